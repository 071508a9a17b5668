package analysis_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/analysis/internal/toy"
)

// randomGraph makes a function with n blocks behind the entry and random branches. Some blocks return.
func randomGraph(rnd *rand.Rand, n int) (*toy.Func, []*ir.Block) {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8)
	blocks := []*ir.Block{entry}
	for range n {
		blocks = append(blocks, toy.Block(&f.Body))
	}
	for _, blk := range blocks {
		in := toy.At(blk)
		to := func() *ir.Block { return blocks[1+rnd.IntN(n)] }
		switch rnd.IntN(5) {
		case 0:
			in.Return()
		case 1, 2:
			in.Br(to())
		default:
			in.CondBr(entry.Arg(0), to(), to())
		}
	}
	return f, blocks
}

// reach returns what from reaches without passing avoid.
func reach(from, avoid *ir.Block) map[*ir.Block]bool {
	seen := map[*ir.Block]bool{}
	if from == avoid {
		return seen
	}
	work := []*ir.Block{from}
	seen[from] = true
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		for s := range b.Succs() {
			if !seen[s] && s != avoid {
				seen[s] = true
				work = append(work, s)
			}
		}
	}
	return seen
}

// endless reports whether b reaches a cycle that is never left.
func endless(b *ir.Block) bool {
	for r := range reach(b, nil) {
		if !exits(reach(r, nil)) {
			return true
		}
	}
	return false
}

func exits(set map[*ir.Block]bool) bool {
	for b := range set {
		if _, ok := b.Last().(*toy.Return); ok {
			return true
		}
	}
	return false
}

