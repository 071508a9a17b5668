package ir_test

import (
	"fmt"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

// bigModule returns a module of n functions, each a loop of size additions.
func bigModule(n, size int) *Module {
	m, top := newModule()
	for i := range n {
		f, b := newFunc(top, fmt.Sprint("f", i), []ir.Type{ir.I32})
		x := f.Body.Entry().Arg(0)
		loop := ir.Create(b, &For{Upper: x.Use(), Inits: ir.Uses(x), Results: ir.ResTypes(ir.I32)})
		body := ir.AtEnd(loop.Body.Add(ir.NewBlock(ir.Loc{}, ir.I32, ir.I32)), ir.Loc{})
		v := loop.Body.Entry().Arg(1)
		for range size {
			v = &ir.Create(body, &Add{Lhs: v.Use(), Rhs: x.Use()}).Result.Value
		}
		ir.Create(body, &Yield{Values: ir.Uses(v)})
		ir.Create(b, &Return{})
	}
	return m
}

// branchyModule returns a module with one function of n diamonds, each of which uses a value of the one before.
func branchyModule(n int) *Module {
	m, top := newModule()
	f, b := newFunc(top, "f", []ir.Type{ir.I1})
	c := f.Body.Entry().Arg(0)
	v := constant(b, 1)
	for range n {
		yes, no, join := ir.NewBlock(ir.Loc{}), ir.NewBlock(ir.Loc{}), ir.NewBlock(ir.Loc{}, ir.I32)
		for _, blk := range []*ir.Block{yes, no, join} {
			f.Body.Add(blk)
		}
		ir.Create(b, &CondBr{Cond: c.Use(), Yes: ir.To(yes), No: ir.To(no)})
		for _, blk := range []*ir.Block{yes, no} {
			in := ir.AtEnd(blk, ir.Loc{})
			ir.Create(in, &Br{Args: ir.Uses(&ir.Create(in, &Add{Lhs: v.Use(), Rhs: v.Use()}).Result.Value), Dest: ir.To(join)})
		}
		b = ir.AtEnd(join, ir.Loc{})
		v = &ir.Create(b, &Add{Lhs: v.Use(), Rhs: join.Arg(0).Use()}).Result.Value
	}
	ir.Create(b, &Return{})
	return m
}

func countOps(op ir.Op) int {
	n := 0
	for range ir.Walk(op) {
		n++
	}
	return n
}

func BenchmarkVerify(b *testing.B) {
	for _, bm := range []struct {
		name string
		m    *Module
	}{{"loops", bigModule(200, 1000)}, {"small functions", bigModule(20_000, 5)}, {"diamonds", branchyModule(25_000)}} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			e := diag.NewEngine(nil)
			for b.Loop() {
				if !ir.Verify(bm.m, e, ir.VerifyOptions{}) {
					b.Fatal("not valid")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(countOps(bm.m)), "ns/op-verified")
		})
	}
}

func BenchmarkCreate(b *testing.B) {
	_, f, _, at := sample()
	x := f.Body.Entry().Arg(0)
	b.ReportAllocs()
	for b.Loop() {
		ir.Create(at, &Add{Lhs: x.Use(), Rhs: x.Use()})
	}
}

func BenchmarkWalk(b *testing.B) {
	m := bigModule(200, 1000)
	b.ReportAllocs()
	for b.Loop() {
		countOps(m)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(countOps(m)), "ns/op-visited")
}

func BenchmarkOperands(b *testing.B) {
	_, f, _, at := sample()
	x := f.Body.Entry().Arg(0)
	var op ir.Op = ir.Create(at, &Add{Lhs: x.Use(), Rhs: x.Use()})
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for i, v := range ir.OperandsOf(op) {
			n += i + v.Index()
		}
	}
	if n == 0 {
		b.Fatal("no operands")
	}
}

func TestVerifyDoesNotAllocatePerOp(t *testing.T) {
	allocs := func(m *Module) float64 {
		e := diag.NewEngine(nil)
		return testing.AllocsPerRun(10, func() { ir.Verify(m, e, ir.VerifyOptions{}) })
	}
	if small, big := allocs(bigModule(2, 10)), allocs(bigModule(2, 1000)); small != big {
		t.Errorf("verifying allocates %v times for few ops, %v times for many", small, big)
	}
}
