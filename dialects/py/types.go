package py

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// pyType makes the struct that embeds it a type of the dialect.
type pyType struct{ ir.TypeBase }

// TypeDialect implements ir.DialectType.
func (pyType) TypeDialect() string { return "py" }

// printOf writes name<t>.
func printOf(w *ir.Text, name string, t ir.Type) {
	w.Str(name)
	w.Byte('<')
	w.Type(t)
	w.Byte('>')
}

// A Simple type has no parameters. The only values are the variables below.
type Simple struct {
	pyType
	name string
}

// The types without parameters. Object is any Python object: what is not known to be anything else.
var (
	Object   = &Simple{name: "object"}
	Int      = &Simple{name: "int"}
	Float    = &Simple{name: "float"}
	Bool     = &Simple{name: "bool"}
	Complex  = &Simple{name: "complex"}
	Str      = &Simple{name: "str"}
	Bytes    = &Simple{name: "bytes"}
	None     = &Simple{name: "none"}
	Function = &Simple{name: "function"}
	Range    = &Simple{name: "range"}
	Slice    = &Simple{name: "slice"}
	Ellipsis = &Simple{name: "ellipsis"}
	TypeObj  = &Simple{name: "type"}    // a class
	Pattern  = &Simple{name: "pattern"} // what match statements try: a value of the compiler, not of Python
)

var simpleTypes = []*Simple{Object, Int, Float, Bool, Complex, Str, Bytes, None, Function, Range, Slice, Ellipsis, TypeObj, Pattern}

// PrintBody implements ir.DialectType.
func (t *Simple) PrintBody(w *ir.Text) { w.Str(t.name) }

// String returns the type's text.
func (t *Simple) String() string { return ir.TypeText(t) }

// A ListType is a list of which all elements are of one type.
type ListType struct {
	pyType
	Elem ir.Type
}

var lists ir.Interner[ir.Type, ListType]

// ListOf returns the type of lists of elem.
func ListOf(elem ir.Type) *ListType {
	return lists.Get(elem, func() *ListType { return &ListType{Elem: elem} })
}

// PrintBody implements ir.DialectType.
func (t *ListType) PrintBody(w *ir.Text) {
	printOf(w, "list", t.Elem)
}

// String returns the type's text.
func (t *ListType) String() string { return ir.TypeText(t) }

// A TupleType is a tuple of known length.
type TupleType struct {
	pyType
	Elems []ir.Type
}

var tuples ir.Interner[string, TupleType]

// TupleOf returns the type of tuples with the given elements.
func TupleOf(elems ...ir.Type) *TupleType {
	return tuples.Get(ir.TypesKey(elems...), func() *TupleType { return &TupleType{Elems: slices.Clone(elems)} })
}

// PrintBody implements ir.DialectType.
func (t *TupleType) PrintBody(w *ir.Text) {
	w.Str("tuple<")
	w.Types(t.Elems)
	w.Byte('>')
}

// String returns the type's text.
func (t *TupleType) String() string { return ir.TypeText(t) }

// An NDArrayType is NumPy's array. Its rank and its element type may be unknown.
type NDArrayType struct {
	pyType
	Ranked bool
	Shape  []int64 // ir.Dynamic for a size that is not known
	Elem   ir.Type // a builtin integer, float or complex type; i1 for bool; nil if it is not known
}

type arrayKey struct {
	ranked bool
	shape  string
	elem   ir.Type
}

var arrays ir.Interner[arrayKey, NDArrayType]

// NDArray returns the type of arrays of a shape; elem is nil if the element type is not known.
func NDArray(shape []int64, elem ir.Type) *NDArrayType {
	return arrays.Get(arrayKey{true, ir.ShapeKey(shape), elem}, func() *NDArrayType {
		return &NDArrayType{Ranked: true, Shape: slices.Clone(shape), Elem: elem}
	})
}

// UnrankedNDArray returns the type of arrays of any rank; elem is nil if the element type is not known.
func UnrankedNDArray(elem ir.Type) *NDArrayType {
	return arrays.Get(arrayKey{elem: elem}, func() *NDArrayType { return &NDArrayType{Elem: elem} })
}

// PrintBody implements ir.DialectType: ndarray<?x4xf64>, ndarray<*xf64> for any rank, ndarray<?x?x_> for any elements.
func (t *NDArrayType) PrintBody(w *ir.Text) {
	w.Str("ndarray<")
	if !t.Ranked {
		w.Str("*x")
	}
	for _, d := range t.Shape {
		w.Dim(d)
		w.Byte('x')
	}
	printElem(w, t.Elem)
	w.Byte('>')
}

// String returns the type's text.
func (t *NDArrayType) String() string { return ir.TypeText(t) }

// A ModuleType is the type of one module, known by its full name.
type ModuleType struct {
	pyType
	Name string
}

var modules ir.Interner[string, ModuleType]

