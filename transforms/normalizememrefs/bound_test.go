package normalizememrefs

import (
	"math/rand/v2"
	"testing"

	"polyloom/affexpr"
)

// randomExpr returns an expression over two dimensions.
func randomExpr(r *rand.Rand, depth int) *affexpr.Expr {
	if depth == 0 {
		return affexpr.Dim(r.IntN(2))
	}
	a := randomExpr(r, depth-1)
	switch c := int64(r.IntN(5) + 2); r.IntN(6) {
	case 0:
		return a.Add(randomExpr(r, depth-1))
	case 1:
		return a.Sub(randomExpr(r, depth-1))
	case 2:
		return a.FloorDivConst(c)
	case 3:
		return a.CeilDivConst(c)
	case 4:
		return a.ModConst(c)
	default:
		return a.MulConst(c).AddConst(c - 4)
	}
}

// TestUpperBoundsHold compares bounds with the values at all points of an array.
func TestUpperBoundsHold(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	unknown := 0
	for range 500 {
		m := affexpr.NewMap(2, 0, randomExpr(r, 1+r.IntN(3)), randomExpr(r, 1+r.IntN(3)))
		shape := []int64{1 + r.Int64N(9), 1 + r.Int64N(9)}
		bounds, known := upperBounds(m, shape)
		for i := range bounds {
			if !known[i] {
				unknown++
				continue
			}
			for x := range shape[0] {
				for y := range shape[1] {
					if v, ok := m.Result(i).Eval([]int64{x, y}, nil); !ok || v > bounds[i] {
						t.Fatalf("%v over %v: result %d is %d at (%d, %d), bound %d", m, shape, i, v, x, y, bounds[i])
					}
				}
			}
		}
	}
	if unknown > 20 {
		t.Errorf("no bound for %d of 1000 results", unknown)
	}
}

// TestUpperBounds has bounds that are exact, and one that is not: so is upstream's.
func TestUpperBounds(t *testing.T) {
	d0, d1 := affexpr.Dim(0), affexpr.Dim(1)
	tests := []struct {
		name string
		e    *affexpr.Expr
		want int64
	}{
		{"a stride", d0.MulConst(16).Add(d1).AddConst(3), 16*9 + 4 + 3},
		{"a quotient", d0.FloorDivConst(4), 2},
		{"a remainder of less than the divisor", d1.ModConst(32), 31},
		{"a difference", d0.Sub(d1).AddConst(20), 29},
		{"a tile and its place", d0.FloorDivConst(4).MulConst(8).Add(d0.ModConst(4)), 18},
		{"a constant", affexpr.Const(7), 7},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bounds, known := upperBounds(affexpr.NewMap(2, 0, tt.e), []int64{10, 5})
			if !known[0] || bounds[0] != tt.want {
				t.Errorf("got %d (known: %v), want %d", bounds[0], known[0], tt.want)
			}
		})
	}
	if _, known := upperBounds(affexpr.NewMap(1, 1, d0.Add(affexpr.Symbol(0)), d0), []int64{10}); known[0] || !known[1] {
		t.Errorf("a symbol has no bound, and does not matter for others: got %v", known)
	}
}
