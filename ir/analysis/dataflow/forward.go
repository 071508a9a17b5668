package dataflow

import (
	"polyloom/ir"
	"polyloom/ir/analysis"
)

// ForwardRules say how facts of type T about values follow from each other. The zero T means that a value was not reached.
//
// Rules may also implement RegionRules, CallRules and ChangeRules.
type ForwardRules[T any] interface {
	// Join returns what is known of a value of which a is known on one path and b on another, and whether that differs from a. It must
	// not grow forever.
	Join(a, b T) (joined T, changed bool)
	// Entry returns what is known of a value when nothing is: of an argument of a function that anyone may call.
	Entry(v *ir.Value) T
	// Transfer calls join for the results of op with what is known of them when args is known of the operands. Results of which nothing
	// can be told get their Entry. It must not keep args. It is not asked about calls and ir.RegionBrancher ops.
	Transfer(op ir.Op, args []T, join func(v *ir.Value, x T))
}

// RegionRules are ForwardRules that know of values which an op with regions makes itself, such as induction variables.
type RegionRules[T any] interface {
	// TransferRegion calls join for values, which are entry arguments of a region of op, or results of op, that p does not receive from
	// elsewhere. get returns what is known of a value, and makes this be called again when it changes.
	TransferRegion(op ir.Op, p ir.RegionPoint, values []*ir.Value, get func(v *ir.Value) T, join func(v *ir.Value, x T))
}

// CallRules are ForwardRules that know what calls return whose callee is not followed.
type CallRules[T any] interface {
	// TransferCall is as Transfer for a call.
	TransferCall(call ir.Caller, args []T, join func(v *ir.Value, x T))
}

// ChangeRules are ForwardRules that want to know of changes.
type ChangeRules[T any] interface {
	// Changed is called when x has become what is known of v.
	Changed(v *ir.Value, x T)
}

// Forward computes facts about values from facts about the values that they are computed from.
type Forward[T any] struct {
	s       *Solver
	rules   ForwardRules[T]
	regions RegionRules[T]
	calls   CallRules[T]
	changes ChangeRules[T]
	facts   map[*ir.Value]*fact[T]
	slab    []fact[T]

	args []T // scratch
	join func(v *ir.Value, x T)
}

// A fact is what is known of a value.
type fact[T any] struct {
	val  T
	deps dependents
	subs subscribers // to be run on all users
}

// AddForward adds an analysis by rules to s.
func AddForward[T any](s *Solver, rules ForwardRules[T]) *Forward[T] {
	f := &Forward[T]{s: s, rules: rules, facts: map[*ir.Value]*fact[T]{}}
	f.regions, _ = rules.(RegionRules[T])
	f.calls, _ = rules.(CallRules[T])
	f.changes, _ = rules.(ChangeRules[T])
	f.join = f.Join
	s.add(f)
	return f
}

// Of returns what is known of v: the zero T if v is not reached.
func (f *Forward[T]) Of(v *ir.Value) T {
	if l := f.facts[v]; l != nil {
		return l.val
	}
	var zero T
	return zero
}

func (f *Forward[T]) lattice(v *ir.Value) *fact[T] {
	l := f.facts[v]
	if l == nil {
		l = alloc(&f.slab)
		f.facts[v] = l
	}
	return l
}

// alloc returns an element of a slab, which is made anew when it is used up: values are many.
func alloc[T any](slab *[]T) *T {
	if len(*slab) == 0 {
		*slab = make([]T, 128)
	}
	p := &(*slab)[0]
	*slab = (*slab)[1:]
	return p
}

// Join joins x to what is known of v. It is for rules, while the solver runs.
func (f *Forward[T]) Join(v *ir.Value, x T) {
	l := f.lattice(v)
	joined, changed := f.rules.Join(l.val, x)
	if !changed {
		return
	}
	l.val = joined
	f.s.notify(&l.deps)
	for user := range v.Users() {
		for _, a := range l.subs {
			f.s.enqueue(task{a, After(user)})
		}
	}
	if f.changes != nil {
		f.changes.Changed(v, joined)
	}
}

// need returns what is known of v, to be looked at again by the visit at p when it changes.
func (f *Forward[T]) need(p Point, v *ir.Value) T {
	l := f.lattice(v)
	l.deps.add(task{f, p})
	return l.val
}

func (f *Forward[T]) enter(v *ir.Value) { f.Join(v, f.rules.Entry(v)) }

func (f *Forward[T]) enterResults(op ir.Op) {
	for _, v := range ir.ResultsOf(op) {
		f.enter(v)
	}
}

func (f *Forward[T]) enterAll(vs []*ir.Value) {
	for _, v := range vs {
		f.enter(v)
	}
}

func (f *Forward[T]) start(top ir.Op) {
	for _, r := range ir.RegionsOf(top) {
		if !r.Empty() {
			f.enterAll(r.Entry().ArgValues())
		}
	}
	f.startInside(top)
}

func (f *Forward[T]) startInside(op ir.Op) {
	f.visitOp(op)
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			f.s.dead.block(b).subs.add(f)
			f.visitBlock(b)
			for inner := range b.Ops() {
				f.startInside(inner)
			}
		}
	}
}

func (f *Forward[T]) visit(p Point) {
	if p.Op != nil {
		f.visitOp(p.Op)
	} else {
		f.visitBlock(p.Block)
	}
}

