package dataflow

import (
	"polyloom/ir"
	"polyloom/ir/analysis"
)

// BackwardRules say how facts of type T about values follow from facts about the values that are computed from them. The zero T is what
// holds of a value that nothing is known to use.
type BackwardRules[T any] interface {
	// Meet returns what is known of a value of which a is known by one use and b by another, and whether that differs from a. It must not
	// grow forever.
	Meet(a, b T) (met T, changed bool)
	// Exit returns what is known of a value that leaves what is analysed.
	Exit(v *ir.Value) T
	// Transfer calls meet for the operands of op with what results say of these. It must not keep results. It is not asked about operands
	// that branches, region terminators and calls pass on.
	Transfer(op ir.Op, results []T, meet func(v *ir.Value, x T))
	// Branched calls meet for the value of an operand of a branch, an ir.RegionBrancher or a region terminator that is not passed on: the
	// condition of an if.
	Branched(o *ir.Operand, meet func(v *ir.Value, x T))
	// Called calls meet for the value of an operand of a call that is not passed on to an argument of a known callee.
	Called(o *ir.Operand, meet func(v *ir.Value, x T))
	// Own calls meet for values, the entry arguments of a region of branch that receive nothing at p: an induction variable.
	Own(branch ir.RegionBrancher, p ir.RegionPoint, values []*ir.Value, meet func(v *ir.Value, x T))
}

// Backward computes facts about values from facts about what is computed from them.
type Backward[T any] struct {
	s     *Solver
	rules BackwardRules[T]
	facts map[*ir.Value]*fact[T]
	slab  []fact[T]

	results []T // scratch
	meet    func(v *ir.Value, x T)
}

// AddBackward adds an analysis by rules to s.
func AddBackward[T any](s *Solver, rules BackwardRules[T]) *Backward[T] {
	b := &Backward[T]{s: s, rules: rules, facts: map[*ir.Value]*fact[T]{}}
	b.meet = b.Meet
	s.add(b)
	return b
}

// Of returns what is known of v.
func (b *Backward[T]) Of(v *ir.Value) T {
	if l := b.facts[v]; l != nil {
		return l.val
	}
	var zero T
	return zero
}

func (b *Backward[T]) lattice(v *ir.Value) *fact[T] {
	l := b.facts[v]
	if l == nil {
		l = alloc(&b.slab)
		b.facts[v] = l
	}
	return l
}

// Meet adds x to what is known of v. It is for rules, while the solver runs.
func (b *Backward[T]) Meet(v *ir.Value, x T) {
	l := b.lattice(v)
	met, changed := b.rules.Meet(l.val, x)
	if changed {
		l.val = met
		b.s.notify(&l.deps)
	}
}

// Need returns what is known of v, and lets op be visited again when it changes. It is for rules, while the solver runs.
func (b *Backward[T]) Need(op ir.Op, v *ir.Value) T {
	l := b.lattice(v)
	l.deps.add(task{b, After(op)})
	return l.val
}

func (b *Backward[T]) start(top ir.Op) {
	// What uses the results of top is not seen.
	for _, v := range ir.ResultsOf(top) {
		b.Meet(v, b.rules.Exit(v))
	}
	b.startInside(top)
}

func (b *Backward[T]) startInside(op ir.Op) {
	b.visitOp(op)
	for _, r := range ir.RegionsOf(op) {
		for blk := range r.Blocks() {
			b.s.dead.block(blk).subs.add(b)
			for inner := range blk.OpsBackward() {
				b.startInside(inner)
			}
		}
	}
}

func (b *Backward[T]) visit(p Point) {
	if p.Op != nil {
		b.visitOp(p.Op)
	}
}

