package memref_test

import (
	"slices"
	"testing"

	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// find returns the first op of type P in module.
func find[P ir.Op](t *testing.T, module ir.Op) P {
	t.Helper()
	for op := range ir.WalkOf[P](module) {
		return op
	}
	t.Fatalf("no %T", *new(P))
	panic("unreachable")
}

func TestFoldToConstant(t *testing.T) {
	for _, c := range []struct {
		op   string
		want ir.Attr
	}{
		{`%c1 = arith.constant 1 : index
%m = "test.m"() : () -> memref<?x7xf32>
%0 = memref.dim %m, %c1 : memref<?x7xf32>`, ir.IndexAttr(7)},
		{`%c0 = arith.constant 0 : index
%m = "test.m"() : () -> memref<?x7xf32>
%0 = memref.dim %m, %c0 : memref<?x7xf32>`, nil},
		{`%c2 = arith.constant 2 : index
%m = "test.m"() : () -> memref<?x7xf32>
%0 = memref.dim %m, %c2 : memref<?x7xf32>`, nil},
		{`%c-1 = arith.constant -1 : index
%m = "test.m"() : () -> memref<?x7xf32>
%0 = memref.dim %m, %c-1 : memref<?x7xf32>`, nil},
		{`%c0 = arith.constant 0 : index
%m = "test.m"() : () -> memref<*xf32>
%0 = memref.dim %m, %c0 : memref<*xf32>`, nil},
		{`%m = "test.m"() : () -> memref<?x7xf32>
%0 = memref.rank %m : memref<?x7xf32>`, ir.IndexAttr(2)},
		{`%m = "test.m"() : () -> memref<*xf32>
%0 = memref.rank %m : memref<*xf32>`, nil},
	} {
		var last ir.Op
		for op := range ir.Walk(mustRead(t, c.op)) {
			if len(ir.Name(op)) > 6 && ir.Name(op)[:6] == "memref" {
				last = op
			}
		}
		f := rewrite.Fold(last)
		switch {
		case c.want == nil && f.Ok():
			t.Errorf("%s\nfolds to %v", c.op, f)
		case c.want != nil && (len(f.Results) != 1 || f.Results[0].Const != c.want):
			t.Errorf("%s\ngot %v, want %v", c.op, f, c.want)
		}
	}
}

func TestFoldCasts(t *testing.T) {
	m := mustRead(t, `%a, %i = "test.m"() : () -> (memref<4xf32>, index)
%b = memref.cast %a : memref<4xf32> to memref<?xf32>
%u = "test.u"() : () -> memref<*xf32>
%c = memref.cast %u : memref<*xf32> to memref<?xf32>
memref.copy %b, %c : memref<?xf32> to memref<?xf32>
%x = memref.load %b[%i] : memref<?xf32>
%y = memref.load %c[%i] : memref<?xf32>`)
	loads := slices.Collect(ir.WalkOf[*memref.Load](m))
	casts := slices.Collect(ir.WalkOf[*memref.Cast](m))
	if memref.FoldCasts(loads[0], &casts[0].Dest.Value).Ok() {
		t.Error("the value that was to stay was folded")
	}
	if !memref.FoldCasts(loads[0], nil).InPlace || loads[0].MemRef.Value() != casts[0].Source.Value() {
		t.Error("a ranked cast was not folded")
	}
	if memref.FoldCasts(loads[1], nil).Ok() {
		t.Error("a cast of an unranked memref was folded")
	}
	if !casts[0].FoldsIntoUsers() || casts[1].FoldsIntoUsers() {
		t.Error("only the first cast forgets what was known")
	}
	c := find[*memref.Copy](t, m)
	if !c.Fold(nil).InPlace || c.Source.Value() != casts[0].Source.Value() || c.Fold(nil).Ok() {
		t.Error("the copy does not fold as often as it can")
	}
}

// TestCastOfCastThatIsNone: both casts are right, but only one of them can hold at run time, and there is no one cast for them.
func TestCastOfCastThatIsNone(t *testing.T) {
	m := mustRead(t, `%a = "test.m"() : () -> memref<4xf32>
%b = memref.cast %a : memref<4xf32> to memref<?xf32>
%c = memref.cast %b : memref<?xf32> to memref<8xf32>`)
	casts := slices.Collect(ir.WalkOf[*memref.Cast](m))
	if casts[1].Fold(nil).Ok() {
		t.Error("folded to a cast that is not right")
	}
}

func TestDroppedDims(t *testing.T) {
	for _, c := range []struct {
		op   string
		want []bool
	}{
		{`memref.subview %a[0, 0, 0] [1, 4, 1] [1, 1, 1] : memref<8x16x4xf32> to memref<4xf32, strided<[4]>>`, []bool{true, false, true}},
		{`memref.subview %a[0, 0, 0] [1, 4, 1] [1, 1, 1] : memref<8x16x4xf32> to memref<1x4xf32, strided<[64, 4]>>`, []bool{false, false, true}},
		{`memref.subview %a[0, 0, 0] [1, 4, 1] [1, 1, 1] : memref<8x16x4xf32> to memref<4x1xf32, strided<[4, 1]>>`, []bool{true, false, false}},
		{`memref.subview %a[0, 0, 0] [1, 4, 1] [1, 1, 1] : memref<8x16x4xf32> to memref<1x4x1xf32, strided<[64, 4, 1]>>`, []bool{false, false, false}},
	} {
		m := mustRead(t, "%a = \"test.m\"() : () -> memref<8x16x4xf32>\n%v = "+c.op)
		if got := find[*memref.SubView](t, m).DroppedDims(); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v", c.op, got)
		}
	}
}

