package num_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"sort"
	"testing"

	"polyloom/num"
)

// TestFloat64AgainstGo compares with the machine's arithmetic, NaN's encoding aside.
func TestFloat64AgainstGo(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	corner := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64,
		math.SmallestNonzeroFloat64, 0x1p-1022, -0x1.fffffffffffffp-1023, 1 << 53, 1<<53 + 2, 2.5, -3.5}
	pick := func() float64 {
		switch r.Intn(3) {
		case 0:
			return corner[r.Intn(len(corner))]
		case 1:
			return math.Float64frombits(r.Uint64())
		}
		return math.Ldexp(float64(r.Intn(64)-32), r.Intn(8)-4)
	}
	for range 20000 {
		a, b, c := pick(), pick(), pick()
		x, y, z := num.FromFloat64(a), num.FromFloat64(b), num.FromFloat64(c)
		even := num.ToNearestEven
		for name, pair := range map[string][2]float64{
			"add": {x.Add(y, even).Float64(), a + b}, "sub": {x.Sub(y, even).Float64(), a - b},
			"mul": {x.Mul(y, even).Float64(), a * b}, "div": {x.Div(y, even).Float64(), a / b},
			"rem": {x.Rem(y).Float64(), math.Mod(a, b)}, "remainder": {x.Remainder(y).Float64(), math.Remainder(a, b)},
			"fma": {x.FMA(y, z, even).Float64(), math.FMA(a, b, c)}, "sqrt": {x.Sqrt(even).Float64(), math.Sqrt(a)},
			"floor": {x.RoundToIntegral(num.Downward).Float64(), math.Floor(a)},
			"ceil":  {x.RoundToIntegral(num.Upward).Float64(), math.Ceil(a)},
			"trunc": {x.RoundToIntegral(num.TowardZero).Float64(), math.Trunc(a)},
			"even":  {x.RoundToIntegral(num.ToNearestEven).Float64(), math.RoundToEven(a)},
			"away":  {x.RoundToIntegral(num.ToNearestAway).Float64(), math.Round(a)},
			"min":   {x.Minimum(y).Float64(), math.Min(a, b)}, "max": {x.Maximum(y).Float64(), math.Max(a, b)},
			"neg": {x.Neg().Float64(), -a}, "abs": {x.Abs().Float64(), math.Abs(a)},
			"f32": {float64(x.Float32()), float64(float32(a))},
		} {
			// Go's Min and Max put infinity before NaN; IEEE 754 and MLIR do not.
			if (name == "min" || name == "max") && (a != a || b != b) {
				pair[1] = math.NaN()
			}
			if !sameValue(pair[0], pair[1]) {
				t.Fatalf("%s %x %x %x: got %x, want %x", name, a, b, c, pair[0], pair[1])
			}
		}
		if got, want := x.Cmp(y), order(a, b); got != want {
			t.Fatalf("cmp %x %x: got %d, want %d", a, b, got, want)
		}
	}
}

func sameValue(a, b float64) bool {
	return a != a && b != b || math.Float64bits(a) == math.Float64bits(b)
}

func order(a, b float64) num.Order {
	switch {
	case a < b:
		return num.Less
	case a > b:
		return num.Greater
	case a == b:
		return num.Same
	}
	return num.Unordered
}

// TestFloat32AgainstGo compares the path through float64 with the machine's float32.
func TestFloat32AgainstGo(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 20000 {
		a, b := math.Float32frombits(r.Uint32()), math.Float32frombits(r.Uint32())
		if r.Intn(2) == 0 {
			b = math.Float32frombits(math.Float32bits(a) ^ uint32(r.Intn(1<<25)))
		}
		x, y := num.FromFloat32(a), num.FromFloat32(b)
		for name, pair := range map[string][2]float32{
			"add": {x.Add(y, num.ToNearestEven).Float32(), a + b}, "sub": {x.Sub(y, num.ToNearestEven).Float32(), a - b},
			"mul": {x.Mul(y, num.ToNearestEven).Float32(), a * b}, "div": {x.Div(y, num.ToNearestEven).Float32(), a / b},
			"sqrt": {x.Sqrt(num.ToNearestEven).Float32(), float32(math.Sqrt(float64(a)))},
		} {
			if !sameValue(float64(pair[0]), float64(pair[1])) {
				t.Fatalf("%s %x %x: got %x, want %x", name, a, b, pair[0], pair[1])
			}
		}
	}
}

