package complex

import (
	"math"
	"math/cmplx"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// A number is a complex number for the interpreter.
type number struct{ re, im num.Float }

// numberOf reads a cell with a complex number whose parts have format f.
func numberOf(c interp.Cell, f *num.Format) number {
	z := c.Obj.(*interp.Complex)
	return number{z.Re.Float(f), z.Im.Float(f)}
}

func (z number) cell() interp.Cell {
	return interp.Cell{Obj: &interp.Complex{Re: interp.FloatCell(z.re), Im: interp.FloatCell(z.im)}}
}

// formatOf returns the format of the parts of a complex type.
func formatOf(t ir.Type) *num.Format { return partType(t).(*ir.FloatType).Format }

// evalKernel returns the step that computes the result of op from its operands, none of which is poison.
func evalKernel(c *interp.Compiler, op ir.Op, f func(in []interp.Cell) (interp.Cell, error)) (interp.Step, error) {
	return c.Elementwise(op, interp.Kernel{Cells: func(in, out []interp.Cell) (err error) {
		out[0], err = f(in)
		return err
	}})
}

// evalUnary returns the step of a function of a complex number.
func evalUnary(c *interp.Compiler, op ir.Op, flags arith.FastMath, f func(z number) number) (interp.Step, error) {
	t := formatOf(ir.ResultAt(op, 0).Type())
	return evalKernel(c, op, func(in []interp.Cell) (interp.Cell, error) {
		return promised(c, flags, f(numberOf(in[0], t)), numberOf(in[0], t))
	})
}

// evalBinary returns the step of a function of two complex numbers.
func evalBinary(c *interp.Compiler, op ir.Op, flags arith.FastMath, f func(a, b number) number) (interp.Step, error) {
	t := formatOf(ir.ResultAt(op, 0).Type())
	return evalKernel(c, op, func(in []interp.Cell) (interp.Cell, error) {
		a, b := numberOf(in[0], t), numberOf(in[1], t)
		return promised(c, flags, f(a, b), a, b)
	})
}

// promised returns the result r of an op, which is poison if a promise about it or an argument is broken, or if flags leave it open
// and the interpreter is told so.
func promised(c *interp.Compiler, flags arith.FastMath, r number, args ...number) (interp.Cell, error) {
	if c.OpenIsPoison() && flags&(arith.Reassoc|arith.Contract|arith.ARcp|arith.AFn|arith.NSZ) != 0 {
		return interp.PoisonCell, nil
	}
	for _, z := range append(args, r) {
		if (z.re.IsNaN() || z.im.IsNaN()) && flags&arith.NNaN != 0 || (z.re.IsInf() || z.im.IsInf()) && flags&arith.NInf != 0 {
			return interp.PoisonCell, nil
		}
	}
	return r.cell(), nil
}

// evalReal returns the step of a function from complex to real numbers.
func evalReal(c *interp.Compiler, op ir.Op, f func(z number) num.Float) (interp.Step, error) {
	t := formatOf(ir.OperandValue(op, 0).Type())
	return evalKernel(c, op, func(in []interp.Cell) (interp.Cell, error) { return interp.FloatCell(f(numberOf(in[0], t))), nil })
}

// Eval implements interp.Evaler.
func (o *Create) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalKernel(c, o, func(in []interp.Cell) (interp.Cell, error) {
		return interp.Cell{Obj: &interp.Complex{Re: in[0], Im: in[1]}}, nil
	})
}

// Eval implements interp.Evaler.
func (o *Re) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalReal(c, o, func(z number) num.Float { return z.re })
}

// Eval implements interp.Evaler.
func (o *Im) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalReal(c, o, func(z number) num.Float { return z.im })
}

const nearest = num.ToNearestEven

// Eval implements interp.Evaler.
func (o *Add) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalBinary(c, o, o.Flags, func(a, b number) number { return number{a.re.Add(b.re, nearest), a.im.Add(b.im, nearest)} })
}

// Eval implements interp.Evaler.
func (o *Sub) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalBinary(c, o, o.Flags, func(a, b number) number { return number{a.re.Sub(b.re, nearest), a.im.Sub(b.im, nearest)} })
}

// Eval implements interp.Evaler: by the definition, each operation of it rounded.
func (o *Mul) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalBinary(c, o, o.Flags, func(a, b number) number {
		return number{
			a.re.Mul(b.re, nearest).Sub(a.im.Mul(b.im, nearest), nearest),
			a.im.Mul(b.re, nearest).Add(a.re.Mul(b.im, nearest), nearest),
		}
	})
}

// Eval implements interp.Evaler.
func (o *Div) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalBinary(c, o, o.Flags, divide)
}

// Eval implements interp.Evaler.
func (o *Neg) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, func(z number) number { return number{z.re.Neg(), z.im.Neg()} })
}

// Eval implements interp.Evaler.
func (o *Conj) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, func(z number) number { return number{z.re, z.im.Neg()} })
}

// evalEqual returns the step of a comparison for equality, which gives want if it holds.
func evalEqual(c *interp.Compiler, op ir.Op, want bool) (interp.Step, error) {
	t := formatOf(ir.OperandValue(op, 0).Type())
	return evalKernel(c, op, func(in []interp.Cell) (interp.Cell, error) {
		a, b := numberOf(in[0], t), numberOf(in[1], t)
		same := a.re.Cmp(b.re) == num.Same && a.im.Cmp(b.im) == num.Same
		return interp.BoolCell(same == want), nil
	})
}

