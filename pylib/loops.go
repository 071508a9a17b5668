package pylib

import (
	"fmt"
	"slices"
	"strings"

	"polyloom/affexpr"
)

// An IteratorType says whether the iterations of a loop are independent.
type IteratorType uint8

// The iterator types, as linalg has them.
const (
	Parallel IteratorType = iota
	Reduction
)

// String returns MLIR's name.
func (i IteratorType) String() string { return [...]string{"parallel", "reduction"}[i] }

// Loops are the implicit loops of a structured operator: for each point of the box of Extents,
//
//	result[Maps[n](point)] = Body(operand 0 [Maps[0](point)], …)
//
// where n is the number of operands. Without Init and with a reduction among the Iterators, the first value
// for an element is that of operand 0.
type Loops struct {
	Iterators []IteratorType
	Extents   []*Dim // nil for what is not known
	Operands  []string
	Maps      []*affexpr.Map // of the operands, then of the result; the symbols are the caller's
	In        []DType        // what each operand's elements are cast to
	Body      *Body
	Init      *Body // what a reduction begins with
	Finish    *Body // what is done to each element at the end, as a function of BodyOut, or nil
}

// An access is an operand and its subscripts in a pattern; the result has no name.
type access struct {
	name  string
	items []item
}

// An item is a subscript: a loop, or the loops of a pack. A pack stands for as many as there are.
type item struct {
	name string
	pack byte   // 0, '*' as they are, '~' in reverse
	op   byte   // '-' without those that the parameter names, '@' in the order that it gives
	arg  string // the parameter
}

// A pattern is the shape of a structured operator's operands and its result, such as
//
//	a[*p, i, k], b[*p, k, j] -> [*p, i, j]
type pattern struct {
	operands []access
	result   []item
}

// parsePatterns reads alternatives, which have ; between them.
func parsePatterns(text string) ([]pattern, error) {
	var all []pattern
	for alternative := range strings.SplitSeq(text, ";") {
		left, right, ok := strings.Cut(alternative, "->")
		if !ok {
			return nil, fmt.Errorf("got the loops %q, want operands -> [result]", alternative)
		}
		var p pattern
		for _, part := range splitTop(strings.TrimSpace(left)) {
			a, err := parseAccess(part)
			if err != nil {
				return nil, err
			}
			p.operands = append(p.operands, a)
		}
		result, err := parseAccess(strings.TrimSpace(right))
		if err != nil {
			return nil, err
		}
		p.result = result.items
		all = append(all, p)
	}
	return all, nil
}

func parseAccess(text string) (access, error) {
	name, items, ok := strings.Cut(text, "[")
	items, closed := strings.CutSuffix(items, "]")
	if !ok || !closed {
		return access{}, fmt.Errorf("got the access %q, want name[subscripts]", text)
	}
	a := access{name: name}
	for _, s := range splitTop(items) {
		it := item{name: s}
		if s[0] == '*' || s[0] == '~' {
			it.pack, it.name = s[0], s[1:]
		}
		if i := strings.IndexAny(it.name, "-@"); i >= 0 {
			it.op, it.arg, it.name = it.name[i], it.name[i+1:], it.name[:i]
		}
		a.items = append(a.items, it)
	}
	return a, nil
}

// elementwise returns the pattern of universal functions.
func elementwise(params []param) pattern {
	pack := []item{{name: "p", pack: '*'}}
	p := pattern{result: pack}
	for _, param := range params {
		if param.Name != "out" {
			p.operands = append(p.operands, access{param.Name, pack})
		}
	}
	return p
}

// String returns the pattern as the table has it.
func (p *pattern) String() string {
	var operands []string
	for _, a := range p.operands {
		operands = append(operands, a.name+subscripts(a.items))
	}
	return strings.TrimSpace(strings.Join(operands, ", ") + " -> " + subscripts(p.result))
}

