package affinetostd

import (
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

func constant(rw *rewrite.Rewriter, v ir.Typed) *ir.Value {
	return &ir.Create(rw, &arith.Constant{Value: v}).Result.Value
}

// lowerYield makes an scf.yield; that of a parallel loop is left to the loop.
func lowerYield(rw *rewrite.Rewriter, op *affine.Yield) bool {
	switch ir.Parent(op).(type) {
	case *scf.Parallel, *affine.Parallel:
		return false
	}
	rewrite.ReplaceWithNew(rw, op, scf.NewYield(ir.OperandValues(op)...))
	return true
}

func lowerFor(rw *rewrite.Rewriter, op *affine.For) bool {
	lower, upper := op.Lower(), op.Upper()
	lo := greatest(rw.Builder, lower.Map, lower.Operands)
	if lo == nil {
		return false
	}
	hi := least(rw.Builder, upper.Map, upper.Operands)
	if hi == nil {
		return false
	}
	step := constant(rw, ir.IndexAttr(op.Step()))
	by := ir.Create(rw, &scf.For{
		LowerBound: lo.Use(), UpperBound: hi.Use(), Step: step.Use(), InitArgs: ir.Uses(op.Inits.Values()...), Results: ir.ResTypes(op.Results.Types()...),
	})
	rw.InlineRegionBefore(&op.Region, &by.Region, nil)
	rw.ReplaceWith(op, by)
	return true
}

// lowerParallel makes an scf.parallel. Its reductions begin with the neutral elements of the kinds and combine in regions.
func lowerParallel(rw *rewrite.Rewriter, op *affine.Parallel) bool {
	var lo, hi, steps, inits []*ir.Value
	for i := range op.NumDims() {
		lower, upper := op.Lower(i), op.Upper(i)
		l := greatest(rw.Builder, lower.Map, lower.Operands)
		if l == nil {
			return rw.NotifyMatchFailure(op, "couldn't convert lower bounds")
		}
		u := least(rw.Builder, upper.Map, upper.Operands)
		if u == nil {
			return rw.NotifyMatchFailure(op, "couldn't convert upper bounds")
		}
		lo, hi = append(lo, l), append(hi, u)
	}
	for _, s := range op.Steps() {
		steps = append(steps, constant(rw, ir.IndexAttr(s)))
	}
	kinds := op.ReductionKinds()
	for i, k := range kinds {
		identity := k.Identity(op.Results.At(i).Type(), false)
		if identity == nil {
			return rw.NotifyMatchFailure(op, "unsupported reduction kind for identity value")
		}
		inits = append(inits, constant(rw, identity))
	}
	by := ir.Create(rw, &scf.Parallel{
		LowerBound: ir.Uses(lo...), UpperBound: ir.Uses(hi...), Step: ir.Uses(steps...), InitVals: ir.Uses(inits...),
		Results: ir.ResTypes(op.Results.Types()...),
	})
	yield := op.Body().Last()
	values := ir.OperandValues(yield)
	rw.InlineRegionBefore(&op.Region, &by.Region, nil)
	rw.SetBefore(yield)
	reduce := ir.Create(rw, &scf.Reduce{Operands: ir.Uses(values...), Reductions: ir.NewRegions(len(values))})
	rw.Erase(yield)
	for i, k := range kinds {
		t := values[i].Type()
		b := rw.CreateBlock(reduce.Reductions.At(i), nil, rw.Loc, t, t)
		combined := ir.Create(rw, k.Combine(b.Arg(0), b.Arg(1)))
		ir.Create(rw, &scf.ReduceReturn{Result: ir.ResultAt(combined, 0).Use()})
	}
	rw.ReplaceWith(op, by)
	return true
}

// lowerIf makes an scf.if on the conjunction of the constraints, all of which are computed.
func lowerIf(rw *rewrite.Rewriter, op *affine.If) bool {
	set, operands := op.Set(), op.Operands.Values()
	zero := constant(rw, ir.IndexAttr(0))
	e := expander{rw.Builder, operands[:set.NumDims()], operands[set.NumDims():]}
	var cond *ir.Value
	for i, x := range set.Constraints() {
		v := e.expr(x)
		if v == nil {
			return false
		}
		p := arith.Sge
		if set.IsEq(i) {
			p = arith.Eq
		}
		holds := e.less(v, zero, p)
		if cond != nil {
			holds = &ir.Create(rw, &arith.AndI{Lhs: cond.Use(), Rhs: holds.Use()}).Result.Value
		}
		cond = holds
	}
	if cond == nil {
		cond = constant(rw, ir.BoolAttr(true))
	}
	by := ir.Create(rw, &scf.If{Condition: cond.Use(), Results: ir.ResTypes(op.Results.Types()...)})
	rw.InlineRegionBefore(&op.Then, &by.Then, nil)
	rw.InlineRegionBefore(&op.Else, &by.Else, nil)
	rw.ReplaceWith(op, by)
	return true
}
