package presburger

import (
	"fmt"
	"math/big"

	"polyloom/presburger/linear"
	"polyloom/presburger/num"
)

// A Budget limits the work of operations; see [num.Budget].
type Budget = num.Budget

// NewBudget returns a budget of n operations on rows of a matrix.
func NewBudget(n int64) *Budget { return num.NewBudget(n) }

// ErrBudget is the error of an operation whose budget is used up.
var ErrBudget = num.ErrBudget

// Space says how many parameters, inputs and outputs a relation has.
type Space struct{ Params, In, Out int }

// SetSpace returns the space of sets with parameters and dimensions, which are the outputs.
func SetSpace(params, dims int) Space { return Space{Params: params, Out: dims} }

// MapSpace returns the space of relations.
func MapSpace(params, in, out int) Space { return Space{params, in, out} }

func (s Space) layout(divs int) linear.Layout {
	return linear.Layout{Params: s.Params, In: s.In, Out: s.Out, Divs: divs}
}

// Param returns parameter i as an expression.
func (s Space) Param(i int) Aff {
	s.check("parameter", i, s.Params)
	return s.unit(s.layout(0).Param(i))
}

// Input returns input i as an expression.
func (s Space) Input(i int) Aff {
	s.check("input", i, s.In)
	return s.unit(s.layout(0).Input(i))
}

// Output returns output i as an expression: dimension i of a set.
func (s Space) Output(i int) Aff {
	s.check("output", i, s.Out)
	return s.unit(s.layout(0).Output(i))
}

// Const returns v as an expression.
func (s Space) Const(v int64) Aff { return Aff{s, num.RowOf(v)} }

func (s Space) check(what string, i, n int) {
	if i < 0 || i >= n {
		panic(fmt.Sprintf("presburger: %s %d of %d", what, i, n))
	}
}

// unit returns the variable in a column.
func (s Space) unit(col int) Aff {
	row := make([]int64, col+1)
	row[col] = 1
	return Aff{s, num.RowOf(row...)}
}

// Aff is an immutable sum of multiples of a space's variables, a constant, and divisions of a [Builder].
type Aff struct {
	space Space
	row   num.Row // ends where only zeros follow
}

// Plus returns e + v.
func (e Aff) Plus(v int64) Aff { return Aff{e.space, e.row.Combine(1, num.RowOf(v), 1)} }

// Add returns e + f.
func (e Aff) Add(f Aff) Aff { return e.combine(1, f, 1) }

// Sub returns e - f.
func (e Aff) Sub(f Aff) Aff { return e.combine(1, f, -1) }

// Scale returns e * v.
func (e Aff) Scale(v int64) Aff { return Aff{e.space, e.row.Combine(v, num.RowOf(0), 0)} }

// Neg returns -e.
func (e Aff) Neg() Aff { return e.Scale(-1) }

func (e Aff) combine(a int64, f Aff, b int64) Aff {
	if e.space != f.space {
		panic("presburger: expressions of different spaces")
	}
	return Aff{e.space, e.row.Combine(a, f.row, b)}
}

// Const returns the value if no variable occurs in e.
func (e Aff) Const() (*big.Int, bool) {
	for i := 1; i < e.row.Len(); i++ {
		if e.row.At(i).Sign() != 0 {
			return nil, false
		}
	}
	return e.row.At(0), true
}

// Point is an integer point of a relation.
type Point struct {
	space Space
	row   num.Row // a 1, and the variables with the divisions
}

// Param returns the value of parameter i.
func (p Point) Param(i int) *big.Int { return p.row.At(p.space.layout(0).Param(i)) }

// Input returns the value of input i.
func (p Point) Input(i int) *big.Int { return p.row.At(p.space.layout(0).Input(i)) }

// Output returns the value of output i.
func (p Point) Output(i int) *big.Int { return p.row.At(p.space.layout(0).Output(i)) }

// Eval returns the value of an expression at the point, which is one of the relation that the expression belongs to.
func (p Point) Eval(e Aff) *big.Int {
	sum := new(big.Int)
	for i := range e.row.Len() {
		sum.Add(sum, new(big.Int).Mul(e.row.At(i), p.row.At(i)))
	}
	return sum
}
