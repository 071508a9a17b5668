package pysource

import (
	"fmt"
	"slices"
	"strconv"

	"polyloom/diag"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
)

// Module returns the syntax tree of a module. The error, a *diag.Diagnostic, is for operations that cannot be written as Python: those of other dialects, for
// example, or an expression in the middle of which something must be assigned.
func Module(m *py.Module) (tree *pyast.Module, err error) {
	e := &emitter{module: m, names: namesOf(m), temps: map[*ir.Value]string{}, hints: map[*ir.Value]string{}, elided: map[ir.Op]bool{}}
	defer func() {
		if r := recover(); r != nil {
			u, ok := r.(unwritable)
			if !ok {
				panic(r)
			}
			tree, err = nil, u.Diagnostic
		}
	}()
	return &pyast.Module{Body: e.body(&m.Body)}, nil
}

// unwritable ends the work on a module.
type unwritable struct{ *diag.Diagnostic }

func fail(op ir.Op, format string, args ...any) {
	panic(unwritable{diag.Errorf(ir.LocOf(op), "'%s' op %s", ir.Name(op), fmt.Sprintf(format, args...))})
}

// emitter turns one block after the other into syntax.
type emitter struct {
	module *py.Module
	names
	count  int
	temps  map[*ir.Value]string // the names of values that were assigned
	hints  map[*ir.Value]string // the names for values that were variables
	elided map[ir.Op]bool       // what a statement does by itself, or a function at its beginning

	block   *ir.Block
	inExpr  bool // statements cannot be written here
	pending []entry
	open    *targets // an assignment that is not complete
	out     []pyast.Stmt
}

// An entry is a value that is computed and waits to be used: an expression or a pattern.
type entry struct {
	v    *ir.Value
	node any
}

// inBlock calls f to emit what is in b, apart from what is being emitted, and returns the statements that it gave.
func (e *emitter) inBlock(b *ir.Block, inExpr bool, f func()) []pyast.Stmt {
	block, wasExpr, pending, open, out := e.block, e.inExpr, e.pending, e.open, e.out
	e.block, e.inExpr, e.pending, e.open, e.out = b, inExpr, nil, nil, nil
	f()
	e.flush()
	made := e.out
	e.block, e.inExpr, e.pending, e.open, e.out = block, wasExpr, pending, open, out
	return made
}

// body returns the statements of r, which may be empty.
func (e *emitter) body(r *ir.Region) []pyast.Stmt {
	if r.Empty() {
		return nil
	}
	return e.inBlock(r.Entry(), false, func() { e.ops(r.Entry()) })
}

// suite is body for a region that must not be empty.
func (e *emitter) suite(r *ir.Region) []pyast.Stmt { return suite(e.body(r)) }

// suite returns the list, with pass in it if it is empty.
func suite(list []pyast.Stmt) []pyast.Stmt {
	if len(list) > 0 {
		return list
	}
	return []pyast.Stmt{&pyast.Pass{}}
}

func (e *emitter) ops(b *ir.Block) {
	for op := range b.Ops() {
		e.op(op)
	}
}

// yielded returns the expression that r computes.
func (e *emitter) yielded(r *ir.Region) (x pyast.Expr) {
	e.inBlock(r.Entry(), true, func() {
		e.ops(r.Entry())
		y, ok := r.Entry().Last().(*py.Yield)
		if !ok {
			fail(r.ParentOp(), "has a region without a value")
		}
		x = e.take(y, y.Value.Value())[0]
	})
	return x
}

// optYielded is yielded for a region that may be empty.
func (e *emitter) optYielded(r *ir.Region) pyast.Expr {
	if r.Empty() {
		return nil
	}
	return e.yielded(r)
}

// span returns the place of an operation, if it is a range of a file.
func span(op ir.Op) (s pyast.Span) {
	if a := py.Place(ir.LocOf(op)); a.Kind == ir.FileLoc {
		s = pyast.Span{Line: int32(a.Line), Col: int32(a.Col) - 1, EndLine: int32(a.EndLine), EndCol: int32(a.EndCol) - 1}
	}
	return s
}

// stmt emits a statement of an operation, of which the operands were taken.
func (e *emitter) stmt(op ir.Op, s pyast.Stmt) {
	if e.inExpr {
		fail(op, "cannot be written in the middle of an expression")
	}
	e.flush()
	e.out = append(e.out, s)
}

// push makes the result of op a value that waits to be used as node.
func (e *emitter) push(op ir.Op, node any) {
	v := ir.ResultAt(op, 0)
	waits := e.waits(v)
	if isConstant(v) && !waits {
		return // is written where it is used
	}
	e.pending = append(e.pending, entry{v, node})
	if !waits {
		e.flush()
	}
}

// waits reports whether v is used once, later in the same block, or in a way that syntax has. What was a variable becomes one again at once, where it can.
func (e *emitter) waits(v *ir.Value) bool {
	if e.hints[v] != "" && !e.inExpr {
		return false
	}
	uses, other := 0, 0
	for u := range v.Uses() {
		if ir.BlockOf(u.Owner()) != e.block {
			return false
		}
		if uses++; !isTarget(u.Owner(), v) {
			other++
		}
	}
	return uses > 0 && (other == 0 || uses == 1 || augmented(v))
}

// flush assigns all values that wait to names. Constants need none.
func (e *emitter) flush() {
	e.complete()
	waiting := e.pending
	e.pending = nil
	for _, w := range waiting {
		if !isConstant(w.v) {
			e.name(w)
		}
	}
}

