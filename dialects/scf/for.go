package scf

import (
	"errors"
	"fmt"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// For counts from a lower bound up to, and not including, an upper bound by a step, and carries values from one iteration to the next. The step is
// positive, and the number behind the last one that is counted must be one of the counter's type too: the counter does not wrap around.
//
//	%sum = scf.for %i = %lo to %hi step %st iter_args(%acc = %zero) -> (f32) {
//	  %x = memref.load %a[%i] : memref<?xf32>
//	  %s = arith.addf %acc, %x : f32
//	  scf.yield %s : f32
//	}
type For struct {
	ir.Base
	LowerBound, UpperBound, Step ir.Operand
	InitArgs                     ir.Operands
	UnsignedCmp                  bool // the bounds are compared as unsigned numbers
	Results                      ir.Results
	Region                       ir.Region
}

// Def implements ir.Op.
func (o *For) Def(d *ir.Def) {
	d.In("lowerBound", &o.LowerBound, ir.SignlessOrIndex)
	d.In("upperBound", &o.UpperBound, ir.SignlessOrIndex)
	d.In("step", &o.Step, ir.SignlessOrIndex)
	d.Ins("initArgs", &o.InitArgs, ir.AnyType)
	d.Unit("unsignedCmp", &o.UnsignedCmp)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("region", &o.Region, ir.OneBlock)
	d.AllTypesMatch("lowerBound", "upperBound", "step")
	d.ImplicitTerminator(newYield)
	d.Traits(ir.AutomaticAllocationScope, ir.RecursiveMemoryEffects)
}

// NewFor returns a loop with a block for its body that has no terminator yet, to be inserted.
func NewFor(lo, hi, step *ir.Value, inits []*ir.Value, loc ir.Loc) *For {
	types := make([]ir.Type, len(inits))
	for i, v := range inits {
		types[i] = v.Type()
	}
	f := &For{LowerBound: lo.Use(), UpperBound: hi.Use(), Step: step.Use(), InitArgs: ir.Uses(inits...), Results: ir.ResTypes(types...)}
	f.Region.Add(ir.NewBlock(loc, append([]ir.Type{lo.Type()}, types...)...))
	return f
}

// Body returns the block of the loop.
func (o *For) Body() *ir.Block { return o.Region.Entry() }

// IndVar returns the counter.
func (o *For) IndVar() *ir.Value { return o.Body().Arg(0) }

// IterArgs returns the arguments of the body that hold the carried values.
func (o *For) IterArgs() []*ir.Value { return argValues(o.Body(), 1) }

// Yielded returns the terminator of the body.
func (o *For) Yielded() *Yield { return yieldOf(o.Body()) }

// Verify implements ir.Verifier.
func (o *For) Verify() error {
	if o.InitArgs.Len() != o.Results.Len() {
		return errors.New("mismatch in number of loop-carried values and defined values")
	}
	return nil
}

// VerifyRegions implements ir.RegionVerifier.
func (o *For) VerifyRegions() error {
	b := o.Body()
	if b.NumArgs() == 0 || b.Arg(0).Type() != o.LowerBound.Type() {
		return errors.New("expected induction variable to be same type as bounds and step")
	}
	if b.NumArgs() != o.InitArgs.Len()+1 {
		return errors.New("mismatch in number of basic block args and defined values")
	}
	for i, v := range o.InitArgs.All() {
		switch o.Results.At(i).Type() {
		default:
			return fmt.Errorf("types mismatch between %dth iter operand and defined value", i)
		case v.Type():
			if b.Arg(i+1).Type() != v.Type() {
				return fmt.Errorf("types mismatch between %dth iter region arg and defined value", i)
			}
		}
	}
	return nil
}

// Carried implements ir.CarryingLoop.
func (o *For) Carried() (inits, args, yielded, results []*ir.Value) {
	if b := o.Body(); b.NumArgs() > 0 {
		args = o.IterArgs()
	}
	return o.InitArgs.Values(), args, yieldedValues(o.Body()), o.Results.Values()
}

// yieldedValues returns what the scf.yield at the end of b hands on.
func yieldedValues(b *ir.Block) []*ir.Value {
	if y := yieldOf(b); y != nil {
		return y.Results.Values()
	}
	return nil
}

// ParseOp implements asm.OpParser.
func (o *For) ParseOp(p *asm.Parser) bool {
	o.UnsignedCmp = p.AcceptKeyword("unsigned")
	iv, ok := p.Argument(false, false)
	if !ok || !p.Expect("=") {
		return false
	}
	lo, ok := p.Operand()
	if !ok || !p.Keyword("to") {
		return false
	}
	hi, ok := p.Operand()
	if !ok || !p.Keyword("step") {
		return false
	}
	step, ok := p.Operand()
	if !ok {
		return false
	}
	args := []asm.Arg{iv}
	inits, types, ok := parseIterArgs(p, &args)
	if !ok {
		return false
	}
	args[0].Type = ir.Index()
	if p.Accept(":") {
		if args[0].Type, ok = p.Type(); !ok {
			return false
		}
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	if !p.Region(&o.Region, args) {
		return false
	}
	ir.EnsureTerminator(o, &o.Region)
	// The operands come behind the region, whose values they must not be.
	t := args[0].Type
	if !p.ResolveInto(&o.LowerBound, lo, t) || !p.ResolveInto(&o.UpperBound, hi, t) || !p.ResolveInto(&o.Step, step, t) {
		return false
	}
	return p.ResolveAll(&o.InitArgs, p.OpPos(), inits, types...) && p.AttrDict(o)
}

// parseIterArgs reads an optional iter_args(%a = %x, …) -> (types): the arguments are added to args.
func parseIterArgs(p *asm.Parser, args *[]asm.Arg) ([]asm.OperandRef, []ir.Type, bool) {
	if !p.AcceptKeyword("iter_args") {
		return nil, nil, true
	}
	inits, ok := p.Assignments(args)
	if !ok {
		return nil, nil, false
	}
	types, ok := p.ArrowTypes()
	if !ok {
		return nil, nil, false
	}
	if len(types) != len(inits) {
		return nil, nil, p.Errorf(p.OpPos(), "mismatch in number of loop-carried values and defined values")
	}
	for i, t := range types {
		(*args)[len(*args)-len(types)+i].Type = t
	}
	return inits, types, true
}

// PrintOp implements asm.OpPrinter.
func (o *For) PrintOp(p *asm.Printer) {
	if o.UnsignedCmp {
		p.Str(" unsigned")
	}
	p.Byte(' ')
	p.Value(o.IndVar())
	p.Str(" = ")
	p.Value(o.LowerBound.Value())
	p.Str(" to ")
	p.Value(o.UpperBound.Value())
	p.Str(" step ")
	p.Value(o.Step.Value())
	printAssignments(p, o.IterArgs(), &o.InitArgs, " iter_args")
	if o.InitArgs.Len() > 0 {
		p.Str(" -> (")
		p.OperandTypes(&o.InitArgs)
		p.Byte(')')
	}
	p.Byte(' ')
	if t := o.IndVar().Type(); t != ir.Type(ir.Index()) {
		p.Str(" : ") // upstream writes two blanks here
		p.Type(t)
		p.Byte(' ')
	}
	p.Region(&o.Region, asm.RegionOpts{HideEntryArgs: true, HideTerminator: o.InitArgs.Len() == 0})
	p.AttrDict(o, "unsignedCmp")
}

// printAssignments writes prefix(%a = %x, …), or nothing if there are none.
func printAssignments(p *asm.Printer, args []*ir.Value, inits *ir.Operands, prefix string) {
	if inits.Len() == 0 {
		return
	}
	p.Str(prefix)
	p.Byte('(')
	for i, v := range inits.All() {
		if i > 0 {
			p.Str(", ")
		}
		p.Value(args[i])
		p.Str(" = ")
		p.Value(v)
	}
	p.Byte(')')
}

// LoopRegions implements ir.LoopLike.
func (o *For) LoopRegions() []*ir.Region { return []*ir.Region{&o.Region} }

// LoopDims implements ir.CountedLoop. A loop that compares unsigned numbers has no counter in its sense, unless the bounds are the same as signed ones.
func (o *For) LoopDims() []ir.LoopDim {
	if o.UnsignedCmp {
		lo, lowKnown := ir.ConstantInt(o.LowerBound.Value())
		hi, highKnown := ir.ConstantInt(o.UpperBound.Value())
		if !lowKnown || !highKnown || lo < 0 || hi < 0 {
			return nil
		}
	}
	value := func(v *ir.Value) ir.FoldResult { return ir.FoldResult{Value: v, Const: ir.ConstantValue(v)} }
	return []ir.LoopDim{{Var: o.IndVar(), Lower: value(o.LowerBound.Value()), Upper: value(o.UpperBound.Value()), Step: value(o.Step.Value())}}
}

// RegionSuccessors implements ir.RegionBrancher: the body may run, again or not at all.
func (o *For) RegionSuccessors(*ir.Region, []ir.Attr) []ir.RegionPoint {
	return []ir.RegionPoint{{Region: &o.Region, Inputs: o.IterArgs()}, {Inputs: o.Results.Values()}}
}

// EntryOperands implements ir.RegionBrancher.
func (o *For) EntryOperands(ir.RegionPoint) []*ir.Operand { return o.InitArgs.List() }

// IsSpeculatable implements ir.Speculatable: a loop that counts by one ends.
func (o *For) IsSpeculatable() bool {
	step, ok := ir.ConstantInt(o.Step.Value())
	return ok && step == 1 && bodySpeculatable(&o.Region)
}

func bodySpeculatable(r *ir.Region) bool {
	for b := range r.Blocks() {
		for op := range b.Ops() {
			if !ir.IsSpeculatable(op) {
				return false
			}
		}
	}
	return true
}

// While runs its first region; as long as that says so, it runs the second one and begins again.
//
//	%r = scf.while (%x = %init) : (i32) -> i32 {
//	  %go = arith.cmpi slt, %x, %n : i32
//	  scf.condition(%go) %x : i32
//	} do {
//	^bb0(%y: i32):
//	  %z = arith.addi %y, %one : i32
//	  scf.yield %z : i32
//	}
type While struct {
	ir.Base
	Inits         ir.Operands
	Results       ir.Results
	Before, After ir.Region
}

// Def implements ir.Op.
func (o *While) Def(d *ir.Def) {
	d.Ins("inits", &o.Inits, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("before", &o.Before, ir.OneBlock)
	d.Region("after", &o.After, ir.OneBlock)
	d.Traits(ir.RecursiveMemoryEffects, ir.SingleBlock)
}

// ParseOp implements asm.OpParser.
func (o *While) ParseOp(p *asm.Parser) bool {
	var args []asm.Arg
	var inits []asm.OperandRef
	ok := true
	if p.At("(") {
		if inits, ok = p.Assignments(&args); !ok {
			return false
		}
	}
	pos := p.Pos()
	typ, ok := p.ColonTypeIn(ir.FunctionClass)
	if !ok {
		return false
	}
	t := typ.(*ir.FunctionType)
	ir.SetResultTypes(o, []int{len(t.Out)}, t.Out)
	if len(t.In) != len(inits) {
		return p.Errorf(pos, "expected as many input types as operands (expected %d got %d)", len(inits), len(t.In))
	}
	if !p.ResolveAll(&o.Inits, pos, inits, t.In...) {
		return false
	}
	for i := range args {
		args[i].Type = t.In[i]
	}
	return p.Region(&o.Before, args) && p.Keyword("do") && p.Region(&o.After, nil) && p.AttrDictWithKeyword(o)
}

// PrintOp implements asm.OpPrinter.
func (o *While) PrintOp(p *asm.Printer) {
	printAssignments(p, o.Before.Entry().ArgValues(), &o.Inits, " ")
	p.Str(" : ")
	p.FunctionalType(o)
	p.Byte(' ')
	p.Region(&o.Before, asm.RegionOpts{HideEntryArgs: true})
	p.Str(" do ")
	p.Region(&o.After, asm.RegionOpts{})
	p.AttrDictWithKeyword(o)
}

// Verify implements ir.Verifier.
func (o *While) Verify() error {
	if err := o.terminated(&o.Before, "before", "scf.condition"); err != nil {
		return err
	}
	return o.terminated(&o.After, "after", "scf.yield")
}

// terminated checks that the region, called what, ends in the named op.
func (o *While) terminated(r *ir.Region, what, name string) error {
	last := r.Entry().Last()
	if last != nil && ir.Name(last) == name {
		return nil
	}
	d := diag.Errorf(ir.LocOf(o), "'scf.while' op expects the '%s' region to terminate with '%s'", what, name)
	if last != nil {
		d.Note(ir.LocOf(last), "terminator here")
	}
	return d
}

// ConditionOp returns the terminator of the first region.
func (o *While) ConditionOp() *Condition { return o.Before.Entry().Last().(*Condition) }

// Yielded returns the terminator of the second region.
func (o *While) Yielded() *Yield { return yieldOf(o.After.Entry()) }

// LoopRegions implements ir.LoopLike.
func (o *While) LoopRegions() []*ir.Region { return []*ir.Region{&o.Before, &o.After} }

// RegionSuccessors implements ir.RegionBrancher.
func (o *While) RegionSuccessors(from *ir.Region, _ []ir.Attr) []ir.RegionPoint {
	if from == &o.Before {
		return []ir.RegionPoint{{Inputs: o.Results.Values()}, {Region: &o.After, Inputs: o.After.Entry().ArgValues()}}
	}
	return []ir.RegionPoint{{Region: &o.Before, Inputs: o.Before.Entry().ArgValues()}}
}

// EntryOperands implements ir.RegionBrancher.
func (o *While) EntryOperands(ir.RegionPoint) []*ir.Operand { return o.Inits.List() }
