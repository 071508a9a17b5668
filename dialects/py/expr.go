package py

import (
	"fmt"
	"slices"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// Constant is a literal of the program. Its type is that of the literal.
//
//	%0 = py.constant 1
//	%1 = py.constant "text"
//	%2 = py.constant float 1.500000e+00
//	%3 = py.constant true
type Constant struct {
	ir.Base
	Value  *Literal
	Result ir.Result
}

// Def implements ir.Op.
func (o *Constant) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, literalProp)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.ConstantLike, ir.Pure)
}

// NewConstant returns the op for a literal.
func NewConstant(l *Literal) *Constant { return &Constant{Value: l, Result: ir.Res(l.Type())} }

// Verify implements ir.Verifier.
func (o *Constant) Verify() error {
	if t := o.Result.Type(); t != o.Value.Type() {
		return fmt.Errorf("has the type %s, but its value is a %s", t, o.Value.Type())
	}
	return nil
}

// Fold implements ir.Folder.
func (o *Constant) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

func materialize(a ir.Attr, t ir.Type) ir.Op {
	if l, ok := a.(*Literal); ok && l.Type() == t {
		return NewConstant(l)
	}
	return nil
}

// PrintOp implements asm.OpPrinter.
func (o *Constant) PrintOp(p *asm.Printer) {
	p.Space()
	if k := o.Value.Kind; k != IntLit && k != StrLit {
		p.Str(literalNames[k])
		if k > IntLit {
			p.Space()
		}
	}
	if o.Value.Kind >= IntLit {
		o.Value.printValue(p.Text)
	}
	p.AttrDict(o, "value")
}

// ParseOp implements asm.OpParser.
func (o *Constant) ParseOp(p *asm.Parser) bool {
	l, ok := parseBareLiteral(p)
	if !ok {
		return false
	}
	o.Value = l
	ir.SetResultTypes(o, []int{1}, []ir.Type{l.Type()})
	return p.AttrDict(o)
}

// parseBareLiteral reads a literal as the custom form has it.
func parseBareLiteral(p *asm.Parser) (*Literal, bool) {
	for kind, name := range literalNames {
		if kind := LiteralKind(kind); kind != IntLit && kind != StrLit && p.AcceptKeyword(name) {
			if kind < IntLit {
				return Singleton(kind), true
			}
			return literalValue(p, kind)
		}
	}
	if s, ok := p.OptStringLit(); ok {
		return TextLiteral(StrLit, s), true
	}
	return literalValue(p, IntLit)
}

// Load is the value of a name.
//
//	%0 = py.load local "n"
type Load struct {
	ir.Base
	Scope  Scope
	Name   *ir.StringAttr
	Result ir.Result
}

// Def implements ir.Op.
func (o *Load) Def(d *ir.Def) {
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.Out("result", &o.Result, anyValue)
	form(d, "$scope $name attr-dict ->")
}

// NameResults implements ir.ResultNamer.
func (o *Load) NameResults(set func(*ir.Value, string)) { suggest(set, &o.Result, o.Name) }

// suggest names a result after a name of the program.
func suggest(set func(*ir.Value, string), r *ir.Result, name *ir.StringAttr) {
	if ir.IsIdentifier(name.Value) {
		set(&r.Value, name.Value)
	}
}

// Walrus gives a name a value, and is that value: (x := v).
//
//	%1 = py.walrus local "x" = %0
type Walrus struct {
	ir.Base
	Scope  Scope
	Name   *ir.StringAttr
	Value  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Walrus) Def(d *ir.Def) {
	ir.Enum(d, "scope", &o.Scope, ScopeEnum)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.In("value", &o.Value, anyValue)
	d.Out("result", &o.Result, anyValue)
	form(d, "$scope $name `=` %value attr-dict ->")
}

// GetAttr is an attribute of an object: o.name.
//
//	%1 = py.getattr %0 "shape"
type GetAttr struct {
	ir.Base
	Object ir.Operand
	Name   *ir.StringAttr
	Result ir.Result
}

