// Package conversion makes IR legal for a target by patterns, as MLIR's dialect conversion does.
//
// A Target says which ops are legal. Partial, Full and Analyze visit every op; one that is not legal is folded, or a pattern for it is applied,
// and what the pattern makes must become legal in the same way. Patterns that lead nowhere are undone, and if an op cannot be converted that
// must be, everything is:
//
//	target := conversion.NewTarget()
//	target.LegalDialect("llvm")
//	target.IllegalDialect("arith")
//	err := conversion.Partial(module, target, rewrite.NewSet(patterns...), conversion.Config{Cast: cast})
//
// A TypeConverter says what becomes of types: one type, several or none. Patterns made by On with a converter get the operands of the op as
// values of converted types, whatever was done so far to the ops that define them:
//
//	conversion.On(types, func(rw *conversion.Rewriter, op *arith.AddI, in []*ir.Value) bool {
//		rw.Replace(op, &ir.Create(rw, &llvm.Add{Lhs: in[0].Use(), Rhs: in[1].Use()}).Result.Value)
//		return true
//	})
//
// In a pattern the old IR is still there: replaced ops are erased, and uses replaced, only when the whole conversion has succeeded. So a pattern may
// look at op's operands as they were, and must take the converted ones from its last parameter or from Rewriter.Remapped.
//
// Where a value of one type is used as one of another, a cast stands in between (the op that Config.Cast makes). In the end casts that cancel out
// vanish, and the others become what the converter's materializations make of them.
package conversion
