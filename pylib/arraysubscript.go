package pylib

import (
	"fmt"
	"slices"

	"polyloom/affexpr"
)

// A subscripting is the subscripts of an array while they are gone through.
type subscripting struct {
	a      Val
	dim    int // of the array, that comes next
	res    *Result
	dims   []*Dim // of the result, without those of advanced subscripts
	access []*affexpr.Expr
	known  bool // the accesses so far are known

	gathers    bool    // there are arrays among the subscripts
	advanced   []Shape // of the arrays among the subscripts
	advancedAt int     // where their dimensions go
	separated  bool    // something is between them
	lastWas    bool
}

// arraySubscript is the subscript of an array.
func arraySubscript(a, index Val) (*Result, error) {
	items := []Val{index}
	if index.Type.Kind == Tuple {
		items, _ = index.elems()
	}
	if !a.Type.Shape.Ranked {
		return nil, &Error{"", "the rank of the array is not known"}
	}
	items, err := expandEllipsis(items, len(a.Type.Shape.Dims))
	if err != nil {
		return nil, err
	}
	s := &subscripting{a: a, res: &Result{}, known: true}
	s.gathers = slices.ContainsFunc(items, func(v Val) bool { return v.Type.Kind == Array || v.Type.Kind == List })
	for i, it := range items {
		if err := s.item(it, fmt.Sprintf("i%d", i)); err != nil {
			return nil, err
		}
	}
	return s.finish(index)
}

// consumes returns how many dimensions of the array a subscript is for.
func consumes(v Val) int {
	switch {
	case v.Type.Kind == None, v.Type.Kind == Ellipsis:
		return 0
	case v.Type.Kind == Array && v.Type.DType == Bool:
		return len(v.Type.Shape.Dims)
	}
	return 1
}

// expandEllipsis replaces ... by as many full slices as there are dimensions left, and adds those at the end.
func expandEllipsis(items []Val, rank int) ([]Val, error) {
	used, at := 0, -1
	for i, it := range items {
		used += consumes(it)
		if it.Type.Kind == Ellipsis {
			if at >= 0 {
				return nil, &Error{"IndexError", "an index can only have a single ellipsis"}
			}
			at = i
		}
	}
	if used > rank {
		return nil, &Error{"IndexError", fmt.Sprintf("too many indices: the array is %d-dimensional, but %d were indexed", rank, used)}
	}
	var full []Val
	for range rank - used {
		full = append(full, SliceVal(NoneVal(), NoneVal(), NoneVal()))
	}
	if at < 0 {
		return append(items[:len(items):len(items)], full...), nil
	}
	out := append(items[:at:at], full...)
	return append(out, items[at+1:]...), nil
}

// item takes in a subscript.
func (s *subscripting) item(it Val, name string) error {
	t := it.Type
	wasAdvanced := s.lastWas
	s.lastWas = false
	switch {
	case t.Kind == None:
		s.dims = append(s.dims, affexpr.Const(1))
		return nil
	case t.Kind == Slice:
		return s.slice(it, name)
	case t.Kind == Int || t.Kind == Scalar && kindRank(t.DType.Kind()) == 1:
		if s.gathers { // beside an array, an int is an array without dimensions
			s.advance(ShapeOf(), wasAdvanced)
		}
		return s.integer(it, name)
	case t.Kind == Array || t.Kind == List:
		return s.array(it, name, wasAdvanced)
	case t.Kind == BoolType || t.Kind == Tuple:
		return &Error{"", fmt.Sprintf("a subscript of type %v is not known", t)}
	}
	return &Error{"IndexError", fmt.Sprintf("a subscript is an int, a slice, None, ... or an array of ints or bools, got %v", t)}
}

// next returns the extent of the next dimension of the array.
func (s *subscripting) next() (int, *Dim) {
	s.dim++
	return s.dim - 1, s.a.Type.Shape.Dims[s.dim-1]
}

func (s *subscripting) integer(it Val, name string) error {
	k, n := s.next()
	if err := s.res.inBounds(it, nameExpr(name), shapeItem("a", k, n), n); err != nil {
		return err
	}
	i, ok := it.size()
	if !ok {
		s.known = false
		return nil
	}
	v, isNumber := i.IsConst()
	switch {
	case isNumber && v < 0 && n == nil, !isNumber: // it may be counted from the end
		s.known = false
	case isNumber && v < 0:
		i = i.Add(n)
	}
	s.access = append(s.access, i)
	return nil
}

// slice takes in a slice. Of a dimension whose extent is no number, it is known if its start and stop are, under conditions.
func (s *subscripting) slice(it Val, name string) error {
	k, n := s.next()
	parts, ok := it.Known.([]Val)
	if !ok {
		s.known = false
		s.dims = append(s.dims, nil)
		return nil
	}
	if v, ok := parts[2].number(); ok && v == 0 {
		return &Error{"ValueError", "slice step cannot be zero"}
	}
	if _, ok := parts[2].number(); !ok && !parts[2].isNone() {
		step := &Expr{Op: OpAttr, Text: "step", Args: []*Expr{nameExpr(name)}}
		if d, ok := parts[2].size(); ok {
			step = sizeExpr(d)
		}
		s.res.Conditions = append(s.res.Conditions, Condition{Holds: opExpr("!=", step, constExpr(int64(0))), Raises: "ValueError"})
	}
	loop := affexpr.Dim(len(s.dims))
	if v, ok := constant(n); ok {
		if start, step, count, ok := constantSlice(it, v); ok {
			s.dims = append(s.dims, affexpr.Const(count))
			s.access = append(s.access, loop.MulConst(step).AddConst(start))
			return nil
		}
	}
	start, step, count := s.symbolic(parts, k, n)
	if start == nil {
		s.known = false
	} else {
		s.access = append(s.access, loop.MulConst(step).Add(start))
	}
	s.dims = append(s.dims, count)
	return nil
}

