package rewrite

import "polyloom/ir"

// SimplifyRegion simplifies the control flow of r and of the regions inside it: it erases blocks that cannot be reached, dead ops and dead block
// arguments and, if merge is set, makes one of blocks that do the same and drops block arguments that are always one value. It reports
// whether it did anything that gives reason to simplify again.
func SimplifyRegion(rw *Rewriter, r *ir.Region, merge bool) bool {
	changed := eraseUnreachable(rw, r)
	changed = eraseDead(rw, r) || changed
	if merge {
		changed = mergeBlocks(rw, r) || changed
		changed = dropRedundantArgs(rw, r) || changed
	}
	return changed
}

// pushInner puts the regions of the ops of b on a stack.
func pushInner(work []*ir.Region, b *ir.Block) []*ir.Region {
	for op := b.First(); op != nil; op = ir.Next(op) {
		for i := range ir.NumRegions(op) {
			work = append(work, ir.RegionAt(op, i))
		}
	}
	return work
}

// eraseUnreachable erases the blocks in r, and in the regions inside it, that control cannot reach.
func eraseUnreachable(rw *Rewriter, r *ir.Region) bool {
	changed := false
	for work := []*ir.Region{r}; len(work) > 0; {
		r := work[len(work)-1]
		work = work[:len(work)-1]
		changed = eraseUnreachableBlocks(rw, r) || changed
		for b := range r.Blocks() {
			work = pushInner(work, b)
		}
	}
	return changed
}

// eraseUnreachableBlocks erases the blocks of r that control cannot reach from the entry.
func eraseUnreachableBlocks(rw *Rewriter, r *ir.Region) bool {
	if r.Empty() || r.HasOneBlock() {
		return false
	}
	reachable := map[*ir.Block]bool{}
	for _, b := range ir.PostOrder(r) {
		reachable[b] = true
	}
	changed := false
	for b := range r.Blocks() {
		if reachable[b] {
			continue
		}
		for _, a := range b.Args() {
			a.DropUses()
		}
		for op := range b.Ops() {
			dropResultUses(op)
		}
		for s := range b.PredUses() {
			s.Set(nil)
		}
		rw.EraseBlock(b)
		changed = true
	}
	return changed
}

// postOrder is ir.PostOrder, cheap for a region of one block.
func postOrder(r *ir.Region, one *[1]*ir.Block) []*ir.Block {
	if r.HasOneBlock() {
		one[0] = r.Entry()
		return one[:]
	}
	return ir.PostOrder(r)
}

// liveness says which ops and block arguments are live: those that something live uses, or that do something. It begins with nothing being
// live, so that what only keeps itself alive, through a loop, is found dead.
type liveness struct {
	ops, args bits // by the ops' Mark and the arguments' Num
	changed   bool
}

type bits []uint64

func (s bits) has(i uint32) bool { return s[i/64]>>(i%64)&1 != 0 }

// eraseDead erases the ops and block arguments in r that are dead. It reports whether an op was erased.
func eraseDead(rw *Rewriter, r *ir.Region) bool {
	var ops, args uint32
	number(r, &ops, &args)
	l := &liveness{ops: make(bits, ops/64+1), args: make(bits, args/64+1), changed: true}
	for l.changed {
		l.changed = false
		l.region(r)
	}
	return l.sweep(rw, r)
}

// number gives the ops and block arguments in r numbers from 0.
func number(r *ir.Region, ops, args *uint32) {
	for b := r.Entry(); b != nil; b = b.Next() {
		for _, a := range b.Args() {
			a.Num = *args
			*args++
		}
		for op := b.First(); op != nil; op = ir.Next(op) {
			ir.SetMark(op, *ops)
			*ops++
			for i := range ir.NumRegions(op) {
				number(ir.RegionAt(op, i), ops, args)
			}
		}
	}
}

func (l *liveness) set(s bits, i uint32) {
	if !s.has(i) {
		s[i/64] |= 1 << (i % 64)
		l.changed = true
	}
}

func (l *liveness) liveOp(op ir.Op) bool     { return l.ops.has(ir.Mark(op)) }
func (l *liveness) liveArg(v *ir.Value) bool { return l.args.has(v.Num) }

// used reports whether something live uses v.
func (l *liveness) used(v *ir.Value) bool {
	for u := range v.Uses() {
		if owner := u.Owner(); l.liveOp(owner) && !l.passedToDead(owner, u) {
			return true
		}
	}
	return false
}

// passedToDead reports whether op is a branch that only passes the operand u to a dead block argument.
func (l *liveness) passedToDead(op ir.Op, u *ir.Operand) bool {
	if !ir.HasTrait(op, ir.Terminator) {
		return false
	}
	br, ok := op.(ir.Brancher)
	if !ok {
		return false
	}
	for i := range ir.NumSuccessors(op) {
		passed, produced := br.SuccessorOperands(i)
		for k := range passed.Len() {
			if passed.Operand(k) == u {
				return !l.liveArg(ir.SuccessorAt(op, i).Block().Arg(produced + k))
			}
		}
	}
	return false
}

// region visits the ops and block arguments of r, uses before definitions.
func (l *liveness) region(r *ir.Region) {
	if r.Empty() {
		return
	}
	var one [1]*ir.Block
	for _, b := range postOrder(r, &one) {
		for op := b.Last(); op != nil; op = ir.Prev(op) {
			l.op(op)
		}
		if b.IsEntry() {
			continue
		}
		for _, a := range b.Args() {
			if !l.liveArg(&a.Value) && l.used(&a.Value) {
				l.set(l.args, a.Num)
			}
		}
	}
}

