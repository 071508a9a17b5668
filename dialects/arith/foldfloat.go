package arith

import (
	"polyloom/ir"
	"polyloom/num"
)

// rounded makes an operation with a rounding mode one that rounds to nearest.
func rounded(f func(a, b num.Float, mode num.Rounding) num.Float) func(a, b num.Float) num.Float {
	return func(a, b num.Float) num.Float { return f(a, b, num.ToNearestEven) }
}

func isFloatOne(v num.Float) bool { return v.IsExactly(1) }

// Fold implements ir.Folder: -(-x) and constants.
func (o *NegF) Fold(consts []ir.Attr) ir.Folded {
	if n, ok := o.Operand.Value().DefOp().(*NegF); ok {
		return ir.FoldTo(n.Operand.Value())
	}
	if p := poisoned(consts); p != nil {
		return ir.FoldConst(p)
	}
	return ir.FoldConst(map1(&floats, &floats, consts[0], typeOf(consts[0]), func(a num.Float) (num.Float, bool) { return a.Neg(), true }))
}

// Fold implements ir.Folder: x + -0, which keeps the sign of a zero x, and constants.
func (o *AddF) Fold(consts []ir.Attr) ir.Folded {
	if isUniformFloat(consts[1], num.Float.IsNegZero) {
		return ir.FoldTo(o.Lhs.Value())
	}
	return foldFloats(consts, rounded(num.Float.Add))
}

// Fold implements ir.Folder: x - 0 and constants.
func (o *SubF) Fold(consts []ir.Attr) ir.Folded {
	if isUniformFloat(consts[1], num.Float.IsPosZero) {
		return ir.FoldTo(o.Lhs.Value())
	}
	return foldFloats(consts, rounded(num.Float.Sub))
}

// Fold implements ir.Folder: x*1, x*0 where neither NaN nor the sign of zero counts, and constants.
func (o *MulF) Fold(consts []ir.Attr) ir.Folded {
	if isUniformFloat(consts[1], isFloatOne) {
		return ir.FoldTo(o.Lhs.Value())
	}
	if o.Flags&(NNaN|NSZ) == NNaN|NSZ && isUniformFloat(consts[1], num.Float.IsZero) {
		return ir.FoldTo(o.Rhs.Value())
	}
	return foldFloats(consts, rounded(num.Float.Mul))
}

// Fold implements ir.Folder: x/1 and constants.
func (o *DivF) Fold(consts []ir.Attr) ir.Folded {
	if isUniformFloat(consts[1], isFloatOne) {
		return ir.FoldTo(o.Lhs.Value())
	}
	return foldFloats(consts, rounded(num.Float.Div))
}

// Fold implements ir.Folder: constants.
func (o *RemF) Fold(consts []ir.Attr) ir.Folded { return foldFloats(consts, num.Float.Rem) }

// foldExtremumF folds a minimum or maximum: loses holds for numbers that give way to any other.
func foldExtremumF(lhs, rhs *ir.Operand, consts []ir.Attr, loses func(num.Float) bool, f func(a, b num.Float) num.Float) ir.Folded {
	switch {
	case lhs.Value() == rhs.Value():
		return ir.FoldTo(rhs.Value())
	case isUniformFloat(consts[1], loses):
		return ir.FoldTo(lhs.Value())
	}
	return foldFloats(consts, f)
}

func isNegInf(v num.Float) bool { return v.IsInf() && v.IsNegative() }
func isPosInf(v num.Float) bool { return v.IsInf() && !v.IsNegative() }

// Fold implements ir.Folder: equal operands, a limit of -inf, and constants.
func (o *MaximumF) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremumF(&o.Lhs, &o.Rhs, consts, isNegInf, num.Float.Maximum)
}

// Fold implements ir.Folder: equal operands, a limit of +inf, and constants.
func (o *MinimumF) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremumF(&o.Lhs, &o.Rhs, consts, isPosInf, num.Float.Minimum)
}

// Fold implements ir.Folder: equal operands, NaN, and constants.
func (o *MaxNumF) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremumF(&o.Lhs, &o.Rhs, consts, num.Float.IsNaN, num.Float.MaxNum)
}

// Fold implements ir.Folder: equal operands, NaN, and constants.
func (o *MinNumF) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremumF(&o.Lhs, &o.Rhs, consts, num.Float.IsNaN, num.Float.MinNum)
}
