package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// classify describes an op that answers a question about floating-point numbers. Unlike other ops it has its liberties in the attribute dictionary.
func classify(d *ir.Def, operand *ir.Operand, flags **ir.EnumAttr, result *ir.Result) {
	d.In("operand", operand, ir.FloatLike)
	ir.Prop(d, "fastmath", flags, noLiberties)
	d.Out("result", result, ir.BoolLike)
	d.TypesMatch("operand", "result", "result type has i1 element type and same shape as operands", boolsFor)
	d.Traits(ir.Pure, ir.ElementwiseMappable)
	d.Format("$operand attr-dict `:` type($operand)")
}

// noLiberties is the constraint on fast-math flags that text leaves out where there are none.
var noLiberties = arith.FastMathEnum.Constraint().Or(arith.FastMathAttr(0))

// boolsFor returns the type of truth values that stand where t has numbers.
func boolsFor(t ir.Type) ir.Type {
	s, ok := t.(ir.Shaped)
	switch {
	case !ok:
		return ir.I1
	case !s.HasRank():
		return ir.UnrankedTensor(ir.I1)
	}
	return s.WithShape(s.Shape(), ir.I1)
}

// IsFinite reports whether a number is neither infinite nor NaN.
//
//	%0 = math.isfinite %a : f32
type IsFinite struct {
	ir.Base
	Operand ir.Operand
	Flags   *ir.EnumAttr // of arith.FastMathEnum
	Result  ir.Result
}

// Def implements ir.Op.
func (o *IsFinite) Def(d *ir.Def) { classify(d, &o.Operand, &o.Flags, &o.Result) }

// IsInf reports whether a number is infinite.
//
//	%0 = math.isinf %a : f32
type IsInf struct {
	ir.Base
	Operand ir.Operand
	Flags   *ir.EnumAttr // of arith.FastMathEnum
	Result  ir.Result
}

// Def implements ir.Op.
func (o *IsInf) Def(d *ir.Def) { classify(d, &o.Operand, &o.Flags, &o.Result) }

// IsNaN reports whether a number is NaN.
//
//	%0 = math.isnan %v : vector<4xf32>
type IsNaN struct {
	ir.Base
	Operand ir.Operand
	Flags   *ir.EnumAttr // of arith.FastMathEnum
	Result  ir.Result
}

// Def implements ir.Op.
func (o *IsNaN) Def(d *ir.Def) { classify(d, &o.Operand, &o.Flags, &o.Result) }

// IsNormal reports whether a number is neither zero, denormal, infinite nor NaN.
//
//	%0 = math.isnormal %a : f32
type IsNormal struct {
	ir.Base
	Operand ir.Operand
	Flags   *ir.EnumAttr // of arith.FastMathEnum
	Result  ir.Result
}

// Def implements ir.Op.
func (o *IsNormal) Def(d *ir.Def) { classify(d, &o.Operand, &o.Flags, &o.Result) }
