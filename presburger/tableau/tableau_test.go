package tableau

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"polyloom/presburger/num"
)

type small = num.Small

// constraints returns random inequalities of two variables; in a box, if bounded is set.
func constraints(r *rand.Rand, bounded bool) [][]small {
	var rows [][]small
	if bounded {
		rows = [][]small{{9, 1, 0}, {9, -1, 0}, {9, 0, 1}, {9, 0, -1}}
	}
	for range 1 + r.IntN(5) {
		rows = append(rows, []small{small(r.IntN(31) - 15), small(r.IntN(11) - 5), small(r.IntN(11) - 5)})
	}
	return rows
}

// corners returns the points where two of the lines meet that satisfy all inequalities, found by Cramer's rule.
func corners(rows [][]small) (out [][2]*big.Rat) {
	for i, a := range rows {
		for _, b := range rows[:i] {
			det := a[1]*b[2] - a[2]*b[1]
			if det == 0 {
				continue
			}
			p := [2]*big.Rat{big.NewRat(int64(a[2]*b[0]-a[0]*b[2]), int64(det)), big.NewRat(int64(a[0]*b[1]-a[1]*b[0]), int64(det))}
			inside := true
			for _, row := range rows {
				inside = inside && valueAt(row, p).Sign() >= 0
			}
			if inside {
				out = append(out, p)
			}
		}
	}
	return out
}

func valueAt(row []small, p [2]*big.Rat) *big.Rat {
	sum := new(big.Rat).SetInt64(int64(row[0]))
	for i, x := range p {
		sum.Add(sum, new(big.Rat).Mul(x, new(big.Rat).SetInt64(int64(row[1+i]))))
	}
	return sum
}

// TestAgainstCorners compares the greatest values on polygons with those at their corners, among them what is left after more inequalities have come and gone.
func TestAgainstCorners(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	empty := 0
	for range 3000 {
		rows := constraints(r, true)
		tab := Of(2, rows, nil)
		mark := tab.Mark()
		for _, row := range constraints(r, false) {
			tab.Add(row)
		}
		tab.Rollback(mark)
		points := corners(rows)
		if tab.Empty() != (len(points) == 0) {
			t.Fatalf("%v has corners %v: got empty %t", rows, points, tab.Empty())
		}
		if tab.Empty() {
			empty++
			continue
		}
		objective := []small{small(r.IntN(9)), small(r.IntN(9) - 4), small(r.IntN(9) - 4)}
		var best *big.Rat
		for _, p := range points {
			if v := valueAt(objective, p); best == nil || v.Cmp(best) > 0 {
				best = v
			}
		}
		got, ok := tab.Maximize(objective)
		if !ok || best.Cmp(big.NewRat(int64(got.Num), int64(got.Den))) != 0 {
			t.Fatalf("%v under %v: got %v, %t, want %v", objective, rows, got, ok, best)
		}
		at, den := tab.Sample()
		p := [2]*big.Rat{big.NewRat(int64(at[0]), int64(den)), big.NewRat(int64(at[1]), int64(den))}
		if valueAt(objective, p).Cmp(best) != 0 {
			t.Fatalf("the sample %v is not where %v is greatest", p, objective)
		}
	}
	if empty < 100 || empty > 2900 {
		t.Errorf("%d of 3000 are empty: not much of a test", empty)
	}
}

// TestDuals moves one constraint by a little and compares the change with the dual.
func TestDuals(t *testing.T) {
	rows := [][]small{{0, 1, 0}, {0, 0, 1}, {12, -1, -2}, {9, -1, -1}} // x + 2y <= 12, x + y <= 9
	value, duals, ok := Of(2, rows, nil).MaximizeWithDuals([]small{0, 2, 3}, 0, len(rows))
	if !ok || value.Num != 21*value.Den {
		t.Fatalf("got %v, %t, want 21", value, ok)
	}
	for i := range rows {
		moved := [][]small{{0, 1, 0}, {0, 0, 1}, {12, -1, -2}, {9, -1, -1}}
		moved[i][0]++
		more, _ := Of(2, moved, nil).Maximize([]small{0, 2, 3})
		if more.Sub(value).Cmp(duals[i]) != 0 {
			t.Errorf("constraint %d: got dual %v, but the value grows from %v to %v", i, duals[i], value, more)
		}
	}
}

func TestUnbounded(t *testing.T) {
	tab := Of(2, [][]small{{0, 1, 0}, {5, 0, -1}}, nil) // x >= 0, y <= 5
	if _, ok := tab.Maximize([]small{0, 1, 0}); ok {
		t.Error("x has a greatest value")
	}
	if _, ok := tab.Maximize([]small{0, -1, 2}); !ok {
		t.Error("2y - x has no greatest value")
	}
	if v, ok := tab.Minimize([]small{3, 1, 0}); !ok || v.Num != 3*v.Den {
		t.Errorf("the least value of x + 3 is %v, %t", v, ok)
	}
	if _, ok := New[small](1, nil).Maximize([]small{0, 1}); ok {
		t.Error("a variable without constraints has a greatest value")
	}
}
