package libm_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"testing"

	"polyloom/dialects/math/libm"
)

var functions = map[string]libm.Func{
	"sin": libm.Sin, "cos": libm.Cos, "tan": libm.Tan, "asin": libm.Asin, "acos": libm.Acos, "atan": libm.Atan, "sinh": libm.Sinh, "cosh": libm.Cosh,
	"tanh": libm.Tanh, "asinh": libm.Asinh, "acosh": libm.Acosh, "atanh": libm.Atanh, "exp": libm.Exp, "exp2": libm.Exp2, "expm1": libm.Expm1,
	"log": libm.Log, "log2": libm.Log2, "log10": libm.Log10, "log1p": libm.Log1p, "erf": libm.Erf, "erfc": libm.Erfc,
}

var functions2 = map[string]libm.Func2{"pow": libm.Pow, "atan2": libm.Atan2}

// compute returns the bits of a function of numbers given by their bits.
func compute(name string, width int, x, y uint64) uint64 {
	if width == 32 {
		a, b := math.Float32frombits(uint32(x)), math.Float32frombits(uint32(y))
		if f, ok := functions[name]; ok {
			return uint64(math.Float32bits(f.F32(a)))
		}
		return uint64(math.Float32bits(functions2[name].F32(a, b)))
	}
	a, b := math.Float64frombits(x), math.Float64frombits(y)
	if f, ok := functions[name]; ok {
		return math.Float64bits(f.F64(a))
	}
	return math.Float64bits(functions2[name].F64(a, b))
}

// TestAgainstC compares with what the GNU C library 2.36 on x86-64 gave for some arguments, half of them random bits, each given by
// its bits: function, width, argument, second argument, result.
func TestAgainstC(t *testing.T) {
	f, err := os.Open("testdata/glibc.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, other := 0, 0
	for lines := bufio.NewScanner(f); lines.Scan(); all++ {
		var name string
		var width int
		var x, y, want uint64
		if _, err := fmt.Sscanf(lines.Text(), "%s %d %x %x %x", &name, &width, &x, &y, &want); err != nil {
			t.Fatalf("%q: %v", lines.Text(), err)
		}
		got := compute(name, width, x, y)
		if d := int64(got - want); d < -1 || d > 1 {
			t.Errorf("%s: got %x", lines.Text(), got)
		} else if d != 0 {
			other++
		}
	}
	if all < 500 || other*100 > all {
		t.Errorf("%d of %d results are off by one in the last place", other, all)
	}
}

// TestExactResults has arguments for which the result is known without rounding.
func TestExactResults(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		name    string
		x, want float64
	}{
		{"sin", 0, 0}, {"cos", 0, 1}, {"tan", 0, 0}, {"asin", 0, 0}, {"acos", 1, 0}, {"atan", 0, 0}, {"atan", inf, math.Pi / 2}, {"acos", -1, math.Pi},
		{"sinh", 0, 0}, {"cosh", 0, 1}, {"tanh", 0, 0}, {"tanh", inf, 1}, {"tanh", -inf, -1}, {"asinh", 0, 0}, {"acosh", 1, 0}, {"atanh", 0, 0},
		{"atanh", 1, inf}, {"atanh", -1, -inf}, {"sinh", -inf, -inf}, {"cosh", -inf, inf}, {"asinh", -inf, -inf}, {"acosh", inf, inf},
		{"exp", 0, 1}, {"exp", -inf, 0}, {"exp", 1000, inf}, {"exp", -1000, 0}, {"exp2", 10, 1024}, {"exp2", -1074, 0x1p-1074}, {"exp2", 2000, inf},
		{"exp2", -2000, 0}, {"expm1", 0, 0}, {"expm1", -inf, -1}, {"expm1", inf, inf}, {"log", 1, 0}, {"log", 0, -inf}, {"log", inf, inf},
		{"log2", 8, 3}, {"log2", 0x1p-1074, -1074}, {"log10", 1000, 3}, {"log10", 0, -inf}, {"log10", inf, inf}, {"log1p", 0, 0}, {"log1p", -1, -inf},
		{"log1p", inf, inf}, {"erf", 0, 0}, {"erf", inf, 1}, {"erf", -7, -1}, {"erfc", 0, 1}, {"erfc", 30, 0}, {"erfc", -30, 2},
		{"sin", inf, nan}, {"cos", inf, nan}, {"tan", -inf, nan}, {"asin", 2, nan}, {"acos", -2, nan}, {"acosh", 0.5, nan}, {"atanh", 2, nan},
		{"log", -1, nan}, {"log2", -1, nan}, {"log10", -1, nan}, {"log1p", -2, nan}, {"exp", nan, nan}, {"erf", nan, nan},
	} {
		if got := functions[c.name].F64(c.x); got != c.want && !(got != got && c.want != c.want) {
			t.Errorf("%s(%g): got %g, want %g", c.name, c.x, got, c.want)
		}
		if math.Abs(c.x) > 1000 && !math.IsInf(c.x, 0) || float64(float32(c.x)) != c.x && c.x == c.x {
			continue
		}
		if got := functions[c.name].F32(float32(c.x)); got != float32(c.want) && !(got != got && c.want != c.want) {
			t.Errorf("%s(%g) of f32: got %g, want %g", c.name, c.x, got, c.want)
		}
	}
}