func TestEffects(t *testing.T) {
	m := mustRead(t, `func.func @f(%i: index, %x: f32, %t: memref<1xi32>) {
%a = memref.alloc() : memref<4xf32>
%s = memref.alloca() : memref<4xf32>
%y = memref.load %a[%i] : memref<4xf32>
memref.store %x, %a[%i] : memref<4xf32>
memref.copy %a, %s : memref<4xf32> to memref<4xf32>
memref.dma_wait %t[%i], %i : memref<1xi32>
%r = memref.realloc %a : memref<4xf32> to memref<8xf32>
memref.dealloc %r : memref<8xf32>
return
}`)
	a, s := find[*memref.Alloc](t, m), find[*memref.Alloca](t, m)
	mem, stack := &a.Result.Value, &s.Result.Value
	r := find[*memref.Realloc](t, m)
	for _, c := range []struct {
		op   ir.Op
		want []ir.Effect
	}{
		{a, []ir.Effect{{Kind: ir.Allocate, Value: mem}}},
		{s, []ir.Effect{{Kind: ir.Allocate, Value: stack, Resource: ir.AutomaticAllocation}}},
		{find[*memref.Load](t, m), []ir.Effect{{Kind: ir.Read, Value: mem}}},
		{find[*memref.Store](t, m), []ir.Effect{{Kind: ir.Write, Value: mem}}},
		{find[*memref.Copy](t, m), []ir.Effect{{Kind: ir.Read, Value: mem}, {Kind: ir.Write, Value: stack}}},
		{r, []ir.Effect{{Kind: ir.Free, Value: mem}, {Kind: ir.Allocate, Value: &r.Result.Value}}},
		{find[*memref.Dealloc](t, m), []ir.Effect{{Kind: ir.Free, Value: &r.Result.Value}}},
	} {
		if got, known := ir.EffectsOf(c.op); !known || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v", ir.Name(c.op), got)
		}
	}
	if _, known := ir.EffectsOf(find[*memref.DmaWait](t, m)); known {
		t.Error("waiting must not be thought to only read")
	}
}

func TestSpeculation(t *testing.T) {
	m := mustRead(t, `%c0 = arith.constant 0 : index
%c2 = arith.constant 2 : index
%m, %u, %i = "test.m"() : () -> (memref<?x?xf32>, memref<*xf32>, index)
%0 = memref.dim %m, %c0 : memref<?x?xf32>
%1 = memref.dim %m, %c2 : memref<?x?xf32>
%2 = memref.dim %m, %i : memref<?x?xf32>
%3 = memref.dim %u, %c0 : memref<*xf32>`)
	var got []bool
	for d := range ir.WalkOf[*memref.Dim](m) {
		got = append(got, ir.IsSpeculatable(d))
	}
	if want := []bool{true, false, false, false}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}
