package asm

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"polyloom/affexpr"
	"polyloom/ir"
)

// bigModule returns a module of functions with ops each, some of them between ops that are not isolated.
func bigModule(functions, ops int, extra func(b *ir.Block, i int)) ir.Op {
	m, b := newModule()
	for i := range functions {
		entry := function(b, fmt.Sprintf("f%d", i), types(ir.I32, ir.I32), types(ir.I32))
		last := entry.Arg(0)
		for k := range ops {
			if k%4 == 0 {
				last = constant(entry, ir.I32, int64(k%16))
				continue
			}
			last = unreg(entry, "t.add", values(last, entry.Arg(1)), types(ir.I32), named1("k", ir.IntegerOf(ir.I32, int64(k)))).Results.At(0)
		}
		ir.Append(entry, at(1, 1), &testReturn{Operands: ir.Uses(last)})
		if extra != nil {
			extra(b, i)
		}
	}
	return m
}

// TestPrintParallel prints big modules with one goroutine and with several.
func TestPrintParallel(t *testing.T) {
	tensor := ir.Tensor([]int64{1}, ir.I8, nil)
	blobs := []*ir.Blob{{Key: "a", Data: []byte{1}, Known: true}, {Key: "b", Data: []byte{2}, Known: true}}
	cases := []struct {
		name  string
		extra func(b *ir.Block, i int)
		has   string
	}{
		{"functions", nil, "func.func @f49("},
		{"names around", func(b *ir.Block, i int) {
			if i == 7 {
				constant(b, ir.I32, 0)
				unreg(b, "t.x", values(constant(b, ir.I32, 4)), types(ir.I1)).Regions.Append().Add(ir.NewBlock(at(1, 1), ir.I1))
			}
		}, "%c0_i32_0 = "},
		{"aliases", func(b *ir.Block, i int) {
			unreg(b, "t.x", nil, nil, named1("m", ir.NewMapAttr(1, 0, affexpr.Dim(0).AddConst(int64(i%5)))))
		}, "#map4"},
		{"distinct attributes", func(b *ir.Block, i int) {
			in := function(b, fmt.Sprintf("g%d", i), nil, nil)
			unreg(in, "t.x", nil, nil, named1("d", ir.Distinct(ir.Unit)))
		}, "distinct[49]<>"},
		{"resources", func(b *ir.Block, i int) {
			in := function(b, fmt.Sprintf("g%d", i), nil, nil)
			unreg(in, "t.x", nil, nil, named1("d", ir.Resource(tensor, blobs[i%2])))
		}, "      b: \"0x0000000002\""},
	}
	for _, c := range cases {
		m := bigModule(50, 60, c.extra)
		opts := DefaultPrintOptions()
		opts.Workers = 1
		want := string(Append(nil, m, opts))
		opts.Workers = 4
		got := string(Append(nil, m, opts))
		if got != want {
			t.Errorf("%s: the text depends on the number of goroutines", c.name)
		}
		if !strings.Contains(got, c.has) {
			t.Errorf("%s: no %s in the text", c.name, c.has)
		}
	}
}

// TestPrintWorkers checks that one worker means the caller's goroutine alone.
func TestPrintWorkers(t *testing.T) {
	m := bigModule(50, 60, nil)
	for workers, several := range map[int]bool{1: false, 2: true, 0: runtime.GOMAXPROCS(0) > 1} {
		opts := PrintOptions{Workers: workers}
		if got := bigBody(m, &opts) != nil; got != several {
			t.Errorf("%d workers: got pieces %t, want %t", workers, got, several)
		}
	}
}

func BenchmarkPrint(b *testing.B) {
	m := ir.NewMapAttr(1, 0, affexpr.Dim(0).AddConst(1))
	withMap := func(b *ir.Block, i int) { unreg(b, "t.x", nil, nil, named1("m", m)) }
	for _, c := range []struct {
		name           string
		functions, ops int
		extra          func(*ir.Block, int)
		locs           bool
	}{
		{"one function", 1, 200_000, nil, false},
		{"functions", 2000, 100, nil, false},
		{"aliases", 2000, 100, withMap, false},
		{"locations", 2000, 100, nil, true},
	} {
		m := bigModule(c.functions, c.ops, c.extra)
		opts := DefaultPrintOptions()
		opts.AssumeVerified, opts.DebugInfo = true, c.locs
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				buf = Append(buf[:0], m, opts)
			}
			b.SetBytes(int64(len(buf)))
		})
	}
}
