package intrange

import "polyloom/num"

// varying returns a mask of the bits that differ between values of r: all bits from the highest in which the unsigned bounds differ.
func (r Range) varying() num.Int {
	w := r.Width()
	return num.LowBits(w, w-r.umin.Xor(r.umax).CountLeadingZeros())
}

// widened returns the unsigned bounds of r, relaxed so that the bits that vary do so independently.
func (r Range) widened() (lo, hi num.Int) {
	m := r.varying()
	return r.umin.And(m.Not()), r.umax.Or(m)
}

// And bounds a&b.
func And(a, b Range) Range { return bitwise(a, b, num.Int.And) }

// Or bounds a|b.
func Or(a, b Range) Range { return bitwise(a, b, num.Int.Or) }

func bitwise(a, b Range, op func(a, b num.Int) num.Int) Range {
	a0, a1 := a.widened()
	b0, b1 := b.widened()
	return corners(exact(op), a0, a1, b0, b1, false)
}

// Xor bounds a^b.
func Xor(a, b Range) Range {
	m := a.varying().Or(b.varying())
	v := a.umin.Xor(b.umin)
	return FromUnsigned(v.And(m.Not()), v.Or(m))
}

// Shl bounds a shifted left by b, read as unsigned. A shift by the width or more is undefined.
func Shl(a, b Range, o Overflow) Range {
	ushl := shift(num.Int.UShlOv)
	if o&NoUnsignedWrap != 0 {
		ushl = shift(func(v num.Int, n uint) (num.Int, bool) { return v.UShlSat(n), false })
	}
	sshl := shift(num.Int.SShlOv)
	if o&NoSignedWrap != 0 {
		sshl = shift(func(v num.Int, n uint) (num.Int, bool) { return v.SShlSat(n), false })
	}
	return corners(ushl, a.umin, a.umax, b.umin, b.umax, false).
		Intersect(corners(sshl, a.smin, a.smax, b.umin, b.umax, true))
}

// ShrS bounds a shifted right by b, filled with the sign.
func ShrS(a, b Range) Range {
	return corners(inWidth(num.Int.AShr), a.smin, a.smax, b.umin, b.umax, true)
}

// ShrU bounds a shifted right by b, filled with zeros.
func ShrU(a, b Range) Range {
	return corners(inWidth(num.Int.LShr), a.umin, a.umax, b.umin, b.umax, false)
}

// shift adapts a shift by a machine integer.
func shift(f func(v num.Int, n uint) (num.Int, bool)) arith {
	return func(a, b num.Int) (num.Int, bool) { return f(a, uint(b.Limited(uint64(a.Width())))) }
}

// inWidth adapts a shift whose result is lost when the amount is not below the width.
func inWidth(f func(v num.Int, n uint) num.Int) arith {
	return shift(func(v num.Int, n uint) (num.Int, bool) { return f(v, n), n >= uint(v.Width()) })
}
