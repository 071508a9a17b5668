package pyinfer

import (
	"slices"

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
		if !slices.Contains(a.handed[to[i]], v) {
			a.handed[to[i]] = append(a.handed[to[i]], v)
		}
	}
}

// carried hands on what a region gives.
func (a *analysis) carried(o *py.Carry) {
	switch p := ir.Parent(o).(type) {
	case py.Loop:
		if ir.ParentRegion(o) == p.BodyRegion() {
			a.hand(p.Again(), o.Values.Values())
		} else {
			a.hand(p.CarriedResults(), o.Values.Values())
		}
	case py.Carrier:
		a.hand(p.CarriedResults(), o.Values.Values())
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
		for to, from := range a.handed {
			for _, v := range from {
				if !py.Accepts(to.Type(), v.Type()) {
					to.SetType(py.Object)
					changed = true
				}
			}
		}
	}
}
