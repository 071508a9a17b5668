package affexpr

import (
	"math"
	"sync"
	"testing"
)

func TestConstructionKeepsMeaning(t *testing.T) {
	g := newGenerator(1)
	for i := range 6000 {
		g.semiAffine, g.wild = i%2 == 1, i%5 == 0
		tr := g.tree(1+g.IntN(4), false)
		if i%3 == 0 {
			tr = g.again(1 + g.IntN(2))
		}
		if e, ok := tr.build(); ok {
			checkMeaning(t, g, tr, e, "construction")
		}
	}
}

func TestConstruction(t *testing.T) {
	d0, d1, s0, s1 := Dim(0), Dim(1), Symbol(0), Symbol(1)
	for _, c := range []struct {
		got  *Expr
		want string
	}{
		{Const(4).Add(d0), "d0 + 4"},
		{s0.Add(d0), "d0 + s0"},
		{d1.Add(d0), "d0 + d1"},
		{d0.Add(d1).Add(d0), "d0 + d1 + d0"},
		{d0.AddConst(2).AddConst(3), "d0 + 5"},
		{d0.AddConst(2).Add(d1), "d0 + d1 + 2"},
		{d0.MulConst(2).Add(d0.MulConst(-2)), "0"},
		{d0.Sub(d0), "0"},
		{d0.AddConst(2).SubConst(2), "d0"},
		{s1.Mul(s0), "s0 * s1"},
		{s0.Mul(d0), "d0 * s0"},
		{d0.MulConst(2).MulConst(3), "d0 * 6"},
		{d0.MulConst(2).Mul(s0), "(d0 * s0) * 2"},
		{d0.MulConst(0), "0"},
		{d0.Mul(d1), "d0 * d1"},
		{d0.MulConst(8).FloorDivConst(4), "d0 * 2"},
		{d0.MulConst(8).Add(d1).FloorDivConst(4), "d0 * 2 + d1 floordiv 4"},
		{d0.MulConst(8).CeilDivConst(4), "d0 * 2"},
		{d0.AddConst(8).CeilDivConst(4), "(d0 + 8) ceildiv 4"},
		{d0.FloorDivConst(0), "d0 floordiv 0"},
		{d0.ModConst(0), "d0 mod 0"},
		{d0.ModConst(-4), "d0 mod -4"},
		{d0.ModConst(1), "0"},
		{d0.AddConst(8).ModConst(4), "d0 mod 4"},
		{d0.ModConst(8).ModConst(4), "d0 mod 4"},
		{Const(-7).FloorDivConst(2), "-4"},
		{Const(-7).CeilDivConst(2), "-3"},
		{Const(7).FloorDivConst(-2), "-4"},
		{Const(-7).ModConst(4), "1"},
		{d0.Sub(d0.FloorDivConst(8).MulConst(8)), "d0 mod 8"},
		{d0.Sub(d0.FloorDiv(s0).Mul(s0)), "d0 mod s0"},
		{d1.Add(s0).Sub(s0.FloorDivConst(8).MulConst(8)), "d1 + s0 mod 8"},
		{Const(math.MaxInt64).AddConst(1), "9223372036854775807 + 1"},
		{Const(math.MaxInt64).MulConst(2), "9223372036854775807 * 2"},
		{Const(math.MinInt64).FloorDivConst(-1), "-9223372036854775808 floordiv -1"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestPrinting(t *testing.T) {
	d0, d1, s0 := Dim(0), Dim(1), Symbol(0)
	for _, c := range []struct {
		e    *Expr
		want string
	}{
		{d0.Neg(), "-d0"},
		{d0.MulConst(-2), "d0 * -2"},
		{d0.Sub(d1), "d0 - d1"},
		{d0.Sub(d1.Add(s0)), "d0 - (d1 + s0)"},
		{d0.Sub(d1.ModConst(4)), "d0 - d1 mod 4"},
		{d0.Sub(d1.MulConst(3)), "d0 - d1 * 3"},
		{d0.Sub(d1.ModConst(4).MulConst(3)), "d0 - (d1 mod 4) * 3"},
		{d0.SubConst(1), "d0 - 1"},
		{d0.Add(d1).ModConst(3), "(d0 + d1) mod 3"},
		{d0.Add(d1).Neg(), "-(d0 + d1)"},
		{d0.Neg().ModConst(3), "(-d0) mod 3"},
		{d0.FloorDiv(s0.Neg()), "d0 floordiv (-s0)"},
	} {
		if got := c.e.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestPrintingWithNames(t *testing.T) {
	name := func(dst []byte, isSymbol bool, pos int) []byte {
		if isSymbol {
			return append(dst, "symbol(%n)"...)
		}
		return append(dst, []string{"%i", "%j"}[pos]...)
	}
	got := string(AppendExpr([]byte("["), Dim(0).Sub(Dim(1)).Add(Symbol(0).MulConst(2)), name))
	if want := "[%i - %j + symbol(%n) * 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestInterningIsConcurrent(t *testing.T) {
	const workers = 8
	exprs, maps, sets := make([][]*Expr, workers), make([]*Map, workers), make([]*Set, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := range 200 {
				exprs[w] = append(exprs[w], Dim(i).MulConst(int64(i+1000)).Add(Symbol(i+3)).ModConst(7919))
			}
			maps[w] = NewMap(200, 203, exprs[w]...)
			sets[w] = NewSet(200, 203, exprs[w], make([]bool, 200))
		})
	}
	wg.Wait()
	for w := range workers {
		for i := range exprs[w] {
			if exprs[w][i] != exprs[0][i] {
				t.Fatalf("worker %d made a second %s", w, exprs[w][i])
			}
		}
		if maps[w] != maps[0] || sets[w] != sets[0] {
			t.Fatalf("worker %d made a second map or set", w)
		}
	}
}

func TestIdentityIsStructural(t *testing.T) {
	a, b := NewMap(1, 1, Dim(0)), NewMap(1, 0, Dim(0))
	if a == b || a != NewMap(1, 1, Dim(0)) {
		t.Error("maps are not identified by their dimensions, symbols and results")
	}
	c := []*Expr{Dim(0)}
	eq, ge := NewSet(1, 0, c, []bool{true}), NewSet(1, 0, c, []bool{false})
	if eq == ge || eq != NewSet(1, 0, c, []bool{true}) {
		t.Error("sets are not identified by their constraints and flags")
	}
	results := []*Expr{Dim(0)}
	m := NewMap(2, 0, results...)
	results[0] = Dim(1)
	if m.Result(0) != Dim(0) {
		t.Error("the map keeps the caller's slice")
	}
}
