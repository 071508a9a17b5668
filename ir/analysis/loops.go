package analysis

import (
	"slices"

	"polyloom/ir"
)

// LoopInfo holds the natural loops of the control-flow graph of a region: for a block that dominates a predecessor of its own, the blocks from
// which that predecessor is reached without passing it. Cycles with several entries are no loops. It ends with a change of control flow.
type LoopInfo struct {
	// Top holds the loops that are in no other, in the order of their headers.
	Top []*Loop

	innermost map[*ir.Block]*Loop
}

// A Loop is a natural loop.
type Loop struct {
	Header   *ir.Block   // the only block through which the loop is entered
	Latches  []*ir.Block // the blocks inside that branch to the header
	Blocks   []*ir.Block // all blocks, nested loops included, in the order of the region; the header is first
	Parent   *Loop       // the closest loop around; nil for none
	Children []*Loop     // the loops immediately inside

	info *LoopInfo
}

// FindLoops returns the loops of r.
func FindLoops(r *ir.Region, dom *ir.Dominance) *LoopInfo {
	info := &LoopInfo{innermost: map[*ir.Block]*Loop{}}
	// In postorder, headers of inner loops come before those of outer ones.
	var loops []*Loop
	for _, h := range ir.PostOrder(r) {
		l := &Loop{Header: h, info: info}
		for p := range h.Preds() {
			if dom.Reachable(p) && dom.DominatesBlock(h, p) && !slices.Contains(l.Latches, p) {
				l.Latches = append(l.Latches, p)
			}
		}
		if len(l.Latches) > 0 {
			slices.Reverse(l.Latches) // uses come newest first
			info.collect(l, dom)
			loops = append(loops, l)
		}
	}
	// Each block was given to its innermost loop; now every loop gets it.
	for b := range r.Blocks() {
		for l := info.innermost[b]; l != nil; l = l.Parent {
			l.Blocks = append(l.Blocks, b)
		}
	}
	place := map[*ir.Block]int{}
	for b := range r.Blocks() {
		place[b] = len(place)
	}
	slices.SortFunc(loops, func(a, b *Loop) int { return place[a.Header] - place[b.Header] })
	for _, l := range loops {
		if at := slices.Index(l.Blocks, l.Header); at > 0 {
			l.Blocks = slices.Insert(slices.Delete(l.Blocks, at, at+1), 0, l.Header)
		}
		if l.Parent == nil {
			info.Top = append(info.Top, l)
		} else {
			l.Parent.Children = append(l.Parent.Children, l)
		}
	}
	return info
}

// collect walks back from the latches of l, gives it the blocks that are in no loop yet, and becomes the parent of the loops that it meets.
func (info *LoopInfo) collect(l *Loop, dom *ir.Dominance) {
	work := slices.Clone(l.Latches)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		inner := info.innermost[b]
		if inner == nil {
			if !dom.Reachable(b) {
				continue
			}
			info.innermost[b] = l
			if b != l.Header {
				work = slices.AppendSeq(work, b.Preds())
			}
			continue
		}
		for inner.Parent != nil {
			inner = inner.Parent
		}
		if inner != l {
			inner.Parent = l
			work = slices.AppendSeq(work, inner.Header.Preds())
		}
	}
	if info.innermost[l.Header] == nil {
		info.innermost[l.Header] = l
	}
}

// Of returns the innermost loop that b is in, or nil.
func (info *LoopInfo) Of(b *ir.Block) *Loop { return info.innermost[b] }

// Depth returns the number of loops around b.
func (info *LoopInfo) Depth(b *ir.Block) int { return info.innermost[b].Depth() }

// Depth returns 1 for a loop that is in no other, 2 for one immediately inside, and so on; 0 for nil.
func (l *Loop) Depth() int {
	d := 0
	for ; l != nil; l = l.Parent {
		d++
	}
	return d
}

// Contains reports whether b is in l.
func (l *Loop) Contains(b *ir.Block) bool {
	for in := l.info.innermost[b]; in != nil; in = in.Parent {
		if in == l {
			return true
		}
	}
	return false
}

// Exits returns the blocks outside l to which blocks of l branch, each once, in the order of the branches.
func (l *Loop) Exits() []*ir.Block {
	var exits []*ir.Block
	seen := map[*ir.Block]bool{}
	for _, b := range l.Blocks {
		for s := range b.Succs() {
			if !seen[s] && !l.Contains(s) {
				seen[s] = true
				exits = append(exits, s)
			}
		}
	}
	return exits
}

// Preheader returns the block that runs once before the loop: the only predecessor of the header outside the loop, if the header is its only
// successor. It is nil if there is no such block.
func (l *Loop) Preheader() *ir.Block {
	var pre *ir.Block
	for p := range l.Header.Preds() {
		if l.Contains(p) {
			continue
		}
		if pre != nil && pre != p {
			return nil
		}
		pre = p
	}
	if pre == nil || ir.NumSuccessors(pre.Last()) != 1 {
		return nil
	}
	return pre
}
