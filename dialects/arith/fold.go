package arith

import (
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/num"
)

// A domain is how the constants of one kind of number are read and written.
type domain[T any] struct {
	scalar func(ir.Attr) (T, bool)      // the number that an attribute is
	holds  func(ir.Type) bool           // whether an element type is of the kind
	at     func(*ir.DenseAttr, int) T   // element i
	attr   func(ir.Type, T) ir.Attr     // the number as an attribute of a scalar type
	raw    func(dst []byte, v T) []byte // the number as an element of a DenseAttr
}

var integers = domain[num.Int]{
	scalar: func(a ir.Attr) (num.Int, bool) {
		if i, ok := a.(*ir.IntegerAttr); ok {
			return i.Value, true
		}
		return num.Int{}, false
	},
	holds: func(t ir.Type) bool {
		switch t.(type) {
		case *ir.IntegerType, *ir.IndexType:
			return true
		}
		return false
	},
	at:   func(d *ir.DenseAttr, i int) num.Int { return d.Bits(i, 0) },
	attr: func(t ir.Type, v num.Int) ir.Attr { return ir.Integer(t, v) },
	raw:  func(dst []byte, v num.Int) []byte { return v.AppendBytes(dst) },
}

var floats = domain[num.Float]{
	scalar: func(a ir.Attr) (num.Float, bool) {
		if f, ok := a.(*ir.FloatAttr); ok {
			return f.Value, true
		}
		return num.Float{}, false
	},
	holds: isFloat,
	at:    func(d *ir.DenseAttr, i int) num.Float { return d.Float(i, 0) },
	attr:  func(_ ir.Type, v num.Float) ir.Attr { return ir.FloatOf(v) },
	raw:   func(dst []byte, v num.Float) []byte { return v.Bits().AppendBytes(dst) },
}

// uniform returns the number that a is, or that all elements of a are.
func (d *domain[T]) uniform(a ir.Attr) (v T, ok bool) {
	if v, ok = d.scalar(a); ok {
		return v, true
	}
	if e, dense := a.(*ir.DenseAttr); dense && e.Splat && d.holds(e.Typ.Elem()) {
		return d.at(e, 0), true
	}
	return v, false
}

// elements returns a as a dense constant with elements of the domain; nil if it is none.
func (d *domain[T]) elements(a ir.Attr) *ir.DenseAttr {
	e, ok := a.(ir.Elements)
	if !ok || !d.holds(e.ElementsType().Elem()) {
		return nil
	}
	switch e := e.(type) {
	case *ir.DenseAttr:
		return e
	case *ir.SparseAttr:
		return expand(e)
	}
	return nil
}

// expand returns a sparse constant with all its elements; nil if it cannot be read. Of two values for a place the first counts.
func expand(s *ir.SparseAttr) *ir.DenseAttr {
	values, ok := s.Values.(*ir.DenseAttr)
	indices, ok2 := s.Indices.(*ir.DenseAttr)
	size := ir.ElemBytes(s.Typ.Elem())
	if !ok || !ok2 || size == 0 {
		return nil
	}
	raw := make([]byte, size*int(ir.NumElements(s.Typ)))
	shape := s.Typ.Shape()
	for i := values.Len() - 1; i >= 0; i-- {
		at := int64(0)
		for k, n := range shape {
			at = at*n + indices.Bits(i*len(shape)+k, 0).Int64()
		}
		from := i
		if values.Splat {
			from = 0
		}
		copy(raw[int(at)*size:][:size], values.Raw[from*size:])
	}
	return ir.Dense(s.Typ, string(raw))
}

// map2 evaluates f on two constants, element by element; the result is of type t. It returns nil where an operand is not known or not of the
// domain, and where f fails on any element.
func map2[T, R any](from *domain[T], to *domain[R], a, b ir.Attr, t ir.Type, f func(a, b T) (R, bool)) ir.Attr {
	if x, ok := from.scalar(a); ok {
		if y, ok := from.scalar(b); ok && a.(ir.Typed).AttrType() == b.(ir.Typed).AttrType() {
			if r, ok := f(x, y); ok {
				return to.attr(t, r)
			}
		}
		return nil
	}
	x, y := from.elements(a), from.elements(b)
	if x == nil || y == nil || x.Typ != y.Typ {
		return nil
	}
	return build(to, t, x.Len(), x.Splat && y.Splat, func(i int) (R, bool) { return f(from.at(x, i), from.at(y, i)) })
}

