package arith

import (
	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
)

// evalIntCast returns the step of a conversion between integers, or of a memref of integers, which nothing changes but for its element type.
func evalIntCast(c *interp.Compiler, op ir.Op, narrow func(from, to int) func(uint64) uint64, wide func(v num.Int, width int) num.Int) (interp.Step, error) {
	in, out := ir.OperandValue(op, 0).Type(), ir.ResultAt(op, 0).Type()
	if _, memref := in.(*ir.MemRefType); memref {
		return nil, interp.Errorf(interp.Unsupported, "on memrefs cannot be run")
	}
	from, to := widthOf(in), widthOf(out)
	if from <= 64 && to <= 64 {
		f := narrow(from, to)
		return c.Elementwise(op, interp.Kernel{Word1: func(a uint64) (uint64, error) { return f(a), nil }})
	}
	return c.Elementwise(op, interp.Ints1(from, to, func(v num.Int) (num.Int, error) { return wide(v, to), nil }))
}

// extend returns the conversion of words that copies the sign, and cuts off what is above the new width.
func extend(from, to int) func(uint64) uint64 {
	shift, mask := uint(64-from), interp.Mask(to)
	return func(a uint64) uint64 { return uint64(int64(a<<shift)>>shift) & mask }
}

// cut returns the conversion of words that fills with zeros, and cuts off what is above the new width.
func cut(_, to int) func(uint64) uint64 {
	mask := interp.Mask(to)
	return func(a uint64) uint64 { return a & mask }
}

// Eval implements interp.Evaler.
func (o *ExtSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalIntCast(c, o, extend, num.Int.SExt)
}

// Eval implements interp.Evaler.
func (o *ExtUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalIntCast(c, o, cut, num.Int.ZExt)
}

// Eval implements interp.Evaler.
func (o *IndexCast) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalIntCast(c, o, extend, num.Int.SExtOrTrunc)
}

// Eval implements interp.Evaler.
func (o *IndexCastUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalIntCast(c, o, cut, num.Int.ZExtOrTrunc)
}

// Eval implements interp.Evaler: a promise that is broken makes the result poison.
func (o *TruncI) Eval(c *interp.Compiler) (interp.Step, error) {
	if o.Flags == 0 {
		return evalIntCast(c, o, cut, num.Int.Trunc)
	}
	from, to := widthOf(o.In.Type()), widthOf(o.Out.Type())
	return c.Elementwise(o, interp.Ints1(from, to, func(v num.Int) (num.Int, error) {
		r := v.Trunc(to)
		if o.Flags&NSW != 0 && !r.SExt(from).Equal(v) || o.Flags&NUW != 0 && !r.ZExt(from).Equal(v) {
			return r, interp.ErrPoison
		}
		return r, nil
	}))
}

// Eval implements interp.Evaler.
func (o *ExtF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloatCast(c, o, liberties(o.Flags), num.ToNearestEven)
}

// Eval implements interp.Evaler.
func (o *TruncF) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalFloatCast(c, o, liberties(o.Flags), modeOf(o.Rounding))
}

// modeOf returns the rounding mode of an op on which it is optional.
func modeOf(a *ir.IntegerAttr) num.Rounding {
	if a == nil {
		return num.ToNearestEven
	}
	return num.Rounding(a.Int64())
}

func evalFloatCast(c *interp.Compiler, op ir.Op, flags FastMath, mode num.Rounding) (interp.Step, error) {
	from, to := formatOf(ir.OperandValue(op, 0).Type()), formatOf(ir.ResultAt(op, 0).Type())
	return c.Elementwise(op, Promised(c, flags, from, to, interp.Floats1(from, to, func(v num.Float) num.Float {
		r, _, _ := v.Convert(to, mode)
		return r
	})))
}

// scaleOf returns a scale in format to, rounded to a power of two as upstream describes: it is truncated to f8E8M0FNU.
func scaleOf(scale num.Float, to *num.Format) num.Float {
	e, _, _ := scale.Convert(num.F8E8M0FNU, num.ToNearestEven)
	r, _, _ := e.Convert(to, num.ToNearestEven)
	return r
}

// Eval implements interp.Evaler.
func (o *ScalingExtF) Eval(c *interp.Compiler) (interp.Step, error) {
	from, scale, to := formatOf(o.In.Type()), formatOf(o.Scale.Type()), formatOf(o.Out.Type())
	return c.Elementwise(o, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		v, _, _ := in[0].Float(from).Convert(to, num.ToNearestEven)
		out[0] = interp.FloatCell(v.Mul(scaleOf(in[1].Float(scale), to), num.ToNearestEven))
		return nil
	}})
}

// Eval implements interp.Evaler.
func (o *ScalingTruncF) Eval(c *interp.Compiler) (interp.Step, error) {
	from, scale, to := formatOf(o.In.Type()), formatOf(o.Scale.Type()), formatOf(o.Out.Type())
	mode := modeOf(o.Rounding)
	return c.Elementwise(o, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		v := in[0].Float(from).Div(scaleOf(in[1].Float(scale), from), num.ToNearestEven)
		r, _, _ := v.Convert(to, mode)
		out[0] = interp.FloatCell(r)
		return nil
	}})
}

// Eval implements interp.Evaler.
func (o *SIToFP) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalToFloat(c, o, true)
}

// Eval implements interp.Evaler.
func (o *UIToFP) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalToFloat(c, o, false)
}

func evalToFloat(c *interp.Compiler, op ir.Op, signed bool) (interp.Step, error) {
	w, to := widthOf(ir.OperandValue(op, 0).Type()), formatOf(ir.ResultAt(op, 0).Type())
	return c.Elementwise(op, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		r, _ := to.FromInt(in[0].Int(w), signed, num.ToNearestEven)
		out[0] = interp.FloatCell(r)
		return nil
	}})
}

// Eval implements interp.Evaler.
func (o *FPToSI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalToInt(c, o, true)
}

// Eval implements interp.Evaler.
func (o *FPToUI) Eval(c *interp.Compiler) (interp.Step, error) {
	return evalToInt(c, o, false)
}

func evalToInt(c *interp.Compiler, op ir.Op, signed bool) (interp.Step, error) {
	from, w := formatOf(ir.OperandValue(op, 0).Type()), widthOf(ir.ResultAt(op, 0).Type())
	return c.Elementwise(op, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		r, _, status := in[0].Float(from).ToInt(w, signed, num.TowardZero)
		if status&num.Invalid != 0 {
			return interp.ErrPoison
		}
		out[0] = interp.IntCell(r)
		return nil
	}})
}

// Eval implements interp.Evaler.
func (o *Bitcast) Eval(c *interp.Compiler) (interp.Step, error) {
	if _, memref := o.In.Type().(*ir.MemRefType); memref {
		return nil, interp.Errorf(interp.Unsupported, "on memrefs cannot be run")
	}
	from, to := ir.ElemOrSelf(o.In.Type()), ir.ElemOrSelf(o.Out.Type())
	if widthOf(from) <= 64 {
		return c.Elementwise(o, interp.Kernel{Word1: func(a uint64) (uint64, error) { return a, nil }})
	}
	return c.Elementwise(o, interp.Kernel{Cells: func(in, out []interp.Cell) error {
		out[0] = interp.CellOfBits(to, in[0].Bits(from))
		return nil
	}})
}