// symbolic returns what a slice selects from an extent that is no number; nil where it is not known. What has to hold for it is added to the
// conditions.
func (s *subscripting) symbolic(parts []Val, k int, n *Dim) (start *Dim, step int64, count *Dim) {
	step = 1
	if !parts[2].isNone() {
		v, ok := parts[2].number()
		if !ok {
			return nil, 0, nil
		}
		step = v
	}
	full := parts[0].isNone() && parts[1].isNone()
	if full && step == 1 {
		return affexpr.Const(0), 1, n
	}
	if n == nil {
		return nil, 0, nil
	}
	if full && step > 0 {
		return affexpr.Const(0), step, n.CeilDiv(affexpr.Const(step))
	}
	if full {
		return n.SubConst(1), step, n.CeilDiv(affexpr.Const(-step))
	}
	if step < 0 {
		return nil, 0, nil
	}
	bound := func(v Val, missing *Dim) *Dim {
		if v.isNone() {
			return missing
		}
		d, ok := v.size()
		if !ok {
			return nil
		}
		if c, isNumber := d.IsConst(); isNumber && c < 0 {
			return n.Add(d)
		}
		return d
	}
	start, stop := bound(parts[0], affexpr.Const(0)), bound(parts[1], n)
	if start == nil || stop == nil {
		return nil, 0, nil
	}
	for _, le := range [][2]*Dim{{affexpr.Const(0), start}, {start, stop}, {stop, n}} {
		if diff, ok := minus(le[1], le[0]).IsConst(); ok && diff >= 0 {
			continue
		}
		s.res.Conditions = append(s.res.Conditions, Condition{
			Holds: opExpr("<=", sizeExpr(le[0]), sizeExpr(le[1])), Otherwise: "another shape",
		})
	}
	return start, step, minus(stop, start).CeilDiv(affexpr.Const(step))
}

// advance notes an advanced subscript.
func (s *subscripting) advance(shape Shape, wasAdvanced bool) {
	if len(s.advanced) == 0 {
		s.advancedAt = len(s.dims)
	} else if !wasAdvanced {
		s.separated = true
	}
	s.advanced = append(s.advanced, shape)
	s.known, s.lastWas = false, true
}

// array takes in an array or a list of ints or bools.
func (s *subscripting) array(it Val, name string, wasAdvanced bool) error {
	shape, d, _, ok := it.asArray()
	if !ok || !shape.Ranked {
		return &Error{"", "the rank of a subscript is not known"}
	}
	switch d.Kind() {
	case 'b':
		for _, have := range shape.Dims {
			k, n := s.next()
			same := opExpr("==", shapeItem(name, 0, have), shapeItem("a", k, n))
			if have != n || have == nil {
				s.res.Conditions = append(s.res.Conditions, Condition{Holds: same, Raises: "IndexError"})
			}
		}
		s.advance(AnyShape(1), wasAdvanced)
		return nil
	case 'i', 'u':
		k, n := s.next()
		cond := callExpr("within", nameExpr(name), shapeItem("a", k, n))
		s.res.Conditions = append(s.res.Conditions, Condition{Holds: cond, Raises: "IndexError"})
		s.advance(shape, wasAdvanced)
		return nil
	}
	return &Error{"IndexError", "arrays used as indices must be of integer (or boolean) type"}
}

// finish makes the result.
func (s *subscripting) finish(index Val) (*Result, error) {
	r := s.res
	d := s.a.Type.DType
	if len(s.advanced) > 0 {
		return r, s.gather(d)
	}
	hasEllipsis := index.Type.Kind == Ellipsis
	if elems, ok := index.elems(); ok {
		for _, e := range elems {
			hasEllipsis = hasEllipsis || e.Type.Kind == Ellipsis
		}
	}
	if len(s.dims) == 0 && !hasEllipsis {
		r.Type = ScalarOf(d)
	} else {
		r.Type = ArrayOf(d, ShapeOf(s.dims...))
		r.Alias = Alias{Kind: View, Operand: "a"}
	}
	if s.known {
		s.loops(d)
	}
	return r, nil
}

// loops says which elements of the array the result's are.
func (s *subscripting) loops(d DType) {
	n := len(s.dims)
	_, symbol := affexpr.MaxDimAndSymbol(s.access...)
	maps := []*affexpr.Map{affexpr.NewMap(n, symbol+1, s.access...), affexpr.IdentityMap(n)}
	s.res.Loops = &Loops{
		Iterators: make([]IteratorType, n), Extents: s.dims, Operands: []string{"a"}, Maps: maps, In: []DType{d},
		Body: &Body{Op: BodyArg, DType: d},
	}
}

// gather is the result of subscripts with arrays: their common shape, where the first stands, or first of all if they are not side by
// side.
func (s *subscripting) gather(d DType) error {
	shape, conditions, err := Broadcast(s.advanced...)
	if err != nil {
		return &Error{"IndexError", "the shapes of the subscripts do not go together: " + err.Error()}
	}
	for _, cond := range conditions {
		cond.Raises, cond.Otherwise = "IndexError", "IndexError, unless one of them is 1"
		s.res.Conditions = append(s.res.Conditions, cond)
	}
	at := s.advancedAt
	if s.separated {
		at = 0
	}
	dims := append(append(append([]*Dim(nil), s.dims[:at]...), shape.Dims...), s.dims[at:]...)
	s.res.Type = ArrayOf(d, ShapeOf(dims...))
	return nil
}