func TestPow(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct{ x, y, want float64 }{
		{2, 10, 1024}, {2, -1074, 0x1p-1074}, {-2, 3, -8}, {-2, 2, 4}, {3, 20, 3486784401}, {9, 0.5, 3}, {nan, 0, 1}, {1, nan, 1}, {nan, 1, nan},
		{-2, 0.5, nan}, {0, -1, inf}, {0, 3, 0}, {inf, -1, 0}, {-inf, 3, -inf}, {-1, inf, 1}, {0.5, inf, 0}, {0.5, -inf, inf}, {-1, 1e300, 1},
		{10, 400, inf}, {-10, 401, -inf}, {10, -400, 0}, {1e-200, 1e300, 0},
	} {
		if got := libm.Pow.F64(c.x, c.y); got != c.want && !(got != got && c.want != c.want) {
			t.Errorf("pow(%g, %g): got %g, want %g", c.x, c.y, got, c.want)
		}
	}
}

func TestAtan2(t *testing.T) {
	inf, zero := math.Inf(1), math.Copysign(0, -1)
	for _, c := range []struct{ y, x, want float64 }{
		{0, 1, 0}, {zero, -1, -math.Pi}, {0, -1, math.Pi}, {1, 0, math.Pi / 2}, {-1, zero, -math.Pi / 2}, {inf, inf, math.Pi / 4}, {inf, -inf, 3 * math.Pi / 4},
		{1, inf, 0}, {1, -inf, math.Pi}, {-inf, 1, -math.Pi / 2}, {1, 1, math.Pi / 4}, {1e300, 1e-300, math.Pi / 2}, {-1e-300, -1e300, -math.Pi},
		{1e-300, 1e300, 0}, {3e-300, 1e-290, 3e-10},
	} {
		if got := libm.Atan2.F64(c.y, c.x); got != c.want {
			t.Errorf("atan2(%g, %g): got %g, want %g", c.y, c.x, got, c.want)
		}
		y, x := float32(c.y), float32(c.x)
		if float64(x) != c.x || float64(y) != c.y {
			continue
		}
		if got := libm.Atan2.F32(y, x); got != float32(c.want) {
			t.Errorf("atan2(%g, %g) of f32: got %g, want %g", c.y, c.x, got, c.want)
		}
	}
}

// TestSpecialNaN checks the bits of NaN, which follow x86-64.
func TestSpecialNaN(t *testing.T) {
	quiet := math.Float32frombits(0xffc00001)
	signaling := math.Float32frombits(0x7f800001)
	inf := float32(math.Inf(1))
	for _, c := range []struct {
		what string
		got  float32
		want uint32
	}{
		{"sin of NaN", libm.Sin.F32(quiet), 0xffc00001}, {"exp of signaling NaN", libm.Exp.F32(signaling), 0x7fc00001},
		{"sin of infinity", libm.Sin.F32(inf), 0xffc00000}, {"asin of 2", libm.Asin.F32(2), 0x7fc00000}, {"root of -1", libm.Pow.F32(-1, 0.5), 0xffc00000},
		{"signaling NaN to 0", libm.Pow.F32(signaling, 0), 0x7fc00001}, {"NaN to -1", libm.Pow.F32(quiet, -1), 0x7fc00001},
	} {
		if got := math.Float32bits(c.got); got != c.want {
			t.Errorf("%s: got %x, want %x", c.what, got, c.want)
		}
	}
}

// TestMonotonic checks that results in f64 lie between those of the neighbours of the argument, where the functions increase.
func TestMonotonic(t *testing.T) {
	for _, name := range []string{"exp", "exp2", "log", "log2", "atan", "asin"} {
		f := functions[name].F64
		for i := 1; i < 200; i++ {
			x := float64(i) / 201
			if a, b, c := f(math.Nextafter(x, 0)), f(x), f(math.Nextafter(x, 1)); a > b || b > c {
				t.Errorf("%s near %g: %g, %g, %g", name, x, a, b, c)
			}
		}
	}
}

func ExampleFunc() {
	fmt.Println(libm.Sin.F32(2), libm.Sin.F64(2))
	// Output: 0.9092974 0.9092974268256817
}
