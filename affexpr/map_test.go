package affexpr

import (
	"slices"
	"strings"
	"testing"
)

// parseMap reads a map as MLIR prints it.
func parseMap(t *testing.T, text string) *Map {
	t.Helper()
	space, results, ok := strings.Cut(text, " -> ")
	if !ok {
		t.Fatalf("not a map: %q", text)
	}
	dims, symbols := strings.Count(space, "d"), strings.Count(space, "s")
	var exprs []*Expr
	if results != "()" {
		for _, r := range strings.Split(results[1:len(results)-1], ", ") {
			e, _ := parseExpr(t, r).build()
			exprs = append(exprs, e)
		}
	}
	return NewMap(dims, symbols, exprs...)
}

func TestMapConstructors(t *testing.T) {
	for _, c := range []struct {
		got  *Map
		want string
	}{
		{EmptyMap(), "() -> ()"},
		{NewMap(2, 1), "(d0, d1)[s0] -> ()"},
		{ConstantMap(-3), "() -> (-3)"},
		{IdentityMap(3), "(d0, d1, d2) -> (d0, d1, d2)"},
		{SymbolIdentityMap(2), "()[s0, s1] -> (s0, s1)"},
		{MinorIdentityMap(3, 2), "(d0, d1, d2) -> (d1, d2)"},
		{FilteredIdentityMap(4, func(i int) bool { return i%2 == 1 }), "(d0, d1, d2, d3) -> (d1, d3)"},
		{PermutationMap(1, 2, 0), "(d0, d1, d2) -> (d1, d2, d0)"},
		{MapWithTargets(3, 2, 1), "(d0, d1, d2) -> (d2, d1)"},
		{InferMap(Dim(2), Symbol(0)), "(d0, d1, d2)[s0] -> (d2, s0)"},
		{InferMaps([]*Expr{Dim(0)}, []*Expr{Dim(1), Symbol(0)})[0], "(d0, d1)[s0] -> (d0)"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
		if parseMap(t, c.want) != c.got {
			t.Errorf("%s is not interned", c.want)
		}
	}
}

func TestMapConstructorsPanic(t *testing.T) {
	for name, f := range map[string]func(){
		"result with an undeclared dimension": func() { NewMap(1, 0, Dim(1)) },
		"result with an undeclared symbol":    func() { NewMap(1, 0, Symbol(0)) },
		"no permutation":                      func() { PermutationMap(1, 1) },
		"empty permutation":                   func() { PermutationMap() },
		"negative position":                   func() { Dim(-1) },
		"flags of another length":             func() { NewSet(1, 0, []*Expr{Dim(0)}, nil) },
		"composition of different sizes":      func() { IdentityMap(2).Compose(IdentityMap(3)) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		})
	}
}

func TestMapPredicates(t *testing.T) {
	predicates := map[string]func(*Map) bool{
		"identity":        (*Map).IsIdentity,
		"symbol identity": (*Map).IsSymbolIdentity,
		"minor":           (*Map).IsMinorIdentity,
		"minor broadcast": func(m *Map) bool { _, ok := m.IsMinorIdentityWithBroadcasting(); return ok },
		"permutation":     (*Map).IsPermutation,
		"projected":       func(m *Map) bool { return m.IsProjectedPermutation(false) },
		"projected zeros": func(m *Map) bool { return m.IsProjectedPermutation(true) },
		"empty":           (*Map).IsEmpty,
		"constant":        (*Map).IsConstant,
		"single constant": (*Map).IsSingleConstant,
	}
	for _, c := range []struct {
		m    string
		want []string
	}{
		{"() -> ()", []string{"identity", "symbol identity", "minor", "minor broadcast", "permutation", "projected", "projected zeros", "empty", "constant"}},
		{"(d0, d1) -> (d0, d1)", []string{"identity", "minor", "minor broadcast", "permutation", "projected", "projected zeros"}},
		{"(d0, d1)[s0] -> (d0, d1)", []string{"identity", "minor broadcast"}},
		{"()[s0] -> (s0)", []string{"symbol identity"}},
		{"(d0, d1) -> (d1)", []string{"minor", "minor broadcast", "projected", "projected zeros"}},
		{"(d0, d1) -> (d0)", []string{"projected", "projected zeros"}},
		{"(d0, d1) -> (d1, d0)", []string{"permutation", "projected", "projected zeros"}},
		{"(d0, d1, d2) -> (0, d2)", []string{"minor broadcast", "projected zeros"}},
		{"(d0, d1) -> (d0, d0)", nil},
		{"(d0) -> (d0, 0)", nil},
		{"(d0) -> (d0 + 1)", nil},
		{"(d0) -> (7)", []string{"constant", "single constant"}},
		{"(d0, d1) -> (0, 2)", []string{"constant"}},
	} {
		m := parseMap(t, c.m)
		for name, holds := range predicates {
			if want := slices.Contains(c.want, name); holds(m) != want {
				t.Errorf("%s: %s is %t, want %t", c.m, name, !want, want)
			}
		}
	}
}