func subscripts(items []item) string {
	var parts []string
	for _, it := range items {
		s := it.name
		if it.pack != 0 {
			s = string(it.pack) + s
		}
		if it.op != 0 {
			s += string(it.op) + it.arg
		}
		parts = append(parts, s)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// A space is a pattern with the shapes of a call's operands put in.
type space struct {
	pattern    *pattern
	ranks      map[string]int // of packs
	first      map[string]int // the loop of a name, or the first of a pack
	extents    []*Dim
	owner      []*Expr // whose extent it is: an expression that gives it
	set        []bool
	maps       []*affexpr.Map
	shape      Shape // of the result
	iterators  []IteratorType
	conditions []Condition
}

// packRank returns the rank that the pack of an access has for an operand of a rank; -1 if the access is for other ranks.
func (a access) packRank(rank int) (pack string, n int) {
	for _, it := range a.items {
		if it.pack != 0 {
			pack = it.name
		} else {
			rank--
		}
	}
	if pack == "" && rank != 0 {
		return "", -1
	}
	return pack, rank
}

// fit makes the space of a pattern; ok is false if the pattern is for other ranks.
func (p *pattern) fit(shapes []Shape) (s *space, ok bool) {
	s = &space{pattern: p, ranks: map[string]int{}, first: map[string]int{}}
	for i, a := range p.operands {
		pack, n := a.packRank(len(shapes[i].Dims))
		if n < 0 {
			return nil, false
		}
		if pack != "" {
			s.ranks[pack] = max(n, s.ranks[pack])
		}
	}
	for _, a := range p.operands {
		for _, it := range a.items {
			s.place(it)
		}
	}
	return s, true
}

// place gives an item its loops, if it has none yet.
func (s *space) place(it item) {
	if _, ok := s.first[it.name]; ok {
		return
	}
	n := 1
	if it.pack != 0 {
		n = s.ranks[it.name]
	}
	s.first[it.name] = len(s.extents)
	s.extents = append(s.extents, make([]*Dim, n)...)
	s.owner = append(s.owner, make([]*Expr, n)...)
	s.set = append(s.set, make([]bool, n)...)
}

// operand puts in the extents of an operand.
func (s *space) operand(a access, shape Shape) error {
	return s.each(a, len(shape.Dims), func(loop, dim int, broadcast bool) error {
		return s.unify(loop, shape.Dims[dim], shapeItem(a.name, dim, shape.Dims[dim]), broadcast)
	})
}

// each visits the dimensions of an operand with the loop that runs over each.
func (s *space) each(a access, rank int, visit func(loop, dim int, broadcast bool) error) error {
	dim := 0
	for _, it := range a.items {
		if it.pack == 0 {
			if err := visit(s.first[it.name], dim, false); err != nil {
				return err
			}
			dim++
			continue
		}
		_, n := a.packRank(rank)
		// The dimensions are aligned at the right.
		start := s.first[it.name] + s.ranks[it.name] - n
		for k := range n {
			if err := visit(start+k, dim, true); err != nil {
				return err
			}
			dim++
		}
	}
	return nil
}

// unify says that a loop has an extent.
func (s *space) unify(loop int, d *Dim, owner *Expr, broadcast bool) error {
	have := s.extents[loop]
	if !s.set[loop] {
		s.extents[loop], s.owner[loop], s.set[loop] = d, owner, true
		return nil
	}
	take, equal, err := joinDims(have, d, broadcast)
	if err != nil {
		return err
	}
	if equal {
		otherwise := ""
		if broadcast {
			otherwise = "ValueError, unless one of them is 1"
		}
		s.conditions = append(s.conditions, Condition{Holds: opExpr("==", s.owner[loop], owner), Raises: "ValueError", Otherwise: otherwise})
	}
	if take {
		s.extents[loop], s.owner[loop] = d, owner
	}
	return nil
}

// joinDims joins two extents: take says that the second is the result, equal that they have to be equal for that.
func joinDims(a, b *Dim, broadcast bool) (take, equal bool, err error) {
	av, aknown := constant(a)
	bv, bknown := constant(b)
	switch {
	case a == b && a != nil:
		return false, false, nil
	case broadcast && bknown && bv == 1:
		return false, false, nil
	case broadcast && aknown && av == 1:
		return true, false, nil
	case aknown && bknown:
		return false, false, fmt.Errorf("an extent of %d does not go with one of %d", av, bv)
	}
	return bknown || a == nil, true, nil
}

// accessMap returns the indexing map of an operand.
func (s *space) accessMap(a access, shape Shape) *affexpr.Map {
	var results []*affexpr.Expr
	_ = s.each(a, len(shape.Dims), func(loop, dim int, broadcast bool) error {
		e := affexpr.Dim(loop)
		if v, ok := constant(shape.Dims[dim]); ok && v == 1 && broadcast && !isOne(s.extents[loop]) {
			e = affexpr.Const(0)
		}
		results = append(results, e)
		return nil
	})
	return affexpr.NewMap(len(s.extents), 0, results...)
}

func isOne(d *Dim) bool {
	v, ok := constant(d)
	return ok && v == 1
}

// finish computes the maps, the result's shape and the iterator types.
func (s *space) finish(c *call, shapes []Shape) error {
	for i, a := range s.pattern.operands {
		s.maps = append(s.maps, s.accessMap(a, shapes[i]))
	}
	var results []*affexpr.Expr
	s.shape = ShapeOf()
	parallel := make([]bool, len(s.extents))
	for _, it := range s.pattern.result {
		loops, err := s.resultLoops(c, it)
		if err != nil {
			return err
		}
		for _, l := range loops {
			if l < 0 { // a dimension that is kept
				results = append(results, affexpr.Const(0))
				s.shape.Dims = append(s.shape.Dims, affexpr.Const(1))
				continue
			}
			parallel[l] = true
			results = append(results, affexpr.Dim(l))
			s.shape.Dims = append(s.shape.Dims, s.extents[l])
		}
	}
	s.maps = append(s.maps, affexpr.NewMap(len(s.extents), 0, results...))
	for _, p := range parallel {
		it := Reduction
		if p {
			it = Parallel
		}
		s.iterators = append(s.iterators, it)
	}
	return nil
}

// resultLoops returns the loops that an item of the result stands for; -1 is a dimension of extent 1.
func (s *space) resultLoops(c *call, it item) ([]int, error) {
	if it.pack == 0 {
		return []int{s.first[it.name]}, nil
	}
	n := s.ranks[it.name]
	loops := make([]int, n)
	for k := range loops {
		loops[k] = s.first[it.name] + k
	}
	if it.pack == '~' {
		slices.Reverse(loops)
	}
	if it.op == 0 {
		return loops, nil
	}
	axes, given, err := c.axes(it.arg, n)
	switch {
	case err != nil:
		return nil, err
	case it.op == '@' && !given:
		slices.Reverse(loops)
		return loops, nil
	case it.op == '@':
		if len(axes) != n {
			return nil, c.raises("ValueError", "%s has %d axes for an array of %d", it.arg, len(axes), n)
		}
		permuted := make([]int, n)
		for k, a := range axes {
			permuted[k] = loops[a]
		}
		return permuted, nil
	}
	keep, err := c.flag("keepdims")
	if err != nil {
		return nil, err
	}
	return without(loops, axes, given, keep), nil
}

// without leaves out the loops at some places, or all if none are given; with keep, a dimension stays in their place.
func without(loops, axes []int, given, keep bool) []int {
	var out []int
	for k, l := range loops {
		switch {
		case given && !slices.Contains(axes, k):
			out = append(out, l)
		case keep:
			out = append(out, -1)
		}
	}
	return out
}

// axes returns the axes that a parameter names, from 0 up; given is false if it is None.
func (c *call) axes(param string, rank int) (axes []int, given bool, err error) {
	v := c.bound[param]
	if p := c.row.param(param); p != nil && p.Kind == variadic {
		v = unpacked(v)
	}
	if v.isNone() {
		return nil, false, nil
	}
	elems, several := v.elems()
	if !several {
		elems = []Val{v}
	}
	for _, e := range elems {
		n, ok := e.number()
		if !ok {
			return nil, false, c.unknown("%s is not a constant, so the rank of the result is not known", param)
		}
		if rank == 0 && !several && (n == 0 || n == -1) {
			return nil, true, nil // NumPy lets that pass
		}
		if n < int64(-rank) || n >= int64(rank) {
			return nil, false, c.raises("AxisError", "axis %d is out of bounds for an array of dimension %d", n, rank)
		}
		if n < 0 {
			n += int64(rank)
		}
		if slices.Contains(axes, int(n)) {
			return nil, false, c.raises("ValueError", "axis %d is there twice", n)
		}
		axes = append(axes, int(n))
	}
	return axes, true, nil
}

// unpacked returns what a variadic parameter says: nothing, one tuple, or the arguments as a tuple.
func unpacked(v Val) Val {
	elems, _ := v.elems()
	switch {
	case len(elems) == 0:
		return NoneVal()
	case len(elems) == 1 && elems[0].Type.Kind != Int:
		return elems[0]
	}
	return v
}

// flag returns the value of a parameter that is True or False; False if there is none of that name.
func (c *call) flag(param string) (bool, error) {
	v, ok := c.bound[param]
	if !ok {
		return false, nil
	}
	b, ok := v.Known.(bool)
	if !ok {
		return false, c.unknown("%s is not a constant", param)
	}
	return b, nil
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
