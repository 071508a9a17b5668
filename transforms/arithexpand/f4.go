package arithexpand

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// The values of f4E2M1FN, without the sign, and the upper bits of the same numbers as f32, behind the sign:
//
//	000 0.0   0000 0000 0
//	001 0.5   0111 1110 0
//	010 1.0   0111 1111 0
//	011 1.5   0111 1111 1
//	100 2.0   1000 0000 0
//	101 3.0   1000 0000 1
//	110 4.0   1000 0001 0
//	111 6.0   1000 0001 1

var i4 = ir.Int(4)

// extendF4E2M1 converts f4E2M1FN to f32 by bits, as the table has them: the last two bits of the f32 above are those of the f4 but for 0.5, and those
// before depend on whether the number is zero, less than 2, or more.
func extendF4E2M1(rw *rewrite.Rewriter, o *arith.ExtF) bool {
	if ir.ElemOrSelf(o.In.Type()) != ir.Type(f4E2M1) || !constants(o.In.Type()) {
		return rw.NotifyMatchFailure(o, "not a ext of F4E2M1FN")
	}
	e := emitter{rw}
	t4, t32 := like(o.In.Type(), i4), like(o.In.Type(), ir.I32)
	bits := e.bits(o.In.Value(), i4)
	c0, c1, c2, c4, c7 := e.int(t4, 0), e.int(t4, 1), e.int(t4, 2), e.int(t4, 4), e.int(t4, 7)
	size := e.and(bits, c7)

	place := e.int(t32, 20)
	low := e.shiftLeft(size, c2)
	low = e.choose(e.cmpI(arith.Eq, size, c1), c0, low)
	low = e.shiftLeft(e.extendI(low, ir.I32), place)

	zero, large, small := e.int(t32, 0), e.int(t32, 0x40000000), e.int(t32, 0x3f000000)
	high := e.choose(e.cmpI(arith.Uge, size, c4), large, small)
	high = e.choose(e.cmpI(arith.Eq, size, c0), zero, high)

	minus, c8 := e.int(t32, 0x80000000), e.int(t4, 8)
	sign := e.choose(e.cmpI(arith.Uge, bits, c8), minus, zero)

	v := e.bits(e.add(e.add(low, high), sign), ir.F32)
	if ir.ElemOrSelf(o.Out.Type()) != ir.Type(ir.F32) {
		v = e.truncateF(v, o.Out.Type(), nil, nil)
	}
	rw.Replace(o, v)
	return true
}

// truncateToF4E2M1 converts to f4E2M1FN by way of the bits of an f32, clamped to what there is: sign, exponent and the first bit of the mantissa are
// moved to their places, numbers that become 0.5 or 0 are put right, and one is added where the number is to be rounded up.
func truncateToF4E2M1(rw *rewrite.Rewriter, o *arith.TruncF) bool {
	if ir.ElemOrSelf(o.Out.Type()) != ir.Type(f4E2M1) || !constants(o.In.Type()) {
		return rw.NotifyMatchFailure(o, "not a trunc of F4E2M1FN")
	}
	e := emitter{rw}
	in := o.In.Value()
	t4, t8, t32, tf := like(in.Type(), i4), like(in.Type(), ir.I8), like(in.Type(), ir.I32), like(in.Type(), ir.F32)
	if ir.ElemOrSelf(in.Type()) != ir.Type(ir.F32) {
		in = e.extendF(in, tf, nil)
	}
	one, c3 := e.int(t4, 1), e.int(t4, 3)
	c22 := e.int(t32, 22)
	zero8, minusOne8 := e.int(t8, 0), e.int(t8, 0xff)
	zero := e.int(t32, 0)

	most, least := e.float32(tf, 6), e.float32(tf, -6)
	v := e.made(&arith.MinNumF{Lhs: most.Use(), Rhs: in.Use()})
	v = e.made(&arith.MaxNumF{Lhs: least.Use(), Rhs: v.Use()})
	bits := e.bits(v, ir.I32)

	sign := e.truncateI(e.shiftRight(bits, e.int(t32, 31)), i4)
	out := e.shiftLeft(sign, c3)

	bias, width := e.int(t32, 0x7e), e.int(t32, 23)
	exponent := e.sub(e.shiftRight(bits, width), bias)
	out = e.add(out, e.shiftLeft(e.truncateI(exponent, i4), one))

	first := e.shiftRight(e.and(bits, e.int(t32, 0x400000)), c22)
	out = e.add(out, e.truncateI(first, i4))

	mask := e.int(t32, 0x7fffff)
	exponent8 := e.truncateI(exponent, ir.I8)
	subnormal := e.cmpI(arith.Sle, exponent8, zero8)
	quarter := e.cmpI(arith.Eq, exponent8, minusOne8) // at least 1/4 and less than 1/2
	above := e.cmpI(arith.Ugt, e.and(bits, mask), zero)
	toHalf := e.and(quarter, above)
	half := e.cmpI(arith.Eq, exponent8, zero8)            // at least 1/2 and less than 1
	beforeZero, beforeHalf := e.int(t4, 15), e.int(t4, 0) // one is added to them below
	other := e.choose(subnormal, beforeZero, out)
	other = e.choose(toHalf, beforeHalf, other)
	out = e.choose(half, out, other)

	rest, tie := e.int(t32, 0x3fffff), e.int(t32, 0x200000)
	up := e.cmpI(arith.Uge, e.and(bits, rest), tie)
	up = e.or(up, subnormal)
	out = e.choose(up, e.add(out, one), out)
	rw.Replace(o, e.bits(out, f4E2M1))
	return true
}
