package math

import (
	"math"

	"polyloom/dialects/arith"
	"polyloom/dialects/math/libm"
	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// formatOf returns the floating-point format of t or of its elements.
func formatOf(t ir.Type) *num.Format { return ir.ElemOrSelf(t).(*ir.FloatType).Format }

// widthOf returns the width of an integer type, or of the elements of a type.
func widthOf(t ir.Type) int { return ir.BitWidth(ir.ElemOrSelf(t)) }

// evalUnary returns the step of an op that is f for each number.
func evalUnary(c *interp.Compiler, op ir.Op, flags arith.FastMath, f func(num.Float) num.Float) (interp.Step, error) {
	t := formatOf(ir.ResultAt(op, 0).Type())
	return c.Elementwise(op, arith.Promised(c, flags, t, t, interp.Floats1(t, t, f)))
}

// libraryFormat returns the format in which C's library computes a function for numbers of format t: f32 for smaller formats. It fails for
// larger ones than f64, for which there is no function.
func libraryFormat(t *num.Format) (*num.Format, error) {
	switch {
	case t == num.F64:
		return t, nil
	case t.Width() <= 32:
		return num.F32, nil
	}
	return nil, interp.Errorf(interp.Unsupported, "on numbers of type %v cannot be run", t)
}

// via makes a function on numbers of format in one on numbers of another format.
func via(in *num.Format, f func(args ...num.Float) num.Float) func(args ...num.Float) num.Float {
	return func(args ...num.Float) num.Float {
		to := args[0].Format()
		for i := range args {
			args[i], _, _ = args[i].Convert(in, num.ToNearestEven)
		}
		r, _, _ := f(args...).Convert(to, num.ToNearestEven)
		return r
	}
}

// evalCall returns the step of an op that is a function of the library.
func evalCall(c *interp.Compiler, op ir.Op, flags arith.FastMath, f *libm.Func) (interp.Step, error) {
	in, err := libraryFormat(formatOf(ir.ResultAt(op, 0).Type()))
	if err != nil {
		return nil, err
	}
	g := via(in, func(args ...num.Float) num.Float {
		r, _ := call(f, args[0])
		return r
	})
	return evalUnary(c, op, flags, func(a num.Float) num.Float { return g(a) })
}

// evalCall2 is evalCall for a function of two numbers.
func evalCall2(c *interp.Compiler, op ir.Op, flags arith.FastMath, f *libm.Func2) (interp.Step, error) {
	t := formatOf(ir.ResultAt(op, 0).Type())
	in, err := libraryFormat(t)
	if err != nil {
		return nil, err
	}
	g := via(in, func(args ...num.Float) num.Float {
		r, _ := call2(f, args[0], args[1])
		return r
	})
	return c.Elementwise(op, arith.Promised(c, flags, t, t, interp.Floats2(t, func(a, b num.Float) num.Float { return g(a, b) })))
}

// Eval implements interp.Evaler.
func (o *Sin) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Sin)
}

// Eval implements interp.Evaler.
func (o *Cos) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Cos)
}

// Eval implements interp.Evaler.
func (o *Tan) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Tan)
}

// Eval implements interp.Evaler.
func (o *Asin) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Asin)
}

// Eval implements interp.Evaler.
func (o *Acos) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Acos)
}

// Eval implements interp.Evaler.
func (o *Atan) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Atan)
}

// Eval implements interp.Evaler.
func (o *Sinh) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Sinh)
}

// Eval implements interp.Evaler.
func (o *Cosh) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Cosh)
}

// Eval implements interp.Evaler.
func (o *Tanh) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Tanh)
}

// Eval implements interp.Evaler.
func (o *Asinh) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Asinh)
}

// Eval implements interp.Evaler.
func (o *Acosh) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Acosh)
}

// Eval implements interp.Evaler.
func (o *Atanh) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Atanh)
}

// Eval implements interp.Evaler.
func (o *Exp) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Exp)
}

// Eval implements interp.Evaler.
func (o *Exp2) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Exp2)
}

// Eval implements interp.Evaler.
func (o *ExpM1) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Expm1)
}

