package pyinfer

import (
	"fmt"
	"slices"
	"strings"

	"polyloom/affexpr"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pylib"
)

// A place is where an unknown value stands in a parameter: the parameter itself, or what so many subscripts of it give.
type place struct {
	d       *demand
	depth   int
	derived bool // it is computed from that by integer arithmetic
	shape   bool // it is the shape of that
}

// maxRank is how many dimensions are found at most: what is subscripted again and again has no rank.
const maxRank = 8

// A demand is what is to be found out about a parameter: what is said of it, and how it is used.
type demand struct {
	def   *py.Def
	name  string
	arg   *ir.Value
	hint  hint
	found *assumption
	lack  string // why nothing is found, so far

	index  map[int]string // places by depth that are an index or a bound, with where that is
	rank   int            // how many subscripts there are at least
	exact  bool           // there are just as many
	how    string         // what says so
	array  string         // what says that it is an array of NumPy's
	list   string         // what says that it is a list
	stores map[int]map[ir.Type]bool
}

// An assumption is a type and the reason for it.
type assumption struct {
	typ    ir.Type
	reason string
}

func mergePlaces(p, q []place) []place {
	for _, x := range q {
		if !slices.Contains(p, x) {
			p = append(p[:len(p):len(p)], x)
		}
	}
	return p
}

// derived returns the places of what integer arithmetic with values gives.
func derived(fs ...fact) []place {
	var out []place
	for _, f := range fs {
		for _, p := range f.use {
			if !p.shape {
				p.derived = true
				out = mergePlaces(out, []place{p})
			}
		}
	}
	return out
}

// usedAsIndex notes that a value is an index or a bound of a loop or slice.
func (a *analysis) usedAsIndex(f fact, op ir.Op) {
	for _, p := range f.use {
		if !p.shape && p.d.index[p.depth] == "" {
			p.d.index[p.depth] = "an index or a bound" + onLine(op)
			a.epoch++
		}
	}
}

// usedAsIndexes is usedAsIndex for all parts of what stands in brackets.
func (a *analysis) usedAsIndexes(index fact, op ir.Op) {
	a.usedAsIndex(index, op)
	for _, e := range index.elems {
		a.usedAsIndex(e, op)
	}
}

func onLine(op ir.Op) string {
	if n := line(ir.LocOf(op)); n > 0 {
		return fmt.Sprintf(" at line %d", n)
	}
	return ""
}

// atLeast notes that a place has so many further dimensions.
func (a *analysis) atLeast(p place, n int, how string) {
	if n += p.depth; p.d.rank < n && n <= maxRank {
		p.d.rank, p.d.how = n, how
		a.epoch++
	}
}

// subscripted notes the subscripts of an unknown value, and returns the places of the result.
func (a *analysis) subscripted(x, index fact, op ir.Op) []place {
	items := []fact{index}
	if index.state == known && index.kind == pylib.Tuple {
		items = index.elems
	}
	consumed, ints := 0, 0
	for _, it := range items {
		switch {
		case it.state == known && (it.kind == pylib.None || it.kind == pylib.Ellipsis):
			continue
		case it.state == known && it.kind != pylib.Slice && !isIndex(it):
			return nil // a key, or an array of indices
		case it.state == unknown || it.kind != pylib.Slice:
			ints++
		}
		consumed++
	}
	how := "subscript " + sourceOf(op) + onLine(op)
	var out []place
	for _, p := range x.use {
		switch {
		case p.shape:
			if d, ok := index.value.(*affexpr.Expr); ok {
				if n, _ := d.IsConst(); n >= 0 && n < 32 {
					a.atLeast(place{d: p.d, depth: p.depth}, int(n)+1, how)
				}
			}
		case !p.derived:
			a.atLeast(p, consumed, how)
			if index.kind == pylib.Tuple && p.d.array == "" {
				p.d.array = how
				a.epoch++
			}
			if p.depth += ints; p.depth <= maxRank {
				out = append(out, p)
			}
		}
	}
	return out
}

// iterated notes that an unknown value is a container, and returns the places of its elements.
func (a *analysis) iterated(x fact, op ir.Op) []place {
	var out []place
	for _, p := range x.use {
		if p.derived || p.shape {
			continue
		}
		a.atLeast(p, 1, "elements"+onLine(op))
		if p.depth++; p.depth <= maxRank {
			out = append(out, p)
		}
	}
	return out
}

