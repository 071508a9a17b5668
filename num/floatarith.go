package num

import (
	"math"
	"math/big"
)

// float64 of a number with at most 24 bits of precision and the exponents of f32 is exact, and so is a product of two.
// A sum, quotient or square root rounded to float64 and then to such a format is rounded as if once: float64 has more
// than twice the bits (Figueroa, "When is double rounding innocuous?", 1995).
func (f *Format) viaFloat64() bool { return f.prec <= 24 && f.width <= 32 }

// native returns the finite or infinite number v, a result of float64 arithmetic, rounded to nearest in the format.
// It declines (ok is false) what needs a closer look: NaN, and formats without an infinity to overflow to.
func (f *Format) native(v float64) (r Float, ok bool) {
	switch {
	case v != v || f.special != ieee:
		return Float{}, false
	case f == F64:
		return FromFloat64(v), true
	case f == F32:
		return FromFloat32(float32(v)), true
	}
	r, _ = f.FromFloat64(v, ToNearestEven)
	return r, true
}

// fast reports whether the operation on numbers of the format can be done in float64.
func (f *Format) fast(mode Rounding) bool {
	return mode == ToNearestEven && (f == F64 || f.viaFloat64())
}

// Add returns x+y.
func (x Float) Add(y Float, mode Rounding) Float {
	x.same(y)
	if x.fmt.fast(mode) {
		if r, ok := x.fmt.native(x.Float64() + y.Float64()); ok {
			return r
		}
	}
	return x.sum(y, false, mode)
}

// Sub returns x-y.
func (x Float) Sub(y Float, mode Rounding) Float {
	x.same(y)
	if x.fmt.fast(mode) {
		if r, ok := x.fmt.native(x.Float64() - y.Float64()); ok {
			return r
		}
	}
	return x.sum(y, true, mode)
}

// Mul returns x*y.
func (x Float) Mul(y Float, mode Rounding) Float {
	x.same(y)
	if x.fmt.fast(mode) {
		if r, ok := x.fmt.native(x.Float64() * y.Float64()); ok {
			return r
		}
	}
	f, p, q := x.fmt, x.split(), y.split()
	neg := p.neg != q.neg
	switch {
	case p.class == notNumber:
		return x.quiet()
	case q.class == notNumber:
		return y.quiet()
	case p.class == infinite || q.class == infinite:
		if p.class == zero || q.class == zero {
			return f.QNaN(false)
		}
		return f.Inf(neg)
	case p.class == zero || q.class == zero:
		return f.Zero(neg)
	}
	p, q = p.normal(128), q.normal(128)
	sig, sticky := p.sig.mul(q.sig)
	r, _ := f.round(neg, sig, p.exp+q.exp+128, sticky, mode)
	return r
}

// Div returns x/y.
func (x Float) Div(y Float, mode Rounding) Float {
	x.same(y)
	if x.fmt.fast(mode) {
		if r, ok := x.fmt.native(x.Float64() / y.Float64()); ok {
			return r
		}
	}
	f, p, q := x.fmt, x.split(), y.split()
	neg := p.neg != q.neg
	switch {
	case p.class == notNumber:
		return x.quiet()
	case q.class == notNumber:
		return y.quiet()
	case p.class == q.class && p.class != finite:
		return f.QNaN(false) // 0/0, inf/inf
	case p.class == infinite:
		return f.Inf(neg)
	case q.class == zero:
		return f.Inf(neg)
	case p.class == zero || q.class == infinite:
		return f.Zero(neg)
	}
	// Schoolbook division, one bit at a time, for two bits more than any precision.
	const n = 116
	p, q = p.normal(120), q.normal(120)
	var quo u128
	rem := p.sig
	for range n + 1 {
		quo = quo.shl(1)
		if rem.cmp(q.sig) >= 0 {
			rem = rem.sub(q.sig)
			quo.lo |= 1
		}
		rem = rem.shl(1)
	}
	r, _ := f.round(neg, quo, p.exp-q.exp-n, !rem.isZero(), mode)
	return r
}

