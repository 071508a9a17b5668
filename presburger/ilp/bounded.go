package ilp

import (
	"polyloom/presburger/num"
	"polyloom/presburger/tableau"
)

// bounded looks for a point where the inequalities, which t holds too, leave something bounded.
func (s sampler[T]) bounded(n int, rows [][]T, t *tableau.Tableau[T]) ([]T, bool) {
	r := reduce(n, rows, s.budget)
	sum := append(make([]T, 1), r.basis[0]...)
	low, _ := t.Minimize(sum)
	if point, den := t.Sample(); den.IsOne() {
		return point, true
	}
	high, _ := t.Maximize(sum)
	if point, den := t.Sample(); den.IsOne() {
		return point, true
	}
	lo, hi := low.Ceil(), high.Floor()
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
