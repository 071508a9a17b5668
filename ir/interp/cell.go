package interp

import (
	"polyloom/ir"
	"polyloom/num"
)

// A Cell holds a value without its type. What it holds follows from the type:
//
//	integers and floats of at most 64 bits, index   Word: the bits, zero-extended; Obj is nil
//	wider integers and floats                       Obj: a num.Int or a num.Float
//	complex numbers                                 Obj: a *Complex
//	vectors and tensors                             Obj: an *Array
//	memrefs, ranked or not                          Obj: a *MemRef
//	functions                                       Obj: a *Func
//	any of these that is poison                     Obj: Poison
//
// Objects are not changed once they are in a cell, but for the memory that a MemRef refers to.
type Cell struct {
	Word uint64
	Obj  any
}

type poison struct{ _ byte }

// Poison is the Obj of a cell whose value means nothing.
var Poison any = new(poison)

// PoisonCell is a cell that holds poison.
var PoisonCell = Cell{Obj: Poison}

// IsPoison reports whether c holds poison as a whole.
func (c Cell) IsPoison() bool {
	_, ok := c.Obj.(*poison)
	return ok
}

// A Complex is a complex number; its parts are cells of the type's part.
type Complex struct{ Re, Im Cell }

// An Array is the value of a vector or tensor: elements row by row.
type Array struct {
	Shape []int64 // without ir.Dynamic
	// Words and Objs are the elements' cells. Objs is nil if all of them are nil.
	Words []uint64
	Objs  []any
}

// NewArray returns an array of the given shape with zero words as elements.
func NewArray(shape []int64) *Array {
	return &Array{Shape: shape, Words: make([]uint64, count(shape))}
}

// Len returns the number of elements.
func (a *Array) Len() int { return len(a.Words) }

// At returns element i.
func (a *Array) At(i int) Cell {
	if a.Objs == nil {
		return Cell{Word: a.Words[i]}
	}
	return Cell{a.Words[i], a.Objs[i]}
}

// Set changes element i; the array must be one that is not in use yet.
func (a *Array) Set(i int, c Cell) {
	a.Words[i] = c.Word
	if c.Obj != nil && a.Objs == nil {
		a.Objs = make([]any, len(a.Words))
	}
	if a.Objs != nil {
		a.Objs[i] = c.Obj
	}
}

// count returns the number of elements of a shape.
func count(shape []int64) int64 {
	n := int64(1)
	for _, d := range shape {
		n *= d
	}
	return n
}

// IntCell returns the cell of an integer.
func IntCell(v num.Int) Cell {
	if v.Width() <= 64 {
		return Cell{Word: v.Uint64()}
	}
	return Cell{Obj: v}
}

// Int returns the integer of the given width that c holds.
func (c Cell) Int(width int) num.Int {
	if width <= 64 {
		return num.NewUint(width, c.Word)
	}
	return c.Obj.(num.Int)
}

// FloatCell returns the cell of a floating-point number.
func FloatCell(v num.Float) Cell {
	if v.Format().Width() <= 64 {
		return Cell{Word: v.Uint64()}
	}
	return Cell{Obj: v}
}

// Float returns the floating-point number of format f that c holds.
func (c Cell) Float(f *num.Format) num.Float {
	if f.Width() <= 64 {
		return f.FromUint64(c.Word)
	}
	return c.Obj.(num.Float)
}

// Bits returns the number that c holds, of the scalar type t, as an integer.
func (c Cell) Bits(t ir.Type) num.Int {
	if f, ok := t.(*ir.FloatType); ok {
		return c.Float(f.Format).Bits()
	}
	return c.Int(ir.BitWidth(t))
}

// CellOfBits returns the number of the scalar type t with the given bits: it is the opposite of Bits.
func CellOfBits(t ir.Type, b num.Int) Cell {
	if f, ok := t.(*ir.FloatType); ok {
		return FloatCell(f.Format.FromBits(b))
	}
	return IntCell(b)
}

// isWord reports whether the values of t are in the word of their cell, unless they are poison.
func isWord(t ir.Type) bool {
	w := ir.BitWidth(t)
	_, int := t.(*ir.IntegerType)
	return w > 0 && w <= 64 || int && w == 0
}

// isScalar reports whether t is an integer, index or floating-point type.
func isScalar(t ir.Type) bool {
	switch t.(type) {
	case *ir.IntegerType, *ir.IndexType, *ir.FloatType:
		return true
	}
	return false
}

// SameForm reports whether a value of type a is held as one of type b would be: the types are equal, or index and integers of 64 bits.
func SameForm(a, b ir.Type) bool {
	form := func(t ir.Type) ir.Type {
		if _, ok := t.(*ir.IntegerType); ok && ir.IsInt(t, 64) {
			return ir.Index()
		}
		return t
	}
	return form(a) == form(b)
}
