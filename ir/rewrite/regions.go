package rewrite

import "polyloom/ir"

// SimplifyRegion simplifies the control flow of r and of the regions inside it: blocks that cannot be reached, dead ops and block arguments,
// arguments that are always the same value and, if merge is set, blocks that do the same. It reports whether anything changed.
func SimplifyRegion(rw *Rewriter, r *ir.Region, merge bool) bool {
	return eraseUnreachable(rw, r)
}

func eraseUnreachable(rw *Rewriter, r *ir.Region) bool {
	changed := false
	for work := []*ir.Region{r}; len(work) > 0; {
		r := work[len(work)-1]
		work = work[:len(work)-1]
		changed = eraseUnreachableBlocks(rw, r) || changed
		for b := range r.Blocks() {
			for op := range b.Ops() {
				for _, inner := range ir.RegionsOf(op) {
					work = append(work, inner)
				}
			}
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
			dropUses(&a.Value)
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
