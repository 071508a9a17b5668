package toy

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// Fold implements ir.Folder: a constant polynomial, and any polynomial at a constant.
func (o *Eval) Fold(consts []ir.Attr) ir.Folded {
	t := o.Result.Type()
	if o.Coeffs.Len == 1 {
		return ir.FoldConst(ir.IntegerOf(t, o.Coeffs.Int(0)))
	}
	x, ok := consts[0].(*ir.IntegerAttr)
	if !ok {
		return ir.NoFold
	}
	return ir.FoldConst(ir.Integer(t, o.at(x.Value)))
}

// at returns the value of the polynomial at x.
func (o *Eval) at(x num.Int) num.Int {
	y := num.Zero(x.Width())
	for i := o.Coeffs.Len - 1; i >= 0; i-- {
		y = y.Mul(x).Add(num.NewInt(x.Width(), o.Coeffs.Int(i)))
	}
	return y
}

// materialize makes the op for a constant that Fold returned.
func materialize(a ir.Attr, t ir.Type) ir.Op { return arith.Dialect.Materialize(a, t) }

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Eval) CanonicalizationPatterns() []rewrite.Pattern { return []rewrite.Pattern{trim} }

// toy.eval [1, 2, 0] at %x -> toy.eval [1, 2] at %x
var trim = rewrite.On(func(rw *rewrite.Rewriter, op *Eval) bool {
	cs := op.Coeffs.Ints()
	n := len(cs)
	for n > 1 && cs[n-1] == 0 {
		n--
	}
	if n == len(cs) {
		return false
	}
	rw.Modify(op, func() { op.Coeffs = ir.DenseI64(cs[:n]...) })
	return true
})
