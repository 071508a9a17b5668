package rewrite

import "polyloom/ir"

// Strictness says which ops a greedy driver may visit.
type Strictness uint8

// The ways to restrict a driver, beside its scope.
const (
	AnyOp             Strictness = iota // no restriction
	ExistingAndNewOps                   // the ops that were given at the beginning, and those that are made
	ExistingOps                         // only the ops that were given at the beginning
)

// RegionSimplify says what is done to the control flow of regions after patterns were applied.
type RegionSimplify uint8

// The levels of region simplification.
const (
	Aggressive RegionSimplify = iota // everything, also merging identical blocks
	Normal                           // what has no price
	Disabled                         // nothing
)

// NoLimit lifts a limit of a Config.
const NoLimit = -1

// Config changes how a greedy driver works. The zero Config is the default.
type Config struct {
	// TopDown visits ops at first in the order of their text; the default is an order in which users come before what they use.
	TopDown bool
	// MaxIterations is how often everything is visited anew, at most; 0 means 10. GreedyOps does so only once.
	MaxIterations int
	// MaxRewrites is how many patterns may be applied in an iteration; 0 means NoLimit.
	MaxRewrites int
	// Regions is what happens to the control flow of regions after each iteration. GreedyOps leaves it alone.
	Regions RegionSimplify
	// Strictness restricts the ops that are visited.
	Strictness Strictness
	// Scope is the region outside of which no op is visited; by default the region that is rewritten, or the closest around all given ops.
	Scope *ir.Region
	// NoFold leaves out folding.
	NoFold bool
	// NoConstantCSE leaves constants where they are, even if they are the same.
	NoConstantCSE bool
	// Leave says whose regions are left alone at first: those of ops that were rewritten on their own already. Ops in them are visited only if
	// something around them changes. Nil means none.
	Leave func(ir.Op) bool
	// Listener is told of all changes but those of the places of constants.
	Listener Listener
}

// Outcome says how a greedy rewrite ended.
type Outcome struct {
	// Changed: something in the IR may have changed.
	Changed bool
	// Converged: there is nothing left to do; otherwise a limit was reached.
	Converged bool
	// AllErased: all ops that were given to GreedyOps are gone.
	AllErased bool
}

// Greedy is GreedyRegion for each region of op, one after the other. op itself is not visited, but may be changed by patterns.
func Greedy(op ir.Op, ps *Set, c Config) Outcome {
	all := Outcome{Converged: true}
	for _, r := range ir.RegionsOf(op) {
		o := GreedyRegion(r, ps, c)
		all.Changed = all.Changed || o.Changed
		all.Converged = all.Converged && o.Converged
	}
	return all
}

// GreedyRegion applies patterns to the ops in r, which belongs to an op that is isolated from above, folds ops and erases dead ones, and
// simplifies the control flow of regions, again and again until nothing changes or a limit is reached. Constants are made unique and moved to
// the beginning of the region that is theirs.
func GreedyRegion(r *ir.Region, ps *Set, c Config) Outcome {
	if c.Scope == nil {
		c.Scope = r
	}
	d := newDriver(ps, c)
	defer d.release()
	if d.strict != nil {
		for b := range r.Blocks() {
			for op := range b.Ops() {
				for o := range ir.Walk(op) {
					d.strict[o] = struct{}{}
				}
			}
		}
	}
	limit := c.MaxIterations
	if limit == 0 {
		limit = 10
	}
	for n := 0; n < limit || limit == NoLimit; n++ {
		d.work.clear()
		d.populate(r)
		changed := c.Leave == nil && eraseUnreachable(d.rw, r)
		if d.process() {
			changed = true
		}
		if c.Regions != Disabled && (c.Leave == nil || changed) && SimplifyRegion(d.rw, r, c.Regions == Aggressive) {
			changed = true
		}
		if !changed {
			return Outcome{Changed: n > 0, Converged: true}
		}
	}
	return Outcome{Changed: true}
}

