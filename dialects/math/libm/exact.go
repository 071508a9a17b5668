package libm

import (
	"math"
	"math/big"
	"sync"
)

// The functions in this file are correctly rounded but where the exact result is closer to the middle of two numbers than about 2^-40 of their
// distance.

func exp64(x float64) float64 {
	switch {
	case x > 709.79:
		return math.Inf(1)
	case x < -745.2:
		return 0
	case math.Abs(x) < 0x1p-54:
		return 1 + x
	}
	m, k := ddExp(dd{x, 0})
	return rounded(m, k)
}

// rounded returns m 2^k, rounding only once where the result is subnormal.
func rounded(m dd, k int) float64 {
	if k > -1021 {
		return math.Ldexp(m.hi, k)
	}
	e := math.Ldexp(1, -1074-k) // the unit that m is rounded to
	units := quickSum(m.hi, m.lo)
	n := math.RoundToEven(units.hi / e)
	if rest := units.sub(twoProd(n, e)); math.Abs(rest.hi)*2 == e && rest.lo != 0 {
		n += math.Copysign(0.5, rest.lo) + math.Copysign(0.5, units.hi/e-n)
	}
	return math.Ldexp(n, -1074)
}

func exp2of64(x float64) float64 {
	switch {
	case x >= 1024:
		return math.Inf(1)
	case x < -1076:
		return 0
	}
	k := math.RoundToEven(x)
	return rounded(ddOne.add(ddExpm1(ddLn2.mul(dd{x - k, 0}))), int(k))
}

// logParts returns log(m) and k for x = m 2^k with m about 1; x is positive and finite.
func logParts(x float64) (m dd, k float64) {
	frac, exp := math.Frexp(x)
	if frac < math.Sqrt2/2 {
		frac, exp = 2*frac, exp-1
	}
	return ddLogMantissa(frac), float64(exp)
}

func logSpecial(x float64) (r float64, ok bool) {
	switch {
	case x == 0:
		return math.Inf(-1), true
	case x < 0:
		return invalid[float64](), true
	}
	return x, math.IsInf(x, 1)
}

func ddLog(x float64) dd {
	m, k := logParts(x)
	return ddLn2.mul(dd{k, 0}).add(dd{k * ln2Third, 0}).add(m)
}

func log64(x float64) float64 {
	if r, ok := logSpecial(x); ok {
		return r
	}
	return ddLog(x).hi
}

func log2of64(x float64) float64 {
	if r, ok := logSpecial(x); ok {
		return r
	}
	m, k := logParts(x)
	return dd{k, 0}.add(m.div(ddLn2)).hi
}

// pow is pow64 but for NaN that signals, which even exponents of 0 and bases of 1 do not make good.
func pow[F real](x, y F) F {
	if isSignaling(x) || isSignaling(y) {
		return x + y
	}
	return F(pow64(float64(x), float64(y)))
}

func pow64(x, y float64) float64 {
	switch {
	case x == 1 || y == 0:
		return 1
	case x != x && math.Signbit(x) && math.Abs(math.Mod(y, 2)) == 1:
		return -(x + x)
	case x != x || y != y:
		return x + y
	case x < 0 && !math.IsInf(x, 0) && y != math.Trunc(y):
		return invalid[float64]()
	case x == 0 || math.IsInf(x, 0) || math.IsInf(y, 0) || x == -1:
		return math.Pow(x, y)
	}
	sign := 1.0
	if x < 0 && math.Mod(y, 2) != 0 {
		sign = -1
	}
	l := ddLog(math.Abs(x))
	switch about := l.hi * y; {
	case about > 709.79:
		return sign * math.Inf(1)
	case about < -745.2:
		return sign * 0
	}
	m, k := ddExp(l.mul(dd{y, 0}))
	return sign * rounded(m, k)
}

// circleBits are the binary digits that reduce needs beyond those of its argument: 53 of the result, 61 that may cancel, and more.
const circleBits = 300

// twoOverPi and piOverTwo have enough digits for the largest numbers.
var circle = sync.OnceValue(func() (c struct{ piOverTwo, twoOverPi *big.Float }) {
	const bits = 1024 + 2*circleBits
	// Machin: pi/4 = 4 atan(1/5) - atan(1/239).
	quarter := new(big.Int).Sub(new(big.Int).Lsh(atanInverse(5, bits), 2), atanInverse(239, bits))
	c.piOverTwo = new(big.Float).SetPrec(bits).SetMantExp(new(big.Float).SetPrec(bits).SetInt(quarter), 1-bits)
	c.twoOverPi = new(big.Float).SetPrec(bits).Quo(big.NewFloat(1), c.piOverTwo)
	return c
})

