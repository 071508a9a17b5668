package interp

import (
	"polyloom/ir"
)

// String returns v as MLIR text with its type: "1 : i32", "dense<[1, 2]> : memref<2xi32>". Poison is written "poison". A memref is written with
// its elements and actual sizes, a tensor with its actual sizes, and a function by its name.
func (v Value) String() string {
	w := printer{}
	w.value(v)
	return w.String()
}

type printer struct{ ir.Text }

func (w *printer) value(v Value) {
	t := v.Type
	switch o := v.Cell.Obj.(type) {
	case *MemRef:
		if o.Buf.ended != "" {
			w.Str("ended")
			break
		}
		w.memref(o)
		space := ir.Attr(nil)
		switch t := v.Type.(type) {
		case *ir.MemRefType:
			space = t.Space
		case *ir.UnrankedMemRefType:
			space = t.Space
		}
		t = ir.MemRef(o.Sizes, o.elem.typ, nil, space)
	case *Array:
		w.dense(o.Shape, func(i int) { w.cell(ir.ElemOrSelf(t), o.At(i)) }, splatArray(o, ir.ElemOrSelf(t)))
		if s, ok := t.(*ir.TensorType); ok {
			t = ir.Tensor(o.Shape, s.Elem(), s.Encoding)
		}
	case *Func:
		w.Symbol(o.Name)
	default:
		w.cell(t, v.Cell)
		if t == ir.Type(ir.I1) && !v.IsPoison() {
			return
		}
	}
	w.Str(" : ")
	w.Type(t)
}

func (w *printer) memref(m *MemRef) {
	a := &Array{Shape: m.Sizes}
	m.Each(func(at []int64) error {
		c, err := m.Load(at...)
		if err != nil {
			c = PoisonCell
		}
		a.Words, a.Objs = append(a.Words, c.Word), append(a.Objs, c.Obj)
		return nil
	})
	w.dense(m.Sizes, func(i int) { w.cell(m.elem.typ, a.At(i)) }, splatArray(a, m.elem.typ))
}

// splatArray reports whether the elements of a, of which there are several, are all the same.
func splatArray(a *Array, elem ir.Type) bool {
	for i := range a.Len() {
		if !SameCell(elem, a.At(0), a.At(i)) || a.At(i).IsPoison() != a.At(0).IsPoison() {
			return false
		}
	}
	return a.Len() > 1
}

// dense writes elements in nested lists by shape; one if they are all the same.
func (w *printer) dense(shape []int64, elem func(i int), splat bool) {
	w.Str("dense<")
	if splat {
		elem(0)
	} else if count(shape) > 0 {
		i := 0
		w.nested(shape, func() {
			elem(i)
			i++
		})
	}
	w.Byte('>')
}

func (w *printer) nested(shape []int64, elem func()) {
	if len(shape) == 0 {
		elem()
		return
	}
	w.Byte('[')
	for k := range shape[0] {
		if k > 0 {
			w.Str(", ")
		}
		w.nested(shape[1:], elem)
	}
	w.Byte(']')
}

// cell writes c, of type t, without its type.
func (w *printer) cell(t ir.Type, c Cell) {
	if c.IsPoison() {
		w.Str("poison")
		return
	}
	switch t := t.(type) {
	case *ir.FloatType:
		w.Float(c.Float(t.Format))
		return
	case *ir.IntegerType:
		if t == ir.I1 {
			w.Str([...]string{"false", "true"}[c.Word&1])
			return
		}
		w.Buf = c.Bits(t).AppendText(w.Buf, t.Sign != ir.Unsigned)
		return
	case *ir.IndexType:
		w.Buf = c.Bits(t).AppendText(w.Buf, true)
		return
	}
	switch o := c.Obj.(type) {
	case *Complex:
		w.Byte('(')
		w.cell(t.(*ir.ComplexType).Part, o.Re)
		w.Byte(',')
		w.cell(t.(*ir.ComplexType).Part, o.Im)
		w.Byte(')')
	case *Array, *MemRef, *Func:
		w.value(Value{t, c})
	default:
		w.Str("?")
	}
}
