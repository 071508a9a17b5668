package fn

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer: calling a function that is known is a direct call.
func (o *CallIndirect) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *CallIndirect) bool {
		callee, ok := ir.ConstantValue(op.CalleeValue.Value()).(*ir.SymbolRefAttr)
		if !ok {
			return false
		}
		rewrite.ReplaceWithNew(rw, op, &Call{CalleeRef: callee, Operands: ir.Uses(op.Args.Values()...), Results: ir.ResTypes(op.Results.Types()...)})
		return true
	})}
}
