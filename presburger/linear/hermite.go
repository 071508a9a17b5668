package linear

import "polyloom/presburger/num"

// Hermite is a basis of the integer points with respect to some linear forms, the coefficients of equations or inequalities. Vector j has the
// value Image[j][i] of form i. The first Rank vectors are in echelon form: form Pivots[j] is positive for vector j and 0 for all later ones, and
// forms before it are 0 for vector j unless they are pivots of earlier ones. All forms are 0 for the vectors from Rank on.
type Hermite[T num.Int[T]] struct {
	Rank   int
	Pivots []int
	Image  [][]T
	Basis  [][]T
}

// HermiteForm returns the basis for the forms, which are rows of n variables with a constant that does not matter.
func HermiteForm[T num.Int[T]](forms [][]T, n int, budget *num.Budget) Hermite[T] {
	e := echelon[T]{k: len(forms), budget: budget}
	var t T
	for j := range n {
		row := make([]T, len(forms)+n)
		for i, f := range forms {
			row[i] = f[1+j]
		}
		row[len(forms)+j] = t.Of(1)
		e.rows = append(e.rows, row)
	}
	h := Hermite[T]{}
	for i := range forms {
		if e.clear(h.Rank, i) {
			h.Pivots = append(h.Pivots, i)
			h.Rank++
		}
	}
	for _, row := range e.rows {
		h.Image = append(h.Image, row[:len(forms)])
		h.Basis = append(h.Basis, row[len(forms):])
	}
	return h
}

// An echelon has in each row the values of the k forms for a vector, and then the vector.
type echelon[T num.Int[T]] struct {
	rows   [][]T
	k      int
	budget *num.Budget
}

// clear makes column i zero in all rows after row top, which gets a positive number; it reports false if they are all zero already.
func (e *echelon[T]) clear(top, i int) bool {
	for {
		least, others := -1, false
		for r := top; r < len(e.rows); r++ {
			v := e.rows[r][i]
			switch {
			case v.Sign() == 0:
				continue
			case v.Sign() < 0:
				e.rows[r] = negated(e.rows[r])
				v = e.rows[r][i]
			}
			others = others || least >= 0
			if least < 0 || v.Cmp(e.rows[least][i]) < 0 {
				least = r
			}
		}
		if least < 0 {
			return false
		}
		e.rows[top], e.rows[least] = e.rows[least], e.rows[top]
		if !others {
			break
		}
		for r := top + 1; r < len(e.rows); r++ {
			e.reduce(r, top, i)
		}
	}
	for r := range top {
		e.reduce(r, top, i)
	}
	return true
}

// reduce subtracts a multiple of row by from row r, such that the number in column i becomes less than that of row by.
func (e *echelon[T]) reduce(r, by, i int) {
	q := e.rows[r][i].FloorDiv(e.rows[by][i])
	if q.Sign() == 0 {
		return
	}
	e.budget.Spend(1)
	var t T
	t.Of(1).Combine(e.rows[r], e.rows[r], q.Neg(), e.rows[by])
}

// Substitution writes variables as sums of new ones: row i has the constant and the coefficients for variable i.
type Substitution[T num.Int[T]] struct {
	Rows [][]T
	New  int // number of new variables
}

// Solve returns the integer solutions of equations in n variables, as many new variables as they leave free; every integer
// value of these gives another solution. It reports false if there is none.
func Solve[T num.Int[T]](eqs [][]T, n int, budget *num.Budget) (s Substitution[T], ok bool) {
	h := HermiteForm(eqs, n, budget)
	var t T
	point := make([]T, n) // the solution at which the new variables are 0
	pivot := 0
	for i, eq := range eqs {
		value := eq[0].Add(num.Dot(eq[1:], point))
		if pivot < h.Rank && h.Pivots[pivot] == i {
			d := h.Image[pivot][i]
			if d.GCD(value).Cmp(d) != 0 {
				return s, false
			}
			t.Of(1).Combine(point, point, value.FloorDiv(d).Neg(), h.Basis[pivot])
			pivot++
		} else if value.Sign() != 0 {
			return s, false
		}
	}
	s.New = n - h.Rank
	for v := range n {
		row := []T{point[v]}
		for _, b := range h.Basis[h.Rank:] {
			row = append(row, b[v])
		}
		s.Rows = append(s.Rows, row)
	}
	return s, true
}

// Apply returns the row, which is over the old variables, over the new ones.
func (s Substitution[T]) Apply(row []T, budget *num.Budget) []T {
	var t T
	out := make([]T, 1+s.New)
	out[0] = row[0]
	for v, c := range row[1:] {
		if c.Sign() != 0 {
			budget.Spend(1)
			t.Of(1).Combine(out, out, c, s.Rows[v])
		}
	}
	return out
}

// Lift returns the values of the old variables at a point of the new ones.
func (s Substitution[T]) Lift(point []T) []T {
	out := make([]T, len(s.Rows))
	for v, row := range s.Rows {
		out[v] = row[0].Add(num.Dot(row[1:], point))
	}
	return out
}
