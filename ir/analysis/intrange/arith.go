package intrange

import "polyloom/num"

// Overflow says how an operation may not overflow: where it would, its result is undefined, and the range need not contain it. The bits are
// those of the overflow flags of the arith, index and llvm dialects.
type Overflow uint8

// The promises that an operation may make.
const (
	NoSignedWrap Overflow = 1 << iota
	NoUnsignedWrap

	// Wraps makes no promise.
	Wraps Overflow = 0
)

// An arith computes on constants. lost reports that the result is not exact, so that it bounds nothing.
type arith func(a, b num.Int) (r num.Int, lost bool)

// pick returns the saturating operation where overflow is excluded by the flag, and the overflowing one otherwise.
func (o Overflow) pick(flag Overflow, sat func(a, b num.Int) num.Int, ov arith) arith {
	if o&flag == 0 {
		return ov
	}
	return exact(sat)
}

// exact makes an arith of a function whose result always counts.
func exact(f func(a, b num.Int) num.Int) arith {
	return func(a, b num.Int) (num.Int, bool) { return f(a, b), false }
}

// ends returns the range from op(l0, r0) to op(l1, r1), where these are the least and the greatest result; everything if one of these is lost.
func ends(op arith, l0, r0, l1, r1 num.Int, signed bool) Range {
	lo, lost := op(l0, r0)
	if lost {
		return Max(l0.Width())
	}
	hi, lost := op(l1, r1)
	if lost {
		return Max(l0.Width())
	}
	return from(lo, hi, signed)
}

// corners returns the smallest range that contains op(l, r) for each l of two and each r of two; everything if one of these is lost.
// It bounds an op that is monotone in each operand.
func corners(op arith, l0, l1, r0, r1 num.Int, signed bool) Range {
	var lo, hi num.Int
	for i, c := range [4][2]num.Int{{l0, r0}, {l0, r1}, {l1, r0}, {l1, r1}} {
		v, lost := op(c[0], c[1])
		if lost {
			return Max(l0.Width())
		}
		if i == 0 || v.Cmp(lo, signed) < 0 {
			lo = v
		}
		if i == 0 || v.Cmp(hi, signed) > 0 {
			hi = v
		}
	}
	return from(lo, hi, signed)
}

// Add bounds a+b.
func Add(a, b Range, o Overflow) Range {
	uadd := o.pick(NoUnsignedWrap, num.Int.UAddSat, num.Int.UAddOv)
	sadd := o.pick(NoSignedWrap, num.Int.SAddSat, num.Int.SAddOv)
	return ends(uadd, a.umin, b.umin, a.umax, b.umax, false).
		Intersect(ends(sadd, a.smin, b.smin, a.smax, b.smax, true))
}

// Sub bounds a-b.
func Sub(a, b Range, o Overflow) Range {
	usub := o.pick(NoUnsignedWrap, num.Int.USubSat, num.Int.USubOv)
	ssub := o.pick(NoSignedWrap, num.Int.SSubSat, num.Int.SSubOv)
	return ends(usub, a.umin, b.umax, a.umax, b.umin, false).
		Intersect(ends(ssub, a.smin, b.smax, a.smax, b.smin, true))
}

// Mul bounds a*b.
func Mul(a, b Range, o Overflow) Range {
	umul := o.pick(NoUnsignedWrap, num.Int.UMulSat, num.Int.UMulOv)
	smul := o.pick(NoSignedWrap, num.Int.SMulSat, num.Int.SMulOv)
	return corners(umul, a.umin, a.umax, b.umin, b.umax, false).
		Intersect(corners(smul, a.smin, a.smax, b.smin, b.smax, true))
}
