package interp_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/interp"
)

// A naive is the obvious model of a memref: for each of its subscripts the place in the first array.
type naive struct {
	sizes  []int64
	places map[string]int64
}

func key(at []int64) string { return fmt.Sprint(at) }

// each calls visit for all subscripts below sizes.
func each(sizes []int64, visit func(at []int64)) {
	var rec func(at []int64)
	rec = func(at []int64) {
		if len(at) == len(sizes) {
			visit(slices.Clone(at))
			return
		}
		for i := range sizes[len(at)] {
			rec(append(at, i))
		}
	}
	rec(nil)
}

// derive makes a model with other sizes from where each subscript comes from.
func (n *naive) derive(sizes []int64, from func(at []int64) []int64) *naive {
	d := &naive{sizes, map[string]int64{}}
	each(sizes, func(at []int64) { d.places[key(at)] = n.places[key(from(at))] })
	return d
}

// linear returns the position of a subscript in row-major order, and unlinear the opposite.
func linear(sizes, at []int64) int64 {
	p := int64(0)
	for i, v := range at {
		p = p*sizes[i] + v
	}
	return p
}

func unlinear(sizes []int64, p int64) []int64 {
	at := make([]int64, len(sizes))
	for i := len(sizes) - 1; i >= 0; i-- {
		at[i], p = p%sizes[i], p/sizes[i]
	}
	return at
}

// TestViews makes random views of views and compares each element with the model.
func TestViews(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	in := interp.New(parse(t, ""), interp.Options{})
	for range 300 {
		sizes := make([]int64, 1+rng.IntN(3))
		for i := range sizes {
			sizes[i] = 1 + rng.Int64N(6)
		}
		m, err := in.NewMemRef(ir.MemRef(sizes, ir.I16, nil, nil), sizes, nil, true)
		if err != nil {
			t.Fatal(err)
		}
		first := m
		n := &naive{sizes, map[string]int64{}}
		each(sizes, func(at []int64) {
			n.places[key(at)] = linear(sizes, at)
			m.Store(interp.Int(ir.I16, linear(sizes, at)).Cell, at...)
		})
		history := fmt.Sprint(sizes)
		for range 4 {
			m, n = randomView(t, rng, m, n, &history)
			if !slices.Equal(m.Sizes, n.sizes) {
				t.Fatalf("%s: the sizes are %v, want %v", history, m.Sizes, n.sizes)
			}
			each(n.sizes, func(at []int64) {
				if c, err := m.Load(at...); err != nil || int64(c.Word) != n.places[key(at)] {
					t.Errorf("%s: at %v: got %d, %v, want %d", history, at, c.Word, err, n.places[key(at)])
				}
			})
		}
		if m.Len() > 0 {
			at := make([]int64, len(m.Sizes))
			m.Store(interp.Int(ir.I16, -1).Cell, at...)
			if c, _ := first.Load(unlinear(sizes, n.places[key(at)])...); c.Word != 0xFFFF {
				t.Errorf("%s: a store through the view is not seen", history)
			}
		}
	}
}

// randomView returns a view of m and its model.
func randomView(t *testing.T, rng *rand.Rand, m *interp.MemRef, n *naive, history *string) (*interp.MemRef, *naive) {
	t.Helper()
	rank := len(n.sizes)
	var err error
	switch k := rng.IntN(4); {
	case k == 0 && rank > 0:
		offsets, sizes, strides, dropped := make([]int64, rank), make([]int64, rank), make([]int64, rank), make([]bool, rank)
		var kept []int64
		for i, s := range n.sizes {
			strides[i] = 1 + rng.Int64N(2)
			if s > 0 {
				offsets[i] = rng.Int64N(s)
				sizes[i] = 1 + rng.Int64N((s-1-offsets[i])/strides[i]+1)
			}
			if dropped[i] = sizes[i] == 1 && rng.IntN(2) == 0; !dropped[i] {
				kept = append(kept, sizes[i])
			}
		}
		*history += fmt.Sprint(" subview ", offsets, sizes, strides, dropped)
		if m, err = m.Subview(offsets, sizes, strides, dropped); err != nil {
			t.Fatal(*history, err)
		}
		return m, n.derive(kept, func(at []int64) []int64 {
			from := make([]int64, rank)
			for i := range from {
				from[i] = offsets[i]
				if !dropped[i] {
					from[i] += at[0] * strides[i]
					at = at[1:]
				}
			}
			return from
		})
	case k == 1 && rank > 1:
		perm := rng.Perm(rank)
		*history += fmt.Sprint(" permute ", perm)
		sizes := make([]int64, rank)
		for i, p := range perm {
			sizes[i] = n.sizes[p]
		}
		return m.Permute(perm), n.derive(sizes, func(at []int64) []int64 {
			from := make([]int64, rank)
			for i, p := range perm {
				from[p] = at[i]
			}
			return from
		})
	case k == 2 && rank > 0:
		// Split a dimension in two, and where the sizes allow it, join it again.
		d := rng.IntN(rank)
		var groups [][]int64
		var sizes []int64
		for i, s := range n.sizes {
			parts := []int64{s}
			if i == d && s > 0 && s%2 == 0 {
				parts = []int64{s / 2, 2}
			}
			var g []int64
			for _, p := range parts {
				g = append(g, int64(len(sizes)))
				sizes = append(sizes, p)
			}
			groups = append(groups, g)
		}
		*history += fmt.Sprint(" expand ", groups, sizes)
		expanded, err := m.Expand(groups, sizes)
		if err != nil {
			t.Fatal(*history, err)
		}
		back, err := expanded.Collapse(groups)
		if err != nil || !slices.Equal(back.Sizes, m.Sizes) || !slices.Equal(back.Strides, m.Strides) {
			t.Errorf("%s: collapsed again it is %v, %v", *history, back, err)
		}
		return expanded, n.derive(sizes, func(at []int64) []int64 {
			from := make([]int64, rank)
			for i, g := range groups {
				for _, k := range g {
					from[i] = from[i]*sizes[k] + at[k]
				}
			}
			return from
		})
	}
	return m, n
}

