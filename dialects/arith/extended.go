package arith

import "polyloom/ir"

// AddUIExtended adds unsigned integers and says whether the sum wrapped around.
//
//	%sum, %overflow = arith.addui_extended %a, %b : i64, i1
type AddUIExtended struct {
	ir.Base
	Lhs, Rhs ir.Operand
	Sum      ir.Result
	Overflow ir.Result
}

// Def implements ir.Op.
func (o *AddUIExtended) Def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.SignlessIntegerLike)
	d.In("rhs", &o.Rhs, ir.SignlessIntegerLike)
	d.Out("sum", &o.Sum, ir.SignlessIntegerLike)
	d.Out("overflow", &o.Overflow, ir.BoolLike)
	d.AllTypesMatch("lhs", "rhs", "sum")
	d.Traits(ir.Pure, ir.Commutative, ir.ElementwiseMappable)
	d.Format("$lhs `,` $rhs attr-dict `:` type($sum) `,` type($overflow)")
}

// mulExtended describes a multiplication with a product of twice the width, in two halves.
func mulExtended(d *ir.Def, lhs, rhs *ir.Operand, low, high *ir.Result) {
	d.In("lhs", lhs, ir.SignlessIntegerLike)
	d.In("rhs", rhs, ir.SignlessIntegerLike)
	d.Out("low", low, ir.SignlessIntegerLike)
	d.Out("high", high, ir.SignlessIntegerLike)
	d.AllTypesMatch("lhs", "rhs", "low", "high")
	d.Traits(ir.Pure, ir.Commutative, ir.ElementwiseMappable)
	d.Format("$lhs `,` $rhs attr-dict `:` type($lhs)")
}

// MulSIExtended multiplies signed integers into the low and the high half of the product.
//
//	%low, %high = arith.mulsi_extended %a, %b : i32
type MulSIExtended struct {
	ir.Base
	Lhs, Rhs  ir.Operand
	Low, High ir.Result
}

// Def implements ir.Op.
func (o *MulSIExtended) Def(d *ir.Def) { mulExtended(d, &o.Lhs, &o.Rhs, &o.Low, &o.High) }

// MulUIExtended multiplies unsigned integers into the low and the high half of the product.
//
//	%low, %high = arith.mului_extended %a, %b : i32
type MulUIExtended struct {
	ir.Base
	Lhs, Rhs  ir.Operand
	Low, High ir.Result
}

// Def implements ir.Op.
func (o *MulUIExtended) Def(d *ir.Def) { mulExtended(d, &o.Lhs, &o.Rhs, &o.Low, &o.High) }
