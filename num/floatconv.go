package num

// Convert returns x in another format. The status has what rounding raised, and Invalid for a signaling NaN, which
// becomes quiet; when the format stays the same, nothing happens at all. losesInfo reports whether converting back would
// not give x. NaN keeps the high bits of its payload. A format without infinity takes NaN for it; for a format without
// NaN both become the largest number, where upstream leaves the result undefined.
func (x Float) Convert(to *Format, mode Rounding) (r Float, losesInfo bool, s Status) {
	if x.fmt == to {
		return x, false, 0
	}
	p := x.split()
	switch p.class {
	case zero:
		switch {
		case to.noZero:
			return to.Smallest(false), false, 0
		case p.neg && !to.HasSignedZero():
			return to.Zero(false), true, Inexact
		}
		return to.Zero(p.neg), false, 0
	case infinite:
		if to.special == ieee {
			return to.Inf(p.neg), false, 0
		}
		return to.Inf(p.neg), true, Inexact
	case notNumber:
		return x.convertNaN(p, to)
	}
	r, s = to.round(p.neg, p.sig, p.exp, false, mode)
	return r, s != 0, s
}

func (x Float) convertNaN(p parts, to *Format) (r Float, losesInfo bool, s Status) {
	from := x.fmt
	if x.IsSignaling() {
		s = Invalid
	}
	switch {
	case to.special == finiteOnly:
		return to.Largest(p.neg), true, s | Invalid
	case to.special != ieee:
		return to.QNaN(p.neg), from.special == ieee, s
	case from.special == nanZero, from.prec == 1: // there are no bits of a NaN to keep
		return to.QNaN(false), false, s
	}
	frac := p.sig
	shift := to.prec - from.prec
	switch {
	case shift >= 0:
		frac = frac.shl(shift)
	case from.special == ieee:
		frac, losesInfo = frac.shrSticky(-shift)
	}
	// A NaN of x87 that lacks one of its two top bits has no counterpart elsewhere.
	special := from.explicit && p.sig.lo>>62 != 3
	if to.explicit {
		frac = frac.or(u128{lo: 1 << 63})
	}
	if s != 0 {
		frac = frac.or(u128{lo: 1}.shl(to.prec - 2))
	}
	return to.fields(p.neg, to.expMask(), frac.and(ones(to.stored()))), losesInfo || special, s
}

// FromInt returns an integer, read as signed or unsigned, rounded to the format.
func (f *Format) FromInt(v Int, signed bool, mode Rounding) (Float, Status) {
	neg := signed && v.IsNegative()
	if neg {
		v = v.Neg() // right as an unsigned number even for the smallest
	}
	if v.wide == nil {
		return f.round(neg, u128{lo: v.lo}, 0, false, mode)
	}
	top, n, sticky := top128(v.wide)
	return f.round(neg, top, n, sticky, mode)
}

// ToInt returns x rounded to an integer of the given width. The status is Invalid when it does not fit; the result is
// then the nearest limit, and zero for NaN. Inexact says that x had a fraction. exact reports whether the integer
// converts back to x, which -0 does not.
func (x Float) ToInt(width int, signed bool, mode Rounding) (v Int, exact bool, s Status) {
	p := x.split()
	switch p.class {
	case zero:
		return Zero(width), !p.neg, 0
	case notNumber:
		return Zero(width), false, Invalid
	case infinite:
		return intLimit(width, signed, p.neg), false, Invalid
	}
	sig, lost := p.sig, false
	if p.exp < 0 {
		var away, whole bool
		sig, away, whole = cut(sig, -p.exp, false, p.neg, mode)
		if away {
			sig = sig.add(u128{lo: 1})
		}
		lost = !whole
		p.exp = 0
	}
	n := p.exp + sig.bitLen() // the bits of the magnitude
	if sig.isZero() {
		n = 0
	}
	fits := n <= width
	switch {
	case !signed:
		fits = fits && (n == 0 || !p.neg)
	case n == width && n > 0:
		fits = p.neg && sig.trailingZeros()+1 == sig.bitLen()
	}
	if !fits {
		return intLimit(width, signed, p.neg), false, Invalid
	}
	v = sig.int(128).ZExtOrTrunc(max(width, 128)).Shl(uint(p.exp)).Trunc(width)
	if p.neg {
		v = v.Neg()
	}
	if lost {
		return v, false, Inexact
	}
	return v, true, 0
}

func intLimit(width int, signed, neg bool) Int {
	switch {
	case signed && neg:
		return MinSigned(width)
	case signed:
		return MaxSigned(width)
	case neg:
		return Zero(width)
	}
	return AllOnes(width)
}

// RoundToIntegral returns x rounded to an integral value, with the sign of x: Downward is floor, Upward ceil,
// TowardZero trunc, ToNearestEven roundeven and ToNearestAway round. The
// result is right in every format, also in F6E2M3FN and F8E3M4, where APFloat's way overflows.
func (x Float) RoundToIntegral(mode Rounding) Float {
	f, p := x.fmt, x.split()
	switch {
	case p.class == notNumber:
		return x.quiet()
	case p.class != finite || p.exp >= 0:
		return x
	}
	sig, away, _ := cut(p.sig, -p.exp, false, p.neg, mode)
	if away {
		sig = sig.add(u128{lo: 1})
	}
	r, _ := f.round(p.neg, sig, 0, false, mode)
	return r
}
