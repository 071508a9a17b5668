package scf

import (
	"errors"
	"fmt"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Parallel runs its body for each point of a box of counters, in any order, and combines the values that the body reduces.
//
//	%sum = scf.parallel (%i, %j) = (%lo, %lo) to (%n, %m) step (%one, %one) init (%zero) -> f32 {
//	  %x = memref.load %a[%i, %j] : memref<?x?xf32>
//	  scf.reduce(%x : f32) {
//	  ^bb0(%l: f32, %r: f32):
//	    %s = arith.addf %l, %r : f32
//	    scf.reduce.return %s : f32
//	  }
//	}
type Parallel struct {
	ir.Base
	LowerBound, UpperBound, Step ir.Operands
	InitVals                     ir.Operands
	Results                      ir.Results
	Region                       ir.Region
}

// Def implements ir.Op.
func (o *Parallel) Def(d *ir.Def) {
	d.Ins("lowerBound", &o.LowerBound, ir.IndexOnly)
	d.Ins("upperBound", &o.UpperBound, ir.IndexOnly)
	d.Ins("step", &o.Step, ir.IndexOnly)
	d.Ins("initVals", &o.InitVals, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("region", &o.Region, ir.OneBlock)
	d.ImplicitTerminator(func() ir.Op { return &Reduce{} })
	d.Traits(ir.AutomaticAllocationScope, ir.AttrSizedOperandSegments, ir.RecursiveMemoryEffects, ir.ParallelLoop)
}

// NewParallel returns a loop with a block for its body that has no terminator yet, to be inserted.
func NewParallel(lo, hi, step, inits []*ir.Value, loc ir.Loc) *Parallel {
	o := &Parallel{LowerBound: ir.Uses(lo...), UpperBound: ir.Uses(hi...), Step: ir.Uses(step...), InitVals: ir.Uses(inits...)}
	b := o.Region.Add(ir.NewBlock(loc))
	for range lo {
		b.AddArg(ir.Index(), loc)
	}
	types := make([]ir.Type, len(inits))
	for i, v := range inits {
		types[i] = v.Type()
	}
	o.Results = ir.ResTypes(types...)
	return o
}

// Body returns the block of the loop; its arguments are the counters.
func (o *Parallel) Body() *ir.Block { return o.Region.Entry() }

// IndVars returns the counters.
func (o *Parallel) IndVars() []*ir.Value { return o.Body().ArgValues() }

// Reduction returns the terminator of the body.
func (o *Parallel) Reduction() *Reduce { return o.Body().Last().(*Reduce) }

// ParseOp implements asm.OpParser.
func (o *Parallel) ParseOp(p *asm.Parser) bool {
	args, ok := p.ArgumentsIn("(", ")", false, false)
	n := len(args)
	if !ok || !p.Expect("=") || !indexGroup(p, &o.LowerBound, n) || !p.Keyword("to") || !indexGroup(p, &o.UpperBound, n) ||
		!p.Keyword("step") || !indexGroup(p, &o.Step, n) {
		return false
	}
	for i := range args {
		args[i].Type = ir.Index()
	}
	var inits []asm.OperandRef
	if p.AcceptKeyword("init") {
		if inits, ok = p.OperandsIn("(", ")"); !ok {
			return false
		}
	}
	types, ok := p.OptArrowTypes()
	if !ok {
		return false
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	if !p.Region(&o.Region, args) || !p.AttrDict(o) || !p.ResolveAll(&o.InitVals, p.OpPos(), inits, types...) {
		return false
	}
	ir.EnsureTerminator(o, &o.Region)
	return true
}

// indexGroup reads (%a, %b): n operands of type index.
func indexGroup(p *asm.Parser, g *ir.Operands, n int) bool {
	pos := p.Pos()
	rs, ok := p.OperandsIn("(", ")")
	if !ok {
		return false
	}
	if len(rs) != n {
		return p.Errorf(pos, "expected %d operands", n)
	}
	vs, ok := p.ResolveSame(rs, ir.Index())
	if ok {
		g.Assign(vs...)
	}
	return ok
}

// PrintOp implements asm.OpPrinter.
func (o *Parallel) PrintOp(p *asm.Printer) {
	group := func(prefix string, g *ir.Operands) {
		p.Str(prefix)
		p.Operands(g)
		p.Byte(')')
	}
	p.Str(" (")
	p.Values(o.IndVars())
	group(") = (", &o.LowerBound)
	group(" to (", &o.UpperBound)
	group(" step (", &o.Step)
	if o.InitVals.Len() > 0 {
		group(" init (", &o.InitVals)
	}
	p.OptArrowTypes(o.Results.Types())
	p.Byte(' ')
	p.Region(&o.Region, asm.RegionOpts{HideEntryArgs: true})
	p.AttrDict(o)
}

// Verify implements ir.Verifier.
func (o *Parallel) Verify() error {
	n := o.Step.Len()
	if n == 0 {
		return errors.New("needs at least one tuple element for lowerBound, upperBound and step")
	}
	for _, v := range o.Step.All() {
		if c, ok := ir.ConstantInt(v); ok && c <= 0 {
			return errors.New("constant step operand must be positive")
		}
	}
	b := o.Body()
	if b.NumArgs() != n {
		return fmt.Errorf("expects the same number of induction variables: %d as bound and step values: %d", b.NumArgs(), n)
	}
	for _, a := range b.Args() {
		if a.Type() != ir.Type(ir.Index()) {
			return errors.New("expects arguments for the induction variable to be of index type")
		}
	}
	r, ok := b.Last().(*Reduce)
	if !ok {
		d := diag.Errorf(ir.LocOf(o), "'scf.parallel' op expects body to terminate with 'scf.reduce'")
		if last := b.Last(); last != nil {
			d.Note(ir.LocOf(last), "terminator here")
		}
		return d
	}
	if o.Results.Len() != r.Reductions.Len() {
		return fmt.Errorf("expects number of results: %d to be the same as number of reductions: %d", o.Results.Len(), r.Reductions.Len())
	}
	if o.Results.Len() != o.InitVals.Len() {
		return fmt.Errorf("expects number of results: %d to be the same as number of initial values: %d", o.Results.Len(), o.InitVals.Len())
	}
	if r.Operands.Len() != r.Reductions.Len() {
		return nil // the terminator will say so
	}
	for i, v := range r.Operands.All() {
		if v.Type() != o.Results.At(i).Type() {
			return diag.Errorf(ir.LocOf(r), "'scf.reduce' op expects type of %d-th reduction operand: '%v' to be the same as the %d-th result type: '%v'", i, v.Type(), i, o.Results.At(i).Type())
		}
	}
	return nil
}

// LoopRegions implements ir.LoopLike.
func (o *Parallel) LoopRegions() []*ir.Region { return []*ir.Region{&o.Region} }

// LoopDims implements ir.CountedLoop.
func (o *Parallel) LoopDims() []ir.LoopDim {
	value := func(v *ir.Value) ir.FoldResult { return ir.FoldResult{Value: v, Const: ir.ConstantValue(v)} }
	dims := make([]ir.LoopDim, o.Step.Len())
	for i, iv := range o.IndVars() {
		dims[i] = ir.LoopDim{Var: iv, Lower: value(o.LowerBound.At(i)), Upper: value(o.UpperBound.At(i)), Step: value(o.Step.At(i))}
	}
	return dims
}

// RegionSuccessors implements ir.RegionBrancher: how often the body runs is not told.
func (o *Parallel) RegionSuccessors(*ir.Region, []ir.Attr) []ir.RegionPoint {
	return []ir.RegionPoint{{Region: &o.Region}, {}}
}

// EntryOperands implements ir.RegionBrancher: nothing is passed.
func (o *Parallel) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }

// Reduce ends the body of scf.parallel: each operand is combined with the others of its kind by a region.
//
//	scf.reduce(%x : f32) {
//	^bb0(%l: f32, %r: f32):
//	  %s = arith.addf %l, %r : f32
//	  scf.reduce.return %s : f32
//	}
type Reduce struct {
	ir.Base
	Operands   ir.Operands
	Reductions ir.Regions
}

// Def implements ir.Op.
func (o *Reduce) Def(d *ir.Def) {
	d.Ins("operands", &o.Operands, ir.AnyType)
	d.Regions("reductions", &o.Reductions, ir.OneBlock)
	d.Parent("scf.parallel")
	d.Traits(ir.Terminator, ir.RecursiveMemoryEffects)
	d.Format("(`(` $operands^ `:` type($operands) `)`)? $reductions attr-dict")
}

// PassedTo implements ir.RegionTerminator: the operands are combined, not passed.
func (o *Reduce) PassedTo(ir.RegionPoint) []*ir.Operand { return nil }

// VerifyRegions implements ir.RegionVerifier.
func (o *Reduce) VerifyRegions() error {
	if n, want := o.Reductions.Len(), o.Operands.Len(); n != want {
		return fmt.Errorf("expects number of reduction regions: %d to be the same as number of reduction operands: %d", n, want)
	}
	for i := range o.Reductions.Len() {
		t := o.Operands.At(i).Type()
		b := o.Reductions.At(i).Entry()
		if b.Empty() {
			return fmt.Errorf("%d-th reduction has an empty body", i)
		}
		if b.NumArgs() != 2 || b.Arg(0).Type() != t || b.Arg(1).Type() != t {
			return fmt.Errorf("expected two block arguments with type '%v' in the %d-th reduction region", t, i)
		}
		if _, ok := b.Last().(*ReduceReturn); !ok {
			return errors.New("reduction bodies must be terminated with an 'scf.reduce.return' op")
		}
	}
	return nil
}

// ReduceReturn ends a region of scf.reduce with the combined value.
//
//	scf.reduce.return %s : f32
type ReduceReturn struct {
	ir.Base
	Result ir.Operand
}

// Def implements ir.Op.
func (o *ReduceReturn) Def(d *ir.Def) {
	d.In("result", &o.Result, ir.AnyType)
	d.Parent("scf.reduce")
	d.Traits(ir.Terminator, ir.Pure)
	d.Format("$result attr-dict `:` type($result)")
}

// Verify implements ir.Verifier.
func (o *ReduceReturn) Verify() error {
	if b := ir.BlockOf(o); b.NumArgs() > 0 && b.Arg(0).Type() != o.Result.Type() {
		return fmt.Errorf("must have type '%v' (the type of the reduction inputs)", b.Arg(0).Type())
	}
	return nil
}
