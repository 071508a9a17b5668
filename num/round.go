package num

// Rounding says which of the two neighbours in a format stands for a number between them.
type Rounding uint8

// The rounding modes, in the order of MLIR's arith.roundingmode.
const (
	ToNearestEven Rounding = iota // the nearer; of two equally near, the one with the even significand
	Downward                      // the smaller
	Upward                        // the larger
	TowardZero                    // the one of smaller magnitude
	ToNearestAway                 // the nearer; of two equally near, the one of larger magnitude
)

// Status is what IEEE 754 calls exceptions: a set of flags, zero when the result is exact.
type Status uint8

// The flags, as APFloat has them. Overflow to infinity or NaN and Underflow come with Inexact.
const (
	Invalid Status = 1 << iota
	DivByZero
	Overflow
	Underflow
	Inexact
)

// round returns the number of the format for ±sig*2^exp, where sticky says that the exact magnitude is larger by less
// than one unit of sig. With sticky, sig has at least two bits more than the precision.
func (f *Format) round(neg bool, sig u128, exp int, sticky bool, mode Rounding) (Float, Status) {
	n := sig.bitLen()
	if n == 0 {
		return f.Zero(neg), 0
	}
	e := exp + n - 1
	if e > f.maxExp {
		return f.overflow(neg, mode)
	}
	drop := n - f.prec
	if e < f.minExp {
		drop += f.minExp - e
		e = f.minExp
	}
	if drop <= 0 {
		sig = sig.shl(-drop)
		if f.isNaNPlace(sig, e) {
			return f.overflow(neg, mode)
		}
		return f.encode(neg, sig, e), 0
	}
	sig, away, exact := cut(sig, drop, sticky, neg, mode)
	switch {
	case f.isNaNPlace(sig, e):
		return f.overflow(neg, mode)
	case exact:
		return f.encode(neg, sig, e), 0
	}
	if away {
		sig = sig.add(u128{lo: 1})
		if sig.bitLen() > f.prec {
			if e == f.maxExp {
				return f.overflow(neg, ToNearestAway)
			}
			return f.encode(neg, sig.shr(1), e+1), Inexact
		}
		if f.isNaNPlace(sig, e) {
			return f.overflow(neg, mode)
		}
	}
	switch sig.bitLen() {
	case f.prec:
		return f.encode(neg, sig, e), Inexact
	case 0:
		return f.Zero(neg), Underflow | Inexact
	}
	return f.encode(neg, sig, e), Underflow | Inexact
}

// cut drops the lowest bits of sig, drop > 0 of them, and says whether the mode then rounds away from zero and whether
// nothing was lost.
func cut(sig u128, drop int, sticky, neg bool, mode Rounding) (kept u128, away, exact bool) {
	kept = sig.shr(drop)
	rest := sig.and(ones(min(drop, 128)))
	if rest.isZero() && !sticky {
		return kept, false, true
	}
	half := -1 // the lost fraction compared with one half
	if drop <= 128 {
		half = rest.cmp(u128{lo: 1}.shl(drop - 1))
		if half == 0 && sticky {
			half = 1
		}
	}
	switch mode {
	case ToNearestEven:
		away = half > 0 || half == 0 && kept.lo&1 != 0
	case ToNearestAway:
		away = half >= 0
	case Upward:
		away = !neg
	case Downward:
		away = neg
	}
	return kept, away, false
}

// isNaNPlace reports whether the number's encoding is the one that the format uses for NaN.
func (f *Format) isNaNPlace(sig u128, exp int) bool {
	return f.special == nanOnes && exp == f.maxExp && f.prec > 1 && sig == ones(f.prec)
}

// overflow returns what stands for a number beyond the largest.
func (f *Format) overflow(neg bool, mode Rounding) (Float, Status) {
	toInf := mode == ToNearestEven || mode == ToNearestAway || mode == Upward && !neg || mode == Downward && neg
	if toInf && f.special != finiteOnly {
		return f.Inf(neg), Overflow | Inexact
	}
	return f.Largest(neg), Inexact
}
