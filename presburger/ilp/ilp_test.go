package ilp

import (
	"math/rand/v2"
	"testing"

	"polyloom/presburger/num"
)

type small = num.Small

// sample is Sample with big numbers where small ones do not do.
func sample(t *testing.T, vars int, eqs, ineqs [][]small, budget *num.Budget) ([]small, bool) {
	t.Helper()
	type result struct {
		point num.Row
		ok    bool
	}
	r, err := num.Exact(
		func() result {
			point, ok := Sample(vars, eqs, ineqs, budget)
			return result{num.Freeze(point), ok}
		},
		func() result {
			point, ok := Sample(vars, enlarged(eqs), enlarged(ineqs), budget)
			return result{num.Freeze(point), ok}
		})
	if err != nil {
		t.Fatal(err)
	}
	return num.Thaw[small](r.point, r.point.Len()), r.ok
}

func enlarged(rows [][]small) [][]num.Big {
	out := make([][]num.Big, len(rows))
	for i, row := range rows {
		out[i] = num.Thaw[num.Big](num.Freeze(row), len(row))
	}
	return out
}

// TestPlantedPoints has problems with a known solution, bounded or not.
func TestPlantedPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		n := 1 + r.IntN(5)
		planted := make([]small, n)
		for i := range planted {
			planted[i] = small(r.IntN(2001) - 1000)
		}
		random := func() []small {
			row := make([]small, n+1)
			for i := range n {
				row[1+i] = small(r.IntN(21) - 10)
			}
			row[0] = -num.Dot(row[1:], planted)
			return row
		}
		var eqs, ineqs [][]small
		for range r.IntN(2) {
			eqs = append(eqs, random())
		}
		for range r.IntN(2*n + 2) {
			row := random()
			row[0] += small(r.IntN(3)) // the point is close to the border
			ineqs = append(ineqs, row)
		}
		point, ok := sample(t, n, eqs, ineqs, nil)
		if !ok {
			t.Fatalf("no point of %v, %v; there is %v", eqs, ineqs, planted)
		}
		for _, row := range eqs {
			if row[0]+num.Dot(row[1:], point) != 0 {
				t.Fatalf("%v is not on %v", point, row)
			}
		}
		for _, row := range ineqs {
			if row[0]+num.Dot(row[1:], point) < 0 {
				t.Fatalf("%v is outside of %v", point, row)
			}
		}
	}
}

// TestNoPoint has sets of rational points only; those that are unbounded are where a search by cases never ends.
func TestNoPoint(t *testing.T) {
	for name, c := range map[string]struct {
		vars       int
		eqs, ineqs [][]small
	}{
		"a strip along a line":          {2, nil, [][]small{{-11, 20, -30}, {19, -20, 30}}},
		"a strip in space":              {3, nil, [][]small{{-1, 6, 10, 15}, {2, -6, -10, -15}, {-1, 3, -3, 0}, {2, -3, 3, 0}}},
		"half a strip":                  {2, nil, [][]small{{-11, 20, -30}, {19, -20, 30}, {-100, 1, 1}}},
		"an equation modulo 2":          {2, [][]small{{1, 2, 4}}, nil},
		"an equation with inequalities": {3, [][]small{{0, 2, -3, 0}, {-1, 0, 1, -2}}, [][]small{{-1, 1, 0, 0}, {2, -1, 0, 0}}},
		"a long thin triangle":          {2, nil, [][]small{{-1, 1000, -1001}, {1000, -1000, 1002}, {-3, 0, 1}, {900, -1, 0}}},
	} {
		point, ok := sample(t, c.vars, c.eqs, c.ineqs, num.NewBudget(100_000))
		if ok && name != "a long thin triangle" {
			t.Errorf("%s: got %v", name, point)
		}
		if name == "a long thin triangle" && ok != triangleHasPoint(c.ineqs) {
			t.Errorf("%s: got %v, %t", name, point, ok)
		}
	}
}

// triangleHasPoint tries the points of a box around the triangle.
func triangleHasPoint(rows [][]small) bool {
	for x := small(-2000); x <= 2000; x++ {
		for y := small(0); y <= 2000; y++ {
			inside := true
			for _, row := range rows {
				inside = inside && row[0]+row[1]*x+row[2]*y >= 0
			}
			if inside {
				return true
			}
		}
	}
	return false
}

// TestReduce checks that the inverse is one, and that the first direction of a long thin parallelogram is the short one.
func TestReduce(t *testing.T) {
	rows := [][]small{{0, 101, -100}, {5, -101, 100}, {1000, -1, 0}, {0, 1, 0}} // 0 <= 101x - 100y <= 5, 0 <= x <= 1000
	r := reduce(2, rows, nil)
	for i, b := range r.basis {
		for j, w := range r.inverse {
			want := small(0)
			if i == j {
				want = 1
			}
			if got := num.Dot(b, w); got != want {
				t.Errorf("direction %d of inverse %d is %d", i, j, got)
			}
		}
	}
	shortest := r.width(r.basis[0])
	for x := small(-120); x <= 120; x++ {
		for y := small(-120); y <= 120; y++ {
			if w := r.width([]small{x, y}); (x != 0 || y != 0) && w.Num*4*shortest.Den < shortest.Num*3*w.Den {
				t.Fatalf("(%d, %d) has width %v, %v has %v", x, y, w, r.basis[0], shortest)
			}
		}
	}
}
