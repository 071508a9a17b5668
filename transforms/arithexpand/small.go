package arithexpand

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// matches reports whether from and to have the given element types, and their shape is known so that there are constants.
func matches(from *ir.Operand, fromElem ir.Type, to *ir.Result, toElem ir.Type) bool {
	return ir.ElemOrSelf(from.Type()) == fromElem && ir.ElemOrSelf(to.Type()) == toElem && constants(from.Type())
}

// extendBF16 converts bf16 to f32: its bits are the upper half of those of an f32.
func extendBF16(rw *rewrite.Rewriter, o *arith.ExtF) bool {
	if !matches(&o.In, ir.BF16, &o.Out, ir.F32) {
		return rw.NotifyMatchFailure(o, "not a ext of bf16 to f32.")
	}
	e := emitter{rw}
	bits := e.extendI(e.bits(o.In.Value(), ir.I16), ir.I32)
	rw.Replace(o, e.bits(e.shiftLeft(bits, e.int(bits.Type(), 16)), ir.F32))
	return true
}

// truncateToBF16 converts f32 to bf16, rounding to nearest, ties to even: a bias of just less than half of the last place, or half if that place is
// odd, is added to the bits before they are cut. A carry into the exponent is what rounding up to the next power of two means, and infinity stays
// what it is; NaN goes its own way, as its bits could become those of infinity.
func truncateToBF16(rw *rewrite.Rewriter, o *arith.TruncF) bool {
	if !matches(&o.In, ir.F32, &o.Out, ir.BF16) {
		return rw.NotifyMatchFailure(o, "not a trunc of f32 to bf16.")
	}
	if o.Rounding != nil {
		return rw.NotifyMatchFailure(o, "only applicable to default rounding mode.")
	}
	e := emitter{rw}
	v := o.In.Value()
	i16, i32 := like(v.Type(), ir.I16), like(v.Type(), ir.I32)
	isNaN := e.cmpF(arith.UNE, v, v)
	half, nan, width, one := e.int(i32, 0x7fff), e.int(i16, 0x7fc0), e.int(i32, 16), e.int(i32, 1)
	bits := e.bits(v, ir.I32)
	odd := e.and(e.shiftRight(bits, width), one)
	rounded := e.shiftRight(e.add(bits, e.add(odd, half)), width)
	rw.Replace(o, e.bits(e.choose(isNaN, nan, e.truncateI(rounded, ir.I16)), ir.BF16))
	return true
}

// extendF8E8M0 converts f8E8M0FNU to f32, and from there to the type that is asked for: its bits are the exponent of an f32, all ones NaN. Zeros
// are 2 to the -127, which is half of the least normal f32.
func extendF8E8M0(rw *rewrite.Rewriter, o *arith.ExtF) bool {
	if ir.ElemOrSelf(o.In.Type()) != ir.Type(f8E8M0) || !constants(o.In.Type()) {
		return rw.NotifyMatchFailure(o, "not a ext of F8E8M0FNU")
	}
	e := emitter{rw}
	i8, i32 := like(o.In.Type(), ir.I8), like(o.In.Type(), ir.I32)
	exponent := e.bits(o.In.Value(), ir.I8)
	nan8, nan32, width := e.int(i8, 0xff), e.int(i32, 0xffffffff), e.int(i32, 23)
	bits := e.shiftLeft(e.extendI(exponent, ir.I32), width)
	bits = e.choose(e.cmpI(arith.Eq, exponent, nan8), nan32, bits)
	bits = e.choose(e.cmpI(arith.Eq, exponent, e.int(i8, 0)), e.int(i32, 0x400000), bits)
	v := e.bits(bits, ir.F32)
	switch w := ir.BitWidth(ir.ElemOrSelf(o.Out.Type())); {
	case w < 32:
		v = e.truncateF(v, o.Out.Type(), nil, o.Flags)
	case w > 32:
		v = e.extendF(v, o.Out.Type(), o.Flags)
	}
	rw.Replace(o, v)
	return true
}

