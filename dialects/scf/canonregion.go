package scf

import (
	"slices"

	"polyloom/dialects/cf"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *ExecuteRegion) CanonicalizationPatterns() []rewrite.Pattern {
	return append([]rewrite.Pattern{inlineBlock, inlineBlocks}, rewrite.RegionBranchPatterns[*ExecuteRegion]()...)
}

// inlineBlock replaces an scf.execute_region of one block by the ops in it.
var inlineBlock = rewrite.On(func(rw *rewrite.Rewriter, op *ExecuteRegion) bool {
	if op.NoInline || !op.Region.HasOneBlock() || yieldOf(op.Region.Entry()) == nil {
		return false
	}
	inlineRegion(rw, op, &op.Region)
	return true
})

// inlineBlocks makes the blocks of an scf.execute_region blocks of the region around it, where that may have several.
//
//	"a"() : () -> ()
//	%r = scf.execute_region -> i32 {
//	  cf.cond_br %c, ^bb1, ^bb2
//	^bb1:
//	  scf.yield %x : i32
//	^bb2:
//	  scf.yield %y : i32
//	}
//	"b"(%r) : (i32) -> ()
//
// becomes
//
//	  "a"() : () -> ()
//	  cf.br ^bb1
//	^bb1:
//	  cf.cond_br %c, ^bb2, ^bb3
//	^bb2:
//	  cf.br ^bb4(%x : i32)
//	^bb3:
//	  cf.br ^bb4(%y : i32)
//	^bb4(%r: i32):
//	  "b"(%r) : (i32) -> ()
var inlineBlocks = rewrite.On(func(rw *rewrite.Rewriter, op *ExecuteRegion) bool {
	if op.NoInline {
		return false
	}
	switch ir.Parent(op).(type) {
	case ir.FunctionOp, *ExecuteRegion:
	default:
		return false
	}
	before := ir.BlockOf(op)
	after := rw.SplitBlock(before, op)
	rw.SetAtEnd(before)
	ir.Create(rw, cf.NewBr(op.Region.Entry()))
	for b := range op.Region.Blocks() {
		if y := yieldOf(b); y != nil {
			rw.At(y)
			ir.Create(rw, cf.NewBr(after, y.Results.Values()...))
			rw.Erase(y)
		}
	}
	rw.InlineRegionBefore(&op.Region, before.Region(), after)
	args := make([]*ir.Value, op.Results.Len())
	for i, r := range op.Results.All() {
		args[i] = rw.InsertArg(after, i, r.Type(), r.Loc())
	}
	rw.Replace(op, args...)
	return true
})

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *IndexSwitch) CanonicalizationPatterns() []rewrite.Pattern {
	return append([]rewrite.Pattern{knownCase}, rewrite.RegionBranchPatterns[*IndexSwitch]()...)
}

// knownCase replaces an scf.index_switch on a constant by the region for that.
var knownCase = rewrite.On(func(rw *rewrite.Rewriter, op *IndexSwitch) bool {
	n, ok := ir.ConstantInt(op.Arg.Value())
	if !ok {
		return false
	}
	r := &op.Default
	if i := slices.Index(op.Cases.Ints(), n); i >= 0 {
		r = op.CaseRegions.At(i)
	}
	inlineRegion(rw, op, r)
	return true
})