// GreedyOps applies patterns to the given ops, folds them and erases them if they are dead, and does the same to ops that this makes or
// gives reason to visit, until nothing changes or a limit is reached.
func GreedyOps(ops []ir.Op, ps *Set, c Config) Outcome {
	if len(ops) == 0 {
		return Outcome{Converged: true, AllErased: true}
	}
	if c.Scope == nil {
		c.Scope = closestRegion(ops)
	}
	d := newDriver(ps, c)
	defer d.release()
	d.alive = make(map[ir.Op]struct{}, len(ops))
	for _, op := range ops {
		d.alive[op] = struct{}{}
		if d.strict != nil {
			d.strict[op] = struct{}{}
		}
	}
	for _, op := range ops {
		d.pushOne(op)
	}
	changed := d.process()
	return Outcome{Changed: changed, Converged: d.work.empty(), AllErased: len(d.alive) == 0}
}

// closestRegion returns the closest region around all of ops; nil if one of them is in none.
func closestRegion(ops []ir.Op) *ir.Region {
	r := ir.ParentRegion(ops[0])
	for _, op := range ops[1:] {
		for in := ir.ParentRegion(op); r != nil && (in == nil || !r.IsAncestor(in)); {
			r = r.ParentRegion()
		}
	}
	return r
}

// A driver visits ops from a worklist. It is the Listener of the rewriter that patterns get.
type driver struct {
	Config
	scratch
	strict map[ir.Op]struct{} // the ops that may be visited; nil for any
	alive  map[ir.Op]struct{} // of the ops that GreedyOps was given
}

// scratch is what a driver leaves to the next one of its Set: it is large for a region of a few ops.
type scratch struct {
	rw       *Rewriter
	folder   *Folder
	patterns lookup
	work     worklist
	consts   []ir.Attr
}

func newDriver(ps *Set, c Config) *driver {
	d, _ := ps.drivers.Get().(*driver)
	if d == nil {
		d = &driver{scratch: scratch{patterns: lookup{set: ps}}}
		d.rw = NewRewriter(new(ir.Builder), d)
		d.folder = NewFolder(d)
	}
	d.Config = c
	if c.Strictness != AnyOp {
		d.strict = map[ir.Op]struct{}{}
	}
	return d
}

// release gives d to the next driver of its Set, unless d stopped at a limit.
func (d *driver) release() {
	if !d.work.empty() {
		return
	}
	ps := d.patterns.set
	d.folder.Clear()
	clear(d.consts)
	d.Config, d.strict, d.alive = Config{}, nil, nil
	ps.drivers.Put(d)
}

// populate puts all ops of r on the worklist, and constants where they belong.
func (d *driver) populate(r *ir.Region) {
	d.folder.Clear()
	known := func(op ir.Op) bool { // whether op was a copy of a known constant, and is gone
		if d.NoConstantCSE || !ir.HasTrait(op, ir.ConstantLike) {
			return false
		}
		a := ir.Constant(op)
		return a != nil && !d.folder.Insert(op, a)
	}
	for b := range r.Blocks() {
		for op := range b.Ops() {
			if d.TopDown {
				ir.PreOrder(op, func(o ir.Op) ir.WalkResult {
					if known(o) {
						return ir.SkipInner
					}
					d.push(o)
					if d.Leave != nil && d.Leave(o) {
						return ir.SkipInner
					}
					return ir.Advance
				})
				continue
			}
			if d.Leave != nil && d.Leave(op) {
				d.push(op)
				continue
			}
			ir.PostOrderWalk(op, func(o ir.Op) {
				if !known(o) {
					d.push(o)
				}
			})
		}
	}
	if d.TopDown {
		d.work.reverse()
	}
}

// process visits ops until none is left or enough patterns were applied. It reports whether anything changed.
func (d *driver) process() bool {
	changed := false
	rewrites := 0
	limit := d.MaxRewrites
	for limit <= 0 || rewrites < limit {
		op := d.work.pop()
		switch {
		case op == nil:
			return changed
		case ir.BlockOf(op) == nil && d.Scope != nil:
			// Erased behind the driver's back, by a driver that a pattern started.
		case ir.IsTriviallyDead(op):
			d.rw.Erase(op)
			changed = true
		case !d.NoFold && !ir.HasTrait(op, ir.ConstantLike) && d.fold(op):
			changed = true
		case d.match(op):
			changed = true
			rewrites++
		}
	}
	return changed
}

