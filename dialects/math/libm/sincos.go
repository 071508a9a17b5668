package libm

// The coefficients of sin and cos in f64, of which the results are rounded to f32.
const (
	sin1, sin2, sin3       = -0x1.555545995a603p-3, 0x1.1107605230bc4p-7, -0x1.994eb3774cf24p-13
	cos1, cos2, cos3, cos4 = -0x1.ffffffd0c621cp-2, 0x1.55553e1068f19p-5, -0x1.6c087e89a359dp-10, 0x1.99343027bf8c3p-16
)

func sinPoly(x float64) float64 {
	x2 := x * x
	x3 := x * x2
	s := x + float64(x3*sin1)
	return s + float64(float64(x3*x2)*(sin2+float64(x2*sin3)))
}

func cosPoly(x float64) float64 {
	x2 := x * x
	x4 := x2 * x2
	c := 1 + float64(x2*cos1) + float64(x4*cos2)
	return c + float64(float64(x4*x2)*(cos3+float64(x2*cos4)))
}

func sin32(x float32) float32 {
	if abs(x) < 0x1p-12 {
		return x
	}
	return circle32(x, 0)
}

func cos32(x float32) float32 {
	if abs(x) < 0x1p-12 {
		return 1
	}
	return circle32(x, 1)
}

// circle32 is sin(x + quarters pi/2).
func circle32(x float32, quarters int) float32 {
	if isInf(x) {
		return invalid[float32]()
	}
	r, n := reduceForCircle(x)
	n += quarters
	v := sinPoly(r)
	if n&1 != 0 {
		v = cosPoly(r)
	}
	if n&2 != 0 {
		v = -v
	}
	return float32(v)
}

// reduceForCircle returns x - n pi/2 in f64, rounded once where x is large.
func reduceForCircle(x float32) (r float64, n int) {
	switch v := float64(x); {
	case abs(x) < 0x1.921fb6p-1: // pi/4
		return v, 0
	case abs(x) < 120:
		n = (int(int32(v*0x1.45f306dc9c883p+23)) + 0x800000) >> 24
		return v - float64(float64(n)*0x1.921fb54442d18p0), n
	default:
		exact, n := reduce(v)
		return exact.hi, n
	}
}
