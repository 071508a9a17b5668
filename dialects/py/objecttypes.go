package py

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// A DictType is a dictionary of which all keys are of one type, and all values of one.
type DictType struct {
	pyType
	Key, Value ir.Type
}

type dictKey struct{ key, value ir.Type }

var dicts ir.Interner[dictKey, DictType]

// DictOf returns the type of dictionaries from key to value.
func DictOf(key, value ir.Type) *DictType {
	return dicts.Get(dictKey{key, value}, func() *DictType { return &DictType{Key: key, Value: value} })
}

// PrintBody implements ir.DialectType.
func (t *DictType) PrintBody(w *ir.Text) {
	w.Str("dict<")
	w.Type(t.Key)
	w.Str(", ")
	w.Type(t.Value)
	w.Byte('>')
}

// String returns the type's text.
func (t *DictType) String() string { return ir.TypeText(t) }

// An IteratorType is an object of some class that gives values of one type, one after the other, such as what enumerate and zip return.
type IteratorType struct {
	pyType
	Elem ir.Type
}

var iterators ir.Interner[ir.Type, IteratorType]

// IteratorOf returns the type of iterators over elem.
func IteratorOf(elem ir.Type) *IteratorType {
	return iterators.Get(elem, func() *IteratorType { return &IteratorType{Elem: elem} })
}

// PrintBody implements ir.DialectType.
func (t *IteratorType) PrintBody(w *ir.Text) {
	printOf(w, "iterator", t.Elem)
}

// String returns the type's text.
func (t *IteratorType) String() string { return ir.TypeText(t) }

// A DTypeType is one of NumPy's dtypes, known by the elements, or the class of its scalars, which can stand for it: numpy.float64.
type DTypeType struct {
	pyType
	Elem ir.Type // nil if it is not known
}

var dtypes ir.Interner[ir.Type, DTypeType]

// DTypeOf returns the type of the dtype of an element type, which is nil if it is not known.
func DTypeOf(elem ir.Type) *DTypeType {
	return dtypes.Get(elem, func() *DTypeType { return &DTypeType{Elem: elem} })
}

// PrintBody implements ir.DialectType: dtype<f64>, dtype<_> if it is not known.
func (t *DTypeType) PrintBody(w *ir.Text) {
	w.Str("dtype<")
	printElem(w, t.Elem)
	w.Byte('>')
}

// String returns the type's text.
func (t *DTypeType) String() string { return ir.TypeText(t) }

// printElem writes the type of an array's elements, _ if it is not known.
func printElem(w *ir.Text, elem ir.Type) {
	if elem == nil {
		w.Byte('_')
	} else {
		w.Type(elem)
	}
}

// parseElem reads what printElem writes.
func parseElem(p *asm.Parser) (elem ir.Type, ok bool) {
	if p.AcceptKeyword("_") {
		return nil, true
	}
	return typeThat(p, IsElem, "an array cannot have elements of type %s")
}

// parseDict reads what stands in dict<…>.
func parseDict(p *asm.Parser) (*DictType, bool) {
	key, ok := valueType(p)
	if !ok || !p.Expect(",") {
		return nil, false
	}
	value, ok := valueType(p)
	return DictOf(key, value), ok
}

// A NumberType is a number of Python's or NumPy's scalar of the same values: number<f64> is a float or numpy.float64, number<i1> a bool or numpy.bool. It is
// what a name has that begins with 0.0 and gets sums of array elements in a loop: the value has the same bits, but which class it is of depends on whether the
// loop runs.
type NumberType struct {
	pyType
	Elem ir.Type // i1, f64 or complex<f64>
}

var numbers ir.Interner[ir.Type, NumberType]

// NumberOf returns the type of numbers of Python's or NumPy's with the values of an element type: i1, f64 or complex<f64>.
func NumberOf(elem ir.Type) *NumberType {
	return numbers.Get(elem, func() *NumberType { return &NumberType{Elem: elem} })
}

// PrintBody implements ir.DialectType.
func (t *NumberType) PrintBody(w *ir.Text) {
	printOf(w, "number", t.Elem)
}

// String returns the type's text.
func (t *NumberType) String() string { return ir.TypeText(t) }

// python returns the type of Python's number among those of t.
func (t *NumberType) python() *Simple {
	switch t.Elem {
	case ir.Type(ir.I1):
		return Bool
	case ir.Type(ir.F64):
		return Float
	}
	return Complex
}

// isA reports whether arrays of type t are of type u: u is t, or says less.
func (t *NDArrayType) isA(u *NDArrayType) bool {
	switch {
	case u.Elem != nil && t.Elem != u.Elem:
		return false
	case !u.Ranked:
		return true
	case !t.Ranked || len(t.Shape) != len(u.Shape):
		return false
	}
	for i, n := range u.Shape {
		if n != ir.Dynamic && t.Shape[i] != n {
			return false
		}
	}
	return true
}

func parseNumber(p *asm.Parser) (ir.Type, bool) {
	right := func(t ir.Type) bool {
		return t == ir.Type(ir.I1) || t == ir.Type(ir.F64) || t == ir.Type(ir.Complex(ir.F64))
	}
	return typeThat(p, right, "Python has no numbers of type %s")
}
