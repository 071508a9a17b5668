package pysource

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// augRead is the target of an augmented assignment that was read: its parts are computed.
type augRead struct {
	read   ir.Op
	target pyast.Expr
}

// augValue is what an augmented assignment will write.
type augValue struct {
	augRead
	op    *py.InPlace
	value pyast.Expr
}

// augPattern returns the operations that read and write the target of an augmented assignment, of which op is the operator, if op is part of one.
func augPattern(op *py.InPlace) (read, write ir.Op, ok bool) {
	read = op.Lhs.DefOp()
	if read == nil || !op.Result.HasOneUse() || !op.Lhs.Value().HasOneUse() {
		return nil, nil, false
	}
	for u := range op.Result.Users() {
		write = u
	}
	if ir.BlockOf(read) != ir.BlockOf(op) || ir.BlockOf(write) != ir.BlockOf(op) {
		return nil, nil, false
	}
	switch r := read.(type) {
	case *py.Load:
		w, isStore := write.(*py.Store)
		ok = isStore && w.Name == r.Name && w.Scope == r.Scope
	case *py.GetAttr:
		w, isSet := write.(*py.SetAttr)
		ok = isSet && w.Name == r.Name && w.Object.Value() == r.Object.Value()
	case *py.GetItem:
		w, isSet := write.(*py.SetItem)
		ok = isSet && w.Object.Value() == r.Object.Value() && w.Index.Value() == r.Index.Value()
	}
	return read, write, ok
}

// usedBy reports whether v is used by the two operations, once each, and by no other.
func usedBy(v *ir.Value, a, b ir.Op) bool {
	n := 0
	for u := range v.Uses() {
		if u.Owner() != a && u.Owner() != b {
			return false
		}
		n++
	}
	return n == 2
}

// augOf returns the augmented assignment that reads its target by op, if there is one.
func augOf(read ir.Op) (*py.InPlace, bool) {
	for u := range ir.ResultAt(read, 0).Users() {
		if op, ok := u.(*py.InPlace); ok {
			r, _, ok := augPattern(op)
			return op, ok && r == read
		}
	}
	return nil, false
}

// augmented reports whether v is an object or an index that an augmented assignment reads and writes, and nothing else uses.
func augmented(v *ir.Value) bool {
	for u := range v.Users() {
		switch u.(type) {
		case *py.GetAttr, *py.GetItem:
			if op, ok := augOf(u); ok {
				read, write, _ := augPattern(op)
				return usedBy(v, read, write)
			}
		}
	}
	return false
}

// augAssign emits the augmented assignment that op ends, if it does.
func (e *emitter) augAssign(op ir.Op) bool {
	n := len(e.pending)
	if n == 0 || e.pending[n-1].v != targetValue(op) {
		return false
	}
	a, ok := e.pending[n-1].node.(*augValue)
	if !ok {
		return false
	}
	e.pending = e.pending[:n-1]
	e.stmt(op, &pyast.AugAssign{Span: span(a.op), Target: a.target, Op: pyast.Operator(a.op.Kind), Value: a.value})
	return true
}

// inPlace emits the operator of an augmented assignment.
func (e *emitter) inPlace(op *py.InPlace) {
	if _, _, ok := augPattern(op); !ok {
		xs := e.take(op, op.Lhs.Value(), op.Rhs.Value())
		e.general(op, xs[0], xs[1])
		return
	}
	value := e.take(op, op.Rhs.Value())[0]
	if n := len(e.pending); n > 0 && e.pending[n-1].v == op.Lhs.Value() { // the target still waits
		if r, ok := e.pending[n-1].node.(*augRead); ok {
			e.pending = e.pending[:n-1]
			e.push(op, &augValue{*r, op, value})
			return
		}
	}
	e.general(op, e.take(op, op.Lhs.Value())[0], value)
}

// general emits an operator whose result does not go where its operand came from: a new name holds it.
func (e *emitter) general(op *py.InPlace, lhs, rhs pyast.Expr) {
	target := e.temp(&op.Result.Value)
	if !isName(lhs) || !mentions(lhs, target) {
		e.stmt(op, &pyast.Assign{Span: span(op), Targets: []pyast.Expr{target}, Value: lhs})
	}
	e.stmt(op, &pyast.AugAssign{Span: span(op), Target: e.temp(&op.Result.Value), Op: pyast.Operator(op.Kind), Value: rhs})
}

// separateRead gives the parts of a target, and what was read from it, names.
func (e *emitter) separateRead(r *augRead) {
	switch t := r.target.(type) {
	case *pyast.Attribute:
		o := ir.OperandValue(r.read, 0)
		e.assignNew(o, t.Value)
		e.assignTemp(ir.ResultAt(r.read, 0), &pyast.Attribute{Value: e.known(r.read, o), Attr: t.Attr})
	case *pyast.Subscript:
		o, i := ir.OperandValue(r.read, 0), ir.OperandValue(r.read, 1)
		e.assignNew(o, t.Value)
		e.assignNew(i, t.Slice)
		e.assignTemp(ir.ResultAt(r.read, 0), &pyast.Subscript{Value: e.known(r.read, o), Slice: e.known(r.read, i)})
	case *pyast.Name:
		e.assignTemp(ir.ResultAt(r.read, 0), &pyast.Name{ID: t.ID})
	}
}

// assignNew assigns x, the value v, to a new name unless it can be written again.
func (e *emitter) assignNew(v *ir.Value, x pyast.Expr) {
	if _, named := e.temps[v]; !named && !isConstant(v) {
		e.assignTemp(v, x)
	}
}

// separate emits an augmented assignment whose result does not wait to be written back.
func (e *emitter) separate(a *augValue) {
	e.separateRead(&a.augRead)
	was := ir.ResultAt(a.read, 0)
	e.temps[&a.op.Result.Value] = e.temps[was]
	e.out = append(e.out, &pyast.AugAssign{Span: span(a.op), Target: e.temp(was), Op: pyast.Operator(a.op.Kind), Value: a.value})
}
