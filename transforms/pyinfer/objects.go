package pyinfer

import (
	"fmt"

	"polyloom/affexpr"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// display is a tuple, list, set or dictionary that is written down.
func (a *analysis) display(op ir.Op) {
	result := ir.ResultAt(op, 0)
	switch o := op.(type) {
	case *py.Tuple:
		f := simple(pylib.Tuple)
		for _, v := range o.Elems.Values() {
			s, starred := v.DefOp().(*py.Starred)
			switch {
			case !starred:
				f.elems = append(f.elems, a.of(v))
			case a.of(s.Value.Value()).kind == pylib.Tuple:
				f.elems = append(f.elems, a.of(s.Value.Value()).elems...)
			default:
				a.set(result, because("a tuple of unknown length has no type"))
				return
			}
		}
		a.set(result, f)
	case *py.List:
		c := a.cell(o, "")
		for _, v := range o.Elems.Values() {
			if s, starred := v.DefOp().(*py.Starred); starred {
				a.put(c, fact{}, a.element(a.of(s.Value.Value()), o))
			} else {
				a.put(c, fact{}, a.of(v))
			}
		}
		a.set(result, fact{state: known, kind: pylib.List, cell: c})
	case *py.Dict:
		c := a.cell(o, "")
		for _, entry := range o.Entries() {
			switch v := a.of(entry.Value); {
			case entry.Key != nil:
				a.put(c, a.of(entry.Key), v)
			case v.kind == pylib.Dict:
				a.put(c, v.cell.find().key, v.cell.find().elem)
			default:
				a.put(c, because("it comes from a mapping that is not known"), because("it comes from a mapping that is not known"))
			}
		}
		a.set(result, fact{state: known, kind: pylib.Dict, cell: c})
	default:
		for _, v := range ir.OperandsOf(op) {
			a.escape(a.of(v), "it is in a set")
		}
		a.set(result, because("sets have no type"))
	}
}

// element returns what a loop over a value gets.
func (a *analysis) element(f fact, op ir.Op) fact {
	switch {
	case f.state == nothing:
		return f
	case f.state == unknown:
		f.use = a.iterated(f, op)
		return f
	case f.kind == pylib.List:
		return f.cell.find().elem
	case f.kind == pylib.Dict:
		return f.cell.find().key
	case f.kind == pylib.Iterator:
		return f.elems[0]
	case f.kind == pylib.Tuple:
		var e fact
		for _, x := range f.elems {
			e = a.join(e, x)
		}
		return e.withoutValue()
	}
	t, ok := libType(f, nil).Element()
	switch {
	case !ok:
		return because(fmt.Sprintf("%s cannot be iterated over", a.describe(f)))
	case t.Kind == pylib.Object:
		return because("the elements of " + a.describe(f) + " are of a type that is not known")
	}
	return a.fromVal(pylib.Of(t), op, "", nil)
}

// subscript returns what x[index] gives.
func (a *analysis) subscript(op ir.Op, x, index fact) fact {
	if x.state == nothing || index.state == nothing {
		return fact{}
	}
	if x.state == unknown || x.kind != pylib.Dict {
		a.usedAsIndexes(index, op)
	}
	if x.state == unknown {
		x.use = a.subscripted(x, index, op)
		return x
	}
	if m, ok := missing(index); ok {
		return m
	}
	switch x.kind {
	case pylib.Dict:
		return x.cell.find().elem
	case pylib.List:
		switch {
		case isIndex(index):
			return x.cell.find().elem
		case index.kind == pylib.Slice:
			c := a.cell(op, "")
			a.put(c, fact{}, x.cell.find().elem)
			return fact{state: known, kind: pylib.List, cell: c}
		}
	case pylib.Tuple:
		if isIndex(index) {
			return a.tupleElement(x, index)
		}
	}
	if m, ok := missing(index.elems...); ok {
		return m
	}
	r, err := pylib.Subscript(val(x), val(index))
	return a.result(op, r, err, x)
}

// isIndex reports whether f is an integer of any kind.
func isIndex(f fact) bool {
	return !f.either && (f.kind == pylib.Int || f.kind == pylib.BoolType || f.kind == pylib.Scalar && (f.dtype.Kind() == 'i' || f.dtype.Kind() == 'u'))
}

// tupleElement is an element of a tuple: which one is known for constants; otherwise they have to be alike.
func (a *analysis) tupleElement(x, index fact) fact {
	d, ok := index.value.(*affexpr.Expr)
	if ok {
		n, isConst := d.IsConst()
		if n < 0 {
			n += int64(len(x.elems))
		}
		switch {
		case isConst && n >= 0 && n < int64(len(x.elems)):
			return x.elems[n]
		case isConst:
			return because("the index is out of range for " + a.describe(x))
		}
	}
	return a.element(x, nil)
}

// setItem is x[index] = v.
func (a *analysis) setItem(o *py.SetItem) {
	x, index, v := a.of(o.Object.Value()), a.of(o.Index.Value()), a.of(o.Value.Value())
	if x.state != known || x.kind != pylib.Dict {
		a.usedAsIndexes(index, o)
	}
	switch {
	case x.state == nothing || v.state == nothing:
	case x.state == unknown:
		a.stored(x, index, v, o)
		a.escape(v, "it is put into an object of unknown type"+atLine(ir.LocOf(o)))
		if len(x.use) == 0 || a.last {
			a.disturb(a.current, "an object of unknown type is changed"+atLine(ir.LocOf(o)))
		}
	case x.kind == pylib.Dict:
		a.put(x.cell, index, v)
	case x.kind == pylib.List && index.kind == pylib.Slice:
		a.putAt(x.cell, a.element(v, o), o)
	case x.kind == pylib.List:
		a.putAt(x.cell, v, o)
	case x.kind == pylib.Array:
	default:
		a.escape(v, "it is put into "+a.describe(x))
	}
}

// putAt is put of an element, which op does.
func (a *analysis) putAt(c *cell, v fact, op ir.Op) {
	v.at = ir.LocOf(op)
	a.put(c, fact{}, v)
}

// reshaping are the attributes of arrays that change their type.
var reshaping = map[string]bool{"shape": true, "dtype": true, "strides": true}

// setAttr is x.name = v.
func (a *analysis) setAttr(o *py.SetAttr) {
	if reshaping[o.Name.Value] {
		a.reshaped(a.of(o.Object.Value()))
	}
}

// reshaped says that f is given another type, if it is an array.
func (a *analysis) reshaped(f fact) {
	if (f.state == unknown || f.kind == pylib.Array) && !a.reshapes {
		a.reshapes = true
		a.epoch++
	}
}

// unpack takes an iterable apart.
func (a *analysis) unpack(o *py.Unpack) {
	f := a.of(o.Value.Value())
	star, n := o.StarIndex(), o.Results.Len()
	if f.state == known && f.kind == pylib.Tuple && star < 0 && len(f.elems) == n {
		for i, v := range o.Results.All() {
			a.set(v, f.elems[i])
		}
		return
	}
	var e fact
	switch {
	case f.state == known && f.kind == pylib.Tuple && star < 0:
		e = because(fmt.Sprintf("%s cannot be unpacked into %d names", a.describe(f), n))
	case f.state == unknown:
		a.unpackedShape(f, n, o)
		fallthrough
	default:
		e = a.element(f, o)
	}
	for i, v := range o.Results.All() {
		if i != star {
			a.set(v, e)
			continue
		}
		c := a.cell(o, "")
		a.put(c, fact{}, e)
		a.set(v, fact{state: known, kind: pylib.List, cell: c})
	}
}

// attribute is x.name.
func (a *analysis) attribute(o *py.GetAttr) fact {
	x, name := a.of(o.Object.Value()), o.Name.Value
	switch {
	case x.state == nothing:
		return x
	case name == "resize" && (x.state == unknown || x.kind == pylib.Array):
		a.reshaped(x)
	}
	if x.state == unknown {
		x.use = a.attributed(x, name, o)
		return x
	}
	r, err := pylib.Attribute(val(x), name)
	if err != nil {
		if method, ok := listMethods[name]; ok && x.kind == pylib.List && method != nil {
			return fact{state: known, kind: pylib.Function, name: "list." + name, elems: []fact{x}}
		}
		a.escape(x, err.Error())
		return because(err.Error())
	}
	f := a.result(o, r, nil, x)
	if f.kind == pylib.Function && x.kind != pylib.Module {
		f.elems = []fact{x}
	}
	return f
}

// listMethods are the methods of lists that change them, and what they return; the others are in package pylib.
var listMethods = map[string]func(a *analysis, op ir.Op, list fact, args []fact) (fact, bool){
	"append": func(a *analysis, op ir.Op, list fact, args []fact) (fact, bool) {
		if len(args) != 1 {
			return fact{}, false
		}
		a.putAt(list.cell, args[0], op)
		return simple(pylib.None), true
	},
	"extend": func(a *analysis, op ir.Op, list fact, args []fact) (fact, bool) {
		if len(args) != 1 {
			return fact{}, false
		}
		a.putAt(list.cell, a.element(args[0], op), op)
		return simple(pylib.None), true
	},
	"insert": func(a *analysis, op ir.Op, list fact, args []fact) (fact, bool) {
		if len(args) != 2 {
			return fact{}, false
		}
		a.putAt(list.cell, args[1], op)
		return simple(pylib.None), true
	},
	"pop": func(_ *analysis, _ ir.Op, list fact, _ []fact) (fact, bool) { return list.cell.find().elem, true },
	"copy": func(a *analysis, op ir.Op, list fact, _ []fact) (fact, bool) {
		c := a.cell(op, "")
		a.put(c, fact{}, list.cell.find().elem)
		return fact{state: known, kind: pylib.List, cell: c}, true
	},
	"reverse": returnsNone, "sort": returnsNone, "clear": returnsNone, "remove": returnsNone,
	"index": returnsInt, "count": returnsInt,
}

func returnsNone(*analysis, ir.Op, fact, []fact) (fact, bool) { return simple(pylib.None), true }

func returnsInt(*analysis, ir.Op, fact, []fact) (fact, bool) { return simple(pylib.Int), true }
