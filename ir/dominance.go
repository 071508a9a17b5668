package ir

// Dominance answers which definitions reach which uses. Dominator trees are built per region when first needed and must not outlive a
// change of the region's control flow; moving operations within and between blocks is allowed. Dominators are computed by the
// algorithm of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm"). It is not safe for concurrent use.
type Dominance struct {
	trees map[*Region]map[*Block]domNode
}

// domNode places a block in its region's dominator tree.
type domNode struct {
	idom  *Block
	depth int
}

// Invalidate forgets the tree of r, whose control flow changed; nil forgets all.
func (d *Dominance) Invalidate(r *Region) {
	if r == nil {
		d.trees = nil
		return
	}
	delete(d.trees, r)
}

func (d *Dominance) tree(r *Region) map[*Block]domNode {
	t, ok := d.trees[r]
	if !ok {
		if d.trees == nil {
			d.trees = map[*Region]map[*Block]domNode{}
		}
		t = buildTree(r)
		d.trees[r] = t
	}
	return t
}

// PostOrder returns the blocks of r that are reachable from its entry, each after its successors but for back edges.
func PostOrder(r *Region) []*Block {
	var order []*Block
	seen := map[*Block]bool{}
	type frame struct {
		b     *Block
		succs []*Block
	}
	push := func(stack []frame, b *Block) []frame {
		seen[b] = true
		var ss []*Block
		for s := range b.Succs() {
			ss = append(ss, s)
		}
		return append(stack, frame{b, ss})
	}
	if r.first == nil {
		return nil
	}
	stack := push(nil, r.first)
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if len(f.succs) == 0 {
			order = append(order, f.b)
			stack = stack[:len(stack)-1]
			continue
		}
		s := f.succs[0]
		f.succs = f.succs[1:]
		if !seen[s] {
			stack = push(stack, s)
		}
	}
	return order
}

func buildTree(r *Region) map[*Block]domNode {
	order := PostOrder(r)
	number := make(map[*Block]int, len(order))
	for i, b := range order {
		number[b] = i
	}
	n := len(order)
	idom := make([]int, n)
	for i := range idom {
		idom[i] = -1
	}
	if n > 0 {
		idom[n-1] = n - 1
	}
	for changed := true; changed; {
		changed = false
		for i := n - 2; i >= 0; i-- {
			best := -1
			for p := range order[i].Preds() {
				k, ok := number[p]
				if !ok || idom[k] < 0 {
					continue
				}
				if best < 0 {
					best = k
					continue
				}
				for best != k {
					for best < k {
						best = idom[best]
					}
					for k < best {
						k = idom[k]
					}
				}
			}
			if best != idom[i] {
				idom[i], changed = best, true
			}
		}
	}
	tree := make(map[*Block]domNode, n)
	for i := n - 1; i >= 0; i-- {
		if i == n-1 {
			tree[order[i]] = domNode{}
			continue
		}
		up := order[idom[i]]
		tree[order[i]] = domNode{up, tree[up].depth + 1}
	}
	return tree
}

// IDom returns the immediate dominator of b within its region; nil for the entry and for unreachable blocks.
func (d *Dominance) IDom(b *Block) *Block { return d.tree(b.parent)[b].idom }

// Reachable reports whether control may come to b from the entry of its region.
func (d *Dominance) Reachable(b *Block) bool {
	if b.IsEntry() {
		return true
	}
	_, ok := d.tree(b.parent)[b]
	return ok
}

// DominatesBlock reports whether every path from the entry to b, a block of the same region, passes through a. A block dominates itself,
// and an unreachable block is dominated by all.
func (d *Dominance) DominatesBlock(a, b *Block) bool {
	if a == b || a.IsEntry() {
		return true
	}
	t := d.tree(a.parent)
	nb, ok := t[b]
	if !ok {
		return true
	}
	na, ok := t[a]
	if !ok {
		return false
	}
	for nb.depth > na.depth {
		b = nb.idom
		nb = t[b]
	}
	return a == b
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
