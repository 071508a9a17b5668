package pysource

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// targets are those of an assignment, a for or a with: what gets a value, which wait for further operations.
type targets struct {
	root  *ir.Value // what is assigned; nil for the targets of for and with
	left  int       // how many operations will still assign root
	list  []pyast.Expr
	slots map[*ir.Value]*pyast.Expr // the parts of list that are not known yet
	done  func(list []pyast.Expr)   // is called when all are known
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
	t.slots = map[*ir.Value]*pyast.Expr{v: &t.list[0]}
	e.open = t
}

// assignedOnce reports whether the only use of v is to be assigned to a target in the block that is being emitted.
func (e *emitter) assignedOnce(v *ir.Value) bool {
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
	if e.open == nil || e.open.slots[v] == nil && e.open.root != v {
		e.begin(op, v)
	}
	t := e.open
	x := make(xs)
	if slot := t.slots[v]; slot != nil {
		*slot = x
		delete(t.slots, v)
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
	for i, r := range u.Results.Values() {
		slot := &elts[i]
		if i == u.StarIndex() {
			star := &pyast.Starred{Ctx: pyast.Store}
			*slot = star
			slot = &star.Value
		}
		if e.assignedOnce(r) {
			t.slots[r] = slot
		} else {
			*slot = e.temp(r)
		}
	}
}

// begin opens an assignment of v, at its first target op.
func (e *emitter) begin(op ir.Op, v *ir.Value) {
	e.complete()
	t := &targets{root: v, left: 1, slots: map[*ir.Value]*pyast.Expr{}}
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
	for v, slot := range t.slots {
		*slot = e.temp(v)
	}
	if t.left > 0 {
		t.list = append(t.list, e.temp(t.root))
	}
	t.done(t.list)
}
