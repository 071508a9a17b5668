package rewrite

import (
	"cmp"
	"slices"

	"polyloom/ir"
)

// mergeBlocks makes one of blocks that do the same, in r and the regions inside it. Operands from outside of the blocks that differ become
// arguments.
func mergeBlocks(rw *Rewriter, r *ir.Region) bool {
	changed := false
	for work := []*ir.Region{r}; len(work) > 0; {
		r := work[len(work)-1]
		work = work[:len(work)-1]
		if mergeRegion(rw, r) {
			work = append(work, r)
			changed = true
		}
		for b := range r.Blocks() {
			work = pushInner(work, b)
		}
	}
	return changed
}

// mergeRegion merges blocks of r, other than the entry, that branch to the same blocks.
func mergeRegion(rw *Rewriter, r *ir.Region) bool {
	if r.Empty() || r.HasOneBlock() {
		return false
	}
	var groups [][]*cluster // clusters whose blocks have the same successors
next:
	for b := r.Entry().Next(); b != nil; b = b.Next() {
		var group *[]*cluster
		for g := range groups {
			if sameSuccessors(groups[g][0].leader.block, b) {
				group = &groups[g]
				break
			}
		}
		if !mergeable(b) {
			continue
		}
		body := newBody(b)
		if group == nil {
			groups = append(groups, []*cluster{{leader: body}})
			continue
		}
		for _, c := range *group {
			if c.add(body) {
				continue next
			}
		}
		*group = append(*group, &cluster{leader: body})
	}
	changed := false
	for _, g := range groups {
		for _, c := range g {
			changed = c.merge(rw) || changed
		}
	}
	return changed
}

func sameSuccessors(a, b *ir.Block) bool {
	return slices.Equal(slices.Collect(a.Succs()), slices.Collect(b.Succs()))
}

// mergeable reports whether no op of b has a region with blocks and no other block uses b's arguments.
func mergeable(b *ir.Block) bool {
	for op := range b.Ops() {
		for _, r := range ir.RegionsOf(op) {
			if !r.Empty() {
				return false
			}
		}
	}
	for _, a := range b.Args() {
		if usedOutside(&a.Value, b) {
			return false
		}
	}
	return true
}

func usedOutside(v *ir.Value, b *ir.Block) bool {
	for u := range v.Users() {
		if ir.BlockOf(u) != b {
			return true
		}
	}
	return false
}

// A body is a block with the places of its ops.
type body struct {
	block *ir.Block
	place map[ir.Op]int
}

func newBody(b *ir.Block) *body {
	c := &body{b, map[ir.Op]int{}}
	for op := range b.Ops() {
		c.place[op] = len(c.place)
	}
	return c
}

// order returns where v is defined in the block: the number of the op, -1 for an argument, and the number of the result or argument.
func (b *body) order(v *ir.Value) (op, index int) {
	if def := v.DefOp(); def != nil {
		return b.place[def], v.Index()
	}
	return -1, v.Index()
}

// A cluster is a set of blocks that do the same.
type cluster struct {
	leader *body
	others []*ir.Block
	differ [][2]int // the ops and operands, by number, that come from outside and differ; sorted
}

