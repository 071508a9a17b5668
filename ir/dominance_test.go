package ir_test

import (
	"math/rand/v2"
	"testing"

	"polyloom/ir"
)

// A graph is a control flow graph: the successors of each block, block 0 being the entry.
type graph [][]int

// region makes a region of the graph within an op, and returns its blocks.
func (g graph) region() (*ir.Region, []*ir.Block) {
	op := ir.Unregistered("x.cfg", nil).New(ir.Loc{}).(*ir.Generic)
	r := op.Regions.Append()
	blocks := make([]*ir.Block, len(g))
	for i := range g {
		blocks[i] = r.Add(ir.NewBlock(ir.Loc{}))
	}
	for i, succs := range g {
		to := make([]*ir.Block, len(succs))
		for k, s := range succs {
			to[k] = blocks[s]
		}
		ir.Create(ir.AtEnd(blocks[i], ir.Loc{}), &Switch{Cases: ir.ToAll(to...)})
	}
	return r, blocks
}

// reached returns which blocks can be reached from the entry without passing through block without (-1: through any).
func (g graph) reached(without int) []bool {
	seen := make([]bool, len(g))
	var visit func(i int)
	visit = func(i int) {
		if seen[i] || i == without {
			return
		}
		seen[i] = true
		for _, s := range g[i] {
			visit(s)
		}
	}
	visit(0)
	return seen
}

// randomGraph returns a graph of n blocks, none of which branches to the entry.
func randomGraph(rng *rand.Rand, n int) graph {
	g := make(graph, n)
	for i := range g {
		for range rng.IntN(4) {
			if n > 1 {
				g[i] = append(g[i], 1+rng.IntN(n-1))
			}
		}
	}
	return g
}

func TestDominanceAgainstPaths(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for trial := range 400 {
		g := randomGraph(rng, 1+rng.IntN(12))
		r, blocks := g.region()
		var dom ir.Dominance
		reachable := g.reached(-1)
		strict := make([][]bool, len(g)) // whether a, on all paths to b, comes before b
		for a := range g {
			avoiding := g.reached(a)
			strict[a] = make([]bool, len(g))
			for b := range g {
				strict[a][b] = a != b && reachable[b] && !avoiding[b]
				want := a == b || !reachable[b] || reachable[a] && !avoiding[b]
				if got := dom.DominatesBlock(blocks[a], blocks[b]); got != want {
					t.Fatalf("trial %d, graph %v: block %d dominates %d: got %t, want %t", trial, g, a, b, got, want)
				}
			}
		}
		for b := range g {
			if got := dom.Reachable(blocks[b]); got != reachable[b] {
				t.Fatalf("trial %d, graph %v: block %d is reachable: got %t", trial, g, b, got)
			}
			// The immediate dominator is the strict dominator that all others dominate.
			var want *ir.Block
			for a := range g {
				closest := strict[a][b]
				for c := range g {
					closest = closest && (!strict[c][b] || c == a || strict[c][a])
				}
				if closest {
					want = blocks[a]
				}
			}
			if got := dom.IDom(blocks[b]); got != want {
				t.Fatalf("trial %d, graph %v: wrong immediate dominator of block %d", trial, g, b)
			}
		}
		checkPostOrder(t, g, r, blocks, reachable)
	}
}

func checkPostOrder(t *testing.T, g graph, r *ir.Region, blocks []*ir.Block, reachable []bool) {
	t.Helper()
	position := map[*ir.Block]int{}
	for i, b := range ir.PostOrder(r) {
		position[b] = i
	}
	for i, b := range blocks {
		p, ok := position[b]
		if ok != reachable[i] {
			t.Fatalf("graph %v: block %d in post order: %t", g, i, ok)
		}
		if ok && i == 0 && p != len(position)-1 {
			t.Fatalf("graph %v: the entry is number %d of %d in post order", g, p, len(position))
		}
		for _, s := range g[i] {
			// A successor that comes later is an ancestor in the search, and so reaches the block.
			if ok && position[blocks[s]] > p && !g.from(s).reached(-1)[i+1] {
				t.Fatalf("graph %v: block %d comes before its successor %d", g, i, s)
			}
		}
	}
}

