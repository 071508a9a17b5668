package pylib

import (
	"fmt"
	"slices"

	"polyloom/affexpr"
)

// Subscript returns what "a[index]" gives; several subscripts are a tuple. The conditions are over the names a and i0, i1, … of the
// subscripts.
//
// Of an array, basic subscripts (ints, slices, None, ...) give a view, or an element; the loops of the result then say which elements
// those of the view are. Arrays and lists of ints or bools among the subscripts give a copy.
func Subscript(a, index Val) (*Result, error) {
	switch a.Type.Kind {
	case Array:
		return arraySubscript(a, index)
	case List, Str, Range, Tuple:
		return sequenceSubscript(a, index)
	case Dict:
		cond := Condition{Holds: opExpr("in", nameExpr("i0"), nameExpr("a")), Raises: "KeyError"}
		return &Result{Val: Of(a.Type.Elems[1]), Conditions: []Condition{cond}}, nil
	case Object:
		return nil, &Error{"", "the type of what is subscripted is not known"}
	}
	return nil, &Error{"TypeError", fmt.Sprintf("%v cannot be subscripted", a.Type)}
}

// SetSubscript returns what "a[index] = value" does: the conditions for it. Its type is None.
func SetSubscript(a, index, value Val) (*Result, error) {
	if a.Type.Kind == Dict {
		return &Result{Val: NoneVal(), Writes: "a"}, nil
	}
	if a.Type.Kind != Array && a.Type.Kind != List {
		return nil, &Error{"TypeError", fmt.Sprintf("the elements of %v cannot be set", a.Type)}
	}
	r, err := Subscript(a, index)
	if err != nil {
		return nil, err
	}
	out := &Result{Val: NoneVal(), Conditions: r.Conditions, Writes: "a"}
	if a.Type.Kind == Array {
		return out, out.assign(a.Type.DType, r.Type, value)
	}
	return out, nil
}

// assign adds the conditions for the assignment of a value to elements of a dtype.
func (r *Result) assign(d DType, target Type, value Val) error {
	s, _, weak, ok := value.asArray()
	if !ok {
		return &Error{"", fmt.Sprintf("it is not known how elements are made of %v", value.Type)}
	}
	if weak == 'c' && d.Kind() != 'c' {
		return &Error{"TypeError", fmt.Sprintf("a complex cannot be made an element of %v", d)}
	}
	c := &call{table: theTable(), row: &compiledRow{signature: signature{name: "="}}, bound: map[string]Val{"value": value}, res: r}
	if weak == 'i' {
		if err := c.fits("value", d); err != nil {
			return err
		}
	}
	if weak == 'f' && kindRank(d.Kind()) == 1 {
		if err := c.require(Condition{Holds: callExpr("isfinite", nameExpr("value")), Raises: "ValueError", Otherwise: "ValueError or OverflowError"}); err != nil {
			return err
		}
	}
	switch {
	case s.Ranked && target.Kind == Scalar && len(s.Dims) > 0 && d.Kind() == 'c':
		return c.raises("TypeError", "an array of shape %v is no element", s)
	case s.Ranked && target.Kind == Scalar && len(s.Dims) > 0:
		return c.raises("ValueError", "an array of shape %v is no element", s)
	case !s.Ranked || !target.Shape.Ranked:
		return nil
	}
	return r.spread(s, target.Shape, c)
}

// spread requires that a shape is broadcast to another, which leading extents of 1 do not hinder.
func (r *Result) spread(s, target Shape, c *call) error {
	for len(s.Dims) > len(target.Dims) && isOne(s.Dims[0]) {
		s.Dims = s.Dims[1:]
	}
	if len(s.Dims) > len(target.Dims) {
		return c.raises("ValueError", "an array of shape %v cannot be broadcast to %v", s, target)
	}
	for k, d := range s.Dims {
		t := target.Dims[len(target.Dims)-len(s.Dims)+k]
		switch dv, ok := constant(d); {
		case d == t && d != nil || ok && dv == 1:
			continue
		case d != nil && t != nil:
			err := c.require(Condition{Holds: opExpr("==", sizeExpr(d), sizeExpr(t)), Raises: "ValueError", Otherwise: "ValueError, unless the first is 1"})
			if err != nil {
				return err
			}
		default:
			cond := Condition{Holds: callExpr("broadcasts", nameExpr("value"), nameExpr("a")), Raises: "ValueError"}
			r.Conditions = append(r.Conditions, cond)
			return nil
		}
	}
	return nil
}

