package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Exp is e raised to the operand.
//
//	%0 = math.exp %a : f64
type Exp struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Exp) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Exp2 is 2 raised to the operand.
//
//	%0 = math.exp2 %a : f64
type Exp2 struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Exp2) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// ExpM1 is exp(x) - 1, accurate also where x is close to 0.
//
//	%0 = math.expm1 %a : f64
type ExpM1 struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *ExpM1) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Log is the natural logarithm; NaN below 0.
//
//	%0 = math.log %a : f64
type Log struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Log) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Log2 is the logarithm to base 2; NaN below 0.
//
//	%0 = math.log2 %a : f64
type Log2 struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Log2) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Log10 is the logarithm to base 10; NaN below 0.
//
//	%0 = math.log10 %a : f64
type Log10 struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Log10) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Log1p is log(1 + x), accurate also where x is close to 0; NaN below -1.
//
//	%0 = math.log1p %a : f64
type Log1p struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Log1p) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Sqrt is the square root, rounded to nearest; NaN below 0.
//
//	%0 = math.sqrt %a : f32
type Sqrt struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Sqrt) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Rsqrt is 1/sqrt(x).
//
//	%0 = math.rsqrt %a fastmath<fast> : f32
type Rsqrt struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Rsqrt) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Cbrt is the cube root, with the sign of the operand.
//
//	%0 = math.cbrt %a : f64
type Cbrt struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Cbrt) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Erf is the error function: the integral of exp(-t*t) from 0 to x, times 2/sqrt(pi).
//
//	%0 = math.erf %a : f64
type Erf struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Erf) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Erfc is 1 - erf(x), accurate also where erf(x) is close to 1.
//
//	%0 = math.erfc %a : f64
type Erfc struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Erfc) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// PowF is the first operand raised to the second, as C's pow.
//
//	%0 = math.powf %a, %b : f64
type PowF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *PowF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// FPowI is a floating-point number raised to a signed integer, which may be of any width.
//
//	%0 = math.fpowi %a, %n : f64, i32
//	%1 = math.fpowi %v, %w : vector<4xf32>, vector<4xi64>
type FPowI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *FPowI) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.FloatLike)
	d.In("rhs", &o.Rhs, ir.SignlessIntegerLike)
	ir.Enum(d, "fastmath", &o.Flags, arith.FastMathEnum)
	d.Out("result", &o.Result, ir.FloatLike)
	d.AllTypesMatch("lhs", "result")
	d.Traits(ir.Pure, ir.SameOperandsAndResultShape, ir.ElementwiseMappable)
	d.Format("$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs) `,` type($rhs)")
}
