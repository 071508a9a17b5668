package scf

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *For) CanonicalizationPatterns() []rewrite.Pattern {
	return append([]rewrite.Pattern{trivialLoop}, rewrite.RegionBranchPatterns[*For]()...)
}

// trivialLoop removes a loop that does not run, replaces one that runs once by its body, and one that only hands on values from outside by
// these.
//
//	%r = scf.for %i = %c0 to %c1 step %c1 iter_args(%a = %x) -> (f32) {
//	  %y = arith.addf %a, %a : f32
//	  scf.yield %y : f32
//	}
//
// becomes
//
//	%r = arith.addf %x, %x : f32
var trivialLoop = rewrite.On(func(rw *rewrite.Rewriter, op *For) bool {
	n, ok := iterations(value(op.LowerBound.Value()), value(op.UpperBound.Value()), value(op.Step.Value()), op.UnsignedCmp)
	switch {
	case !ok:
		return rw.NotifyMatchFailure(op, "can't compute constant trip count")
	case n == 0:
		rw.Replace(op, op.InitArgs.Values()...)
		return true
	case n == 1:
		inlineRegion(rw, op, &op.Region, append([]*ir.Value{op.LowerBound.Value()}, op.InitArgs.Values()...)...)
		return true
	}
	if op.Body().First() != op.Body().Last() {
		return false
	}
	yielded := op.Yielded().Results.Values()
	for _, v := range yielded {
		if op.Region.IsAncestor(v.Block().Region()) {
			return false
		}
	}
	rw.Replace(op, yielded...)
	return true
})

// inlineRegion replaces op by the ops of its region r, a single block, with args for the block's arguments and the operands of its terminator
// for op's results.
func inlineRegion(rw *rewrite.Rewriter, op ir.Op, r *ir.Region, args ...*ir.Value) {
	term := r.Entry().Last()
	rw.InlineBlockBefore(r.Entry(), ir.BlockOf(op), op, args...)
	rw.Replace(op, ir.OperandValues(term)...)
	rw.Erase(term)
}