// from returns the graph with a new entry in front, which branches to block s.
func (g graph) from(s int) graph {
	out := graph{{s + 1}}
	for _, succs := range g {
		var moved []int
		for _, s := range succs {
			moved = append(moved, s+1)
		}
		out = append(out, moved)
	}
	return out
}

func TestTwoDominancesOfARegion(t *testing.T) {
	r, blocks := graph{{1, 2}, {3}, {3}, {}}.region()
	var before, after ir.Dominance
	if before.IDom(blocks[3]) != blocks[0] {
		t.Fatal("wrong immediate dominator")
	}
	ir.SuccessorAt(blocks[0].Last(), 1).Set(blocks[1])
	if after.IDom(blocks[3]) != blocks[1] || after.Reachable(blocks[2]) {
		t.Error("a new analysis did not see the change")
	}
	before.Invalidate(r)
	if before.IDom(blocks[3]) != blocks[1] {
		t.Error("an invalidated analysis did not see the change")
	}
	ir.SuccessorAt(blocks[0].Last(), 1).Set(blocks[2])
	before.Invalidate(nil)
	if before.IDom(blocks[3]) != blocks[0] || !before.DominatesBlock(blocks[2], blocks[2]) {
		t.Error("an analysis that forgot all did not see the change")
	}
}

func TestDominatesOps(t *testing.T) {
	m, f, top, b := sample()
	entry := f.Body.Entry()
	first := ir.Create(b, &Add{Lhs: entry.Arg(0).Use(), Rhs: entry.Arg(0).Use()})
	holder := opaque(b, "x.x", nil, ir.I32)
	r := holder.Regions.Append()
	inner := ir.AtEnd(r.Add(ir.NewBlock(ir.Loc{}, ir.I32)), ir.Loc{})
	inside := ir.Create(inner, &Add{Lhs: entry.Arg(0).Use(), Rhs: entry.Arg(0).Use()})
	last := ir.Create(b, &Add{Lhs: entry.Arg(0).Use(), Rhs: entry.Arg(0).Use()})
	loose := constant(&ir.Builder{}, 1)
	graphOp := opaque(top, "x.g", nil, ir.I32)
	inGraph := opaque(ir.AtEnd(graphOp.Regions.Append().Add(ir.NewBlock(ir.Loc{})), ir.Loc{}), "x.in", nil)

	var dom ir.Dominance
	value := func(o *Add) *ir.Value { return &o.Result.Value }
	for _, tt := range []struct {
		name string
		v    *ir.Value
		op   ir.Op
		want bool
	}{
		{"earlier in the block", value(first), last, true},
		{"later in the block", value(last), first, false},
		{"itself", value(first), first, false},
		{"from around", value(first), inside, true},
		{"later, from around", value(last), inside, false},
		{"from inside", value(inside), last, false},
		{"the op around", holder.Results.At(0), inside, false},
		{"argument of the block", entry.Arg(0), first, true},
		{"argument of a block around", entry.Arg(0), inside, true},
		{"argument from inside", r.Entry().Arg(0), last, false},
		{"argument inside", r.Entry().Arg(0), inside, true},
		{"op in no block", loose, first, false},
		{"in no block", value(first), loose.DefOp(), false},
		{"placeholder", ir.Placeholder(ir.I32), first, false},
		{"of a graph, earlier", graphOp.Results.At(0), f, true},
		{"of a graph, itself", graphOp.Results.At(0), graphOp, true},
		{"of a graph, around", graphOp.Results.At(0), inGraph, true},
	} {
		if got := dom.Dominates(tt.v, tt.op); got != tt.want {
			t.Errorf("%s: got %t, want %t", tt.name, got, tt.want)
		}
	}
	if !dom.ProperlyDominates(first, last) || dom.ProperlyDominates(last, first) || dom.ProperlyDominates(first, first) {
		t.Error("wrong order of ops in a block")
	}
	if !dom.ProperlyDominates(holder, inside) || dom.ProperlyDominates(inside, holder) {
		t.Error("an op comes before what is inside it, not behind")
	}
	if ir.IsGraphRegion(&f.Body) || !ir.IsGraphRegion(&m.Body) || !ir.IsGraphRegion(r) {
		t.Error("wrong kinds of regions")
	}
}