func (l *liveness) op(op ir.Op) {
	for i := range ir.NumRegions(op) {
		l.region(ir.RegionAt(op, i))
	}
	switch {
	case ir.HasTrait(op, ir.Terminator):
		l.terminator(op)
	case l.liveOp(op):
	case !ir.WouldBeTriviallyDead(op):
		l.set(l.ops, ir.Mark(op))
	default:
		for i := range ir.NumResults(op) {
			if l.used(ir.ResultAt(op, i)) {
				l.set(l.ops, ir.Mark(op))
				return
			}
		}
	}
}

// terminator marks op, and the block arguments that it does not simply pass operands to.
func (l *liveness) terminator(op ir.Op) {
	l.set(l.ops, ir.Mark(op))
	br, ok := op.(ir.Brancher)
	for i := range ir.NumSuccessors(op) {
		b := ir.SuccessorAt(op, i).Block()
		n := b.NumArgs()
		if ok {
			_, n = br.SuccessorOperands(i)
		}
		for k := range n {
			l.set(l.args, b.Arg(k).Num)
		}
	}
}

// sweep erases what is dead in r. What that is must be known before the first op goes: listeners have their own use for marks.
func (l *liveness) sweep(rw *Rewriter, r *ir.Region) bool {
	dead := l.dead(r, nil)
	for _, op := range dead {
		dropResultUses(op)
		rw.Erase(op)
	}
	l.eraseArgs(r)
	return len(dead) > 0
}

// dead appends the dead ops in r, users first where there is no loop, but for those inside dead ops, and returns them. Branches no longer pass values
// to dead arguments then.
func (l *liveness) dead(r *ir.Region, ops []ir.Op) []ir.Op {
	if r.Empty() {
		return ops
	}
	var one [1]*ir.Block
	for _, b := range postOrder(r, &one) {
		if !r.HasOneBlock() {
			l.dropDeadPassed(b.Terminator())
		}
		for op := b.Last(); op != nil; op = ir.Prev(op) {
			if !l.liveOp(op) {
				ops = append(ops, op)
				continue
			}
			for i := range ir.NumRegions(op) {
				ops = l.dead(ir.RegionAt(op, i), ops)
			}
		}
	}
	return ops
}

// eraseArgs erases the dead arguments of the blocks in r, the dead ops being gone.
func (l *liveness) eraseArgs(r *ir.Region) {
	for b := r.Entry(); b != nil; b = b.Next() {
		for i := b.NumArgs() - 1; i >= 0; i-- {
			if !b.IsEntry() && !l.liveArg(b.Arg(i)) {
				b.EraseArg(i)
			}
		}
		for op := b.First(); op != nil; op = ir.Next(op) {
			for i := range ir.NumRegions(op) {
				l.eraseArgs(ir.RegionAt(op, i))
			}
		}
	}
}

// dropDeadPassed drops what the terminator op passes to dead block arguments.
func (l *liveness) dropDeadPassed(op ir.Op) {
	br, ok := op.(ir.Brancher)
	if !ok {
		return
	}
	for i := ir.NumSuccessors(op) - 1; i >= 0; i-- {
		passed, produced := br.SuccessorOperands(i)
		b := ir.SuccessorAt(op, i).Block()
		for k := passed.Len() - 1; k >= 0; k-- {
			if !l.liveArg(b.Arg(produced + k)) {
				passed.Remove(k)
			}
		}
	}
}

// dropRedundantArgs drops the block arguments in r to which every branch passes one value, in favour of that value.
func dropRedundantArgs(rw *Rewriter, r *ir.Region) bool {
	changed := false
	for work := []*ir.Region{r}; len(work) > 0; {
		r := work[len(work)-1]
		work = work[:len(work)-1]
		for b := range r.Blocks() {
			for i := b.NumArgs() - 1; i >= 0; i-- {
				if v := onlyPassed(b, i); v != nil {
					rw.ReplaceAllUses(b.Arg(i), v)
					dropArg(b, i)
					changed = true
				}
			}
			work = pushInner(work, b)
		}
	}
	return changed
}

// passedBy returns the value that the branch s passes to argument i of its block; nil if that is not known.
func passedBy(s *ir.Successor, i int) *ir.Value {
	br, ok := s.Owner().(ir.Brancher)
	if !ok {
		return nil
	}
	passed, produced := br.SuccessorOperands(s.Index())
	if i < produced {
		return nil
	}
	return passed.At(i - produced)
}

// onlyPassed returns the value that all branches to b pass to argument i, or nil.
func onlyPassed(b *ir.Block, i int) *ir.Value {
	var only *ir.Value
	for s := range b.PredUses() {
		v := passedBy(s, i)
		if v == nil || only != nil && v != only {
			return nil
		}
		only = v
	}
	return only
}

// dropArg erases argument i of b, which has no uses, and what is passed to it.
func dropArg(b *ir.Block, i int) {
	for s := range b.PredUses() {
		passed, produced := s.Owner().(ir.Brancher).SuccessorOperands(s.Index())
		passed.Remove(i - produced)
	}
	b.EraseArg(i)
}