// add puts b into the cluster if it does the same as the leader.
func (c *cluster) add(b *body) bool {
	x, y := c.leader.block, b.block
	if !slices.Equal(x.ArgTypes(), y.ArgTypes()) {
		return false
	}
	var differ [][2]int
	p, q := x.First(), y.First()
	for n := 0; p != nil && q != nil; n++ {
		if !sameButOperands(p, q) {
			return false
		}
		for i, v := range ir.OperandsOf(p) {
			w := ir.OperandValue(q, i)
			if v == w {
				continue
			}
			inside := v.Block() == x
			switch {
			case v.Type() != w.Type() || inside != (w.Block() == y):
				return false
			case !inside:
				if !passable(x, v) || !passable(y, w) {
					return false
				}
				differ = append(differ, [2]int{n, i})
			default:
				o1, i1 := c.leader.order(v)
				if o2, i2 := b.order(w); o1 != o2 || i1 != i2 {
					return false
				}
			}
		}
		if resultsUsedOutside(p, x) || resultsUsedOutside(q, y) {
			return false
		}
		p, q = ir.Next(p), ir.Next(q)
	}
	if p != nil || q != nil {
		return false
	}
	c.differ = append(c.differ, differ...)
	slices.SortFunc(c.differ, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	c.differ = slices.Compact(c.differ)
	c.others = append(c.others, y)
	return true
}

// sameButOperands reports whether p and q, which have no regions with blocks, are the same but for their operands.
func sameButOperands(p, q ir.Op) bool {
	if p.Info() != q.Info() || ir.Discardable(p) != ir.Discardable(q) || ir.NumOperands(p) != ir.NumOperands(q) ||
		ir.NumRegions(p) != ir.NumRegions(q) || !slices.Equal(ir.ResultTypes(p), ir.ResultTypes(q)) ||
		!slices.Equal(ir.OperandSegments(p), ir.OperandSegments(q)) {
		return false
	}
	n := 0
	for name, a := range ir.Properties(p) {
		if ir.Attribute(q, name) != a {
			return false
		}
		n++
	}
	for range ir.Properties(q) {
		n--
	}
	return n == 0
}

// passable reports whether branches to b can pass v: it is not made by one of them.
func passable(b *ir.Block, v *ir.Value) bool {
	def := v.DefOp()
	if def == nil || def != v.Block().Terminator() {
		return true
	}
	for p := range b.Preds() {
		if p == v.Block() {
			return false
		}
	}
	return true
}

func resultsUsedOutside(op ir.Op, b *ir.Block) bool {
	for _, r := range ir.ResultsOf(op) {
		if usedOutside(r, b) {
			return true
		}
	}
	return false
}

// merge makes all branches to the cluster's blocks go to the leader.
func (c *cluster) merge(rw *Rewriter) bool {
	if len(c.others) == 0 {
		return false
	}
	leader := c.leader.block
	if len(c.differ) > 0 {
		blocks := append([]*ir.Block{leader}, c.others...)
		if slices.ContainsFunc(blocks, func(b *ir.Block) bool { return !canPassMore(b) }) {
			return false
		}
		c.pass(rw, blocks)
	}
	for _, b := range c.others {
		for s := range b.PredUses() {
			s.Set(leader)
		}
		rw.EraseBlock(b)
	}
	return true
}

// canPassMore reports whether operands can be added to all branches to b.
func canPassMore(b *ir.Block) bool {
	for s := range b.PredUses() {
		if _, ok := s.Owner().(ir.Brancher); !ok {
			return false
		}
	}
	return true
}

// pass makes the operands that differ arguments of the leader, the first of blocks, and the branches to each block pass what it used.
func (c *cluster) pass(rw *Rewriter, blocks []*ir.Block) {
	leader := blocks[0]
	passed := make([][]*ir.Value, len(blocks))
	for k, b := range blocks {
		ops := slices.Collect(b.Ops())
		for _, d := range c.differ {
			o := ir.OperandAt(ops[d[0]], d[1])
			v := o.Value()
			passed[k] = append(passed[k], v)
			if k == 0 {
				o.Set(leader.AddArg(v.Type(), v.Loc()))
			}
		}
	}
	first := leader.NumArgs() - len(c.differ)
	for j := len(c.differ) - 1; j > 0; j-- {
		if i := sameColumn(passed, j); i < j {
			rw.ReplaceAllUses(leader.Arg(first+j), leader.Arg(first+i))
			leader.EraseArg(first + j)
			for k := range passed {
				passed[k] = slices.Delete(passed[k], j, j+1)
			}
		}
	}
	for k, b := range blocks {
		for s := range b.PredUses() {
			group, _ := s.Owner().(ir.Brancher).SuccessorOperands(s.Index())
			group.Append(passed[k]...)
		}
	}
}

// sameColumn returns the first column of rows that may equal column j, by the first row, if it does in all rows; else j.
func sameColumn(rows [][]*ir.Value, j int) int {
	i := slices.Index(rows[0], rows[0][j])
	for _, r := range rows {
		if r[i] != r[j] {
			return j
		}
	}
	return i
}
