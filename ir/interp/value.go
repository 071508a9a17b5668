package interp

import (
	"fmt"
	"slices"

	"polyloom/ir"
	"polyloom/num"
)

// A Value is an argument or result of a function: a cell with its type.
type Value struct {
	Type ir.Type
	Cell Cell
}

// Int returns v as a value of t, an integer type or index; it is truncated to t's width.
func Int(t ir.Type, v int64) Value { return Value{t, IntCell(num.NewInt(ir.BitWidth(t), v))} }

// IntOf returns v as a value of t, whose width it has.
func IntOf(t ir.Type, v num.Int) Value { return Value{t, IntCell(v)} }

// Bool returns b as a value of type i1.
func Bool(b bool) Value { return Value{ir.I1, BoolCell(b)} }

// Float returns v as a value of the type of its format.
func Float(v num.Float) Value { return Value{ir.Float(v.Format()), FloatCell(v)} }

// Float32 returns v as a value of type f32.
func Float32(v float32) Value { return Float(num.FromFloat32(v)) }

// Float64 returns v as a value of type f64.
func Float64(v float64) Value { return Float(num.FromFloat64(v)) }

// FromAttr returns the constant a as a value of type t.
func FromAttr(a ir.Attr, t ir.Type) (Value, error) {
	c, err := AttrCell(a, t)
	return Value{t, c}, err
}

// Of returns m as a value of its type with static sizes.
func (m *MemRef) Of() Value {
	return Value{ir.MemRef(m.Sizes, m.elem.typ, nil, nil), Cell{Obj: m}}
}

// IsPoison reports whether v is poison as a whole.
func (v Value) IsPoison() bool { return v.Cell.IsPoison() }

// Int returns the integer that v is.
func (v Value) Int() num.Int { return v.Cell.Int(ir.BitWidth(v.Type)) }

// Float returns the floating-point number that v is.
func (v Value) Float() num.Float { return v.Cell.Float(v.Type.(*ir.FloatType).Format) }

// MemRef returns the memref that v is; nil if it is none.
func (v Value) MemRef() *MemRef {
	m, _ := v.Cell.Obj.(*MemRef)
	return m
}

// Array returns the vector or tensor that v is; nil if it is none.
func (v Value) Array() *Array {
	a, _ := v.Cell.Obj.(*Array)
	return a
}

// as returns the cell of v for an argument of type t.
func (v Value) as(t ir.Type) (Cell, error) {
	if v.Type == t || v.IsPoison() {
		return v.Cell, nil
	}
	switch o := v.Cell.Obj.(type) {
	case *MemRef:
		if ir.ElemOrSelf(t) != o.elem.typ {
			break
		}
		switch t := t.(type) {
		case *ir.UnrankedMemRefType:
			return v.Cell, nil
		case *ir.MemRefType:
			if p := o.Fits(t); p != nil {
				return Cell{}, fmt.Errorf("a memref of type '%v' is given for '%v'", v.Type, t)
			}
			return v.Cell, nil
		}
	case *Array:
		from, tensor := v.Type.(*ir.TensorType)
		to, ok := t.(*ir.TensorType)
		agree := func(a, b int64) bool { return b == ir.Dynamic || a == b }
		if tensor && ok && from.Elem() == to.Elem() && (!to.HasRank() || slices.EqualFunc(o.Shape, to.Shape(), agree)) {
			return v.Cell, nil
		}
	}
	return Cell{}, fmt.Errorf("a value of type '%v' is given for '%v'", v.Type, t)
}

// AttrCell returns the constant a, of type t, as a cell.
func AttrCell(a ir.Attr, t ir.Type) (Cell, error) {
	switch a := a.(type) {
	case *ir.IntegerAttr:
		if isScalar(t) {
			return IntCell(a.Value), nil
		}
	case *ir.FloatAttr:
		if isScalar(t) {
			return FloatCell(a.Value), nil
		}
	case *ir.ArrayAttr:
		if z, ok := t.(*ir.ComplexType); ok && len(a.Elems) == 2 {
			return complexCell(a, z)
		}
	case *ir.DenseAttr:
		return denseCell(a)
	case *ir.SparseAttr:
		return sparseCell(a)
	case *ir.ResourceAttr:
		return resourceCell(a)
	}
	return Cell{}, Errorf(Unsupported, "has a constant of type '%v' that is not supported", t)
}

func complexCell(a *ir.ArrayAttr, t *ir.ComplexType) (Cell, error) {
	re, err := AttrCell(a.Elems[0], t.Part)
	if err != nil {
		return Cell{}, err
	}
	im, err := AttrCell(a.Elems[1], t.Part)
	return Cell{Obj: &Complex{re, im}}, err
}

func denseCell(a *ir.DenseAttr) (Cell, error) {
	elem := a.Typ.Elem()
	at := func(i int) Cell { return CellOfBits(elem, a.Bits(i, 0)) }
	if z, ok := elem.(*ir.ComplexType); ok {
		at = func(i int) Cell {
			return Cell{Obj: &Complex{CellOfBits(z.Part, a.Bits(i, 0)), CellOfBits(z.Part, a.Bits(i, 1))}}
		}
	}
	r := NewArray(a.Typ.Shape())
	if r.Len() == 0 {
		return Cell{Obj: r}, nil
	}
	first := at(0)
	for i := range r.Len() {
		if i > 0 && !a.Splat {
			first = at(i)
		}
		r.Set(i, first)
	}
	return Cell{Obj: r}, nil
}

func sparseCell(a *ir.SparseAttr) (Cell, error) {
	indices, ok := a.Indices.(*ir.DenseAttr)
	values, ok2 := a.Values.(*ir.DenseAttr)
	shape := a.Typ.Shape()
	if !ok || !ok2 {
		return Cell{}, Errorf(Unsupported, "has a sparse constant that is not supported")
	}
	r := NewArray(shape)
	zero := CellOfBits(a.Typ.Elem(), num.Zero(ir.BitWidth(a.Typ.Elem())))
	for i := range r.Len() {
		r.Set(i, zero)
	}
	for i := range values.Len() {
		p := int64(0)
		for k, n := range shape {
			p = p*n + indices.Bits(i*len(shape)+k, 0).Int64()
		}
		r.Set(int(p), CellOfBits(a.Typ.Elem(), values.Bits(i, 0)))
	}
	return Cell{Obj: r}, nil
}

// resourceCell reads a constant whose elements are in a blob: in whole bytes, but for truth values, which are bits.
func resourceCell(a *ir.ResourceAttr) (Cell, error) {
	size := ir.ElemBytes(a.Typ.Elem())
	if !a.Blob.Known || ir.IsInt(a.Typ.Elem(), 1) || size == 0 || int64(len(a.Blob.Data)) != int64(size)*ir.NumElements(a.Typ) {
		return Cell{}, Errorf(Unsupported, "has a resource that is not supported")
	}
	return denseCell(ir.Dense(a.Typ, string(a.Blob.Data)))
}
