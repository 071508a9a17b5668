package math

import (
	"polyloom/dialects/arith"
	"polyloom/dialects/math/libm"
	"polyloom/ir"
	"polyloom/num"
)

// call computes a function of the library on an f32 or f64; other formats it does not know.
func call(f *libm.Func, a num.Float) (num.Float, bool) {
	switch a.Format() {
	case num.F64:
		return num.FromFloat64(f.F64(a.Float64())), true
	case num.F32:
		return num.FromFloat32(f.F32(a.Float32())), true
	}
	return num.Float{}, false
}

// foldCall folds an op to a function of the library.
func foldCall(consts []ir.Attr, f *libm.Func) ir.Folded {
	return arith.FoldFloat(consts, func(a num.Float) (num.Float, bool) { return call(f, a) })
}

// foldCallUnless folds an op to a function of the library but where bad holds, so that whoever runs the program may see that its argument is wrong.
func foldCallUnless(bad func(num.Float) bool, consts []ir.Attr, f *libm.Func) ir.Folded {
	return arith.FoldFloat(consts, func(a num.Float) (num.Float, bool) {
		if bad(a) {
			return num.Float{}, false
		}
		return call(f, a)
	})
}

// call2 is call for a function of two numbers, which are of one format.
func call2(f *libm.Func2, a, b num.Float) (num.Float, bool) {
	switch a.Format() {
	case num.F64:
		return num.FromFloat64(f.F64(a.Float64(), b.Float64())), true
	case num.F32:
		return num.FromFloat32(f.F32(a.Float32(), b.Float32())), true
	}
	return num.Float{}, false
}

// Fold implements ir.Folder: constants.
func (o *Sin) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Sin) }

// Fold implements ir.Folder: constants.
func (o *Cos) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Cos) }

// Fold implements ir.Folder: constants.
func (o *Tan) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Tan) }

// Fold implements ir.Folder: constants.
func (o *Asin) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Asin) }

// Fold implements ir.Folder: constants.
func (o *Acos) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Acos) }

// Fold implements ir.Folder: constants.
func (o *Atan) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Atan) }

// Fold implements ir.Folder: constants.
func (o *Sinh) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Sinh) }

// Fold implements ir.Folder: constants.
func (o *Cosh) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Cosh) }

// Fold implements ir.Folder: constants.
func (o *Tanh) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Tanh) }

// Fold implements ir.Folder: constants.
func (o *Asinh) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Asinh) }

// Fold implements ir.Folder: constants.
func (o *Acosh) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Acosh) }

// Fold implements ir.Folder: constants.
func (o *Atanh) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Atanh) }

// Fold implements ir.Folder: constants.
func (o *Exp) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Exp) }

// Fold implements ir.Folder: constants.
func (o *Exp2) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Exp2) }

// Fold implements ir.Folder: constants.
func (o *ExpM1) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Expm1) }

// Fold implements ir.Folder: constants.
func (o *Erf) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Erf) }

// Fold implements ir.Folder: constants.
func (o *Erfc) Fold(consts []ir.Attr) ir.Folded { return foldCall(consts, &libm.Erfc) }

// Fold implements ir.Folder: constants without a sign.
func (o *Log) Fold(consts []ir.Attr) ir.Folded {
	return foldCallUnless(num.Float.IsNegative, consts, &libm.Log)
}

// Fold implements ir.Folder: constants without a sign.
func (o *Log2) Fold(consts []ir.Attr) ir.Folded {
	return foldCallUnless(num.Float.IsNegative, consts, &libm.Log2)
}

// Fold implements ir.Folder: constants without a sign.
func (o *Log10) Fold(consts []ir.Attr) ir.Folded {
	return foldCallUnless(num.Float.IsNegative, consts, &libm.Log10)
}

// Fold implements ir.Folder: constants that are at least -1.
func (o *Log1p) Fold(consts []ir.Attr) ir.Folded {
	below := func(a num.Float) bool { return a.Add(a.Format().One(), num.ToNearestEven).IsNegative() }
	return foldCallUnless(below, consts, &libm.Log1p)
}

// Fold implements ir.Folder: constants.
func (o *PowF) Fold(consts []ir.Attr) ir.Folded {
	return arith.FoldFloats(consts, func(a, b num.Float) (num.Float, bool) { return call2(&libm.Pow, a, b) })
}

// Fold implements ir.Folder: constants. The angle of two zeros is C's, which depends on their signs.
func (o *Atan2) Fold(consts []ir.Attr) ir.Folded {
	return arith.FoldFloats(consts, func(a, b num.Float) (num.Float, bool) { return call2(&libm.Atan2, a, b) })
}

// isNative reports whether v is of a format that C has functions for.
func isNative(v num.Float) bool { return v.Format() == num.F32 || v.Format() == num.F64 }

// Fold implements ir.Folder: constants of f32 and f64 without a sign.
func (o *Sqrt) Fold(consts []ir.Attr) ir.Folded {
	return arith.FoldFloat(consts, func(a num.Float) (num.Float, bool) {
		return a.Sqrt(num.ToNearestEven), isNative(a) && !a.IsNegative()
	})
}
