package num

// UAddOv returns a+b, wrapping, and whether the unsigned sum overflowed.
func (a Int) UAddOv(b Int) (Int, bool) {
	r := a.Add(b)
	return r, r.CmpU(a) < 0
}

// SAddOv returns a+b, wrapping, and whether the signed sum overflowed.
func (a Int) SAddOv(b Int) (Int, bool) {
	r := a.Add(b)
	return r, a.IsNegative() == b.IsNegative() && r.IsNegative() != a.IsNegative()
}

// USubOv returns a-b, wrapping, and whether the unsigned difference overflowed.
func (a Int) USubOv(b Int) (Int, bool) {
	return a.Sub(b), a.CmpU(b) < 0
}

// SSubOv returns a-b, wrapping, and whether the signed difference overflowed.
func (a Int) SSubOv(b Int) (Int, bool) {
	r := a.Sub(b)
	return r, a.IsNegative() != b.IsNegative() && r.IsNegative() != a.IsNegative()
}

// UMulOv returns a*b, wrapping, and whether the unsigned product overflowed.
func (a Int) UMulOv(b Int) (Int, bool) {
	lo, hi := a.UMulExt(b)
	return lo, !hi.IsZero()
}

// SMulOv returns a*b, wrapping, and whether the signed product overflowed.
func (a Int) SMulOv(b Int) (Int, bool) {
	lo, hi := a.SMulExt(b)
	if lo.IsNegative() {
		return lo, !hi.IsAllOnes()
	}
	return lo, !hi.IsZero()
}

// SDivOv returns the signed quotient and whether it overflowed, which only the smallest value divided by -1 does. The
// caller has checked that b is not zero; otherwise it panics.
func (a Int) SDivOv(b Int) (Int, bool) {
	return a.SDiv(b), a.width > 0 && a.IsMinSigned() && b.IsAllOnes()
}

// UShlOv returns a shifted left by n and whether set bits were shifted out or n is not below the width; the result is
// then zero.
func (a Int) UShlOv(n uint) (Int, bool) {
	return a.Shl(n), n >= uint(a.width) || n > uint(a.CountLeadingZeros())
}

// SShlOv returns a shifted left by n and whether the signed value changed its sign or lost bits, or n is not below the
// width; the result is then zero.
func (a Int) SShlOv(n uint) (Int, bool) {
	r := a.Shl(n)
	if a.IsNegative() {
		return r, n >= uint(a.CountLeadingOnes())
	}
	return r, n >= uint(a.CountLeadingZeros())
}

// UAddSat returns the unsigned sum, limited to the largest value.
func (a Int) UAddSat(b Int) Int {
	if r, ov := a.UAddOv(b); !ov {
		return r
	}
	return AllOnes(int(a.width))
}

// SAddSat returns the signed sum, limited to the range of the width.
func (a Int) SAddSat(b Int) Int {
	r, ov := a.SAddOv(b)
	return a.saturate(r, ov, a.IsNegative())
}

// USubSat returns the unsigned difference, at least zero.
func (a Int) USubSat(b Int) Int {
	if r, ov := a.USubOv(b); !ov {
		return r
	}
	return Zero(int(a.width))
}

// SSubSat returns the signed difference, limited to the range of the width.
func (a Int) SSubSat(b Int) Int {
	r, ov := a.SSubOv(b)
	return a.saturate(r, ov, a.IsNegative())
}

// UMulSat returns the unsigned product, limited to the largest value.
func (a Int) UMulSat(b Int) Int {
	if r, ov := a.UMulOv(b); !ov {
		return r
	}
	return AllOnes(int(a.width))
}

// SMulSat returns the signed product, limited to the range of the width.
func (a Int) SMulSat(b Int) Int {
	r, ov := a.SMulOv(b)
	return a.saturate(r, ov, a.IsNegative() != b.IsNegative())
}

// UShlSat returns a shifted left by n, limited to the largest unsigned value.
func (a Int) UShlSat(n uint) Int {
	if r, ov := a.UShlOv(n); !ov {
		return r
	}
	return AllOnes(int(a.width))
}

// SShlSat returns a shifted left by n, limited to the range of the width.
func (a Int) SShlSat(n uint) Int {
	r, ov := a.SShlOv(n)
	return a.saturate(r, ov, a.IsNegative())
}

// saturate returns r, or the limit on the side that neg names when r overflowed.
func (a Int) saturate(r Int, overflow, neg bool) Int {
	switch {
	case !overflow:
		return r
	case neg:
		return MinSigned(int(a.width))
	}
	return MaxSigned(int(a.width))
}
