package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Sinh is the hyperbolic sine.
//
//	%0 = math.sinh %a : f64
type Sinh struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Sinh) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Cosh is the hyperbolic cosine.
//
//	%0 = math.cosh %a : f64
type Cosh struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Cosh) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Tanh is the hyperbolic tangent, from -1 to 1.
//
//	%0 = math.tanh %a : tensor<?x8xf32>
type Tanh struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Tanh) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Asinh is the inverse of the hyperbolic sine.
//
//	%0 = math.asinh %a : f64
type Asinh struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Asinh) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Acosh is the inverse of the hyperbolic cosine, at least 0; NaN below 1.
//
//	%0 = math.acosh %a : f64
type Acosh struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Acosh) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Atanh is the inverse of the hyperbolic tangent; infinite at -1 and 1, NaN beyond.
//
//	%0 = math.atanh %a : f64
type Atanh struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Atanh) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }
