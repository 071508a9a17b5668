package complex

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Sqrt is the square root with a real part of at least 0.
//
//	%0 = complex.sqrt %a : complex<f64>
type Sqrt struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Sqrt) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Rsqrt is 1/sqrt(z).
//
//	%0 = complex.rsqrt %a : complex<f64>
type Rsqrt struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Rsqrt) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Exp is e raised to a complex number.
//
//	%0 = complex.exp %a : complex<f64>
type Exp struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Exp) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Expm1 is exp(z) - 1, accurate also where z is close to 0.
//
//	%0 = complex.expm1 %a : complex<f64>
type Expm1 struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Expm1) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Log is the natural logarithm with an imaginary part in [-pi, pi].
//
//	%0 = complex.log %a : complex<f64>
type Log struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Log) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Log1p is log(1 + z), accurate also where z is close to 0.
//
//	%0 = complex.log1p %a : complex<f64>
type Log1p struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Log1p) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Sin is the sine of a complex number.
//
//	%0 = complex.sin %a : complex<f64>
type Sin struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Sin) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Cos is the cosine of a complex number.
//
//	%0 = complex.cos %a : complex<f64>
type Cos struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Cos) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Tan is the tangent of a complex number.
//
//	%0 = complex.tan %a : complex<f64>
type Tan struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Tan) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Tanh is the hyperbolic tangent of a complex number.
//
//	%0 = complex.tanh %a : complex<f64>
type Tanh struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Tanh) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Atan2 is -i log((x + iy) / sqrt(x*x + y*y)) for the operands y and x.
//
//	%0 = complex.atan2 %a, %b : complex<f64>
type Atan2 struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Atan2) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// Pow is the first operand raised to the second: exp(b log(a)), and 1 where b is 0.
//
//	%0 = complex.pow %a, %b : complex<f64>
type Pow struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Pow) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// Powi is a complex number raised to a signed integer.
//
//	%0 = complex.powi %a, %n : complex<f64>, i32
type Powi struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    *ir.EnumAttr // of arith.FastMathEnum; nil for none
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Powi) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, floatComplex)
	d.In("rhs", &o.Rhs, ir.AnySignless)
	ir.Prop(d, "fastmath", &o.Flags, arith.FastMathEnum.Constraint().Opt())
	d.Out("result", &o.Result, floatComplex)
	d.AllTypesMatch("lhs", "result")
	d.Traits(ir.Pure, ir.Elementwise, ir.SameOperandsAndResultShape)
	d.Format("$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result) `,` type($rhs)")
}
