package affexpr

import (
	"slices"
	"testing"
)

func TestBounds(t *testing.T) {
	dims := []Range{Between(0, 7), Between(-3, 10), {Lo: 5, HasLo: true}}
	symbols := []Range{{}, Between(4, 4)}
	for _, c := range []struct {
		e    string
		want Range
	}{
		{"d0", Between(0, 7)},
		{"d0 * 2 - d1 + 1", Between(-9, 18)},
		{"d0 floordiv 4", Between(0, 1)},
		{"d1 floordiv 2", Between(-2, 5)},
		{"d1 ceildiv 2", Between(-1, 5)},
		{"d0 mod 8", Between(0, 7)},
		{"(d0 + 8) mod 16", Between(8, 15)},
		{"d1 mod 4", Between(0, 3)},
		{"d2 mod 4", Between(0, 3)},
		{"d2 + 1", Range{Lo: 6, HasLo: true}},
		{"-d2", Range{Hi: -5, HasHi: true}},
		{"s0 + d0", Range{}},
		{"s1 * 3", Between(12, 12)},
		{"d2 floordiv 2", Range{Lo: 2, HasLo: true, Hi: 0}},
		{"d0 floordiv 4 + d1", Range{}}, // divisions inside are not looked into
		{"d0 * s1", Range{}},
		{"d0 floordiv 0", Range{}},
	} {
		e, _ := parseExpr(t, c.e).build()
		got := e.Bounds(dims, symbols)
		if got.HasLo != c.want.HasLo || got.HasHi != c.want.HasHi ||
			got.HasLo && got.Lo != c.want.Lo || got.HasHi && got.Hi != c.want.Hi {
			t.Errorf("%s: got %+v, want %+v", c.e, got, c.want)
		}
	}
	huge := Dim(0).MulConst(1<<62).Bounds([]Range{Between(0, 4)}, nil)
	if !huge.HasLo || huge.Lo != 0 || huge.HasHi {
		t.Errorf("an overflowing bound is %+v", huge)
	}
}

// facts returns random facts with the values that they admit.
func (g *generator) facts() ([]Fact, [][]int64) {
	facts, values := make([]Fact, g.dims), make([][]int64, g.dims)
	for i := range facts {
		step := int64(1 + g.IntN(8))
		lo := step * (g.Int64N(5) - 2)
		n := 1 + g.Int64N(6)
		facts[i] = Fact{Range: Between(lo, lo+step*(n-1)), Divisor: step}
		for v := range n {
			values[i] = append(values[i], lo+v*step)
		}
		switch g.IntN(4) {
		case 0:
			facts[i].Divisor = 0
		case 1:
			facts[i].HasLo = false
		case 2:
			facts[i].HasHi = false
		}
	}
	return facts, values
}

// TestFactsKeepMeaning checks bounds and simplification at every point that the facts admit.
func TestFactsKeepMeaning(t *testing.T) {
	g := newGenerator(9)
	g.symbols = 0
	for range 3000 {
		e, ok := g.tree(1+g.IntN(3), false).build()
		if !ok {
			continue
		}
		facts, values := g.facts()
		bounds := e.Bounds(ranges(facts), nil)
		simplified := e.SimplifyWithFacts(facts, nil)
		for _, a := range values[0] {
			for _, b := range values[1] {
				for _, c := range values[2] {
					point := []int64{a, b, c}
					want, _ := e.Eval(point, nil)
					if bounds.HasLo && want < bounds.Lo || bounds.HasHi && want > bounds.Hi {
						t.Fatalf("%s is %d at %v, outside %+v for %+v", e, want, point, bounds, facts)
					}
					if got, ok := simplified.Eval(point, nil); !ok || got != want {
						t.Fatalf("%s becomes %s for %+v: got %d at %v, want %d", e, simplified, facts, got, point, want)
					}
				}
			}
		}
	}
}