// attributed notes what attributes an unknown value has, and returns the places of the attribute.
func (a *analysis) attributed(x fact, name string, op ir.Op) []place {
	_, ofArray := pylib.Lookup("numpy.ndarray." + name)
	_, ofList := listMethods[name]
	var out []place
	for _, p := range x.use {
		if p.derived || p.shape {
			continue
		}
		how := "attribute " + name + onLine(op)
		switch {
		case ofArray && !ofList && p.d.array == "":
			p.d.array = how
			a.epoch++
		case ofList && !ofArray && p.d.list == "":
			p.d.list = how
			a.epoch++
		}
		switch name {
		case "shape":
			p.shape = true
			out = append(out, p)
		case "T":
			out = append(out, p)
		}
	}
	return out
}

// unpackedShape notes that the shape of an unknown value has n parts.
func (a *analysis) unpackedShape(f fact, n int, op ir.Op) {
	for _, p := range f.use {
		if p.shape && !p.d.exact {
			a.atLeast(place{d: p.d, depth: p.depth}, n, "its shape"+onLine(op))
			p.d.exact = true
			a.epoch++
		}
	}
}

// stored notes what is put into an unknown value.
func (a *analysis) stored(x, index, v fact, op ir.Op) {
	for _, p := range a.subscripted(x, index, op) {
		if v.state != known {
			continue
		}
		types := p.d.stores[p.depth]
		if types == nil {
			types = map[ir.Type]bool{}
			p.d.stores[p.depth] = types
		}
		types[irType(v)] = true
	}
}

// solve returns the type of a parameter that follows from what is said of it and how it is used; nil if that is not enough. At last, what is said is
// enough.
func (d *demand) solve(last bool) *assumption {
	var why []string
	if d.hint.text != "" {
		why = append(why, d.hint.text)
	}
	base := d.hint.typ
	_, saysList := base.(*py.ListType)
	saysArray, _ := base.(*py.NDArrayType)
	used := d.rank > 0 || d.array != "" || d.list != ""
	switch {
	case !used && d.hint.isNone() && d.index[0] != "":
		return &assumption{py.Int, strings.Join(append(why, "used as "+d.index[0]), "; ")}
	case !used && (!last || d.hint.isNone()):
		return nil
	case saysArray != nil, !saysList && d.array != "" && d.hint.isNone():
		return d.solveArray(saysArray, why)
	case saysList, d.hint.isNone():
		return d.solveList(base, why)
	}
	return nil
}

// leaf returns the type of elements that the use of them asks for, as of list elements; and why.
func (d *demand) leaf(rank int) (t ir.Type, why string) {
	if d.hint.elem != nil {
		return nil, ""
	}
	if how := d.index[rank]; how != "" {
		return py.Int, "its elements are " + how
	}
	if len(d.stores[rank]) == 1 {
		for t := range d.stores[rank] {
			if t == ir.Type(py.Bool) || t == ir.Type(py.Complex) || t == ir.Type(py.Str) {
				return t, "what its elements are given"
			}
		}
	}
	return nil, ""
}

func (d *demand) solveArray(base *py.NDArrayType, why []string) *assumption {
	if base == nil {
		why = append(why, d.array)
		base = py.UnrankedNDArray(nil)
	}
	t := base
	if !base.Ranked && (d.rank > 0 || d.exact) {
		shape := make([]int64, d.rank)
		for i := range shape {
			shape[i] = ir.Dynamic
		}
		t = py.NDArray(shape, base.Elem)
		if d.how != "" && (d.how != d.array || len(why) == 0 || why[len(why)-1] != d.how) {
			why = append(why, d.how)
		}
	}
	if t.Elem == nil {
		elem, how := d.leaf(d.rank)
		switch elem {
		case ir.Type(py.Int):
			elem = ir.I64
		case ir.Type(py.Complex):
			elem = ir.Complex(ir.F64)
		case ir.Type(py.Bool):
			elem = ir.I1
		default:
			if elem, how = d.hint.elem, "elements by default"; elem == nil {
				elem, how = ir.F64, "float64 elements by default"
			}
		}
		why = append(why, how)
		if t.Ranked {
			t = py.NDArray(t.Shape, elem)
		} else {
			t = py.UnrankedNDArray(elem)
		}
	}
	return &assumption{t, strings.Join(why, "; ")}
}

func (d *demand) solveList(base ir.Type, why []string) *assumption {
	levels := 0
	for {
		l, ok := base.(*py.ListType)
		if !ok {
			break
		}
		levels++
		base = l.Elem
	}
	if d.rank > levels && d.how != "" {
		why = append(why, d.how)
	}
	levels = max(levels, d.rank, 1)
	if base == nil || base == ir.Type(py.Object) {
		var how string
		if base, how = d.leaf(levels); base == nil {
			base, how = py.Float, "float elements by default"
		}
		why = append(why, how)
	}
	for range levels {
		base = py.ListOf(base)
	}
	return &assumption{base, strings.Join(why, "; ")}
}
