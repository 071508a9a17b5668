package pyinfer

import (
	"slices"

	"polyloom/ir"
	"polyloom/pylib"
)

// A state says how much is known of a value.
type state uint8

const (
	nothing state = iota // no value has come here yet
	known                // values are instances of exactly one type
	unknown              // they may be anything
)

// A fact is what is known of a value. The zero fact is that of a value that does not exist: of code that is not reached, of a name without a value.
// Facts grow while the analysis runs: from nothing to known to unknown.
type fact struct {
	state state
	kind  pylib.Kind
	dtype pylib.DType // of arrays, scalars and dtypes
	shape pylib.Shape // of arrays
	name  string      // of modules and library functions
	other ir.Type     // a type that package pylib does not have; kind is then pylib.Object
	value any         // what is known of the value itself: see pylib.Val.Known, but for containers

	cell  *cell  // of lists and dictionaries: their contents
	elems []fact // of tuples and slices; the element of an iterator; the receiver of a method
	fn    *function

	either bool // it is a number of Python's of this kind, or NumPy's scalar of the same values

	at  ir.Loc  // where the value comes from, for messages
	why *reason // it is unknown
	use []place // an unknown value: the places of parameters of which the type is to be found
}

// A reason says why a value is unknown.
type reason struct {
	text string
	op   ir.Op // where that is reported; nil if that is not yet decided
}

// A cell is what is known of the contents of lists and dictionaries that may be the same. What one of them gets, all may have got.
type cell struct {
	parent   *cell
	key      fact // of dictionaries
	elem     fact
	users    []*function // that take its contents to be something, while code outside may have it at hand too
	escaped  bool
	polluted string // why its contents became unknown
}

// find returns the cell that stands for all that c was unified with.
func (c *cell) find() *cell {
	for c.parent != nil {
		c = c.parent
	}
	return c
}

// maxDepth is how deep tuples may be nested.
const maxDepth = 8

func simple(k pylib.Kind) fact { return fact{state: known, kind: k} }

func because(text string) fact { return fact{state: unknown, why: &reason{text: text}} }

// depth returns how deep the tuples of f are nested.
func (f fact) depth() int {
	d := 0
	for _, e := range f.elems {
		d = max(d, e.depth())
	}
	return d + 1
}

// join returns what is known of a value that is one of two; nothing is neutral.
func (a *analysis) join(f, g fact) fact {
	switch {
	case f.state == nothing:
		return g
	case g.state == nothing:
		return f
	case f.state == unknown:
		f.use = mergePlaces(f.use, g.use)
		return f
	case g.state == unknown:
		return g
	case pythonKind(f) != pylib.Object && pythonKind(f) == pythonKind(g) && (f.kind != g.kind || f.either != g.either):
		return fact{state: known, kind: pythonKind(f), either: true, at: g.at}
	case f.kind != g.kind || f.name != g.name || f.other != g.other || f.fn != g.fn:
		return a.differ(f, g)
	}
	switch f.kind {
	case pylib.Array:
		if f.dtype != g.dtype {
			f.dtype = pylib.NoDType
		}
		f.shape = joinShapes(f.shape, g.shape)
	case pylib.Scalar, pylib.DTypeOf:
		if f.dtype != g.dtype {
			return a.differ(f, g)
		}
	case pylib.List, pylib.Dict:
		a.unify(f.cell, g.cell)
	case pylib.Tuple, pylib.Slice, pylib.Iterator, pylib.Function:
		if len(f.elems) != len(g.elems) {
			return a.differ(f, g)
		}
		elems := make([]fact, len(f.elems))
		for i := range elems {
			elems[i] = a.join(f.elems[i], g.elems[i])
		}
		f.elems = elems
	}
	if f.value != g.value {
		f.value = nil
	}
	return f
}

// twins are the dtypes of NumPy's scalars that have the values of a number of Python's.
var twins = map[pylib.Kind]pylib.DType{pylib.BoolType: pylib.Bool, pylib.Float: pylib.Float64, pylib.Complex: pylib.Complex128}

// pythonKind returns the kind of Python's number that f is or has the values of; Object if there is none.
func pythonKind(f fact) pylib.Kind {
	if _, ok := twins[f.kind]; ok {
		return f.kind
	}
	if f.kind == pylib.Scalar {
		for k, d := range twins {
			if d == f.dtype {
				return k
			}
		}
	}
	return pylib.Object
}

// each calls do for all that operands may be, and returns the join of what it returns.
func (a *analysis) each(operands []fact, do func([]fact) fact) fact {
	for i, f := range operands {
		if !f.either {
			continue
		}
		one := slices.Clone(operands)
		one[i] = fact{state: known, kind: f.kind, at: f.at}
		result := a.each(one, do)
		one = slices.Clone(operands)
		one[i] = fact{state: known, kind: pylib.Scalar, dtype: twins[f.kind], at: f.at}
		return a.join(result, a.each(one, do)).withoutValue()
	}
	return do(operands)
}