// atanInverse is atan(1/n) 2^bits.
func atanInverse(n int64, bits uint) *big.Int {
	power := new(big.Int).Div(new(big.Int).Lsh(big.NewInt(1), bits), big.NewInt(n))
	sum := new(big.Int).Set(power)
	square := big.NewInt(-n * n)
	for k := int64(3); power.BitLen() > 1; k += 2 {
		power.Quo(power, square)
		sum.Add(sum, new(big.Int).Quo(power, big.NewInt(k)))
	}
	return sum
}

// reduce returns x - n pi/2, of at most pi/4, and n modulo 4.
func reduce(x float64) (r dd, n int) {
	if math.Abs(x) <= math.Pi/4 {
		return dd{x, 0}, 0
	}
	_, exp := math.Frexp(x)
	prec := uint(max(exp, 0) + circleBits)
	v := new(big.Float).SetFloat64(x)
	q := new(big.Float).SetPrec(prec).Mul(v, circle().twoOverPi)
	half := big.NewFloat(math.Copysign(0.5, x))
	k, _ := q.Add(q, half).Int(nil)
	t := new(big.Float).SetPrec(prec).SetInt(k)
	t.Mul(t, circle().piOverTwo)
	t.Sub(v.SetPrec(prec), t)
	hi, _ := t.Float64()
	lo, _ := t.Sub(t, new(big.Float).SetFloat64(hi)).Float64()
	return dd{hi, lo}, int(new(big.Int).And(k, big.NewInt(3)).Int64())
}

func sin64(x float64) float64 { return circle64(x, 0) }
func cos64(x float64) float64 { return circle64(x, 1) }

// circle64 is sin(x + quarters pi/2).
func circle64(x float64, quarters int) float64 {
	if math.IsInf(x, 0) {
		return invalid[float64]()
	}
	if quarters == 0 && math.Abs(x) < 0x1p-27 {
		return x
	}
	r, n := reduce(x)
	n += quarters
	v, c := ddSinCos(r)
	if n&1 != 0 {
		v = c
	}
	if n&2 != 0 {
		return -v.hi
	}
	return v.hi
}

func tan64(x float64) float64 {
	switch {
	case math.IsInf(x, 0):
		return invalid[float64]()
	case math.Abs(x) < 0x1p-27:
		return x
	}
	r, n := reduce(x)
	s, c := ddSinCos(r)
	if n&1 != 0 {
		return c.div(s).neg().hi
	}
	return s.div(c).hi
}

// ddCoSide is sqrt(1 - x²).
func ddCoSide(x float64) dd { return twoSum(1, -x).mul(twoSum(1, x)).sqrt() }

func asin64(x float64) float64 {
	switch {
	case math.Abs(x) > 1:
		return -invalid[float64]()
	case math.Abs(x) < 0x1p-27:
		return x
	}
	return ddAngle(dd{x, 0}, ddCoSide(x)).hi
}

func acos64(x float64) float64 {
	switch {
	case math.Abs(x) > 1:
		return -invalid[float64]()
	case x == 1:
		return 0
	}
	return ddAngle(ddCoSide(x), dd{x, 0}).hi
}

func atan64(x float64) float64 {
	switch {
	case math.IsInf(x, 0):
		return math.Atan(x)
	case math.Abs(x) < 0x1p-27:
		return x
	}
	return ddAngle(dd{x, 0}, ddOne).hi
}

func atan2of64(y, x float64) float64 {
	switch {
	case x != x:
		return x + x
	case y != y:
		return y + y
	case x == 0 || y == 0 || math.IsInf(x, 0) || math.IsInf(y, 0):
		return math.Atan2(y, x)
	}
	fy, ey := math.Frexp(y)
	fx, ex := math.Frexp(x)
	switch d := ey - ex; {
	case d > 64:
		return math.Copysign(math.Pi/2, y)
	case d < -64 && x < 0:
		return math.Copysign(math.Pi, y)
	case d < -64:
		return y / x
	}
	return ddAngle(dd{fy, 0}.scale(ey-ex), dd{fx, 0}).hi
}