// ModuleOf returns the type of the module of a name such as numpy.linalg.
func ModuleOf(name string) *ModuleType {
	return modules.Get(name, func() *ModuleType { return &ModuleType{Name: name} })
}

// PrintBody implements ir.DialectType.
func (t *ModuleType) PrintBody(w *ir.Text) {
	w.Str("module<")
	w.Quoted(t.Name)
	w.Byte('>')
}

// String returns the type's text.
func (t *ModuleType) String() string { return ir.TypeText(t) }

// A ScalarType is one of NumPy's scalars, such as float32: not the same as a Python number in arithmetic.
type ScalarType struct {
	pyType
	Elem ir.Type
}

var scalars ir.Interner[ir.Type, ScalarType]

// Scalar returns the type of NumPy scalars of an element type.
func Scalar(elem ir.Type) *ScalarType {
	return scalars.Get(elem, func() *ScalarType { return &ScalarType{Elem: elem} })
}

// PrintBody implements ir.DialectType.
func (t *ScalarType) PrintBody(w *ir.Text) {
	printOf(w, "scalar", t.Elem)
}

// String returns the type's text.
func (t *ScalarType) String() string { return ir.TypeText(t) }

// IsValue reports whether t is the type of a Python value.
func IsValue(t ir.Type) bool {
	d, ok := t.(ir.DialectType)
	return ok && d.TypeDialect() == "py" && t != ir.Type(Pattern)
}

var (
	anyValue   = ir.TypeIs("Python value", IsValue)
	anyPattern = ir.TypeIs("pattern", func(t ir.Type) bool { return t == ir.Type(Pattern) })
)

// IsElem reports whether t can be the type of an array's elements.
func IsElem(t ir.Type) bool {
	switch t := t.(type) {
	case *ir.IntegerType, *ir.FloatType:
		return true
	case *ir.ComplexType:
		return IsElem(t.Part)
	}
	return false
}

// typeParsers returns the parsers of the dialect's types.
func typeParsers() map[string]any {
	ps := map[string]any{
		"list":     inAngles(valueType, func(t ir.Type) ir.Type { return ListOf(t) }),
		"tuple":    asm.TypeParser(parseTuple),
		"ndarray":  inAngles(parseArray, func(t *NDArrayType) ir.Type { return t }),
		"number":   inAngles(parseNumber, func(t ir.Type) ir.Type { return NumberOf(t) }),
		"module":   inAngles((*asm.Parser).StringLit, func(name string) ir.Type { return ModuleOf(name) }),
		"dict":     inAngles(parseDict, func(t *DictType) ir.Type { return t }),
		"iterator": inAngles(valueType, func(t ir.Type) ir.Type { return IteratorOf(t) }),
		"dtype":    inAngles(parseElem, func(t ir.Type) ir.Type { return DTypeOf(t) }),
		"scalar":   inAngles(parseScalar, func(t ir.Type) ir.Type { return Scalar(t) }),
	}
	for _, t := range simpleTypes {
		ps[t.name] = asm.TypeParser(func(*asm.Parser) (ir.Type, bool) { return t, true })
	}
	return ps
}

// inAngles returns the parser of a type with something between < and >, of which of makes the type.
func inAngles[T any](parse func(*asm.Parser) (T, bool), of func(T) ir.Type) asm.TypeParser {
	return func(p *asm.Parser) (ir.Type, bool) {
		if !p.Expect("<") {
			return nil, false
		}
		x, ok := parse(p)
		if !ok || !p.Expect(">") {
			return nil, false
		}
		return of(x), true
	}
}

// typeThat reads a type that has to be right; complaint is the error for another one.
func typeThat(p *asm.Parser, right func(ir.Type) bool, complaint string) (ir.Type, bool) {
	pos := p.Pos()
	t, ok := p.Type()
	if ok && !right(t) {
		return nil, p.Errorf(pos, complaint, t)
	}
	return t, ok
}

// valueType reads the type of a Python value.
func valueType(p *asm.Parser) (ir.Type, bool) {
	return typeThat(p, IsValue, "expected the type of a Python value, but found %s")
}

func parseTuple(p *asm.Parser) (ir.Type, bool) {
	var elems []ir.Type
	ok := p.Enclosed("<", ">", func() bool {
		t, ok := valueType(p)
		elems = append(elems, t)
		return ok
	})
	if !ok {
		return nil, false
	}
	return TupleOf(elems...), true
}

// parseArray reads what stands in ndarray<…>.
func parseArray(p *asm.Parser) (*NDArrayType, bool) {
	unranked := p.Accept("*")
	var shape []int64
	ok := true
	if unranked {
		ok = p.DimX()
	} else {
		shape, ok = p.DimList(true, true)
	}
	if !ok {
		return nil, false
	}
	elem, ok := parseElem(p)
	if unranked {
		return UnrankedNDArray(elem), ok
	}
	return NDArray(shape, elem), ok
}

func parseScalar(p *asm.Parser) (ir.Type, bool) {
	return typeThat(p, IsElem, "NumPy has no scalars of type %s")
}