// differ is the join of facts of different types.
func (a *analysis) differ(f, g fact) fact {
	a.escape(f, "it is a value of which the type is not known")
	a.escape(g, "it is a value of which the type is not known")
	text := "it is " + a.describe(f) + atLine(f.at) + " or " + a.describe(g) + atLine(g.at)
	return because(text)
}

func joinShapes(s, t pylib.Shape) pylib.Shape {
	if !s.Ranked || !t.Ranked || len(s.Dims) != len(t.Dims) {
		return pylib.Shape{}
	}
	dims := make([]*pylib.Dim, len(s.Dims))
	for i, d := range s.Dims {
		if d == t.Dims[i] {
			dims[i] = d
		}
	}
	return pylib.ShapeOf(dims...)
}

// equal reports whether two facts say the same.
func (f fact) equal(g fact) bool {
	if f.state != g.state {
		return false
	}
	if f.state == unknown {
		return len(f.use) == len(g.use)
	}
	same := f.kind == g.kind && f.either == g.either && f.name == g.name && f.other == g.other && f.fn == g.fn && f.dtype == g.dtype &&
		sameShape(f.shape, g.shape) && len(f.elems) == len(g.elems) && f.value == g.value && (f.cell == nil) == (g.cell == nil)
	if !same || f.cell != nil && f.cell.find() != g.cell.find() {
		return false
	}
	for i, e := range f.elems {
		if !e.equal(g.elems[i]) {
			return false
		}
	}
	return true
}

func sameShape(s, t pylib.Shape) bool { return s.Ranked == t.Ranked && slices.Equal(s.Dims, t.Dims) }

// unify makes two cells one.
func (a *analysis) unify(c, d *cell) {
	c, d = c.find(), d.find()
	if c == d {
		return
	}
	d.parent = c
	users := d.users
	c.escaped = c.escaped || d.escaped
	if c.polluted == "" {
		c.polluted = d.polluted
	}
	a.epoch++
	key, elem := d.key, d.elem
	a.put(c, key, elem)
	for _, fn := range users {
		a.uses(fn, fact{state: known, kind: pylib.List, cell: c})
	}
}

// put adds a key and an element to the contents of c.
func (a *analysis) put(c *cell, key, elem fact) {
	c = c.find()
	if k := a.join(c.key, key); !k.equal(c.find().key) {
		c.find().key = a.limited(k)
		a.epoch++
	}
	c = c.find()
	if e := a.join(c.elem, elem).withoutValue(); !e.equal(c.find().elem) {
		c.find().elem = a.limited(e)
		a.epoch++
	}
}

// withoutValue returns f without what is known of the value: elements are of a type.
func (f fact) withoutValue() fact {
	f.value = nil
	if len(f.elems) > 0 {
		elems := make([]fact, len(f.elems))
		for i, e := range f.elems {
			elems[i] = e.withoutValue()
		}
		f.elems = elems
	}
	return f
}

// limited returns f, or unknown if tuples are nested too deep in it to go on.
func (a *analysis) limited(f fact) fact {
	if f.state == known && f.depth() > maxDepth {
		a.escape(f, "tuples are nested too deep")
		return because("tuples are nested too deep")
	}
	return f
}

// escape says that code that is not known gets a value: it may change contents, and call functions.
func (a *analysis) escape(f fact, why string) {
	if f.state != known {
		return
	}
	for _, e := range f.elems {
		a.escape(e, why)
	}
	if f.fn != nil && !f.fn.escapes {
		f.fn.escapes = true
		a.epoch++
	}
	if f.cell != nil {
		a.pollute(f.cell, why)
	}
}

// pollute makes the contents of c unknown.
func (a *analysis) pollute(c *cell, why string) {
	c = c.find()
	if c.escaped {
		return
	}
	c.escaped = true
	c.polluted = why
	key, elem := c.key, c.elem
	c.key, c.elem = because(why), because(why)
	a.epoch++
	a.escape(key, why)
	a.escape(elem, why)
}

// uses says that fn takes the contents of f to be something, though code outside may have it at hand: it is a parameter, or the value of a name of the
// module. If code that is not known runs while fn does, the contents become unknown.
func (a *analysis) uses(fn *function, f fact) {
	if f.state != known || fn == nil {
		return
	}
	for _, e := range f.elems {
		a.uses(fn, e)
	}
	if f.cell == nil {
		return
	}
	c := f.cell.find()
	if fn.disturbed != "" {
		a.pollute(c, fn.disturbed)
	}
	if !slices.Contains(c.users, fn) {
		c.users = append(c.users, fn)
		a.uses(fn, c.key)
		a.uses(fn, c.find().elem)
	}
}

// disturb says that code that is not known runs while fn does.
func (a *analysis) disturb(fn *function, why string) {
	if fn == nil || fn.disturbed != "" {
		return
	}
	fn.disturbed = why
	a.epoch++
	for _, c := range a.cellList {
		if c = c.find(); slices.Contains(c.users, fn) {
			a.pollute(c, why)
		}
	}
}