// Def implements ir.Op.
func (o *GetAttr) Def(d *ir.Def) {
	d.In("object", &o.Object, anyValue)
	ir.Prop(d, "name", &o.Name, ir.StrAttr)
	d.Out("result", &o.Result, anyValue)
	form(d, "%object $name attr-dict ->")
}

// NameResults implements ir.ResultNamer.
func (o *GetAttr) NameResults(set func(*ir.Value, string)) { suggest(set, &o.Result, o.Name) }

// GetItem is a subscript of an object: o[i]. Several subscripts are one tuple.
//
//	%2 = py.getitem %0[%1]
type GetItem struct {
	ir.Base
	Object, Index ir.Operand
	Result        ir.Result
}

// Def implements ir.Op.
func (o *GetItem) Def(d *ir.Def) {
	d.In("object", &o.Object, anyValue)
	d.In("index", &o.Index, anyValue)
	d.Out("result", &o.Result, anyValue)
	form(d, "%object `[` %index `]` attr-dict ->")
}

// MakeSlice is a slice in a subscript: lower:upper:step, each of which may be missing. It is not pure, so that it stays with its subscript: only there
// can it be written.
//
//	%2 = py.slice lower %0 step %1
type MakeSlice struct {
	ir.Base
	Lower, Upper, Step ir.Operand
	Result             ir.Result
}

// Def implements ir.Op.
func (o *MakeSlice) Def(d *ir.Def) {
	d.OptIn("lower", &o.Lower, anyValue)
	d.OptIn("upper", &o.Upper, anyValue)
	d.OptIn("step", &o.Step, anyValue)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.AttrSizedOperandSegments)
}

// PrintOp implements asm.OpPrinter.
func (o *MakeSlice) PrintOp(p *asm.Printer) {
	printOptional(p, "lower", &o.Lower)
	printOptional(p, "upper", &o.Upper)
	printOptional(p, "step", &o.Step)
	p.AttrDict(o, "operandSegmentSizes")
}

// ParseOp implements asm.OpParser.
func (o *MakeSlice) ParseOp(p *asm.Parser) bool {
	ir.SetResultTypes(o, []int{1}, []ir.Type{Slice})
	return optional(p, "lower", &o.Lower) && optional(p, "upper", &o.Upper) && optional(p, "step", &o.Step) && p.AttrDict(o)
}

// printOptional writes " keyword %x" if o is there.
func printOptional(p *asm.Printer, keyword string, o *ir.Operand) {
	if o.Present() {
		p.Space()
		p.Str(keyword)
		p.Space()
		p.Value(o.Value())
	}
}

// optional reads "keyword %x" if the keyword is there.
func optional(p *asm.Parser, keyword string, o *ir.Operand) bool {
	return !p.AcceptKeyword(keyword) || operand(p, o)
}

// Binary applies an operator to two values.
//
//	%2 = py.binary add %0, %1
type Binary struct {
	ir.Base
	Kind     BinaryOp
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Binary) Def(d *ir.Def) { binaryDef(d, &o.Kind, &o.Lhs, &o.Rhs, &o.Result) }

func binaryDef(d *ir.Def, kind *BinaryOp, lhs, rhs *ir.Operand, result *ir.Result) {
	ir.Enum(d, "kind", kind, BinaryEnum)
	d.In("lhs", lhs, anyValue)
	d.In("rhs", rhs, anyValue)
	d.Out("result", result, anyValue)
	form(d, "$kind %lhs `,` %rhs attr-dict ->")
}

// InPlace applies the operator of an augmented assignment, which may change its left operand: x += y. What stores the result follows.
//
//	%2 = py.inplace add %0, %1
//	py.store local "x", %2
type InPlace struct {
	ir.Base
	Kind     BinaryOp
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *InPlace) Def(d *ir.Def) { binaryDef(d, &o.Kind, &o.Lhs, &o.Rhs, &o.Result) }

