package libm

import "math"

// The points around which atan32 expands, with their arcus tangents in two parts.
var atanPoints = [...]struct{ below, at, hi, lo float32 }{
	{0x1.6p-1, 0.5, 4.6364760399e-01, 5.0121582440e-09},
	{0x1.3p0, 1, 7.8539812565e-01, 3.7748947079e-08},
	{0x1.38p1, 1.5, 9.8279368877e-01, 3.4473217170e-08},
	{math.MaxFloat32, 0, 1.5707962513e+00, 7.5497894159e-08},
}

// The coefficients of atan in x², even and odd ones.
var (
	atanEven = []float64{3.3333334327e-01, 1.4285714924e-01, 9.0908870101e-02, 6.6610731184e-02, 4.9768779427e-02, 1.6285819933e-02}
	atanOdd  = []float64{-2.0000000298e-01, -1.1111110449e-01, -7.6918758452e-02, -5.8335702866e-02, -3.6531571299e-02}
)

// atan32 is atan(c) + atan((x-c)/(1+cx)) for a near c, and pi/2 - atan(1/x) for large x.
func atan32(x float32) float32 {
	a := abs(x)
	switch {
	case a < 0x1p-29:
		return x
	case a < 0.4375:
		return x - float32(x*atanSum(x))
	case a >= 0x1p25:
		p := &atanPoints[3]
		return copySign(p.hi+p.lo, x)
	}
	i := 0
	for a >= atanPoints[i].below {
		i++
	}
	p := &atanPoints[i]
	var t float32
	switch i {
	case 0:
		t = (2*a - 1) / (2 + a)
	case 3:
		t = -1 / a
	default:
		t = (a - p.at) / (1 + float32(p.at*a))
	}
	return copySign(p.hi-((float32(t*atanSum(t))-p.lo)-t), x)
}

// atanSum is 1 - atan(x)/x.
func atanSum(x float32) float32 {
	z := x * x
	w := z * z
	return float32(z*horner(w, atanEven)) + float32(w*horner(w, atanOdd))
}

// atan2of32 is the angle of the point (x, y).
func atan2of32(y, x float32) float32 {
	const pi, piRest = float32(3.1415927410e+00), float32(-8.7422776573e-08)
	switch {
	case x != x:
		return x + x
	case y != y:
		return y + y
	case x == 1:
		return atan32(y)
	case x == 0 || y == 0 || isInf(x) || isInf(y):
		return float32(math.Atan2(float64(y), float64(x)))
	}
	var z float32
	far := (int32(math.Float32bits(abs(y))) - int32(math.Float32bits(abs(x)))) >> 23
	switch {
	case far > 60:
		z = pi/2 + 0.5*piRest
	case x < 0 && far < -60:
		z = 0
	default:
		z = atan32(abs(y / x))
	}
	if x < 0 {
		z = pi - (z - piRest)
	}
	return copySign(z, y)
}

// The coefficients of (asin(x)-x)/x³ in x², numerator and denominator.
var asinRatio = [2][]float64{
	{1.6666667163e-01, -3.2556581497e-01, 2.0121252537e-01, -4.0055535734e-02, 7.9153501429e-04, 3.4793309169e-05},
	{1, -2.4033949375e+00, 2.0209457874e+00, -6.8828397989e-01, 7.7038154006e-02},
}

// acos32 is pi/2 - asin(x) for small x, and else twice the asin of sqrt((1-|x|)/2).
func acos32(x float32) float32 {
	const pi, pio2, pio2Rest = float32(3.1415925026e+00), float32(1.5707962513e+00), float32(7.5497894159e-08)
	r := func(z float32) float32 { return float32(z*horner(z, asinRatio[0])) / horner(z, asinRatio[1]) }
	switch {
	case x == 1:
		return 0
	case x == -1:
		return pi + 2*pio2Rest
	case abs(x) > 1:
		return -invalid[float32]()
	case abs(x) <= 0x1p-57:
		return pio2 + pio2Rest
	case abs(x) < 0.5:
		return pio2 - (x - (pio2Rest - float32(x*r(x*x))))
	case x < 0:
		z := (1 + x) * 0.5
		s := sqrt(z)
		return pi - 2*(s+(float32(r(z)*s)-pio2Rest))
	}
	z := (1 - x) * 0.5
	s := sqrt(z)
	d := cutDown(s, 12)
	c := (z - float32(d*d)) / (s + d)
	return 2 * (d + (float32(r(z)*s) + c))
}
