package arith

import "polyloom/ir"

// intBinary describes an integer op with two operands and a result of the same type. Divisions that trap are not Pure; they say themselves
// when they may be speculated.
func intBinary(d *ir.Def, lhs, rhs *ir.Operand, result *ir.Result, traits ...ir.Trait) {
	d.In("lhs", lhs, ir.SignlessIntegerLike)
	d.In("rhs", rhs, ir.SignlessIntegerLike)
	d.Out("result", result, ir.SignlessIntegerLike)
	d.Traits(ir.SameOperandsAndResultType, ir.NoMemoryEffect, ir.ElementwiseMappable)
	d.Traits(traits...)
	d.Format("$lhs `,` $rhs attr-dict `:` type($result)")
}

// intOverflow describes an intBinary op that may promise not to overflow.
func intOverflow(d *ir.Def, lhs, rhs *ir.Operand, flags *OverflowFlags, result *ir.Result, traits ...ir.Trait) {
	intBinary(d, lhs, rhs, result, traits...)
	d.Traits(ir.Pure)
	ir.Enum(d, "overflowFlags", flags, OverflowEnum)
	d.Format("$lhs `,` $rhs (`overflow` `` $overflowFlags^)? attr-dict `:` type($result)")
}

// intExact describes an intBinary op that may promise that no bits are lost.
func intExact(d *ir.Def, lhs, rhs *ir.Operand, exact *bool, result *ir.Result, traits ...ir.Trait) {
	intBinary(d, lhs, rhs, result, traits...)
	d.Unit("isExact", exact)
	d.Format("$lhs `,` $rhs (`exact` $isExact^)? attr-dict `:` type($result)")
}

// AddI adds two integers, wrapping around.
//
//	%0 = arith.addi %a, %b overflow<nsw, nuw> : i64
type AddI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    OverflowFlags
	Result   ir.Result
}

// Def implements ir.Op.
func (o *AddI) Def(d *ir.Def) {
	intOverflow(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative)
}

// SubI subtracts integers, wrapping around.
//
//	%0 = arith.subi %a, %b : vector<4xi32>
type SubI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    OverflowFlags
	Result   ir.Result
}

// Def implements ir.Op.
func (o *SubI) Def(d *ir.Def) {
	intOverflow(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result)
}

// MulI multiplies integers, wrapping around.
//
//	%0 = arith.muli %a, %b : index
type MulI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    OverflowFlags
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MulI) Def(d *ir.Def) {
	intOverflow(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result, ir.Commutative)
}

// ShLI shifts left by an unsigned amount; from the width on the result is poison.
//
//	%0 = arith.shli %a, %n overflow<nuw> : i32
type ShLI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Flags    OverflowFlags
	Result   ir.Result
}

// Def implements ir.Op.
func (o *ShLI) Def(d *ir.Def) {
	intOverflow(d, &o.Lhs, &o.Rhs, &o.Flags, &o.Result)
}

// DivUI divides unsigned integers, rounding toward zero. Dividing by zero is undefined; an exact division with a remainder is poison.
//
//	%0 = arith.divui %a, %b exact : i64
type DivUI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Exact    bool
	Result   ir.Result
}

// Def implements ir.Op.
func (o *DivUI) Def(d *ir.Def) {
	intExact(d, &o.Lhs, &o.Rhs, &o.Exact, &o.Result)
}

// DivSI divides signed integers, rounding toward zero. Dividing by zero is undefined, and so is an overflowing quotient.
//
//	%0 = arith.divsi %a, %b : i64
type DivSI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Exact    bool
	Result   ir.Result
}

// Def implements ir.Op.
func (o *DivSI) Def(d *ir.Def) {
	intExact(d, &o.Lhs, &o.Rhs, &o.Exact, &o.Result)
}

// ShRUI shifts right by an unsigned amount and fills with zeros; from the width on the result is poison.
//
//	%0 = arith.shrui %a, %n exact : i32
type ShRUI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Exact    bool
	Result   ir.Result
}

// Def implements ir.Op.
func (o *ShRUI) Def(d *ir.Def) {
	intExact(d, &o.Lhs, &o.Rhs, &o.Exact, &o.Result, ir.Pure)
}

// ShRSI shifts right by an unsigned amount and fills with the sign; from the width on the result is poison.
//
//	%0 = arith.shrsi %a, %n : i32
type ShRSI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Exact    bool
	Result   ir.Result
}

// Def implements ir.Op.
func (o *ShRSI) Def(d *ir.Def) {
	intExact(d, &o.Lhs, &o.Rhs, &o.Exact, &o.Result, ir.Pure)
}

// CeilDivUI divides unsigned integers, rounding up. Dividing by zero is undefined.
//
//	%0 = arith.ceildivui %a, %b : i64
type CeilDivUI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *CeilDivUI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result)
}

// CeilDivSI divides signed integers, rounding toward plus infinity. Dividing by zero and overflow are undefined.
//
//	%0 = arith.ceildivsi %a, %b : i64
type CeilDivSI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *CeilDivSI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result)
}

// FloorDivSI divides signed integers, rounding toward minus infinity. Dividing by zero and overflow are undefined.
//
//	%0 = arith.floordivsi %a, %b : index
type FloorDivSI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *FloorDivSI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure)
}

// RemUI is the remainder of unsigned division. Dividing by zero is undefined.
//
//	%0 = arith.remui %a, %b : i64
type RemUI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *RemUI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure)
}

// RemSI is the remainder of signed division, with the sign of the dividend. Dividing by zero is undefined.
//
//	%0 = arith.remsi %a, %b : i64
type RemSI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *RemSI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure)
}

// AndI is the conjunction of bits.
//
//	%0 = arith.andi %a, %b : i8
type AndI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *AndI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure, ir.Commutative, ir.Idempotent)
}

// OrI is the disjunction of bits.
//
//	%0 = arith.ori %a, %b : i8
type OrI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *OrI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure, ir.Commutative, ir.Idempotent)
}

// XOrI is the exclusive disjunction of bits.
//
//	%0 = arith.xori %a, %true : i1
type XOrI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *XOrI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure, ir.Commutative)
}

// MaxSI is the larger of two signed integers.
//
//	%0 = arith.maxsi %a, %b : i64
type MaxSI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MaxSI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure, ir.Commutative)
}

// MaxUI is the larger of two unsigned integers.
//
//	%0 = arith.maxui %a, %b : i64
type MaxUI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MaxUI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure, ir.Commutative)
}

// MinSI is the smaller of two signed integers.
//
//	%0 = arith.minsi %a, %b : i64
type MinSI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MinSI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure, ir.Commutative)
}

// MinUI is the smaller of two unsigned integers.
//
//	%0 = arith.minui %a, %b : i64
type MinUI struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

// Def implements ir.Op.
func (o *MinUI) Def(d *ir.Def) {
	intBinary(d, &o.Lhs, &o.Rhs, &o.Result, ir.Pure, ir.Commutative)
}
