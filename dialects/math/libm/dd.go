package libm

import "math"

// dd is a number in two parts, hi being the sum rounded: about 106 bits.
type dd struct{ hi, lo float64 }

// twoSum adds exactly.
func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// quickSum adds exactly where |a| is not below |b|.
func quickSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoProd multiplies exactly.
func twoProd(a, b float64) dd {
	p := float64(a * b)
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) add(b dd) dd {
	s, t := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (a dd) neg() dd { return dd{-a.hi, -a.lo} }

func (a dd) sub(b dd) dd { return a.add(b.neg()) }

func (a dd) mul(b dd) dd {
	p := twoProd(a.hi, b.hi)
	return quickSum(p.hi, p.lo+(float64(a.hi*b.lo)+float64(a.lo*b.hi)))
}

func (a dd) div(b dd) dd {
	q := a.hi / b.hi
	r := a.sub(b.mul(dd{q, 0}))
	q2 := r.hi / b.hi
	r = r.sub(b.mul(dd{q2, 0}))
	return quickSum(q, q2).add(dd{r.hi / b.hi, 0})
}

func (a dd) sqrt() dd {
	if a.hi <= 0 {
		return dd{}
	}
	s := math.Sqrt(a.hi)
	return quickSum(s, a.sub(twoProd(s, s)).hi/(2*s))
}

// scale multiplies by 2^n, which must leave both parts normal to be exact.
func (a dd) scale(n int) dd { return dd{math.Ldexp(a.hi, n), math.Ldexp(a.lo, n)} }

// Constants in two parts.
var (
	ddOne  = dd{1, 0}
	ddLn2  = dd{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	ddPi   = dd{0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53}
	ddPio2 = dd{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54}
)

// ddExpm1 is exp(r) - 1 for |r| up to about 0.35: the series of r/256, squared up.
func ddExpm1(r dd) dd {
	const halvings = 8
	r = r.scale(-halvings)
	term, sum := r, r
	for n := 2.0; n <= 11; n++ {
		term = term.mul(r).div(dd{n, 0})
		sum = sum.add(term)
	}
	for range halvings {
		sum = sum.add(sum).add(sum.mul(sum))
	}
	return sum
}

// ddExp is exp(x) as a number near 1 and a power of 2; |x| is below 2000.
func ddExp(x dd) (m dd, k int) {
	k = int(math.RoundToEven(x.hi / math.Ln2))
	r := x.sub(ddLn2.mul(dd{float64(k), 0})).sub(dd{float64(k) * ln2Third, 0})
	return ddOne.add(ddExpm1(r)), k
}

// ln2Third is what ddLn2 leaves of ln 2.
const ln2Third = 0x1.7b57a079a1934p-111

// ddLogMantissa is log(m) for m in [sqrt(1/2), sqrt(2)]: 2 atanh((m-1)/(m+1)).
func ddLogMantissa(m float64) dd {
	s := dd{m - 1, 0}.div(twoSum(m, 1))
	return ddAtanhSum(s).scale(1)
}

// ddAtanhSum is s + s³/3 + s⁵/5 + … for |s| up to 0.18.
func ddAtanhSum(s dd) dd {
	square := s.mul(s)
	term, sum := s, s
	for n := 3.0; n < 60 && math.Abs(term.hi) > math.Abs(sum.hi)*0x1p-115; n += 2 {
		term = term.mul(square)
		sum = sum.add(term.div(dd{n, 0}))
	}
	return sum
}

// ddSinCos is sin and cos of r, at most about pi/2, by their series.
func ddSinCos(r dd) (sin, cos dd) {
	square := r.mul(r).neg()
	sin, cos = r, ddOne
	st, ct := r, ddOne
	for n := 1.0; n < 40 && math.Abs(ct.hi) > 0x1p-115; n += 2 {
		ct = ct.mul(square).div(dd{n * (n + 1), 0})
		st = st.mul(square).div(dd{(n + 1) * (n + 2), 0})
		sin, cos = sin.add(st), cos.add(ct)
	}
	return sin, cos
}

// ddAtan is atan(x) for |x| up to 1: one step of Newton's method from the hardware's precision.
func ddAtan(x dd) dd {
	y := math.Atan(x.hi)
	s, c := ddSinCos(dd{y, 0})
	return dd{y, 0}.add(x.mul(c).sub(s).div(c.add(x.mul(s))))
}

// ddAngle is the angle of the point (x, y), which is not 0.
func ddAngle(y, x dd) dd {
	if math.Abs(y.hi) <= math.Abs(x.hi) {
		a := ddAtan(y.div(x))
		switch {
		case x.hi > 0:
			return a
		case math.Signbit(y.hi):
			return a.sub(ddPi)
		}
		return a.add(ddPi)
	}
	a := ddAtan(x.div(y))
	if y.hi < 0 {
		return ddPio2.neg().sub(a)
	}
	return ddPio2.sub(a)
}
