package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// AbsF clears the sign.
//
//	%0 = math.absf %a : f64
type AbsF struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *AbsF) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Ceil is the least integer that is not below the operand.
//
//	%0 = math.ceil %a : f64
type Ceil struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Ceil) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Floor is the greatest integer that is not above the operand.
//
//	%0 = math.floor %a : f64
type Floor struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Floor) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Trunc cuts off the fraction.
//
//	%0 = math.trunc %a : f64
type Trunc struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Trunc) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// Round is the nearest integer; halfway cases go away from 0.
//
//	%0 = math.round %a : f64
type Round struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Round) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// RoundEven is the nearest integer; halfway cases go to the even one.
//
//	%0 = math.roundeven %a : f64
type RoundEven struct {
	ir.Base
	Operand ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *RoundEven) Def(d *ir.Def) { floatUnary(d, &o.Operand, &o.Flags, &o.Result) }

// CopySign is the magnitude of the first operand with the sign of the second.
//
//	%0 = math.copysign %a, %b : f64
type CopySign struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    arith.FastMath
	Result   ir.Result
}

// Def implements ir.Op.
func (o *CopySign) Def(d *ir.Def) { floatBinary(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result) }

// ClampF is the value, or the limit that it is beyond.
//
//	%0 = math.clampf %x to [%min, %max] : f64
type ClampF struct {
	ir.Base
	Value, Min, Max ir.Operand
	Flags           arith.FastMath
	Result          ir.Result
}

// Def implements ir.Op.
func (o *ClampF) Def(d *ir.Def) {
	floatTernary(d, "value", &o.Value, "min", &o.Min, "max", &o.Max, &o.Flags, &o.Result)
	d.Format("$value `to` ` ` `[` $min `,` $max `]` (`fastmath` `` $fastmath^)? attr-dict `:` type($result)")
}

// Fma is a*b + c, rounded once.
//
//	%0 = math.fma %a, %b, %c : f64
type Fma struct {
	ir.Base
	A, B, C ir.Operand
	Flags   arith.FastMath
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Fma) Def(d *ir.Def) {
	floatTernary(d, "a", &o.A, "b", &o.B, "c", &o.C, &o.Flags, &o.Result)
	d.Format("$a `,` $b `,` $c (`fastmath` `` $fastmath^)? attr-dict `:` type($result)")
}
