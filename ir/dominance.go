package ir

// Dominance answers which definitions reach which uses. Dominator trees are built per region when first needed and must not outlive a
// change of the region's control flow; moving operations within and between blocks is allowed. Dominators are computed by the
// algorithm of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm"). It is not safe for concurrent use.
type Dominance struct {
	trees  map[*Region]*domTree
	region *Region // the one that was asked about last
	last   *domTree
}

// A domTree is the dominator tree of the blocks that can be reached from a region's entry. Blocks know their positions in it, which holds
// for all trees of one state of the region because they are built alike.
type domTree struct {
	order []*Block // in post order: the entry is last
	nodes []domNode
}

// domNode is the place of a block in a tree: those that it dominates are consecutive in the tree's pre-order.
type domNode struct {
	idom        int32 // position of the immediate dominator; the entry's own for the entry
	first, size int32 // position in the pre-order, number of blocks dominated
}

// Invalidate forgets the tree of r, whose control flow changed; nil forgets all.
func (d *Dominance) Invalidate(r *Region) {
	d.region, d.last = nil, nil
	if r == nil {
		d.trees = nil
		return
	}
	delete(d.trees, r)
}

func (d *Dominance) tree(r *Region) *domTree {
	if d.region == r && d.last != nil {
		return d.last
	}
	t := d.trees[r]
	if t == nil {
		if d.trees == nil {
			d.trees = map[*Region]*domTree{}
		}
		t = buildTree(r)
		d.trees[r] = t
	}
	d.region, d.last = r, t
	return t
}

// node returns the place of b, nil if it cannot be reached.
func (t *domTree) node(b *Block) *domNode {
	if i := int(b.domIndex); i < len(t.order) && t.order[i] == b {
		return &t.nodes[i]
	}
	return nil
}

// PostOrder returns the blocks of r that are reachable from its entry, each after its successors but for back edges.
func PostOrder(r *Region) []*Block {
	seen := map[*Block]bool{}
	return postOrder(r, func(b *Block) bool {
		if seen[b] {
			return false
		}
		seen[b] = true
		return true
	})
}

// postOrder is PostOrder with a set of visited blocks: visit adds a block and reports whether that is new.
func postOrder(r *Region, visit func(*Block) bool) []*Block {
	if r.first == nil {
		return nil
	}
	type frame struct {
		b    *Block
		next int // successor to go to
	}
	var order []*Block
	visit(r.first)
	stack := []frame{{b: r.first}}
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.b.last == nil || f.next == NumSuccessors(f.b.last.Op()) {
			order = append(order, f.b)
			stack = stack[:len(stack)-1]
			continue
		}
		s := SuccessorAt(f.b.last.Op(), f.next).block
		f.next++
		if visit(s) {
			stack = append(stack, frame{b: s})
		}
	}
	return order
}

func buildTree(r *Region) *domTree {
	var blocks []*Block
	for b := r.first; b != nil; b = b.next {
		b.domIndex = int32(len(blocks))
		blocks = append(blocks, b)
	}
	seen := make([]bool, len(blocks))
	t := new(domTree)
	t.order = postOrder(r, func(b *Block) bool {
		i := int(b.domIndex)
		if i >= len(blocks) || blocks[i] != b || seen[i] {
			return false // a block of another region, which is wrong, or one that was visited
		}
		seen[i] = true
		return true
	})
	t.nodes = make([]domNode, len(t.order))
	for i, b := range t.order {
		b.domIndex = int32(i)
		t.nodes[i] = domNode{idom: -1, size: 1}
	}
	t.findDominators()
	t.number()
	return t
}

// findDominators computes the immediate dominators by iteration.
func (t *domTree) findDominators() {
	entry := int32(len(t.order) - 1)
	if entry < 0 {
		return
	}
	t.nodes[entry].idom = entry
	for changed := true; changed; {
		changed = false
		for i := entry - 1; i >= 0; i-- {
			best := int32(-1)
			for s := t.order[i].preds; s != nil; s = s.next {
				p := s.owner.block
				if p == nil || t.node(p) == nil || t.node(p).idom < 0 {
					continue
				}
				if best < 0 {
					best = p.domIndex
				} else {
					best = t.common(best, p.domIndex)
				}
			}
			if best != t.nodes[i].idom {
				t.nodes[i].idom, changed = best, true
			}
		}
	}
}

