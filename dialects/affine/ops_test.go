package affine_test

import (
	"slices"
	"testing"

	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

// forWith returns an affine.for with the given bounds and step.
func forWith(t *testing.T, head string) *affine.For {
	t.Helper()
	return first[*affine.For](t, mustRead(t, `func.func @f(%a: index, %b: index, %x: f32) {
  %0 = affine.for %i = `+head+` iter_args(%s = %x) -> f32 {
    affine.yield %s : f32
  }
  return
}`))
}

func TestForRegionSuccessors(t *testing.T) {
	for _, c := range []struct {
		head                string
		before, after       int  // how many places control may go to from before the loop, and from the body
		bodyFirst, bodyNext bool // whether the first of them is the body
	}{
		{"0 to %a", 2, 2, true, true},
		{"0 to 0", 1, 2, false, true},
		{"5 to 3", 1, 2, false, true},
		{"0 to 1", 1, 1, true, false},
		{"0 to 4 step 4", 1, 1, true, false},
		{"0 to 5 step 4", 1, 2, true, true},
	} {
		f := forWith(t, c.head)
		before, after := f.RegionSuccessors(nil, nil), f.RegionSuccessors(&f.Region, nil)
		if len(before) != c.before || (before[0].Region != nil) != c.bodyFirst {
			t.Errorf("%s: from before the loop: %v", c.head, before)
		}
		if len(after) != c.after || (after[0].Region != nil) != c.bodyNext {
			t.Errorf("%s: from the body: %v", c.head, after)
		}
		if got := f.EntryOperands(before[0]); len(got) != 1 || got[0].Value() != f.Inits.At(0) {
			t.Errorf("%s: the carried value is not passed", c.head)
		}
	}
}

func TestForAsLoop(t *testing.T) {
	f := forWith(t, "2 to %a step 3")
	if rs := f.LoopRegions(); len(rs) != 1 || rs[0] != &f.Region {
		t.Errorf("regions: %v", rs)
	}
	d := f.LoopDims()[0]
	if d.Var != f.IndVar() || d.Lower.Const != ir.Attr(ir.IndexAttr(2)) || d.Step.Const != ir.Attr(ir.IndexAttr(3)) || d.Upper != (ir.FoldResult{}) {
		t.Errorf("dimensions: %v", d)
	}
	inits, args, yielded, results := f.Carried()
	if !slices.Equal(inits, f.Inits.Values()) || !slices.Equal(args, f.IterArgs()) || !slices.Equal(yielded, args) || !slices.Equal(results, f.Results.Values()) {
		t.Errorf("carried values: %v %v %v %v", inits, args, yielded, results)
	}
	if f.IsSpeculatable() {
		t.Errorf("a loop that counts by 3 may be run anywhere")
	}
	if !forWith(t, "2 to %a").IsSpeculatable() {
		t.Errorf("a loop that counts by 1 may not be run anywhere")
	}
}

func TestParallelAsLoop(t *testing.T) {
	p := first[*affine.Parallel](t, mustRead(t, `func.func @f(%a: index) {
  affine.parallel (%i, %j, %k) = (1, max(%a, 2), 0) to (10, 20, %a) step (1, 2, 3) {
  }
  return
}`))
	if got := p.Steps(); !slices.Equal(got, []int64{1, 2, 3}) || p.NumDims() != 3 || !p.HasMinMaxBounds() {
		t.Errorf("steps %v", got)
	}
	constant := func(v int64) ir.FoldResult { return ir.FoldResult{Const: ir.IndexAttr(v)} }
	for i, want := range []ir.LoopDim{
		{Lower: constant(1), Upper: constant(10), Step: constant(1)},
		{Upper: constant(20), Step: constant(2)},
		{Lower: constant(0), Step: constant(3)},
	} {
		want.Var = p.IndVars()[i]
		if got := p.LoopDims()[i]; got != want {
			t.Errorf("dimension %d: got %v, want %v", i, got, want)
		}
	}
	if m := p.Lower(1).Map; m.String() != "(d0) -> (d0, 2)" {
		t.Errorf("lower bound 1: %v", m)
	}
	if m := p.Upper(2).Map; m.String() != "(d0) -> (d0)" || p.Upper(2).Operands[0] != p.Uppers().Operands[0] {
		t.Errorf("upper bound 2: %v", m)
	}
}

func TestAccess(t *testing.T) {
	module := mustRead(t, `func.func @f(%a: index, %m: memref<?x?xf32>) {
  %0 = affine.load %m[%a, symbol(%a)] : memref<?x?xf32>
  affine.store %0, %m[%a * 2, 0] : memref<?x?xf32>
  %1 = affine.vector_load %m[%a, 1] : memref<?x?xf32>, vector<4xf32>
  affine.vector_store %1, %m[%a, 2] : memref<?x?xf32>, vector<4xf32>
  return
}`)
	want := []struct {
		m     string
		write bool
		typ   string
	}{
		{"(d0) -> (d0, d0)", false, "f32"},
		{"(d0) -> (d0 * 2, 0)", true, "f32"},
		{"(d0) -> (d0, 1)", false, "vector<4xf32>"},
		{"(d0) -> (d0, 2)", true, "vector<4xf32>"},
	}
	var got []affine.Access
	for a := range ir.WalkOf[affine.Access](module) {
		got = append(got, a)
	}
	if len(got) != len(want) {
		t.Fatalf("%d accesses", len(got))
	}
	for i, a := range got {
		w := want[i]
		if a.Map().String() != w.m || a.IsWrite() != w.write || a.AccessedValue().Type().String() != w.typ || ir.TypeText(a.MemRef().Type()) != "memref<?x?xf32>" {
			t.Errorf("access %d: %v %v %v", i, a.Map(), a.IsWrite(), a.AccessedValue().Type())
		}
		kind := ir.Read
		if w.write {
			kind = ir.Write
		}
		if !ir.HasEffectOn(a, a.MemRef(), kind) || !ir.OnlyEffect(a, kind) {
			t.Errorf("access %d has other effects", i)
		}
		if len(a.MapOperands()) != 1 {
			t.Errorf("access %d has %d operands", i, len(a.MapOperands()))
		}
	}
}

// TestDeadOps checks which ops may vanish if nothing uses them.
func TestDeadOps(t *testing.T) {
	for op, dead := range map[string]bool{
		"affine.apply affine_map<(d0) -> (d0 + 1)>(%a)":                                             true,
		"affine.min affine_map<(d0) -> (d0, 3)>(%a)":                                                true,
		"affine.delinearize_index %a into (4) : index, index":                                       true,
		"affine.linearize_index [%a, %a] by (4) : index":                                            true,
		"affine.load %m[%a] : memref<?xf32>":                                                        true,
		"affine.store %x, %m[%a] : memref<?xf32>":                                                   false,
		"affine.prefetch %m[%a], read, locality<0>, data : memref<?xf32>":                           false,
		"affine.dma_wait %m[%a], %a : memref<?xf32>":                                                false,
		"affine.dma_start %m[%a], %m[%a], %m[%a], %a : memref<?xf32>, memref<?xf32>, memref<?xf32>": false,
		"affine.for %i = 0 to %a { }":                                                               true,
		"affine.for %i = 0 to %a { affine.store %x, %m[%i] : memref<?xf32> }":                       false,
		"affine.parallel (%i) = (0) to (%a) { }":                                                    true,
		"affine.if affine_set<(d0) : (d0 >= 0)>(%a) { }":                                            true,
		`affine.if affine_set<(d0) : (d0 >= 0)>(%a) { "test.effect"() : () -> () }`:                 false,
	} {
		module := mustRead(t, "func.func @f(%a: index, %x: f32, %m: memref<?xf32>) {\n"+op+"\nreturn\n}")
		f := first[ir.FunctionOp](t, module)
		if got := ir.IsTriviallyDead(f.FuncBody().Entry().First()); got != dead {
			t.Errorf("%s: dead %v, want %v", op, got, dead)
		}
	}
}

func TestApplyRanges(t *testing.T) {
	a := first[*affine.Apply](t, mustRead(t, `func.func @f(%a: index, %b: index) {
  %0 = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0 mod 8)>(%a)[%b]
  return
}`))
	n := func(v int64) num.Int { return num.NewInt(64, v) }
	var got intrange.Range
	a.InferRanges([]intrange.Range{intrange.FromSigned(n(1), n(10)), intrange.FromSigned(n(0), n(100))}, func(_ *ir.Value, r intrange.Range) { got = r })
	if want := intrange.FromSigned(n(2), n(27)); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestBuildParallel(t *testing.T) {
	module := mustRead(t, "func.func @f(%a: index, %x: f32) -> f32 {\nreturn %x : f32\n}")
	f := first[ir.FunctionOp](t, module)
	args := f.FuncBody().Entry().ArgValues()
	d0 := affexpr.Dim(0)
	lower := []affine.Bound{{Map: affexpr.NewMap(1, 0, d0, affexpr.Const(3)), Operands: args[:1]}, {Map: affexpr.NewMap(1, 0, affexpr.Const(0)), Operands: args[:1]}}
	upper := []affine.Bound{affine.ConstBound(10), affine.ConstBound(20)}
	b := ir.AtStart(f.FuncBody().Entry(), ir.Loc{})
	p := ir.Create(b, affine.NewParallel(lower, upper, []int64{1, 4}, []arith.AtomicRMWKind{arith.AtomicMulF}, []ir.Type{ir.F32}, ir.Loc{}))
	ir.Append(p.Body(), ir.Loc{}, affine.NewYield(args[1]))
	ir.OperandAt(f.FuncBody().Entry().Last(), 0).Set(p.Results.At(0))
	mustVerify(t, module)
	same(t, write(module), trimmed(`func.func @f(%arg0: index, %arg1: f32) -> f32 {
%0 = affine.parallel (%arg2, %arg3) = (max(%arg0, 3), 0) to (10, 20) step (1, 4) reduce ("mulf") -> (f32) {
affine.yield %arg1 : f32
}
return %0 : f32
}`))
	if kinds := p.ReductionKinds(); !slices.Equal(kinds, []arith.AtomicRMWKind{arith.AtomicMulF}) {
		t.Errorf("reductions: %v", kinds)
	}
}

func TestBuildIf(t *testing.T) {
	module := mustRead(t, "func.func @f(%a: index) {\nreturn\n}")
	body := first[ir.FunctionOp](t, module).FuncBody().Entry()
	set := affexpr.NewSet(1, 0, []*affexpr.Expr{affexpr.Dim(0).SubConst(3)}, []bool{false})
	for _, withElse := range []bool{false, true} {
		ir.Create(ir.Before(body.Last()), affine.NewIf(set, body.ArgValues(), withElse, ir.Loc{}))
	}
	mustVerify(t, module)
	same(t, write(module), trimmed(`func.func @f(%arg0: index) {
affine.if affine_set<(d0) : (d0 - 3 >= 0)>(%arg0) {
}
affine.if affine_set<(d0) : (d0 - 3 >= 0)>(%arg0) {
} else {
}
return
}`))
}
