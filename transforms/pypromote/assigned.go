package pypromote

import (
	"slices"

	"polyloom/dialects/py"
	"polyloom/ir"
)

// A set holds numbers of variables.
type set []bool

// and removes from s what t has not.
func (s set) and(t set) {
	for i := range s {
		s[i] = s[i] && t[i]
	}
}

// or adds t to s.
func (s set) or(t set) {
	for i := range s {
		s[i] = s[i] || t[i]
	}
}

// meet returns what both sets have; nil stands for all, where control does not get to.
func meet(s, t set) set {
	switch {
	case s == nil:
		return t
	case t != nil:
		s.and(t)
	}
	return s
}

// assignment finds the variables that may be unbound where they are used: it follows control forwards with the set of those that are certainly bound. There
// is no code that never runs.
type assignment struct {
	*function
	breaks []set // what is bound at the breaks of the loops around
}

// block returns what is bound behind b, when s is in front of it; nil if control does not get there. It changes s.
func (a *assignment) block(b *ir.Block, s set) set {
	for op := range b.Ops() {
		if s = a.op(op, s); s == nil {
			return nil
		}
	}
	return s
}

// region is block for a region that may be empty. It does not change s.
func (a *assignment) region(r *ir.Region, s set) set {
	s = slices.Clone(s)
	if r.Empty() {
		return s
	}
	return a.block(r.Entry(), s)
}

func (a *assignment) op(op ir.Op, s set) set {
	switch op := op.(type) {
	case *py.Load:
		if i, ok := a.promoted(op); ok && !s[i] {
			a.leave(op.Name.Value, op, "it may be unbound here")
		}
	case *py.Store, *py.Walrus, *py.Annotate:
		if i, _, ok := a.assigned(op); ok {
			s[i] = true
		}
	case *py.Return, *py.Raise, *py.Continue:
		return nil
	case *py.Break:
		top := len(a.breaks) - 1
		a.breaks[top] = meet(slices.Clone(s), a.breaks[top])
		return nil
	case *py.If:
		return meet(a.region(&op.Then, s), a.region(&op.Else, s))
	case *py.For:
		return a.loop(op, s)
	case *py.While:
		a.region(&op.Test, s)
		return a.loop(op, s)
	default:
		if py.OpensScope(op) {
			return s
		}
		for _, r := range ir.RegionsOf(op) {
			a.region(r, s)
		}
	}
	return s
}

func (a *assignment) loop(l py.Loop, s set) set {
	a.breaks = append(a.breaks, nil)
	a.region(l.BodyRegion(), s)
	top := len(a.breaks) - 1
	breaks := a.breaks[top]
	a.breaks = a.breaks[:top]
	if py.Leaves(l) {
		return nil
	}
	return meet(a.region(l.ElseRegion(), s), breaks)
}

// assigned returns the number of the variable that op assigns, and its value, if op assigns one that becomes values.
func (f *function) assigned(op ir.Op) (i int, v *ir.Value, ok bool) {
	switch op := op.(type) {
	case *py.Store:
		v = op.Value.Value()
	case *py.Walrus:
		v = op.Value.Value()
	case *py.Annotate:
		v = op.Value.Value()
	}
	if v == nil {
		return 0, nil, false
	}
	i, ok = f.promoted(op.(py.Naming))
	return i, v, ok
}