// Unary applies an operator to a value.
//
//	%1 = py.unary usub %0
type Unary struct {
	ir.Base
	Kind   UnaryOp
	Value  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Unary) Def(d *ir.Def) {
	ir.Enum(d, "kind", &o.Kind, UnaryEnum)
	d.In("value", &o.Value, anyValue)
	d.Out("result", &o.Result, anyValue)
	form(d, "$kind %value attr-dict ->")
}

// Compare compares values, from left to right until a comparison fails: a < b < c. The operands after the second are computed in regions, only
// when they are needed.
//
//	%2 = py.compare %0 lt %1
//	%3 = py.compare %0 lt %1 lte {
//	  %4 = py.load local "c"
//	  py.yield %4
//	}
type Compare struct {
	ir.Base
	Kinds    *ir.ArrayAttr // one for each comparison
	Lhs, Rhs ir.Operand
	Rest     ir.Regions
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Compare) Def(d *ir.Def) {
	ir.Prop(d, "kinds", &o.Kinds, cmpKindsProp)
	d.In("lhs", &o.Lhs, anyValue)
	d.In("rhs", &o.Rhs, anyValue)
	d.Regions("rest", &o.Rest, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.SingleBlock, ir.RecursiveMemoryEffects, ir.RecursivelySpeculatable)
}

var cmpKindsProp = ir.AttrIs("array of comparisons", func(a ir.Attr) bool {
	kinds, ok := a.(*ir.ArrayAttr)
	if !ok || len(kinds.Elems) == 0 {
		return false
	}
	for _, k := range kinds.Elems {
		if _, ok := CmpEnum.Value(k); !ok {
			return false
		}
	}
	return true
})

// Kind returns the comparison number i.
func (o *Compare) Kind(i int) CmpOp {
	v, _ := CmpEnum.Value(o.Kinds.Elems[i])
	return CmpOp(v)
}

// CmpKinds returns the attribute for a list of comparisons.
func CmpKinds(kinds ...CmpOp) *ir.ArrayAttr {
	as := make([]ir.Attr, len(kinds))
	for i, k := range kinds {
		as[i] = CmpEnum.Attr(uint64(k))
	}
	return ir.Array(as...)
}

// Verify implements ir.Verifier.
func (o *Compare) Verify() error {
	if want, got := len(o.Kinds.Elems)-1, o.Rest.Len(); want != got {
		return fmt.Errorf("has %d regions, but %d comparisons after the first", got, want)
	}
	return nil
}

// VerifyRegions implements ir.RegionVerifier.
func (o *Compare) VerifyRegions() error { return yieldOne(&o.Rest) }

// PrintOp implements asm.OpPrinter.
func (o *Compare) PrintOp(p *asm.Printer) {
	p.Space()
	p.Value(o.Lhs.Value())
	for i := range o.Kinds.Elems {
		p.Space()
		p.Str(CmpEnum.Cases[o.Kind(i)].Name)
		p.Space()
		if i == 0 {
			p.Value(o.Rhs.Value())
		} else {
			p.Region(o.Rest.At(i-1), asm.RegionOpts{})
		}
	}
	p.AttrDict(o, "kinds")
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *Compare) ParseOp(p *asm.Parser) bool {
	if !operand(p, &o.Lhs) {
		return false
	}
	k, ok := p.EnumValue(CmpEnum)
	if !ok || !operand(p, &o.Rhs) {
		return false
	}
	kinds := []CmpOp{CmpOp(k)}
	for {
		next := slices.IndexFunc(CmpEnum.Cases, func(c ir.EnumCase) bool { return p.AcceptKeyword(c.Name) })
		if next < 0 {
			break
		}
		if !p.Region(o.Rest.Append(), nil) {
			return false
		}
		kinds = append(kinds, CmpOp(next))
	}
	o.Kinds = CmpKinds(kinds...)
	return p.AttrDict(o) && result(p, o)
}

// ShortCircuit is a and b and …, or a or b or …: the operands after the first are computed in regions, only when they are needed.
//
//	%1 = py.shortcircuit and %0 {
//	  %2 = py.load local "b"
//	  py.yield %2
//	}
type ShortCircuit struct {
	ir.Base
	Kind   BoolOp
	First  ir.Operand
	Rest   ir.Regions
	Result ir.Result
}

