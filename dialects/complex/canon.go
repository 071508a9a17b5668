package complex

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns merges casts of casts.
func (o *Bitcast) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(mergeBitcasts), rewrite.On(mergeIntoBitcast)}
}

// bitcast(bitcast(x)), either of which may be arith's -> bitcast(x), which is arith's where neither type is complex
func mergeBitcasts(rw *rewrite.Rewriter, op *Bitcast) bool {
	to := op.Result.Type()
	if inner, ok := op.Operand.Value().DefOp().(*arith.Bitcast); ok {
		rewrite.ReplaceWithNew(rw, op, &Bitcast{Operand: inner.In.Value().Use(), Result: ir.Res(to)})
		return true
	}
	inner, ok := op.Operand.Value().DefOp().(*Bitcast)
	if !ok {
		return false
	}
	from := inner.Operand.Value()
	if isComplex(to) || isComplex(from.Type()) {
		rewrite.ReplaceWithNew(rw, op, &Bitcast{Operand: from.Use(), Result: ir.Res(to)})
	} else {
		rewrite.ReplaceWithNew(rw, op, &arith.Bitcast{In: from.Use(), Out: ir.Res(to)})
	}
	return true
}

// arith.bitcast(bitcast(x)) -> bitcast(x)
func mergeIntoBitcast(rw *rewrite.Rewriter, op *arith.Bitcast) bool {
	inner, ok := op.In.Value().DefOp().(*Bitcast)
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, &Bitcast{Operand: inner.Operand.Value().Use(), Result: ir.Res(op.Out.Type())})
	return true
}

// negatedCreate returns the create of which v is the negation; nil if it is none.
func negatedCreate(v *ir.Value) *Create {
	if n, ok := v.DefOp().(*Neg); ok {
		if c, ok := n.Complex.Value().DefOp().(*Create); ok {
			return c
		}
	}
	return nil
}

// CanonicalizationPatterns negates only the part that is asked for.
func (o *Re) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *Re) bool {
		// re(neg(create(a, b))) -> negf(a)
		c := negatedCreate(op.Complex.Value())
		if c != nil {
			rewrite.ReplaceWithNew(rw, op, &arith.NegF{Operand: c.Real.Value().Use()})
		}
		return c != nil
	})}
}

// CanonicalizationPatterns negates only the part that is asked for.
func (o *Im) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *Im) bool {
		// im(neg(create(a, b))) -> negf(b)
		c := negatedCreate(op.Complex.Value())
		if c != nil {
			rewrite.ReplaceWithNew(rw, op, &arith.NegF{Operand: c.Imaginary.Value().Use()})
		}
		return c != nil
	})}
}
