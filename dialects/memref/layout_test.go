package memref_test

import (
	"slices"
	"testing"

	"polyloom/affexpr"
	"polyloom/dialects/memref"
	"polyloom/ir"
)

const dyn = ir.Dynamic

// of returns a memref of f32: with the given strides, the last of which is the offset, or without a layout.
func of(shape []int64, stridesOffset ...int64) *ir.MemRefType {
	if stridesOffset == nil {
		return ir.MemRef(shape, ir.F32, nil, nil)
	}
	n := len(stridesOffset) - 1
	return ir.MemRef(shape, ir.F32, ir.StridedLayout(stridesOffset[n], stridesOffset[:n]), nil)
}

func TestInferSubViewType(t *testing.T) {
	type ints = []int64
	for _, c := range []struct {
		source                  *ir.MemRefType
		offsets, sizes, strides ints
		want                    *ir.MemRefType
	}{
		{of(ints{8, 16}), ints{1, 2}, ints{3, 4}, ints{1, 2}, of(ints{3, 4}, 16, 2, 18)},
		{of(ints{8, 16}), ints{dyn, 2}, ints{3, dyn}, ints{1, 1}, of(ints{3, dyn}, 16, 1, dyn)},
		{of(ints{8, 16}), ints{0, 0}, ints{3, 4}, ints{dyn, 1}, of(ints{3, 4}, dyn, 1, 0)},
		{of(ints{8, dyn}), ints{0, 5}, ints{3, 4}, ints{1, 1}, of(ints{3, 4}, dyn, 1, 5)}, // nothing times an unknown stride is nothing
		{of(ints{8, dyn}), ints{1, 5}, ints{3, 4}, ints{1, 1}, of(ints{3, 4}, dyn, 1, dyn)},
		{of(ints{8}, 3, 7), ints{2}, ints{2}, ints{2}, of(ints{2}, 6, 13)},
		{of(ints{8}, dyn, dyn), ints{0}, ints{2}, ints{1}, of(ints{2}, dyn, dyn)},
		{of(ints{}), ints{}, ints{}, ints{}, of(ints{}, 0)},
		{ir.MemRef(ints{4, 4}, ir.F32, ir.MapAttr(affexpr.NewMap(2, 0, affexpr.Dim(1), affexpr.Dim(0))), nil), ints{0, 0}, ints{1, 1}, ints{1, 1}, nil},
	} {
		if got := memref.InferSubViewType(c.source, c.offsets, c.sizes, c.strides); got != c.want {
			t.Errorf("%v %v %v %v: got %v, want %v", c.source, c.offsets, c.sizes, c.strides, got, c.want)
		}
	}
}

func TestInferReducedSubViewType(t *testing.T) {
	type ints = []int64
	source := of(ints{8, 16, 4})
	for _, c := range []struct {
		shape, sizes ints
		want         *ir.MemRefType
	}{
		{ints{1, 5, 1}, ints{1, 5, 1}, of(ints{1, 5, 1}, 64, 4, 1, 0)},
		{ints{5, 1}, ints{1, 5, 1}, of(ints{5, 1}, 4, 1, 0)},
		{ints{1, 5}, ints{1, 5, 1}, of(ints{1, 5}, 64, 4, 0)},
		{ints{5}, ints{1, 5, 1}, of(ints{5}, 4, 0)},
		{ints{1}, ints{1, 1, 1}, of(ints{1}, 64, 0)},
		{ints{}, ints{1, 1, 1}, of(ints{}, 0)},
		{ints{4}, ints{1, 5, 1}, nil},
		{ints{dyn}, ints{1, dyn, 1}, of(ints{dyn}, 4, 0)},
		{ints{dyn}, ints{dyn, dyn, 1}, nil},
	} {
		zeros, ones := ints{0, 0, 0}, ints{1, 1, 1}
		if got := memref.InferReducedSubViewType(c.shape, source, zeros, c.sizes, ones); got != c.want {
			t.Errorf("%v of %v: got %v, want %v", c.shape, c.sizes, got, c.want)
		}
	}
}

func TestReshapedTypes(t *testing.T) {
	type ints = []int64
	type groups = [][]int64
	for _, c := range []struct {
		collapsed, expanded *ir.MemRefType
		groups              groups
		loss                bool // collapsing gives another type than was expanded
	}{
		{of(ints{6}), of(ints{2, 3}), groups{{0, 1}}, false},
		{of(ints{6, 8}, 16, 1, 5), of(ints{2, 3, 8}, 48, 16, 1, 5), groups{{0, 1}, {2}}, false},
		{of(ints{dyn, 8}, 16, 1, dyn), of(ints{dyn, 3, 8}, 48, 16, 1, dyn), groups{{0, 1}, {2}}, false},
		{of(ints{8, 6}, dyn, 2, 0), of(ints{8, 2, 3}, dyn, 6, 2, 0), groups{{0}, {1, 2}}, false},
		{of(ints{dyn}, 2, 0), of(ints{3, dyn}, dyn, 2, 0), groups{{0, 1}}, true}, // the last size may be 1, and its stride any
		{of(ints{4}, 2, 0), of(ints{4, 1}, 2, 2, 0), groups{{0, 1}}, false},
		{of(ints{}, 3), of(ints{1, 1}, 1, 1, 3), nil, false},
	} {
		got, ok := memref.ExpandedType(c.collapsed, c.expanded.Shape(), c.groups)
		if !ok || got != c.expanded {
			t.Errorf("%v expanded: got %v, want %v", c.collapsed, got, c.expanded)
		}
		if got := memref.CollapsedType(c.expanded, c.groups); (got == c.collapsed) == c.loss {
			t.Errorf("%v collapsed: got %v, want %v", c.expanded, got, c.collapsed)
		}
	}
	for _, c := range []struct {
		t            *ir.MemRefType
		want         *ir.MemRefType
		ok, strictly bool
	}{
		{of(ints{4, 8}, 8, 1, 0), of(ints{32}, 1, 0), true, true},
		{of(ints{4, 8}, 16, 1, 0), nil, false, false},
		{of(ints{4, 8}, dyn, 1, 0), of(ints{32}, 1, 0), true, false},
		{of(ints{dyn, 8}, 8, 1, 0), of(ints{dyn}, 1, 0), true, true},
		{of(ints{4, dyn}, 8, 1, 0), of(ints{dyn}, dyn, 0), true, false},
		{of(ints{1, 8}, 99, 1, 0), of(ints{8}, 1, 0), true, true},
		{of(ints{8, 1}, 3, 99, 0), of(ints{8}, 3, 0), true, true},
		{of(ints{4, 8}), of(ints{32}), true, true},
	} {
		g := groups{{0, 1}}
		if got := memref.CollapsedType(c.t, g); got != c.want || (got != nil) != c.ok {
			t.Errorf("%v collapsed: got %v, want %v", c.t, got, c.want)
		}
		if got := memref.IsGuaranteedCollapsible(c.t, g); got != c.strictly {
			t.Errorf("%v is guaranteed to collapse: got %v", c.t, got)
		}
	}
}