var modes = []num.Rounding{num.ToNearestEven, num.Downward, num.Upward, num.TowardZero, num.ToNearestAway}

// small is a format of at most 8 bits for the reference: its magnitudes in ascending order, which is also the order of
// the encodings, and above them the number that would follow if the exponent had no limit.
type small struct {
	f    *num.Format
	mags []float64
	next float64
}

// newSmall works out the magnitudes from the definition of the format, without the code under test.
func newSmall(f *num.Format) small {
	s := small{f: f}
	fraction := f.Precision() - 1
	for e := 0; ; e++ {
		for m := range 1 << fraction {
			v := float64(m) + float64(int(1)<<fraction)
			exp := e + f.MinExponent() - fraction - 1
			if !f.HasZero() {
				exp++
			} else if e == 0 {
				v, exp = float64(m), exp+1
			}
			v = math.Ldexp(v, exp)
			if v > f.Largest(false).Float64() {
				s.next = v
				return s
			}
			s.mags = append(s.mags, v)
		}
	}
}

// round returns the encoding of the number whose sign is given and whose magnitude compares with a candidate as cmp
// says.
func (s small) round(neg bool, cmp func(candidate float64) int, mode num.Rounding) num.Float {
	f := s.f
	i := sort.Search(len(s.mags), func(i int) bool { return cmp(s.mags[i]) <= 0 })
	if i < len(s.mags) && cmp(s.mags[i]) == 0 {
		return s.at(neg, i)
	}
	if i == 0 {
		return s.at(neg, 0) // below the smallest number of a format without zero
	}
	low, high := s.mags[i-1], s.next
	if i < len(s.mags) {
		high = s.mags[i]
	}
	up := false
	switch half := cmp((low + high) / 2); mode {
	case num.ToNearestEven:
		up = half > 0 || half == 0 && i%2 == 0 // i-1 is then odd
	case num.ToNearestAway:
		up = half >= 0
	case num.Upward:
		up = !neg
	case num.Downward:
		up = neg
	}
	switch {
	case !up:
		return s.at(neg, i-1)
	case i == len(s.mags) && f.HasNaN():
		return f.Inf(neg)
	case i == len(s.mags):
		return f.Largest(neg)
	}
	return s.at(neg, i)
}

func (s small) at(neg bool, i int) num.Float {
	if neg && (i > 0 || s.f.HasSignedZero()) {
		i |= 1 << (s.f.Width() - 1)
	}
	return s.f.FromUint64(uint64(i))
}

// TestSmallFormats compares all pairs of finite numbers of every format of at most 8 bits with a search through the
// list of its values.
func TestSmallFormats(t *testing.T) {
	for _, f := range num.Formats() {
		if f.Width() > 8 {
			continue
		}
		t.Run(f.Name(), func(t *testing.T) {
			s := newSmall(f)
			for i := range 1 << f.Width() {
				for j := range 1 << f.Width() {
					mode := modes[(i+j)%5]
					if j%2 == 0 {
						mode = num.ToNearestEven
					}
					s.pair(t, f.FromUint64(uint64(i)), f.FromUint64(uint64(j)), mode)
				}
			}
		})
	}
}

