package presburger

import (
	"slices"
	"testing"

	"polyloom/presburger/num"
)

// TestAgainstEnumeration asks every question about small sets whose points are known.
func TestAgainstEnumeration(t *testing.T) {
	empty := 0
	for seed := range uint64(400) {
		r := newProblems(seed)
		p := r.problem()
		points := p.points()
		if len(points) == 0 {
			empty++
		}
		p.checkSample(t, p.set, points)
		p.checkSample(t, p.scaled(1<<62-1), points)
		p.checkPaths(t, points)
		for i, e := range p.exprs {
			p.checkExpr(t, e, p.values[i], points)
		}
		p.checkRedundancy(t, points)
		if t.Failed() {
			t.Fatalf("seed %d: %v has %d points", seed, p.set, len(points))
		}
	}
	if empty < 40 || empty > 360 {
		t.Errorf("%d of 400 sets are empty: not much of a test", empty)
	}
}

func (p *problem) checkSample(t *testing.T, set *BasicMap, points [][]int64) {
	at, ok, err := set.Sample(nil)
	switch {
	case err != nil:
		t.Error(err)
	case ok != (len(points) > 0):
		t.Errorf("got a point: %t", ok)
	case ok && !p.contains(at.values()):
		t.Errorf("got %v, which is not in the set", at)
	}
}

// checkPaths compares small numbers with big ones, whichever is used by itself.
func (p *problem) checkPaths(t *testing.T, points [][]int64) {
	small, err := num.Exact(func() bool { return sample[num.Small](p.set, nil).ok }, func() bool { return len(points) > 0 })
	if err != nil || small != (len(points) > 0) {
		t.Errorf("with small numbers: %t, %v", small, err)
	}
	if big := sample[num.Big](p.set, nil).ok; big != (len(points) > 0) {
		t.Errorf("with big numbers: %t", big)
	}
}

func (p *problem) checkExpr(t *testing.T, e Aff, value func([]int64) int64, points [][]int64) {
	var values []int64
	for _, x := range points {
		values = append(values, value(x))
	}
	greatest, err := p.set.Max(e, nil)
	least, err2 := p.set.Min(e, nil)
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	atLeast0, err := p.set.Implies(e, nil)
	if want := len(values) == 0 || slices.Min(values) >= 0; err != nil || atLeast0 != want {
		t.Errorf("%v >= 0: got %t, %v", e, atLeast0, err)
	}
	if len(values) == 0 {
		if greatest.Outcome != Empty || least.Outcome != Empty {
			t.Errorf("got %v to %v of an empty set", least, greatest)
		}
		return
	}
	if greatest.Outcome != Finite || greatest.Value.Int64() != slices.Max(values) || least.Outcome != Finite || least.Value.Int64() != slices.Min(values) {
		t.Errorf("%v: got %v to %v, want %d to %d", e, least, greatest, slices.Min(values), slices.Max(values))
	}
}

// checkRedundancy looks for the same points, and for no constraint that could go.
func (p *problem) checkRedundancy(t *testing.T, points [][]int64) {
	less, err := p.set.WithoutRedundancy(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range p.set.Inequalities() {
		if ok, _ := less.Implies(e, nil); !ok && len(points) > 0 {
			t.Errorf("%v is lost", e)
		}
	}
	for i, e := range less.Inequalities() {
		b := less.Builder()
		b.ineqs = slices.Delete(b.ineqs, i, i+1)
		if ok, _ := b.Build().Implies(e, nil); ok {
			t.Errorf("%v is superfluous in %v", e, less)
		}
	}
	if len(points) == 0 && less.String() != emptyMap(p.set.space, p.set.divs).String() {
		t.Errorf("the empty set is %v", less)
	}
}