// Eval implements interp.Evaler.
func (o *Equal) Eval(c *interp.Compiler) (interp.Step, error) { return evalEqual(c, o, true) }

// Eval implements interp.Evaler.
func (o *NotEqual) Eval(c *interp.Compiler) (interp.Step, error) { return evalEqual(c, o, false) }

// in64 makes a function of Go's complex numbers one of numbers of any format: the parts are rounded to f64, and the result to the format.
func in64(f func(complex128) complex128) func(number) number {
	return func(z number) number { return rounded64(f(z.in64()), z.re.Format()) }
}

// in64of2 is in64 for a function of two numbers.
func in64of2(f func(a, b complex128) complex128) func(a, b number) number {
	return func(a, b number) number { return rounded64(f(a.in64(), b.in64()), a.re.Format()) }
}

// in64 returns z in f64.
func (z number) in64() complex128 { return complex(z.re.Float64(), z.im.Float64()) }

func rounded64(z complex128, t *num.Format) number {
	re, _ := t.FromFloat64(real(z), nearest)
	im, _ := t.FromFloat64(imag(z), nearest)
	return number{re, im}
}

// real64 is in64 for a function to real numbers.
func real64(f func(complex128) float64) func(number) num.Float {
	return func(z number) num.Float {
		r, _ := z.re.Format().FromFloat64(f(z.in64()), nearest)
		return r
	}
}

// Eval implements interp.Evaler.
func (o *Abs) Eval(c *interp.Compiler) (interp.Step, error) { return evalReal(c, o, real64(cmplx.Abs)) }

// Eval implements interp.Evaler.
func (o *Angle) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalReal(c, o, real64(cmplx.Phase))
}

// Eval implements interp.Evaler.
func (o *Sign) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(func(z complex128) complex128 {
		if z == 0 {
			return z
		}
		r := cmplx.Abs(z)
		return complex(real(z)/r, imag(z)/r)
	}))
}

// Eval implements interp.Evaler.
func (o *Sqrt) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(cmplx.Sqrt))
}

// Eval implements interp.Evaler.
func (o *Rsqrt) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(func(z complex128) complex128 { return 1 / cmplx.Sqrt(z) }))
}

// Eval implements interp.Evaler.
func (o *Exp) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(cmplx.Exp))
}

// Eval implements interp.Evaler: exp(x)cos(y) - 1 is taken apart so that it is accurate close to 0.
func (o *Expm1) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(func(z complex128) complex128 {
		half := math.Sin(imag(z) / 2)
		return complex(math.Expm1(real(z))*math.Cos(imag(z))-2*half*half, math.Exp(real(z))*math.Sin(imag(z)))
	}))
}

// Eval implements interp.Evaler.
func (o *Log) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(cmplx.Log))
}

// Eval implements interp.Evaler: log(|1+z|) is half the log1p of what |1+z|^2 is more than 1.
func (o *Log1p) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(func(z complex128) complex128 {
		x, y := real(z), imag(z)
		return complex(math.Log1p(x*(2+x)+y*y)/2, math.Atan2(y, 1+x))
	}))
}

// Eval implements interp.Evaler.
func (o *Sin) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(cmplx.Sin))
}

// Eval implements interp.Evaler.
func (o *Cos) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(cmplx.Cos))
}

// Eval implements interp.Evaler.
func (o *Tan) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(cmplx.Tan))
}

// Eval implements interp.Evaler.
func (o *Tanh) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalUnary(c, o, o.Flags, in64(cmplx.Tanh))
}

// Eval implements interp.Evaler: by the definition.
func (o *Atan2) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalBinary(c, o, o.Flags, in64of2(func(y, x complex128) complex128 {
		return -1i * cmplx.Log((x+1i*y)/cmplx.Sqrt(x*x+y*y))
	}))
}

// Eval implements interp.Evaler.
func (o *Pow) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalBinary(c, o, o.Flags, in64of2(cmplx.Pow))
}

// Eval implements interp.Evaler.
func (o *Powi) Eval(c *interp.Compiler) (interp.Step, error) {
	t, w := formatOf(o.Result.Type()), ir.BitWidth(o.Rhs.Type())
	return evalKernel(c, o, func(in []interp.Cell) (interp.Cell, error) {
		z, n := numberOf(in[0], t).in64(), in[1].Int(w)
		r := complex128(1)
		for k := n.Abs(); !k.IsZero(); k = k.LShr(1) {
			if k.Bit(0) {
				r *= z
			}
			z *= z
		}
		if n.IsNegative() {
			r = 1 / r
		}
		return rounded64(r, t).cell(), nil
	})
}

// Eval implements interp.Evaler.
func (o *Bitcast) Eval(c *interp.Compiler) (interp.Step, error) {
	from, to := o.Operand.Type(), o.Result.Type()
	return evalKernel(c, o, func(in []interp.Cell) (interp.Cell, error) {
		var bits num.Int
		if part := partType(from); part != nil {
			z, w := in[0].Obj.(*interp.Complex), castWidth(from)
			bits = z.Re.Bits(part).ZExt(w).Or(z.Im.Bits(part).ZExt(w).Shl(uint(w / 2)))
		} else {
			bits = in[0].Bits(from)
		}
		part := partType(to)
		if part == nil {
			return interp.CellOfBits(to, bits), nil
		}
		half := castWidth(to) / 2
		return interp.Cell{Obj: &interp.Complex{
			Re: interp.CellOfBits(part, bits.Extract(half, 0)),
			Im: interp.CellOfBits(part, bits.Extract(half, half)),
		}}, nil
	})
}
