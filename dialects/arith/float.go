package arith

import "polyloom/ir"

// floatBinary describes a floating-point op with two operands and a result of the same type.
func floatBinary(d *ir.Def, lhs, rhs *ir.Operand, flags *FastMath, result *ir.Result, traits ...ir.Trait) {
	d.In("lhs", lhs, ir.FloatLike)
	d.In("rhs", rhs, ir.FloatLike)
	ir.Enum(d, "fastmath", flags, FastMathEnum)
	d.Out("result", result, ir.FloatLike)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.ElementwiseMappable)
	d.Traits(traits...)
	d.Format("$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)")
}

// NegF changes the sign, that of NaN too.
//
//	%0 = arith.negf %a : f64
type NegF struct {
	ir.Base
	Operand ir.Operand
	Flags   FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *NegF) Def(d *ir.Def) {
	d.In("operand", &o.Operand, ir.FloatLike)
	ir.Enum(d, "fastmath", &o.Flags, FastMathEnum)
	d.Out("result", &o.Result, ir.FloatLike)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.ElementwiseMappable)
	d.Format("$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)")
}

// AddF adds floating-point numbers, rounding to nearest.
//
//	%0 = arith.addf %a, %b fastmath<contract> : f64
type AddF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *AddF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative) }

// SubF subtracts floating-point numbers, rounding to nearest.
//
//	%0 = arith.subf %a, %b : f64
type SubF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *SubF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// MulF multiplies floating-point numbers, rounding to nearest.
//
//	%0 = arith.mulf %a, %b : tensor<?x8xf32>
type MulF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MulF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative) }

// DivF divides floating-point numbers, rounding to nearest.
//
//	%0 = arith.divf %a, %b fastmath<arcp> : f32
type DivF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *DivF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// RemF is the remainder of floating-point division, exactly, with the sign of the dividend: C's fmod.
//
//	%0 = arith.remf %a, %b : f64
type RemF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *RemF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// MaximumF is the larger of two numbers, or NaN if either is NaN; -0 is smaller than +0.
//
//	%0 = arith.maximumf %a, %b : f64
type MaximumF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MaximumF) Def(d *ir.Def) {
	floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative)
}

// MinimumF is the smaller of two numbers, or NaN if either is NaN; -0 is smaller than +0.
//
//	%0 = arith.minimumf %a, %b : f64
type MinimumF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MinimumF) Def(d *ir.Def) {
	floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative)
}

// MaxNumF is the larger of two numbers, or the other one if one is NaN.
//
//	%0 = arith.maxnumf %a, %b : f64
type MaxNumF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MaxNumF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative) }

// MinNumF is the smaller of two numbers, or the other one if one is NaN.
//
//	%0 = arith.minnumf %a, %b : f64
type MinNumF struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MinNumF) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative) }