// fold folds op and reports whether it did.
func (d *driver) fold(op ir.Op) bool {
	d.consts = Constants(op, d.consts[:0])
	f := FoldWith(op, d.consts)
	switch {
	case !f.Ok():
		return false
	case len(f.Results) == 0:
		d.Modified(op)
		return true
	}
	values, consts, ok := materializeAll(op, f)
	if !ok {
		return false
	}
	d.rw.SetBefore(op)
	for _, c := range consts {
		d.rw.Put(c)
	}
	d.rw.Replace(op, values...)
	return true
}

// match tries patterns on op until one applies.
func (d *driver) match(op ir.Op) bool {
	for _, p := range d.patterns.get(op) {
		d.rw.At(op)
		if p.apply(d.rw, op) {
			return true
		}
	}
	return false
}

// push puts op and the ops around it, up to the scope, on the worklist; nothing if op is not in the scope.
func (d *driver) push(op ir.Op) {
	for o := op; ; {
		r := ir.ParentRegion(o)
		if r == d.Scope {
			break
		}
		if r == nil {
			return
		}
		if o = r.ParentOp(); o == nil {
			return
		}
	}
	for o := op; ; o = ir.Parent(o) {
		d.pushOne(o)
		if ir.ParentRegion(o) == d.Scope {
			return
		}
	}
}

func (d *driver) pushOne(op ir.Op) {
	if d.strict != nil {
		if _, ok := d.strict[op]; !ok {
			return
		}
	}
	d.work.push(op)
}

// Inserted implements Listener.
func (d *driver) Inserted(op ir.Op) {
	if d.Listener != nil {
		d.Listener.Inserted(op)
	}
	if d.Strictness == ExistingAndNewOps {
		d.strict[op] = struct{}{}
	}
	d.push(op)
}

// Moved implements Listener.
func (d *driver) Moved(op ir.Op, from Place) {
	if d.Listener != nil {
		d.Listener.Moved(op, from)
	}
	if d.Strictness == ExistingAndNewOps {
		d.strict[op] = struct{}{}
	}
	d.push(op)
}

// Modified implements Listener.
func (d *driver) Modified(op ir.Op) {
	if d.Listener != nil {
		d.Listener.Modified(op)
	}
	d.push(op)
}

// Replaced implements Listener.
func (d *driver) Replaced(op ir.Op, values []*ir.Value) {
	if d.Listener != nil {
		d.Listener.Replaced(op, values)
	}
}

// Erased implements Listener.
func (d *driver) Erased(op ir.Op) {
	if d.Listener != nil {
		d.Listener.Erased(op)
	}
	d.pushOperands(op)
	d.work.remove(op)
	if d.strict != nil {
		delete(d.strict, op)
	}
	if d.alive != nil {
		delete(d.alive, op)
	}
}

// pushOperands puts the ops that define operands of op, which is about to be erased, on the worklist if then at most one user is left: they
// may be dead, or have patterns for that.
func (d *driver) pushOperands(op ir.Op) {
	for i := range ir.NumOperands(op) {
		v := ir.OperandValue(op, i)
		if v == nil {
			continue
		}
		if def := v.DefOp(); def != nil && fewUsers(v, op) {
			d.push(def)
		}
	}
}

// fewUsers reports whether at most one op other than except uses v.
func fewUsers(v *ir.Value, except ir.Op) bool {
	var other ir.Op
	for u := range v.Users() {
		if u == except || u == other {
			continue
		}
		if other != nil {
			return false
		}
		other = u
	}
	return true
}

// BlockInserted implements Listener.
func (d *driver) BlockInserted(b *ir.Block) {
	if d.Listener != nil {
		d.Listener.BlockInserted(b)
	}
}

// BlockMoved implements Listener.
func (d *driver) BlockMoved(b *ir.Block, from BlockPlace) {
	if d.Listener != nil {
		d.Listener.BlockMoved(b, from)
	}
}

// BlockErased implements Listener.
func (d *driver) BlockErased(b *ir.Block) {
	if d.Listener != nil {
		d.Listener.BlockErased(b)
	}
}

// Failed implements Listener.
func (d *driver) Failed(op ir.Op, reason string) {
	if d.Listener != nil {
		d.Listener.Failed(op, reason)
	}
}
