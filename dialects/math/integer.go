package math

import "polyloom/ir"

// intUnary describes an op from integers to integers of the same type.
func intUnary(d *ir.Def, operand *ir.Operand, result *ir.Result) {
	d.In("operand", operand, ir.SignlessIntegerLike)
	d.Out("result", result, ir.SignlessIntegerLike)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.ElementwiseMappable)
	d.Format("$operand attr-dict `:` type($result)")
}

// AbsI is the magnitude of a signed integer; the least integer stays as it is.
//
//	%0 = math.absi %a : i32
type AbsI struct {
	ir.Base
	Operand ir.Operand
	Result  ir.Result
}

// Def implements ir.Op.
func (o *AbsI) Def(d *ir.Def) { intUnary(d, &o.Operand, &o.Result) }

// CountLeadingZeros counts the zero bits above the highest one bit: all bits of 0.
//
//	%0 = math.ctlz %a : i32
type CountLeadingZeros struct {
	ir.Base
	Operand ir.Operand
	Result  ir.Result
}

// Def implements ir.Op.
func (o *CountLeadingZeros) Def(d *ir.Def) { intUnary(d, &o.Operand, &o.Result) }

// CountTrailingZeros counts the zero bits below the lowest one bit: all bits of 0.
//
//	%0 = math.cttz %a : i32
type CountTrailingZeros struct {
	ir.Base
	Operand ir.Operand
	Result  ir.Result
}

// Def implements ir.Op.
func (o *CountTrailingZeros) Def(d *ir.Def) { intUnary(d, &o.Operand, &o.Result) }

// CtPop counts the one bits.
//
//	%0 = math.ctpop %a : vector<4xi32>
type CtPop struct {
	ir.Base
	Operand ir.Operand
	Result  ir.Result
}

// Def implements ir.Op.
func (o *CtPop) Def(d *ir.Def) { intUnary(d, &o.Operand, &o.Result) }

// IPowI is a signed integer raised to a signed integer, wrapping around. A negative power gives the quotient, rounded to zero: 0 but for 1 and
// -1, and undefined behavior for 0.
//
//	%0 = math.ipowi %a, %n : i32
type IPowI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *IPowI) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.SignlessIntegerLike)
	d.In("rhs", &o.Rhs, ir.SignlessIntegerLike)
	d.Out("result", &o.Result, ir.SignlessIntegerLike)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.ElementwiseMappable)
	d.Format("$lhs `,` $rhs attr-dict `:` type($result)")
}
