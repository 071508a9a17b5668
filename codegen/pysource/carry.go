package pysource

import (
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// declare gives values their names.
func (e *emitter) declare(vs []*ir.Value) {
	for _, v := range vs {
		e.temp(v)
	}
}

// hand emits the assignments by which values are handed on, all at once: the targets become the sources. There are none where a value stays in its variable.
func (e *emitter) hand(op ir.Op, targets, sources []*ir.Value) {
	e.declare(targets)
	var names, values []pyast.Expr
	for i, x := range e.take(op, sources...) {
		name := e.temp(targets[i])
		if !mentions(x, name) || !isName(x) {
			names, values = append(names, name), append(values, x)
		}
	}
	if len(names) == 0 {
		return
	}
	if e.inExpr {
		fail(op, "cannot be written in the middle of an expression")
	}
	e.complete()
	if slices.ContainsFunc(e.pending, func(w entry) bool { return w.needs(names) }) || slices.ContainsFunc(values, isComputed) {
		e.flush()
	}
	if inOrder(names, values) {
		for i, name := range names {
			e.out = append(e.out, &pyast.Assign{Span: span(op), Targets: []pyast.Expr{name}, Value: values[i]})
		}
		return
	}
	e.out = append(e.out, &pyast.Assign{
		Span: span(op), Targets: []pyast.Expr{&pyast.Tuple{Elts: names, Ctx: pyast.Store}}, Value: &pyast.Tuple{Elts: values},
	})
}

func isName(x pyast.Expr) bool { _, ok := x.(*pyast.Name); return ok }

// isComputed reports whether it matters when x is evaluated.
func isComputed(x pyast.Expr) bool {
	switch x := x.(type) {
	case *pyast.Name, *pyast.Constant:
		return false
	case *pyast.UnaryOp:
		return isComputed(x.Operand)
	}
	return true
}

// mentions reports whether a name occurs in n.
func mentions(n pyast.Node, name pyast.Expr) bool {
	for x := range pyast.Walk(n) {
		if m, ok := x.(*pyast.Name); ok && m.ID == name.(*pyast.Name).ID {
			return true
		}
	}
	return false
}

// needs reports whether an entry, which waits, may mention one of the names.
func (w entry) needs(names []pyast.Expr) bool {
	n, ok := w.node.(pyast.Node)
	return !ok || slices.ContainsFunc(names, func(name pyast.Expr) bool { return mentions(n, name) })
}

// inOrder reports whether assignments can be made one after the other: no value mentions a name that was assigned before.
func inOrder(names, values []pyast.Expr) bool {
	for i, x := range values {
		for _, name := range names[:i] {
			if mentions(x, name) {
				return false
			}
		}
	}
	return true
}

// carry emits what py.carry hands on.
func (e *emitter) carry(op *py.Carry) {
	switch to := ir.Parent(op).(type) {
	case py.Loop:
		if ir.ParentRegion(op) == to.BodyRegion() {
			e.hand(op, to.Again(), op.Values.Values())
			return
		}
		e.hand(op, to.CarriedResults(), op.Values.Values())
	case py.Carrier:
		e.hand(op, to.CarriedResults(), op.Values.Values())
	}
}

// handed returns the statements of a region of a loop, which begin by taking over what the loop carries.
func (e *emitter) handed(l py.Loop, r *ir.Region) []pyast.Stmt {
	b := r.Entry()
	return e.inBlock(b, false, func() {
		e.hand(l, l.CarriedArgs(r), l.Again())
		e.ops(b)
	})
}

// atEnd returns the statements that are run when a loop ends but for a break, and names its results.
func (e *emitter) atEnd(l py.Loop) []pyast.Stmt {
	e.declare(l.CarriedResults())
	if r := l.ElseRegion(); !r.Empty() {
		return e.handed(l, r)
	}
	return e.inBlock(l.BodyRegion().Entry(), false, func() { e.hand(l, l.CarriedResults(), l.Again()) })
}