func TestSimplifyWithFacts(t *testing.T) {
	facts := []Fact{{Range: Between(0, 7)}, {Divisor: 8}, {Range: Between(9, 12)}}
	for _, c := range []struct{ in, want string }{
		{"d0 floordiv 8", "0"},
		{"d2 floordiv 8", "1"},
		{"d2 ceildiv 16", "1"},
		{"d0 mod 8", "d0"},
		{"d0 mod 7", "d0 mod 7"},
		{"d1 mod 4", "0"},
		{"d1 mod 16", "d1 mod 16"},
		{"(d1 + d0) floordiv 16", "d1 floordiv 16"},
		{"(d1 + d0) mod 8", "d0 mod 8"},
		{"(d0 floordiv 8 + d1) mod 8", "0"},
		{"d0 floordiv 4", "d0 floordiv 4"},
	} {
		e, _ := parseExpr(t, c.in).build()
		if got := e.SimplifyWithFacts(facts, nil).String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.in, got, c.want)
		}
	}
	m := parseMap(t, "(d0, d1, d2) -> (d0 mod 8, d1)").SimplifyWithFacts(facts, nil)
	if got, want := m.String(), "(d0, d1, d2) -> (d0, d1)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestStrides(t *testing.T) {
	for _, c := range []struct {
		m, strides, offset string
	}{
		{"(d0, d1) -> (d0 * 10 + d1 + 3)", "10, 1", "3"},
		{"(d0, d1)[s0, s1] -> (d0 * s0 + d1 * 2 + s1)", "s0, 2", "s1"},
		{"(d0, d1)[s0] -> ((d0 + d1 * 2) * s0 + 4)", "s0, s0 * 2", "4"},
		{"(d0, d1) -> (5)", "0, 0", "5"},
		{"(d0) -> (d0 mod 4)", "", ""},
		{"(d0) -> (d0, d0)", "", ""},
	} {
		strides, offset, ok := parseMap(t, c.m).StridesAndOffset()
		if ok != (c.strides != "") {
			t.Errorf("%s: got %t", c.m, ok)
		}
		if !ok {
			continue
		}
		var got string
		for i, s := range strides {
			if i > 0 {
				got += ", "
			}
			got += s.String()
		}
		if got != c.strides || offset.String() != c.offset {
			t.Errorf("%s: got strides %s offset %s, want %s and %s", c.m, got, offset, c.strides, c.offset)
		}
	}
	if got, want := StridedLayoutMap([]int64{Dynamic, 1}, Dynamic).String(), "(d0, d1)[s0, s1] -> (d0 * s1 + s0 + d1)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := StridedLayoutMap([]int64{4, 1}, 0).String(), "(d0, d1) -> (d0 * 4 + d1)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRowMajor(t *testing.T) {
	for _, c := range []struct {
		sizes []int64
		want  string
	}{
		{[]int64{2, 3, 4}, "d0 * 12 + d1 * 4 + d2"},
		{[]int64{2, Dynamic, 4}, "d0 * s0 + d1 * 4 + d2"},
		{[]int64{Dynamic, Dynamic, Dynamic}, "d2 + d1 * s0 + d0 * s1"},
		{[]int64{2, 0, 4}, "0"},
		{nil, "0"},
	} {
		if got := RowMajorExpr(c.sizes, Dims(len(c.sizes))).String(); got != c.want {
			t.Errorf("%v: got %s, want %s", c.sizes, got, c.want)
		}
	}
}

// TestDelinearizeInvertsLinearize checks the round trip at every subscript of a small array.
func TestDelinearizeInvertsLinearize(t *testing.T) {
	sizes := []int64{3, 4, 5}
	strides := SuffixProducts(Consts(sizes...))
	if !slices.Equal(strides, Consts(20, 5, 1)) {
		t.Fatalf("got strides %v, want 20, 5, 1", strides)
	}
	position := Linearize(Dims(3), strides)
	subscripts := NewMap(1, 0, Delinearize(Dim(0), strides)...)
	for n := range int64(60) {
		at, ok := subscripts.Eval([]int64{n}, nil)
		back, ok2 := position.Eval(at, nil)
		if !ok || !ok2 || back != n || at[1] >= 4 || at[2] >= 5 {
			t.Fatalf("position %d has subscripts %v, which have position %d", n, at, back)
		}
	}
}
