package dataflow

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/analysis"
)

// DeadCode finds out which blocks may run, over which branches, and from where control comes to the places that no branch leads to: the
// entry blocks of regions and the points behind calls and ops with regions. It evaluates conditions by Constants.
type DeadCode struct {
	s      *Solver
	blocks map[*ir.Block]*executable
	edges  map[edge]*executable
	preds  map[Point]*predecessors

	tables  bool           // whether calls of symbols are looked up
	callees map[ir.Op]bool // the callables that only calls by symbol, or what is not seen, can call
}

type edge struct{ from, to *ir.Block }

// executable is the fact that a block may run or a branch be taken.
type executable struct {
	live bool
	deps dependents
	subs subscribers
}

// predecessors are the ops from which control comes to a point: callers of a callable (at the point behind it), terminators in a callee of a
// call (behind that), and terminators of regions or the op itself of an ir.RegionBrancher (behind that, and at the start of its regions).
type predecessors struct {
	unknown bool // there may be others
	ops     []ir.Op
	inputs  map[ir.Op][]*ir.Value // what receives the values that are passed; for each op; none for calls
	deps    dependents
}

func newDeadCode(s *Solver) *DeadCode {
	return &DeadCode{s: s, blocks: map[*ir.Block]*executable{}, edges: map[edge]*executable{}, preds: map[Point]*predecessors{}}
}

// IsLive reports whether b may run.
func (d *DeadCode) IsLive(b *ir.Block) bool {
	e := d.blocks[b]
	return e != nil && e.live
}

// IsEdgeLive reports whether a branch from one block to the other may be taken.
func (d *DeadCode) IsEdgeLive(from, to *ir.Block) bool {
	e := d.edges[edge{from, to}]
	return e != nil && e.live
}

// Predecessors returns the ops from which control comes to p, and whether these are all: callers for the point behind a callable, the terminators
// of the callee for the point behind a call; for the point behind an ir.RegionBrancher and for the start of its regions, terminators of regions and
// the op itself.
func (d *DeadCode) Predecessors(p Point) (ops []ir.Op, all bool) {
	ps := d.preds[p]
	if ps == nil {
		return nil, true
	}
	return slices.Clone(ps.ops), !ps.unknown
}

func (d *DeadCode) block(b *ir.Block) *executable {
	e := d.blocks[b]
	if e == nil {
		e = new(executable)
		d.blocks[b] = e
	}
	return e
}

func (d *DeadCode) edge(from, to *ir.Block) *executable {
	e := d.edges[edge{from, to}]
	if e == nil {
		e = new(executable)
		d.edges[edge{from, to}] = e
	}
	return e
}

func (d *DeadCode) predecessors(p Point) *predecessors {
	ps := d.preds[p]
	if ps == nil {
		ps = new(predecessors)
		d.preds[p] = ps
	}
	return ps
}

// predecessorsFor returns the predecessors of p, to be looked at by a visit.
func (d *DeadCode) predecessorsFor(t task, p Point) *predecessors {
	ps := d.predecessors(p)
	ps.deps.add(t)
	return ps
}

// runs reports whether op is in a block that may run, or in none.
func (d *DeadCode) runs(op ir.Op) bool {
	b := ir.BlockOf(op)
	return b == nil || d.IsLive(b)
}

func (d *DeadCode) markBlock(b *ir.Block) {
	e := d.block(b)
	if e.live {
		return
	}
	e.live = true
	d.s.notify(&e.deps)
	for _, a := range e.subs {
		d.s.enqueue(task{a, Start(b)})
	}
	for _, a := range e.subs {
		for op := range b.Ops() {
			d.s.enqueue(task{a, After(op)})
		}
	}
}

func (d *DeadCode) markEdge(from, to *ir.Block) {
	d.markBlock(to)
	e := d.edge(from, to)
	if e.live {
		return
	}
	e.live = true
	d.s.notify(&e.deps)
	for _, a := range e.subs {
		d.s.enqueue(task{a, Start(to)})
	}
}

func (d *DeadCode) markEntries(op ir.Op) {
	for _, r := range ir.RegionsOf(op) {
		if !r.Empty() {
			d.markBlock(r.Entry())
		}
	}
}

func (d *DeadCode) setUnknown(ps *predecessors) {
	if !ps.unknown {
		ps.unknown = true
		d.s.notify(&ps.deps)
	}
}

