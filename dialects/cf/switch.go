package cf

import (
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/num"
)

// Switch goes to the block whose number equals its operand, or to a default.
//
//	cf.switch %n : i32, [
//	  default: ^bb1(%a : f32),
//	  42: ^bb2
//	]
type Switch struct {
	ir.Base
	Flag            ir.Operand
	DefaultOperands ir.Operands
	// CaseOperands are those of all cases in order; CaseSegments says how many each has.
	CaseOperands ir.Operands
	CaseValues   *ir.DenseAttr // nil if there are no cases
	CaseSegments *ir.DenseArrayAttr
	DefaultDest  ir.Successor
	CaseDests    ir.Successors
}

// Def implements ir.Op.
func (o *Switch) Def(d *ir.Def) {
	d.In("flag", &o.Flag, ir.AnyInteger)
	d.Ins("defaultOperands", &o.DefaultOperands, ir.AnyType)
	d.Ins("caseOperands", &o.CaseOperands, ir.AnyType)
	ir.Prop(d, "case_values", &o.CaseValues, ir.AttrIs("integer elements attribute", isIntElements).Opt())
	ir.Prop(d, "case_operand_segments", &o.CaseSegments, ir.DenseI32Prop)
	d.Succ("defaultDestination", &o.DefaultDest)
	d.Succs("caseDestinations", &o.CaseDests)
	d.Traits(ir.Terminator, ir.Pure, ir.AttrSizedOperandSegments)
}

func isIntElements(a ir.Attr) bool {
	d, ok := a.(*ir.DenseAttr)
	if !ok {
		return false
	}
	_, ok = d.Typ.Elem().(*ir.IntegerType)
	return ok
}

// A Case is a block of a switch with its number and arguments.
type Case struct {
	Value num.Int
	Dest  *ir.Block
	Args  []*ir.Value
}

// NewSwitch returns a switch on flag, to be inserted.
func NewSwitch(flag *ir.Value, def *ir.Block, defArgs []*ir.Value, cases []Case) *Switch {
	o := &Switch{Flag: flag.Use(), DefaultDest: ir.To(def), DefaultOperands: ir.Uses(defArgs...)}
	o.setCases(cases, flag.Type())
	var args []*ir.Value
	var dests []*ir.Block
	for _, c := range cases {
		args = append(args, c.Args...)
		dests = append(dests, c.Dest)
	}
	o.CaseOperands, o.CaseDests = ir.Uses(args...), ir.ToAll(dests...)
	return o
}

func (o *Switch) setCases(cases []Case, t ir.Type) {
	counts := make([]int64, len(cases))
	var raw []byte
	for i, c := range cases {
		counts[i] = int64(len(c.Args))
		raw = c.Value.AppendBytes(raw)
	}
	o.CaseSegments = ir.DenseInts(ir.I32, counts...)
	if len(cases) > 0 {
		o.CaseValues = ir.Dense(ir.Vector([]int64{int64(len(cases))}, t), string(raw))
	}
}

// Cases returns the cases, in a new slice.
func (o *Switch) Cases() []Case {
	cs := make([]Case, o.CaseDests.Len())
	args := o.CaseOperands.Values()
	for i := range cs {
		n := int(o.CaseSegments.Int(i))
		cs[i] = Case{Dest: o.CaseDests.At(i), Args: args[:n:n]}
		args = args[n:]
		if o.CaseValues != nil {
			cs[i].Value = o.CaseValues.Bits(i, 0)
		}
	}
	return cs
}