// name assigns a value that waits to a name.
func (e *emitter) name(w entry) {
	op := w.v.DefOp()
	if e.inExpr {
		fail(op, "is used more than once, or out of order, in the middle of an expression")
	}
	switch x := w.node.(type) {
	case *augRead:
		e.separateRead(x)
	case *augValue:
		e.separate(x)
	case pyast.Expr:
		if w.v.HasUses() {
			e.assignTemp(w.v, x)
		} else {
			e.out = append(e.out, &pyast.ExprStmt{Span: span(op), Value: x})
		}
	default:
		fail(op, "is not used where it can be written")
	}
}

// assignTemp emits the assignment of x, the value v, to a new name.
func (e *emitter) assignTemp(v *ir.Value, x pyast.Expr) {
	if name := e.temp(v); isName(x) && mentions(x, name) {
		return
	}
	e.out = append(e.out, &pyast.Assign{Span: span(v.DefOp()), Targets: []pyast.Expr{e.temp(v)}, Value: e.alone(v.DefOp(), x)})
}

// alone returns x, which op computes, as an expression that can stand by itself, when it is syntax that only has meaning within other syntax.
func (e *emitter) alone(op ir.Op, x pyast.Expr) pyast.Expr {
	switch x := x.(type) {
	case *pyast.Starred: // is starred again where it is used
		return &pyast.List{Span: x.Span, Elts: []pyast.Expr{x}}
	case *pyast.FormattedValue:
		return &pyast.JoinedStr{Span: x.Span, Values: []pyast.Expr{x}}
	case *pyast.Tuple:
		for i := range x.Elts {
			if s, ok := x.Elts[i].(*pyast.Slice); ok {
				x.Elts[i] = e.alone(op, s)
			}
		}
	case *pyast.Slice:
		if len(e.binders["slice"]) > 0 {
			fail(op, "cannot be computed before its subscript in a program that has something else called slice")
		}
		call := &pyast.Call{Span: x.Span, Func: &pyast.Name{ID: "slice"}}
		for _, part := range []pyast.Expr{x.Lower, x.Upper, x.Step} {
			if part == nil {
				part = &pyast.Constant{Value: pyast.None{}}
			}
			call.Args = append(call.Args, part)
		}
		return call
	case *pyast.Interpolation:
		fail(op, "is used more than once, or out of order, in a t-string")
	}
	return x
}

// temp returns the name of v as a target, a new one if it has none.
func (e *emitter) temp(v *ir.Value) pyast.Expr {
	if name, ok := e.temps[v]; ok {
		return &pyast.Name{ID: name, Ctx: pyast.Store}
	}
	return e.newTemp(v)
}

// newTemp gives v the name that it is to have, or one that the program does not have.
func (e *emitter) newTemp(v *ir.Value) pyast.Expr {
	name := e.hints[v]
	for ok := name != ""; !ok; ok = !e.used[name] {
		name = "_v" + strconv.Itoa(e.count)
		e.count++
	}
	e.temps[v] = name
	return &pyast.Name{ID: name, Ctx: pyast.Store}
}

// take returns the expressions of operands of op, in the order in which they are computed. What was computed in between, and is not among them, is assigned
// first.
func (e *emitter) take(op ir.Op, vs ...*ir.Value) []pyast.Expr {
	xs := make([]pyast.Expr, len(vs))
	for i, n := range e.takeNodes(op, vs) {
		x, ok := n.(pyast.Expr)
		if !ok {
			fail(op, "has an operand that is no expression")
		}
		xs[i] = x
	}
	return xs
}

func (e *emitter) takeNodes(op ir.Op, vs []*ir.Value) []any {
	nodes := make([]any, len(vs))
	top := len(e.pending)
	for i := len(vs) - 1; i >= 0; i-- {
		if top > 0 && e.pending[top-1].v == vs[i] {
			top--
			nodes[i] = e.pending[top].node
		}
	}
	for _, v := range vs {
		if slices.ContainsFunc(e.pending[:top], func(w entry) bool { return w.v == v }) { // it is not among the last
			if !e.dropConstants() {
				e.flush()
			}
			return e.takeNodes(op, vs)
		}
	}
	e.pending = e.pending[:top]
	for i, v := range vs {
		switch n := nodes[i].(type) {
		case nil:
			nodes[i] = e.known(op, v)
		case *augValue, *augRead:
			e.flush()
			e.name(entry{v, n})
			nodes[i] = e.known(op, v)
		}
	}
	return nodes
}

// dropConstants takes the constants, which can be written anywhere, from the values that wait, and reports whether there are any.
func (e *emitter) dropConstants() bool {
	n := len(e.pending)
	e.pending = slices.DeleteFunc(e.pending, func(w entry) bool { return isConstant(w.v) })
	return len(e.pending) < n
}

// known returns the expression for a value that does not wait: a constant or one with a name.
func (e *emitter) known(op ir.Op, v *ir.Value) pyast.Expr {
	if name, ok := e.temps[v]; ok {
		var x pyast.Expr = &pyast.Name{ID: name, Ctx: pyast.Load}
		switch v.DefOp().(type) {
		case *py.Starred:
			x = &pyast.Starred{Value: x}
		case *py.Format:
			x = &pyast.FormattedValue{Value: x, Conversion: conversions[py.NoConversion]}
		}
		return x
	}
	if isConstant(v) {
		return constantExpr(v)
	}
	fail(op, "uses a value that is not known here")
	return nil
}
