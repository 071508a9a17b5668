package complex

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Add adds complex numbers.
//
//	%0 = complex.add %a, %b : complex<f64>
type Add struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Add) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// Sub subtracts complex numbers.
//
//	%0 = complex.sub %a, %b : complex<f64>
type Sub struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Sub) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// Mul multiplies complex numbers.
//
//	%0 = complex.mul %a, %b fastmath<nnan,ninf> : complex<f64>
type Mul struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Mul) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// Div divides complex numbers.
//
//	%0 = complex.div %a, %b : complex<f64>
type Div struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Div) Def(d *ir.Def) { binary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// Neg changes the sign of both parts.
//
//	%0 = complex.neg %a : complex<f64>
type Neg struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Neg) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Conj changes the sign of the imaginary part.
//
//	%0 = complex.conj %a : complex<f64>
type Conj struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Conj) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Sign is the number divided by its absolute value; 0 stays 0.
//
//	%0 = complex.sign %a : complex<f64>
type Sign struct {
	ir.Base
	Complex ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Sign) Def(d *ir.Def) { unary(d, &o.Complex, &o.Flags, &o.Result) }

// Equal reports whether two complex numbers have equal parts.
//
//	%0 = complex.eq %a, %b : complex<f32>
type Equal struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *Equal) Def(d *ir.Def) { compare(d, &o.Lhs, &o.Rhs, &o.Result) }

// NotEqual reports whether two complex numbers differ in either part.
//
//	%0 = complex.neq %a, %b : complex<f32>
type NotEqual struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *NotEqual) Def(d *ir.Def) { compare(d, &o.Lhs, &o.Rhs, &o.Result) }