// Verify implements ir.Verifier.
func (o *Switch) Verify() error {
	n := o.CaseDests.Len()
	if o.CaseValues == nil {
		if n == 0 {
			return nil
		}
		return fmt.Errorf("number of case values (0) should match number of case destinations (%d)", n)
	}
	if t := o.CaseValues.Typ.Elem(); t != o.Flag.Type() {
		return fmt.Errorf("'flag' type ('%v') should match case value type ('%v')", o.Flag.Type(), t)
	}
	if o.CaseValues.Len() != n {
		return fmt.Errorf("number of case values (%d) should match number of case destinations (%d)", o.CaseValues.Len(), n)
	}
	if o.CaseSegments.Len != n {
		return fmt.Errorf("'case_operand_segments' has %d elements for %d cases", o.CaseSegments.Len, n)
	}
	return nil
}

// ParseOp implements asm.OpParser.
func (o *Switch) ParseOp(p *asm.Parser) bool {
	flag, ok := p.Operand()
	if !ok || !p.Expect(":") {
		return false
	}
	t, ok := p.TypeIn(ir.IntegerClass)
	if !ok || !p.ResolveInto(&o.Flag, flag, t) || !p.Expect(",") || !p.Expect("[") || !p.Keyword("default") || !p.Expect(":") {
		return false
	}
	def, args, ok := p.SuccessorWithArgs()
	if !ok {
		return false
	}
	o.DefaultDest.Set(def)
	o.DefaultOperands.Assign(args...)
	var cases []Case
	for p.Accept(",") {
		v, found, ok := p.OptBigInteger()
		if !found && ok {
			_, ok = p.Integer() // reports that there is none
		}
		if !ok || !p.Expect(":") {
			return false
		}
		c := Case{Value: num.IntFromBig(ir.BitWidth(t), v)}
		if c.Dest, c.Args, ok = p.SuccessorWithArgs(); !ok {
			return false
		}
		cases = append(cases, c)
	}
	o.setCases(cases, t)
	var all []*ir.Value
	var dests []*ir.Block
	for _, c := range cases {
		all = append(all, c.Args...)
		dests = append(dests, c.Dest)
	}
	o.CaseOperands.Assign(all...)
	o.CaseDests.Assign(dests...)
	return p.Expect("]") && p.AttrDict(o)
}

// PrintOp implements asm.OpPrinter.
func (o *Switch) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.Flag.Value())
	p.Str(" : ")
	p.Type(o.Flag.Type())
	p.Str(", [")
	p.Newline()
	p.Str("  default: ")
	p.SuccessorWith(o.DefaultDest.Block(), o.DefaultOperands.Values())
	for _, c := range o.Cases() {
		p.Byte(',')
		p.Newline()
		p.Str("  ")
		// Upstream always prints a number without a sign, and cannot read it again if it has more than 63 bits.
		p.Buf = c.Value.AppendText(p.Buf, c.Value.ActiveBits() > 63)
		p.Str(": ")
		p.SuccessorWith(c.Dest, c.Args)
	}
	if o.CaseValues != nil {
		p.Newline()
	}
	p.Byte(']')
	p.AttrDict(o, "case_values", "case_operand_segments")
}

// SuccessorOperands implements ir.Brancher.
func (o *Switch) SuccessorOperands(i int) (ir.OperandRange, int) {
	if i == 0 {
		return o.DefaultOperands.Range(), 0
	}
	first := 0
	if o.CaseOperands.Len() > 0 { // where many cases have no operands, counting them for each would take long
		for k := range i - 1 {
			first += int(o.CaseSegments.Int(k))
		}
	}
	return o.CaseOperands.Part(first, int(o.CaseSegments.Int(i-1)), func(n int) {
		counts := o.CaseSegments.Ints()
		counts[i-1] = int64(n)
		o.CaseSegments = ir.DenseInts(ir.I32, counts...)
	}), 0
}

// SuccessorFor implements ir.Brancher.
func (o *Switch) SuccessorFor(consts []ir.Attr) int {
	c, ok := consts[0].(*ir.IntegerAttr)
	if !ok {
		return -1
	}
	for i, cs := range o.Cases() {
		if cs.Value.Equal(c.Value) {
			return i + 1
		}
	}
	return 0
}
