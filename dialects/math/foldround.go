package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/num"
)

// foldRound folds an op of any format to the operand rounded to an integer.
func foldRound(consts []ir.Attr, mode num.Rounding) ir.Folded {
	return arith.FoldFloat(consts, func(a num.Float) (num.Float, bool) { return a.RoundToIntegral(mode), true })
}

// foldRoundNative is foldRound for f32 and f64 only.
func foldRoundNative(consts []ir.Attr, mode num.Rounding) ir.Folded {
	return arith.FoldFloat(consts, func(a num.Float) (num.Float, bool) { return a.RoundToIntegral(mode), isNative(a) })
}

// Fold implements ir.Folder: constants.
func (o *Ceil) Fold(consts []ir.Attr) ir.Folded { return foldRound(consts, num.Upward) }

// Fold implements ir.Folder: constants.
func (o *Floor) Fold(consts []ir.Attr) ir.Folded { return foldRound(consts, num.Downward) }

// Fold implements ir.Folder: constants.
func (o *RoundEven) Fold(consts []ir.Attr) ir.Folded { return foldRound(consts, num.ToNearestEven) }

// Fold implements ir.Folder: constants of f32 and f64.
func (o *Round) Fold(consts []ir.Attr) ir.Folded { return foldRoundNative(consts, num.ToNearestAway) }

// Fold implements ir.Folder: constants of f32 and f64.
func (o *Trunc) Fold(consts []ir.Attr) ir.Folded { return foldRoundNative(consts, num.TowardZero) }

// Fold implements ir.Folder: constants.
func (o *AbsF) Fold(consts []ir.Attr) ir.Folded {
	return arith.FoldFloat(consts, func(a num.Float) (num.Float, bool) { return a.Abs(), true })
}

// Fold implements ir.Folder: constants.
func (o *CopySign) Fold(consts []ir.Attr) ir.Folded {
	return arith.FoldFloats(consts, func(a, b num.Float) (num.Float, bool) { return a.CopySign(b), true })
}

// foldClass folds a question about a number, or about numbers that are all the same.
func foldClass(consts []ir.Attr, result *ir.Result, holds func(num.Float) bool) ir.Folded {
	switch a := consts[0].(type) {
	case *ir.FloatAttr:
		return ir.FoldConst(ir.BoolAttr(holds(a.Value)))
	case *ir.DenseAttr:
		t, ok := result.Type().(ir.Shaped)
		if _, isFloat := a.Typ.Elem().(*ir.FloatType); ok && isFloat && a.Splat {
			return ir.FoldConst(ir.SplatOf(t, ir.BoolAttr(holds(a.Float(0, 0)))))
		}
	}
	return ir.NoFold
}

// Fold implements ir.Folder: constants with equal elements.
func (o *IsFinite) Fold(consts []ir.Attr) ir.Folded {
	return foldClass(consts, &o.Result, num.Float.IsFinite)
}

// Fold implements ir.Folder: constants with equal elements.
func (o *IsInf) Fold(consts []ir.Attr) ir.Folded {
	return foldClass(consts, &o.Result, num.Float.IsInf)
}

// Fold implements ir.Folder: constants with equal elements.
func (o *IsNaN) Fold(consts []ir.Attr) ir.Folded {
	return foldClass(consts, &o.Result, num.Float.IsNaN)
}

// Fold implements ir.Folder: constants with equal elements.
func (o *IsNormal) Fold(consts []ir.Attr) ir.Folded {
	return foldClass(consts, &o.Result, func(a num.Float) bool { return a.IsFinite() && !a.IsZero() && !a.IsDenormal() })
}
