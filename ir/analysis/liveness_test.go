package analysis_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/analysis/internal/toy"
)

// liveProgram makes a function of random branches in which ops use values that dominate them, some of them in regions.
func liveProgram(rnd *rand.Rand) (*toy.Func, []*ir.Block, []*ir.Value) {
	f, blocks := randomGraph(rnd, 1+rnd.IntN(7))
	values := blocks[0].ArgValues()
	for i, b := range blocks {
		in := &toy.Builder{Builder: *ir.Before(b.Last())}
		for range 1 + rnd.IntN(2) {
			values = append(values, in.Unknown(ir.I8))
		}
		if i > 0 && rnd.IntN(2) == 0 {
			values = append(values, b.AddArg(ir.I8, ir.Loc{}))
			for use := range b.PredUses() {
				from := &toy.Builder{Builder: *ir.Before(use.Owner())}
				v := from.Unknown(ir.I8)
				values = append(values, v)
				switch op := use.Owner().(type) {
				case *toy.Br:
					op.Args.Append(v)
				case *toy.CondBr:
					if use == &op.Yes {
						op.YesArgs.Append(v)
					} else {
						op.NoArgs.Append(v)
					}
				}
			}
		}
	}
	dom := new(ir.Dominance)
	for range 10 {
		b := blocks[rnd.IntN(len(blocks))]
		v := values[rnd.IntN(len(values))]
		if !dom.Dominates(v, b.Last()) {
			continue
		}
		in := &toy.Builder{Builder: *ir.Before(b.Last())}
		if rnd.IntN(3) > 0 {
			in.Sink(v)
			continue
		}
		box := ir.Create(in, &toy.Box{})
		inner := []*ir.Block{toy.Block(&box.Body), toy.Block(&box.Body), toy.Block(&box.Body)}
		toy.At(inner[0]).CondBr(v, inner[1], inner[2])
		toy.At(inner[1]).Br(inner[2])
		toy.At(inner[1+rnd.IntN(2)]).Sink(v)
		toy.At(inner[2]).Yield()
		ir.MoveToEnd(inner[1].First(), inner[1]) // the branch comes last
	}
	return f, blocks, values
}

// usesIn reports whether an op of b, or inside one, uses v, and which is the last.
func usesIn(b *ir.Block, v *ir.Value) (last ir.Op) {
	for op := range b.Ops() {
		for o := range ir.Walk(op) {
			if slices.Contains(ir.OperandValues(o), v) {
				last = op
			}
		}
	}
	return last
}

// neededFrom reports whether a path from the start of b comes to a use of v before it comes to its definition.
func neededFrom(b *ir.Block, v *ir.Value, seen map[*ir.Block]bool) bool {
	if seen[b] || v.Block() == b {
		return false
	}
	seen[b] = true
	return usesIn(b, v) != nil || neededBehind(b, v, seen)
}

func neededBehind(b *ir.Block, v *ir.Value, seen map[*ir.Block]bool) bool {
	for s := range b.Succs() {
		if neededFrom(s, v, seen) {
			return true
		}
	}
	return false
}

// TestLiveness compares with path searches.
func TestLiveness(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	through := 0
	for range 200 {
		f, blocks, values := liveProgram(rnd)
		live := analysis.NewLiveness(f)
		reached := reach(blocks[0], nil)
		for _, b := range blocks {
			if !reached[b] {
				continue
			}
			for _, v := range values {
				in := neededFrom(b, v, map[*ir.Block]bool{})
				if got := live.IsLiveIn(b, v); got != in {
					t.Fatalf("IsLiveIn = %v, want %v", got, in)
				}
				if got := slices.Contains(live.LiveIn(b), v); got != in {
					t.Fatalf("in LiveIn: %v, want %v", got, in)
				}
				out := neededBehind(b, v, map[*ir.Block]bool{})
				if out && !in && v.Block() != b {
					out = false // not defined yet
				}
				if got := live.IsLiveOut(b, v); got != out || slices.Contains(live.LiveOut(b), v) != out {
					t.Fatalf("IsLiveOut = %v, want %v", got, out)
				}
				if in && out {
					through++
				}
				if in || v.Block() == b {
					checkOps(t, live, b, v, in, out)
				}
			}
		}
	}
	if through < 100 {
		t.Errorf("only %d values live through a block", through)
	}
}

// checkOps checks where in b, at whose ends v is live or not, v is live.
func checkOps(t *testing.T, live *analysis.Liveness, b *ir.Block, v *ir.Value, in, out bool) {
	started := in || v.Arg() != nil
	last := usesIn(b, v)
	ended := false
	rng := live.LiveRange(v)
	for op := range b.Ops() {
		if v.DefOp() == op {
			started = true
		}
		if !started {
			continue
		}
		// A value that is not used at all lives at its definition; an unused argument at the first op.
		alive := out || !ended && (last != nil || v.DefOp() == op || v.Arg() != nil && op == b.First())
		if got := slices.Contains(live.LiveAt(op), v); got != alive {
			t.Fatalf("LiveAt has a value: %v, want %v", got, alive)
		}
		if v.HasUses() && alive != slices.Contains(rng, op) {
			t.Fatalf("LiveRange has an op: %v, want %v", !alive, alive)
		}
		ended = ended || op == last
		if dead := !out && (last == nil || ended); live.IsDeadAfter(v, op) != dead {
			t.Fatalf("IsDeadAfter = %v, want %v", !dead, dead)
		}
	}
}

// TestLivenessInRegions checks values that are used in regions.
func TestLivenessInRegions(t *testing.T) {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8, ir.I8)
	in := toy.At(entry)
	x, y := entry.Arg(0), entry.Arg(1)
	box := ir.Create(in, &toy.Box{})
	first, second := toy.Block(&box.Body), toy.Block(&box.Body)
	toy.At(first).Br(second)
	use := toy.At(second).Sink(x)
	toy.At(second).Yield()
	after := in.Sink(y)
	in.Return()
	live := analysis.NewLiveness(f)
	if !live.IsLiveIn(first, x) || !live.IsLiveOut(first, x) || !live.IsLiveIn(second, x) || live.IsLiveOut(second, x) {
		t.Error("a value that is used in a region is not live on the way to its use")
	}
	if live.IsLiveIn(first, y) {
		t.Error("a value that is used behind a region is live in it")
	}
	if !live.IsDeadAfter(x, box) || live.IsDeadAfter(y, box) || !live.IsDeadAfter(y, after) || !live.IsDeadAfter(x, use) {
		t.Error("values do not end at their last use")
	}

	// Seen from the region alone, values from outside are live too.
	inner := analysis.NewLiveness(box)
	if !inner.IsLiveIn(first, x) || inner.IsLiveIn(first, y) || len(inner.LiveIn(second)) != 1 {
		t.Error("values from outside are not live in a region that uses them")
	}
}
