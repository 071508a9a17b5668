package analysis_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/analysis/internal/toy"
)

// straight makes n ops in a row that use earlier values.
func straight(rnd *rand.Rand, n int) []ir.Op {
	_, b := toy.NewModule()
	_, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	vals := entry.ArgValues()
	var ops []ir.Op
	for range n {
		v := in.Bin(toy.Add, vals[rnd.IntN(len(vals))], vals[rnd.IntN(len(vals))])
		vals = append(vals, v)
		ops = append(ops, v.DefOp())
	}
	return ops
}

// dependsOn reports whether op uses what other computes, directly or not.
func dependsOn(op, other ir.Op) bool {
	for _, v := range ir.OperandsOf(op) {
		if d := v.DefOp(); d != nil && (d == other || dependsOn(d, other)) {
			return true
		}
	}
	return false
}

func ordered(ops []ir.Op) bool {
	for i, op := range ops {
		for _, later := range ops[i+1:] {
			if dependsOn(op, later) {
				return false
			}
		}
	}
	return true
}

// TestSlices compares with the definition of dependence.
func TestSlices(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 100 {
		ops := straight(rnd, 12)
		root := ops[rnd.IntN(len(ops))]
		forward := analysis.ForwardSlice(root, analysis.SliceOptions{})
		of := analysis.ForwardSliceOf(ir.ResultAt(root, 0), analysis.SliceOptions{})
		back, complete := analysis.BackwardSlice(root, analysis.SliceOptions{OmitArgs: true})
		if !complete || !ordered(forward) || !ordered(of) || !ordered(back) {
			t.Fatal("a slice is not in order")
		}
		for _, op := range ops {
			if got, want := slices.Contains(forward, op), dependsOn(op, root); got != want || slices.Contains(of, op) != want {
				t.Fatalf("in the forward slice: %v, want %v", got, want)
			}
			if got, want := slices.Contains(back, op), dependsOn(root, op); got != want {
				t.Fatalf("in the backward slice: %v, want %v", got, want)
			}
		}
	}
}

func TestSliceOptions(t *testing.T) {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	x := in.Int(ir.I8, 1)
	y := in.Bin(toy.Add, x, x)
	box := ir.Create(in, &toy.Box{Args: ir.Uses(x), Results: ir.ResTypes(ir.I8)})
	body := toy.Block(&box.Body, ir.I8)
	z := toy.At(body).Bin(toy.Add, y, body.Arg(0))
	yield := toy.At(body).Yield(z)
	end := in.Sink(box.Results.At(0))

	check := func(name string, got, want []ir.Op) {
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d ops %v, want %d ops %v", name, len(got), got, len(want), want)
		}
	}
	back := func(op ir.Op, o analysis.SliceOptions) []ir.Op {
		ops, _ := analysis.BackwardSlice(op, o)
		return ops
	}
	cx, cy, cz := x.DefOp(), y.DefOp(), z.DefOp()
	check("backward", back(end, analysis.SliceOptions{}), []ir.Op{cx, box})
	check("inclusive", back(end, analysis.SliceOptions{Inclusive: true}), []ir.Op{cx, box, end})
	check("with uses from above", back(end, analysis.SliceOptions{UsesFromAbove: true}), []ir.Op{cx, cy, box})
	check("through the argument", back(cz, analysis.SliceOptions{}), []ir.Op{cx, cy, box})
	check("without arguments", back(cz, analysis.SliceOptions{OmitArgs: true}), []ir.Op{cx, cy})
	check("filtered", back(end, analysis.SliceOptions{Filter: func(op ir.Op) bool { return op != ir.Op(box) }}), nil)
	check("forward", analysis.ForwardSlice(cy, analysis.SliceOptions{Inclusive: true}), []ir.Op{cy, cz, yield})
	check("forward with what is inside", analysis.ForwardSliceOf(box.Results.At(0), analysis.SliceOptions{}), []ir.Op{end})
	of, _ := analysis.BackwardSliceOf(y, analysis.SliceOptions{Inclusive: true})
	check("of a value", of, []ir.Op{cx, cy})
	of, _ = analysis.BackwardSliceOf(body.Arg(0), analysis.SliceOptions{Inclusive: true})
	check("of an argument", of, []ir.Op{cx, box})
	check("both ways", analysis.Slice(end, analysis.SliceOptions{UsesFromAbove: true}, analysis.SliceOptions{}),
		[]ir.Op{cx, cy, box, cz, yield, end})

	toy.Block(&f.Body)
	use := in.Sink(entry.Arg(0))
	if _, complete := analysis.BackwardSlice(use, analysis.SliceOptions{}); complete {
		t.Error("the slice of an argument of a function with two blocks is complete")
	}
}

