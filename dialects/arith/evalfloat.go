package arith

import (
	"math"
	"slices"

	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// evalFloats returns the step of an op on two floating-point numbers. f64 and f32 are what the processor computes, where they are not nil; any
// works for all formats, and decides which NaN a NaN is.
func evalFloats(c *interp.Compiler, op ir.Op, flags FastMath, f64 func(a, b float64) float64, f32 func(a, b float32) float32, any func(a, b num.Float) num.Float) (interp.Step, error) {
	f := formatOf(ir.ResultAt(op, 0).Type())
	k := interp.Floats2(f, any)
	slow := k.Word2
	switch {
	case f == num.F64 && f64 != nil:
		k.Word2 = func(a, b uint64) (uint64, error) {
			r := f64(math.Float64frombits(a), math.Float64frombits(b))
			if r != r {
				return slow(a, b)
			}
			return math.Float64bits(r), nil
		}
	case f == num.F32 && f32 != nil:
		k.Word2 = func(a, b uint64) (uint64, error) {
			r := f32(math.Float32frombits(uint32(a)), math.Float32frombits(uint32(b)))
			if r != r {
				return slow(a, b)
			}
			return uint64(math.Float32bits(r)), nil
		}
	}
	return c.Elementwise(op, Promised(c, flags, f, f, k))
}

// Promised returns the kernel k, of a function from numbers of format from to numbers of format to, with results that are poison where a promise
// of flags is broken: an operand or result is NaN or infinite. So are results that flags leave open, if the interpreter is told so. A format is nil
// for operands or results that are no floating-point numbers.
func Promised(c *interp.Compiler, flags FastMath, from, to *num.Format, k interp.Kernel) interp.Kernel {
	if c.OpenIsPoison() && flags&(Reassoc|Contract|ARcp|AFn) != 0 {
		return interp.Kernel{Cells: func(_, _ []interp.Cell) error { return interp.ErrPoison }}
	}
	if !c.OpenIsPoison() {
		flags &^= NSZ
	}
	if flags&(NNaN|NInf|NSZ) == 0 {
		return k
	}
	in, out := flags.brokenBy(from, false), flags.brokenBy(to, true)
	return interp.Kernel{Cells: func(from, to []interp.Cell) error {
		if slices.ContainsFunc(from, in) {
			return interp.ErrPoison
		}
		if err := k.Apply(from, to); err != nil {
			return err
		}
		if slices.ContainsFunc(to, out) {
			return interp.ErrPoison
		}
		return nil
	}}
}

// brokenBy returns whether a number of format f, an operand or a result, breaks one of the promises; nil stands for what is no floating-point number.
func (flags FastMath) brokenBy(f *num.Format, result bool) func(interp.Cell) bool {
	return func(c interp.Cell) bool {
		if f == nil || c.IsPoison() {
			return false
		}
		v := c.Float(f)
		return v.IsNaN() && flags&NNaN != 0 || v.IsInf() && flags&NInf != 0 || result && v.IsZero() && flags&NSZ != 0
	}
}

// Eval implements interp.Evaler.
func (o *AddF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, func(a, b float64) float64 { return a + b }, func(a, b float32) float32 { return a + b }, rounded(num.Float.Add))
}

// Eval implements interp.Evaler.
func (o *SubF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, func(a, b float64) float64 { return a - b }, func(a, b float32) float32 { return a - b }, rounded(num.Float.Sub))
}

// Eval implements interp.Evaler.
func (o *MulF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, func(a, b float64) float64 { return a * b }, func(a, b float32) float32 { return a * b }, rounded(num.Float.Mul))
}

// Eval implements interp.Evaler.
func (o *DivF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, func(a, b float64) float64 { return a / b }, func(a, b float32) float32 { return a / b }, rounded(num.Float.Div))
}

// Eval implements interp.Evaler.
func (o *RemF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, math.Mod, nil, num.Float.Rem)
}

// Eval implements interp.Evaler.
func (o *MaximumF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, nil, nil, num.Float.Maximum)
}

// Eval implements interp.Evaler.
func (o *MinimumF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, nil, nil, num.Float.Minimum)
}

// Eval implements interp.Evaler.
func (o *MaxNumF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, nil, nil, num.Float.MaxNum)
}

// Eval implements interp.Evaler.
func (o *MinNumF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloats(c, o, o.Flags, nil, nil, num.Float.MinNum)
}

// Eval implements interp.Evaler.
func (o *NegF) Eval(c *interp.Compiler) (interp.Step, error) {
	f := formatOf(o.Result.Type())
	return c.Elementwise(o, Promised(c, o.Flags, f, f, interp.Floats1(f, f, num.Float.Neg)))
}

// Eval implements interp.Evaler.
func (o *CmpF) Eval(c *interp.Compiler) (interp.Step, error) {
	f := formatOf(o.Lhs.Type())
	k := interp.Kernel{Cells: func(in, out []interp.Cell) error {
		out[0] = interp.BoolCell(o.Predicate.Holds(in[0].Float(f).Cmp(in[1].Float(f))))
		return nil
	}}
	if f.Width() <= 64 {
		k = interp.Kernel{Word2: func(a, b uint64) (uint64, error) {
			return interp.BoolWord(o.Predicate.Holds(f.FromUint64(a).Cmp(f.FromUint64(b)))), nil
		}}
	}
	return c.Elementwise(o, Promised(c, o.Flags, f, nil, k))
}
