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
		infeasible      bool // known to Simplify
	}{
		{Const(0), true, false, true, false},
		{Const(1), true, true, false, true},
		{Const(-1), false, true, false, true},
		{Const(4), false, false, true, false},
		{d0.MulConst(2).Add(d1.MulConst(4)).AddConst(1), true, false, false, true},
		{d0.MulConst(2).Add(d1.MulConst(4)).AddConst(2), true, false, false, false},
		{d0.MulConst(2).AddConst(1), false, false, false, false},
		{d0.Add(d1).Sub(d0).Sub(d1).SubConst(1), false, false, false, true},
		{d0.Add(d1), true, false, false, false},
	} {
		s := NewSet(2, 0, []*Expr{c.e}, []bool{c.eq})
		if s.IsTriviallyEmpty() != c.empty || s.IsTriviallyUniverse() != c.universe {
			t.Errorf("%s: got %t, %t, want %t, %t", s, s.IsTriviallyEmpty(), s.IsTriviallyUniverse(), c.empty, c.universe)
		}
		want := s
		if c.infeasible {
			want = EmptySet(2, 0)
		}
		if got := s.Simplify(); got != want {
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
