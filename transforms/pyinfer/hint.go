package pyinfer

import (
	"fmt"
	"strings"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// A hint is what an annotation, or a profile, says of a type.
type hint struct {
	typ  ir.Type // nil or !py.object for nothing; lists of objects and arrays without a rank or elements say a part
	elem ir.Type // what elements are by default, if that is said and nothing else
	lack string  // why nothing is said
	text string  // the reason for an assumption that rests on it
}

func (h hint) isNone() bool { return h.typ == nil || h.typ == ir.Type(py.Object) }

// complete reports whether nothing is left open in a type.
func complete(t ir.Type) bool {
	switch t := t.(type) {
	case nil:
		return false
	case *py.ListType:
		return complete(t.Elem)
	case *py.DictType:
		return complete(t.Key) && complete(t.Value)
	case *py.IteratorType:
		return complete(t.Elem)
	case *py.TupleType:
		for _, e := range t.Elems {
			if !complete(e) {
				return false
			}
		}
		return true
	case *py.NDArrayType:
		return t.Ranked && t.Elem != nil
	case *py.DTypeType:
		return t.Elem != nil
	}
	return t != ir.Type(py.Object)
}

// A term is an annotation, read: a name with its module, a constant, or several terms; perhaps with arguments in brackets.
type term struct {
	name  string
	lit   *py.Literal
	terms []term // of a tuple or list
	union []term // of A | B
	args  []term
	has   bool // there are arguments
}

// A hintContext evaluates annotations in a module.
type hintContext struct {
	module    *py.Module
	stores    map[string][]*ir.Value // what the module's names get
	steps     int                    // that were made for an annotation
	jaxtyping bool                   // its names are known without an import
}

// maxSteps is how many parts an annotation may have, aliases replaced by what they stand for. One that contains itself has more.
const maxSteps = 500

// hint returns what the annotation says whose value is v.
func (c *hintContext) hint(v *ir.Value) hint {
	c.steps = 0
	h := c.typeOf(c.read(v))
	if c.steps > maxSteps {
		return hint{lack: "the annotation has too many parts, or contains itself"}
	}
	return h
}

func newHintContext(m *py.Module) *hintContext {
	c := &hintContext{module: m, stores: map[string][]*ir.Value{}}
	for op := range ir.Walk(m) {
		if scopeAround(op) != ir.Op(m) {
			continue
		}
		switch o := op.(type) {
		case *py.Store:
			c.stores[o.Name.Value] = append(c.stores[o.Name.Value], o.Value.Value())
		case *py.Annotate:
			if o.Name != nil && !o.Object.Present() && o.Value.Present() {
				c.stores[o.Name.Value] = append(c.stores[o.Name.Value], o.Value.Value())
			}
		}
	}
	return c
}

// usual are the names under which modules are known where an annotation comes from outside.
var usual = map[string]string{"np": "numpy", "numpy": "numpy", "npt": "numpy.typing"}

// read reads the annotation whose value is v.
func (c *hintContext) read(v *ir.Value) term {
	if c.steps++; c.steps > maxSteps {
		return term{}
	}
	switch o := v.DefOp().(type) {
	case *py.Constant:
		return term{lit: o.Value}
	case *py.Load:
		return c.named(o.Name.Value)
	case *py.GetAttr:
		t := c.read(o.Object.Value())
		return term{name: canonical(t.name + "." + o.Name.Value)}
	case *py.GetItem:
		t := c.read(o.Object.Value())
		if args := c.read(o.Index.Value()); args.terms != nil {
			t.args = args.terms
		} else {
			t.args = []term{args}
		}
		t.has = true
		return t
	case *py.Tuple:
		return term{terms: c.readAll(o.Elems.Values())}
	case *py.List:
		return term{terms: c.readAll(o.Elems.Values())}
	case *py.Binary:
		if o.Kind == py.BitOr {
			return term{union: c.readAll(ir.OperandValues(o))}
		}
	case *py.Import:
		for i, r := range ir.ResultsOf(o) {
			if r == v {
				return term{name: o.Results.At(i).Type().(*py.ModuleType).Name}
			}
		}
	case *py.ImportFrom:
		return term{name: canonical(o.Module.Value + "." + py.StringsOf(o.Names)[v.Index()])}
	case *py.TypeAlias:
		return c.read(py.Yielded(&o.Value))
	case *py.Class:
		return term{name: "the class " + o.Name.Value}
	}
	return term{name: source(v)}
}

func (c *hintContext) readAll(vs []*ir.Value) []term {
	ts := make([]term, len(vs))
	for i, v := range vs {
		ts[i] = c.read(v)
	}
	return ts
}

// named is a name of the module, or of Python.
func (c *hintContext) named(name string) term {
	if vs := c.stores[name]; len(vs) > 0 {
		return c.read(vs[0])
	}
	if module, ok := usual[name]; ok {
		return term{name: module}
	}
	if _, ok := jaxElems[name]; ok && c.jaxtyping {
		return term{name: "jaxtyping." + name}
	}
	return term{name: name}
}

// canonical returns one name for what has several.
func canonical(name string) string {
	for _, p := range []string{"typing.", "typing_extensions.", "collections.abc.", "builtins."} {
		if rest, ok := strings.CutPrefix(name, p); ok {
			name = rest
			break
		}
	}
	switch name {
	case "List", "Tuple", "Dict":
		return strings.ToLower(name)
	case "Sequence", "MutableSequence":
		return "list"
	case "Mapping", "MutableMapping":
		return "dict"
	case "jax.numpy.ndarray", "jaxtyping.Array", "jax.Array", "numpy.typing.ArrayLike":
		return "numpy.ndarray"
	}
	return name
}

// plainTypes are the annotations without arguments that are types.
var plainTypes = map[string]ir.Type{
	"int": py.Int, "float": py.Float, "complex": py.Complex, "bool": py.Bool, "str": py.Str, "bytes": py.Bytes,
	"range": py.Range, "slice": py.Slice, "Callable": py.Function, "type": py.TypeObj, "Type": py.TypeObj,
	"object": py.Object, "Any": py.Object, "None": py.None,
}

// typeOf returns what an annotation says.
func (c *hintContext) typeOf(t term) hint {
	switch {
	case t.lit != nil && t.lit.Kind == py.StrLit:
		return c.quoted(t.lit.Text)
	case t.lit != nil && t.lit.Kind == py.NoneLit:
		return hint{typ: py.None}
	case t.union != nil:
		return c.oneOf(t.union)
	}
	if p, ok := plainTypes[t.name]; ok {
		return hint{typ: p}
	}
	if elems, ok := jaxElems[strings.TrimPrefix(t.name, "jaxtyping.")]; ok && strings.HasPrefix(t.name, "jaxtyping.") {
		return c.jax(t, elems)
	}
	arg := func(i int) hint {
		if i < len(t.args) {
			return c.typeOf(t.args[i])
		}
		return hint{typ: py.Object}
	}
	switch t.name {
	case "list":
		e := arg(0)
		return hint{typ: py.ListOf(e.orObject()), lack: e.lack}
	case "dict":
		return hint{typ: py.DictOf(arg(0).orObject(), arg(1).orObject())}
	case "tuple":
		return c.tuple(t)
	case "numpy.ndarray":
		return c.array(t)
	case "numpy.typing.NDArray":
		return c.elements(py.UnrankedNDArray(nil), t.args, 0)
	case "Optional":
		return c.oneOf(append(t.args, term{name: "None"}))
	case "Union":
		return c.oneOf(t.args)
	case "Annotated", "Final", "ClassVar":
		return arg(0)
	case "Literal":
		return literals(t.args)
	}
	if d, ok := c.dtype(t); ok && strings.HasPrefix(t.name, "numpy.") {
		if e := elements[d]; e != nil {
			return hint{typ: py.Scalar(e)}
		}
	}
	return hint{lack: "the annotation " + t.text() + " is not known"}
}

func (h hint) orObject() ir.Type {
	if h.typ == nil {
		return py.Object
	}
	return h.typ
}

// text names a term in messages.
func (t term) text() string {
	if t.name == "" {
		return "that is used"
	}
	return t.name
}

// oneOf is a union. It says a type if there is one beside None.
func (c *hintContext) oneOf(ts []term) hint {
	var found hint
	several := false
	var visit func(ts []term)
	visit = func(ts []term) {
		for _, t := range ts {
			if t.union != nil {
				visit(t.union)
				continue
			}
			h := c.typeOf(t)
			switch {
			case h.typ == ir.Type(py.None):
			case found.typ == nil:
				found = h
				several = several || h.typ == nil
			case found.typ != h.typ:
				several = true
			}
		}
	}
	visit(ts)
	switch {
	case several:
		return hint{lack: "the annotation allows several types"}
	case found.typ == nil:
		return hint{typ: py.None}
	}
	return found
}

func literals(ts []term) hint {
	var typ ir.Type
	for _, t := range ts {
		if t.lit == nil || typ != nil && typ != t.lit.Type() {
			return hint{lack: "the annotation allows several types"}
		}
		typ = t.lit.Type()
	}
	return hint{typ: typ}
}

func isEllipsis(t term) bool { return t.lit != nil && t.lit.Kind == py.EllipsisLit }

func (c *hintContext) tuple(t term) hint {
	if !t.has || len(t.args) == 2 && isEllipsis(t.args[1]) {
		return hint{lack: "a tuple of unknown length has no type"}
	}
	var elems []ir.Type
	for _, x := range t.args {
		elems = append(elems, c.typeOf(x).orObject())
	}
	return hint{typ: py.TupleOf(elems...)}
}

// array is numpy.ndarray, perhaps with a shape and a dtype.
func (c *hintContext) array(t term) hint {
	a := py.UnrankedNDArray(nil)
	if len(t.args) > 0 {
		if shape := t.args[0]; shape.name == "tuple" && shape.has && !(len(shape.args) == 2 && isEllipsis(shape.args[1])) {
			var dims []int64
			for _, d := range shape.args {
				dims = append(dims, extent(d))
			}
			a = py.NDArray(dims, nil)
		}
	}
	return c.elements(a, t.args, 1)
}

// extent is a part of the shape in an annotation: a number if it is a Literal of one.
func extent(t term) int64 {
	if t.name == "Literal" && len(t.args) == 1 && t.args[0].lit != nil && t.args[0].lit.Kind == py.IntLit {
		if n := t.args[0].lit.Int(); n.IsInt64() && n.Sign() >= 0 {
			return n.Int64()
		}
	}
	return ir.Dynamic
}

// elements gives an array the elements that argument i says.
func (c *hintContext) elements(a *py.NDArrayType, args []term, i int) hint {
	h := hint{typ: a}
	if i >= len(args) {
		return h
	}
	t := args[i]
	switch t.name {
	case "numpy.number", "numpy.generic", "Any":
		return h
	case "numpy.floating", "numpy.inexact":
		h.elem = ir.F64
		return h
	case "numpy.integer", "numpy.signedinteger":
		h.elem = ir.I64
		return h
	case "numpy.complexfloating":
		h.elem = ir.Complex(ir.F64)
		return h
	case "numpy.dtype":
		return c.elements(a, t.args, 0)
	}
	if d, ok := c.dtype(t); ok {
		if a.Ranked {
			h.typ = py.NDArray(a.Shape, elements[d])
		} else {
			h.typ = py.UnrankedNDArray(elements[d])
		}
		return h
	}
	h.lack = "the dtype " + t.text() + " is not known"
	return h
}

// pythonDTypes are the dtypes of Python's numbers.
var pythonDTypes = map[string]pylib.DType{"int": pylib.Int64, "float": pylib.Float64, "bool": pylib.Bool, "complex": pylib.Complex128}

// dtype is the name of a dtype.
func (c *hintContext) dtype(t term) (pylib.DType, bool) {
	if d, ok := pythonDTypes[t.name]; ok {
		return d, true
	}
	name, ok := strings.CutPrefix(t.name, "numpy.")
	if !ok {
		return pylib.NoDType, false
	}
	r, err := pylib.Attribute(pylib.Of(pylib.Type{Kind: pylib.Module, Name: "numpy"}), name)
	if err != nil || r.Type.Kind != pylib.DTypeOf {
		return pylib.NoDType, false
	}
	return r.Type.DType, true
}

// quoted is an annotation in quotes.
func (c *hintContext) quoted(text string) hint {
	v, err := parseAnnotation(text)
	if err != nil {
		return hint{lack: fmt.Sprintf("the annotation %q cannot be read: %v", text, err)}
	}
	return c.typeOf(c.read(v))
}
