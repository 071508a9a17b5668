package dataflow_test

import (
	"slices"
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/analysis/internal/toy"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

func signed(width int, lo, hi int64) intrange.Range {
	return intrange.FromSigned(num.NewInt(width, lo), num.NewInt(width, hi))
}

func wantConst(t *testing.T, s *dataflow.Solver, what string, v *ir.Value, want int64) {
	t.Helper()
	if got := s.Constants().Of(v).Attr; got != ir.IntegerOf(v.Type(), want) {
		t.Errorf("%s is %v, want %d", what, got, want)
	}
}

func wantVaries(t *testing.T, s *dataflow.Solver, what string, v *ir.Value) {
	t.Helper()
	if got := s.Constants().Of(v); !got.Reached() || got.Attr != nil {
		t.Errorf("%s is %+v, want something that varies", what, got)
	}
}

func TestCalls(t *testing.T) {
	m, b := toy.NewModule()
	_, same := b.Func("same", true, ir.I8)
	ret := toy.At(same).Return(same.Arg(0))
	_, two := b.Func("two", true, ir.I8)
	toy.At(two).Return(two.Arg(0))
	_, uncalled := b.Func("uncalled", true, ir.I8)
	toy.At(uncalled).Return(uncalled.Arg(0))
	_, public := b.Func("public", false, ir.I8)
	toy.At(public).Return(public.Arg(0))
	_, taken := b.Func("taken", true, ir.I8)
	toy.At(taken).Return(taken.Arg(0))
	ir.Create(b, &toy.Ref{To: ir.SymbolRef("taken")})
	ir.Create(b, &toy.Func{Name: ir.Str("declared"), Hidden: true})
	_, endless := b.Func("endless", true)
	toy.At(endless).Br(endless)

	f, entry := b.Func("f", false)
	in := toy.At(entry)
	five, six := in.Int(ir.I8, 5), in.Int(ir.I8, 6)
	call := func(name string, v *ir.Value) *ir.Value { return in.Call(name, []ir.Type{ir.I8}, v).Results.At(0) }
	once := call("same", five)
	again := call("same", five)
	one, other := call("two", five), call("two", six)
	pub, tak, decl, miss := call("public", five), call("taken", five), call("declared", five), call("missing", five)
	never := in.Call("endless", []ir.Type{ir.I8}).Results.At(0)
	in.Return()

	s := dataflow.New()
	s.Run(m)
	wantConst(t, s, "the argument of same", same.Arg(0), 5)
	wantConst(t, s, "a result of same", once, 5)
	wantConst(t, s, "a result of same", again, 5)
	wantVaries(t, s, "the argument of two", two.Arg(0))
	wantVaries(t, s, "a result of two", one)
	wantVaries(t, s, "a result of two", other)
	for what, v := range map[string]*ir.Value{"public": pub, "taken": tak, "declared": decl, "missing": miss, "argument": public.Arg(0), "taken argument": taken.Arg(0)} {
		wantVaries(t, s, what, v)
	}
	d := s.DeadCode()
	if d.IsLive(uncalled) || s.Constants().Of(uncalled.Arg(0)).Reached() {
		t.Error("a private function that is not called runs")
	}
	if !d.IsLive(public) || !d.IsLive(endless) || s.Constants().Of(never).Reached() {
		t.Error("a call that does not return has a result")
	}
	if ops, all := d.Predecessors(dataflow.After(same.ParentOp())); !all || !slices.Equal(ops, []ir.Op{once.DefOp(), again.DefOp()}) {
		t.Errorf("callers of same: %v, %v", ops, all)
	}
	if ops, all := d.Predecessors(dataflow.After(once.DefOp())); !all || !slices.Equal(ops, []ir.Op{ret}) {
		t.Errorf("returns to a call of same: %v, %v", ops, all)
	}
	if _, all := d.Predecessors(dataflow.After(public.ParentOp())); all {
		t.Error("all callers of a public function are known")
	}

	// Without following calls, and on a function alone, arguments and results are anything.
	s = dataflow.New()
	s.Interprocedural = false
	s.Run(m)
	wantVaries(t, s, "the argument of same, not interprocedural,", same.Arg(0))
	wantVaries(t, s, "a result of same, not interprocedural,", once)
	s = dataflow.New()
	s.Run(f)
	wantVaries(t, s, "a result of same in a function alone", once)
	wantConst(t, s, "a constant in a function alone", five, 5)
	if d := s.DeadCode(); d.IsLive(same) {
		t.Error("something outside was analysed")
	}
}

func TestRegionBranches(t *testing.T) {
	m, b := toy.NewModule()
	_, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	yes, x := in.Int(ir.I8, 1), entry.Arg(0)
	ifOp := func(cond *ir.Value, a, b int64) (*toy.If, *ir.Value) {
		op := ir.Create(in, &toy.If{Cond: cond.Use(), Results: ir.ResTypes(ir.I8)})
		for i, r := range []*ir.Region{&op.Then, &op.Else} {
			in := toy.At(toy.Block(r))
			in.Yield(in.Int(ir.I8, []int64{a, b}[i]))
		}
		return op, op.Results.At(0)
	}
	known, result := ifOp(yes, 3, 4)
	_, both := ifOp(x, 3, 4)
	_, equal := ifOp(x, 7, 7)

	// A loop whose condition is false at once.
	while := ir.Create(in, &toy.While{Inits: ir.Uses(yes), Results: ir.ResTypes(ir.I8)})
	before, after := toy.Block(&while.Before, ir.I8), toy.Block(&while.After, ir.I8)
	inner := toy.At(before)
	cond := ir.Create(inner, &toy.Condition{Cond: inner.Int(ir.I8, 0).Use(), Args: ir.Uses(before.Arg(0))})
	toy.At(after).Yield(x)
	in.Return()

	s := dataflow.New()
	s.Run(m)
	d := s.DeadCode()
	wantConst(t, s, "the result of an if that is taken", result, 3)
	wantVaries(t, s, "the result of an if", both)
	wantConst(t, s, "the result of an if with equal branches", equal, 7)
	if !d.IsLive(known.Then.Entry()) || d.IsLive(known.Else.Entry()) {
		t.Error("the wrong region is live")
	}
	wantConst(t, s, "the result of a loop that does not go round", while.Results.At(0), 1)
	wantConst(t, s, "the argument of a loop that does not go round", before.Arg(0), 1)
	if d.IsLive(after) {
		t.Error("a loop goes round")
	}
	if ops, all := d.Predecessors(dataflow.After(while)); !all || !slices.Equal(ops, []ir.Op{cond}) {
		t.Errorf("the loop is left by %v, %v", ops, all)
	}
	if ops, all := d.Predecessors(dataflow.Start(before)); !all || !slices.Equal(ops, []ir.Op{while}) {
		t.Errorf("the loop is entered by %v, %v", ops, all)
	}
}

func TestUnknownControlFlow(t *testing.T) {
	m, b := toy.NewModule()
	_, entry := b.Func("f", false)
	in := toy.At(entry)
	op := ir.Create(in, &toy.Ext{Bodies: ir.NewRegions(1)})
	inner := toy.Block(op.Bodies.At(0), ir.I8)
	in.Return()
	s := dataflow.New()
	ranges := dataflow.AddRanges(s)
	s.Run(m)
	if !s.DeadCode().IsLive(inner) {
		t.Error("a region of an unknown op does not run")
	}
	wantVaries(t, s, "its argument", inner.Arg(0))
	if got := ranges.Of(inner.Arg(0)); !got.Equal(intrange.Max(8)) {
		t.Errorf("its argument is in %v", got)
	}
}

func TestRangesOfLoops(t *testing.T) {
	m, b := toy.NewModule()
	_, entry := b.Func("f", false, ir.I8, ir.F32)
	in := toy.At(entry)
	n := in.Bin(toy.And, entry.Arg(0), in.Int(ir.I8, 31)) // 0 to 31
	loop := func(lo, hi, step *ir.Value, body func(in *toy.Builder, i, x *ir.Value) *ir.Value) (*toy.For, *ir.Value) {
		op := ir.Create(in, &toy.For{Lower: lo.Use(), Upper: hi.Use(), Step: step.Use(), Inits: ir.Uses(in.Int(ir.I8, 2)), Results: ir.ResTypes(ir.I8)})
		blk := toy.Block(&op.Body, ir.I8, ir.I8)
		inner := toy.At(blk)
		inner.Yield(body(inner, blk.Arg(0), blk.Arg(1)))
		return op, blk.Arg(0)
	}
	less := in.Bin(toy.Lt, n, n)
	c := func(v int64) *ir.Value { return in.Int(ir.I8, v) }
	keep := func(_ *toy.Builder, _, x *ir.Value) *ir.Value { return x }
	up, i := loop(c(-3), n, c(1), keep)
	_, down := loop(n, c(-5), c(-1), keep)
	_, unknown := loop(c(0), entry.Arg(0), entry.Arg(0), keep)
	_, empty := loop(c(5), c(5), c(1), keep)
	counting, _ := loop(c(0), n, c(1), func(in *toy.Builder, _, x *ir.Value) *ir.Value { return in.Bin(toy.Add, x, in.Int(ir.I8, 1)) })
	limited, _ := loop(c(0), n, c(1), func(in *toy.Builder, i, x *ir.Value) *ir.Value { return in.Bin(toy.And, i, in.Int(ir.I8, 7)) })
	in.Return()

	s := dataflow.New()
	ranges := dataflow.AddRanges(s)
	s.Run(m)
	for _, tt := range []struct {
		what string
		v    *ir.Value
		want intrange.Range
	}{
		{"a masked argument", n, signed(8, 0, 31)},
		{"a counter", i, signed(8, -3, 30)},
		{"a counter that goes down", down, signed(8, -5, 31)},
		{"a counter to an unknown bound", unknown, signed(8, 0, 126)},
		{"a counter that never counts", empty, intrange.Range{}},
		{"what goes round unchanged", up.Results.At(0), signed(8, 2, 2)},
		{"what is counted up", counting.Results.At(0), intrange.Max(8)},
		{"what is limited in each round", limited.Results.At(0), signed(8, 0, 7)},
		{"a float", entry.Arg(1), intrange.Range{}},
	} {
		if got := ranges.Of(tt.v); !got.Equal(tt.want) {
			t.Errorf("%s is in %v, want %v", tt.what, got, tt.want)
		}
	}
	wantConst(t, s, "what goes round unchanged", up.Results.At(0), 2)
	if !ranges.NonNegative(n) || ranges.NonNegative(i) || ranges.NonNegative(entry.Arg(1)) {
		t.Error("NonNegative is wrong")
	}
	if ranges.AllNonNegative(n.DefOp()) || !ranges.AllNonNegative(less.DefOp()) {
		t.Error("AllNonNegative is wrong")
	}
}

// TestRangesDecideBranches checks that a bound makes a branch dead, and that shaped values have ranges.
func TestRangesDecideBranches(t *testing.T) {
	m, b := toy.NewModule()
	vec := ir.Vector([]int64{2}, ir.I8)
	f, entry := b.Func("f", false, ir.I8, vec)
	in := toy.At(entry)
	small := in.Bin(toy.And, entry.Arg(0), in.Int(ir.I8, 7))
	less := in.Bin(toy.Lt, small, in.Int(ir.I8, 8))
	yes, no := toy.Block(&f.Body), toy.Block(&f.Body)
	in.CondBr(less, yes, no)
	toy.At(yes).Return()
	toy.At(no).Return()
	s := dataflow.New()
	ranges := dataflow.AddRanges(s)
	s.Run(m)
	if got := ranges.Of(less); !got.Equal(signed(8, 1, 1)) {
		t.Errorf("the comparison is in %v", got)
	}
	if got := ranges.Of(entry.Arg(1)); !got.Equal(intrange.Max(8)) {
		t.Errorf("a vector is in %v", got)
	}
	if !s.DeadCode().IsLive(yes) {
		t.Error("the branch that is taken is dead")
	}
}
