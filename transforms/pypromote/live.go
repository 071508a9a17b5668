package pypromote

import (
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// liveness finds the variables whose values may still be used: it follows control backwards.
type liveness struct {
	*function
	after map[ir.Op]set // what is live behind each py.if and each loop
	head  map[ir.Op]set // what is live at the beginning of each iteration of a loop, or behind it
	loops []loopLive
}

// loopLive is what is live where the jumps of a loop go to.
type loopLive struct{ onBreak, onContinue set }

// block returns what is live in front of b, when s is behind it. It does not change s.
func (l *liveness) block(b *ir.Block, s set) set {
	s = slices.Clone(s)
	for op := range b.OpsBackward() {
		s = l.op(op, s)
	}
	return s
}

// region is block for a region that may be empty.
func (l *liveness) region(r *ir.Region, s set) set {
	if r.Empty() {
		return slices.Clone(s)
	}
	return l.block(r.Entry(), s)
}

func (l *liveness) op(op ir.Op, s set) set {
	switch op := op.(type) {
	case *py.Load:
		if i, ok := l.promoted(op); ok {
			s[i] = true
		}
	case *py.Store, *py.Walrus, *py.Annotate:
		if i, _, ok := l.assigned(op); ok {
			s[i] = false
		}
	case *py.Return, *py.Raise:
		return make(set, len(s))
	case *py.Break:
		return slices.Clone(l.loops[len(l.loops)-1].onBreak)
	case *py.Continue:
		return slices.Clone(l.loops[len(l.loops)-1].onContinue)
	case *py.If:
		l.after[op] = slices.Clone(s)
		then := l.region(&op.Then, s)
		s = l.region(&op.Else, s)
		s.or(then)
	case *py.For:
		return l.loop(op, s, nil)
	case *py.While:
		return l.loop(op, s, &op.Test)
	default:
		if py.OpensScope(op) {
			return s
		}
		for _, r := range ir.RegionsOf(op) {
			s.or(l.region(r, s)) // or control does not come through r, or it ends early
		}
	}
	return s
}

// loop follows control around a loop until nothing changes any more. test is a region that each iteration begins with, or nil.
func (l *liveness) loop(op py.Loop, after set, test *ir.Region) set {
	l.after[op] = after
	exit := l.region(op.ElseRegion(), after)
	head := slices.Clone(exit)
	for {
		l.loops = append(l.loops, loopLive{onBreak: after, onContinue: head})
		next := l.region(op.BodyRegion(), head)
		l.loops = l.loops[:len(l.loops)-1]
		next.or(exit)
		if test != nil {
			next = l.region(test, next)
		}
		next.or(head)
		if slices.Equal(head, next) {
			break
		}
		head = next
	}
	l.head[op] = head
	return slices.Clone(head)
}
