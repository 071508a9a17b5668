package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Sin is the sine of an angle in radians.
//
//	%0 = math.sin %a : f64
type Sin struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Sin) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Cos is the cosine of an angle in radians.
//
//	%0 = math.cos %a fastmath<afn> : vector<4xf32>
type Cos struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Cos) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Tan is the tangent of an angle in radians.
//
//	%0 = math.tan %a : f64
type Tan struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Tan) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Asin is the angle in [-pi/2, pi/2] with the given sine; NaN outside [-1, 1].
//
//	%0 = math.asin %a : f64
type Asin struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Asin) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Acos is the angle in [0, pi] with the given cosine; NaN outside [-1, 1].
//
//	%0 = math.acos %a : f64
type Acos struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Acos) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Atan is the angle in [-pi/2, pi/2] with the given tangent.
//
//	%0 = math.atan %a : f64
type Atan struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Atan) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Atan2 is the angle in [-pi, pi] of the point with the coordinates y (the first operand) and x.
//
//	%0 = math.atan2 %y, %x : f64
type Atan2 struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Atan2) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// Sincos is the sine and the cosine of an angle in radians.
//
//	%sin, %cos = math.sincos %a : f64
type Sincos struct {
	ir.Base
	Operand  ir.Operand
	Flags    arith.FastMath
	Sin, Cos ir.Result
}

// Def implements ir.Op.
func (o *Sincos) Def(d *ir.Def) {
	d.In("operand", &o.Operand, ir.FloatLike)
	ir.Enum(d, "fastmath", &o.Flags, arith.FastMathEnum)
	d.Out("sin", &o.Sin, ir.FloatLike)
	d.Out("cos", &o.Cos, ir.FloatLike)
	d.AllTypesMatch("operand", "sin", "cos")
	d.Traits(ir.Pure, ir.SameOperandsAndResultShape, ir.ElementwiseMappable)
	d.Format("$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($operand)")
}
