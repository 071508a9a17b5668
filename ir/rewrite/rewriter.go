package rewrite

import (
	"polyloom/ir"
)

// A Rewriter changes IR and tells a Listener. It is a Builder: ir.Create(rw, &arith.AddI{…}) makes an op at the insertion point, at
// location rw.Loc; a driver sets both to those of the matched op. Patterns make all their changes through it.
type Rewriter struct {
	*ir.Builder
	listener Listener
	editor   Editor
}

// NewRewriter returns a rewriter that inserts where b does and tells l, which may be nil. It takes over b.
func NewRewriter(b *ir.Builder, l Listener) *Rewriter {
	rw := &Rewriter{Builder: b, listener: l}
	if l != nil {
		b.Notify = l.Inserted
	}
	return rw
}

// WithEditor makes rw leave the changes that an Editor is for to e, and returns rw.
func (rw *Rewriter) WithEditor(e Editor) *Rewriter {
	rw.editor = e
	return rw
}

// Editor returns the editor that rw leaves changes to, or nil.
func (rw *Rewriter) Editor() Editor { return rw.editor }

// Listener returns whom rw tells of changes, or nil.
func (rw *Rewriter) Listener() Listener { return rw.listener }

// At makes rw insert in front of op, with op's location.
func (rw *Rewriter) At(op ir.Op) {
	rw.SetBefore(op)
	rw.Loc = ir.LocOf(op)
}

// Replace makes all uses of op's results uses of values, one for each result in order, and erases op.
func (rw *Rewriter) Replace(op ir.Op, values ...*ir.Value) {
	if len(values) != ir.NumResults(op) {
		panic("rewrite: replacing " + ir.Name(op) + " by the wrong number of values")
	}
	if rw.editor != nil {
		rw.editor.Replace(op, values)
		return
	}
	if rw.listener != nil {
		rw.listener.Replaced(op, values)
	}
	for i, r := range ir.ResultsOf(op) {
		rw.ReplaceAllUses(r, values[i])
	}
	rw.Erase(op)
}

// ReplaceWith makes all uses of op's results uses of by's, which is another op with as many results, and erases op.
func (rw *Rewriter) ReplaceWith(op, by ir.Op) { rw.Replace(op, ir.ResultValues(by)...) }

// ReplaceWithNew creates the op literal by at op's location, at the insertion point, and replaces op by its results.
func ReplaceWithNew[P ir.Op](rw *Rewriter, op ir.Op, by P) P {
	loc := rw.Loc
	rw.Loc = ir.LocOf(op)
	ir.Create(rw, by)
	rw.Loc = loc
	rw.ReplaceWith(op, by)
	return by
}

// Erase erases op, the results of which have no uses, with everything inside it.
func (rw *Rewriter) Erase(op ir.Op) {
	if rw.editor != nil {
		rw.editor.Erase(op)
		return
	}
	if rw.InsertPoint() == op {
		rw.SetAfter(op)
	}
	if rw.listener == nil {
		ir.Erase(op)
		return
	}
	rw.eraseInner(op)
	rw.listener.Erased(op)
	if ir.HasUses(op) {
		dropResultUses(op)
	}
	ir.Erase(op)
}

// eraseInner erases everything inside op, users before what they use, so that the listener hears of each op while the rest is whole.
func (rw *Rewriter) eraseInner(op ir.Op) {
	for i := ir.NumRegions(op) - 1; i >= 0; i-- {
		r := ir.RegionAt(op, i)
		for !r.Empty() {
			blocks := ir.PostOrder(r)
			for _, b := range blocks {
				for o := range b.OpsBackward() {
					rw.Erase(o)
				}
			}
			for _, b := range blocks {
				for _, a := range b.Args() {
					a.DropUses()
				}
				for s := range b.PredUses() {
					s.Set(nil)
				}
				rw.EraseBlock(b)
			}
		}
	}
}

// dropResultUses drops uses of op's results, which only a cycle in a graph region or unreachable code can still hold.
func dropResultUses(op ir.Op) {
	for _, r := range ir.ResultsOf(op) {
		r.DropUses()
	}
}

// EraseBlock erases b, which no branch names, with its ops, from the last to the first.
func (rw *Rewriter) EraseBlock(b *ir.Block) {
	if rw.editor != nil {
		rw.editor.EraseBlock(b)
		return
	}
	for o := range b.OpsBackward() {
		rw.Erase(o)
	}
	if rw.listener != nil {
		rw.listener.BlockErased(b)
	}
	b.Erase()
}

