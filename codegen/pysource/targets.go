package pysource

import (
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// targets are those of an assignment, a for or a with: what gets a value, which wait for further operations.
type targets struct {
	root  *ir.Value // what is assigned; nil for the targets of for and with
	left  int       // how many operations will still assign root
	list  []pyast.Expr
	slots []slot                  // the parts of list that are not known yet, in the order in which Python assigns them
	done  func(list []pyast.Expr) // is called when all are known
}

// A slot is a part of targets that v goes to.
type slot struct {
	v      *ir.Value
	target *pyast.Expr
}

// next reports whether v is what goes to the next target.
func (t *targets) next(v *ir.Value) bool {
	if len(t.slots) > 0 {
		return t.slots[0].v == v
	}
	return t.root == v
}

// targetValue returns the value that op assigns; nil if it is no assignment to a target.
func targetValue(op ir.Op) *ir.Value {
	switch op := op.(type) {
	case *py.Store:
		return op.Value.Value()
	case *py.SetAttr:
		return op.Value.Value()
	case *py.SetItem:
		return op.Value.Value()
	case *py.Unpack:
		return op.Value.Value()
	}
	return nil
}

// isTarget reports whether op assigns v, and uses it in no other way.
func isTarget(op ir.Op, v *ir.Value) bool {
	if targetValue(op) != v {
		return false
	}
	n := 0
	for _, o := range ir.OperandsOf(op) {
		if o == v {
			n++
		}
	}
	return n == 1
}

// expect begins targets that v, an argument of a block or a result that is nothing but assigned, goes to. done gets the target: if v is used in another
// way, a new name.
func (e *emitter) expect(v *ir.Value, done func(pyast.Expr)) {
	e.complete()
	if !e.assignedOnce(v) {
		done(e.temp(v))
		return
	}
	t := &targets{list: make([]pyast.Expr, 1), done: func(list []pyast.Expr) { done(list[0]) }}
	t.slots = []slot{{v, &t.list[0]}}
	e.open = t
}

// assignedOnce reports whether the only use of v is to be assigned to a target in the block that is being emitted.
func (e *emitter) assignedOnce(v *ir.Value) bool {
	if e.hints[v] != "" {
		return false
	}
	var only ir.Op
	for u := range v.Uses() {
		if only != nil {
			return false
		}
		only = u.Owner()
	}
	return only != nil && ir.BlockOf(only) == e.block && isTarget(only, v)
}

// target handles an operation that assigns to a target: ops are the operands that belong to the target.
func (e *emitter) target(op ir.Op, ops []*ir.Value, make func(xs []pyast.Expr) pyast.Expr) {
	v := targetValue(op)
	if e.elided[op] {
		return // the statement that made v has bound the name
	}
	if e.augAssign(op) {
		return
	}
	xs := e.take(op, ops...)
	if e.open == nil || !e.open.next(v) || slices.ContainsFunc(e.pending, func(w entry) bool { return !isConstant(w.v) }) {
		// What waits was computed before this target.
		e.begin(op, v)
	}
	t := e.open
	x := make(xs)
	if len(t.slots) > 0 {
		*t.slots[0].target = x
		t.slots = t.slots[1:]
	} else {
		t.list = append(t.list, x)
		t.left--
	}
	if u, ok := op.(*py.Unpack); ok {
		e.openSlots(t, u, x)
	}
	if len(t.slots) == 0 && t.left == 0 {
		e.complete()
	}
}

// openSlots makes the results of an unpacking targets that wait.
func (e *emitter) openSlots(t *targets, u *py.Unpack, x pyast.Expr) {
	var elts []pyast.Expr
	switch x := x.(type) {
	case *pyast.Tuple:
		elts = x.Elts
	case *pyast.List:
		elts = x.Elts
	}
	var slots []slot
	for i, r := range u.Results.Values() {
		target := &elts[i]
		if i == u.StarIndex() {
			star := &pyast.Starred{Ctx: pyast.Store}
			*target = star
			target = &star.Value
		}
		if e.assignedOnce(r) {
			slots = append(slots, slot{r, target})
		} else {
			*target = e.temp(r)
		}
	}
	t.slots = append(slots, t.slots...)
}

// begin opens an assignment of v, at its first target op.
func (e *emitter) begin(op ir.Op, v *ir.Value) {
	e.complete()
	t := &targets{root: v, left: 1}
	if n := len(e.pending); n > 0 && e.pending[n-1].v == v {
		t.left = 0
		for range v.Uses() {
			t.left++
		}
	}
	value := e.take(op, v)[0]
	e.flush()
	place := span(op)
	if def := v.DefOp(); def != nil {
		place = span(def)
	}
	t.done = func(list []pyast.Expr) {
		e.out = append(e.out, &pyast.Assign{Span: place, Targets: list, Value: value})
	}
	if e.inExpr {
		fail(op, "cannot be written in the middle of an expression")
	}
	e.open = t
}

// complete ends the assignment that is open: targets that are not known yet are new names.
func (e *emitter) complete() {
	t := e.open
	if t == nil {
		return
	}
	e.open = nil
	for _, s := range t.slots {
		*s.target = e.temp(s.v)
	}
	if t.left > 0 && !isConstant(t.root) {
		t.list = append(t.list, e.temp(t.root))
	}
	t.done(t.list)
}