// pair checks the operations whose exact result a float64 holds, and the quotient by comparing products.
func (s small) pair(t *testing.T, x, y num.Float, mode num.Rounding) {
	t.Helper()
	if x.IsNaN() || y.IsNaN() || x.IsInf() || y.IsInf() {
		return
	}
	a, b := x.Float64(), y.Float64()
	check := func(name string, got num.Float, v float64) {
		want := s.round(math.Signbit(v), func(c float64) int { return compare(math.Abs(v), c) }, mode)
		if got != want {
			t.Fatalf("%s %s %s mode %d: got %s, want %s", name, x, y, mode, got, want)
		}
	}
	check("mul", x.Mul(y, mode), a*b)
	if s.f.HasZero() {
		sum := a + b
		if sum == 0 && a != 0 && mode == num.Downward {
			sum = math.Copysign(0, -1)
		}
		if a != 0 || b != 0 {
			check("add", x.Add(y, mode), sum)
		}
		fma := a*b + 1 // exact in each step
		if fma == 0 && mode == num.Downward {
			fma = math.Copysign(0, -1)
		}
		check("fma", x.FMA(y, s.f.One(), mode), fma)
	}
	if b != 0 && a != 0 {
		want := s.round(math.Signbit(a) != math.Signbit(b), func(c float64) int {
			return compare(math.Abs(a), c*math.Abs(b))
		}, mode)
		if got := x.Div(y, mode); got != want {
			t.Fatalf("div %s %s mode %d: got %s, want %s", x, y, mode, got, want)
		}
		if s.f.HasSign() {
			check("rem", x.Rem(y), math.Mod(a, b))
			check("remainder", x.Remainder(y), math.Remainder(a, b))
		}
	}
	if got, want := x.Cmp(y), order(a, b); got != want {
		t.Fatalf("cmp %s %s: got %d, want %d", x, y, got, want)
	}
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// TestDirectedRounding checks wide formats against exact rational arithmetic: the two directed results enclose the
// exact one and are neighbours, and each other mode picks the right one of them.
func TestDirectedRounding(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for _, f := range []*num.Format{num.BF16, num.F16, num.TF32, num.F32, num.F64, num.F80, num.F128} {
		for range 300 {
			x, y, z := someFloat(r, f), someFloat(r, f), someFloat(r, f)
			a, b, c := value(x), value(y), value(z)
			checkModes(t, "add", f, new(big.Rat).Add(a, b), func(m num.Rounding) num.Float { return x.Add(y, m) })
			checkModes(t, "sub", f, new(big.Rat).Sub(a, b), func(m num.Rounding) num.Float { return x.Sub(y, m) })
			ab := new(big.Rat).Mul(a, b)
			checkModes(t, "mul", f, ab, func(m num.Rounding) num.Float { return x.Mul(y, m) })
			checkModes(t, "fma", f, new(big.Rat).Add(ab, c), func(m num.Rounding) num.Float { return x.FMA(y, z, m) })
			if b.Sign() != 0 {
				checkModes(t, "div", f, new(big.Rat).Quo(a, b), func(m num.Rounding) num.Float { return x.Div(y, m) })
			}
			down, up := x.Abs().Sqrt(num.Downward), x.Abs().Sqrt(num.Upward)
			lo, hi, square := value(down), value(up), new(big.Rat).Abs(a)
			if lo.Mul(lo, lo).Cmp(square) > 0 || hi.Mul(hi, hi).Cmp(square) < 0 || down != up && successor(down) != up {
				t.Fatalf("%s sqrt %s: got %s to %s", f, x.Abs(), down, up)
			}
		}
	}
}

// someFloat returns a finite number of moderate magnitude.
func someFloat(r *rand.Rand, f *num.Format) num.Float {
	v := num.IntFromBig(120, new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), 120)))
	x, _ := f.FromInt(v.AShr(uint(r.Intn(119))), true, num.ToNearestEven)
	if x.IsInf() {
		x = f.One()
	}
	return x.Scalb(-r.Intn(f.MaxExponent()+8), num.TowardZero)
}

