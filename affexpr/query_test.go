package affexpr

import (
	"math"
	"strings"
	"testing"
)

func TestQueries(t *testing.T) {
	for _, c := range []struct {
		e              string
		pure, symbolic bool
		divisor        int64
	}{
		{"0", true, true, 0},
		{"-6", true, true, 6},
		{"d0", true, false, 1},
		{"s0 * 4 + 8", true, true, 4},
		{"d0 * s0", false, false, 1},
		{"(d0 * 4) * (s0 * 6)", false, false, 24},
		{"d0 mod s0", false, false, 1},
		{"d0 floordiv 4", true, false, 1},
		{"(d0 * 12 + d1 * 24) ceildiv 5", true, false, 1},
		{"(d0 * 8 + s0 * 4) mod 6", true, false, 2},
		{"(d0 * 12 + d1 * 6) ceildiv 3", true, false, 2},
		{"s0 floordiv s1", false, true, 1},
	} {
		e, _ := parseExpr(t, c.e).build()
		if e.IsPureAffine() != c.pure || e.IsSymbolicOrConstant() != c.symbolic || e.LargestKnownDivisor() != c.divisor {
			t.Errorf("%s: got %t, %t, %d, want %t, %t, %d", e, e.IsPureAffine(), e.IsSymbolicOrConstant(),
				e.LargestKnownDivisor(), c.pure, c.symbolic, c.divisor)
		}
		for _, factor := range []int64{1, 2, 3, 4, 6} {
			if e.IsMultipleOf(factor) && c.divisor%factor != 0 {
				t.Errorf("%s is found a multiple of %d", e, factor)
			}
		}
	}
}

// TestKnownDivisorDivides checks the divisor against values, and occurrence tests against change of value.
func TestKnownDivisorDivides(t *testing.T) {
	g := newGenerator(6)
	g.semiAffine = true
	for range 3000 {
		e, ok := g.tree(4, false).build()
		if !ok {
			continue
		}
		d := e.LargestKnownDivisor()
		dims, symbols := g.points(5)
		for i := range dims {
			v, ok := e.Eval(dims[i], symbols[i])
			if ok && (d == 0 && v != 0 || d != 0 && v%d != 0) {
				t.Fatalf("%s is %d, not a multiple of %d", e, v, d)
			}
			before, _ := e.Eval(dims[i], symbols[i])
			dims[i][1]++
			if after, ok2 := e.Eval(dims[i], symbols[i]); ok && ok2 && after != before && !e.IsFunctionOfDim(1) {
				t.Fatalf("%s changes with d1", e)
			}
		}
		for s := range g.symbols {
			if e.IsFunctionOfSymbol(s) != strings.Contains(e.String(), Symbol(s).String()) {
				t.Fatalf("%s: IsFunctionOfSymbol(%d) is %t", e, s, e.IsFunctionOfSymbol(s))
			}
		}
	}
}

func TestWalkIsPostOrder(t *testing.T) {
	e := Dim(0).ModConst(4).Add(Symbol(0).MulConst(3))
	var order []string
	e.Walk(func(sub *Expr) bool {
		order = append(order, sub.String())
		return true
	})
	if got, want := strings.Join(order, "; "), "d0; 4; d0 mod 4; s0; 3; s0 * 3; d0 mod 4 + s0 * 3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	n := 0
	if e.Walk(func(*Expr) bool { n++; return n < 3 }) || n != 3 {
		t.Errorf("the walk goes on for %d nodes, want 3", n)
	}
}

