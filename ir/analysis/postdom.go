package analysis

import "polyloom/ir"

// PostDominance answers what is certain to run after what. Trees are built per region when first needed and must not outlive a
// change of the region's control flow; operations may be moved. It is the mirror image of ir.Dominance, built by the same algorithm on the
// reversed graph, from a virtual node behind all exits.
type PostDominance struct {
	trees map[*ir.Region]*postTree
}

// A postTree is the post-dominator tree of a region, over numbers of blocks. The root, number 0, is the virtual exit.
type postTree struct {
	number    map[*ir.Block]int
	blocks    []*ir.Block // by number; nil at 0
	parent    []int
	pre, post []int // times of entering and leaving a node in a walk of the tree
}

// Invalidate forgets the tree of r, whose control flow changed; nil forgets all.
func (d *PostDominance) Invalidate(r *ir.Region) {
	if r == nil {
		d.trees = nil
		return
	}
	delete(d.trees, r)
}

func (d *PostDominance) tree(r *ir.Region) *postTree {
	t, ok := d.trees[r]
	if !ok {
		if d.trees == nil {
			d.trees = map[*ir.Region]*postTree{}
		}
		t = newPostTree(r)
		d.trees[r] = t
	}
	return t
}

// IPDom returns the immediate post-dominator of b: the first block that all paths from b to an exit of the region have in common. It is nil if
// that is the exit itself.
func (d *PostDominance) IPDom(b *ir.Block) *ir.Block {
	t := d.tree(b.Region())
	return t.blocks[t.parent[t.number[b]]]
}

// DominatesBlock reports whether every path from b, a block of the same region, to an exit passes through a. A block post-dominates itself. A
// cycle without exit counts as if it could be left at one of its blocks.
func (d *PostDominance) DominatesBlock(a, b *ir.Block) bool {
	if a == b {
		return true
	}
	t := d.tree(a.Region())
	x, y := t.number[a], t.number[b]
	return t.pre[x] <= t.pre[y] && t.post[y] <= t.post[x]
}

// Dominates reports whether a runs whenever op has run, before the region of a is left; op may be inside nested regions. An op
// post-dominates itself and what is inside it.
func (d *PostDominance) Dominates(a, op ir.Op) bool {
	ab := ir.BlockOf(a)
	if ab == nil || ir.BlockOf(op) == nil {
		return a == op
	}
	for ir.ParentRegion(op) != ab.Region() {
		if op = ir.Parent(op); op == nil || ir.BlockOf(op) == nil {
			return false
		}
	}
	if a == op {
		return true
	}
	if ob := ir.BlockOf(op); ob != ab {
		return d.DominatesBlock(ab, ob)
	}
	return ir.IsGraphRegion(ab.Region()) || ir.IsBefore(op, a)
}

// newPostTree numbers the blocks of r in the order in which a backward walk from the exits finishes them, last first, so that a tree parent
// has a smaller number than its children, and finds the parents as Cooper, Harvey and Kennedy do.
func newPostTree(r *ir.Region) *postTree {
	w := backward{seen: map[*ir.Block]bool{}}
	exits := map[*ir.Block]bool{}
	for b := range r.Blocks() {
		if b.Last() == nil || ir.NumSuccessors(b.Last()) == 0 {
			exits[b] = true
			w.from(b)
		}
	}
	// What is left never comes to an exit: of each cycle, the block at the end of a walk into it counts as one.
	for b := range r.Blocks() {
		if !w.seen[b] {
			last := furthest(b, w.seen)
			exits[last] = true
			w.from(last)
		}
	}

	n := len(w.order) + 1
	t := &postTree{number: make(map[*ir.Block]int, n), blocks: make([]*ir.Block, n), parent: make([]int, n)}
	for i, b := range w.order {
		t.number[b] = n - 1 - i
		t.blocks[n-1-i] = b
	}
	for i := 1; i < n; i++ {
		t.parent[i] = -1
	}
	for changed := true; changed; {
		changed = false
		for i := 1; i < n; i++ {
			best := -1
			if exits[t.blocks[i]] {
				best = 0
			}
			for s := range t.blocks[i].Succs() {
				if k := t.number[s]; t.parent[k] >= 0 {
					best = t.meet(best, k)
				}
			}
			if best != t.parent[i] {
				t.parent[i], changed = best, true
			}
		}
	}
	t.time()
	return t
}

// meet returns the closest common ancestor of two nodes; -1 stands for none yet.
func (t *postTree) meet(a, b int) int {
	if a < 0 {
		return b
	}
	for a != b {
		for a > b {
			a = t.parent[a]
		}
		for b > a {
			b = t.parent[b]
		}
	}
	return a
}

// time fills pre and post. Children have larger numbers than their parents, so sizes of subtrees come from one pass and times from another.
func (t *postTree) time() {
	n := len(t.parent)
	size := make([]int, n)
	for i := n - 1; i > 0; i-- {
		size[i]++
		size[t.parent[i]] += size[i]
	}
	t.pre, t.post = make([]int, n), make([]int, n)
	t.post[0] = n
	next := make([]int, n) // where the next child of a node begins
	next[0] = 1
	for i := 1; i < n; i++ {
		p := t.parent[i]
		t.pre[i] = next[p]
		t.post[i] = next[p] + size[i] - 1
		next[p] += size[i]
		next[i] = t.pre[i] + 1
	}
}

// furthest returns the block that a depth-first walk along the successors finds last.
func furthest(b *ir.Block, stop map[*ir.Block]bool) *ir.Block {
	seen := map[*ir.Block]bool{b: true}
	stack := []*ir.Block{b}
	for len(stack) > 0 {
		b = stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for s := range b.Succs() {
			if !seen[s] && !stop[s] {
				seen[s] = true
				stack = append(stack, s)
			}
		}
	}
	return b
}

// backward is a depth-first walk against the branches. order has each block after its predecessors but for back edges.
type backward struct {
	seen  map[*ir.Block]bool
	order []*ir.Block
}

// from continues the walk with what reaches root and was not seen yet.
func (w *backward) from(root *ir.Block) {
	type frame struct {
		b     *ir.Block
		preds []*ir.Block
	}
	var stack []frame
	push := func(b *ir.Block) {
		if w.seen[b] {
			return
		}
		w.seen[b] = true
		var ps []*ir.Block
		for p := range b.Preds() {
			ps = append(ps, p)
		}
		stack = append(stack, frame{b, ps})
	}
	push(root)
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if len(f.preds) == 0 {
			w.order = append(w.order, f.b)
			stack = stack[:len(stack)-1]
			continue
		}
		p := f.preds[0]
		f.preds = f.preds[1:]
		push(p)
	}
}
