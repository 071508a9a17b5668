package complex

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Constant is a complex number known at compile time, the value of which is the list of its real and its imaginary part.
//
//	%0 = complex.constant [0.1, -1.0] : complex<f64>
type Constant struct {
	ir.Base
	Value  *ir.ArrayAttr
	Result ir.Result
}

// Def implements ir.Op.
func (o *Constant) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.ArrayProp)
	d.Out("complex", &o.Result, ir.AnyComplex)
	d.Traits(ir.ConstantLike, ir.Pure)
	d.Format("$value attr-dict `:` type($complex)")
}

// Verify implements ir.Verifier.
func (o *Constant) Verify() error {
	if len(o.Value.Elems) != 2 {
		return ir.OpError(o, "requires 'value' to be a complex constant, represented as array of two values")
	}
	re, im := numberType(o.Value.Elems[0]), numberType(o.Value.Elems[1])
	if re == nil || im == nil {
		return ir.OpError(o, "requires attribute's elements to be float or integer attributes")
	}
	if part := partType(o.Result.Type()); re != part || im != part {
		return ir.OpError(o, "requires attribute's element types (%v, %v) to match the element type of the op's return type (%v)", quoted(re), quoted(im), quoted(part))
	}
	return nil
}

// quoted returns the text of a type as messages have it.
func quoted(t ir.Type) string { return "'" + t.String() + "'" }

// numberType returns the type of an attribute that is a number; nil if it is none.
func numberType(a ir.Attr) ir.Type {
	switch a := a.(type) {
	case *ir.FloatAttr:
		return a.AttrType()
	case *ir.IntegerAttr:
		return a.AttrType()
	}
	return nil
}

// Fold returns the value.
func (o *Constant) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

// NameResults suggests %cst.
func (o *Constant) NameResults(set func(v *ir.Value, name string)) { set(&o.Result.Value, "cst") }

// materialize makes the constant a of type t: a complex number from the list of its parts, or a constant of arith; nil if there is none.
func materialize(a ir.Attr, t ir.Type) ir.Op {
	if parts, ok := a.(*ir.ArrayAttr); ok && isValueOf(parts, t) {
		return &Constant{Value: parts, Result: ir.Res(t)}
	}
	return arith.Dialect.Materialize(a, t)
}

// isValueOf reports whether parts are the real and the imaginary part of a number of type t.
func isValueOf(parts *ir.ArrayAttr, t ir.Type) bool {
	c, ok := t.(*ir.ComplexType)
	return ok && len(parts.Elems) == 2 && numberType(parts.Elems[0]) == c.Part && numberType(parts.Elems[1]) == c.Part
}