// map1 evaluates f on a constant as map2 does on two.
func map1[T, R any](from *domain[T], to *domain[R], a ir.Attr, t ir.Type, f func(T) (R, bool)) ir.Attr {
	if x, ok := from.scalar(a); ok {
		if r, ok := f(x); ok {
			return to.attr(t, r)
		}
		return nil
	}
	x := from.elements(a)
	if x == nil {
		return nil
	}
	return build(to, t, x.Len(), x.Splat, func(i int) (R, bool) { return f(from.at(x, i)) })
}

// build makes a dense constant of type t from n elements, or from the first if it is a splat; nil where an element fails.
func build[R any](to *domain[R], t ir.Type, n int, splat bool, elem func(i int) (R, bool)) ir.Attr {
	s, ok := t.(ir.Shaped)
	if !ok || !ir.StaticShape(s) {
		return nil
	}
	if splat {
		n = 1
	}
	raw := make([]byte, 0, n*ir.ElemBytes(s.Elem()))
	for i := range n {
		r, ok := elem(i)
		if !ok {
			return nil
		}
		raw = to.raw(raw, r)
	}
	return ir.Dense(s, string(raw))
}

// poisoned returns the poison among consts, or nil.
func poisoned(consts []ir.Attr) ir.Attr {
	for _, a := range consts {
		if ub.IsPoisoned(a) {
			return a
		}
	}
	return nil
}

// evalInts evaluates a total function of two integers on constants of one type; nil if they are not known.
func evalInts(consts []ir.Attr, f func(a, b num.Int) num.Int) ir.Attr {
	return tryInts(consts, func(a, b num.Int) (num.Int, bool) { return f(a, b), true })
}

// tryInts is evalInts for a function that may refuse.
func tryInts(consts []ir.Attr, f func(a, b num.Int) (num.Int, bool)) ir.Attr {
	if p := poisoned(consts); p != nil {
		return p
	}
	return map2(&integers, &integers, consts[0], consts[1], typeOf(consts[0]), f)
}

// foldInts folds an op to what evalInts gives.
func foldInts(consts []ir.Attr, f func(a, b num.Int) num.Int) ir.Folded {
	return ir.FoldConst(evalInts(consts, f))
}

// foldFloats folds an op to a function of two floating-point constants.
func foldFloats(consts []ir.Attr, f func(a, b num.Float) num.Float) ir.Folded {
	if p := poisoned(consts); p != nil {
		return ir.FoldConst(p)
	}
	return ir.FoldConst(map2(&floats, &floats, consts[0], consts[1], typeOf(consts[0]),
		func(a, b num.Float) (num.Float, bool) { return f(a, b), true }))
}

// typeOf returns the type of a constant, nil if it has none.
func typeOf(a ir.Attr) ir.Type {
	if t, ok := a.(ir.Typed); ok {
		return t.AttrType()
	}
	return nil
}

// uniformInt returns the integer that a is, or that all its elements are.
func uniformInt(a ir.Attr) (num.Int, bool) { return integers.uniform(a) }

// isUniform reports whether a is an integer, or has elements that are all the same, for which ok holds.
func isUniform(a ir.Attr, ok func(num.Int) bool) bool {
	v, known := integers.uniform(a)
	return known && ok(v)
}

func isZero(a ir.Attr) bool    { return isUniform(a, num.Int.IsZero) }
func isOne(a ir.Attr) bool     { return isUniform(a, num.Int.IsOne) }
func isAllOnes(a ir.Attr) bool { return isUniform(a, num.Int.IsAllOnes) }

// isUniformFloat is isUniform for floating-point numbers.
func isUniformFloat(a ir.Attr, ok func(num.Float) bool) bool {
	v, known := floats.uniform(a)
	return known && ok(v)
}

// zeroOf returns the constant 0 of type t; nil if there is none.
func zeroOf(t ir.Type) ir.Attr { return splatOf(t, 0) }

// splatOf returns the integer v, or 0 of floating point, as a constant of type t; nil if there is none.
func splatOf(t ir.Type, v int64) ir.Attr {
	switch u := t.(type) {
	case *ir.FloatType:
		return ir.FloatOf(u.Format.Zero(false))
	case *ir.IntegerType, *ir.IndexType:
		return ir.IntegerOf(t, v)
	case *ir.VectorType, *ir.TensorType:
		if s := u.(ir.Shaped); ir.StaticShape(s) {
			if e := splatOf(s.Elem(), v); e != nil {
				return ir.SplatOf(s, e)
			}
		}
	}
	return nil
}