// Modify calls f, which changes op in place: its operands, attributes, successors, result types or location.
func (rw *Rewriter) Modify(op ir.Op, f func()) {
	if rw.editor != nil {
		rw.editor.Modify(op)
	}
	f()
	rw.modified(op)
}

func (rw *Rewriter) modified(op ir.Op) {
	if rw.listener != nil {
		rw.listener.Modified(op)
	}
}

// SetOperand makes o, an operand of an op, use v.
func (rw *Rewriter) SetOperand(o *ir.Operand, v *ir.Value) {
	op := o.Owner()
	if rw.editor != nil {
		rw.editor.Modify(op)
	}
	o.Set(v)
	rw.modified(op)
}

// SetAttribute sets the attribute of op under name, or removes it if a is nil.
func (rw *Rewriter) SetAttribute(op ir.Op, name string, a ir.Attr) {
	rw.Modify(op, func() { ir.SetAttribute(op, name, a) })
}

// ReplaceAllUses makes every use of from a use of to.
func (rw *Rewriter) ReplaceAllUses(from, to *ir.Value) {
	if rw.editor != nil {
		rw.editor.ReplaceUses(from, to, nil)
		return
	}
	if from == to {
		return
	}
	for u := range from.Uses() {
		u.Set(to)
		rw.modified(u.Owner())
	}
}

// ReplaceUsesIf makes the uses of from for which choose returns true uses of to.
func (rw *Rewriter) ReplaceUsesIf(from, to *ir.Value, choose func(*ir.Operand) bool) {
	if rw.editor != nil {
		rw.editor.ReplaceUses(from, to, choose)
		return
	}
	for u := range from.Uses() {
		if choose(u) {
			u.Set(to)
			rw.modified(u.Owner())
		}
	}
}

// ReplaceUsesExcept makes the uses of from by ops other than except uses of to.
func (rw *Rewriter) ReplaceUsesExcept(from, to *ir.Value, except ir.Op) {
	rw.ReplaceUsesIf(from, to, func(u *ir.Operand) bool { return u.Owner() != except })
}

// MoveBefore moves op in front of at.
func (rw *Rewriter) MoveBefore(op, at ir.Op) {
	if op != at {
		rw.move(op, func() { ir.MoveBefore(op, at) })
	}
}

// MoveAfter moves op behind at.
func (rw *Rewriter) MoveAfter(op, at ir.Op) {
	if op != at {
		rw.move(op, func() { ir.MoveAfter(op, at) })
	}
}

// MoveToEnd moves op to the end of b.
func (rw *Rewriter) MoveToEnd(op ir.Op, b *ir.Block) {
	rw.move(op, func() { ir.MoveToEnd(op, b) })
}

func (rw *Rewriter) move(op ir.Op, f func()) {
	from := Place{ir.BlockOf(op), ir.Next(op)}
	f()
	if rw.listener != nil {
		rw.listener.Moved(op, from)
	}
}

// NotifyMatchFailure says why a pattern does not match op, for who debugs it, and returns false for the pattern to return.
func (rw *Rewriter) NotifyMatchFailure(op ir.Op, reason string) bool {
	if rw.listener != nil {
		rw.listener.Failed(op, reason)
	}
	return false
}

// Clone inserts a copy of op, with its regions, whose operands and successors are those that m gives, and enters its results in m.
func (rw *Rewriter) Clone(op ir.Op, m *ir.Mapping) ir.Op {
	c := rw.Put(ir.Clone(op, m))
	if rw.listener != nil {
		for _, r := range ir.RegionsOf(c) {
			for b := range r.Blocks() {
				rw.insertedInner(b)
			}
		}
	}
	return c
}

// insertedInner tells of everything inside b, a part of a copy.
func (rw *Rewriter) insertedInner(b *ir.Block) {
	rw.listener.BlockInserted(b)
	for op := range b.Ops() {
		rw.listener.Inserted(op)
		for _, r := range ir.RegionsOf(op) {
			for inner := range r.Blocks() {
				rw.insertedInner(inner)
			}
		}
	}
}

// CreateOrFold completes the op literal op at the insertion point and returns the value of its only result: what the op folds to, in which
// case it was erased again, or its result.
func (rw *Rewriter) CreateOrFold(op ir.Op) *ir.Value { return CreateOrFold(rw.Builder, op) }
