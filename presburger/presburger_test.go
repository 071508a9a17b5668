package presburger

import (
	"errors"
	"math"
	"testing"

	"polyloom/affexpr"
)

// knapsack returns the set of the non-negative points at which a sum with the coefficients is total.
func knapsack(total int64, coefs ...int64) *BasicMap {
	b := NewBuilder(SetSpace(0, len(coefs)))
	sum := b.Space().Const(-total)
	for i, c := range coefs {
		x := b.Space().Output(i)
		b.GE(x)
		sum = sum.Add(x.Scale(c))
	}
	b.EQ(sum)
	return b.Build()
}

// TestKnapsacks has the totals that are just not sums, which branching on variables does not find in years. They are the known Frobenius numbers of
// their coefficients: every greater total is a sum.
func TestKnapsacks(t *testing.T) {
	for _, c := range []struct {
		coefs     []int64
		frobenius int64
	}{
		{[]int64{3, 5}, 7},
		{[]int64{6, 9, 20}, 43},
		{[]int64{12223, 12224, 36674, 61119, 85569}, 89643481},
		{[]int64{12228, 36679, 36682, 48908, 61139, 73365}, 89716838},
		{[]int64{12137, 24269, 36405, 36407, 48545, 60683}, 58925134},
	} {
		for more, want := range map[int64]bool{0: true, 1: false, 12345: false} {
			if empty, err := knapsack(c.frobenius+more, c.coefs...).IsEmpty(NewBudget(1e6)); empty != want || err != nil {
				t.Errorf("%d as a sum of %v: got empty %t, %v", c.frobenius+more, c.coefs, empty, err)
			}
		}
	}
}

func TestBudget(t *testing.T) {
	budget := NewBudget(50)
	m := knapsack(89643481, 12223, 12224, 36674, 61119, 85569)
	if _, err := m.IsEmpty(budget); !errors.Is(err, ErrBudget) {
		t.Errorf("got %v after %d operations", err, budget.Used())
	}
	if _, err := m.Max(m.Space().Output(0), NewBudget(50)); !errors.Is(err, ErrBudget) {
		t.Errorf("the greatest value: got %v", err)
	}
	if _, err := m.WithoutRedundancy(NewBudget(50)); !errors.Is(err, ErrBudget) {
		t.Errorf("without redundancy: got %v", err)
	}
	first, second := NewBudget(1e6), NewBudget(1e6)
	for _, b := range []*Budget{first, second} {
		if _, err := knapsack(43, 6, 9, 20).IsEmpty(b); err != nil {
			t.Error(err)
		}
	}
	if first.Used() != second.Used() || first.Used() == 0 {
		t.Errorf("the same took %d and %d operations", first.Used(), second.Used())
	}
}

func TestHugeNumbers(t *testing.T) {
	b := NewBuilder(SetSpace(0, 2))
	x, y := b.Space().Output(0), b.Space().Output(1)
	b.EQ(x.Scale(math.MaxInt64).Sub(y.Scale(math.MaxInt64 - 1)).Plus(-1)) // x = 1 + k (2^63-2), y = 1 + k (2^63-1)
	b.GE(x.Plus(-2))
	m := b.Build()
	least, err := m.Min(x.Add(y), nil)
	if err != nil || least.Outcome != Finite || least.Value.String() != "18446744073709551615" {
		t.Errorf("got %v, %v, want 2^64 - 1", least, err)
	}
	if most, err := m.Max(y, nil); err != nil || most.Outcome != Unbounded {
		t.Errorf("got %v, %v, want no limit", most, err)
	}
}

func TestDivisions(t *testing.T) {
	b := NewBuilder(SetSpace(1, 1))
	n, i := b.Space().Param(0), b.Space().Output(0)
	for _, c := range []struct {
		e    Aff
		want string
	}{
		{b.FloorDiv(i.Scale(4), 4), "o0"},
		{b.FloorDiv(i.Scale(4).Plus(9), 8), "e0 + 1"}, // floor(o0 / 2), because 4 i + 1 never reaches 8 before 4 i + 4 does
		{b.FloorDiv(i, 2), "e0"},                      // the same
		{b.FloorDiv(i.Neg(), 2), "-o0 + e0"},          // (-i) floordiv 2 is -i + i floordiv 2
		{b.FloorDiv(n.Scale(7).Add(i.Scale(3)), 3), "2p0 + o0 + e1"},
		{b.FloorDiv(b.Space().Const(-7), 2), "-4"},
		{b.Mod(i.Scale(6).Plus(-1), 3), "2"},
		{b.CeilDiv(b.Space().Const(7), 2), "4"},
		{i.Sub(i), "0"},
	} {
		if got := c.e.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestFromSet(t *testing.T) {
	d, s := affexpr.Dim(0), affexpr.Symbol(0)
	odd := affexpr.NewSet(1, 1, []*affexpr.Expr{d.Mod(affexpr.Const(2)).SubConst(1), s.Sub(d).SubConst(1), d}, []bool{true, false, false})
	m, ok := FromSet(odd)
	if !ok {
		t.Fatal("refused")
	}
	if got, want := m.String(), "[p0] -> { [o0] : exists (e0 = floor((o0)/2) : o0 - 2e0 - 1 = 0 and p0 - o0 - 1 >= 0 and o0 >= 0) }"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, ok := FromSet(affexpr.NewSet(1, 1, []*affexpr.Expr{d.Mul(s)}, []bool{false})); ok {
		t.Error("a product of variables is not affine")
	}
	if _, ok := FromSet(affexpr.NewSet(1, 1, []*affexpr.Expr{d.FloorDiv(affexpr.Const(-2))}, []bool{false})); ok {
		t.Error("a negative divisor has no meaning")
	}
}

func TestMisuse(t *testing.T) {
	one, two := NewBuilder(SetSpace(0, 1)), NewBuilder(SetSpace(0, 2))
	for name, f := range map[string]func(){
		"division by 0":        func() { one.FloorDiv(one.Space().Output(0), 0) },
		"other space":          func() { one.GE(two.Space().Output(0)) },
		"sum of two spaces":    func() { one.Space().Output(0).Add(two.Space().Output(0)) },
		"output that is none":  func() { one.Space().Output(1) },
		"division of no one's": func() { one.Build().Implies(one.Exists(), nil) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}