// truncateToF8E8M0 converts to f8E8M0FNU by way of f32, of which it takes the exponent after rounding to the nearest power of two, ties up. NaN and
// what is too large have the exponent of NaN, and everything below 2 to the -126 is nearer to 2 to the -127 unless it has half of what is between. A
// wider number is cut off on the way to f32, which leaves it on its side of the ties.
func truncateToF8E8M0(rw *rewrite.Rewriter, o *arith.TruncF) bool {
	if ir.ElemOrSelf(o.Out.Type()) != ir.Type(f8E8M0) || !constants(o.In.Type()) {
		return rw.NotifyMatchFailure(o, "not a truncf to f8E8M0FNU")
	}
	if o.Rounding != nil {
		return rw.NotifyMatchFailure(o, "only applicable to default rounding mode.")
	}
	e := emitter{rw}
	v := o.In.Value()
	f32 := like(v.Type(), ir.F32)
	switch w := ir.BitWidth(ir.ElemOrSelf(v.Type())); {
	case w < 32:
		v = e.extendF(v, f32, o.Flags)
	case w > 32:
		v = e.truncateF(v, f32, ir.IntegerOf(ir.I32, int64(num.TowardZero)), o.Flags)
	}
	bits := e.bits(v, ir.I32)
	t := bits.Type()
	size := e.and(bits, e.int(t, 0x7fffffff))
	half := e.choose(e.cmpI(arith.Ult, size, e.int(t, 0x800000)), e.int(t, 0x200000), e.int(t, 0x400000))
	exponent := e.shiftRight(e.add(size, half), e.int(t, 23))
	nan := e.int(t, 0xff)
	exponent = e.choose(e.cmpI(arith.Ugt, exponent, nan), nan, exponent)
	rw.Replace(o, e.bits(e.truncateI(exponent, ir.I8), f8E8M0))
	return true
}

// scalingExtend makes both the numbers and the scales, as powers of two, wider and multiplies them.
func scalingExtend(rw *rewrite.Rewriter, o *arith.ScalingExtF) bool {
	if !isScale(o.Scale.Type()) {
		return rw.NotifyMatchFailure(o, "scaling_extf is using scales of type which can not be converted to f8E8M0FNU")
	}
	e := emitter{rw}
	scale := e.extendF(e.scale(o.Scale.Value(), o.Flags), o.Out.Type(), o.Flags)
	v := e.extendF(o.In.Value(), o.Out.Type(), o.Flags)
	rw.Replace(o, e.made(&arith.MulF{Lhs: v.Use(), Rhs: scale.Use(), Flags: fastMath(o.Flags)}))
	return true
}

// scalingTruncate divides the numbers by the scales, as powers of two, and makes the quotients narrower.
func scalingTruncate(rw *rewrite.Rewriter, o *arith.ScalingTruncF) bool {
	if !isScale(o.Scale.Type()) {
		return rw.NotifyMatchFailure(o, "scaling_truncf is using scales type which can not be converted to f8E8M0FNU")
	}
	e := emitter{rw}
	scale := e.extendF(e.scale(o.Scale.Value(), o.Flags), o.In.Type(), o.Flags)
	v := e.made(&arith.DivF{Lhs: o.In.Use(), Rhs: scale.Use(), Flags: fastMath(o.Flags)})
	rw.Replace(o, e.truncateF(v, o.Out.Type(), o.Rounding, o.Flags))
	return true
}

// isScale reports whether scales may be of type t: f8E8M0FNU, or a type of 16 bits and more that is rounded to it.
func isScale(t ir.Type) bool {
	elem := ir.ElemOrSelf(t)
	return elem == ir.Type(f8E8M0) || ir.BitWidth(elem) >= 16
}

// scale makes v, a scale, one of type f8E8M0FNU.
func (e emitter) scale(v *ir.Value, flags *ir.EnumAttr) *ir.Value {
	if ir.BitWidth(ir.ElemOrSelf(v.Type())) < 16 {
		return v
	}
	return e.truncateF(v, like(v.Type(), f8E8M0), nil, flags)
}