// TestSortTopologically compares the order with the passes that define it.
func TestSortTopologically(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 10))
	cyclic := 0
	for range 300 {
		b := shuffled(rnd)
		var ops []ir.Op
		for op := range b.Ops() {
			ops = append(ops, op)
		}
		want, acyclic := passes(ops)
		if got := analysis.SortTopologically(b, nil); got != acyclic {
			t.Fatalf("acyclic: %v, want %v", got, acyclic)
		}
		if !acyclic {
			cyclic++
		}
		if got := slices.Collect(b.Ops()); !slices.Equal(got, want) {
			t.Fatal("the order differs")
		}
	}
	if cyclic == 0 {
		t.Error("no cycle was tried")
	}
}

// shuffled makes a block of a graph region with ops that use values of any others.
func shuffled(rnd *rand.Rand) *ir.Block {
	_, b := toy.NewModule()
	g := ir.Create(b, &toy.Graph{})
	blk := toy.Block(&g.Body, ir.I8)
	in := toy.At(blk)
	var ops []*toy.Bin
	for range 2 + rnd.IntN(8) {
		ops = append(ops, in.Bin(toy.Add, blk.Arg(0), blk.Arg(0)).DefOp().(*toy.Bin))
	}
	order := rnd.Perm(len(ops))
	for i, op := range ops {
		if rnd.IntN(4) > 0 {
			k := rnd.IntN(len(ops))
			if rnd.IntN(8) > 0 && order[k] >= order[i] {
				continue
			}
			op.Lhs.Set(&ops[k].Result.Value)
		}
	}
	return blk
}

// passes sorts by the definition: each pass takes what is ready, and one without progress takes the first.
func passes(ops []ir.Op) (sorted []ir.Op, acyclic bool) {
	left := slices.Clone(ops)
	acyclic = true
	waits := func(op ir.Op) bool {
		for _, v := range ir.OperandsOf(op) {
			if d := v.DefOp(); d != nil && d != op && slices.Contains(left, d) {
				return true
			}
		}
		return false
	}
	for len(left) > 0 {
		progress := false
		for _, op := range slices.Clone(left) {
			if !waits(op) {
				left = slices.DeleteFunc(left, func(o ir.Op) bool { return o == op })
				sorted = append(sorted, op)
				progress = true
			}
		}
		if !progress {
			acyclic = false
			sorted = append(sorted, left[0])
			left = left[1:]
		}
	}
	return sorted, acyclic
}

func TestSortKeepsTerminatorAndReady(t *testing.T) {
	_, b := toy.NewModule()
	_, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	x := in.Bin(toy.Add, entry.Arg(0), entry.Arg(0))
	y := in.Bin(toy.Add, entry.Arg(0), entry.Arg(0))
	x.DefOp().(*toy.Bin).Lhs.Set(y)
	end := in.Return(x)
	never := func(*ir.Value, ir.Op) bool { return true }
	if !analysis.SortTopologically(entry, never) || entry.First() != x.DefOp() {
		t.Error("a use that does not count moved an op")
	}
	if !analysis.SortTopologically(entry, nil) || entry.First() != y.DefOp() || entry.Last() != ir.Op(end) {
		t.Error("not sorted")
	}
}

// TestTopologicalSort shuffles ops of several blocks and regions.
func TestTopologicalSort(t *testing.T) {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8)
	second, third := toy.Block(&f.Body), toy.Block(&f.Body)
	in := toy.At(entry)
	want := []ir.Op{in.Sink()}
	box := ir.Create(in, &toy.Box{})
	want = append(want, box, toy.At(toy.Block(&box.Body)).Sink(), in.Sink())
	in.Br(third)
	want = append(want, toy.At(third).Sink())
	toy.At(third).Br(second)
	want = append(want, toy.At(second).Sink())
	toy.At(second).Return()
	ops := slices.Clone(want)
	rand.New(rand.NewPCG(11, 12)).Shuffle(len(ops), func(i, j int) { ops[i], ops[j] = ops[j], ops[i] })
	if got := analysis.TopologicalSort(ops); !slices.Equal(got, want) {
		t.Error("the order differs")
	}
	if got := analysis.TopologicalSort(ops[:1]); !slices.Equal(got, ops[:1]) {
		t.Error("one op is not itself")
	}
	lost := toy.Block(&f.Body)
	if got := analysis.BlocksByDominance(&f.Body); !slices.Equal(got, []*ir.Block{entry, third, second, lost}) {
		t.Error("blocks are not in order")
	}
}