func (f *Forward[T]) visitOp(op ir.Op) {
	if ir.NumResults(op) == 0 || !f.s.dead.runs(op) {
		return
	}
	if branch, ok := op.(ir.RegionBrancher); ok {
		f.visitRegionPoint(After(op), branch, nil, ir.ResultValues(op))
		return
	}
	f.args = f.args[:0]
	for _, v := range ir.OperandsOf(op) {
		l := f.lattice(v)
		l.subs.add(f)
		f.args = append(f.args, l.val)
	}
	if call, ok := op.(ir.Caller); ok {
		f.visitCall(call)
		return
	}
	f.rules.Transfer(op, f.args, f.join)
}

func (f *Forward[T]) visitCall(call ir.Caller) {
	if f.s.isExternal(call) {
		if f.calls != nil {
			f.calls.TransferCall(call, f.args, f.join)
		} else {
			f.enterResults(call)
		}
		return
	}
	at := After(call)
	returns := f.s.dead.predecessorsFor(task{f, at}, at)
	if returns.unknown {
		f.enterResults(call)
		return
	}
	for _, ret := range returns.ops {
		for i, v := range ir.ResultsOf(call) {
			if i < ir.NumOperands(ret) {
				f.Join(v, f.need(at, ir.OperandValue(ret, i)))
			}
		}
	}
}

// isExternal reports whether call is not followed, or to a callee that is only declared.
func (s *Solver) isExternal(call ir.Caller) bool {
	if !s.follow {
		return true
	}
	c, ok := analysis.ResolveCallee(call, &s.tables).(ir.Callable)
	return ok && !hasBody(c)
}

func (f *Forward[T]) visitBlock(b *ir.Block) {
	if b.NumArgs() == 0 || !f.s.dead.IsLive(b) {
		return
	}
	if b.IsEntry() {
		f.visitEntry(b)
		return
	}
	for use := range b.PredUses() {
		pred := ir.BlockOf(use.Owner())
		e := f.s.dead.edge(pred, b)
		e.subs.add(f)
		if !e.live {
			continue
		}
		branch, ok := use.Owner().(ir.Brancher)
		if !ok {
			f.enterAll(b.ArgValues())
			return
		}
		operands, produced := branch.SuccessorOperands(use.Index())
		for i, a := range b.Args() {
			if i < produced {
				f.enter(&a.Value)
			} else {
				f.Join(&a.Value, f.need(Start(b), operands.At(i-produced)))
			}
		}
	}
}

// visitEntry visits the entry block of a region, whose arguments come from calls or from the op around.
func (f *Forward[T]) visitEntry(b *ir.Block) {
	r, at := b.Region(), Start(b)
	op := r.ParentOp()
	if c, ok := op.(ir.Callable); ok && c.CallableRegion() == r {
		callers := f.s.dead.predecessorsFor(task{f, at}, After(op))
		if callers.unknown || !f.s.follow {
			f.enterAll(b.ArgValues())
			return
		}
		for _, call := range callers.ops {
			args := call.(ir.Caller).CallArgs()
			for i, a := range b.Args() {
				if i < len(args) {
					f.Join(&a.Value, f.need(at, args[i].Value()))
				}
			}
		}
		return
	}
	if branch, ok := op.(ir.RegionBrancher); ok {
		f.visitRegionPoint(at, branch, r, b.ArgValues())
		return
	}
	f.visitOwn(at, op, ir.RegionPoint{Region: r}, b.ArgValues())
}

// visitRegionPoint joins what comes to the start of region r of branch, or behind branch if r is nil, into values.
func (f *Forward[T]) visitRegionPoint(at Point, branch ir.RegionBrancher, r *ir.Region, values []*ir.Value) {
	preds := f.s.dead.predecessorsFor(task{f, at}, at)
	for _, op := range preds.ops {
		p := ir.RegionPoint{Region: r, Inputs: preds.inputs[op]}
		var operands []*ir.Operand
		ok := true
		if op == branch {
			operands = branch.EntryOperands(p)
		} else {
			operands, ok = passed(op, p)
		}
		if !ok || len(operands) != len(p.Inputs) {
			f.enterAll(values)
			return
		}
		if len(p.Inputs) != len(values) {
			f.visitOwn(at, branch, p, values)
		}
		for i, v := range p.Inputs {
			f.Join(v, f.need(at, operands[i].Value()))
		}
	}
}

// visitOwn joins what op itself gives those of values that do not receive anything at p.
func (f *Forward[T]) visitOwn(at Point, op ir.Op, p ir.RegionPoint, values []*ir.Value) {
	own := ownValues(p, values)
	if f.regions == nil {
		f.enterAll(own)
		return
	}
	f.regions.TransferRegion(op, p, own, func(v *ir.Value) T { return f.need(at, v) }, f.join)
}

// ownValues returns those of values that are not inputs of p.
func ownValues(p ir.RegionPoint, values []*ir.Value) []*ir.Value {
	if len(p.Inputs) == 0 {
		return values
	}
	input := make(map[*ir.Value]bool, len(p.Inputs))
	for _, v := range p.Inputs {
		input[v] = true
	}
	var own []*ir.Value
	for _, v := range values {
		if !input[v] {
			own = append(own, v)
		}
	}
	return own
}
