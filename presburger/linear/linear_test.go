package linear

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"polyloom/presburger/num"
)

type small = num.Small

// rows returns random rows of n variables.
func rows(r *rand.Rand, count, n int, magnitude int64) [][]small {
	out := make([][]small, count)
	for i := range out {
		for range n + 1 {
			out[i] = append(out[i], small(r.Int64N(2*magnitude+1)-magnitude))
		}
	}
	return out
}

// TestHermiteForm checks what the type promises, and that the basis is one: its determinant is 1 or -1.
func TestHermiteForm(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		n := 1 + r.IntN(4)
		forms := rows(r, r.IntN(5), n, 6)
		h := HermiteForm(forms, n, nil)
		for j, v := range h.Basis {
			for i, f := range forms {
				value := num.Dot(f[1:], v)
				if value != h.Image[j][i] {
					t.Fatalf("form %v of %v is %d, not %d", f, v, value, h.Image[j][i])
				}
				if j >= h.Rank && value != 0 {
					t.Fatalf("form %v is %d for a vector beyond the rank", f, value)
				}
				if j < h.Rank && h.Pivots[j] == i && value <= 0 {
					t.Fatalf("pivot %d is %d", i, value)
				}
			}
		}
		for j, i := range h.Pivots {
			for k := j + 1; k < n; k++ {
				if h.Image[k][i] != 0 {
					t.Fatalf("not an echelon: %v", h.Image)
				}
			}
		}
		if d := determinant(h.Basis); d != 1 && d != -1 {
			t.Fatalf("the basis %v has determinant %d", h.Basis, d)
		}
	}
}

func determinant(m [][]small) small {
	if len(m) == 0 {
		return 1
	}
	var sum small
	sign := small(1)
	for j := range m {
		var minor [][]small
		for _, row := range m[1:] {
			minor = append(minor, append(append([]small{}, row[:j]...), row[j+1:]...))
		}
		sum += sign * m[0][j] * determinant(minor)
		sign = -sign
	}
	return sum
}

// TestSolve compares the solutions in a box with those found by trying.
func TestSolve(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	solvable := 0
	for range 2000 {
		n := 1 + r.IntN(3)
		eqs := rows(r, 1+r.IntN(2), n, 5)
		sub, ok := Solve(eqs, n, nil)
		if ok {
			solvable++
			point := make([]small, sub.New)
			for i := range point {
				point[i] = small(r.Int64N(20) - 10)
			}
			x := sub.Lift(point)
			for _, eq := range eqs {
				if v := eq[0] + num.Dot(eq[1:], x); v != 0 {
					t.Fatalf("%v is %d at %v", eq, v, x)
				}
				if row := sub.Apply(eq, nil); !num.IsZero(row) {
					t.Fatalf("%v becomes %v", eq, row)
				}
			}
		}
		if found := anySolution(eqs, n, 9); found && !ok {
			t.Fatalf("%v has solutions", eqs)
		}
	}
	if solvable < 200 || solvable > 1800 {
		t.Errorf("%d of 2000 have solutions: not much of a test", solvable)
	}
}

// anySolution tries the points of a box.
func anySolution(eqs [][]small, n int, radius small) bool {
	x := make([]small, n)
	var try func(i int) bool
	try = func(i int) bool {
		if i == n {
			for _, eq := range eqs {
				if eq[0]+num.Dot(eq[1:], x) != 0 {
					return false
				}
			}
			return true
		}
		for x[i] = -radius; x[i] <= radius; x[i]++ {
			if try(i + 1) {
				return true
			}
		}
		return false
	}
	return try(0)
}

func TestSimplify(t *testing.T) {
	for _, c := range []struct {
		in   [][]small
		want string
	}{
		{[][]small{{-5, 2}}, "[] [[-3 1]] true"},                          // 2x >= 5
		{[][]small{{-5, 2}, {-9, 3}, {0, 1}, {4, 0}}, "[] [[-3 1]] true"}, // the strongest
		{[][]small{{-5, 2}, {7, -2}}, "[[-3 1]] [] true"},                 // 5 <= 2x <= 7
		{[][]small{{-5, 2}, {5, -2}}, "[] [] false"},                      // 2x = 5
		{[][]small{{-1, 0}}, "[] [] false"},
		{[][]small{{1, 1, -1}, {0, -1, 1}, {3, 1, 0}}, "[] [[1 1 -1] [0 -1 1] [3 1 0]] true"},
	} {
		eqs, rest, ok := Simplify(c.in)
		if got := fmt.Sprint(eqs, rest, ok); got != c.want {
			t.Errorf("%v: got %s, want %s", c.in, got, c.want)
		}
	}
	if v := TightenEq([]small{3, 2, 4}); v != Never {
		t.Errorf("2x + 4y + 3 = 0: got %v", v)
	}
	if v := Negation([]small{3, 2}); fmt.Sprint(v) != "[-4 -2]" {
		t.Errorf("not 2x + 3 >= 0: got %v", v)
	}
}

func TestLayout(t *testing.T) {
	l := Layout{Params: 2, In: 3, Out: 1, Divs: 2}
	if got := fmt.Sprint(l.Param(0), l.Input(0), l.Output(0), l.Div(0), l.Cols()); got != "1 3 6 7 9" {
		t.Errorf("got columns %s", got)
	}
}