// TestViewOps runs the ops that make views.
func TestViewOps(t *testing.T) {
	const table = "dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>"
	for _, tt := range []struct{ body, typ, want string }{
		{"%v = memref.subview %a[1, %i] [2, 2] [1, 2] : memref<3x4xi32> to V", "memref<2x2xi32, strided<[4, 2], offset: ?>>", "dense<[[5, 7], [9, 11]]> : memref<2x2xi32>"},
		{"%v = memref.subview %a[%i, 0] [1, 4] [1, 1] : memref<3x4xi32> to V", "memref<4xi32, strided<[1], offset: ?>>", "dense<[4, 5, 6, 7]> : memref<4xi32>"},
		{"%v = memref.transpose %a (i, j) -> (j, i) : memref<3x4xi32> to V", "memref<4x3xi32, strided<[1, 4]>>", "dense<[[0, 4, 8], [1, 5, 9], [2, 6, 10], [3, 7, 11]]> : memref<4x3xi32>"},
		{"%v = memref.collapse_shape %a [[0, 1]] : memref<3x4xi32> into V", "memref<12xi32>", "dense<[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]> : memref<12xi32>"},
		{"%v = memref.expand_shape %a [[0], [1, 2]] output_shape [3, 2, 2] : memref<3x4xi32> into V", "memref<3x2x2xi32>", "dense<[[[0, 1], [2, 3]], [[4, 5], [6, 7]], [[8, 9], [10, 11]]]> : memref<3x2x2xi32>"},
		{"%v = memref.reinterpret_cast %a to offset: [%i], sizes: [3], strides: [%t] : memref<3x4xi32> to V", "memref<3xi32, strided<[?], offset: ?>>", "dense<[1, 4, 7]> : memref<3xi32>"},
		{"%v = memref.cast %a : memref<3x4xi32> to V", "memref<*xi32>", "dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>"},
		{"%s = memref.alloc() : memref<2xindex>\n memref.store %t, %s[%z] : memref<2xindex>\n memref.store %f, %s[%i] : memref<2xindex>\n" +
			" %v = memref.reshape %a(%s) : (memref<3x4xi32>, memref<2xindex>) -> V", "memref<?x?xi32>", "dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>"},
		{"%b = memref.alloc() : memref<16xi8>\n scf.for %k = %z to %n step %i {\n %x = arith.index_cast %k : index to i8\n memref.store %x, %b[%k] : memref<16xi8>\n }\n" +
			" %v = memref.view %b[%f][%t] : memref<16xi8> to V", "memref<?xi32>", "dense<[117835012, 185207048, 252579084]> : memref<3xi32>"},
		{"%base, %o, %s:2, %st:2 = memref.extract_strided_metadata %a : memref<3x4xi32> -> memref<i32>, index, index, index, index, index\n" +
			" %v = memref.reinterpret_cast %base to offset: [%o], sizes: [%s#1, %s#0], strides: [%st#1, %st#0] : memref<i32> to V", "memref<?x?xi32, strided<[?, ?], offset: ?>>",
			"dense<[[0, 4, 8], [1, 5, 9], [2, 6, 10], [3, 7, 11]]> : memref<4x3xi32>"},
		{"%v = memref.alloc() : V\n memref.copy %a, %v : memref<3x4xi32> to V", "memref<3x4xi32, affine_map<(i, j) -> (j * 3 + i)>>", "dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>"},
		{"%v = memref.alloc() : V\n memref.copy %a, %v : memref<3x4xi32> to V", "memref<3x4xi32, affine_map<(i, j) -> (i floordiv 2, j, i mod 2)>>", "dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>"},
		{"%m = memref.alloc() : memref<2xi32>\n memref.store %nine, %m[%z] : memref<2xi32>\n %v = memref.realloc %m(%t) : memref<2xi32> to V", "memref<?xi32>", "dense<[9, poison, poison]> : memref<3xi32>"},
		{"%w = memref.assume_alignment %a, 16 : memref<3x4xi32>\n %v, %u = memref.distinct_objects %w, %a : memref<3x4xi32>, memref<3x4xi32>", "memref<3x4xi32>", "dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>"},
	} {
		src := "func.func @f(%a: memref<3x4xi32>) -> V {\n %z = arith.constant 0 : index\n %i = arith.constant 1 : index\n %t = arith.constant 3 : index\n %f = arith.constant 4 : index\n %n = arith.constant 16 : index\n" +
			" %nine = arith.constant 9 : i32\n " + tt.body + "\n return %v : V\n}"
		got, err := call(t, strings.ReplaceAll(src, "V", tt.typ), table)
		if got, _, _ = strings.Cut(got, ", dense<[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]> : memref<3x4xi32>"); err != nil || got != tt.want {
			t.Errorf("%s:\ngot  %s, %v\nwant %s", tt.body, got, err, tt.want)
		}
	}
}
