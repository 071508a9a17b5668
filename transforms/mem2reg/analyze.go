package mem2reg

import (
	"slices"

	"polyloom/ir"
)

// blocking lists the uses that must be removed to promote a slot.
type blocking struct {
	ops  []ir.Op // that have such uses
	uses map[ir.Op][]*ir.Operand
}

// add adds the use u and reports whether it is new.
func (b *blocking) add(u *ir.Operand) bool {
	op := u.Owner()
	if slices.Contains(b.uses[op], u) {
		return false
	}
	if b.uses[op] == nil {
		b.ops = append(b.ops, op)
	}
	b.uses[op] = append(b.uses[op], u)
	return true
}

// blockingUses finds the uses of the slot s and, where a user can only do without it if something else does without that user's results, the
// uses of those. It reports whether all can be removed.
func blockingUses(s ir.MemorySlot) (*blocking, bool) {
	region := s.Ptr.Block().Region()
	if ir.IsGraphRegion(region) {
		return nil, false
	}
	b := &blocking{uses: map[ir.Op][]*ir.Operand{}}
	for u := range s.Ptr.Uses() {
		b.add(u)
	}
	work := slices.Clone(b.ops)
	for len(work) > 0 {
		var also []*ir.Operand
		ok := false
		switch op := work[0].(type) {
		case ir.PromotableUser:
			also, ok = op.CanRemoveUses(b.uses[op])
		case ir.PromotableAccess:
			also, ok = op.CanRemoveAccess(s, b.uses[op])
			ok = ok && ir.ParentRegion(op) == region
		}
		if !ok {
			return nil, false
		}
		work = work[1:]
		for _, u := range also {
			if b.add(u) {
				work = append(work, u.Owner()) // once more, if it was asked about fewer uses before
			}
		}
	}
	return b, true
}

// mergePoints returns the blocks to which control comes from several stores, so that they need an argument for what is in the slot: the iterated
// dominance frontier of the blocks with stores, where the slot is live.
func mergePoints(s ir.MemorySlot, dom *ir.Dominance) map[*ir.Block]bool {
	region := s.Ptr.Block().Region()
	if region.HasOneBlock() {
		return nil
	}
	stores := map[*ir.Block]bool{}
	var work []*ir.Block
	for user := range s.Ptr.Users() {
		a, ok := user.(ir.PromotableAccess)
		if b := ir.BlockOf(user); ok && a.StoresTo(s) && !stores[b] {
			stores[b] = true
			work = append(work, b)
		}
	}
	live := liveIn(s, stores)
	frontiers := dominanceFrontiers(region, dom)
	merges := map[*ir.Block]bool{}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		for _, f := range frontiers[b] {
			if live[f] && !merges[f] {
				merges[f] = true
				work = append(work, f)
			}
		}
	}
	return merges
}

// dominanceFrontiers returns for each block those that it does not strictly dominate but of which it dominates a predecessor.
func dominanceFrontiers(r *ir.Region, dom *ir.Dominance) map[*ir.Block][]*ir.Block {
	frontiers := map[*ir.Block][]*ir.Block{}
	for b := range r.Blocks() {
		if !dom.Reachable(b) {
			continue
		}
		up := dom.IDom(b)
		for pred := range b.Preds() {
			if !dom.Reachable(pred) {
				continue
			}
			for ; pred != up && pred != nil; pred = dom.IDom(pred) {
				if !slices.Contains(frontiers[pred], b) {
					frontiers[pred] = append(frontiers[pred], b)
				}
			}
		}
	}
	return frontiers
}

// liveIn returns the blocks at whose beginning it matters what is in the slot; stores are the blocks that store to it.
func liveIn(s ir.MemorySlot, stores map[*ir.Block]bool) map[*ir.Block]bool {
	seen, live := map[*ir.Block]bool{}, map[*ir.Block]bool{}
	var work []*ir.Block
	for user := range s.Ptr.Users() {
		b := ir.BlockOf(user)
		if seen[b] {
			continue
		}
		seen[b] = true
		if loadsFirst(s, b) {
			work = append(work, b)
		}
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if live[b] {
			continue
		}
		live[b] = true
		for pred := range b.Preds() {
			if !stores[pred] {
				work = append(work, pred)
			}
		}
	}
	return live
}

// loadsFirst reports whether the first access to the slot in b, which has one, is a load.
func loadsFirst(s ir.MemorySlot, b *ir.Block) bool {
	for op := range b.Ops() {
		if a, ok := op.(ir.PromotableAccess); ok {
			switch {
			case a.LoadsFrom(s):
				return true
			case a.StoresTo(s):
				return false
			}
		}
	}
	return false
}

// canForward reports whether all branches to the blocks can pass a value.
func canForward(blocks map[*ir.Block]bool) bool {
	for b := range blocks {
		for s := range b.PredUses() {
			if _, ok := s.Owner().(ir.Brancher); !ok {
				return false
			}
		}
	}
	return true
}

// sortByDominance puts the ops, which are in r, into an order in which definitions come before uses.
func sortByDominance(ops []ir.Op, r *ir.Region) {
	at := map[*ir.Block]int{}
	order := ir.PostOrder(r)
	for i, b := range order {
		at[b] = len(order) - i
	}
	for b := range r.Blocks() {
		if at[b] == 0 {
			at[b] = len(at) + 1
		}
	}
	slices.SortFunc(ops, func(a, b ir.Op) int {
		x, y := ir.BlockOf(a), ir.BlockOf(b)
		switch {
		case x != y:
			return at[x] - at[y]
		case a == b:
			return 0
		case ir.IsBefore(a, b):
			return -1
		}
		return 1
	})
}