func (b *Backward[T]) visitOp(op ir.Op) {
	if !b.s.dead.runs(op) {
		return
	}
	switch op := op.(type) {
	case ir.RegionBrancher:
		b.visitRegions(op)
		return
	case ir.Brancher:
		b.visitBranch(op)
		return
	case ir.Caller:
		if b.visitCall(op) {
			return
		}
	}
	parent := ir.Parent(op)
	if branch, ok := parent.(ir.RegionBrancher); ok && ir.HasTrait(op, ir.Terminator) && leavesRegion(op) {
		b.visitExit(op, branch)
		return
	}
	if callable, ok := parent.(ir.Callable); ok && ir.HasTrait(op, ir.ReturnLike) {
		b.visitReturn(op, callable)
		return
	}
	b.results = b.results[:0]
	for _, v := range ir.ResultsOf(op) {
		b.results = append(b.results, b.Need(op, v))
	}
	b.rules.Transfer(op, b.results, b.meet)
}

func leavesRegion(op ir.Op) bool {
	_, chooses := op.(ir.RegionExit)
	return chooses || passesValues(op)
}

// forward meets the value of each operand with what is known of the input that receives it, and marks it in passed.
func (b *Backward[T]) forward(op ir.Op, passed map[*ir.Operand]bool, operands []*ir.Operand, inputs []*ir.Value) {
	for i, o := range operands {
		if i < len(inputs) {
			b.Meet(o.Value(), b.Need(op, inputs[i]))
			passed[o] = true
		}
	}
}

// others calls f for the operands of op that are not in passed.
func (b *Backward[T]) others(op ir.Op, passed map[*ir.Operand]bool, f func(*ir.Operand, func(*ir.Value, T))) {
	for i := range ir.NumOperands(op) {
		if o := ir.OperandAt(op, i); !passed[o] {
			f(o, b.meet)
		}
	}
}

func (b *Backward[T]) visitRegions(branch ir.RegionBrancher) {
	seen := map[*ir.Operand]bool{}
	for _, p := range branch.RegionSuccessors(nil, nil) {
		b.forward(branch, seen, branch.EntryOperands(p), p.Inputs)
		if p.Region != nil && !p.Region.Empty() {
			if own := ownValues(p, p.Region.Entry().ArgValues()); len(own) > 0 {
				b.rules.Own(branch, p, own, b.meet)
			}
		}
	}
	b.others(branch, seen, b.rules.Branched)
}

func (b *Backward[T]) visitExit(op ir.Op, branch ir.RegionBrancher) {
	seen := map[*ir.Operand]bool{}
	for _, p := range exitPoints(branch, op, nil) {
		if operands, ok := passed(op, p); ok {
			b.forward(op, seen, operands, p.Inputs)
		}
	}
	b.others(op, seen, b.rules.Branched)
}

func (b *Backward[T]) visitBranch(branch ir.Brancher) {
	seen := map[*ir.Operand]bool{}
	for i := range ir.NumSuccessors(branch) {
		operands, produced := branch.SuccessorOperands(i)
		to := ir.SuccessorAt(branch, i).Block()
		for k := range operands.Len() {
			o := operands.Operand(k)
			seen[o] = true
			if produced+k < to.NumArgs() {
				b.Meet(o.Value(), b.Need(branch, to.Arg(produced+k)))
			}
		}
	}
	b.others(branch, seen, b.rules.Branched)
}

// visitCall handles calls of callables, and reports whether call is one.
func (b *Backward[T]) visitCall(call ir.Caller) bool {
	callee, ok := analysis.ResolveCallee(call, &b.s.tables).(ir.Callable)
	if !ok {
		return false
	}
	seen := map[*ir.Operand]bool{}
	if b.s.follow && hasBody(callee) {
		b.forward(call, seen, call.CallArgs(), callee.CallableRegion().Entry().ArgValues())
	}
	b.others(call, seen, b.rules.Called)
	return true
}

func (b *Backward[T]) visitReturn(op ir.Op, callable ir.Callable) {
	callers := b.s.dead.predecessorsFor(task{b, After(op)}, After(callable))
	if callers.unknown {
		for _, v := range ir.OperandsOf(op) {
			b.Meet(v, b.rules.Exit(v))
		}
		return
	}
	for _, call := range callers.ops {
		for i, v := range ir.OperandsOf(op) {
			if i < ir.NumResults(call) {
				b.Meet(v, b.Need(op, ir.ResultAt(call, i)))
			}
		}
	}
}
