package interp

import (
	"slices"

	"polyloom/ir"
	"polyloom/num"
)

// SameCell reports whether b, of type t, is what a is, or may be taken for it because a is poison. Floating-point numbers are compared bit by
// bit, but that all NaNs are the same. Memrefs are the same if their sizes are and their elements are the same; functions if their names are.
func SameCell(t ir.Type, a, b Cell) bool {
	if a.IsPoison() {
		return true
	}
	if b.IsPoison() {
		return false
	}
	switch x := a.Obj.(type) {
	case nil:
		if f, ok := t.(*ir.FloatType); ok && a.Word != b.Word {
			return a.Float(f.Format).IsNaN() && b.Float(f.Format).IsNaN()
		}
		return a.Word == b.Word
	case num.Int:
		y, ok := b.Obj.(num.Int)
		return ok && x.Equal(y)
	case num.Float:
		y, ok := b.Obj.(num.Float)
		return ok && (x == y || x.IsNaN() && y.IsNaN())
	case *Complex:
		y, ok := b.Obj.(*Complex)
		part := t.(*ir.ComplexType).Part
		return ok && SameCell(part, x.Re, y.Re) && SameCell(part, x.Im, y.Im)
	case *Array:
		y, ok := b.Obj.(*Array)
		return ok && sameArray(ir.ElemOrSelf(t), x, y)
	case *MemRef:
		y, ok := b.Obj.(*MemRef)
		return ok && sameMemRef(x, y)
	case *Func:
		y, ok := b.Obj.(*Func)
		return ok && x.Name == y.Name
	}
	return false
}

func sameArray(elem ir.Type, a, b *Array) bool {
	if !slices.Equal(a.Shape, b.Shape) {
		return false
	}
	for i := range a.Len() {
		if !SameCell(elem, a.At(i), b.At(i)) {
			return false
		}
	}
	return true
}

func sameMemRef(a, b *MemRef) bool {
	switch {
	case a.Buf.ended != "":
		return true // whoever looks at it is wrong
	case b.Buf.ended != "" || !slices.Equal(a.Sizes, b.Sizes) || a.elem.typ != b.elem.typ:
		return false
	}
	same := true
	a.Each(func(at []int64) error {
		x, err := a.Load(at...)
		if err != nil {
			return nil // nor is this element there to be looked at
		}
		y, err := b.Load(at...)
		same = same && err == nil && SameCell(a.elem.typ, x, y)
		return nil
	})
	return same
}
