package intrange

import "polyloom/num"

// DivU bounds the unsigned quotient a/b, rounded down.
func DivU(a, b Range) Range {
	return divU(a, b, exact(num.Int.UDiv))
}

// CeilDivU bounds the unsigned quotient a/b, rounded up.
func CeilDivU(a, b Range) Range {
	return divU(a, b, exact(num.Int.CeilDivU))
}

func divU(a, b Range, div arith) Range {
	if !b.umin.IsZero() && !b.umax.IsZero() {
		return corners(div, a.umin, a.umax, b.umin, b.umax, false)
	}
	// The divisor is zero, which is undefined, or at least one.
	lo := num.Zero(a.Width())
	if !b.umax.IsZero() && a.umin.CmpU(b.umax) >= 0 {
		lo = a.umin.UDiv(b.umax)
	}
	return FromUnsigned(lo, a.umax)
}

// DivS bounds the signed quotient a/b, rounded toward zero.
func DivS(a, b Range) Range { return divS(a, b, num.Int.SDiv) }

// CeilDivS bounds the signed quotient a/b, rounded up. Where a is the least number of its width it claims what the quotient is;
// LLVM there claims the negated quotient, to agree with an expansion of the op that overflows.
func CeilDivS(a, b Range) Range { return divS(a, b, num.Int.CeilDivS) }

// FloorDivS bounds the signed quotient a/b, rounded down.
func FloorDivS(a, b Range) Range { return divS(a, b, num.Int.FloorDivS) }

func divS(a, b Range, div func(a, b num.Int) num.Int) Range {
	if !positive(b.smin) && !b.smax.IsNegative() {
		return Max(a.Width())
	}
	return corners(func(x, y num.Int) (num.Int, bool) {
		return div(x, y), x.IsMinSigned() && y.IsAllOnes()
	}, a.smin, a.smax, b.smin, b.smax, true)
}

func positive(v num.Int) bool { return !v.IsNegative() && !v.IsZero() }

// RemU bounds the unsigned remainder of a/b.
func RemU(a, b Range) Range {
	one := num.One(a.Width())
	lo, hi := num.Zero(a.Width()), b.umax.Sub(one).UMin(a.umax)
	if !b.umin.IsZero() && b.umin.Equal(b.umax) && a.umax.Sub(a.umin).CmpU(b.umax) < 0 {
		// Less than one period of a/b: the remainders run from one end to the other unless they pass zero.
		if first, last := a.umin.URem(b.umax), a.umax.URem(b.umax); first.CmpU(last) <= 0 {
			lo, hi = first, last
		}
	}
	return FromUnsigned(lo, hi)
}

// RemS bounds the signed remainder of a/b, which has the sign of a.
func RemS(a, b Range) Range {
	if !positive(b.smin) && !b.smax.IsNegative() {
		return Max(a.Width())
	}
	divisor := b.smax
	if b.smax.IsNegative() {
		divisor = b.smin.Abs()
	}
	zero := num.Zero(a.Width())
	lo, hi := zero, zero
	if a.smin.IsNegative() {
		lo = divisor.Sub(num.One(a.Width())).Neg()
	}
	if positive(a.smax) {
		hi = divisor.Sub(num.One(a.Width()))
	}
	if b.smin.Equal(b.smax) && a.smax.Sub(a.smin).CmpU(divisor) < 0 {
		if first, last := a.smin.SRem(divisor), a.smax.SRem(divisor); first.CmpS(last) <= 0 {
			lo, hi = first, last
		}
	}
	return FromSigned(lo, hi)
}
