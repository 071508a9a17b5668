package presburger

import (
	"math/big"

	"polyloom/presburger/linear"
	"polyloom/presburger/num"
	"polyloom/presburger/tableau"
)

// Outcome says what is known of an optimum.
type Outcome int

// There is a greatest value, there are ever greater ones, or there is no point.
const (
	Finite Outcome = iota
	Unbounded
	Empty
)

func (o Outcome) String() string { return [...]string{"finite", "unbounded", "empty"}[o] }

// Optimum is the greatest or least value of an expression.
type Optimum struct {
	Outcome Outcome
	Value   *big.Int // nil unless the outcome is Finite
}

// Max returns the greatest value of e at the integer points of m, with any values of the parameters. It may use divisions of m.
// The error is nil or ErrBudget.
func (m *BasicMap) Max(e Aff, budget *Budget) (Optimum, error) {
	row := m.row(e)
	return num.Exact(
		func() Optimum { return maximize[num.Small](m, row, budget) },
		func() Optimum { return maximize[num.Big](m, row, budget) })
}

// Min is Max for the least value.
func (m *BasicMap) Min(e Aff, budget *Budget) (Optimum, error) {
	o, err := m.Max(e.Neg(), budget)
	if err == nil && o.Outcome == Finite {
		o.Value = new(big.Int).Neg(o.Value)
	}
	return o, err
}

// maximize begins with an integer point and with the greatest value over the rationals. What is between is halved, after a look at the upper end, which
// is the answer more often than not.
func maximize[T num.Int[T]](m *BasicMap, objective num.Row, budget *Budget) Optimum {
	s := load[T](m, budget)
	sum := num.Thaw[T](objective, s.vars+1)
	point, ok := s.sample()
	if !ok {
		return Optimum{Outcome: Empty}
	}
	limit, ok := s.tableau().Maximize(sum)
	if !ok {
		// An integer point, a rational direction: there are integer points ever further along it.
		return Optimum{Outcome: Unbounded}
	}
	value := func(point []T) T { return sum[0].Add(num.Dot(sum[1:], point)) }
	one := sum[0].Of(1)
	lo, hi := value(point), limit.Floor()
	for try := hi; lo.Cmp(hi) < 0; try = hi.Sub(hi.Sub(lo).FloorDiv(one.Add(one))) {
		above := append([]T(nil), sum...)
		above[0] = above[0].Sub(try)
		if point, ok := s.sample(above); ok {
			lo = value(point)
		} else {
			hi = try.Sub(one)
		}
	}
	return Optimum{Value: lo.Big()}
}

// tableau returns the constraints over the rationals.
func (s system[T]) tableau() *tableau.Tableau[T] {
	t := tableau.Of(s.vars, s.ineqs, s.budget)
	for _, row := range s.eqs {
		t.Add(row)
		t.Add(linear.Opposite(row))
	}
	return t
}
