package pyinfer

import (
	"math"
	"slices"
	"strconv"

	"polyloom/affexpr"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// elements are the types of array elements in the IR.
var elements = map[pylib.DType]ir.Type{
	pylib.Bool: ir.I1,
	pylib.Int8: ir.I8, pylib.Int16: ir.I16, pylib.Int32: ir.I32, pylib.Int64: ir.I64,
	pylib.UInt8: ir.IntOf(8, ir.Unsigned), pylib.UInt16: ir.IntOf(16, ir.Unsigned), pylib.UInt32: ir.IntOf(32, ir.Unsigned), pylib.UInt64: ir.IntOf(64, ir.Unsigned),
	pylib.Float16: ir.F16, pylib.Float32: ir.F32, pylib.Float64: ir.F64,
	pylib.Complex64: ir.Complex(ir.F32), pylib.Complex128: ir.Complex(ir.F64),
}

// dtypeOf returns the dtype of elements of a type; none if NumPy has none, or t is nil.
func dtypeOf(t ir.Type) pylib.DType {
	for d, e := range elements {
		if e == t {
			return d
		}
	}
	return pylib.NoDType
}

// simpleTypes are the types without parameters.
var simpleTypes = map[pylib.Kind]*py.Simple{
	pylib.None: py.None, pylib.BoolType: py.Bool, pylib.Int: py.Int, pylib.Float: py.Float, pylib.Complex: py.Complex, pylib.Str: py.Str,
	pylib.Ellipsis: py.Ellipsis, pylib.Range: py.Range, pylib.Slice: py.Slice, pylib.Function: py.Function,
}

// classes are the builtin functions that are classes.
var classes = map[string]bool{
	"bool": true, "int": true, "float": true, "complex": true, "str": true, "bytes": true, "list": true, "tuple": true, "dict": true, "set": true,
	"range": true, "slice": true, "enumerate": true, "zip": true, "reversed": true, "map": true, "filter": true, "object": true, "type": true,
}

// irType returns the type of values of which f is known. A container that contains itself has no type.
func irType(f fact) ir.Type { return typeOutside(f, nil) }

// typeOutside is irType inside containers with these cells.
func typeOutside(f fact, around []*cell) ir.Type {
	switch {
	case f.state != known:
		return py.Object
	case f.other != nil:
		return f.other
	}
	if f.either {
		return py.NumberOf(elements[twins[f.kind]])
	}
	inner := func(g fact) ir.Type { return typeOutside(g, around) }
	if f.cell != nil {
		c := f.cell.find()
		for _, other := range around {
			if other.find() == c {
				return py.Object
			}
		}
		around = append(around[:len(around):len(around)], c)
		if f.kind == pylib.Dict {
			return py.DictOf(inner(c.key), inner(c.elem))
		}
		return py.ListOf(inner(c.elem))
	}
	switch f.kind {
	case pylib.Tuple:
		elems := make([]ir.Type, len(f.elems))
		for i, e := range f.elems {
			elems[i] = inner(e)
		}
		return py.TupleOf(elems...)
	case pylib.Iterator:
		return py.IteratorOf(inner(f.elems[0]))
	case pylib.Array:
		return arrayType(f.dtype, f.shape)
	case pylib.Scalar:
		return py.Scalar(elements[f.dtype])
	case pylib.DTypeOf:
		return py.DTypeOf(elements[f.dtype])
	case pylib.Module:
		return py.ModuleOf(f.name)
	case pylib.Function:
		if classes[f.name] {
			return py.TypeObj
		}
	}
	if t, ok := simpleTypes[f.kind]; ok {
		return t
	}
	return py.Object
}

func arrayType(d pylib.DType, s pylib.Shape) ir.Type {
	if !s.Ranked {
		return py.UnrankedNDArray(elements[d])
	}
	shape := make([]int64, len(s.Dims))
	for i, d := range s.Dims {
		shape[i] = ir.Dynamic
		if d == nil {
			continue
		}
		if n, ok := d.IsConst(); ok && n >= 0 {
			shape[i] = n
		}
	}
	return py.NDArray(shape, elements[d])
}

// ofType returns what is known of a value of a type. Containers get cells from make.
func ofType(t ir.Type, make func(t ir.Type) *cell) fact {
	switch t := t.(type) {
	case *py.ListType:
		c := make(t)
		return fact{state: known, kind: pylib.List, cell: c}
	case *py.DictType:
		return fact{state: known, kind: pylib.Dict, cell: make(t)}
	case *py.TupleType:
		f := simple(pylib.Tuple)
		for _, e := range t.Elems {
			f.elems = append(f.elems, ofType(e, make))
		}
		return f
	case *py.IteratorType:
		return fact{state: known, kind: pylib.Iterator, elems: []fact{ofType(t.Elem, make)}}
	case *py.NDArrayType:
		return fact{state: known, kind: pylib.Array, dtype: dtypeOf(t.Elem), shape: shapeOf(t)}
	case *py.ScalarType:
		return fact{state: known, kind: pylib.Scalar, dtype: dtypeOf(t.Elem)}
	case *py.NumberType:
		for k, d := range twins {
			if elements[d] == t.Elem {
				return fact{state: known, kind: k, either: true}
			}
		}
	case *py.DTypeType:
		return fact{state: known, kind: pylib.DTypeOf, dtype: dtypeOf(t.Elem)}
	case *py.ModuleType:
		return fact{state: known, kind: pylib.Module, name: t.Name}
	case *py.Simple:
		for k, s := range simpleTypes {
			if s == t && k != pylib.Function && k != pylib.Slice {
				return simple(k)
			}
		}
		if t != py.Object && t != py.Pattern {
			return fact{state: known, other: t}
		}
	}
	return because("nothing says what it is")
}

func shapeOf(t *py.NDArrayType) pylib.Shape {
	if !t.Ranked {
		return pylib.Shape{}
	}
	dims := make([]*pylib.Dim, len(t.Shape))
	for i, n := range t.Shape {
		if n != ir.Dynamic {
			dims[i] = affexpr.Const(n)
		}
	}
	return pylib.ShapeOf(dims...)
}

// val returns f as package pylib takes it.
func val(f fact) pylib.Val {
	v := pylib.Val{Type: libType(f, nil), Known: f.value}
	switch f.kind {
	case pylib.Tuple, pylib.Slice:
		parts := make([]pylib.Val, len(f.elems))
		for i, e := range f.elems {
			parts[i] = val(e)
		}
		v.Known = parts
	}
	return v
}

// libType is the type part of val, inside containers with these cells.
func libType(f fact, around []*cell) pylib.Type {
	if f.state != known || f.other != nil || f.either {
		return pylib.Type{}
	}
	t := pylib.Type{Kind: f.kind, DType: f.dtype, Shape: f.shape, Name: f.name}
	if f.cell != nil {
		c := f.cell.find()
		for _, other := range around {
			if other.find() == c {
				return pylib.Type{}
			}
		}
		around = append(around[:len(around):len(around)], c)
		if f.kind == pylib.Dict {
			t.Elems = append(t.Elems, libType(c.key, around))
		}
		t.Elems = append(t.Elems, libType(c.elem, around))
		return t
	}
	if f.kind != pylib.Function && f.kind != pylib.Slice {
		for _, e := range f.elems {
			t.Elems = append(t.Elems, libType(e, around))
		}
	}
	return t
}

// fromVal returns what package pylib says as a fact. Lists get cells of the operation op, which inner gives for those that stand inside
// something else; unknown parts are unknown because of why.
func (a *analysis) fromVal(v pylib.Val, op ir.Op, why string, inner func(pylib.Type) *cell) fact {
	t := v.Type
	f := fact{state: known, kind: t.Kind, dtype: t.DType, shape: t.Shape, name: t.Name, at: ir.LocOf(op)}
	within := func(t pylib.Type) fact { return a.fromVal(pylib.Of(t), op, why, inner) }
	switch t.Kind {
	case pylib.Object:
		return because(why)
	case pylib.List, pylib.Dict:
		f.cell = inner(t)
		var key fact
		if t.Kind == pylib.Dict {
			key = within(t.Elems[0])
		}
		if elem := t.Elems[len(t.Elems)-1]; elem.Kind != pylib.Object {
			a.put(f.cell, key, within(elem))
		} else if !isEmpty(v) {
			a.put(f.cell, key, because(why))
		}
		return f
	case pylib.Tuple:
		elems, ok := v.Known.([]pylib.Val)
		for i, e := range t.Elems {
			part := pylib.Of(e)
			if ok && i < len(elems) {
				part = elems[i]
			}
			f.elems = append(f.elems, a.fromVal(part, op, why, inner))
		}
		return f
	case pylib.Iterator:
		f.elems = []fact{within(t.Elems[0])}
		return f
	}
	switch k := v.Known.(type) {
	case float64:
		if !math.IsNaN(k) {
			f.value = k
		}
	case *affexpr.Expr, bool, string:
		f.value = k
	}
	return f
}

// isEmpty reports whether v is a container without elements.
func isEmpty(v pylib.Val) bool {
	elems, ok := v.Known.([]pylib.Val)
	return ok && len(elems) == 0
}

// hasArray reports whether values of a type are arrays, or contain some.
func hasArray(t ir.Type) bool {
	switch t := t.(type) {
	case *py.NDArrayType:
		return true
	case *py.ListType:
		return hasArray(t.Elem)
	case *py.IteratorType:
		return hasArray(t.Elem)
	case *py.DictType:
		return hasArray(t.Key) || hasArray(t.Value)
	case *py.TupleType:
		return slices.ContainsFunc(t.Elems, hasArray)
	}
	return false
}

// line returns the number of the line of a place; 0 if it is not known.
func line(l ir.Loc) int {
	if p, ok := l.Position(); ok {
		return p.Line
	}
	return 0
}

func atLine(l ir.Loc) string {
	if n := line(l); n > 0 {
		return " (line " + strconv.Itoa(n) + ")"
	}
	return ""
}

// describe returns the type of f as Python's users know it.
func (a *analysis) describe(f fact) string {
	switch {
	case f.state != known:
		return "a value of unknown type"
	case f.other != nil:
		return f.other.(interface{ String() string }).String()
	case f.kind == pylib.Function && f.fn != nil:
		return "the function " + f.fn.name
	case f.either:
		return pylib.Type{Kind: f.kind}.String() + " or " + pylib.ScalarOf(twins[f.kind]).String()
	case f.kind == pylib.None:
		return "None"
	}
	return libType(f, nil).String()
}