// Eval implements interp.Evaler.
func (o *Log) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Log)
}

// Eval implements interp.Evaler.
func (o *Log2) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Log2)
}

// Eval implements interp.Evaler.
func (o *Log10) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Log10)
}

// Eval implements interp.Evaler.
func (o *Log1p) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Log1p)
}

// Eval implements interp.Evaler.
func (o *Erf) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Erf)
}

// Eval implements interp.Evaler.
func (o *Erfc) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall(c, o, o.Flags, &libm.Erfc)
}

// cbrt is the cube root, which nothing folds: as near as Go comes.
var cbrt = libm.Func{F32: func(a float32) float32 { return float32(math.Cbrt(float64(a))) }, F64: math.Cbrt}

// Eval implements interp.Evaler.
func (o *Cbrt) Eval(c *interp.Compiler) (interp.Step, error) { return evalCall(c, o, o.Flags, &cbrt) }

// Eval implements interp.Evaler.
func (o *PowF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall2(c, o, o.Flags, &libm.Pow)
}

// Eval implements interp.Evaler: two zeros have the angle that C gives them.
func (o *Atan2) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCall2(c, o, o.Flags, &libm.Atan2)
}

// Eval implements interp.Evaler.
func (o *Sincos) Eval(c *interp.Compiler) (interp.Step, error) {
	t := formatOf(o.Sin.Type())
	in, err := libraryFormat(t)
	if err != nil {
		return nil, err
	}
	of := func(f *libm.Func) func(args ...num.Float) num.Float {
		return via(in, func(args ...num.Float) num.Float {
			r, _ := call(f, args[0])
			return r
		})
	}
	sin, cos := of(&libm.Sin), of(&libm.Cos)
	return c.Elementwise(o, arith.Promised(c, o.Flags, t, t, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		a := in[0].Float(t)
		out[0], out[1] = interp.FloatCell(sin(a)), interp.FloatCell(cos(a))
		return nil
	}}))
}

// Eval implements interp.Evaler.
func (o *Sqrt) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, func(a num.Float) num.Float { return a.Sqrt(num.ToNearestEven) })
}

// Eval implements interp.Evaler: the square root is rounded, and then its reciprocal.
func (o *Rsqrt) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, func(a num.Float) num.Float {
		return a.Format().One().Div(a.Sqrt(num.ToNearestEven), num.ToNearestEven)
	})
}

// Eval implements interp.Evaler.
func (o *AbsF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, num.Float.Abs)
}

// evalRound returns the step of an op that rounds to an integer.
func evalRound(c *interp.Compiler, op ir.Op, flags arith.FastMath, mode num.Rounding) (interp.Step, error) {
	return evalUnary(c, op, flags, func(a num.Float) num.Float { return a.RoundToIntegral(mode) })
}

// Eval implements interp.Evaler.
func (o *Ceil) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalRound(c, o, o.Flags, num.Upward)
}

// Eval implements interp.Evaler.
func (o *Floor) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalRound(c, o, o.Flags, num.Downward)
}

// Eval implements interp.Evaler.
func (o *Trunc) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalRound(c, o, o.Flags, num.TowardZero)
}

// Eval implements interp.Evaler.
func (o *Round) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalRound(c, o, o.Flags, num.ToNearestAway)
}

// Eval implements interp.Evaler.
func (o *RoundEven) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalRound(c, o, o.Flags, num.ToNearestEven)
}

// Eval implements interp.Evaler.
func (o *CopySign) Eval(c *interp.Compiler) (interp.Step, error) {
	t := formatOf(o.Result.Type())
	return c.Elementwise(o, arith.Promised(c, o.Flags, t, t, interp.Floats2(t, num.Float.CopySign)))
}

// evalTernary returns the step of an op on three floating-point numbers.
func evalTernary(c *interp.Compiler, op ir.Op, flags arith.FastMath, f func(a, b, c num.Float) num.Float) (interp.Step, error) {
	t := formatOf(ir.ResultAt(op, 0).Type())
	return c.Elementwise(op, arith.Promised(c, flags, t, t, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		out[0] = interp.FloatCell(f(in[0].Float(t), in[1].Float(t), in[2].Float(t)))
		return nil
	}}))
}

