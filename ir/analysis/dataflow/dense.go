package dataflow

import "polyloom/ir"

// DenseForwardRules say how facts of type T about points follow from each other. The zero T means that a point was not reached. Facts
// must not be changed once they were returned.
//
// Rules may also implement DenseCallRules and DenseRegionRules.
type DenseForwardRules[T any] interface {
	// Join returns what is known where a is known on one path and b on another, and whether that differs from a. It must not grow forever.
	Join(a, b T) (joined T, changed bool)
	// Entry returns what is known at the start of what anyone may call, or enter in an unknown way, and behind calls of what is not known.
	Entry() T
	// Transfer returns what is known behind op when before is known in front of it.
	Transfer(op ir.Op, before T) T
}

// CallAction is a step of a call.
type CallAction uint8

// The steps of a call.
const (
	EnterCallee    CallAction = iota // from the call to the entry of the callee
	ExitCallee                       // from a return in the callee to the call
	ExternalCallee                   // over a call whose callee is not looked at
)

// DenseCallRules are rules of a dense analysis that know of calls. Without these, facts go along unchanged, and a call whose callee is not looked
// at does what Transfer says.
type DenseCallRules[T any] interface {
	// TransferCall returns what is known at the end of the step when x is known at its beginning; backward, the other way round.
	TransferCall(call ir.Caller, step CallAction, x T) T
}

// DenseRegionRules are rules of a dense analysis that know of steps between an op and its regions. Without these, facts go along unchanged.
type DenseRegionRules[T any] interface {
	// TransferRegion returns what is known at the end of a step when x is known at its beginning; backward, the other way round. A nil
	// region stands for branch itself.
	TransferRegion(branch ir.RegionBrancher, from, to *ir.Region, x T) T
}

// A densePart is what dense analyses of both directions have in common.
type densePart[T any] struct {
	s       *Solver
	self    Analysis
	grow    func(a, b T) (T, bool)
	calls   DenseCallRules[T]
	regions DenseRegionRules[T]
	facts   map[Point]*pointFact[T]
	slab    []pointFact[T]
}

type pointFact[T any] struct {
	val  T
	deps dependents
}

// At returns what is known at p: the zero T if p is not reached.
func (d *densePart[T]) At(p Point) T {
	if l := d.facts[p]; l != nil {
		return l.val
	}
	var zero T
	return zero
}

func (d *densePart[T]) lattice(p Point) *pointFact[T] {
	l := d.facts[p]
	if l == nil {
		l = alloc(&d.slab)
		d.facts[p] = l
	}
	return l
}

func (d *densePart[T]) join(p Point, x T) {
	l := d.lattice(p)
	joined, changed := d.grow(l.val, x)
	if changed {
		l.val = joined
		d.s.notify(&l.deps)
	}
}

// need returns what is known at p, for a visit to at, which is repeated when that changes.
func (d *densePart[T]) need(at, p Point) T {
	l := d.lattice(p)
	l.deps.add(task{d.self, at})
	return l.val
}

func (d *densePart[T]) step(call ir.Caller, a CallAction, x T) T {
	if d.calls == nil {
		return x
	}
	return d.calls.TransferCall(call, a, x)
}

func (d *densePart[T]) between(branch ir.RegionBrancher, from, to *ir.Region, x T) T {
	if d.regions == nil {
		return x
	}
	return d.regions.TransferRegion(branch, from, to, x)
}

// DenseForward computes what is known at each point from what is known at those before it.
type DenseForward[T any] struct {
	densePart[T]
	rules DenseForwardRules[T]
}

// AddDenseForward adds an analysis by rules to s.
func AddDenseForward[T any](s *Solver, rules DenseForwardRules[T]) *DenseForward[T] {
	d := &DenseForward[T]{rules: rules}
	d.densePart = densePart[T]{s: s, self: d, grow: rules.Join, facts: map[Point]*pointFact[T]{}}
	d.calls, _ = rules.(DenseCallRules[T])
	d.regions, _ = rules.(DenseRegionRules[T])
	s.add(d)
	return d
}

func (d *DenseForward[T]) start(top ir.Op) {
	d.visitOp(top)
	for _, r := range ir.RegionsOf(top) {
		for b := range r.Blocks() {
			d.s.dead.block(b).subs.add(d)
			d.visitBlock(b)
			for op := range b.Ops() {
				d.start(op)
			}
		}
	}
}

func (d *DenseForward[T]) visit(p Point) {
	if p.Op != nil {
		d.visitOp(p.Op)
	} else {
		d.visitBlock(p.Block)
	}
}

func (d *DenseForward[T]) visitOp(op ir.Op) {
	if !d.s.dead.runs(op) {
		return
	}
	at := After(op)
	before := d.need(at, Before(op))
	switch op := op.(type) {
	case ir.RegionBrancher:
		d.visitRegionPoint(at, op, nil)
	case ir.Caller:
		d.visitCall(at, op, before)
	default:
		d.join(at, d.rules.Transfer(op, before))
	}
}

func (d *DenseForward[T]) visitCall(at Point, call ir.Caller, before T) {
	if d.s.isExternal(call) {
		if d.calls == nil {
			d.join(at, d.rules.Transfer(call, before))
		} else {
			d.join(at, d.calls.TransferCall(call, ExternalCallee, before))
		}
		return
	}
	returns := d.s.dead.predecessorsFor(task{d, at}, at)
	if returns.unknown {
		d.join(at, d.rules.Entry())
		return
	}
	for _, ret := range returns.ops {
		d.join(at, d.step(call, ExitCallee, d.need(at, After(ret))))
	}
}

func (d *DenseForward[T]) visitBlock(b *ir.Block) {
	if !d.s.dead.IsLive(b) {
		return
	}
	at := Start(b)
	if b.IsEntry() {
		d.visitEntry(at, b)
		return
	}
	for pred := range b.Preds() {
		e := d.s.dead.edge(pred, b)
		e.subs.add(d)
		if e.live {
			d.join(at, d.need(at, End(pred)))
		}
	}
}

func (d *DenseForward[T]) visitEntry(at Point, b *ir.Block) {
	r := b.Region()
	op := r.ParentOp()
	if c, ok := op.(ir.Callable); ok && c.CallableRegion() == r {
		callers := d.s.dead.predecessorsFor(task{d, at}, After(op))
		if callers.unknown || !d.s.follow {
			d.join(at, d.rules.Entry())
			return
		}
		for _, call := range callers.ops {
			d.join(at, d.step(call.(ir.Caller), EnterCallee, d.need(at, Before(call))))
		}
		return
	}
	if branch, ok := op.(ir.RegionBrancher); ok {
		d.visitRegionPoint(at, branch, r)
		return
	}
	d.join(at, d.rules.Entry())
}

// visitRegionPoint joins what is known where control comes from to the start of region to, or behind branch if to is nil.
func (d *DenseForward[T]) visitRegionPoint(at Point, branch ir.RegionBrancher, to *ir.Region) {
	for _, op := range d.s.dead.predecessorsFor(task{d, at}, at).ops {
		if op == branch {
			d.join(at, d.between(branch, nil, to, d.need(at, Before(op))))
		} else {
			d.join(at, d.between(branch, ir.ParentRegion(op), to, d.need(at, After(op))))
		}
	}
}