func TestReplace(t *testing.T) {
	e := Dim(0).Add(Dim(1).MulConst(2)).Add(Symbol(0)).AddConst(1)
	for _, c := range []struct {
		name string
		got  *Expr
		want string
	}{
		{"dims", e.ReplaceDims([]*Expr{Dim(1)}), "d1 * 3 + s0 + 1"},
		{"symbols", e.ReplaceSymbols(Consts(-1)), "d0 + d1 * 2"},
		{"swap", e.Replace(map[*Expr]*Expr{Dim(0): Dim(1), Dim(1): Dim(0)}), "d1 + d0 * 2 + s0 + 1"},
		{"subexpression", e.ReplaceExpr(Dim(1).MulConst(2), Const(4)), "d0 + s0 + 5"},
		{"shift dims", e.ShiftDims(2, 3, 1), "d0 + d4 * 2 + s0 + 1"},
		{"shift symbols", e.ShiftSymbols(1, 2, 0), "d0 + d1 * 2 + s2 + 1"},
		{"compose", Dim(0).Add(Dim(2)).Compose(parseMap(t, "(d0, d1, d2)[s0, s1] -> (d0 + s1, d1 + s0, d0 + d1 + d2)")), "d0 + s1 + d0 + d1 + d2"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestReplaceKeepsMeaning checks that substituting and evaluating commute.
func TestReplaceKeepsMeaning(t *testing.T) {
	g := newGenerator(8)
	g.semiAffine = true
	for range 2000 {
		e, ok := g.tree(3, false).build()
		x, ok2 := g.tree(2, false).build()
		y, ok3 := g.tree(2, true).build()
		if !ok || !ok2 || !ok3 {
			continue
		}
		replaced := e.ReplaceDimsAndSymbols([]*Expr{x}, []*Expr{y})
		dims, symbols := g.points(5)
		for i := range dims {
			xv, ok := x.Eval(dims[i], symbols[i])
			yv, ok2 := y.Eval(dims[i], symbols[i])
			if !ok || !ok2 || yv < 1 || symbols[i][1] < 1 || hasNegativeDivisor(e, append([]int64{xv}, dims[i][1:]...), []int64{yv, symbols[i][1]}) {
				continue
			}
			want, ok := e.Eval(append([]int64{xv}, dims[i][1:]...), []int64{yv, symbols[i][1]})
			if got, ok2 := replaced.Eval(dims[i], symbols[i]); ok && (!ok2 || got != want) {
				t.Fatalf("%s with d0 = %s and s0 = %s is %s: got %d, want %d", e, x, y, replaced, got, want)
			}
		}
	}
}

// hasNegativeDivisor reports whether a symbolic divisor in e is below one at the point.
func hasNegativeDivisor(e *Expr, dims, symbols []int64) bool {
	return !e.Walk(func(sub *Expr) bool {
		if !sub.Kind().IsBinary() || sub.Kind() <= KindMul || sub.RHS().Kind() == KindConstant {
			return true
		}
		v, ok := sub.RHS().Eval(dims, symbols)
		return ok && v >= 1
	})
}

func TestEvalHasNoValue(t *testing.T) {
	for _, e := range []*Expr{
		Dim(0).FloorDivConst(0), Dim(0).CeilDivConst(0), Dim(0).ModConst(0), Dim(0).ModConst(-3),
		Dim(0).AddConst(math.MaxInt64), Dim(0).MulConst(math.MaxInt64), Dim(0).Neg().AddConst(math.MinInt64 + 1),
		Dim(1), Symbol(0), Const(math.MinInt64).FloorDiv(Dim(0).SubConst(3)),
	} {
		if v, ok := e.Eval([]int64{2}, nil); ok {
			t.Errorf("%s has the value %d", e, v)
		}
	}
}

func TestRoundingDivisions(t *testing.T) {
	for _, c := range []struct{ a, b, floor, ceil int64 }{
		{7, 2, 3, 4}, {-7, 2, -4, -3}, {7, -2, -4, -3}, {-7, -2, 3, 4}, {6, 3, 2, 2}, {-6, 3, -2, -2},
		{math.MinInt64, 1, math.MinInt64, math.MinInt64}, {math.MinInt64, 2, math.MinInt64 / 2, math.MinInt64 / 2},
	} {
		if f, u := floorDiv(c.a, c.b), ceilDiv(c.a, c.b); f != c.floor || u != c.ceil {
			t.Errorf("%d / %d: got %d and %d, want %d and %d", c.a, c.b, f, u, c.floor, c.ceil)
		}
	}
}