// normal returns the same number with a significand of exactly n bits, which is at least what it has.
func (p parts) normal(n int) parts {
	s := n - p.sig.bitLen()
	p.sig = p.sig.shl(s)
	p.exp -= s
	return p
}

// sum returns x+y or x-y.
func (x Float) sum(y Float, subtract bool, mode Rounding) Float {
	f, p, q := x.fmt, x.split(), y.split()
	switch {
	case p.class == notNumber:
		return x.quiet()
	case q.class == notNumber:
		return y.quiet()
	}
	q.neg = q.neg != subtract
	switch {
	case p.class == infinite && q.class == infinite && p.neg != q.neg:
		return f.QNaN(false)
	case p.class == infinite:
		return x
	case q.class == infinite:
		return f.Inf(q.neg)
	case p.class == zero && q.class == zero:
		return f.Zero(p.neg && q.neg || p.neg != q.neg && mode == Downward)
	case q.class == zero:
		return x
	case p.class == zero:
		return y.setSign(q.neg)
	}
	// Bring the larger number to 126 bits and align the other to it. What falls off the other is far below the
	// rounding bits, as 126 exceeds every precision by more than two.
	p, q = p.normal(126), q.normal(126)
	if p.exp < q.exp || p.exp == q.exp && p.sig.cmp(q.sig) < 0 {
		p, q = q, p
	}
	low, sticky := q.sig.shrSticky(p.exp - q.exp)
	if p.neg == q.neg {
		r, _ := f.round(p.neg, p.sig.add(low), p.exp, sticky, mode)
		return r
	}
	diff := p.sig.sub(low)
	if sticky {
		diff = diff.sub(u128{lo: 1})
	}
	if diff.isZero() {
		return f.Zero(mode == Downward)
	}
	r, _ := f.round(p.neg, diff, p.exp, sticky, mode)
	return r
}

// Rem returns what C's fmod returns: x - n*y, exactly, where n is x/y rounded toward zero. It has the sign of x.
func (x Float) Rem(y Float) Float {
	r, done := x.remainderSpecial(y)
	if done {
		return r
	}
	p, q := x.split(), y.split()
	sig, exp := modulo(p, q)
	r, _ = x.fmt.round(p.neg, sig, exp, false, ToNearestEven)
	return r
}

// Remainder returns IEEE 754's remainder: x - n*y, exactly, where n is x/y rounded to nearest, ties to even.
func (x Float) Remainder(y Float) Float {
	r, done := x.remainderSpecial(y)
	if done {
		return r
	}
	p, q := x.split(), y.split()
	twice := q
	twice.exp++
	sig, exp := modulo(p, twice) // the quotient taken out is even
	// Compare in units that hold half of |y| exactly.
	unit := min(exp, q.exp) - 1
	if q.exp-unit > 14 { // then |x| is far below |y|/2
		return x
	}
	sig, y1 := sig.shl(exp-unit), q.sig.shl(q.exp-unit)
	half := y1.shr(1)
	neg := p.neg
	if sig.cmp(half) > 0 {
		if sig.cmp(y1.add(half)) >= 0 {
			y1 = y1.shl(1)
		}
		if sig.cmp(y1) < 0 {
			neg = !neg
			sig = y1.sub(sig)
		} else {
			sig = sig.sub(y1)
		}
	}
	if sig.isZero() {
		neg = p.neg
	}
	r, _ = x.fmt.round(neg, sig, unit, false, ToNearestEven)
	return r
}

func (x Float) remainderSpecial(y Float) (r Float, done bool) {
	x.same(y)
	p, q := x.split(), y.split()
	switch {
	case p.class == notNumber:
		return x.quiet(), true
	case q.class == notNumber:
		return y.quiet(), true
	case p.class == infinite || q.class == zero:
		return x.fmt.QNaN(false), true
	case p.class == zero || q.class == infinite:
		return x, true
	}
	return Float{}, false
}

