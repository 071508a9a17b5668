package pylib

import "fmt"

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
	if weak == 'c' && d.Kind() != 'c' && d != Bool {
		return &Error{"TypeError", fmt.Sprintf("a complex cannot be made an element of %v", d)}
	}
	c := &call{table: theTable(), row: &compiledRow{signature: signature{name: "="}}, bound: map[string]Val{"value": value}, res: r}
	if err := c.element(value, d); err != nil {
		return err
	}
	switch {
	case s.Ranked && target.Kind == Scalar && len(s.Dims) > 0 && d == Bool && value.Type.Kind == List:
		return nil // it is true if it is not empty
	case s.Ranked && target.Kind == Scalar && len(s.Dims) > 0 && d.Kind() == 'c':
		return c.raises("TypeError", "an array of shape %v is no element", s)
	case s.Ranked && target.Kind == Scalar && len(s.Dims) > 0:
		return c.raises("ValueError", "an array of shape %v is no element", s)
	case !s.Ranked || !target.Shape.Ranked:
		return nil
	}
	return r.spread(s, target.Shape, c)
}

// element requires that a value can be made an element of a dtype. Numbers are converted by Python, with a check of the range; arrays are
// cast, whatever comes of it.
func (c *call) element(value Val, d DType) error {
	x := nameExpr("value")
	inRange := Condition{Holds: callExpr("fits", x, nameExpr(d.String())), Raises: "OverflowError"}
	_, from, weak, _ := value.asArray()
	isInt := kindRank(d.Kind()) == 1
	switch {
	case value.Type.Kind == Array || CanCast(from, d) && weak != 'i':
		return nil
	case weak == 'i' && !isInt && d != Bool:
		return c.require(Condition{Holds: opExpr("<=", callExpr("abs", x), nameExpr("maxfloat")), Raises: "OverflowError"})
	case weak == 'i':
		return c.fits("value", d)
	case isInt && value.Type.Kind == Scalar: // an exception or what C makes of it, depending on the dtype
		inRange.Raises = ""
		return c.require(inRange)
	case isInt && weak == 'f':
		err := c.require(Condition{Holds: callExpr("isfinite", x), Raises: "ValueError", Otherwise: "ValueError or OverflowError"})
		if err != nil {
			return err
		}
		return c.require(inRange)
	case isInt:
		return c.require(inRange)
	}
	return nil
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
		upper, ok1 := minus(n, d).IsConst()       // n - i > 0
		lower, ok2 := minus(d, n.Neg()).IsConst() // i + n >= 0
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