func (d *DeadCode) join(ps *predecessors, op ir.Op, inputs []*ir.Value) {
	old, ok := ps.inputs[op]
	if ok && (len(inputs) == 0 || slices.Equal(old, inputs)) {
		return
	}
	if !ok {
		ps.ops = append(ps.ops, op)
	}
	if ps.inputs == nil {
		ps.inputs = map[ir.Op][]*ir.Value{}
	}
	ps.inputs[op] = inputs
	d.s.notify(&ps.deps)
}

func (d *DeadCode) start(top ir.Op) {
	d.markEntries(top)
	if d.tables = ir.IsSymbolTable(top); d.tables {
		d.callees = map[ir.Op]bool{}
		d.symbols(top, ir.BlockOf(top) == nil)
	}
	d.startInside(top)
}

// symbols finds the callables inside op that may be called by what is not seen. visible says that all uses of symbols of op are.
func (d *DeadCode) symbols(op ir.Op, visible bool) {
	table := ir.IsSymbolTable(op)
	if _, symbol := ir.SymbolNameOf(op); !table || !symbol || ir.VisibilityOf(op) == ir.Private {
		visible = true
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				if ir.NumRegions(inner) > 0 {
					d.symbols(inner, visible)
				}
			}
		}
	}
	if table {
		d.symbolTable(op, visible)
	}
}

func (d *DeadCode) symbolTable(op ir.Op, visible bool) {
	r := ir.RegionAt(op, 0)
	if r.Empty() {
		return
	}
	found := false
	for inner := range r.Entry().Ops() {
		c, ok := inner.(ir.Callable)
		if !ok || !hasBody(c) {
			continue
		}
		if _, ok := ir.SymbolNameOf(inner); !ok {
			continue
		}
		found = true
		d.callees[inner] = true
		if v := ir.VisibilityOf(inner); v == ir.Public || !visible && v == ir.Nested {
			d.setUnknown(d.predecessors(After(inner)))
		}
	}
	if !found {
		return
	}
	ir.WalkSymbolUses(op, func(u ir.SymbolUse) bool {
		if _, call := u.User.(ir.Caller); !call {
			if symbol := d.s.tables.LookupNearest(u.User, u.Ref); symbol != nil {
				d.setUnknown(d.predecessors(After(symbol)))
			}
		}
		return true
	})
}

func hasBody(c ir.Callable) bool {
	r := c.CallableRegion()
	return r != nil && !r.Empty()
}

// exitOf returns the op with regions from one of which the terminator op returns, as a region branch or a callable.
func exitOf(op ir.Op) (branch ir.RegionBrancher, callable ir.Callable) {
	b := ir.BlockOf(op)
	if b == nil || ir.NumSuccessors(op) > 0 || b.Terminator() != op {
		return nil, nil
	}
	parent := b.ParentOp()
	if branch, ok := parent.(ir.RegionBrancher); ok {
		return branch, nil
	}
	callable, _ = parent.(ir.Callable)
	return nil, callable
}

func (d *DeadCode) startInside(op ir.Op) {
	if _, ok := op.(ir.Callable); ok && !d.callees[op] {
		d.setUnknown(d.predecessors(After(op)))
	}
	if d.matters(op) {
		if b := ir.BlockOf(op); b != nil {
			d.block(b).subs.add(d)
		}
		d.visitOp(op)
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				d.startInside(inner)
			}
		}
	}
}

// matters reports whether op has something to do with control flow.
func (d *DeadCode) matters(op ir.Op) bool {
	if ir.NumRegions(op) > 0 || ir.NumSuccessors(op) > 0 {
		return true
	}
	if _, ok := op.(ir.Caller); ok {
		return true
	}
	branch, callable := exitOf(op)
	return branch != nil || callable != nil
}

func (d *DeadCode) visit(p Point) {
	if p.Op != nil {
		d.visitOp(p.Op)
	}
}

func (d *DeadCode) visitOp(op ir.Op) {
	if !d.runs(op) {
		return
	}
	if call, ok := op.(ir.Caller); ok {
		d.visitCall(call)
	}
	if ir.NumRegions(op) > 0 {
		d.visitRegions(op)
	}
	switch branch, callable := exitOf(op); {
	case branch != nil:
		if consts, ok := d.constants(op); ok {
			d.leadTo(branch, op, exitPoints(branch, op, consts))
		}
	case callable != nil:
		d.visitReturn(op, callable)
	}
	if ir.NumSuccessors(op) > 0 {
		d.visitBranch(op)
	}
}