// value returns the exact value of a finite number, from the definition of its encoding.
func value(x num.Float) *big.Rat {
	f, b := x.Format(), x.Bits()
	fraction := f.Precision() - 1
	m := b.Trunc(fraction).Big(false)
	stored := fraction
	if f == num.F80 {
		stored++
	}
	exp := int(b.LShr(uint(stored)).Trunc(f.Width() - 1 - stored).Uint64())
	if exp != 0 {
		m.SetBit(m, fraction, 1)
	}
	exp = max(exp, 1) - 1 + f.MinExponent() - fraction
	v := new(big.Rat).SetInt(new(big.Int).Lsh(m, uint(max(exp, 0))))
	v.Quo(v, new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), uint(max(-exp, 0)))))
	if b.IsNegative() {
		v.Neg(v)
	}
	return v
}

// successor returns the next larger number.
func successor(x num.Float) num.Float {
	one := num.One(x.Format().Width())
	switch {
	case x.IsZero():
		return x.Format().Smallest(false)
	case x.IsNegative():
		b := x.Bits().Sub(one)
		if x.Format() == num.F80 && !b.Bit(63) && b.LShr(64).Trunc(15).Uint64() != 0 {
			b = b.Sub(num.OneBit(80, 63)) // the borrow passed through the integer bit
		}
		return x.Format().FromBits(b)
	}
	if x == x.Format().Largest(false) {
		return x.Format().Inf(false)
	}
	b := x.Bits().Add(one)
	if x.Format() == num.F80 && !b.Bit(63) && b.LShr(64).Trunc(15).Uint64() != 0 {
		b = b.WithBit(63, true) // the carry passed through the integer bit
	}
	return x.Format().FromBits(b)
}

func checkModes(t *testing.T, name string, f *num.Format, exact *big.Rat, op func(num.Rounding) num.Float) {
	t.Helper()
	down, up := op(num.Downward), op(num.Upward)
	if down.IsInf() || up.IsInf() {
		return // overflow is checked on the small formats
	}
	lo, hi := value(down), value(up)
	fail := func(got num.Float, mode string) {
		t.Helper()
		t.Fatalf("%s %s = %s: got %s %s, between %s and %s", f, name, exact.FloatString(30), mode, got, down, up)
	}
	switch {
	case lo.Cmp(exact) > 0 || hi.Cmp(exact) < 0:
		fail(down, "down")
	case lo.Cmp(hi) == 0:
	case successor(down).Cmp(up) != num.Same:
		fail(up, "up")
	}
	toZero, toInf := down, up
	if exact.Sign() < 0 {
		toZero, toInf = up, down
	}
	even, away := toZero, toZero
	mid := new(big.Rat).Add(lo, hi)
	switch c := mid.Quo(mid, big.NewRat(2, 1)).Abs(mid).Cmp(new(big.Rat).Abs(exact)); {
	case c < 0:
		even, away = toInf, toInf
	case c == 0:
		away = toInf
		if toZero.Bits().Bit(0) {
			even = toInf
		}
	}
	if got := op(num.TowardZero); got.Cmp(toZero) != num.Same {
		fail(got, "toward zero")
	}
	if got := op(num.ToNearestEven); got.Cmp(even) != num.Same {
		fail(got, "to nearest even")
	}
	if got := op(num.ToNearestAway); got.Cmp(away) != num.Same {
		fail(got, "to nearest away")
	}
}

func TestRoundToIntegralSmall(t *testing.T) {
	whole := map[num.Rounding]func(float64) float64{num.ToNearestEven: math.RoundToEven, num.ToNearestAway: math.Round,
		num.Downward: math.Floor, num.Upward: math.Ceil, num.TowardZero: math.Trunc}
	for _, f := range []*num.Format{num.F4E2M1FN, num.F6E2M3FN, num.F6E3M2FN, num.F8E3M4, num.F8E4M3, num.F8E5M2} {
		for i := range 1 << f.Width() {
			x := f.FromUint64(uint64(i))
			if !x.IsFinite() {
				continue
			}
			for mode, fn := range whole {
				// An integral value beyond the largest number, as 7.5 rounded up in F6E2M3FN, is rounded to that.
				want, _ := f.FromFloat64(fn(x.Float64()), num.ToNearestEven)
				if got := x.RoundToIntegral(mode); got != want {
					t.Errorf("%s %s mode %d: got %s, want %s", f, x, mode, got, want)
				}
			}
			if got, want := x.IsInteger(), x.Float64() == math.Trunc(x.Float64()); got != want {
				t.Errorf("%s %s is an integer: got %t", f, x, got)
			}
		}
	}
}

