package libm

import "math"

// The parts of ln 2: the first has zeros at its end, so that its products with small integers are exact.
func ln2Parts[F real]() (hi, lo F) {
	return pick[F](6.9313812256e-01, 6.93147180369123816490e-01), pick[F](9.0580006145e-06, 1.90821492927058770002e-10)
}

var expm1Terms = []float64{1, -3.33333333333331316428e-02, 1.58730158725481460165e-03, -7.93650757867487942473e-05,
	4.00821782732936239552e-06, -2.01099218183624371326e-07}

// expm1 is exp(x) - 1: x = k ln 2 + r, a rational function of r, and a scaling that keeps what subtracting 1 would lose.
func expm1[F real](x F) F {
	switch {
	case x > pick[F](8.8721679688e+01, 7.09782712893383973096e+02):
		return infinity[F]()
	case x <= -word[F](0x4195b844, 0x4043687a):
		return -1
	}
	r, c, k := expm1Reduce(x)
	if k == 0 && abs(r) < pick[F](0x1p-25, 0x1p-54) {
		return x
	}
	half := r / 2
	square := r * half
	r1 := poly(square, expm1Terms)
	t := 3 - F(r1*half)
	e := square * ((r1 - t) / (6 - F(r*t)))
	if k == 0 {
		return r - (F(r*e) - square)
	}
	e = F(r*(e-c)) - c - square
	switch {
	case k == -1:
		return F((r-e)/2) - 0.5
	case k == 1 && r < -0.25:
		return -2 * (e - (r + 0.5))
	case k == 1:
		return 1 + F(2*(r-e))
	case k <= -2 || k > 56:
		return scale(1-(e-r), k) - 1
	case float64(k) < float64(pick[F](23, 20)):
		return scale(1-scale[F](1, -k)-(e-r), k)
	}
	return scale(r-(e+scale[F](1, -k))+1, k)
}

// expm1Reduce returns r, the rounding error of r, and k such that x = k ln 2 + r.
func expm1Reduce[F real](x F) (r, c F, k int) {
	a := abs(x)
	if a < word[F](0x3eb17219, 0x3fd62e43) {
		return x, 0, 0
	}
	hi, lo := ln2Parts[F]()
	switch {
	case a >= word[F](0x3f851592, 0x3ff0a2b2):
		k = int(F(pick[F](1.4426950216e+00, 1.44269504088896338700e+00)*x) + copySign(0.5, x))
		hi, lo = x-F(F(k)*hi), F(k)*lo
	case x > 0:
		hi, k = x-hi, 1
	default:
		hi, lo, k = x+hi, -lo, -1
	}
	r = hi - lo
	return r, (hi - r) - lo, k
}

var log1pTerms = []float64{0, 6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
	1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01}

// log1p is log(1 + x): 1 + x = 2^k (1 + f), and log(1+f) = f - (f²/2 - s(f²/2 + R(s²))) for s = f/(2+f).
func log1p[F real](x F) F {
	switch {
	case x == -1:
		return -infinity[F]()
	case x < -1:
		return invalid[F]()
	case isInf(x):
		return x
	case abs(x) < 0x1p-54:
		return x
	case abs(x) < 0x1p-29:
		return x - F(x*x*0.5)
	}
	f, c, k, small := log1pReduce(x)
	hi, lo := ln2Parts[F]()
	fk := F(k)
	square := 0.5 * f * f
	if small {
		if f == 0 {
			if k == 0 {
				return 0
			}
			return F(fk*hi) + (c + F(fk*lo))
		}
		r := square * (1 - F(F(0.66666666666666666)*f))
		if k == 0 {
			return f - r
		}
		return F(fk*hi) - ((r - (F(fk*lo) + c)) - f)
	}
	s := f / (2 + f)
	r := poly(s*s, log1pTerms)
	if k == 0 {
		return f - (square - F(s*(square+r)))
	}
	return F(fk*hi) - ((square - (F(s*(square+r)) + (F(fk*lo) + c))) - f)
}

func isInf[F real](x F) bool { return math.IsInf(float64(x), 0) }

// log1pReduce returns k and f with 1 + x = 2^k (1 + f + c), and whether f is so small that a quadratic will do.
func log1pReduce[F real](x F) (f, c F, k int, small bool) {
	if x < word[F](0x3ed413d7, 0x3fda827a) && x > -word[F](0x3e95f620, 0x3fd2bec4) {
		return x, 0, 0, false
	}
	u := x
	if x < 0x1p53 {
		u = 1 + x
		if u >= 2 {
			c = 1 - (u - x)
		} else {
			c = x - (u - 1)
		}
		c /= u
	}
	frac, exp := math.Frexp(float64(u))
	m, k := F(2*frac), exp-1
	step := pick[F](0x1p-23, 0x1p-20)
	if m < word[F](0x3fb504f7, 0x3ff6a09e) {
		return m - 1, c, k, m < 1+step
	}
	return m/2 - 1, c, k + 1, m >= 2-3*step
}

// log10 takes the exponent apart and scales the logarithm of the rest.
func log10[F real](x F) F {
	switch {
	case x == 0:
		return -infinity[F]()
	case x < 0:
		return -invalid[F]()
	case isInf(x):
		return x
	}
	frac, exp := math.Frexp(float64(x))
	m, k := F(2*frac), exp-1
	if k < 0 {
		m, k = m/2, k+1
	}
	y := F(k)
	z := F(y*pick[F](7.9034151668e-07, 3.69423907715893078616e-13)) + F(pick[F](4.3429449201e-01, 4.34294481903251816668e-01)*log(m))
	return z + F(y*pick[F](3.0102920532e-01, 3.01029995663611771306e-01))
}

func log[F real](x F) F { return F(log64(float64(x))) }
func exp[F real](x F) F { return F(exp64(float64(x))) }