// TestPostDominance compares with path searches: a post-dominates b if b reaches no exit when a is taken away.
func TestPostDominance(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	compared := 0
	for range 300 {
		_, blocks := randomGraph(rnd, 1+rnd.IntN(9))
		d := new(analysis.PostDominance)
		for _, b := range blocks {
			if endless(b) {
				continue
			}
			var closest *ir.Block
			for _, a := range blocks {
				if endless(a) {
					continue
				}
				compared++
				want := !exits(reach(b, a))
				if got := d.DominatesBlock(a, b); got != want {
					t.Fatalf("DominatesBlock = %v, want %v", got, want)
				}
				if want && a != b && (closest == nil || d.DominatesBlock(closest, a)) {
					closest = a
				}
			}
			// The closest is the one that all others post-dominate.
			if got := d.IPDom(b); got != nil || closest != nil {
				for _, a := range blocks {
					if a != b && !endless(a) && !exits(reach(b, a)) && (got == nil || exits(reach(got, a))) {
						t.Fatal("IPDom is not the closest")
					}
				}
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d pairs compared", compared)
	}
}

func TestPostDominanceOfOps(t *testing.T) {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8)
	left, end := toy.Block(&f.Body), toy.Block(&f.Body)
	in := toy.At(entry)
	first := in.Sink()
	box := ir.Create(in, &toy.Box{})
	inner := toy.At(toy.Block(&box.Body)).Sink()
	second := in.Sink()
	in.CondBr(entry.Arg(0), left, end)
	onLeft := toy.At(left).Sink()
	toy.At(left).Br(end)
	last := toy.At(end).Sink()
	toy.At(end).Return()
	d := new(analysis.PostDominance)
	for _, tt := range []struct {
		name  string
		a, op ir.Op
		want  bool
	}{
		{"itself", first, first, true},
		{"later op", second, first, true},
		{"earlier op", first, second, false},
		{"op behind a region", second, inner, true},
		{"op before a region", first, inner, false},
		{"op around", box, inner, true},
		{"op inside", inner, box, false},
		{"end", last, first, true},
		{"end of an inner op", last, inner, true},
		{"one branch", onLeft, first, false},
		{"end of one branch", last, onLeft, true},
	} {
		if got := d.Dominates(tt.a, tt.op); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	// An invalidated tree is built again.
	ir.SuccessorAt(entry.Last(), 1).Set(left)
	if d.Invalidate(&f.Body); !d.Dominates(onLeft, first) {
		t.Error("the only way is not seen")
	}
	if d.Invalidate(nil); !d.Dominates(onLeft, first) {
		t.Error("the only way is not seen")
	}
}

// TestEndlessLoops checks that cycles without exit have trees.
func TestEndlessLoops(t *testing.T) {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8)
	x, y, z := toy.Block(&f.Body), toy.Block(&f.Body), toy.Block(&f.Body)
	toy.At(entry).CondBr(entry.Arg(0), x, z)
	toy.At(x).Br(y)
	toy.At(y).Br(x)
	toy.At(z).Br(z)
	d := new(analysis.PostDominance)
	if !d.DominatesBlock(y, x) || d.DominatesBlock(x, y) || d.DominatesBlock(y, entry) || d.IPDom(entry) != nil || d.IPDom(x) != y {
		t.Error("wrong tree of endless loops")
	}
}

// TestLoops compares with the definition: the loop of a header is what reaches a branch back to it without passing it.
func TestLoops(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	loops := 0
	for range 300 {
		f, blocks := randomGraph(rnd, 1+rnd.IntN(9))
		entry := blocks[0]
		live := reach(entry, nil)
		dominates := func(a, b *ir.Block) bool { return live[b] && !reach(entry, a)[b] }
		info := analysis.FindLoops(&f.Body, new(ir.Dominance))
		members := map[*ir.Block]map[*ir.Block]bool{}
		for _, h := range blocks {
			set := map[*ir.Block]bool{}
			for p := range h.Preds() {
				if !live[h] || !dominates(h, p) {
					continue
				}
				set[h] = true
				for _, b := range blocks {
					if live[b] && (b == p || reach(b, h)[p]) {
						set[b] = true
					}
				}
			}
			if len(set) > 0 {
				members[h] = set
			}
		}
		for _, b := range blocks {
			depth := 0
			for _, set := range members {
				if set[b] {
					depth++
				}
			}
			if got := info.Depth(b); got != depth {
				t.Fatalf("depth %d, want %d", got, depth)
			}
		}
		var check func(l *analysis.Loop, depth int)
		check = func(l *analysis.Loop, depth int) {
			loops++
			set := members[l.Header]
			delete(members, l.Header)
			if l.Blocks[0] != l.Header || len(l.Blocks) != len(set) || l.Depth() != depth {
				t.Fatalf("a loop at depth %d of %d blocks, want depth %d, %d blocks", l.Depth(), len(l.Blocks), depth, len(set))
			}
			for _, b := range blocks {
				if l.Contains(b) != set[b] {
					t.Fatalf("Contains = %v, want %v", l.Contains(b), set[b])
				}
				out := false
				for p := range b.Preds() {
					out = out || set[p] && !set[b]
				}
				if slices.Contains(l.Exits(), b) != out {
					t.Fatalf("an exit: %v, want %v", !out, out)
				}
			}
			for _, latch := range l.Latches {
				if !set[latch] || !slices.Contains(slices.Collect(latch.Succs()), l.Header) {
					t.Fatal("a latch does not branch back")
				}
			}
			if pre := l.Preheader(); pre != nil && (set[pre] || ir.NumSuccessors(pre.Last()) != 1 || ir.SuccessorAt(pre.Last(), 0).Block() != l.Header) {
				t.Fatal("wrong preheader")
			}
			for _, c := range l.Children {
				if c.Parent != l {
					t.Fatal("wrong parent")
				}
				check(c, depth+1)
			}
		}
		for _, l := range info.Top {
			check(l, 1)
		}
		if len(members) > 0 {
			t.Fatalf("%d loops are missing", len(members))
		}
	}
	if loops < 200 {
		t.Errorf("only %d loops", loops)
	}
}

func TestNumbering(t *testing.T) {
	m, b := toy.NewModule()
	_, entry := b.Func("f", false)
	in := toy.At(entry)
	op, ret := in.Sink(), in.Return()
	n := analysis.Number(m)
	if n.Len() != 4 || n.Of(m) != 0 || n.Of(op) != 2 || n.At(3) != ret || n.Of(new(toy.Sink)) != -1 {
		t.Error("wrong numbers")
	}
}
