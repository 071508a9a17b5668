package scf

import (
	"errors"
	"fmt"
	"slices"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Forall runs its body for each point of a box of counters, all at the same time as far as the machine can; tensors that the instances share
// are put together by the terminator.
//
//	%r = scf.forall (%i, %j) in (%n, 4) shared_outs(%o = %t) -> (tensor<8x8xf32>) {
//	  …
//	  scf.forall.in_parallel {
//	    …
//	  }
//	} {mapping = [#gpu.block<x>]}
type Forall struct {
	ir.Base
	DynamicLower, DynamicUpper, DynamicStep ir.Operands
	StaticLower, StaticUpper, StaticStep    *ir.DenseArrayAttr
	Outputs                                 ir.Operands
	Mapping                                 *ir.ArrayAttr
	Results                                 ir.Results
	Region                                  ir.Region
}

var rankedTensor = ir.TypeIs("ranked tensor of any type values", func(t ir.Type) bool {
	s, ok := t.(*ir.TensorType)
	return ok && s.HasRank()
})

// deviceMapping is a list of attributes that name processing units. They are those of dialects for devices, which are not here.
var deviceMapping = ir.AttrIs("Device Mapping array attribute", func(a ir.Attr) bool {
	list, ok := a.(*ir.ArrayAttr)
	return ok && !slices.ContainsFunc(list.Elems, func(e ir.Attr) bool { _, elsewhere := e.(*ir.OpaqueAttr); return !elsewhere })
}).Opt()

// Def implements ir.Op.
func (o *Forall) Def(d *ir.Def) {
	d.Ins("dynamicLowerBound", &o.DynamicLower, ir.IndexOnly)
	d.Ins("dynamicUpperBound", &o.DynamicUpper, ir.IndexOnly)
	d.Ins("dynamicStep", &o.DynamicStep, ir.IndexOnly)
	ir.Prop(d, "staticLowerBound", &o.StaticLower, ir.DenseI64Prop)
	ir.Prop(d, "staticUpperBound", &o.StaticUpper, ir.DenseI64Prop)
	ir.Prop(d, "staticStep", &o.StaticStep, ir.DenseI64Prop)
	d.Ins("outputs", &o.Outputs, rankedTensor)
	ir.Prop(d, "mapping", &o.Mapping, deviceMapping)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("region", &o.Region, ir.OneBlock)
	d.ImplicitTerminator(func() ir.Op {
		t := new(InParallel)
		t.Region.Add(new(ir.Block))
		return t
	})
	d.Traits(ir.AttrSizedOperandSegments, ir.AutomaticAllocationScope, ir.RecursiveMemoryEffects, ir.ParallelLoop, ir.DestinationStyleTrait)
}

// Body returns the block of the loop; its arguments are the counters, then the shared outputs.
func (o *Forall) Body() *ir.Block { return o.Region.Entry() }

// Rank returns the number of counters.
func (o *Forall) Rank() int { return o.StaticLower.Len }

// IndVars returns the counters.
func (o *Forall) IndVars() []*ir.Value {
	return o.Body().ArgValues()[:min(o.Rank(), o.Body().NumArgs())]
}

// OutArgs returns the arguments of the body that hold the shared outputs.
func (o *Forall) OutArgs() []*ir.Value { return argValues(o.Body(), o.Rank()) }

// IsNormalized reports whether all counters begin at 0 and step by 1.
func (o *Forall) IsNormalized() bool {
	all := func(a *ir.DenseArrayAttr, v int64) bool {
		for _, x := range a.Ints() {
			if x != v {
				return false
			}
		}
		return true
	}
	return all(o.StaticLower, 0) && all(o.StaticStep, 1)
}

// ParseOp implements asm.OpParser.
func (o *Forall) ParseOp(p *asm.Parser) bool {
	args, ok := p.ArgumentsIn("(", ")", false, false)
	if !ok {
		return false
	}
	for i := range args {
		args[i].Type = ir.Index()
	}
	if p.AcceptKeyword("in") {
		if !bound(p, &o.DynamicUpper, &o.StaticUpper) {
			return false
		}
		zeros, ones := make([]int64, len(args)), make([]int64, len(args))
		for i := range ones {
			ones[i] = 1
		}
		o.StaticLower, o.StaticStep = ir.DenseI64(zeros...), ir.DenseI64(ones...)
	} else if !p.Expect("=") || !bound(p, &o.DynamicLower, &o.StaticLower) || !p.Keyword("to") || !bound(p, &o.DynamicUpper, &o.StaticUpper) ||
		!p.Keyword("step") || !bound(p, &o.DynamicStep, &o.StaticStep) {
		return false
	}
	pos := p.Pos()
	var outs []asm.OperandRef
	var types []ir.Type
	if p.AcceptKeyword("shared_outs") {
		n := len(args)
		if outs, ok = p.Assignments(&args); !ok {
			return false
		}
		if types, ok = p.OptArrowTypes(); !ok {
			return false
		}
		for i, t := range types[:min(len(types), len(outs))] {
			args[n+i].Type = t
		}
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	if !p.ResolveAll(&o.Outputs, pos, outs, types...) || !p.Region(&o.Region, args) {
		return false
	}
	ir.EnsureTerminator(o, &o.Region)
	return p.AttrDict(o)
}

// bound reads (%n, 4).
func bound(p *asm.Parser, g *ir.Operands, static **ir.DenseArrayAttr) bool {
	l, ok := p.IndexList("(", ")")
	if !ok {
		return false
	}
	vs, ok := p.ResolveSame(l.Refs, ir.Index())
	if ok {
		g.Assign(vs...)
		*static = ir.DenseI64(l.Static...)
	}
	return ok
}

// PrintOp implements asm.OpPrinter.
func (o *Forall) PrintOp(p *asm.Printer) {
	p.Str(" (")
	p.Values(o.IndVars())
	if o.IsNormalized() {
		p.Str(") in ")
		p.IndexList("(", ")", o.DynamicUpper.Values(), o.StaticUpper.Ints())
	} else {
		p.Str(") = ")
		p.IndexList("(", ")", o.DynamicLower.Values(), o.StaticLower.Ints())
		p.Str(" to ")
		p.IndexList("(", ")", o.DynamicUpper.Values(), o.StaticUpper.Ints())
		p.Str(" step ")
		p.IndexList("(", ")", o.DynamicStep.Values(), o.StaticStep.Ints())
	}
	printAssignments(p, o.OutArgs(), &o.Outputs, " shared_outs")
	p.Byte(' ')
	if o.Outputs.Len() > 0 {
		p.Str("-> (")
		p.Types(o.Results.Types())
		p.Str(") ")
	}
	p.Region(&o.Region, asm.RegionOpts{HideEntryArgs: true, HideTerminator: o.Results.Len() == 0})
	p.AttrDict(o, "staticLowerBound", "staticUpperBound", "staticStep")
}

// Verify implements ir.Verifier.
func (o *Forall) Verify() error {
	n := o.Rank()
	if o.Results.Len() != o.Outputs.Len() {
		return fmt.Errorf("produces %d results, but has only %d outputs", o.Results.Len(), o.Outputs.Len())
	}
	b := o.Body()
	if b.NumArgs() != n+o.Outputs.Len() {
		return fmt.Errorf("region expects %d arguments", n)
	}
	for i := range n {
		if b.Arg(i).Type() != ir.Type(ir.Index()) {
			return fmt.Errorf("expects %d-th block argument to be an index", i)
		}
	}
	for i, v := range o.Outputs.All() {
		if b.Arg(n+i).Type() != v.Type() {
			return fmt.Errorf("type mismatch between %d-th output and corresponding block argument", i)
		}
	}
	if o.Mapping != nil && len(o.Mapping.Elems) > 0 && len(o.Mapping.Elems) != n {
		return errors.New("mapping attribute size must match op rank")
	}
	if err := o.verifyBounds("lower bound", o.StaticLower, &o.DynamicLower); err != nil {
		return err
	}
	if err := o.verifyBounds("upper bound", o.StaticUpper, &o.DynamicUpper); err != nil {
		return err
	}
	return o.verifyBounds("step", o.StaticStep, &o.DynamicStep)
}

// verifyBounds checks that there is one bound of a kind for each counter, and an operand for each that is not constant.
func (o *Forall) verifyBounds(what string, static *ir.DenseArrayAttr, dynamic *ir.Operands) error {
	if static.Len != o.Rank() {
		return diag.Errorf(ir.LocOf(o), "expected %d %s values, got %d", o.Rank(), what, static.Len)
	}
	if n := ir.NumDynamic(static.Ints()); n != dynamic.Len() {
		return diag.Errorf(ir.LocOf(o), "expected %d dynamic %s values", n, what)
	}
	return nil
}

// Carried implements ir.CarryingLoop. What an iteration hands on is put together by the terminator.
func (o *Forall) Carried() (inits, args, yielded, results []*ir.Value) {
	if o.Body().NumArgs() >= o.Rank() {
		args = o.OutArgs()
	}
	return o.Outputs.Values(), args, nil, args
}

// LoopRegions implements ir.LoopLike.
func (o *Forall) LoopRegions() []*ir.Region { return []*ir.Region{&o.Region} }

// LoopDims implements ir.CountedLoop.
func (o *Forall) LoopDims() []ir.LoopDim {
	lo, hi, step := o.Bounds()
	dims := make([]ir.LoopDim, o.Rank())
	for i, iv := range o.IndVars() {
		dims[i] = ir.LoopDim{Var: iv, Lower: lo[i], Upper: hi[i], Step: step[i]}
	}
	return dims
}

// Inits implements ir.DestinationStyle.
func (o *Forall) Inits() []*ir.Operand { return o.Outputs.List() }

// RegionSuccessors implements ir.RegionBrancher: how often the body runs is not told.
func (o *Forall) RegionSuccessors(*ir.Region, []ir.Attr) []ir.RegionPoint {
	return []ir.RegionPoint{{Region: &o.Region}, {}}
}

// EntryOperands implements ir.RegionBrancher: nothing is passed.
func (o *Forall) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }

// InParallel ends the body of scf.forall: its region says how the instances' parts go into the shared tensors.
//
//	scf.forall.in_parallel {
//	  tensor.parallel_insert_slice %part into %o[%i] [4] [1] : tensor<4xf32> into tensor<16xf32>
//	}
type InParallel struct {
	ir.Base
	Region ir.Region
}

// Def implements ir.Op.
func (o *InParallel) Def(d *ir.Def) {
	d.Region("region", &o.Region, ir.OneBlock)
	d.Parent("scf.forall")
	d.Traits(ir.Terminator, ir.NoTerminator, ir.SingleBlock, ir.GraphRegion, ir.Pure)
}

// Verify implements ir.Verifier: the ops inside write to outputs of the loop.
func (o *InParallel) Verify() error {
	loop, ok := ir.Parent(o).(*Forall)
	if !ok {
		return errors.New("expected forall op parent")
	}
	for op := range o.Region.Entry().Ops() {
		c, ok := op.(combiner)
		if !ok {
			return errors.New("expected only ParallelCombiningOpInterface ops")
		}
		for _, d := range c.Destinations() {
			if !slices.Contains(loop.OutArgs(), d.Value()) {
				return ir.OpError(op, "may only insert into an output block argument")
			}
		}
	}
	return nil
}

// ParseOp implements asm.OpParser.
func (o *InParallel) ParseOp(p *asm.Parser) bool {
	if !p.Region(&o.Region, nil) {
		return false
	}
	if o.Region.Empty() {
		o.Region.Add(new(ir.Block))
	}
	return p.AttrDict(o)
}

// PrintOp implements asm.OpPrinter.
func (o *InParallel) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Region(&o.Region, asm.RegionOpts{HideEntryArgs: true, HideEmptyBlock: true})
	p.AttrDict(o)
}
