// Package rewrite changes IR by patterns, as MLIR's rewriter, greedy driver and operation folder do.
//
// A pattern is a function over one kind of op, which its parameter's type says. It looks first and returns false if the op is not what it is
// for; otherwise it changes the IR, only through the Rewriter, and returns true:
//
//	// addi(x, 0) -> x
//	var addZero = rewrite.On(func(rw *rewrite.Rewriter, op *arith.AddI) bool {
//		if n, ok := ir.ConstantInt(op.Rhs.Value()); !ok || n != 0 {
//			return false
//		}
//		rw.Replace(op, op.Lhs.Value())
//		return true
//	})
//
// A Rewriter is a Builder too, and inserts in front of the matched op: ir.Create(rw, &arith.SubI{…}).
//
// An op gives its canonicalization patterns by the method CanonicalizationPatterns, and what needs no new op (but constants) by ir.Folder.
// Canonicalizations collects the patterns of dialects.
//
//	Greedy, GreedyRegion    apply a Set of patterns to everything inside an op or region, with folding, until nothing changes
//	GreedyOps               apply it to some ops, and to what that changes
//	Fold                    what an op folds to, by its own Fold and by its traits
//	Folder                  folds ops one by one and keeps constants unique
//	SimplifyRegion          unreachable blocks, dead code, block arguments, identical blocks
//
// The order in which ops are visited, and so the order of the ops that come out, is that of LLVM 22.
//
// Dialect conversion, where each op must become legal and types change, is package rewrite/conversion.
package rewrite
