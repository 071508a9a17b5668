package dataflow

import "polyloom/ir"

// Live finds the values that are needed: because an op with effects uses them, because they leave a function that anyone may call, because a
// choice depends on them that matters, or because a needed value is computed from them. What is not needed may be replaced by anything.
//
// Unlike analysis.Liveness it does not ask where a value is needed, and it looks through calls, regions and branches: an argument of a block or of a
// private function that is passed along but never used is not needed.
type Live struct {
	*Backward[bool]
	keeps map[ir.Op]bool // whether an op with regions must stay although its results are not needed
}

// AddLive adds an analysis of needed values to s.
func AddLive(s *Solver) *Live {
	l := &Live{keeps: map[ir.Op]bool{}}
	l.Backward = AddBackward(s, BackwardRules[bool](l))
	return l
}

// FindLive analyses top and returns which values in it are needed.
func FindLive(top ir.Op) *Live {
	s := New()
	l := AddLive(s)
	s.Run(top)
	return l
}

// Meet implements BackwardRules.
func (l *Live) Meet(a, b bool) (bool, bool) { return a || b, b && !a }

// Exit implements BackwardRules.
func (l *Live) Exit(*ir.Value) bool { return true }

// Transfer implements BackwardRules.
func (l *Live) Transfer(op ir.Op, results []bool, meet func(*ir.Value, bool)) {
	needed := l.mustStay(op)
	for _, r := range results {
		needed = needed || r
	}
	if needed {
		for _, v := range ir.OperandsOf(op) {
			meet(v, true)
		}
	}
}

// mustStay reports whether op would stay if nothing used its results.
func (l *Live) mustStay(op ir.Op) bool {
	if ir.NumRegions(op) == 0 {
		return !ir.WouldBeTriviallyDead(op)
	}
	stay, ok := l.keeps[op]
	if !ok {
		stay = !ir.WouldBeTriviallyDead(op)
		l.keeps[op] = stay
	}
	return stay
}

// Branched implements BackwardRules. The condition of a branch between blocks is needed as the branch is; that of an op with regions, when the
// op is.
func (l *Live) Branched(o *ir.Operand, meet func(*ir.Value, bool)) {
	op := o.Owner()
	at := op
	if _, ok := op.(ir.RegionBrancher); !ok && leavesRegion(op) {
		at = ir.Parent(op)
	}
	if l.wanted(op, at) {
		meet(o.Value(), true)
	}
}

// wanted reports whether op stays or a result of it is needed; the visit to by is repeated when that changes.
func (l *Live) wanted(by, op ir.Op) bool {
	wanted := l.mustStay(op)
	for _, v := range ir.ResultsOf(op) {
		wanted = l.Need(by, v) || wanted
	}
	return wanted
}

// Called implements BackwardRules.
func (l *Live) Called(o *ir.Operand, meet func(*ir.Value, bool)) { meet(o.Value(), true) }

// Own implements BackwardRules.
func (l *Live) Own(branch ir.RegionBrancher, _ ir.RegionPoint, values []*ir.Value, meet func(*ir.Value, bool)) {
	if l.wanted(branch, branch) {
		for _, v := range values {
			meet(v, true)
		}
	}
}
