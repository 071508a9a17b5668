package arith

import (
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/num"
)

// foldCastOf folds a conversion of a constant; f may refuse. The constant may be poison.
func foldCastOf[T, R any](from *domain[T], to *domain[R], consts []ir.Attr, out *ir.Result, f func(v T) (R, bool)) ir.Folded {
	if p := poisoned(consts); p != nil {
		return ir.FoldConst(p)
	}
	return ir.FoldConst(map1(from, to, consts[0], out.Type(), f))
}

// foldIntCast folds a conversion of an integer constant to another width, that of the elements of out.
func foldIntCast(consts []ir.Attr, out *ir.Result, f func(v num.Int, width int) num.Int) ir.Folded {
	width := ir.BitWidth(ir.ElemOrSelf(out.Type()))
	return foldCastOf(&integers, &integers, consts, out, func(v num.Int) (num.Int, bool) { return f(v, width), true })
}

// Fold implements ir.Folder: the extension of an extension, and constants.
func (o *ExtUI) Fold(consts []ir.Attr) ir.Folded {
	if in, ok := o.In.Value().DefOp().(*ExtUI); ok {
		o.In.Set(in.In.Value())
		return ir.FoldedInPlace
	}
	return foldIntCast(consts, &o.Out, num.Int.ZExt)
}

// Fold implements ir.Folder: the extension of an extension, and constants.
func (o *ExtSI) Fold(consts []ir.Attr) ir.Folded {
	if in, ok := o.In.Value().DefOp().(*ExtSI); ok {
		o.In.Set(in.In.Value())
		return ir.FoldedInPlace
	}
	return foldIntCast(consts, &o.Out, num.Int.SExt)
}

// extended returns the value that v extends; nil if v does not.
func extended(v *ir.Value) *ir.Value {
	switch op := v.DefOp().(type) {
	case *ExtUI:
		return op.In.Value()
	case *ExtSI:
		return op.In.Value()
	}
	return nil
}

// Fold implements ir.Folder: what was extended or truncated before, and constants.
func (o *TruncI) Fold(consts []ir.Attr) ir.Folded {
	if src := extended(o.In.Value()); src != nil {
		from, to := ir.ElemOrSelf(src.Type()), ir.ElemOrSelf(o.Out.Type())
		switch {
		case ir.BitWidth(from) > ir.BitWidth(to):
			o.In.Set(src)
			return ir.FoldedInPlace
		case from == to:
			return ir.FoldTo(src)
		}
	}
	if in, ok := o.In.Value().DefOp().(*TruncI); ok {
		o.In.Set(in.In.Value())
		return ir.FoldedInPlace
	}
	return foldIntCast(consts, &o.Out, num.Int.Trunc)
}

// Fold implements ir.Folder: constants.
func (o *IndexCast) Fold(consts []ir.Attr) ir.Folded {
	return foldIntCast(consts, &o.Out, num.Int.SExtOrTrunc)
}

// Fold implements ir.Folder: constants.
func (o *IndexCastUI) Fold(consts []ir.Attr) ir.Folded {
	return foldIntCast(consts, &o.Out, num.Int.ZExtOrTrunc)
}

// formatOf returns the floating-point format of t or of its elements.
func formatOf(t ir.Type) *num.Format { return ir.ElemOrSelf(t).(*ir.FloatType).Format }

// foldFloatCast folds a conversion that loses nothing.
func foldFloatCast(consts []ir.Attr, out *ir.Result, mode num.Rounding) ir.Folded {
	to := formatOf(out.Type())
	return foldCastOf(&floats, &floats, consts, out, func(v num.Float) (num.Float, bool) {
		if v.IsInf() && !to.HasInf() || v.IsNaN() && !to.HasNaN() {
			return v, false
		}
		r, loses, status := v.Convert(to, mode)
		return r, !loses && status == 0
	})
}