// Def implements ir.Op.
func (o *ShortCircuit) Def(d *ir.Def) {
	ir.Enum(d, "kind", &o.Kind, BoolEnum)
	d.In("first", &o.First, anyValue)
	d.Regions("rest", &o.Rest, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.SingleBlock, ir.RecursiveMemoryEffects, ir.RecursivelySpeculatable)
	form(d, "$kind %first $rest attr-dict ->")
}

// VerifyRegions implements ir.RegionVerifier.
func (o *ShortCircuit) VerifyRegions() error {
	if o.Rest.Len() == 0 {
		return fmt.Errorf("has no second operand")
	}
	return yieldOne(&o.Rest)
}

// IfExp is a conditional expression: a if c else b.
//
//	%1 = py.ifexp %0 {
//	  py.yield %a
//	} else {
//	  py.yield %b
//	}
type IfExp struct {
	ir.Base
	Cond       ir.Operand
	Then, Else ir.Region
	Result     ir.Result
}

// Def implements ir.Op.
func (o *IfExp) Def(d *ir.Def) {
	d.In("cond", &o.Cond, anyValue)
	d.Region("then", &o.Then, ir.OneBlock)
	d.Region("else", &o.Else, ir.OneBlock)
	d.Out("result", &o.Result, anyValue)
	d.Traits(ir.SingleBlock, ir.RecursiveMemoryEffects, ir.RecursivelySpeculatable)
	form(d, "%cond $then `else` $else attr-dict ->")
}

// VerifyRegions implements ir.RegionVerifier.
func (o *IfExp) VerifyRegions() error {
	if err := yieldsOne(&o.Then); err != nil {
		return err
	}
	return yieldsOne(&o.Else)
}

// Starred is *x in a call, a display or a subscript.
//
//	%1 = py.starred %0
type Starred struct {
	ir.Base
	Value  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Starred) Def(d *ir.Def) { oneToOne(d, &o.Value, &o.Result) }

// oneToOne describes an op that makes a value of a value.
func oneToOne(d *ir.Def, value *ir.Operand, result *ir.Result) {
	d.In("value", value, anyValue)
	d.Out("result", result, anyValue)
	form(d, "%value attr-dict ->")
}

// Await is await x.
//
//	%1 = py.await %0
type Await struct {
	ir.Base
	Value  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Await) Def(d *ir.Def) { oneToOne(d, &o.Value, &o.Result) }

// YieldFrom is yield from x.
//
//	%1 = py.yieldfrom %0
type YieldFrom struct {
	ir.Base
	Value  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *YieldFrom) Def(d *ir.Def) { oneToOne(d, &o.Value, &o.Result) }

// YieldValue is Python's yield x, of which x may be missing. (py.yield is what hands a value out of a region.)
//
//	%1 = py.yieldvalue(%0)
//	%2 = py.yieldvalue
type YieldValue struct {
	ir.Base
	Value  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *YieldValue) Def(d *ir.Def) {
	d.OptIn("value", &o.Value, anyValue)
	d.Out("result", &o.Result, anyValue)
}

// PrintOp implements asm.OpPrinter.
func (o *YieldValue) PrintOp(p *asm.Printer) {
	printInParens(p, &o.Value)
	p.AttrDict(o)
	printOptType(p, o.Result.Type())
}

// ParseOp implements asm.OpParser.
func (o *YieldValue) ParseOp(p *asm.Parser) bool {
	return inParens(p, &o.Value) && p.AttrDict(o) && result(p, o)
}

// Verify implements ir.Verifier.
func (o *YieldFrom) Verify() error { return inFunction(o, "'yield from'") }

// Verify implements ir.Verifier.
func (o *YieldValue) Verify() error { return inFunction(o, "'yield'") }

// Verify implements ir.Verifier.
func (o *Await) Verify() error { return inFunction(o, "'await'") }
