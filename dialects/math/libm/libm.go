// Package libm holds the functions of C's math library, for the folders of package math: what is computed while compiling should be what the
// compiled program computes.
//
// A C library is free in the last bit, so the package follows one: the GNU C library up to 2.40 on x86-64. Its functions are of two kinds, and so are
// these:
//
//   - sin, cos, exp, exp2, log, log2, pow, and in f64 also tan, asin, acos, atan and atan2, err by little more than half a unit in the last
//     place. Here they are correctly rounded (exact.go, on the arithmetic of dd.go), which differs for about one argument in a thousand; sin and
//     cos of f32 are that library's polynomials (sincos.go).
//   - The others are FDLIBM's, written by Sun Microsystems in 1993, which err by a unit or more. Here they take the same steps with the same
//     coefficients, so that the bits agree (expm1.go, hyperbolic.go, erf.go, atan.go, tan.go). One is left out: asin of f32 is correctly rounded.
//
// Products that are added to something are converted explicitly, which keeps the compiler from fusing the two: results do not depend on the
// machine. An operation without a meaningful result gives the NaN with the sign bit that such processors make (asin, acos and log10: without); a NaN argument comes back quiet.
package libm

import "math"

// A Func is a function of one number in both precisions.
type Func struct {
	F32 func(float32) float32
	F64 func(float64) float64
}

// A Func2 is a function of two numbers in both precisions.
type Func2 struct {
	F32 func(a, b float32) float32
	F64 func(a, b float64) float64
}

// The functions, with C's names and special cases.
var (
	Sin   = Func{propagating(sin32), propagating(sin64)}
	Cos   = Func{propagating(cos32), propagating(cos64)}
	Tan   = Func{propagating(tan32), propagating(tan64)}
	Asin  = Func{propagating(via64(asin64)), propagating(asin64)}
	Acos  = Func{propagating(acos32), propagating(acos64)}
	Atan  = Func{propagating(atan32), propagating(atan64)}
	Sinh  = Func{propagating(sinh[float32]), propagating(sinh[float64])}
	Cosh  = Func{propagating(cosh[float32]), propagating(cosh[float64])}
	Tanh  = Func{propagating(tanh[float32]), propagating(tanh[float64])}
	Asinh = Func{propagating(asinh[float32]), propagating(asinh[float64])}
	Acosh = Func{propagating(acosh[float32]), propagating(acosh[float64])}
	Atanh = Func{propagating(atanh[float32]), propagating(atanh[float64])}
	Exp   = Func{propagating(via64(exp64)), propagating(exp64)}
	Exp2  = Func{propagating(via64(exp2of64)), propagating(exp2of64)}
	Expm1 = Func{propagating(expm1[float32]), propagating(expm1[float64])}
	Log   = Func{propagating(via64(log64)), propagating(log64)}
	Log2  = Func{propagating(via64(log2of64)), propagating(log2of64)}
	Log10 = Func{propagating(log10[float32]), propagating(log10[float64])}
	Log1p = Func{propagating(log1p[float32]), propagating(log1p[float64])}
	Erf   = Func{propagating(erf[float32]), propagating(erf[float64])}
	Erfc  = Func{propagating(erfc[float32]), propagating(erfc[float64])}
	Atan2 = Func2{atan2of32, atan2of64}
	Pow   = Func2{pow[float32], pow[float64]}
)

// real is the type of the numbers that a function is for.
type real interface{ float32 | float64 }

// propagating returns f for numbers, and what a processor makes of NaN.
func propagating[F real](f func(F) F) func(F) F {
	return func(x F) F {
		if x != x {
			return x + x
		}
		return f(x)
	}
}

// via64 computes in f64 and rounds, which is correct but where the result in f64 lies in the middle of two numbers.
func via64(f func(float64) float64) func(float32) float32 {
	return func(x float32) float32 { return float32(f(float64(x))) }
}

// isSignaling reports whether x is a NaN that asks for attention.
func isSignaling[F real](x F) bool {
	if isDouble[F]() {
		return x != x && math.Float64bits(float64(x))&(1<<51) == 0
	}
	return x != x && math.Float32bits(float32(x))&(1<<22) == 0
}

// pick returns the constant for the precision.
func pick[F real](single float32, double float64) F {
	if isDouble[F]() {
		return F(double)
	}
	return F(single)
}

// word returns the number that begins with 32 given bits.
func word[F real](single, double uint32) F {
	if isDouble[F]() {
		return F(math.Float64frombits(uint64(double) << 32))
	}
	return F(math.Float32frombits(single))
}

func isDouble[F real]() bool {
	_, ok := any(F(0)).(float64)
	return ok
}

// cutDown clears the low bits of x: 32 of f64, and n of f32.
func cutDown[F real](x F, n int) F {
	if isDouble[F]() {
		return F(math.Float64frombits(math.Float64bits(float64(x)) &^ 0xffffffff))
	}
	return F(math.Float32frombits(math.Float32bits(float32(x)) &^ (1<<n - 1)))
}

func abs[F real](x F) F         { return F(math.Abs(float64(x))) }
func copySign[F real](x, y F) F { return F(math.Copysign(float64(x), float64(y))) }
func sqrt[F real](x F) F        { return F(math.Sqrt(float64(x))) }
func scale[F real](x F, n int) F {
	return F(math.Ldexp(float64(x), n))
}

// invalid is what an operation without a meaningful result gives.
func invalid[F real]() F {
	if isDouble[F]() {
		return F(math.Float64frombits(0xfff8 << 48))
	}
	return F(math.Float32frombits(0xffc0 << 16))
}

func infinity[F real]() F { return F(math.Inf(1)) }

// poly returns c[0] + c[1]x + c[2]x² + …, added up in the order that the library has: pairs of terms in f64, Horner's rule in f32.
func poly[F real](x F, c []float64) F {
	if isDouble[F]() {
		return F(pairs(float64(x), c))
	}
	return horner(x, c)
}

func horner[F real](x F, c []float64) F {
	r := F(c[len(c)-1])
	for i := len(c) - 2; i >= 0; i-- {
		r = F(c[i]) + F(x*r)
	}
	return r
}

func pairs(x float64, c []float64) float64 {
	x2 := x * x
	x4 := x2 * x2
	powers := [...]float64{1, x2, x4, x4 * x2, x4 * x4}
	sum := 0.0
	for i := 0; i < len(c); i += 2 {
		t := c[i]
		if i+1 < len(c) {
			t += float64(x * c[i+1])
		}
		if i == 0 {
			sum = t
		} else {
			sum += float64(powers[i/2] * t)
		}
	}
	return sum
}