func TestWithoutInfinity(t *testing.T) {
	for _, c := range []struct {
		got  num.Float
		want string
	}{
		{num.F8E4M3FN.Inf(true), "FF"},
		{num.F8E4M3FNUZ.Inf(false), "80"},
		{num.F8E4M3FNUZ.Zero(true), "00"},
		{num.F8E8M0FNU.Zero(false), "00"},
		{num.F8E8M0FNU.QNaN(false), "FF"},
		{num.F4E2M1FN.Inf(true), "F"},
		{num.F4E2M1FN.QNaN(false), "7"},
		{num.F8E4M3FNUZ.QNaN(false).Neg(), "80"},
		{num.F8E8M0FNU.One().Neg(), "7F"},
		{num.F32.NaN(true, num.NewUint(23, 5)), "FFC00005"},
	} {
		if got := c.got.Bits().Hex(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.got.Format(), got, c.want)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, f := range num.Formats() {
		if num.FormatNamed(f.Name()) != f || f.String() != f.Name() {
			t.Errorf("%s is not found by its name", f)
		}
		if !f.Contains(f) || f != num.F128 && f.Contains(num.F128) {
			t.Errorf("%s contains the wrong formats", f)
		}
		if v, loses := f.FromFloat64(1, num.TowardZero); loses || v != f.One() || !v.IsExactly(1) || v.IsExactly(2) {
			t.Errorf("%s: 1 is %s", f, v)
		}
	}
	if num.FormatNamed("f31") != nil {
		t.Error("f31 is a format")
	}
	var none num.Float
	if none.IsValid() || !num.F32.One().IsValid() || fmt.Sprint(none) == "" {
		t.Error("the zero value is not told apart")
	}
}

func TestFloatDoesNotAllocate(t *testing.T) {
	x, y := num.F16.One(), num.F16.Largest(false)
	p, q := num.F80.One(), num.F80.Largest(false)
	if n := testing.AllocsPerRun(100, func() {
		x.Add(y, num.ToNearestEven).Mul(x, num.Upward).Convert(num.F8E4M3, num.TowardZero)
		p.Div(q, num.ToNearestEven).Sub(p, num.Downward).Cmp(q)
	}); n != 0 {
		t.Errorf("got %v allocations, want none", n)
	}
}

func TestAccessors(t *testing.T) {
	neg, pos := num.F16.Zero(true), num.F16.Zero(false)
	if !neg.IsNegZero() || neg.IsPosZero() || !pos.IsPosZero() || pos.IsNegZero() || neg == pos || neg.Cmp(pos) != num.Same {
		t.Error("the zeros are confused")
	}
	if x := num.F16.FromUint64(0xABCD3C00); x.Uint64() != 0x3C00 || x != num.F16.One() {
		t.Errorf("got %x, want the low 16 bits", x.Uint64())
	}
	for _, c := range []struct {
		f                         *num.Format
		inf, nan, zero, negz, sgn bool
	}{
		{num.F32, true, true, true, true, true},
		{num.F8E4M3FN, false, true, true, true, true},
		{num.F8E5M2FNUZ, false, true, true, false, true},
		{num.F8E8M0FNU, false, true, false, false, false},
		{num.F6E3M2FN, false, false, true, true, true},
	} {
		f := c.f
		if f.HasInf() != c.inf || f.HasNaN() != c.nan || f.HasZero() != c.zero || f.HasSignedZero() != c.negz || f.HasSign() != c.sgn {
			t.Errorf("%s: wrong properties", f)
		}
	}
}