// liberties returns the flags of an op on which they are optional.
func liberties(a *ir.EnumAttr) FastMath {
	if a == nil {
		return 0
	}
	return FastMath(a.Value)
}

// Fold implements ir.Folder: the extension of a truncation where both may be fused, and constants.
func (o *ExtF) Fold(consts []ir.Attr) ir.Folded {
	if in, ok := o.In.Value().DefOp().(*TruncF); ok && in.In.Type() == o.Out.Type() &&
		liberties(in.Flags)&liberties(o.Flags)&Contract != 0 {
		return ir.FoldTo(in.In.Value())
	}
	return foldFloatCast(consts, &o.Out, num.ToNearestEven)
}

// Fold implements ir.Folder: what was extended before, and constants that can be rounded without loss.
func (o *TruncF) Fold(consts []ir.Attr) ir.Folded {
	if in, ok := o.In.Value().DefOp().(*ExtF); ok {
		from, to := formatOf(in.In.Type()), formatOf(o.Out.Type())
		if formatOf(in.Out.Type()).Contains(from) {
			switch {
			case from.Width() > to.Width():
				o.In.Set(in.In.Value())
				return ir.FoldedInPlace
			case from == to:
				return ir.FoldTo(in.In.Value())
			}
		}
	}
	mode := num.ToNearestEven
	if o.Rounding != nil {
		mode = num.Rounding(o.Rounding.Int64())
	}
	return foldFloatCast(consts, &o.Out, mode)
}

// Fold implements ir.Folder: constants.
func (o *SIToFP) Fold(consts []ir.Attr) ir.Folded { return foldToFloat(consts, &o.Out, true) }

// Fold implements ir.Folder: constants.
func (o *UIToFP) Fold(consts []ir.Attr) ir.Folded { return foldToFloat(consts, &o.Out, false) }

func foldToFloat(consts []ir.Attr, out *ir.Result, signed bool) ir.Folded {
	to := formatOf(out.Type())
	return foldCastOf(&integers, &floats, consts, out, func(v num.Int) (num.Float, bool) {
		r, _ := to.FromInt(v, signed, num.ToNearestEven)
		return r, true
	})
}

// Fold implements ir.Folder: constants that fit.
func (o *FPToSI) Fold(consts []ir.Attr) ir.Folded { return foldToInt(consts, &o.Out, true) }

// Fold implements ir.Folder: constants that fit.
func (o *FPToUI) Fold(consts []ir.Attr) ir.Folded { return foldToInt(consts, &o.Out, false) }

func foldToInt(consts []ir.Attr, out *ir.Result, signed bool) ir.Folded {
	width := ir.BitWidth(ir.ElemOrSelf(out.Type()))
	return foldCastOf(&floats, &integers, consts, out, func(v num.Float) (num.Int, bool) {
		r, _, status := v.ToInt(width, signed, num.TowardZero)
		return r, status&num.Invalid == 0
	})
}

// Fold implements ir.Folder: constants.
func (o *Bitcast) Fold(consts []ir.Attr) ir.Folded {
	t := o.Out.Type()
	if d, ok := consts[0].(*ir.DenseAttr); ok {
		return ir.FoldConst(ir.Dense(d.Typ.WithShape(d.Typ.Shape(), ir.ElemOrSelf(t)).(ir.Shaped), d.Raw))
	}
	if _, shaped := t.(ir.Shaped); shaped {
		return ir.NoFold
	}
	var bits num.Int
	switch a := consts[0].(type) {
	case *ir.IntegerAttr:
		bits = a.Value
	case *ir.FloatAttr:
		bits = a.Value.Bits()
	default:
		if ub.IsPoisoned(a) {
			return ir.FoldConst(a)
		}
		return ir.NoFold
	}
	if f, ok := t.(*ir.FloatType); ok {
		return ir.FoldConst(ir.FloatOf(f.Format.FromBits(bits)))
	}
	return ir.FoldConst(ir.Integer(t, bits))
}