func (d *DeadCode) visitRegions(op ir.Op) {
	if branch, ok := op.(ir.RegionBrancher); ok {
		if consts, ok := d.constants(op); ok {
			d.leadTo(branch, op, branch.RegionSuccessors(nil, consts))
		}
		return
	}
	if _, ok := op.(ir.Callable); ok {
		callers := d.predecessorsFor(task{d, After(op)}, After(op))
		if !callers.unknown && len(callers.ops) == 0 {
			return
		}
	}
	d.markEntries(op)
}

// leadTo notes that control goes from the op from, which is branch or a terminator inside it, to the points.
func (d *DeadCode) leadTo(branch ir.RegionBrancher, from ir.Op, points []ir.RegionPoint) {
	for _, p := range points {
		at := After(branch)
		if p.Region != nil {
			if p.Region.Empty() {
				continue
			}
			at = Start(p.Region.Entry())
			d.markBlock(p.Region.Entry())
		}
		d.join(d.predecessors(at), from, p.Inputs)
	}
}

func (d *DeadCode) visitBranch(op ir.Op) {
	from := ir.BlockOf(op)
	only := -1
	if branch, ok := op.(ir.Brancher); ok {
		consts, ok := d.constants(op)
		if !ok {
			return
		}
		only = branch.SuccessorFor(consts)
	}
	for i := range ir.NumSuccessors(op) {
		if only < 0 || only == i {
			d.markEdge(from, ir.SuccessorAt(op, i).Block())
		}
	}
}

func (d *DeadCode) visitCall(call ir.Caller) {
	var callee ir.Op
	if d.tables {
		callee = analysis.ResolveCallee(call, &d.s.tables)
	}
	if d.callees[callee] {
		d.join(d.predecessors(After(callee)), call, nil)
		return
	}
	d.setUnknown(d.predecessors(After(call)))
}

// visitReturn makes the terminator op of a callable a predecessor of all its calls.
func (d *DeadCode) visitReturn(op ir.Op, callable ir.Callable) {
	callers := d.predecessorsFor(task{d, After(op)}, After(callable))
	for _, call := range callers.ops {
		ps := d.predecessors(After(call))
		if ir.HasTrait(op, ir.ReturnLike) {
			d.join(ps, op, nil)
		} else {
			d.setUnknown(ps)
		}
	}
}

// constants returns the constants that the operands of op are, nil for those that vary. ok is false as long as one was not reached.
// When one of these changes, op is visited again.
func (d *DeadCode) constants(op ir.Op) (consts []ir.Attr, ok bool) {
	n := ir.NumOperands(op)
	if n == 0 {
		return nil, true
	}
	consts = make([]ir.Attr, n)
	ok = true
	for i, v := range ir.OperandsOf(op) {
		l := d.s.consts.lattice(v)
		l.subs.add(d)
		ok = ok && l.val.Reached()
		consts[i] = l.val.Attr
	}
	return consts, ok
}

// exitPoints returns where control goes from the terminator op inside branch.
func exitPoints(branch ir.RegionBrancher, op ir.Op, consts []ir.Attr) []ir.RegionPoint {
	if e, ok := op.(ir.RegionExit); ok {
		return e.ExitsTo(consts)
	}
	if !passesValues(op) {
		return nil
	}
	return branch.RegionSuccessors(ir.ParentRegion(op), nil)
}

// passesValues reports whether the terminator op leads out of its region by itself.
func passesValues(op ir.Op) bool {
	_, ok := op.(ir.RegionTerminator)
	return ok || ir.HasTrait(op, ir.ReturnLike)
}

// passed returns the operands that the terminator op passes to p. ok is false if that cannot be told.
func passed(op ir.Op, p ir.RegionPoint) (operands []*ir.Operand, ok bool) {
	if t, ok := op.(ir.RegionTerminator); ok {
		return t.PassedTo(p), true
	}
	if !ir.HasTrait(op, ir.ReturnLike) {
		return nil, false
	}
	operands = make([]*ir.Operand, ir.NumOperands(op))
	for i := range operands {
		operands[i] = ir.OperandAt(op, i)
	}
	return operands, true
}