func TestIdentityLayout(t *testing.T) {
	type ints = []int64
	for _, c := range []struct {
		t    *ir.MemRefType
		want bool
	}{
		{of(ints{4, 4}), true},
		{of(ints{4}, 1, 0), true},
		{of(ints{4}, 2, 0), false},
		{of(ints{4}, 1, 1), false},
		{of(ints{4, 4}, 4, 1, 0), false}, // contiguous, but the layout is linear
		{of(ints{}, 0), false},
		{ir.MemRef(ints{4, 4}, ir.F32, ir.MapAttr(affexpr.IdentityMap(2)), nil), true},
	} {
		if got := memref.HasIdentityLayout(c.t); got != c.want {
			t.Errorf("%v: got %v", c.t, got)
		}
	}
}

func TestPermutedType(t *testing.T) {
	m := affexpr.PermutationMap(2, 0, 1)
	if got, want := memref.PermutedType(of([]int64{2, 3, 4}), m), of([]int64{4, 2, 3}, 1, 12, 4, 0); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNums(t *testing.T) {
	v, w := ir.Placeholder(ir.Index()), ir.Placeholder(ir.Index())
	ns := memref.Mixed([]int64{dyn, 3, dyn}, []*ir.Value{v, w})
	if want := []memref.Num{memref.ValueNum(v), memref.Const(3), memref.ValueNum(w)}; !slices.Equal(ns, want) {
		t.Errorf("got %v", ns)
	}
	static, operands := memref.Split(ns)
	if !slices.Equal(static, []int64{dyn, 3, dyn}) || !slices.Equal(operands, []*ir.Value{v, w}) {
		t.Errorf("got %v, %v", static, operands)
	}
	if ns[0].Static() || !ns[1].Static() || ns[0].Is(3) || !ns[1].Is(3) {
		t.Error("only the second is known to be 3")
	}
}

// TestFindCollapse compares with what trying all groups finds, for small shapes: where there is only one way, up to sizes of 1, it is found or
// given up, and nothing is found where there is none.
func TestFindCollapse(t *testing.T) {
	sizes := []int64{1, 2, 3, 6, dyn}
	shapes := func(n int) (all [][]int64) {
		all = [][]int64{nil}
		for range n {
			var longer [][]int64
			for _, s := range all {
				for _, d := range sizes {
					longer = append(longer, append(slices.Clone(s), d))
				}
			}
			all = longer
		}
		return all
	}
	found := 0
	for _, from := range shapes(4) {
		for _, to := range shapes(2) {
			groups, ok := memref.FindCollapse(from, to)
			if !ok {
				continue
			}
			found++
			if len(groups) != 2 || !slices.Equal(slices.Concat(groups...), []int64{0, 1, 2, 3}) {
				t.Fatalf("%v to %v: got %v", from, to, groups)
			}
			for i, g := range groups {
				if got := product(from, g); got != to[i] {
					t.Errorf("%v to %v: got %v, the product of which is %d in %d", from, to, groups, got, i)
				}
			}
		}
	}
	if found < 500 {
		t.Errorf("found only %d", found)
	}
	for _, c := range []struct{ from, to []int64 }{
		{[]int64{2, 3}, []int64{2, 3}},              // as many
		{[]int64{dyn, dyn, dyn}, []int64{dyn, dyn}}, // a choice
		{[]int64{dyn, 2, dyn}, []int64{dyn, dyn}},
		{[]int64{2, 2}, []int64{}},
		{[]int64{2, 3}, []int64{5}},
	} {
		if groups, ok := memref.FindCollapse(c.from, c.to); ok {
			t.Errorf("%v to %v: got %v", c.from, c.to, groups)
		}
	}
	if groups, ok := memref.FindCollapse([]int64{1, dyn, 1}, nil); !ok || len(groups) != 1 || len(groups[0]) != 3 {
		t.Errorf("to a scalar: got %v", groups)
	}
}

// product returns the size of the dimensions g together; dyn if one is.
func product(shape, g []int64) int64 {
	n := int64(1)
	for _, d := range g {
		if shape[d] == dyn {
			return dyn
		}
		n *= shape[d]
	}
	return n
}
