package presburger

import (
	"polyloom/presburger/ilp"
	"polyloom/presburger/linear"
	"polyloom/presburger/num"
)

// A system is a map's constraints in numbers to work with, with those of the divisions.
type system[T num.Int[T]] struct {
	vars       int
	eqs, ineqs [][]T
	budget     *Budget
}

// load returns the constraints of m.
func load[T num.Int[T]](m *BasicMap, budget *Budget) system[T] {
	l := m.space.layout(len(m.divs))
	s := system[T]{vars: l.Vars(), budget: budget}
	for _, r := range m.eqs {
		s.eqs = append(s.eqs, num.Thaw[T](r, l.Cols()))
	}
	for _, r := range m.ineqs {
		s.ineqs = append(s.ineqs, num.Thaw[T](r, l.Cols()))
	}
	var t T
	for i, d := range m.divs {
		if d.den == nil {
			continue
		}
		// 0 <= num - den*q <= den - 1
		low := num.Thaw[T](d.num, l.Cols())
		low[l.Div(i)] = t.OfBig(d.den).Neg()
		high := linear.Opposite(low)
		high[0] = high[0].Add(t.OfBig(d.den)).Sub(t.Of(1))
		s.ineqs = append(s.ineqs, low, high)
	}
	return s
}

// sample returns an integer point at which more inequalities hold.
func (s system[T]) sample(more ...[]T) ([]T, bool) {
	return ilp.Sample(s.vars, s.eqs, append(s.ineqs[:len(s.ineqs):len(s.ineqs)], more...), s.budget)
}

// implies reports whether row is at least 0 at all points.
func (s system[T]) implies(row []T) bool {
	_, ok := s.sample(linear.Negation(row))
	return !ok
}

// freeze returns a point of m.
func freeze[T num.Int[T]](m *BasicMap, point []T) Point {
	var t T
	return Point{m.space, num.Freeze(append([]T{t.Of(1)}, point...))}
}

// Sample returns an integer point of m, or false if it has none. The error is nil or ErrBudget.
func (m *BasicMap) Sample(budget *Budget) (Point, bool, error) {
	if f := m.point.Load(); f != nil {
		return f.at, f.ok, nil
	}
	f, err := num.Exact(
		func() *found { return sample[num.Small](m, budget) },
		func() *found { return sample[num.Big](m, budget) })
	if err != nil {
		return Point{}, false, err
	}
	m.point.Store(f)
	return f.at, f.ok, nil
}

func sample[T num.Int[T]](m *BasicMap, budget *Budget) *found {
	point, ok := load[T](m, budget).sample()
	if !ok {
		return &found{}
	}
	return &found{freeze(m, point), true}
}

// IsEmpty reports whether m has no integer point, for any values of the parameters. The error is nil or ErrBudget.
func (m *BasicMap) IsEmpty(budget *Budget) (bool, error) {
	_, ok, err := m.Sample(budget)
	return !ok, err
}

// Implies reports whether e is at least 0 at all points of m. It may use divisions of m. The error is nil or ErrBudget.
func (m *BasicMap) Implies(e Aff, budget *Budget) (bool, error) {
	row := m.row(e)
	if f := m.point.Load(); f != nil && f.ok && f.at.Eval(e).Sign() < 0 {
		return false, nil
	}
	return num.Exact(
		func() bool { return implies[num.Small](m, row, budget) },
		func() bool { return implies[num.Big](m, row, budget) })
}

func implies[T num.Int[T]](m *BasicMap, row num.Row, budget *Budget) bool {
	s := load[T](m, budget)
	return s.implies(num.Thaw[T](row, s.vars+1))
}

// row returns what e is in the space of m.
func (m *BasicMap) row(e Aff) num.Row {
	if e.space != m.space || e.row.Len() > m.space.layout(len(m.divs)).Cols() {
		panic("presburger: an expression of another relation")
	}
	return e.row
}

// WithoutRedundancy returns m without the constraints that follow from the others: one at a time, the first ones first. The divisions stay. The
// error is nil or ErrBudget.
func (m *BasicMap) WithoutRedundancy(budget *Budget) (*BasicMap, error) {
	empty, err := m.IsEmpty(budget)
	if err != nil {
		return nil, err
	}
	if empty {
		return emptyMap(m.space, m.divs), nil
	}
	out, err := num.Exact(
		func() *BasicMap { return irredundant[num.Small](m, budget) },
		func() *BasicMap { return irredundant[num.Big](m, budget) })
	if err != nil {
		return nil, err
	}
	out.point.Store(m.point.Load())
	return out, nil
}

func irredundant[T num.Int[T]](m *BasicMap, budget *Budget) *BasicMap {
	s := load[T](m, budget)
	out := &BasicMap{space: m.space, divs: m.divs}
	for _, i := range linear.HermiteForm(s.eqs, s.vars, budget).Pivots {
		out.eqs = append(out.eqs, m.eqs[i])
	}
	kept := s
	rest := s.ineqs // the constraints from i on
	kept.ineqs = nil
	for i := range m.ineqs {
		row := rest[0]
		rest = rest[1:]
		without := kept
		without.ineqs = append(kept.ineqs[:len(kept.ineqs):len(kept.ineqs)], rest...)
		if !without.implies(row) {
			kept.ineqs = append(kept.ineqs, row)
			out.ineqs = append(out.ineqs, m.ineqs[i])
		}
	}
	return out
}