func TestPermutationOfMinorIdentityWithBroadcasting(t *testing.T) {
	for _, c := range []struct {
		m    string
		want []int
		ok   bool
	}{
		{"(d0, d1, d2) -> (0, d2)", []int{0, 1}, true},
		{"(d0, d1, d2) -> (d2, 0)", []int{1, 0}, true},
		{"(d0, d1, d2) -> (d0, 0)", nil, false},
		{"(d0, d1, d2, d3) -> (0, d1, d3)", []int{1, 0, 2}, true},
		{"(d0, d1) -> (d1, 0, 0, d0)", []int{3, 0, 1, 2}, true},
		{"(d0, d1) -> (d1, 1)", nil, false},
	} {
		got, ok := parseMap(t, c.m).IsPermutationOfMinorIdentityWithBroadcasting()
		if ok != c.ok || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, %t, want %v, %t", c.m, got, ok, c.want, c.ok)
		}
	}
}

func TestMapOperations(t *testing.T) {
	m := parseMap(t, "(d0, d1)[s0] -> (d0 + s0, 0, d1 * 2)")
	for _, c := range []struct {
		name string
		got  *Map
		want string
	}{
		{"SubMap", m.SubMap(2, 0), "(d0, d1)[s0] -> (d1 * 2, d0 + s0)"},
		{"SliceMap", m.SliceMap(1, 2), "(d0, d1)[s0] -> (0, d1 * 2)"},
		{"MajorSubMap", m.MajorSubMap(1), "(d0, d1)[s0] -> (d0 + s0)"},
		{"MajorSubMap of more", m.MajorSubMap(5), m.String()},
		{"MinorSubMap", m.MinorSubMap(1), "(d0, d1)[s0] -> (d1 * 2)"},
		{"DropResult", m.DropResult(0), "(d0, d1)[s0] -> (0, d1 * 2)"},
		{"DropResults", m.DropResults(2, 0), "(d0, d1)[s0] -> (0)"},
		{"DropZeroResults", m.DropZeroResults(), "(d0, d1)[s0] -> (d0 + s0, d1 * 2)"},
		{"InsertResult", m.InsertResult(Symbol(0), 1), "(d0, d1)[s0] -> (d0 + s0, s0, 0, d1 * 2)"},
		{"RemoveDuplicateExprs", NewMap(1, 0, Dim(0), Dim(0), Const(1), Dim(0)).RemoveDuplicateExprs(), "(d0) -> (d0, 1, d0)"},
		{"ShiftDims", m.ShiftDims(2, 1), "(d0, d1, d2, d3)[s0] -> (d0 + s0, 0, d3 * 2)"},
		{"ShiftSymbols", m.ShiftSymbols(1, 0), "(d0, d1)[s0, s1] -> (d0 + s1, 0, d1 * 2)"},
		{"ReplaceDimsAndSymbols", m.ReplaceDimsAndSymbols([]*Expr{Dim(0), Dim(0).AddConst(1)}, Consts(3), 1, 0), "(d0) -> (d0 + 3, 0, (d0 + 1) * 2)"},
		{"Replace", m.Replace(map[*Expr]*Expr{Dim(0): Dim(1), Dim(1): Dim(0)}, 2, 1), "(d0, d1)[s0] -> (d1 + s0, 0, d0 * 2)"},
		{"ReplaceExpr", m.ReplaceExpr(Dim(1).MulConst(2), Const(5), 1, 1), "(d0)[s0] -> (d0 + s0, 0, 5)"},
		{"Simplify", NewMap(1, 0, Dim(0).AddConst(1).MulConst(2)).Simplify(), "(d0) -> (d0 * 2 + 2)"},
		{"ProjectDims", m.ProjectDims([]bool{true, false}, false), "(d0, d1)[s0] -> (s0, 0, d1 * 2)"},
		{"ProjectDims with compression", m.ProjectDims([]bool{true, false}, true), "(d0)[s0] -> (s0, 0, d0 * 2)"},
		{"ProjectSymbols", m.ProjectSymbols([]bool{true}, true), "(d0, d1) -> (d0, 0, d1 * 2)"},
		{"ProjectedMap", parseMap(t, "(d0, d1)[s0, s1] -> (d1 + s1)").ProjectedMap([]bool{true, false}, true, true), "(d0)[s0] -> (d0 + s0)"},
		{"CompressUnusedDims", parseMap(t, "(d0, d1, d2)[s0] -> (d2, d0)").CompressUnusedDims(), "(d0, d1)[s0] -> (d1, d0)"},
		{"CompressUnusedSymbols", parseMap(t, "(d0)[s0, s1] -> (s1)").CompressUnusedSymbols(), "(d0)[s0] -> (s0)"},
		{"ExpandDimsToRank", parseMap(t, "(d0, d1) -> (d1, d0)").ExpandDimsToRank([]bool{false, true, false}), "(d0, d1, d2) -> (d2, d0)"},
		{"Inverse", parseMap(t, "(d0, d1, d2) -> (d1, d1, d0, d2, d1, d2, d1, d0)").Inverse(), "(d0, d1, d2, d3, d4, d5, d6, d7) -> (d2, d0, d3)"},
		{"Inverse beside expressions", parseMap(t, "(d0, d1, d2) -> (d1, d0 + d1, d0, d2, d1)").Inverse(), "(d0, d1, d2, d3, d4) -> (d2, d0, d3)"},
		{"Inverse of the empty map", EmptyMap().Inverse(), "() -> ()"},
		{"InverseAndBroadcast", parseMap(t, "(d0, d1, d2, d3) -> (d2, d0)").InverseAndBroadcast(), "(d0, d1) -> (d1, 0, d0, 0)"},
		{"InverseAndBroadcast of zeros", parseMap(t, "(d0, d1, d2) -> (d0, 0)").InverseAndBroadcast(), "(d0, d1) -> (d0, 0, 0)"},
		{"ConcatMaps", ConcatMaps(parseMap(t, "(d0, d1)[s0] -> (d0, s0)"), EmptyMap(), parseMap(t, "(d0)[s0] -> (s0 + 1)")), "(d0, d1)[s0, s1] -> (d0, s0, s1 + 1)"},
		{"ConcatMaps of none", ConcatMaps(), "() -> ()"},
		{
			"Compose",
			parseMap(t, "(d0, d1)[s0, s1] -> (d0 + 1 + s1, d1 - 1 - s0)").Compose(parseMap(t, "(d0)[s0] -> (d0 + s0, d0 - s0)")),
			"(d0)[s0, s1, s2] -> (d0 + s2 + s1 + 1, d0 - s2 - s0 - 1)",
		},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	if m.MajorSubMap(0) != nil || m.MinorSubMap(0) != nil {
		t.Error("a sub-map of no results is not nil")
	}
	if inverse := parseMap(t, "(d0, d1) -> (d0)").Inverse(); inverse != nil {
		t.Errorf("a map that is not invertible has the inverse %s", inverse)
	}
}

func TestCompressAllMaps(t *testing.T) {
	maps := []*Map{parseMap(t, "(d0, d1, d2)[s0, s1] -> (d2)"), parseMap(t, "(d0, d1, d2)[s0, s1] -> (d0, s1)")}
	dims, symbols := CompressUnusedDims(maps), CompressUnusedSymbols(maps)
	if got, want := dims[0].String(), "(d0, d1)[s0, s1] -> (d1)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := symbols[1].String(), "(d0, d1, d2)[s0] -> (d0, s0)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestComposeKeepsMeaning checks (f . g)(x) = f(g(x)) at random points, and that inverses undo.
func TestComposeKeepsMeaning(t *testing.T) {
	g := newGenerator(4)
	random := func(results int) *Map {
		var exprs []*Expr
		for len(exprs) < results {
			if e, ok := g.tree(3, false).build(); ok {
				exprs = append(exprs, e)
			}
		}
		return NewMap(g.dims, g.symbols, exprs...)
	}
	for range 1000 {
		outer, inner := random(2), random(g.dims)
		composed := outer.Compose(inner)
		dims, symbols := g.points(5)
		for i := range dims {
			own := symbols[(i+1)%len(symbols)]
			mid, ok := inner.Eval(dims[i], symbols[i])
			want, ok2 := outer.Eval(mid, own)
			got, ok3 := composed.Eval(dims[i], slices.Concat(own, symbols[i]))
			if !ok || !ok2 || !ok3 || !slices.Equal(got, want) {
				t.Fatalf("(%s) of (%s) gives %s: got %v, want %v", outer, inner, composed, got, want)
			}
		}
	}
	for range 50 {
		p := PermutationMap(g.Perm(5)...)
		if !p.Compose(p.Inverse()).IsIdentity() {
			t.Errorf("%s does not undo %s", p.Inverse(), p)
		}
	}
}

func TestConstantFold(t *testing.T) {
	known := func(v int64) Operand { return Operand{Value: v, Known: true} }
	m := parseMap(t, "(d0, d1)[s0] -> (d0 + s0, d1 floordiv s0)")
	folded, values, poison := m.PartialConstantFold([]Operand{known(5), {}, known(2)})
	if want := "(d0, d1)[s0] -> (7, d1 floordiv s0)"; folded.String() != want || values != nil || poison {
		t.Errorf("got %s, %v, %t, want %s", folded, values, poison, want)
	}
	if values, _ := m.ConstantFold([]Operand{known(5), known(-7), known(2)}); !slices.Equal(values, []int64{7, -4}) {
		t.Errorf("got %v, want [7 -4]", values)
	}
	if _, _, poison := m.PartialConstantFold([]Operand{known(5), known(1), known(0)}); !poison {
		t.Error("division by zero is not poison")
	}
	if values, _ := m.ConstantFold([]Operand{known(1<<63 - 1), known(1), known(1)}); values != nil {
		t.Errorf("an overflow folds to %v", values)
	}
}

func TestMapQueries(t *testing.T) {
	m := parseMap(t, "(d0, d1, d2)[s0, s1] -> (d1, d1 * 8 + 4, 0, d2 + s1)")
	if got := UnusedDims(m); !slices.Equal(got, []bool{true, false, false}) {
		t.Errorf("UnusedDims: got %v", got)
	}
	if got := UnusedSymbols(m); !slices.Equal(got, []bool{true, false}) {
		t.Errorf("UnusedSymbols: got %v", got)
	}
	if pos, ok := m.ResultPosition(Dim(1)); !ok || pos != 0 {
		t.Errorf("ResultPosition: got %d, %t", pos, ok)
	}
	if _, ok := m.ResultPosition(Const(0)); ok {
		t.Error("ResultPosition finds a constant")
	}
	if m.DimPosition(0) != 1 || m.NumZeroResults() != 1 || m.NumInputs() != 5 {
		t.Error("wrong position, zeros or inputs")
	}
	if got := parseMap(t, "(d0, d1) -> (d0 * 8 + 4, d1 * 4 + 2)").LargestKnownDivisor(); got != 2 {
		t.Errorf("LargestKnownDivisor: got %d, want 2", got)
	}
	if got := parseMap(t, "() -> (0)").LargestKnownDivisor(); got != 1<<64-1 {
		t.Errorf("LargestKnownDivisor: got %d, want the greatest number", got)
	}
	if got := ApplyPermutation(parseMap(t, "(d0, d1, d2) -> (d2, 0, d1)"), []string{"a", "b", "c"}); !slices.Equal(got, []string{"c", "", "b"}) {
		t.Errorf("ApplyPermutation: got %v", got)
	}
	if got := ConstantMap(3).SingleConstantResult(); got != 3 {
		t.Errorf("SingleConstantResult: got %d", got)
	}
	if got := NewMap(1, 0, Const(3), Const(4)).ConstantResults(); !slices.Equal(got, []int64{3, 4}) {
		t.Errorf("ConstantResults: got %v", got)
	}
}