// sequenceSubscript is the subscript of a list, a str, a range or a tuple.
func sequenceSubscript(a, index Val) (*Result, error) {
	elem, _ := a.Type.Element()
	switch {
	case index.Type.Kind == Slice && a.Type.Kind == Tuple:
		return tupleSlice(a, index)
	case index.Type.Kind == Slice:
		return &Result{Val: Of(a.Type)}, nil
	case !classNamed["integer"](index):
		return nil, &Error{"TypeError", fmt.Sprintf("a %v is subscripted with an int or a slice, got %v", a.Type, index.Type)}
	}
	r := &Result{Val: Of(elem)}
	elems, known := a.elems()
	if n, ok := index.number(); ok && known {
		if n < 0 {
			n += int64(len(elems))
		}
		if n < 0 || n >= int64(len(elems)) {
			return nil, &Error{"IndexError", fmt.Sprintf("the index is out of range for %v", a.Type)}
		}
		r.Val = elems[n]
		return r, nil
	}
	length := callExpr("len", nameExpr("a"))
	if d := a.length(); d != nil {
		length = sizeExpr(d)
	}
	return r, r.inBounds(index, nameExpr("i0"), length, a.length())
}

// tupleSlice is the slice of a tuple, whose type depends on the numbers.
func tupleSlice(a, index Val) (*Result, error) {
	elems, _ := a.elems()
	start, step, n, ok := constantSlice(index, int64(len(elems)))
	if !ok {
		return nil, &Error{"", "the slice of a tuple is known for constants only"}
	}
	var out []Val
	for i := range n {
		out = append(out, elems[start+i*step])
	}
	return &Result{Val: TupleVal(out...)}, nil
}

// inBounds adds the condition that an index is in range, unless it is known to be.
func (r *Result) inBounds(index Val, name, length *Expr, n *Dim) error {
	d, known := index.size()
	if known {
		name = sizeExpr(d)
	}
	low := opExpr("<=", opExpr("neg", length), name)
	high := opExpr("<", name, length)
	if known && n != nil {
		upper, ok1 := n.Sub(d).IsConst() // n - i > 0
		lower, ok2 := d.Add(n).IsConst() // i + n >= 0
		v, isNumber := d.IsConst()
		switch {
		case ok1 && upper <= 0, ok2 && lower < 0:
			return &Error{"IndexError", fmt.Sprintf("index %v is out of bounds for an extent of %v", d, n)}
		case ok1 && ok2:
			return nil
		case ok1 || isNumber && v < 0: // it is below n, in any case
			r.Conditions = append(r.Conditions, Condition{Holds: low, Raises: "IndexError"})
			return nil
		case ok2 || isNumber:
			r.Conditions = append(r.Conditions, Condition{Holds: high, Raises: "IndexError"})
			return nil
		}
	}
	r.Conditions = append(r.Conditions, Condition{Holds: opExpr("and", low, high), Raises: "IndexError"})
	return nil
}

// constantSlice returns what a slice of constants selects from n elements: count of them from start in steps.
func constantSlice(index Val, n int64) (start, step, count int64, ok bool) {
	parts, _ := index.Known.([]Val)
	if len(parts) != 3 {
		return 0, 0, 0, false
	}
	step = 1
	if !parts[2].isNone() {
		if step, ok = parts[2].number(); !ok || step == 0 {
			return 0, 0, 0, false
		}
	}
	first, last, lo, hi := int64(0), n, int64(0), n
	if step < 0 {
		first, last, lo, hi = n-1, -1, -1, n-1
	}
	clamp := func(v Val, missing int64) (int64, bool) {
		if v.isNone() {
			return missing, true
		}
		x, ok := v.number()
		if x < 0 {
			x += n
		}
		return min(max(x, lo), hi), ok
	}
	start, ok1 := clamp(parts[0], first)
	stop, ok2 := clamp(parts[1], last)
	if !ok1 || !ok2 {
		return 0, 0, 0, false
	}
	count = (stop - start + step - 1) / step
	if step < 0 {
		count = (start - stop - step - 1) / -step
	}
	return start, step, max(count, 0), true
}

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
		if diff, ok := le[1].Sub(le[0]).IsConst(); ok && diff >= 0 {
			continue
		}
		s.res.Conditions = append(s.res.Conditions, Condition{
			Holds: opExpr("<=", sizeExpr(le[0]), sizeExpr(le[1])), Otherwise: "another shape",
		})
	}
	return start, step, stop.Sub(start).CeilDiv(affexpr.Const(step))
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

// Broadcast returns the shape that shapes have together, as NumPy broadcasts them, and the conditions for it, over the names x0, x1, ….
// Of two extents that are not known to be equal or 1, equality is the condition.
func Broadcast(shapes ...Shape) (Shape, []Condition, error) {
	var p pattern
	pack := []item{{name: "p", pack: '*'}}
	for i, s := range shapes {
		if !s.Ranked {
			return Shape{}, nil, nil
		}
		p.operands = append(p.operands, access{fmt.Sprintf("x%d", i), pack})
	}
	space, _ := p.fit(shapes)
	for i, a := range p.operands {
		if err := space.operand(a, shapes[i]); err != nil {
			return Shape{}, nil, err
		}
	}
	return ShapeOf(space.extents...), space.conditions, nil
}
