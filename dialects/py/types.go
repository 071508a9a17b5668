package py

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// A Simple type has no parameters. The only values are the variables below.
type Simple struct {
	ir.TypeBase
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

// TypeDialect implements ir.DialectType.
func (*Simple) TypeDialect() string { return "py" }

// PrintBody implements ir.DialectType.
func (t *Simple) PrintBody(w *ir.Text) { w.Str(t.name) }

// String returns the type's text.
func (t *Simple) String() string { return ir.TypeText(t) }

// A ListType is a list of which all elements are of one type.
type ListType struct {
	ir.TypeBase
	Elem ir.Type
}

var lists ir.Interner[ir.Type, ListType]

// ListOf returns the type of lists of elem.
func ListOf(elem ir.Type) *ListType {
	return lists.Get(elem, func() *ListType { return &ListType{Elem: elem} })
}

// TypeDialect implements ir.DialectType.
func (*ListType) TypeDialect() string { return "py" }

// PrintBody implements ir.DialectType.
func (t *ListType) PrintBody(w *ir.Text) {
	w.Str("list<")
	w.Type(t.Elem)
	w.Byte('>')
}

// String returns the type's text.
func (t *ListType) String() string { return ir.TypeText(t) }

// A TupleType is a tuple of known length.
type TupleType struct {
	ir.TypeBase
	Elems []ir.Type
}

var tuples ir.Interner[string, TupleType]

// TupleOf returns the type of tuples with the given elements.
func TupleOf(elems ...ir.Type) *TupleType {
	return tuples.Get(ir.TypesKey(elems...), func() *TupleType { return &TupleType{Elems: slices.Clone(elems)} })
}

// TypeDialect implements ir.DialectType.
func (*TupleType) TypeDialect() string { return "py" }

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
	ir.TypeBase
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

// TypeDialect implements ir.DialectType.
func (*NDArrayType) TypeDialect() string { return "py" }

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
	ir.TypeBase
	Name string
}

var modules ir.Interner[string, ModuleType]

// ModuleOf returns the type of the module of a name such as numpy.linalg.
func ModuleOf(name string) *ModuleType {
	return modules.Get(name, func() *ModuleType { return &ModuleType{Name: name} })
}

// TypeDialect implements ir.DialectType.
func (*ModuleType) TypeDialect() string { return "py" }

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
	ir.TypeBase
	Elem ir.Type
}

var scalars ir.Interner[ir.Type, ScalarType]

// Scalar returns the type of NumPy scalars of an element type.
func Scalar(elem ir.Type) *ScalarType {
	return scalars.Get(elem, func() *ScalarType { return &ScalarType{Elem: elem} })
}

// TypeDialect implements ir.DialectType.
func (*ScalarType) TypeDialect() string { return "py" }

// PrintBody implements ir.DialectType.
func (t *ScalarType) PrintBody(w *ir.Text) {
	w.Str("scalar<")
	w.Type(t.Elem)
	w.Byte('>')
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
		"list":     asm.TypeParser(parseList),
		"tuple":    asm.TypeParser(parseTuple),
		"ndarray":  asm.TypeParser(parseNDArray),
		"number":   asm.TypeParser(parseNumber),
		"module":   asm.TypeParser(parseModule),
		"dict":     asm.TypeParser(parseDict),
		"iterator": asm.TypeParser(parseIterator),
		"dtype":    asm.TypeParser(parseDType),
		"scalar":   asm.TypeParser(parseScalar),
	}
	for _, t := range simpleTypes {
		ps[t.name] = asm.TypeParser(func(*asm.Parser) (ir.Type, bool) { return t, true })
	}
	return ps
}

// valueType reads the type of a Python value.
func valueType(p *asm.Parser) (ir.Type, bool) {
	pos := p.Pos()
	t, ok := p.Type()
	if ok && !IsValue(t) {
		return nil, p.Errorf(pos, "expected the type of a Python value, but found %s", t)
	}
	return t, ok
}

func parseList(p *asm.Parser) (ir.Type, bool) {
	if !p.Expect("<") {
		return nil, false
	}
	elem, ok := valueType(p)
	if !ok || !p.Expect(">") {
		return nil, false
	}
	return ListOf(elem), true
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

func parseNDArray(p *asm.Parser) (ir.Type, bool) {
	if !p.Expect("<") {
		return nil, false
	}
	unranked := p.Accept("*")
	var shape []int64
	if unranked {
		if !p.DimX() {
			return nil, false
		}
	} else {
		var ok bool
		if shape, ok = p.DimList(true, true); !ok {
			return nil, false
		}
	}
	elem, ok := parseElem(p)
	if !ok {
		return nil, false
	}
	if !p.Expect(">") {
		return nil, false
	}
	if unranked {
		return UnrankedNDArray(elem), true
	}
	return NDArray(shape, elem), true
}

func parseModule(p *asm.Parser) (ir.Type, bool) {
	if !p.Expect("<") {
		return nil, false
	}
	name, ok := p.StringLit()
	if !ok || !p.Expect(">") {
		return nil, false
	}
	return ModuleOf(name), true
}

func parseScalar(p *asm.Parser) (ir.Type, bool) {
	if !p.Expect("<") {
		return nil, false
	}
	pos := p.Pos()
	elem, ok := p.Type()
	if !ok {
		return nil, false
	}
	if !IsElem(elem) {
		return nil, p.Errorf(pos, "NumPy has no scalars of type %s", elem)
	}
	return Scalar(elem), p.Expect(">")
}
