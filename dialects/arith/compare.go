package arith

import "polyloom/ir"

// compare describes an op that relates two values of one type.
func compare(d *ir.Def, lhs, rhs *ir.Operand, operands ir.TypeConstraint, result *ir.Result) {
	d.In("lhs", lhs, operands)
	d.In("rhs", rhs, operands)
	d.Out("result", result, ir.BoolLike)
	d.Traits(ir.Pure, ir.SameTypeOperands, ir.ElementwiseMappable)
	d.TypesMatch("lhs", "result", "result type has i1 element type and same shape as operands", i1SameShape)
}

// i1SameShape returns the type of truth values that stand where t has numbers.
func i1SameShape(t ir.Type) ir.Type {
	s, ok := t.(ir.Shaped)
	switch {
	case !ok:
		return ir.I1
	case !s.HasRank():
		return ir.UnrankedTensor(ir.I1)
	}
	return s.WithShape(s.Shape(), ir.I1)
}

// CmpI compares integers.
//
//	%0 = arith.cmpi slt, %a, %b : i32
type CmpI struct {
	ir.Base
	Predicate CmpIPredicate
	Lhs, Rhs  ir.Operand
	Result    ir.Result
}

// Def implements ir.Op.
func (o *CmpI) Def(d *ir.Def) {
	ir.Enum(d, "predicate", &o.Predicate, CmpIEnum)
	compare(d, &o.Lhs, &o.Rhs, ir.SignlessIntegerLike, &o.Result)
	d.Format("$predicate `,` $lhs `,` $rhs attr-dict `:` type($lhs)")
}

// CmpF compares floating-point numbers. Ordered relations are false and unordered ones true where an operand is NaN.
//
//	%0 = arith.cmpf oeq, %a, %b fastmath<nnan> : f32
type CmpF struct {
	ir.Base
	Predicate CmpFPredicate
	Lhs, Rhs  ir.Operand
	Flags     FastMath
	Result    ir.Result
}

// Def implements ir.Op.
func (o *CmpF) Def(d *ir.Def) {
	ir.Enum(d, "predicate", &o.Predicate, CmpFEnum)
	compare(d, &o.Lhs, &o.Rhs, ir.FloatLike, &o.Result)
	ir.Enum(d, "fastmath", &o.Flags, FastMathEnum)
	d.Format("$predicate `,` $lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($lhs)")
}
