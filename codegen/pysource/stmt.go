package pysource

import (
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// op emits an operation: an expression waits to be used.
func (e *emitter) op(op ir.Op) {
	switch op := op.(type) {
	case *py.Load, *py.GetAttr, *py.GetItem:
		if _, ok := augOf(op); ok && e.hints[ir.ResultAt(op, 0)] == "" {
			e.push(op, &augRead{op, asTarget(e.value(op))})
			return
		}
	case *py.Assume:
		if e.elided[op] {
			return
		}
	case *py.InPlace:
		e.inPlace(op)
		return
	case *py.Yield, *py.Annotations:
		return // is read by what its region belongs to
	}
	if x := e.value(op); x != nil {
		e.push(op, x)
		return
	}
	e.statement(op)
}

// asTarget returns x as something that is assigned to.
func asTarget(x pyast.Expr) pyast.Expr {
	switch x := x.(type) {
	case *pyast.Name:
		x.Ctx = pyast.Store
	case *pyast.Attribute:
		x.Ctx = pyast.Store
	case *pyast.Subscript:
		x.Ctx = pyast.Store
	}
	return x
}

// statement emits a simple statement, or a part of an assignment.
func (e *emitter) statement(op ir.Op) {
	s := span(op)
	switch op := op.(type) {
	case *py.Store:
		e.target(op, nil, func([]pyast.Expr) pyast.Expr { return &pyast.Name{Span: s, ID: op.Name.Value, Ctx: pyast.Store} })
	case *py.SetAttr:
		e.target(op, []*ir.Value{op.Object.Value()}, func(xs []pyast.Expr) pyast.Expr {
			return &pyast.Attribute{Span: s, Value: xs[0], Attr: op.Name.Value, Ctx: pyast.Store}
		})
	case *py.SetItem:
		e.target(op, []*ir.Value{op.Object.Value(), op.Index.Value()}, func(xs []pyast.Expr) pyast.Expr {
			return &pyast.Subscript{Span: s, Value: xs[0], Slice: xs[1], Ctx: pyast.Store}
		})
	case *py.Unpack:
		e.target(op, nil, func([]pyast.Expr) pyast.Expr {
			elts := make([]pyast.Expr, op.Results.Len())
			if op.List {
				return &pyast.List{Span: s, Elts: elts, Ctx: pyast.Store}
			}
			return &pyast.Tuple{Span: s, Elts: elts, Ctx: pyast.Store}
		})
	case *py.Expr:
		e.stmt(op, &pyast.ExprStmt{Span: s, Value: e.one(op, &op.Value)})
	case *py.Pass:
		e.stmt(op, &pyast.Pass{Span: s})
	case *py.Break:
		e.hand(op, py.LoopOf(op).CarriedResults(), op.Values.Values())
		e.stmt(op, &pyast.Break{Span: s})
	case *py.Continue:
		e.hand(op, py.LoopOf(op).Again(), op.Values.Values())
		e.stmt(op, &pyast.Continue{Span: s})
	case *py.Carry:
		e.carry(op)
	case *py.Return:
		e.stmt(op, &pyast.Return{Span: s, Value: e.opt(op, &op.Value)})
	case *py.Raise:
		e.raise(op)
	case *py.Assert:
		cond := e.one(op, &op.Cond)
		e.flush()
		e.stmt(op, &pyast.Assert{Span: s, Test: cond, Msg: e.optYielded(&op.Message)})
	case *py.DeclareGlobal:
		e.stmt(op, &pyast.Global{Span: s, Names: py.StringsOf(op.Names)})
	case *py.DeclareNonlocal:
		e.stmt(op, &pyast.Nonlocal{Span: s, Names: py.StringsOf(op.Names)})
	case *py.Annotate:
		e.annotate(op)
	case *py.Delete:
		d := &pyast.Delete{Span: s}
		e.inBlock(op.Targets.Entry(), true, func() { d.Targets = e.deleted(op.Targets.Entry()) })
		e.stmt(op, d)
	default:
		e.binding(op)
	}
}

func (e *emitter) raise(op *py.Raise) {
	xs := e.all(op)
	r := &pyast.Raise{Span: span(op)}
	if len(xs) > 0 {
		r.Exc = xs[0]
	}
	if len(xs) > 1 {
		r.Cause = xs[1]
	}
	e.stmt(op, r)
}

func (e *emitter) annotate(op *py.Annotate) {
	var vs []*ir.Value
	for _, o := range []*ir.Operand{&op.Value, &op.Object, &op.Index} { // in the order of evaluation
		if o.Present() {
			vs = append(vs, o.Value())
		}
	}
	xs := e.take(op, vs...)
	a := &pyast.AnnAssign{Span: span(op)}
	if op.Simple {
		a.Simple = 1
	}
	if op.Value.Present() {
		a.Value, xs = xs[0], xs[1:]
	}
	switch {
	case op.Index.Present():
		a.Target = &pyast.Subscript{Value: xs[0], Slice: xs[1], Ctx: pyast.Store}
	case op.Object.Present():
		a.Target = &pyast.Attribute{Value: xs[0], Attr: op.Name.Value, Ctx: pyast.Store}
	default:
		a.Target = &pyast.Name{ID: op.Name.Value, Ctx: pyast.Store}
	}
	e.flush()
	a.Annotation = e.yielded(&op.Annotation)
	e.stmt(op, a)
}

// deleted returns what the operations of b delete.
func (e *emitter) deleted(b *ir.Block) (list []pyast.Expr) {
	for op := range b.Ops() {
		s := span(op)
		switch op := op.(type) {
		case *py.DelName:
			list = append(list, &pyast.Name{Span: s, ID: op.Name.Value, Ctx: pyast.Del})
		case *py.DelAttr:
			list = append(list, &pyast.Attribute{Span: s, Value: e.one(op, &op.Object), Attr: op.Name.Value, Ctx: pyast.Del})
		case *py.DelItem:
			xs := e.all(op)
			list = append(list, &pyast.Subscript{Span: s, Value: xs[0], Slice: xs[1], Ctx: pyast.Del})
		case *py.DelGroup:
			var elts []pyast.Expr
			if !op.Targets.Empty() {
				e.inBlock(op.Targets.Entry(), true, func() { elts = e.deleted(op.Targets.Entry()) })
			}
			if op.List {
				list = append(list, &pyast.List{Span: s, Elts: elts, Ctx: pyast.Del})
			} else {
				list = append(list, &pyast.Tuple{Span: s, Elts: elts, Ctx: pyast.Del})
			}
		default:
			e.op(op)
		}
	}
	return list
}
