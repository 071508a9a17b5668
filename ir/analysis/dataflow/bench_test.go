package dataflow_test

import (
	"fmt"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/analysis/internal/toy"
)

// large makes a function of n ops: arithmetic in blocks of 20 ops that branch on, in a circle of loops, or in nested regions.
func large(n int, shape string) *toy.Module {
	m, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I32)
	in := toy.At(entry)
	x := entry.Arg(0)
	one := in.Int(ir.I32, 1)
	switch shape {
	case "straight":
		for range n {
			x = in.Bin(toy.Add, x, one)
		}
		in.Return(x)
	case "blocks":
		prev := in
		for range n / 20 {
			blk, exit := toy.Block(&f.Body, ir.I32), toy.Block(&f.Body)
			prev.Br(blk, x)
			in := toy.At(blk)
			x = blk.Arg(0)
			for range 18 {
				x = in.Bin(toy.Add, x, one)
			}
			in.CondBr(x, blk, exit, x)
			blk.Last().(*toy.CondBr).NoArgs.Assign()
			prev = toy.At(exit)
		}
		prev.Return(x)
	case "regions":
		for range n / 20 {
			op := ir.Create(in, &toy.For{Lower: one.Use(), Upper: x.Use(), Step: one.Use(), Inits: ir.Uses(x), Results: ir.ResTypes(ir.I32)})
			blk := toy.Block(&op.Body, ir.I32, ir.I32)
			body := toy.At(blk)
			y := blk.Arg(1)
			for range 18 {
				y = body.Bin(toy.Add, y, blk.Arg(0))
			}
			body.Yield(y)
			x = op.Results.At(0)
		}
		in.Return(x)
	case "operands":
		vs := make([]*ir.Value, n)
		for i := range vs {
			vs[i] = in.Bin(toy.Add, x, one)
		}
		in.Return(in.Unknown(ir.I32, vs...))
	}
	return m
}

func BenchmarkSolver(b *testing.B) {
	for _, shape := range []string{"straight", "blocks", "regions", "operands"} {
		m := large(100000, shape)
		for name, add := range map[string]func(*dataflow.Solver){
			"constants": func(*dataflow.Solver) {},
			"ranges":    func(s *dataflow.Solver) { dataflow.AddRanges(s) },
			"live":      func(s *dataflow.Solver) { dataflow.AddLive(s) },
			"dense":     func(s *dataflow.Solver) { dataflow.AddDenseForward(s, newMarker(m)) },
		} {
			b.Run(fmt.Sprintf("%s/%s", shape, name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					s := dataflow.New()
					add(s)
					s.Run(m)
				}
			})
		}
	}
}
