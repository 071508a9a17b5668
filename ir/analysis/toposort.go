package analysis

import (
	"container/heap"
	"slices"

	"polyloom/ir"
)

// BlocksByDominance returns the blocks of r such that each comes after those that dominate it: in reverse postorder from the entry, and then
// what cannot be reached from there.
func BlocksByDominance(r *ir.Region) []*ir.Block {
	blocks := ir.PostOrder(r)
	slices.Reverse(blocks)
	seen := make(map[*ir.Block]bool, len(blocks))
	for _, b := range blocks {
		seen[b] = true
	}
	for b := range r.Blocks() {
		if seen[b] {
			continue
		}
		at := len(blocks)
		blocks = reachFrom(b, seen, blocks)
		slices.Reverse(blocks[at:])
	}
	return blocks
}

// reachFrom appends what b reaches in postorder.
func reachFrom(b *ir.Block, seen map[*ir.Block]bool, order []*ir.Block) []*ir.Block {
	seen[b] = true
	for s := range b.Succs() {
		if !seen[s] {
			order = reachFrom(s, seen, order)
		}
	}
	return append(order, b)
}

// TopologicalSort returns ops, which are below one region, in an order that respects dominance: as they stand in their blocks, each before
// those inside it, and blocks as BlocksByDominance has them.
func TopologicalSort(ops []ir.Op) []ir.Op {
	if len(ops) < 2 {
		return slices.Clone(ops)
	}
	t := &topo{want: map[ir.Op]bool{}, blocks: map[*ir.Block]bool{}, regions: map[*ir.Region]bool{}}
	for _, op := range ops {
		t.want[op] = true
		t.enclosing(op)
	}
	t.region(t.root)
	return t.sorted
}

type topo struct {
	want    map[ir.Op]bool
	blocks  map[*ir.Block]bool // those that hold wanted ops, directly or not
	regions map[*ir.Region]bool
	root    *ir.Region // the outermost region above any op
	sorted  []ir.Op
}

func (t *topo) enclosing(op ir.Op) {
	for b := ir.BlockOf(op); b != nil && !t.blocks[b]; {
		t.blocks[b] = true
		r := b.Region()
		t.regions[r] = true
		outer := r.ParentOp()
		if outer == nil || ir.BlockOf(outer) == nil {
			t.root = r
			return
		}
		b = ir.BlockOf(outer)
	}
}

func (t *topo) region(r *ir.Region) {
	for _, b := range BlocksByDominance(r) {
		if !t.blocks[b] {
			continue
		}
		for op := range b.Ops() {
			if t.want[op] {
				t.sorted = append(t.sorted, op)
			}
			for _, inner := range ir.RegionsOf(op) {
				if t.regions[inner] {
					t.region(inner)
				}
			}
		}
	}
}

// SortTopologically moves the ops of b, but not its terminator, such that each comes after the ops of b whose results it or an op inside
// it uses, and otherwise as they were. ready, if not nil, returns true for uses that do not count. It returns false if
// there are cycles; then some uses stay in front of their definitions.
//
// The order is that of repeated passes over the ops, each of which takes those that are ready; it is found in one.
func SortTopologically(b *ir.Block, ready func(v *ir.Value, user ir.Op) bool) bool {
	var ops []ir.Op
	place := map[ir.Op]int{}
	end := b.Terminator()
	for op := range b.Ops() {
		if op != end {
			place[op] = len(ops)
			ops = append(ops, op)
		}
	}
	q := newTopoQueue(b, ops, place, ready)
	acyclic := true
	for first := 0; len(q.done) < len(ops); {
		if q.Len() == 0 {
			// A cycle: a pass without progress takes the first op that is left.
			acyclic = false
			for q.taken[first] {
				first++
			}
			q.pass[first] = q.last + 1
			q.push(first)
		}
		q.take()
	}
	for _, i := range q.done {
		if end != nil {
			ir.MoveBefore(ops[i], end)
		} else {
			ir.MoveToEnd(ops[i], b)
		}
	}
	return acyclic
}

// A topoQueue holds the ops that are ready, by the pass that takes them and their old place.
type topoQueue struct {
	heap  []int
	pass  []int   // when an op is taken, as far as is known
	needs []int   // how many definitions an op still waits for
	users [][]int // who waits for an op
	taken []bool  // in the heap or done
	done  []int
	last  int // pass of the op that was taken last
}

func newTopoQueue(b *ir.Block, ops []ir.Op, place map[ir.Op]int, ready func(*ir.Value, ir.Op) bool) *topoQueue {
	n := len(ops)
	q := &topoQueue{pass: make([]int, n), needs: make([]int, n), users: make([][]int, n), taken: make([]bool, n)}
	for i, op := range ops {
		for inner := range ir.Walk(op) {
			for _, v := range ir.OperandsOf(inner) {
				def := v.DefOp()
				if def == nil || ready != nil && ready(v, inner) {
					continue
				}
				k, ok := place[ancestorIn(b, def)]
				if !ok || k == i {
					continue
				}
				q.needs[i]++
				q.users[k] = append(q.users[k], i)
			}
		}
	}
	for i := range ops {
		if q.needs[i] == 0 {
			q.push(i)
		}
	}
	return q
}

func (q *topoQueue) push(i int) {
	q.taken[i] = true
	heap.Push(q, i)
}

// take schedules the next op, which may make others ready: in this pass if they stand behind it, else in the next.
func (q *topoQueue) take() {
	i := heap.Pop(q).(int)
	q.done = append(q.done, i)
	q.last = q.pass[i]
	for _, u := range q.users[i] {
		if q.taken[u] {
			continue
		}
		p := q.pass[i]
		if u < i {
			p++
		}
		q.pass[u] = max(q.pass[u], p)
		if q.needs[u]--; q.needs[u] == 0 {
			q.push(u)
		}
	}
}

// Len implements heap.Interface.
func (q *topoQueue) Len() int { return len(q.heap) }

// Less implements heap.Interface.
func (q *topoQueue) Less(i, j int) bool {
	a, b := q.heap[i], q.heap[j]
	if q.pass[a] != q.pass[b] {
		return q.pass[a] < q.pass[b]
	}
	return a < b
}

// Swap implements heap.Interface.
func (q *topoQueue) Swap(i, j int) { q.heap[i], q.heap[j] = q.heap[j], q.heap[i] }

// Push implements heap.Interface.
func (q *topoQueue) Push(x any) { q.heap = append(q.heap, x.(int)) }

// Pop implements heap.Interface.
func (q *topoQueue) Pop() any {
	n := len(q.heap) - 1
	i := q.heap[n]
	q.heap = q.heap[:n]
	return i
}
