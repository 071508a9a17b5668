package num

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// interesting returns numbers about which small arithmetic is easily wrong.
func interesting(r *rand.Rand) []int64 {
	vs := []int64{0, 1, -1, 2, -2, 3, 7, -12, math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 1 << 32, -1 << 31, 3037000499, 3037000500}
	for range 30 {
		vs = append(vs, r.Int64()>>r.IntN(64), -r.Int64()>>r.IntN(64))
	}
	return vs
}

// TestSmallAgainstBig compares each operation with math/big: the same value, or an overflow where that does not fit.
func TestSmallAgainstBig(t *testing.T) {
	vs := interesting(rand.New(rand.NewPCG(1, 2)))
	check := func(name string, a, b int64, want *big.Int, op func() Small) {
		t.Helper()
		got, err := attempt(op)
		if fits := want.IsInt64(); fits != (err == nil) || fits && int64(got) != want.Int64() {
			t.Errorf("%d %s %d: got %d, %v, want %v", a, name, b, got, err, want)
		}
	}
	for _, x := range vs {
		a, bigA := Small(x), Big{big.NewInt(x)}
		check("negated", x, 0, bigA.Neg().Big(), a.Neg)
		for _, y := range vs {
			b, bigB := Small(y), Big{big.NewInt(y)}
			check("+", x, y, new(big.Int).Add(big.NewInt(x), big.NewInt(y)), func() Small { return a.Add(b) })
			check("-", x, y, bigA.Sub(bigB).Big(), func() Small { return a.Sub(b) })
			check("*", x, y, new(big.Int).Mul(big.NewInt(x), big.NewInt(y)), func() Small { return a.Mul(b) })
			check("gcd", x, y, bigA.GCD(bigB).Big(), func() Small { return a.GCD(b) })
			if y > 0 {
				check("div", x, y, bigA.FloorDiv(bigB).Big(), func() Small { return a.FloorDiv(b) })
			}
			if a.Cmp(b) != bigA.Cmp(bigB) || a.Sign() != bigA.Sign() || a.IsOne() != bigA.IsOne() {
				t.Errorf("%d and %d compare otherwise when they are big", x, y)
			}
		}
	}
}

func TestRounding(t *testing.T) {
	for _, c := range []struct{ num, den, floor, ceil Small }{
		{7, 2, 3, 4}, {-7, 2, -4, -3}, {6, 3, 2, 2}, {-6, 3, -2, -2}, {0, 5, 0, 0}, {-1, 5, -1, 0},
	} {
		r := Rat[Small]{c.num, c.den}
		if r.Floor() != c.floor || r.Ceil() != c.ceil || r.IsInt() != (c.floor == c.ceil) {
			t.Errorf("%d/%d: got %d and %d, want %d and %d", c.num, c.den, r.Floor(), r.Ceil(), c.floor, c.ceil)
		}
	}
	if (Rat[Small]{1, 3}).Cmp(Rat[Small]{2, 6}) != 0 || (Rat[Small]{1, 3}).Sub(Rat[Small]{1, 2}).Cmp(Rat[Small]{-1, 6}) != 0 {
		t.Error("1/3 is not 2/6, or 1/3 - 1/2 is not -1/6")
	}
}

func TestExact(t *testing.T) {
	runs := 0
	got, err := Exact(
		func() int { runs++; return int(Small(math.MaxInt64).Add(1)) },
		func() int { runs += 10; return 5 })
	if got != 5 || err != nil || runs != 11 && !alwaysBig {
		t.Errorf("got %d, %v after runs %d", got, err, runs)
	}
	budget := NewBudget(2)
	_, err = Exact(func() int { budget.Spend(3); return 1 }, func() int { budget.Spend(3); return 2 })
	if !errors.Is(err, ErrBudget) {
		t.Errorf("got %v of a budget that is used up", err)
	}
	defer func() {
		if p := recover(); p != "mine" {
			t.Errorf("got panic %v", p)
		}
	}()
	Exact(func() int { panic("mine") }, func() int { panic("mine") })
}

func TestRow(t *testing.T) {
	r := RowOf(1<<62, 3, -5)
	sum := r.Combine(2, RowOf(1), -1) // 2^63 - 1 fits, although 2^63 does not
	if v, ok := sum.Int64(0); !ok || v != math.MaxInt64 || sum.Len() != 3 {
		t.Errorf("got %v", sum)
	}
	double := r.Combine(4, RowOf(0), 0)
	if v := double.At(0).String(); v != "18446744073709551616" {
		t.Errorf("got %s", v)
	}
	if _, ok := double.Int64(0); ok {
		t.Error("2^64 fits in 64 bits")
	}
	if half := double.Combine(1, r, -3); !half.Equal(r) {
		t.Errorf("got %v, want what was there before", half)
	}
	if tail := double.Slice(1, 3); !tail.Equal(RowOf(12, -20)) {
		t.Errorf("got %v", tail)
	}
	if g := Content([]Small{0, 12, -18}); g != 6 {
		t.Errorf("got common divisor %d", g)
	}
}
