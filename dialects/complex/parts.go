package complex

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Create makes a complex number of its real and its imaginary part.
//
//	%0 = complex.create %re, %im : complex<f64>
type Create struct {
	ir.Base
	Real, Imaginary ir.Operand
	Complex         ir.Result
}

// Def implements ir.Op.
func (o *Create) Def(d *ir.Def) {
	d.In("real", &o.Real, ir.AnyFloat)
	d.In("imaginary", &o.Imaginary, ir.AnyFloat)
	d.Out("complex", &o.Complex, floatComplex)
	d.AllTypesMatch("real", "imaginary")
	d.TypesMatch("complex", "real", "complex element type matches real operand type", partType)
	d.TypesMatch("complex", "imaginary", "complex element type matches imaginary operand type", partType)
	d.Traits(ir.Pure)
	d.Format("$real `,` $imaginary attr-dict `:` type($complex)")
}

// Re is the real part.
//
//	%0 = complex.re %a : complex<f64>
type Re struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Real    ir.Result
}

// Def implements ir.Op.
func (o *Re) Def(d *ir.Def) { toReal(d, &o.Complex, &o.Flags, "real", &o.Real) }

// Im is the imaginary part.
//
//	%0 = complex.im %a : complex<f64>
type Im struct {
	ir.Base
	Complex   ir.Operand
	Flags     arith.FastMath
	Imaginary ir.Result
}

// Def implements ir.Op.
func (o *Im) Def(d *ir.Def) { toReal(d, &o.Complex, &o.Flags, "imaginary", &o.Imaginary) }

// Abs is the absolute value: the distance from 0.
//
//	%0 = complex.abs %a : complex<f64>
type Abs struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Abs) Def(d *ir.Def) { toReal(d, &o.Complex, &o.Flags, "result", &o.Result) }

// Angle is the angle to the positive real axis, in [-pi, pi].
//
//	%0 = complex.angle %a : complex<f64>
type Angle struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Angle) Def(d *ir.Def) { toReal(d, &o.Complex, &o.Flags, "result", &o.Result) }
