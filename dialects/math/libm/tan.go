package libm

import "math"

// The coefficients of (tan(x)-x)/x³ in x², the first one, the other even and the odd ones.
var (
	tanEven = []float64{1.3333334029e-01, 2.1869488060e-02, 3.5920790397e-03, 5.8804126456e-04, 7.8179444245e-05, -1.8558637748e-05}
	tanOdd  = []float64{5.3968254477e-02, 8.8632395491e-03, 1.4562094584e-03, 2.4646313977e-04, 7.1407252108e-05, 2.5907305826e-05}
)

const tanFirst = float32(3.3333334327e-01)

func tan32(x float32) float32 {
	switch {
	case isInf(x):
		return invalid[float32]()
	case abs(x) <= 0x1.921fb4p-1: // pi/4
		return tanKernel(x, 0, false)
	}
	r, rest, n := reduce32(x)
	return tanKernel(r, rest, n&1 != 0)
}

// tanKernel is tan(x+y) for |x| up to pi/4 and a tiny y, or -1/tan(x+y).
func tanKernel(x, y float32, cot bool) float32 {
	const pio4, pio4Rest = float32(7.8539812565e-01), float32(3.7748947079e-08)
	given := x
	if abs(x) < 0x1p-28 {
		if cot {
			return -1 / x
		}
		return x
	}
	near := abs(x) >= 0x1.594280p-1 // 0.6744
	if near {
		if x < 0 {
			x, y = -x, -y
		}
		x, y = (pio4-x)+(pio4Rest-y), 0
	}
	z := x * x
	w := z * z
	s := z * x
	r := y + float32(z*(float32(s*(horner(w, tanEven)+float32(z*horner(w, tanOdd))))+y))
	r += float32(tanFirst * s)
	w = x + r
	if near {
		v := float32(1)
		if cot {
			v = -1
		}
		return copySign(1, given) * (v - 2*(x-(float32(w*w)/(w+v)-r)))
	}
	if !cot {
		return w
	}
	head := cutDown(w, 12)
	a := -1 / w
	t := cutDown(a, 12)
	return t + float32(a*((1+float32(t*head))+float32(t*(r-(head-x)))))
}

// The parts of pi/2 with 17 bits each, and what is then left.
var piHalves = [3][2]float32{
	{1.5707855225e+00, 1.0804334124e-05}, {1.0804273188e-05, 6.0770999344e-11}, {6.0770943833e-11, 6.1232342629e-17},
}

// reduce32 returns x - n pi/2, of at most about pi/4, as a number and its rounding error.
func reduce32(x float32) (r, rest float32, n int) {
	a := abs(x)
	switch {
	case a < 0x1.2d97c8p1: // 3 pi/4
		n = 1
		part := piHalves[0]
		z := a - part[0]
		if math.Float32bits(a)&0xffffffc0 == 0x3fc90fc0 {
			part = piHalves[1]
			z -= part[0]
		}
		r = z - part[1]
		rest = (z - r) - part[1]
	case a <= 0x1.921f00p7: // 128 pi/2
		r, rest, n = reduceMedium(a)
	default:
		exact, m := reduce(float64(a))
		r = float32(exact.hi)
		rest = float32((exact.hi - float64(r)) + exact.lo)
		n = m
	}
	if x < 0 {
		return -r, -rest, -n
	}
	return r, rest, n
}

// reduceMedium subtracts as many parts of pi/2 as the cancellation asks for.
func reduceMedium(a float32) (r, rest float32, n int) {
	n = int(float32(a*6.3661980629e-01) + 0.5)
	k := float32(n)
	exponent := func(x float32) int { return int(math.Float32bits(x) >> 23 & 0xff) }
	t := a - float32(k*piHalves[0][0])
	w := k * piHalves[0][1]
	r = t - w
	nearest := math.Float32bits(float32(float64(n)*(math.Pi/2))) &^ 0xff
	if n >= 32 || math.Float32bits(a)&^0xff == nearest {
		for i, limit := range []int{8, 25} {
			if exponent(a)-exponent(r) <= limit {
				break
			}
			part := piHalves[i+1]
			from := t
			w = k * part[0]
			t = from - w
			w = float32(k*part[1]) - ((from - t) - w)
			r = t - w
		}
	}
	return r, (t - r) - w, n
}
