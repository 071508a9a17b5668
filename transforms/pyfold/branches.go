package pyfold

import (
	"polyloom/dialects/py"
	"polyloom/ir"
)

// droppable reports whether the regions of op from number from on can be dropped if they are never run.
func droppable(op ir.Op, from int) bool {
	for i := from; i < ir.NumRegions(op); i++ {
		if !meansNothing(ir.RegionAt(op, i)) {
			return false
		}
	}
	return true
}

// meansNothing reports whether r says nothing about the function around it: an assignment would make a name local, a yield would make it a generator.
func meansNothing(r *ir.Region) bool {
	for b := range r.Blocks() {
		for op := range b.Ops() {
			for inner := range ir.Walk(op) {
				switch inner.(type) {
				case *py.Walrus, *py.YieldValue, *py.YieldFrom, *py.Await:
					return false
				}
			}
		}
	}
	return true
}

// only returns the constant that r computes if it does nothing else; nil if it does.
func only(r *ir.Region) *py.Literal {
	v := py.Yielded(r)
	l := py.LiteralOf(v)
	if l == nil {
		return nil
	}
	for op := range r.Entry().Ops() {
		switch op.(type) {
		case *py.Constant, *py.Yield:
		default:
			return nil
		}
	}
	return l
}

// inline moves what r computes in front of op, and returns its value.
func inline(r *ir.Region, op ir.Op) *ir.Value {
	v := py.Yielded(r)
	for inner := range r.Entry().Ops() {
		if _, end := inner.(*py.Yield); end {
			ir.Erase(inner)
		} else {
			ir.MoveBefore(inner, op)
		}
	}
	return v
}

// ifExp replaces a conditional expression whose condition is a constant.
func (f *folder) ifExp(op *py.IfExp) {
	cond := py.LiteralOf(op.Cond.Value())
	if cond == nil {
		return
	}
	kept, other := &op.Then, &op.Else
	if !cond.Truth() {
		kept, other = other, kept
	}
	if meansNothing(other) {
		f.replace(op, inline(kept, op))
	}
}

// shortCircuit drops the operands of and and or that decide nothing, and those behind one that decides: a false one for and, a true one for or.
func (f *folder) shortCircuit(op *py.ShortCircuit) {
	decides := func(l *py.Literal) bool { return l.Truth() == (op.Kind == py.Or) }
	for op.Rest.Len() > 0 {
		first := py.LiteralOf(op.First.Value())
		if first == nil || decides(first) {
			break
		}
		was := op.First.Value()
		op.First.Set(inline(op.Rest.At(0), op))
		op.Rest.Remove(0)
		drop(was)
		f.changed = true
	}
	for i := 0; i < op.Rest.Len()-1; i++ {
		switch l := only(op.Rest.At(i)); {
		case l == nil:
		case !decides(l):
			op.Rest.Remove(i)
			i--
			f.changed = true
		case droppable(op, i+1):
			f.cut(op, i+1)
		}
	}
	if first := py.LiteralOf(op.First.Value()); first != nil && droppable(op, 0) {
		f.cut(op, 0)
	}
	if op.Rest.Len() == 0 {
		f.replace(op, op.First.Value())
	}
}

// cut drops the operands behind the first n that are not computed at once.
func (f *folder) cut(op *py.ShortCircuit, n int) {
	for op.Rest.Len() > n {
		op.Rest.Remove(op.Rest.Len() - 1)
		f.changed = true
	}
}
