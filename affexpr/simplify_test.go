package affexpr

import (
	"slices"
	"testing"
)

func TestSimplifyKeepsMeaning(t *testing.T) {
	g := newGenerator(2)
	for i := range 6000 {
		g.semiAffine, g.wild = i%2 == 1, i%7 == 0
		tr := g.tree(1+g.IntN(4), false)
		if i%3 == 0 {
			tr = g.again(1 + g.IntN(2))
		}
		if e, ok := tr.build(); ok {
			s := Simplify(e, g.dims, g.symbols)
			checkMeaning(t, g, tr, s, "Simplify")
			if e.IsPureAffine() {
				checkMeaning(t, g, tr, Simplify(s, g.dims, g.symbols), "Simplify twice")
			}
		}
	}
}

func TestSimplify(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"d0 + d1 * 3 + d0 - d1 * 2 - d0", "d0 + d1"},
		{"(d0 - d0 mod 4 + 4) mod 4", "0"},
		{"(d0 * 3 + d1 * 2 + d0) floordiv 2 + d1", "d0 * 2 + d1 * 2"},
		{"d2 + d1 + d0 + d1", "d0 + d1 * 2 + d2"},
		{"(d0 * 4 + d1 * 8) floordiv 8", "d1 + d0 floordiv 2"},
		{"(d0 * 4 + d2 * 4) floordiv 8", "(d0 + d2) floordiv 2"},
		{"(d0 * 4 + 6) mod 8", "d0 * 4 - ((d0 * 2 + 3) floordiv 4) * 8 + 6"},
		{"(d0 + 1) ceildiv 2 - (d0 + 1) ceildiv 2", "0"},
		{"d0 floordiv 0 + d1 - d1", "d0 floordiv 0 + d1 - d1"},
		{"(d0 * s0) floordiv s0", "d0"},
		{"(d0 * s0) mod s0", "0"},
		{"(d0 - d0 mod s0) mod s0", "0"},
		{"s1 + d1 * s0 + d0", "d0 + d1 * s0 + s1"},
		// LLVM 22 gets the following wrong: (d0 * s0) * 2, 0, and d0 floordiv 4 + s1 floordiv 3.
		{"d0 * s0 + d0 mod s0 + d1 - d1", "d0 * s0 + d0 mod s0"},
		{"(d0 - d0 mod s0) floordiv s0", "(d0 - d0 mod s0) floordiv s0"},
		{"((s0 * s1) floordiv 3 + (d0 * s0) floordiv 4) floordiv s0", "((d0 * s0) floordiv 4 + (s0 * s1) floordiv 3) floordiv s0"},
	} {
		e, _ := parseExpr(t, c.in).build()
		if got := Simplify(e, 3, 2).String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.in, got, c.want)
		}
	}
}

func TestSimplifyKeepsWhatOverflows(t *testing.T) {
	e := Dim(0).MulConst(1 << 62).Add(Dim(1)).Add(Dim(0).MulConst(1 << 62))
	if got := Simplify(e, 2, 0); got != e {
		t.Errorf("got %s, want %s", got, e)
	}
}

// TestFlatten checks that rows and locals have the values of the expressions they stand for.
func TestFlatten(t *testing.T) {
	g := newGenerator(3)
	for range 2000 {
		var trees []*tree
		var exprs []*Expr
		for len(exprs) < 3 {
			tr := g.tree(1+g.IntN(4), false)
			if e, ok := tr.build(); ok {
				trees, exprs = append(trees, tr), append(exprs, e)
			}
		}
		rows, locals, ok := Flatten(g.dims, g.symbols, exprs...)
		if !ok {
			t.Fatalf("cannot flatten %v", exprs)
		}
		dims, symbols := g.points(4)
		for i := range dims {
			values := slices.Concat(dims[i], symbols[i], make([]int64, len(locals)), []int64{1})
			for l, local := range locals {
				values[g.dims+g.symbols+l] = floorDiv(dot(local.Dividend, values), local.Divisor)
				if v, ok := local.Expr.Eval(dims[i], symbols[i]); !ok || v != values[g.dims+g.symbols+l] {
					t.Fatalf("%v: local %s is not %v floordiv %d", exprs, local.Expr, local.Dividend, local.Divisor)
				}
			}
			for r, row := range rows {
				if want := trees[r].eval(dims[i], symbols[i]).Int64(); dot(row, values) != want {
					t.Fatalf("row %v of %s: got %d, want %d", row, trees[r], dot(row, values), want)
				}
			}
		}
	}
}

func dot(a, b []int64) (sum int64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func TestFlattenSharesLocals(t *testing.T) {
	q := Dim(0).Add(Symbol(0)).FloorDivConst(4)
	rows, locals, ok := Flatten(1, 1, q.AddConst(1), q.MulConst(3), Dim(0).CeilDivConst(2))
	if !ok || len(locals) != 2 {
		t.Fatalf("got %d locals, want 2", len(locals))
	}
	want := [][]int64{{0, 0, 1, 0, 1}, {0, 0, 3, 0, 0}, {0, 0, 0, 1, 0}}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("got rows %v, want %v", rows, want)
	}
	if l := locals[0]; !slices.Equal(l.Dividend, []int64{1, 1, 0, 0, 0}) || l.Divisor != 4 {
		t.Errorf("got %v floordiv %d, want d0 + s0 floordiv 4", l.Dividend, l.Divisor)
	}
	if l := locals[1]; !slices.Equal(l.Dividend, []int64{1, 0, 0, 0, 1}) || l.Divisor != 2 {
		t.Errorf("got %v floordiv %d, want d0 + 1 floordiv 2", l.Dividend, l.Divisor)
	}
}

func TestFlattenRefuses(t *testing.T) {
	for _, e := range []*Expr{
		Dim(0).Mul(Symbol(0)),
		Dim(0).FloorDiv(Symbol(0)),
		Dim(0).FloorDivConst(0),
		Dim(0).ModConst(-2),
		Dim(0).AddConst(1).MulConst(1 << 62).Add(Dim(0).MulConst(1 << 62)),
	} {
		if _, _, ok := Flatten(1, 1, e); ok {
			t.Errorf("%s is flattened", e)
		}
	}
	rows, locals, ok := FlattenSemiAffine(1, 1, Dim(0).Mul(Symbol(0)).AddConst(2))
	if !ok || len(locals) != 1 || locals[0].Divisor != 0 || !slices.Equal(rows[0], []int64{0, 0, 1, 2}) {
		t.Errorf("got %v with %v", rows, locals)
	}
}

func TestFromFlatForm(t *testing.T) {
	got := FromFlatForm([]int64{2, 0, -1, 3, 5}, 2, 1, []*Expr{Dim(1).FloorDivConst(4)})
	if want := "d0 * 2 + (d1 floordiv 4) * 3 - s0 + 5"; got.String() != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
