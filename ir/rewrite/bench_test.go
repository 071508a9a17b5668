package rewrite_test

import (
	"testing"

	"polyloom/dialects/builtin"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// chain returns a module of n ops, each of which uses the one before, with nothing to rewrite.
func chain(n int) ir.Op {
	m := builtin.NewModule(ir.Loc{})
	b := ir.AtEnd(m.Block(), ir.Loc{})
	x := &ir.Create(b, &Get{Result: ir.Res(ir.I32)}).Result.Value
	y := x
	for range n {
		x, y = &ir.Create(b, &Add{Lhs: x.Use(), Rhs: y.Use()}).Result.Value, x
	}
	ir.Create(b, &Use{Values: ir.Uses(x)})
	return m
}

// TestGreedyAllocates holds the driver to its worklist: no allocation for an op that stays.
func TestGreedyAllocates(t *testing.T) {
	const n = 10000
	m := chain(n)
	set := rewrite.NewSet(rewrite.Canonicalizations(dialects...)...)
	got := testing.AllocsPerRun(3, func() { rewrite.Greedy(m, set, rewrite.Config{}) })
	if got > n/100 {
		t.Errorf("got %v allocations for %d ops", got, n)
	}
}

func BenchmarkGreedyNothingToDo(b *testing.B) {
	const n = 100000
	m := chain(n)
	set := rewrite.NewSet(rewrite.Canonicalizations(dialects...)...)
	b.ReportAllocs()
	for b.Loop() {
		if o := rewrite.Greedy(m, set, rewrite.Config{}); o.Changed || !o.Converged {
			b.Fatal(o)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/op-visited")
}

func BenchmarkGreedyFold(b *testing.B) {
	const n = 10000
	for b.Loop() {
		b.StopTimer()
		m := builtin.NewModule(ir.Loc{})
		at := ir.AtEnd(m.Block(), ir.Loc{})
		x := &ir.Create(at, &Const{Value: ir.IntegerOf(ir.I32, 1)}).Result.Value
		for range n {
			x = &ir.Create(at, &Add{Lhs: x.Use(), Rhs: x.Use()}).Result.Value
		}
		ir.Create(at, &Use{Values: ir.Uses(x)})
		set := rewrite.NewSet()
		b.StartTimer()
		rewrite.Greedy(m, set, rewrite.Config{TopDown: true})
	}
}
