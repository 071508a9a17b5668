package pylib

import (
	"slices"
	"strings"

	"polyloom/affexpr"
)

// A Kind is what a [Type] is a type of.
type Kind uint8

// The kinds of types. An Object may be anything.
const (
	Object Kind = iota
	None
	BoolType
	Int // Python's, without bounds
	Float
	Complex
	Str
	Ellipsis
	Range
	Slice
	List     // of Elems[0]
	Tuple    // of Elems, one by one
	Dict     // from Elems[0] to Elems[1]
	Iterator // over Elems[0]
	Array    // of DType and Shape
	Scalar   // NumPy's, of DType
	DTypeOf  // a dtype, or the class of NumPy's scalars of DType
	Module   // Name
	Function // Name
)

// kindNames are the kinds as messages and the table call them.
var kindNames = [...]string{
	"object", "None", "bool", "int", "float", "complex", "str", "ellipsis", "range", "slice", "list", "tuple", "dict",
	"iterator", "ndarray", "scalar", "dtype", "module", "function",
}

// A Type is what is known of a Python object before it is there. The zero Type is any object. A Type is a value: it is
// not changed once it is made, and its slices are shared.
type Type struct {
	Kind  Kind
	Elems []Type // of containers
	DType DType  // of arrays, NumPy's scalars and dtypes; NoDType if it is not known
	Shape Shape  // of arrays
	Name  string // of modules and functions, qualified: "numpy.linalg"
}

// ListOf returns the type of lists of elem.
func ListOf(elem Type) Type { return Type{Kind: List, Elems: []Type{elem}} }

// TupleOf returns the type of tuples of these elements.
func TupleOf(elems ...Type) Type { return Type{Kind: Tuple, Elems: elems} }

// ArrayOf returns the type of arrays of a dtype and a shape.
func ArrayOf(d DType, s Shape) Type { return Type{Kind: Array, DType: d, Shape: s} }

// ScalarOf returns the type of NumPy's scalars of a dtype.
func ScalarOf(d DType) Type { return Type{Kind: Scalar, DType: d} }

// Equal reports whether two types are the same. Extents that are not known are not equal to any.
func (t Type) Equal(u Type) bool {
	return t.Kind == u.Kind && t.DType == u.DType && t.Name == u.Name && t.Shape.Equal(u.Shape) &&
		slices.EqualFunc(t.Elems, u.Elems, Type.Equal)
}

// String returns the type as messages write it: "list[float]", "ndarray[float64, (3, s0)]".
func (t Type) String() string {
	var parts []string
	for _, e := range t.Elems {
		parts = append(parts, e.String())
	}
	name := kindNames[t.Kind]
	switch t.Kind {
	case Array:
		d := t.DType.String()
		if t.DType == NoDType {
			d = "?"
		}
		parts = append(parts, d, t.Shape.String())
	case Scalar:
		return "numpy." + t.DType.String()
	case DTypeOf:
		if t.DType != NoDType {
			parts = append(parts, t.DType.String())
		}
	case Module, Function:
		return name + " " + t.Name
	}
	if len(parts) == 0 {
		return name
	}
	return name + "[" + strings.Join(parts, ", ") + "]"
}

// IsNumber reports whether the type is one of numbers: Python's bool, int, float or complex, or a scalar of NumPy's.
func (t Type) IsNumber() bool {
	return t.Kind >= BoolType && t.Kind <= Complex || t.Kind == Scalar
}

// numberKind returns the letter of the kind of a number, as [DType.Kind] has it; 0 for others.
func (t Type) numberKind() byte {
	switch t.Kind {
	case BoolType:
		return 'b'
	case Int:
		return 'i'
	case Float:
		return 'f'
	case Complex:
		return 'c'
	case Scalar, Array:
		return t.DType.Kind()
	}
	return 0
}

// bodyDType returns the dtype in which a scalar body computes with numbers of the type. Python's int becomes int64, which
// is right as long as no value leaves it: that is for the user of the body to see to.
func (t Type) bodyDType() DType {
	switch t.Kind {
	case BoolType, Int, Float, Complex:
		return defaultDType(t.numberKind())
	}
	return t.DType
}

// A Shape is the extents of an array. If it is not Ranked, not even their number is known.
type Shape struct {
	Ranked bool
	Dims   []*Dim
}

// A Dim is the extent of a dimension: an expression without dimensions over symbols that the caller numbers; nil if nothing is known.
// Extents that are the same pointer are equal.
type Dim = affexpr.Expr

// ShapeOf returns the shape with these extents.
func ShapeOf(dims ...*Dim) Shape { return Shape{Ranked: true, Dims: dims} }

// Fixed returns the shape with constant extents.
func Fixed(dims ...int64) Shape { return ShapeOf(affexpr.Consts(dims...)...) }

// AnyShape returns a shape of a rank with unknown extents.
func AnyShape(rank int) Shape { return ShapeOf(make([]*Dim, rank)...) }

// IsScalar reports whether the shape is known to be ().
func (s Shape) IsScalar() bool { return s.Ranked && len(s.Dims) == 0 }

// Equal reports whether two shapes are known to be equal, or neither has a rank.
func (s Shape) Equal(t Shape) bool {
	return s.Ranked == t.Ranked && slices.EqualFunc(s.Dims, t.Dims, func(a, b *Dim) bool { return a == b && a != nil })
}

// String returns the shape as Python writes it, with ? for what is not known: "(3, ?)", or "(...)" without a rank.
func (s Shape) String() string {
	if !s.Ranked {
		return "(...)"
	}
	var parts []string
	for _, d := range s.Dims {
		parts = append(parts, dimString(d))
	}
	if len(parts) == 1 {
		return "(" + parts[0] + ",)"
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func dimString(d *Dim) string {
	if d == nil {
		return "?"
	}
	return d.String()
}

// constant returns the value of an extent that is a number.
func constant(d *Dim) (int64, bool) {
	if d == nil {
		return 0, false
	}
	return d.IsConst()
}

// minus returns a - b with equal terms cancelled, so that the difference of what is equal is the number 0.
func minus(a, b *Dim) *Dim {
	d := a.Sub(b)
	_, symbol := affexpr.MaxDimAndSymbol(d)
	return affexpr.Simplify(d, 0, symbol+1)
}