// common returns the closest node that dominates both a and b, as far as is known.
func (t *domTree) common(a, b int32) int32 {
	for a != b {
		for a < b {
			a = t.nodes[a].idom
		}
		for b < a {
			b = t.nodes[b].idom
		}
	}
	return a
}

// number lays out the pre-order. A dominator comes after those that it dominates in post order.
func (t *domTree) number() {
	entry := len(t.nodes) - 1
	for i := 0; i < entry; i++ {
		t.nodes[t.nodes[i].idom].size += t.nodes[i].size
	}
	free := make([]int32, len(t.nodes)) // the next position that a child of the node may take
	for i := entry; i >= 0; i-- {
		n := &t.nodes[i]
		if i < entry {
			n.first = free[n.idom]
			free[n.idom] += n.size
		}
		free[i] = n.first + 1
	}
}

// IDom returns the immediate dominator of b within its region; nil for the entry and for unreachable blocks.
func (d *Dominance) IDom(b *Block) *Block {
	t := d.tree(b.parent)
	n := t.node(b)
	if n == nil || t.order[n.idom] == b {
		return nil
	}
	return t.order[n.idom]
}

// Reachable reports whether control may come to b from the entry of its region.
func (d *Dominance) Reachable(b *Block) bool {
	return b.IsEntry() || d.tree(b.parent).node(b) != nil
}

// DominatesBlock reports whether every path from the entry to b, a block of the same region, passes through a. A block dominates itself,
// and an unreachable block is dominated by all.
func (d *Dominance) DominatesBlock(a, b *Block) bool {
	if a == b || a.IsEntry() {
		return true
	}
	t := d.tree(a.parent)
	na, nb := t.node(a), t.node(b)
	if na == nil || nb == nil {
		return nb == nil
	}
	return nb.first >= na.first && nb.first < na.first+na.size
}

// Dominates reports whether v is available at op: before it in its block, in a block that dominates op's, or in a region around op. In a
// graph region, all values of the region are.
func (d *Dominance) Dominates(v *Value, op Op) bool {
	if v.def == nil {
		vb := v.Block()
		if vb == nil || vb.parent == nil {
			return false
		}
		ub := vb.parent.FindAncestorBlock(BlockOf(op))
		return ub != nil && d.DominatesBlock(vb, ub)
	}
	return d.properlyDominates(v.def, op.base(), false)
}

// ProperlyDominates reports whether a, an operation, comes before op on every path to op, as Dominates does for a's results.
func (d *Dominance) ProperlyDominates(a, op Op) bool {
	return d.properlyDominates(a.base(), op.base(), true)
}

// properlyDominates reports whether a's results reach b. An op does not dominate what is inside it, unless enclosing is set.
func (d *Dominance) properlyDominates(a, b *Base, enclosing bool) bool {
	ab := a.block
	if ab == nil || b.block == nil {
		return false
	}
	if ab != b.block {
		bb := b
		for bb != nil && (bb.block == nil || bb.block.parent != ab.parent) {
			if bb.block == nil || bb.block.parent == nil {
				return false
			}
			bb = bb.block.parent.owner
		}
		if bb == nil {
			return false
		}
		if bb == a && bb != b {
			return enclosing || isGraph(ab.parent)
		}
		b = bb
	}
	if ab == b.block {
		if a == b {
			return isGraph(ab.parent)
		}
		return isGraph(ab.parent) || IsBefore(a.Op(), b.Op())
	}
	return d.DominatesBlock(ab, b.block)
}

// isGraph reports whether order means nothing in r.
func isGraph(r *Region) bool {
	op := r.ParentOp()
	if op == nil {
		return false
	}
	if k, ok := op.(KindOfRegion); ok {
		return k.IsGraphRegion(r.Index())
	}
	return HasTrait(op, GraphRegion) || !op.Info().Registered && r.HasOneBlock()
}

// IsGraphRegion reports whether the order of operations means nothing in r: values may be used before they are defined.
func IsGraphRegion(r *Region) bool { return isGraph(r) }
