package arith

import (
	"polyloom/dialects/ub"
	"polyloom/ir"
)

// Constant is a number, or a vector or tensor of numbers, known at compile time.
//
//	%c1 = arith.constant 1 : index
//	%cst = arith.constant dense<0.5> : vector<4xf32>
type Constant struct {
	ir.Base
	Value  ir.Typed
	Result ir.Result
}

// Def implements ir.Op.
func (o *Constant) Def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.TypedProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.ConstantLike, ir.Pure)
	d.AllTypesMatch("value", "result")
	d.Format("attr-dict $value")
}

// Verify implements ir.Verifier.
func (o *Constant) Verify() error {
	t := o.Result.Type()
	if i, ok := t.(*ir.IntegerType); ok && i.Sign != ir.Signless {
		return ir.OpError(o, "integer return type must be signless")
	}
	if !isNumberAttr(o.Value) {
		return ir.OpError(o, "value must be an integer, float, or elements attribute")
	}
	if v, ok := t.(*ir.VectorType); ok && v.Scalable != nil && !isSplat(o.Value) {
		return ir.OpError(o, "intializing scalable vectors with elements attribute is not supported unless it's a vector splat")
	}
	return nil
}

// isNumberAttr reports whether a is of a kind that a constant may have.
func isNumberAttr(a ir.Attr) bool {
	switch a.(type) {
	case *ir.IntegerAttr, *ir.FloatAttr, ir.Elements:
		return true
	}
	return false
}

// isSplat reports whether a holds equal elements.
func isSplat(a ir.Attr) bool {
	switch a := a.(type) {
	case *ir.DenseAttr:
		return a.Splat
	case *ir.DenseStringsAttr:
		return a.Splat
	}
	return false
}

// Fold returns the value.
func (o *Constant) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

// NameResults suggests %true and %false for bools, %c1 and %c1_i32 for integers, and %cst for everything else.
func (o *Constant) NameResults(set func(v *ir.Value, name string)) {
	name := "cst"
	if i, ok := o.Value.(*ir.IntegerAttr); ok {
		_, index := i.Typ.(*ir.IndexType)
		switch {
		case ir.IsInt(i.Typ, 1):
			name = "false"
			if !i.Value.IsZero() {
				name = "true"
			}
		case index:
			name = "c" + i.Value.Text(true)
		default:
			name = "c" + i.Value.Text(true) + "_" + i.Typ.String()
		}
	}
	set(&o.Result.Value, name)
}

// materialize makes the constant a of type t; nil if arith has no such constants.
func materialize(a ir.Attr, t ir.Type) ir.Op {
	if op := ub.Dialect.Materialize(a, t); op != nil {
		return op
	}
	typed, ok := a.(ir.Typed)
	if !ok || typed.AttrType() != t || !isNumberAttr(a) {
		return nil
	}
	if i, ok := ir.ElemOrSelf(t).(*ir.IntegerType); ok && i.Sign != ir.Signless {
		return nil
	}
	return &Constant{Value: typed, Result: ir.Res(t)}
}

// Index returns an op literal for the constant v : index.
func Index(v int64) *Constant { return ConstOf(ir.IndexAttr(v)) }

// Int returns an op literal for the constant v : t of an integer type or index, truncated to the type's width.
func Int(t ir.Type, v int64) *Constant { return ConstOf(ir.IntegerOf(t, v)) }

// Bool returns an op literal for the constant true or false.
func Bool(v bool) *Constant { return ConstOf(ir.BoolAttr(v)) }

// ConstOf returns an op literal for the constant a.
func ConstOf(a ir.Typed) *Constant { return &Constant{Value: a, Result: ir.Res(a.AttrType())} }
