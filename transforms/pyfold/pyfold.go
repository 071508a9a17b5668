package pyfold

import (
	_ "embed"

	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is py-fold.
var Pass = pass.Func("py-fold", doc, run, pass.Title("PyFold"), pass.Level("py"))

func run(c *pass.Context, op ir.Op) error {
	f := &folder{}
	for _, r := range ir.RegionsOf(op) {
		f.region(r)
	}
	if !f.changed {
		c.PreserveAll()
	}
	return nil
}

// folder folds operations from the first to the last, so that operands are folded before what uses them.
type folder struct{ changed bool }

func (f *folder) region(r *ir.Region) {
	for b := range r.Blocks() {
		for op := b.First(); op != nil; {
			for _, inner := range ir.RegionsOf(op) {
				f.region(inner)
			}
			next := ir.Next(op)
			f.op(op)
			op = next
		}
	}
}

func (f *folder) op(op ir.Op) {
	switch op := op.(type) {
	case *py.Binary:
		f.binary(op, op.Kind, op.Lhs.Value(), op.Rhs.Value())
	case *py.InPlace:
		f.binary(op, op.Kind, op.Lhs.Value(), op.Rhs.Value())
	case *py.Unary:
		if a := py.LiteralOf(op.Value.Value()); a != nil {
			f.constant(op, py.EvalUnary(op.Kind, a))
		}
	case *py.Compare:
		f.compare(op)
	case *py.GetItem:
		f.item(op)
	case *py.ShortCircuit:
		f.shortCircuit(op)
	case *py.IfExp:
		f.ifExp(op)
	}
}

// replace replaces the result of op by v and erases op, and those of its operands that nothing else needs.
func (f *folder) replace(op ir.Op, v *ir.Value) {
	f.changed = true
	ir.ResultAt(op, 0).ReplaceAllUses(v)
	operands := ir.OperandValues(op)
	ir.Erase(op)
	for _, o := range operands {
		drop(o)
	}
}

// drop erases the constant or tuple of values that v is, if nothing uses it.
func drop(v *ir.Value) {
	if v.HasUses() {
		return
	}
	switch op := v.DefOp().(type) {
	case *py.Constant:
		ir.Erase(op)
	case *py.Tuple:
		elems := op.Elems.Values()
		ir.Erase(op)
		for _, e := range elems {
			drop(e)
		}
	}
}

// constant replaces op by a constant, unless l is nil.
func (f *folder) constant(op ir.Op, l *py.Literal) {
	if l != nil {
		f.replace(op, &ir.Insert(op, ir.LocOf(op), py.NewConstant(l)).Result.Value)
	}
}

func (f *folder) binary(op ir.Op, kind py.BinaryOp, lhs, rhs *ir.Value) {
	a, b := py.LiteralOf(lhs), py.LiteralOf(rhs)
	if a != nil && b != nil {
		f.constant(op, py.EvalBinary(kind, a, b))
		return
	}
	x, y := display(lhs), display(rhs)
	switch {
	case kind == py.Add && x != nil && y != nil && lhs.HasOneUse() && rhs.HasOneUse():
		f.tuple(op, append(x.Elems.Values(), y.Elems.Values()...))
	case kind == py.Mult && x != nil && b != nil:
		f.repeat(op, x, b)
	case kind == py.Mult && y != nil && a != nil:
		f.repeat(op, y, a)
	}
}

// display returns the display of a tuple, with nothing starred, that v is; nil if v is something else.
func display(v *ir.Value) *py.Tuple {
	t, ok := v.DefOp().(*py.Tuple)
	if !ok || !ir.IsMemoryEffectFree(t) {
		return nil
	}
	return t
}

// most is how many elements a tuple has that is made of others: CPython's limit.
const most = 256

// tuple replaces op by the tuple of elems.
func (f *folder) tuple(op ir.Op, elems []*ir.Value) {
	if len(elems) <= most {
		t := ir.Insert(op, ir.LocOf(op), &py.Tuple{Elems: ir.Uses(elems...), Result: ir.Res(ir.ResultAt(op, 0).Type())})
		f.replace(op, &t.Result.Value)
	}
}

// repeat replaces op by a tuple of constants that is repeated.
func (f *folder) repeat(op ir.Op, t *py.Tuple, times *py.Literal) {
	for _, e := range t.Elems.All() {
		if py.LiteralOf(e) == nil {
			return
		}
	}
	n, ok := count(times)
	if !ok || n > most || int(n)*t.Elems.Len() > most {
		return
	}
	var elems []*ir.Value
	for range n {
		elems = append(elems, t.Elems.Values()...)
	}
	f.tuple(op, elems)
}

// count returns a constant as a number of repetitions: a bool is one, too.
func count(l *py.Literal) (int64, bool) {
	switch l.Kind {
	case py.TrueLit:
		return 1, true
	case py.FalseLit:
		return 0, true
	case py.IntLit:
		n := l.Int()
		if n.Sign() < 0 {
			return 0, true
		}
		return n.Int64(), n.IsInt64()
	}
	return 0, false
}

// compare folds a comparison whose operands are constants as far as they are needed.
func (f *folder) compare(op *py.Compare) {
	a, b := py.LiteralOf(op.Lhs.Value()), py.LiteralOf(op.Rhs.Value())
	for i := range len(op.Kinds.Elems) {
		if a == nil || b == nil {
			return
		}
		l := py.EvalCompare(op.Kind(i), a, b)
		switch {
		case l == nil:
			return
		case !l.Truth() || i == op.Rest.Len():
			if droppable(op, i) {
				f.constant(op, l)
			}
			return
		}
		a, b = b, only(op.Rest.At(i))
	}
}

// item folds a subscript of a string, of bytes or of a tuple whose elements are known.
func (f *folder) item(op *py.GetItem) {
	index := py.LiteralOf(op.Index.Value())
	if index == nil {
		return
	}
	if l := py.LiteralOf(op.Object.Value()); l != nil {
		f.constant(op, py.EvalItem(l, index))
		return
	}
	if t := display(op.Object.Value()); t != nil {
		if i, ok := py.ItemIndex(index, t.Elems.Len()); ok && othersNeeded(t, i) {
			f.replace(op, t.Elems.At(i))
		}
	}
}

// othersNeeded reports whether all elements of t but number i are constants, or used elsewhere too: what is computed for nothing would still have to be written.
func othersNeeded(t *py.Tuple, i int) bool {
	for k, e := range t.Elems.All() {
		if k != i && py.LiteralOf(e) == nil && e.DefOp() != nil && e.HasOneUse() {
			return false
		}
	}
	return true
}
