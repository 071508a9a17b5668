package ilp

import (
	"polyloom/presburger/num"
	"polyloom/presburger/tableau"
)

// bounded looks for a point where the inequalities, which t holds too, leave something bounded. It takes a variable that can have one value only, if there is
// one, and else a direction in which there are few.
func (s sampler[T]) bounded(n int, rows [][]T, t *tableau.Tableau[T]) ([]T, bool) {
	r := unreduced[T](n)
	for i, unit := range r.basis {
		lo, hi, point := values(t, unit)
		if point != nil {
			return point, true
		}
		switch c := lo.Cmp(hi); {
		case c > 0:
			return nil, false
		case c == 0:
			r.swap(0, i)
			return s.slice(r, rows, lo)
		}
	}
	r = reduce(n, rows, s.budget)
	lo, hi, point := values(t, r.basis[0])
	if point != nil {
		return point, true
	}
	if lo.Cmp(hi) > 0 {
		return nil, false
	}
	one := lo.Of(1)
	// Most points are in the middle.
	middle := lo.Add(hi).FloorDiv(one.Add(one))
	for v := middle; v.Cmp(hi) <= 0; v = v.Add(one) {
		if point, ok := s.slice(r, rows, v); ok {
			return point, true
		}
	}
	for v := middle.Sub(one); v.Cmp(lo) >= 0; v = v.Sub(one) {
		if point, ok := s.slice(r, rows, v); ok {
			return point, true
		}
	}
	return nil, false
}

// values returns the least and the greatest integer that may be values of a direction; the least one is the greater one if there is none.
// If it comes across an integer point, it returns that.
func values[T num.Int[T]](t *tableau.Tableau[T], direction []T) (lo, hi T, point []T) {
	sum := append(make([]T, 1), direction...)
	least, _ := t.Minimize(sum)
	if point, den := t.Sample(); den.IsOne() {
		return lo, hi, point
	}
	most, _ := t.Maximize(sum)
	if point, den := t.Sample(); den.IsOne() {
		return lo, hi, point
	}
	return least.Ceil(), most.Floor(), nil
}

// slice looks for a point at which the first direction of the basis has value v.
func (s sampler[T]) slice(r *reduction[T], rows [][]T, v T) ([]T, bool) {
	n := len(r.basis)
	cut := make([][]T, len(rows))
	for i, row := range rows {
		s.budget.Spend(1)
		cut[i] = []T{row[0].Add(v.Mul(num.Dot(row[1:], r.inverse[0])))}
		for _, w := range r.inverse[1:] {
			cut[i] = append(cut[i], num.Dot(row[1:], w))
		}
	}
	rest, ok := s.sample(n-1, nil, cut, true)
	if !ok {
		return nil, false
	}
	point := make([]T, n)
	for i, c := range append([]T{v}, rest...) {
		c.Of(1).Combine(point, point, c, r.inverse[i])
	}
	return point, true
}
