package pylib

import (
	"slices"

	"polyloom/affexpr"
)

// A Val is an operand or a result: its type, and what is known of its value.
type Val struct {
	Type Type
	// Known is nil where nothing is known of the value beyond its type, or
	//
	//	*Dim      of an int: a number, or an expression over the caller's symbols; of a range: its length
	//	bool      of a bool
	//	float64   of a float
	//	string    of a str
	//	[]Val     of a tuple or a list: its elements; of a slice: start, stop and step
	Known any
}

// Of returns an operand of which the type is known.
func Of(t Type) Val { return Val{Type: t} }

// IntVal returns the int v.
func IntVal(v int64) Val { return SizeVal(affexpr.Const(v)) }

// SizeVal returns an int that is known as an expression over symbols, or just an int if d is nil.
func SizeVal(d *Dim) Val {
	if d == nil {
		return Val{Type: Type{Kind: Int}}
	}
	return Val{Type{Kind: Int}, d}
}

// BoolVal returns True or False.
func BoolVal(v bool) Val { return Val{Type{Kind: BoolType}, v} }

// FloatVal returns a float.
func FloatVal(v float64) Val { return Val{Type{Kind: Float}, v} }

// StrVal returns a str.
func StrVal(s string) Val { return Val{Type{Kind: Str}, s} }

// NoneVal returns None, which as a subscript is numpy.newaxis too.
func NoneVal() Val { return Val{Type: Type{Kind: None}} }

// EllipsisVal returns the subscript "...".
func EllipsisVal() Val { return Val{Type: Type{Kind: Ellipsis}} }

// DTypeVal returns a dtype, such as numpy.float32.
func DTypeVal(d DType) Val { return Val{Type: Type{Kind: DTypeOf, DType: d}} }

// TupleVal returns a tuple of these elements.
func TupleVal(elems ...Val) Val {
	types := make([]Type, len(elems))
	for i, e := range elems {
		types[i] = e.Type
	}
	return Val{TupleOf(types...), elems}
}

// SliceVal returns the slice start:stop:step, where what is left out is [NoneVal].
func SliceVal(start, stop, step Val) Val {
	return Val{Type{Kind: Slice}, []Val{start, stop, step}}
}

// size returns what is known of an int's value.
func (v Val) size() (*Dim, bool) {
	d, ok := v.Known.(*Dim)
	return d, ok
}

// number returns the value of an int that is a number.
func (v Val) number() (int64, bool) {
	if d, ok := v.size(); ok {
		return d.IsConst()
	}
	return 0, false
}

// isNone reports whether the operand is None.
func (v Val) isNone() bool { return v.Type.Kind == None }

// elems returns the elements of a tuple, or of a list of which they are known.
func (v Val) elems() ([]Val, bool) {
	if elems, ok := v.Known.([]Val); ok && v.Type.Kind != Slice {
		return elems, true
	}
	if v.Type.Kind != Tuple {
		return nil, false
	}
	elems := make([]Val, len(v.Type.Elems))
	for i, t := range v.Type.Elems {
		elems[i] = Of(t)
	}
	return elems, true
}

// length returns the number of elements of a container; nil if it is not known.
func (v Val) length() *Dim {
	if elems, ok := v.elems(); ok {
		return affexpr.Const(int64(len(elems)))
	}
	switch v.Type.Kind {
	case Str:
		if s, ok := v.Known.(string); ok {
			return affexpr.Const(int64(len([]rune(s))))
		}
	case Range:
		d, _ := v.size()
		return d
	case Array:
		if s := v.Type.Shape; len(s.Dims) > 0 {
			return s.Dims[0]
		}
	}
	return nil
}

// Element returns what a for loop over a value of the type gets, and whether it can be iterated over.
func (t Type) Element() (Type, bool) {
	switch t.Kind {
	case Range:
		return Type{Kind: Int}, true
	case Str:
		return t, true
	case List, Iterator, Dict:
		return t.Elems[0], true
	case Tuple:
		return join(t.Elems), true
	case Array:
		switch {
		case !t.Shape.Ranked:
			return Type{}, true
		case len(t.Shape.Dims) == 0:
			return Type{}, false
		case len(t.Shape.Dims) == 1:
			return ScalarOf(t.DType), true
		}
		return ArrayOf(t.DType, ShapeOf(t.Shape.Dims[1:]...)), true
	}
	return Type{}, false
}

// join returns the type that values of any of these types have: theirs if it is one, else object.
func join(types []Type) Type {
	for _, t := range types {
		if !t.Equal(types[0]) {
			return Type{}
		}
	}
	if len(types) == 0 {
		return Type{}
	}
	return types[0]
}

// arrayView is what an operand is to NumPy: its shape, its dtype, and, of a Python scalar, its kind as a weak one. ok is false for what
// is no array, no number and no nested list of numbers.
func (v Val) asArray() (s Shape, d DType, weak byte, ok bool) {
	t := v.Type
	switch {
	case t.Kind == Array:
		return t.Shape, t.DType, 0, true
	case t.Kind == Scalar:
		return ShapeOf(), t.DType, 0, true
	case t.Kind == BoolType:
		return ShapeOf(), Bool, 0, true
	case t.IsNumber():
		return ShapeOf(), defaultDType(t.numberKind()), t.numberKind(), true
	case t.Kind != List && t.Kind != Tuple && t.Kind != Range:
		return Shape{}, NoDType, 0, false
	}
	return v.sequenceAsArray()
}

// sameExtents reports whether two shapes may be the same.
func sameExtents(s, t Shape) bool {
	return slices.EqualFunc(s.Dims, t.Dims, func(a, b *Dim) bool {
		x, ok1 := constant(a)
		y, ok2 := constant(b)
		return !ok1 || !ok2 || x == y
	})
}

// sequenceAsArray is asArray of a list, a tuple or a range: one more dimension than its elements have.
func (v Val) sequenceAsArray() (s Shape, d DType, weak byte, ok bool) {
	elems, known := v.elems()
	if !known {
		t, _ := v.Type.Element()
		elems = []Val{Of(t)}
	}
	if len(elems) == 0 {
		return Fixed(0), Float64, 0, true
	}
	for i, e := range elems {
		es, ed, _, ok := e.asArray()
		if !ok || !es.Ranked || i > 0 && !sameExtents(es, s) {
			return Shape{}, NoDType, 0, false
		}
		if i == 0 {
			s, d = es, ed
		}
		d = PromoteDTypes(d, ed)
	}
	return ShapeOf(append([]*Dim{v.length()}, s.Dims...)...), d, 0, true
}