// Eval implements interp.Evaler. It is the maximum of max and the minimum of value and min: so says upstream's definition, and so does its
// expansion.
func (o *ClampF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalTernary(c, o, o.Flags, func(value, min, max num.Float) num.Float { return value.Minimum(min).Maximum(max) })
}

// Eval implements interp.Evaler.
func (o *Fma) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalTernary(c, o, o.Flags, func(x, y, z num.Float) num.Float { return x.FMA(y, z, num.ToNearestEven) })
}

// Eval implements interp.Evaler: by squaring, and the reciprocal of that for a negative power.
func (o *FPowI) Eval(c *interp.Compiler) (interp.Step, error) {
	t, w := formatOf(o.Lhs.Type()), widthOf(o.Rhs.Type())
	return c.Elementwise(o, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		base, exponent, r := in[0].Float(t), in[1].Int(w), t.One()
		for n := exponent.Abs(); !n.IsZero(); n = n.LShr(1) {
			if n.Bit(0) {
				r = r.Mul(base, num.ToNearestEven)
			}
			base = base.Mul(base, num.ToNearestEven)
		}
		if exponent.IsNegative() {
			r = t.One().Div(r, num.ToNearestEven)
		}
		out[0] = interp.FloatCell(r)
		return nil
	}})
}

// evalCount returns the step of an op that counts bits.
func evalCount(c *interp.Compiler, op ir.Op, count func(num.Int) int) (interp.Step, error) {
	w := widthOf(ir.ResultAt(op, 0).Type())
	return c.Elementwise(op, interp.Ints1(w, w, func(a num.Int) (num.Int, error) { return num.NewUint(w, uint64(count(a))), nil }))
}

// Eval implements interp.Evaler.
func (o *CountLeadingZeros) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCount(c, o, num.Int.CountLeadingZeros)
}

// Eval implements interp.Evaler.
func (o *CountTrailingZeros) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCount(c, o, num.Int.CountTrailingZeros)
}

// Eval implements interp.Evaler.
func (o *CtPop) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalCount(c, o, num.Int.PopCount)
}

// Eval implements interp.Evaler.
func (o *AbsI) Eval(c *interp.Compiler) (interp.Step, error) {
	w := widthOf(o.Result.Type())
	return c.Elementwise(o, interp.Ints1(w, w, func(a num.Int) (num.Int, error) { return a.Abs(), nil }))
}

// Eval implements interp.Evaler.
func (o *IPowI) Eval(c *interp.Compiler) (interp.Step, error) {
	return c.Elementwise(o, interp.Ints2(widthOf(o.Result.Type()), func(base, exponent num.Int) (num.Int, error) {
		r, ok := power(base, exponent)
		if !ok {
			return r, interp.Errorf(interp.Undefined, "raises 0 to a negative power")
		}
		return r, nil
	}))
}

// evalClass returns the step of a question about a number.
func evalClass(c *interp.Compiler, operand *ir.Operand, flags *ir.EnumAttr, holds func(num.Float) bool) (interp.Step, error) {
	t := formatOf(operand.Type())
	promised := arith.FastMath(0)
	if flags != nil {
		promised = arith.FastMath(flags.Value)
	}
	return c.Elementwise(operand.Owner(), arith.Promised(c, promised, t, nil, interp.Predicate(t, holds)))
}

// Eval implements interp.Evaler.
func (o *IsFinite) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalClass(c, &o.Operand, o.Flags, num.Float.IsFinite)
}

// Eval implements interp.Evaler.
func (o *IsInf) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalClass(c, &o.Operand, o.Flags, num.Float.IsInf)
}

// Eval implements interp.Evaler.
func (o *IsNaN) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalClass(c, &o.Operand, o.Flags, num.Float.IsNaN)
}

// Eval implements interp.Evaler.
func (o *IsNormal) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalClass(c, &o.Operand, o.Flags, func(a num.Float) bool { return a.IsFinite() && !a.IsZero() && !a.IsDenormal() })
}