// modulo returns |p| mod |q| as sig*2^exp.
func modulo(p, q parts) (sig u128, exp int) {
	d := p.exp - q.exp
	if d < 0 {
		if q.sig.bitLen()-d > 126 {
			return p.sig, p.exp // |p| < |q|
		}
		return p.sig.mod(q.sig.shl(-d)), p.exp
	}
	sig = p.sig.mod(q.sig)
	for range d {
		if sig.isZero() {
			break
		}
		if sig = sig.shl(1); sig.cmp(q.sig) >= 0 {
			sig = sig.sub(q.sig)
		}
	}
	return sig, q.exp
}

// FMA returns x*y+z, rounded once.
func (x Float) FMA(y, z Float, mode Rounding) Float {
	x.same(y)
	x.same(z)
	f := x.fmt
	if f == F64 && mode == ToNearestEven {
		if r, ok := f.native(math.FMA(x.Float64(), y.Float64(), z.Float64())); ok {
			return r
		}
	}
	p, q, s := x.split(), y.split(), z.split()
	if p.class != finite || q.class != finite || s.class > finite {
		if p.class == finite && q.class == finite {
			return z.quiet() // infinite or NaN, even if the product overflows
		}
		m := x.Mul(y, mode)
		if m.IsNaN() && p.class != notNumber && q.class != notNumber {
			return m // infinity times zero, whatever z is
		}
		return m.sum(z, false, mode)
	}
	neg := p.neg != q.neg
	prod := new(big.Int).Mul(p.sig.big(), q.sig.big())
	exp := p.exp + q.exp
	if s.class == finite {
		prod, exp, neg = addExact(prod, exp, neg, s)
		if prod.Sign() == 0 {
			return f.Zero(mode == Downward)
		}
	}
	top, n, sticky := top128(prod)
	r, _ := f.round(neg, top, exp+n, sticky, mode)
	return r
}

// addExact returns ±m*2^exp + s, with a magnitude m >= 0.
func addExact(m *big.Int, exp int, neg bool, s parts) (*big.Int, int, bool) {
	a := s.sig.big()
	if s.exp > exp {
		a.Lsh(a, uint(s.exp-exp))
	} else {
		m.Lsh(m, uint(exp-s.exp))
		exp = s.exp
	}
	if neg != s.neg {
		a.Neg(a)
	}
	if m.Add(m, a); m.Sign() < 0 {
		neg = !neg
		m.Neg(m)
	}
	return m, exp, neg
}

// Sqrt returns the square root, NaN for a negative number other than -0.
func (x Float) Sqrt(mode Rounding) Float {
	f, p := x.fmt, x.split()
	switch {
	case p.class == notNumber:
		return x.quiet()
	case p.class == zero || p.class == infinite && !p.neg:
		return x
	case p.neg:
		return f.QNaN(false)
	}
	if f.fast(mode) {
		if r, ok := f.native(math.Sqrt(x.Float64())); ok {
			return r
		}
	}
	// The integer root of a radicand of 240 bits has 120.
	p = p.normal(120)
	shift := 120 + p.exp&1
	m := p.sig.big()
	m.Lsh(m, uint(shift))
	root := new(big.Int).Sqrt(m)
	exact := new(big.Int).Mul(root, root).Cmp(m) == 0
	top, n, sticky := top128(root)
	r, _ := f.round(false, top, (p.exp-shift)/2+n, sticky || !exact, mode)
	return r
}

// Scalb returns x*2^n.
func (x Float) Scalb(n int, mode Rounding) Float {
	p := x.split()
	if p.class != finite {
		return x.quiet()
	}
	n = max(min(n, 1<<17), -1<<17) // beyond the range of every format
	r, _ := x.fmt.round(p.neg, p.sig, p.exp+n, false, mode)
	return r
}
