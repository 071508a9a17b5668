package ilp

import (
	"polyloom/presburger/linear"
	"polyloom/presburger/num"
	"polyloom/presburger/tableau"
)

// Sample returns an integer point at which the equations and inequalities hold, in vars variables, or false if there is none. The rows are
// not changed.
func Sample[T num.Int[T]](vars int, eqs, ineqs [][]T, budget *num.Budget) (point []T, ok bool) {
	s := sampler[T]{budget}
	return s.sample(vars, eqs, ineqs, false)
}

type sampler[T num.Int[T]] struct{ budget *num.Budget }

// sample solves the equations. It is told if the problem is known to be bounded.
func (s sampler[T]) sample(n int, eqs, ineqs [][]T, bounded bool) ([]T, bool) {
	if len(eqs) > 0 {
		sub, ok := linear.Solve(eqs, n, s.budget)
		if !ok {
			return nil, false
		}
		rest := make([][]T, len(ineqs))
		for i, row := range ineqs {
			rest[i] = sub.Apply(row, s.budget)
		}
		point, ok := s.sample(sub.New, nil, rest, bounded)
		if !ok {
			return nil, false
		}
		return sub.Lift(point), true
	}
	rows := make([][]T, len(ineqs))
	for i, row := range ineqs {
		rows[i] = append([]T(nil), row...)
	}
	s.budget.Spend(len(rows))
	eqs, rows, ok := linear.Simplify(rows)
	switch {
	case !ok:
		return nil, false
	case len(eqs) > 0:
		return s.sample(n, eqs, rows, bounded)
	case len(rows) == 0:
		return make([]T, n), true
	}
	return s.inequalities(n, rows, bounded)
}

// inequalities looks for a point where there are only inequalities, tightened ones.
func (s sampler[T]) inequalities(n int, rows [][]T, bounded bool) ([]T, bool) {
	t := tableau.Of(n, rows, s.budget)
	if t.Empty() {
		return nil, false
	}
	if point, den := t.Sample(); den.IsOne() {
		return point, true
	}
	if point, ok := s.rounded(n, rows); ok {
		return point, true
	}
	if !bounded {
		if c := s.recession(n, rows); !c.isPoint(n) {
			return s.alongCone(c, n, rows)
		}
	}
	return s.bounded(n, rows, t)
}

// rounded returns an integer point from which the constraints are so far away that rounding a rational one up does not violate them.
func (s sampler[T]) rounded(n int, rows [][]T) ([]T, bool) {
	t := tableau.New[T](n, s.budget)
	for _, row := range rows {
		inner := append([]T(nil), row...)
		for _, c := range row[1:] {
			if c.Sign() < 0 {
				inner[0] = inner[0].Add(c)
			}
		}
		if t.Add(inner); t.Empty() {
			return nil, false
		}
	}
	point, den := t.Sample()
	for i, v := range point {
		point[i] = num.Rat[T]{Num: v, Den: den}.Ceil()
	}
	return point, true
}

// A cone is that of the directions in which a polyhedron has no end.
type cone[T num.Int[T]] struct {
	ray   []T               // a direction in its interior
	flat  [][]T             // the constraints that are constant on all of it
	basis linear.Hermite[T] // of the integer points, with respect to flat
}

// isPoint reports whether there is no such direction.
func (c cone[T]) isPoint(n int) bool { return num.IsZero(c.ray) && c.basis.Rank == n }

// recession returns the recession cone of what the inequalities leave.
func (s sampler[T]) recession(n int, rows [][]T) cone[T] {
	t := tableau.New[T](n, s.budget)
	var zero T
	for _, row := range rows {
		t.Add(append([]T{zero}, row[1:]...))
	}
	c := cone[T]{ray: make([]T, n)}
	grows := make([]bool, len(rows))
	for i, row := range rows {
		if grows[i] {
			continue
		}
		mark := t.Mark()
		if t.Add(append([]T{zero.Of(-1)}, row[1:]...)); !t.Empty() {
			ray, _ := t.Sample()
			for j, other := range rows {
				grows[j] = grows[j] || num.Dot(other[1:], ray).Sign() > 0
			}
			zero.Of(1).Combine(c.ray, c.ray, zero.Of(1), ray)
		}
		t.Rollback(mark)
	}
	for i, row := range rows {
		if !grows[i] {
			c.flat = append(c.flat, row)
		}
	}
	c.basis = linear.HermiteForm(c.flat, n, s.budget)
	return c
}

// alongCone looks for a point of the constraints that are constant on the cone, in the coordinates on which they depend, and goes from
// there into the cone until the others hold.
func (s sampler[T]) alongCone(c cone[T], n int, rows [][]T) ([]T, bool) {
	flat := make([][]T, len(c.flat))
	for i, row := range c.flat {
		flat[i] = []T{row[0]}
		for _, image := range c.basis.Image[:c.basis.Rank] {
			flat[i] = append(flat[i], image[i])
		}
	}
	coords, ok := s.sample(c.basis.Rank, nil, flat, true)
	if !ok {
		return nil, false
	}
	var t, far T
	point := make([]T, n)
	for j, v := range coords {
		t.Of(1).Combine(point, point, v, c.basis.Basis[j])
	}
	for _, row := range rows {
		lack := row[0].Add(num.Dot(row[1:], point)).Neg()
		if lack.Sign() <= 0 {
			continue
		}
		if steps := (num.Rat[T]{Num: lack, Den: num.Dot(row[1:], c.ray)}).Ceil(); steps.Cmp(far) > 0 {
			far = steps
		}
	}
	t.Of(1).Combine(point, point, far, c.ray)
	return point, true
}
