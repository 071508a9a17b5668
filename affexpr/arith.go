package affexpr

import "math"

// addOverflows returns a + b and whether it does not fit; the sum wraps then.
func addOverflows(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (a >= 0) == (b >= 0) && (sum >= 0) != (a >= 0)
}

// mulOverflows returns a * b and whether it does not fit; the product wraps then.
func mulOverflows(a, b int64) (int64, bool) {
	product := a * b
	if a == 0 || b == 0 {
		return 0, false
	}
	if a == -1 && b == math.MinInt64 || b == -1 && a == math.MinInt64 {
		return product, true
	}
	return product, product/b != a
}

// divOverflows reports whether a / b does not fit; b is not zero.
func divOverflows(a, b int64) bool { return a == math.MinInt64 && b == -1 }

// floorDiv returns a / b rounded to minus infinity; b is not zero.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// ceilDiv returns a / b rounded to plus infinity; b is not zero.
func ceilDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) == (b < 0) {
		q++
	}
	return q
}

// mod returns a modulo b in [0, b); b is positive.
func mod(a, b int64) int64 {
	r := a % b
	if r < 0 {
		r += b
	}
	return r
}

func abs(a int64) int64 {
	if a < 0 {
		return -a
	}
	return a
}

// gcd treats its arguments as unsigned, so that the magnitude of the least integer is right; gcd(0, x) is x.
func gcd(a, b int64) int64 {
	x, y := uint64(a), uint64(b)
	for y != 0 {
		x, y = y, x%y
	}
	return int64(x)
}
