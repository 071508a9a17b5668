package dataflow

import (
	"polyloom/ir"
	"polyloom/ir/analysis"
)

// DenseBackwardRules say how facts of type T about points follow from what comes later. The zero T means that the end is not known to be
// reached from a point. Facts must not be changed once they were returned.
//
// Rules may also implement DenseCallRules and DenseRegionRules.
type DenseBackwardRules[T any] interface {
	// Meet returns what is known where a is known of one way to go on and b of another, and whether that differs from a. It must not grow
	// forever.
	Meet(a, b T) (met T, changed bool)
	// Exit returns what is known at the end of what anyone may call, where control leaves in an unknown way, and in front of calls of
	// what is not known.
	Exit() T
	// Transfer returns what is known in front of op when after is known behind it.
	Transfer(op ir.Op, after T) T
}

// DenseBackward computes what is known at each point from what is known at those behind it.
type DenseBackward[T any] struct {
	densePart[T]
	rules DenseBackwardRules[T]
}

// AddDenseBackward adds an analysis by rules to s.
func AddDenseBackward[T any](s *Solver, rules DenseBackwardRules[T]) *DenseBackward[T] {
	d := &DenseBackward[T]{rules: rules}
	d.densePart = densePart[T]{s: s, self: d, grow: rules.Meet, facts: map[Point]*pointFact[T]{}}
	d.calls, _ = rules.(DenseCallRules[T])
	d.regions, _ = rules.(DenseRegionRules[T])
	s.add(d)
	return d
}

func (d *DenseBackward[T]) start(top ir.Op) {
	d.visitOp(top)
	for _, r := range ir.RegionsOf(top) {
		for b := range r.Blocks() {
			d.s.dead.block(b).subs.add(d)
			d.visitBlock(b)
			for op := range b.OpsBackward() {
				d.start(op)
			}
		}
	}
}

// visit visits the op in front of which p is, or the end of the block if there is none.
func (d *DenseBackward[T]) visit(p Point) {
	switch {
	case p.Op == nil && !p.Block.Empty():
		d.visitOp(p.Block.First())
	case p.Op == nil:
		d.visitBlock(p.Block)
	case ir.Next(p.Op) != nil:
		d.visitOp(ir.Next(p.Op))
	case ir.BlockOf(p.Op) != nil:
		d.visitBlock(ir.BlockOf(p.Op))
	default:
		d.visitOp(p.Op)
	}
}

func (d *DenseBackward[T]) visitOp(op ir.Op) {
	if !d.s.dead.runs(op) {
		return
	}
	at := Before(op)
	after := d.need(at, After(op))
	switch op := op.(type) {
	case ir.RegionBrancher:
		d.visitRegionPoint(at, op, nil, op.RegionSuccessors(nil, nil))
	case ir.Caller:
		d.visitCall(at, op, after)
	default:
		d.join(at, d.rules.Transfer(op, after))
	}
}

func (d *DenseBackward[T]) visitCall(at Point, call ir.Caller, after T) {
	if d.s.follow {
		callee, ok := analysis.ResolveCallee(call, &d.s.tables).(ir.Callable)
		switch {
		case !ok:
			d.join(at, d.rules.Exit())
			return
		case hasBody(callee):
			entry := Start(callee.CallableRegion().Entry())
			d.join(at, d.step(call, EnterCallee, d.need(at, entry)))
			return
		}
	}
	if d.calls == nil {
		d.join(at, d.rules.Transfer(call, after))
	} else {
		d.join(at, d.calls.TransferCall(call, ExternalCallee, after))
	}
}

func (d *DenseBackward[T]) visitBlock(b *ir.Block) {
	if !d.s.dead.IsLive(b) {
		return
	}
	at := End(b)
	if last := b.Terminator(); last != nil && ir.NumSuccessors(last) > 0 {
		for s := range b.Succs() {
			e := d.s.dead.edge(b, s)
			e.deps.add(task{d, at})
			if e.live {
				d.join(at, d.need(at, Start(s)))
			}
		}
		return
	}
	d.visitExit(at, b)
}

// visitExit visits the end of a block from which control leaves the region.
func (d *DenseBackward[T]) visitExit(at Point, b *ir.Block) {
	parent := b.ParentOp()
	if c, ok := parent.(ir.Callable); ok && c.CallableRegion() == b.Region() {
		callers := d.s.dead.predecessorsFor(task{d, at}, After(parent))
		if callers.unknown || !d.s.follow {
			d.join(at, d.rules.Exit())
			return
		}
		for _, call := range callers.ops {
			d.join(at, d.step(call.(ir.Caller), ExitCallee, d.need(at, After(call))))
		}
		return
	}
	if branch, ok := parent.(ir.RegionBrancher); ok && b.Terminator() != nil {
		d.visitRegionPoint(at, branch, b.Region(), exitPoints(branch, b.Terminator(), nil))
		return
	}
	d.join(at, d.rules.Exit())
}

// visitRegionPoint meets what is known at the points to which control goes from region from of branch, or from branch itself if from is nil.
func (d *DenseBackward[T]) visitRegionPoint(at Point, branch ir.RegionBrancher, from *ir.Region, points []ir.RegionPoint) {
	for _, p := range points {
		if p.Region == nil || p.Region.Empty() {
			d.join(at, d.between(branch, from, nil, d.need(at, After(branch))))
			continue
		}
		entry := p.Region.Entry()
		e := d.s.dead.block(entry)
		e.deps.add(task{d, at})
		if e.live {
			d.join(at, d.between(branch, from, p.Region, d.need(at, Start(entry))))
		}
	}
}
