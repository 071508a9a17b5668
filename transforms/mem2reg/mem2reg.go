package mem2reg

import (
	_ "embed"

	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is mem2reg.
var Pass = pass.New[options]("mem2reg", doc, pass.Title("Mem2Reg"), pass.Level("transforms"), pass.Makes(ub.Dialect))

type options struct {
	RegionSimplify bool `opt:"region-simplify" doc:"Perform control flow optimizations to the region tree" default:"true"`

	Promoted pass.Stat `stat:"promoted slots" doc:"Total amount of memory slot promoted"`
	NewArgs  pass.Stat `stat:"new block args" doc:"Total amount of new block argument inserted in blocks"`
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	changed := false
	for _, r := range ir.RegionsOf(op) {
		changed = o.promoteAll(r) || changed
	}
	if !changed {
		c.PreserveAll()
	}
	return nil
}

// promoteAll promotes the slots that are allocated in r. Promoting one may make another possible: the pointer to a slot may be in a slot.
func (o *options) promoteAll(r *ir.Region) bool {
	var work []ir.PromotableAllocation
	for b := range r.Blocks() {
		for op := range b.Ops() {
			ir.PostOrderWalk(op, func(op ir.Op) {
				if a, ok := op.(ir.PromotableAllocation); ok {
					work = append(work, a)
				}
			})
		}
	}
	var dom ir.Dominance
	changed := false
	for {
		again := false
		var left []ir.PromotableAllocation
		for _, a := range work {
			rest, promoted := o.promoteOne(a, &dom)
			again = again || promoted
			if rest != nil {
				left = append(left, rest)
			}
		}
		if !again {
			return changed
		}
		work, changed = left, true
	}
}

// promoteOne promotes one of the slots that a allocates, if that is possible. It returns the allocation that is left.
func (o *options) promoteOne(a ir.PromotableAllocation, dom *ir.Dominance) (rest ir.PromotableAllocation, promoted bool) {
	for _, s := range a.PromotableSlots() {
		if !s.Ptr.HasUses() {
			continue
		}
		blocking, ok := blockingUses(s)
		if !ok {
			continue
		}
		merges := mergePoints(s, dom)
		if !canForward(merges) {
			continue
		}
		p := &promoter{slot: s, alloc: a, dom: dom, merges: merges, blocking: blocking, reaching: map[ir.Op]*ir.Value{}}
		rest := p.run()
		o.Promoted.Add(1)
		o.NewArgs.Add(p.newArgs)
		return rest, true
	}
	return a, false
}

// promoter replaces one slot by values.
type promoter struct {
	slot     ir.MemorySlot
	alloc    ir.PromotableAllocation
	dom      *ir.Dominance
	merges   map[*ir.Block]bool  // blocks that get an argument
	blocking *blocking           // the uses that must go
	reaching map[ir.Op]*ir.Value // what is in the slot before each access; nothing where control does not come
	stored   []ir.ReplacedDef    // what accesses leave in the slot
	initial  *ir.Value           // what is in the slot at the beginning
	newArgs  int
}

func (p *promoter) run() (rest ir.PromotableAllocation) {
	home := p.slot.Ptr.Block()
	p.initial = p.alloc.DefaultValue(p.slot, ir.AtStart(home, ir.LocOf(p.alloc)))
	p.follow(home.Region())
	p.removeUses(home.Region())
	p.completeBranches()
	return p.alloc.PromotionComplete(p.slot, p.initial)
}

// follow finds what is in the slot at each access, along the dominator tree: at the beginning of a block, that is its new argument or what was
// there at the end of its immediate dominator.
func (p *promoter) follow(r *ir.Region) {
	children := map[*ir.Block][]*ir.Block{}
	for b := range r.Blocks() {
		if up := p.dom.IDom(b); up != nil {
			children[up] = append(children[up], b)
		}
	}
	type job struct {
		b    *ir.Block
		held *ir.Value
	}
	stack := []job{{r.Entry(), p.initial}}
	for len(stack) > 0 {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if p.merges[j.b] {
			j.held = j.b.AddArg(p.slot.Elem, p.slot.Ptr.Loc())
			p.alloc.HandleBlockArgument(p.slot, j.held, ir.AtStart(j.b, p.slot.Ptr.Loc()))
			p.newArgs++
		}
		held := p.followBlock(j.b, j.held)
		for _, c := range children[j.b] {
			stack = append(stack, job{c, held})
		}
	}
}

// followBlock is follow for a block at whose beginning the slot holds held. It returns what is there at the end, and passes that on.
func (p *promoter) followBlock(b *ir.Block, held *ir.Value) *ir.Value {
	for op := range b.Ops() {
		a, ok := op.(ir.PromotableAccess)
		if !ok {
			continue
		}
		if p.blocking.uses[op] != nil {
			p.reaching[op] = held
		}
		if a.StoresTo(p.slot) {
			held = a.StoredValue(p.slot, ir.After(op), held)
			p.stored = append(p.stored, ir.ReplacedDef{Op: op, Value: held})
		}
	}
	if br, ok := b.Terminator().(ir.Brancher); ok {
		for i := range ir.NumSuccessors(br) {
			if p.merges[ir.SuccessorAt(br, i).Block()] {
				passed, _ := br.SuccessorOperands(i)
				passed.Append(held)
			}
		}
	}
	return held
}

// removeUses removes the uses of the slot, users before what they use: what is in the slot may be the result of another load.
func (p *promoter) removeUses(r *ir.Region) {
	ops := p.blocking.ops
	sortByDominance(ops, r)
	var erase []ir.Op
	var visitors []ir.ReplacedDefsVisitor
	for i := len(ops) - 1; i >= 0; i-- {
		op := ops[i]
		remove := ir.KeepOp
		switch op := op.(type) {
		case ir.PromotableAccess:
			held := p.reaching[op]
			if held == nil {
				held = p.initial
			}
			remove = op.RemoveAccess(p.slot, p.blocking.uses[op], ir.After(op), held)
		case ir.PromotableUser:
			remove = op.RemoveUses(p.blocking.uses[op], ir.After(op))
			if v, ok := op.(ir.ReplacedDefsVisitor); ok {
				visitors = append(visitors, v)
			}
		}
		if remove == ir.DeleteOp {
			erase = append(erase, op)
		}
	}
	for _, v := range visitors {
		v.VisitReplacedDefs(p.stored, ir.After(v))
	}
	for _, op := range erase {
		ir.Erase(op)
	}
}

// completeBranches passes the initial value where control never comes along.
func (p *promoter) completeBranches() {
	for b := range p.merges {
		for s := range b.PredUses() {
			passed, made := s.Owner().(ir.Brancher).SuccessorOperands(s.Index())
			if made+passed.Len() < b.NumArgs() {
				passed.Append(p.initial)
			}
		}
	}
}
