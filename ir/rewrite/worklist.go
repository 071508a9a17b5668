package rewrite

import (
	"slices"

	"polyloom/ir"
)

// A worklist is a stack of ops without repetitions, from which any op can be removed quickly. An op's Mark is its place in the stack, if that
// place holds the op.
type worklist struct{ list []ir.Op }

func (w *worklist) has(op ir.Op) bool {
	i := int(ir.Mark(op))
	return i < len(w.list) && w.list[i] == op
}

func (w *worklist) push(op ir.Op) {
	if w.has(op) {
		return
	}
	ir.SetMark(op, uint32(len(w.list)))
	w.list = append(w.list, op)
}

// pop returns the op that was pushed last; nil if there is none.
func (w *worklist) pop() ir.Op {
	for n := len(w.list); n > 0; n = len(w.list) {
		op := w.list[n-1]
		w.list[n-1] = nil
		w.list = w.list[:n-1]
		if op != nil {
			return op
		}
	}
	return nil
}

// remove takes op out; its place stays empty.
func (w *worklist) remove(op ir.Op) {
	if w.has(op) {
		w.list[ir.Mark(op)] = nil
	}
}

func (w *worklist) clear() { w.list = w.list[:0] }

func (w *worklist) reverse() {
	slices.Reverse(w.list)
	for i, op := range w.list {
		if op != nil {
			ir.SetMark(op, uint32(i))
		}
	}
}

func (w *worklist) empty() bool {
	return !slices.ContainsFunc(w.list, func(op ir.Op) bool { return op != nil })
}
