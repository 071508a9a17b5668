package affexpr

import "testing"

func TestSet(t *testing.T) {
	d0, s0 := Dim(0), Symbol(0)
	s := NewSet(1, 1, []*Expr{d0, s0.Sub(d0).SubConst(1), d0.ModConst(2)}, []bool{false, false, true})
	if want := "(d0)[s0] : (d0 >= 0, -d0 + s0 - 1 >= 0, d0 mod 2 == 0)"; s.String() != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if s.NumEqualities() != 1 || s.NumInequalities() != 2 || !s.IsEq(2) || s.NumInputs() != 2 {
		t.Errorf("%s is miscounted", s)
	}
	for _, c := range []struct {
		d    int64
		want bool
	}{{-2, false}, {0, true}, {3, false}, {4, true}, {10, false}} {
		if inside, ok := s.Contains([]int64{c.d}, []int64{10}); !ok || inside != c.want {
			t.Errorf("%d in %s: got %t, want %t", c.d, s, inside, c.want)
		}
	}
	if _, ok := NewSet(1, 0, []*Expr{d0.FloorDivConst(0)}, []bool{true}).Contains([]int64{1}, nil); ok {
		t.Error("a set with a division by zero is decided")
	}
	moved := s.ReplaceDimsAndSymbols([]*Expr{Dim(1)}, []*Expr{Const(8)}, 2, 0)
	if want := "(d0, d1) : (d1 >= 0, -d1 + 7 >= 0, d1 mod 2 == 0)"; moved.String() != want {
		t.Errorf("got %s, want %s", moved, want)
	}
	if got, want := moved.CompressUnused().String(), "(d0) : (d0 >= 0, -d0 + 7 >= 0, d0 mod 2 == 0)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEmptySet(t *testing.T) {
	empty := EmptySet(1, 0)
	if empty.String() != "(d0) : (1 == 0)" || !empty.IsEmptySet() || !empty.IsTriviallyEmpty() {
		t.Errorf("%s is not the empty set", empty)
	}
	d0, d1 := Dim(0), Dim(1)
	for _, c := range []struct {
		e               *Expr
		eq              bool
		empty, universe bool // known without simplification
		simplified      string
	}{
		{Const(0), true, false, true, "0 == 0"},
		{Const(1), true, true, false, "1 == 0"},
		{Const(-1), false, true, false, "1 == 0"},
		{Const(4), false, false, true, "0 == 0"},
		{d0.MulConst(2).Add(d1.MulConst(4)).AddConst(1), true, false, false, "1 == 0"},
		{d0.MulConst(2).Add(d1.MulConst(4)).AddConst(2), true, false, false, "d0 + d1 * 2 + 1 == 0"},
		{d0.MulConst(2).AddConst(1), false, false, false, "d0 >= 0"},
		{d0.Add(d1).Sub(d0).Sub(d1).SubConst(1), false, false, false, "1 == 0"},
		{d0.Add(d1), true, false, false, "d0 + d1 == 0"},
	} {
		s := NewSet(2, 0, []*Expr{c.e}, []bool{c.eq})
		if s.IsTriviallyEmpty() != c.empty || s.IsTriviallyUniverse() != c.universe {
			t.Errorf("%s: got %t, %t, want %t, %t", s, s.IsTriviallyEmpty(), s.IsTriviallyUniverse(), c.empty, c.universe)
		}
		if got, want := s.Simplify().String(), "(d0, d1) : ("+c.simplified+")"; got != want {
			t.Errorf("%s: got %s, want %s", s, got, want)
		}
	}
	s := NewSet(2, 0, []*Expr{d0.Add(d1).Sub(d0)}, []bool{true})
	if got, want := s.SimplifyConstraints().String(), "(d0, d1) : (d1 == 0)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSetFold(t *testing.T) {
	s := NewSet(2, 0, []*Expr{Dim(0), Dim(1)}, []bool{true, false})
	known := func(v int64) Operand { return Operand{Value: v, Known: true} }
	for _, c := range []struct {
		operands      []Operand
		inside, known bool
	}{
		{[]Operand{known(0), known(3)}, true, true},
		{[]Operand{known(1), {}}, false, true},
		{[]Operand{{}, known(-1)}, false, true},
		{[]Operand{known(0), {}}, false, false},
	} {
		if inside, known := s.Fold(c.operands); inside != c.inside || known != c.known {
			t.Errorf("%v: got %t, %t, want %t, %t", c.operands, inside, known, c.inside, c.known)
		}
	}
}

// TestSimplifySet has sets of several constraints; what is expected is what LLVM's -affine-simplify-structures prints, but for the product, which LLVM drops.
func TestSimplifySet(t *testing.T) {
	d0, d1, s0 := Dim(0), Dim(1), Symbol(0)
	for _, c := range []struct {
		constraints []*Expr
		eqs         []bool
		want        string
	}{
		{[]*Expr{d0, d0.AddConst(5), d0.MulConst(2).SubConst(3)}, []bool{false, false, false}, "d0 - 2 >= 0"},
		{[]*Expr{d0, d1.MulConst(3).SubConst(6)}, []bool{false, true}, "d1 - 2 == 0, d0 >= 0"},
		{[]*Expr{d0.Mod(Const(2)).SubConst(1), d0}, []bool{true, false},
			"d0 mod 2 - 1 == 0, d0 >= 0, -d0 + (d0 floordiv 2) * 2 + 1 >= 0, d0 mod 2 >= 0"},
		{[]*Expr{d0.Mod(Const(4)), d0}, []bool{false, false}, "d0 mod 4 >= 0, d0 >= 0, -d0 + (d0 floordiv 4) * 4 + 3 >= 0"},
		{[]*Expr{d0.Sub(d1), d1.Sub(d0)}, []bool{true, true}, "d0 - d1 == 0, -d0 + d1 == 0"},
		{[]*Expr{d0.Mul(s0), d0.SubConst(1), d0}, []bool{false, false, false}, "d0 * s0 >= 0, d0 - 1 >= 0, d0 >= 0"},
	} {
		if got, want := NewSet(2, 1, c.constraints, c.eqs).Simplify().String(), "(d0, d1)[s0] : ("+c.want+")"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestSimplifySetKeepsPoints compares sets before and after at points of a box.
func TestSimplifySetKeepsPoints(t *testing.T) {
	g := newGenerator(21)
	for range 2000 {
		var constraints []*Expr
		var eqs []bool
		for range 1 + g.IntN(3) {
			if e, ok := g.tree(1+g.IntN(3), false).build(); ok {
				constraints, eqs = append(constraints, e), append(eqs, g.IntN(3) == 0)
			}
		}
		set := NewSet(g.dims, g.symbols, constraints, eqs)
		simple := set.Simplify()
		for range 30 {
			dims, symbols := []int64{g.Int64N(9) - 4, g.Int64N(9) - 4, g.Int64N(9) - 4}, []int64{g.Int64N(9) - 4, g.Int64N(9) - 4}
			want, ok := set.Contains(dims, symbols)
			if got, _ := simple.Contains(dims, symbols); ok && got != want {
				t.Fatalf("%s becomes %s: got %t at %v, %v", set, simple, got, dims, symbols)
			}
		}
	}
}
