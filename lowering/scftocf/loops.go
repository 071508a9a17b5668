package scftocf

import (
	"slices"

	"polyloom/dialects/arith"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// lowerParallel makes a nest of scf.for, which are taken apart later. Reductions are carried through the nest.
func lowerParallel(rw *rewrite.Rewriter, op *scf.Parallel) bool {
	carried := op.InitVals.Values()
	results := carried
	var ivs []*ir.Value
	var inner *scf.For
	for i, lo := range op.LowerBound.All() {
		f := ir.Create(rw, scf.NewFor(lo, op.UpperBound.At(i), op.Step.At(i), carried, rw.Loc))
		keepLLVM(op, f)
		if inner == nil {
			results = f.Results.Values()
		} else {
			rw.SetAtEnd(inner.Body())
			ir.Create(rw, scf.NewYield(f.Results.Values()...))
		}
		ivs = append(ivs, f.IndVar())
		carried = f.IterArgs()
		inner = f
		rw.SetAtStart(f.Body())
	}
	reduce := op.Reduction()
	var yielded []*ir.Value
	for i := range reduce.Reductions.Len() {
		b := reduce.Reductions.At(i).Entry()
		ret := b.Last().(*scf.ReduceReturn)
		yielded = append(yielded, ret.Result.Value())
		rw.Erase(ret)
		rw.InlineBlockBefore(b, op.Body(), reduce, carried[i], reduce.Operands.At(i))
	}
	rw.Erase(reduce)
	rw.MergeBlocks(op.Body(), inner.Body(), ivs...)
	rw.SetAtEnd(inner.Body())
	ir.Create(rw, scf.NewYield(yielded...))
	rw.Replace(op, results...)
	return true
}

// lowerForall makes an scf.parallel, which is taken apart later, of a loop without outputs.
func lowerForall(rw *rewrite.Rewriter, op *scf.Forall) bool {
	if op.Outputs.Len() > 0 {
		return rw.NotifyMatchFailure(op, "only fully bufferized scf.forall ops can be converted to scf.parallel")
	}
	lo, hi, step := op.Bounds()
	values := func(bs []ir.FoldResult) []*ir.Value {
		vs := make([]*ir.Value, len(bs))
		for i, b := range bs {
			if vs[i] = b.Value; b.Value == nil {
				vs[i] = &ir.Create(rw, &arith.Constant{Value: b.Const.(ir.Typed)}).Result.Value
			}
		}
		return vs
	}
	by := &scf.Parallel{LowerBound: ir.Uses(values(lo)...), UpperBound: ir.Uses(values(hi)...), Step: ir.Uses(values(step)...)}
	ir.Create(rw, by)
	keepLLVM(op, by)
	rw.InlineRegionBefore(&op.Region, &by.Region, nil)
	term := by.Body().Last()
	rw.SetAtEnd(by.Body())
	ir.Create(rw, &scf.Reduce{})
	rw.Erase(term)
	rw.Erase(op)
	return true
}

// lowerWhile branches from the end of each region to the beginning of the other, or out of the loop. The results are what the first region
// passes on.
func lowerWhile(rw *rewrite.Rewriter, op *scf.While) bool {
	before, end := split(rw, op)
	head, headLast := op.Before.Entry(), op.Before.LastBlock()
	body, bodyLast := op.After.Entry(), op.After.LastBlock()
	rw.InlineRegionBefore(&op.After, before.Region(), end)
	rw.InlineRegionBefore(&op.Before, before.Region(), body)
	branch(rw, before, head, op.Inits.Values()...)
	cond := headLast.Last().(*scf.Condition)
	passed := cond.Args.Values()
	condBranch(rw, headLast, cond.Cond.Value(), body, passed, end)
	rw.Erase(cond)
	yield := bodyLast.Last()
	back := branch(rw, bodyLast, head, ir.OperandValues(yield)...)
	keepLLVM(op, back)
	rw.Erase(yield)
	rw.Replace(op, passed...)
	return true
}

// lowerDoWhile takes a loop apart whose second region only hands on: its first region branches back to itself.
func lowerDoWhile(rw *rewrite.Rewriter, op *scf.While) bool {
	if !op.After.HasOneBlock() {
		return rw.NotifyMatchFailure(op, "do-while simplification applicable to single-block 'after' region only")
	}
	body := op.After.Entry()
	yield, ok := body.First().(*scf.Yield)
	if !ok || !slices.Equal(yield.Results.Values(), body.ArgValues()) {
		return rw.NotifyMatchFailure(op, "do-while simplification applicable only to forwarding 'after' regions")
	}
	before, end := split(rw, op)
	head, last := op.Before.Entry(), op.Before.LastBlock()
	rw.InlineRegionBefore(&op.Before, before.Region(), end)
	branch(rw, before, head, op.Inits.Values()...)
	cond := last.Last().(*scf.Condition)
	passed := cond.Args.Values()
	condBranch(rw, last, cond.Cond.Value(), head, passed, end)
	rw.Erase(cond)
	rw.Replace(op, passed...)
	return true
}
