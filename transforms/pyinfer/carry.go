package pyinfer

import (
	"polyloom/dialects/py"
	"polyloom/ir"
)

// hand says that each of the values to may be the one of from that stands in its place.
func (a *analysis) hand(to, from []*ir.Value) {
	for i, v := range from {
		if i >= len(to) {
			return // which the verifier does not let pass
		}
		was := a.facts[to[i]]
		a.set(to[i], a.of(v))
		if !a.facts[to[i]].equal(was) {
			a.epoch++
		}
	}
}

// handOut hands on what a loop has when it ends.
func (a *analysis) handOut(l py.Loop) {
	if orElse := l.ElseRegion(); !orElse.Empty() {
		a.hand(l.CarriedArgs(orElse), l.Again())
	} else {
		a.hand(l.CarriedResults(), l.Again())
	}
}

// loopAround returns the loop that a break or continue is about.
func loopAround(op ir.Op) py.Loop {
	for r := ir.ParentRegion(op); r != nil; r = ir.ParentRegion(r.ParentOp()) {
		if l, ok := r.ParentOp().(py.Loop); ok && r == l.BodyRegion() {
			return l
		}
		if r.ParentOp() == nil {
			break
		}
	}
	return nil
}

// settle takes the types of values back that get others, as code that is never reached hands on.
func (a *analysis) settle() {
	for changed := true; changed; {
		changed = false
		take := func(to, from []*ir.Value) {
			for i, v := range from[:min(len(from), len(to))] {
				if !py.Accepts(to[i].Type(), v.Type()) {
					to[i].SetType(py.Object)
					changed = true
				}
			}
		}
		for op := range ir.Walk(a.module) {
			handsOn(op, take)
		}
	}
}

// handsOn calls take for the values that op hands on, and what they become.
func handsOn(op ir.Op, take func(to, from []*ir.Value)) {
	switch o := op.(type) {
	case *py.Carry:
		switch p := ir.Parent(o).(type) {
		case py.Loop:
			if ir.ParentRegion(o) == p.BodyRegion() {
				take(p.Again(), o.Values.Values())
			} else {
				take(p.CarriedResults(), o.Values.Values())
			}
		case py.Carrier:
			take(p.CarriedResults(), o.Values.Values())
		}
	case *py.Break:
		take(py.LoopOf(o).CarriedResults(), o.Values.Values())
	case *py.Continue:
		take(py.LoopOf(o).Again(), o.Values.Values())
	case py.Loop:
		take(o.Again(), o.CarriedInits())
		take(o.CarriedArgs(o.BodyRegion()), o.Again())
		if orElse := o.ElseRegion(); !orElse.Empty() {
			take(o.CarriedArgs(orElse), o.Again())
		} else {
			take(o.CarriedResults(), o.Again())
		}
	}
}
