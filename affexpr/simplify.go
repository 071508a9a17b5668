package affexpr

import (
	"cmp"
	"slices"
)

// Simplify flattens the expression, so that equal terms anywhere in it cancel, and rebuilds it from the linear form.
// Terms come out in the order dimensions, symbols, divisions, constant; a semi-affine expression has terms sorted by
// the positions of the dimensions and symbols in them. The expression may use dims dimensions and symbols symbols. It
// is returned as it is if it has divisors below one or if coefficients overflow.
func Simplify(e *Expr, dims, symbols int) *Expr {
	if !e.pure {
		e = simplifySemiAffine(e, dims, symbols)
	}
	f := flattener{dims: dims, symbols: symbols}
	row, ok := f.flatten(e)
	if !ok {
		return e
	}
	rebuilt := f.expr(row)
	if e.pure || rebuilt == e {
		return rebuilt
	}
	return semiAffineFromFlatForm(f.export(row), dims, symbols, f.localExprs)
}

// Simplify applies [Simplify] to every result.
func (m *Map) Simplify() *Map {
	return m.mapResults(m.dims, m.symbols, func(e *Expr) *Expr { return Simplify(e, m.dims, m.symbols) })
}

// SimplifyConstraints applies [Simplify] to every constraint.
func (s *Set) SimplifyConstraints() *Set {
	constraints := make([]*Expr, len(s.constraints))
	for i, e := range s.constraints {
		constraints[i] = Simplify(e, s.dims, s.symbols)
	}
	return NewSet(s.dims, s.symbols, constraints, s.eqFlags)
}

// Simplify returns the set with its constraints in linear form, equalities first, divided by the common divisors of their coefficients. Of inequalities that
// differ in the constant only the strongest is kept, and none that always holds. A division is followed by the inequalities that make it what it is, as upstream has it. The
// canonical empty set is returned if a constraint by itself cannot hold; a complete test of emptiness needs more than expressions (package presburger). What holds
// everywhere is (0 == 0). A set that is not pure affine, or whose numbers get too large, is returned as it is.
func (s *Set) Simplify() *Set {
	rows, locals, ok := s.Flatten()
	if !ok {
		return s
	}
	var eqs, ineqs [][]int64
	for i, row := range rows {
		if s.eqFlags[i] {
			eqs = append(eqs, row)
		} else {
			ineqs = append(ineqs, row)
		}
	}
	for i, l := range locals {
		definition, ok := divisionRows(l, s.dims+s.symbols+i)
		if !ok {
			return s
		}
		ineqs = append(ineqs, definition...)
	}
	for _, row := range eqs {
		if !tighten(row, true) {
			return EmptySet(s.dims, s.symbols)
		}
	}
	for _, row := range ineqs {
		if !tighten(row, false) {
			return EmptySet(s.dims, s.symbols)
		}
	}
	ineqs = strongest(ineqs)
	if len(eqs)+len(ineqs) == 0 {
		return NewSet(s.dims, s.symbols, []*Expr{Const(0)}, []bool{true})
	}
	exprs := make([]*Expr, len(locals))
	for i, l := range locals {
		exprs[i] = l.quotient(s.dims, s.symbols, exprs[:i])
	}
	var constraints []*Expr
	for _, row := range slices.Concat(eqs, ineqs) {
		constraints = append(constraints, FromFlatForm(row, s.dims, s.symbols, exprs))
	}
	flags := make([]bool, len(constraints))
	for i := range eqs {
		flags[i] = true
	}
	return NewSet(s.dims, s.symbols, constraints, flags)
}

// quotient returns the local as a floordiv of its dividend; exprs are the locals before it.
func (l Local) quotient(dims, symbols int, exprs []*Expr) *Expr {
	n := dims + symbols + len(exprs)
	row := append(slices.Clone(l.Dividend[:n]), l.Dividend[len(l.Dividend)-1])
	return FromFlatForm(row, dims, symbols, exprs).FloorDivConst(l.Divisor)
}

// divisionRows returns what makes the local in column i of a row a floor division: its multiple is at most the dividend, and more than the dividend less the divisor.
func divisionRows(l Local, i int) (rows [][]int64, ok bool) {
	low := slices.Clone(l.Dividend)
	low[i] = -l.Divisor
	high, ok := addScaled(nil, low, -1)
	if !ok {
		return nil, false
	}
	last := len(high) - 1
	sum, overflow := addOverflows(high[last], l.Divisor-1)
	high[last] = sum
	return [][]int64{high, low}, !overflow
}

// tighten divides a constraint by the common divisor of its coefficients, rounding the constant of an inequality down. It reports false if no integers
// satisfy it.
func tighten(row []int64, eq bool) bool {
	last := len(row) - 1
	d := int64(0)
	for _, c := range row[:last] {
		d = gcd(d, abs(c))
	}
	switch {
	case d == 0:
		return holds(row[last], eq)
	case eq && row[last]%d != 0:
		return false
	}
	for i := range row {
		row[i] = floorDiv(row[i], d)
	}
	return true
}

// strongest drops inequalities that always hold, and those with the coefficients of a stronger or earlier one.
func strongest(rows [][]int64) [][]int64 {
	var out [][]int64
	for i, row := range rows {
		last := len(row) - 1
		weaker := !slices.ContainsFunc(row[:last], func(c int64) bool { return c != 0 })
		for k, other := range rows {
			if slices.Equal(other[:last], row[:last]) && (other[last] < row[last] || other[last] == row[last] && k < i) {
				weaker = true
			}
		}
		if !weaker {
			out = append(out, row)
		}
	}
	return out
}

// term is a summand of a semi-affine sum with the key by which summands are ordered.
type term struct {
	pos, rank   int // position of the leading dimension or symbol; order among those with the same
	coefficient int64
	expr        *Expr
}

// semiAffineFromFlatForm is FromFlatForm with another order of terms: those with one or two leaves are sorted by the
// position of the first, for the same position dimensions first, then products of a dimension with a symbol, then
// symbols; all other locals follow, then the constant.
func semiAffineFromFlatForm(row []int64, dims, symbols int, locals []*Expr) *Expr {
	var terms, others []term
	symbolRank, dimRank := max(dims, symbols), -1
	for i := range symbols {
		if c := row[dims+i]; c != 0 {
			terms = append(terms, term{i, symbolRank, c, Symbol(i)})
			symbolRank++
		}
	}
	for i, local := range locals {
		c := row[dims+symbols+i]
		switch {
		case c == 0:
		case !isProductOfLeaves(local):
			others = append(others, term{coefficient: c, expr: local})
		case local.lhs.kind == KindSymbol:
			terms = append(terms, term{int(local.lhs.value), symbolRank, c, local})
			symbolRank++
		case local.rhs.kind == KindConstant:
			terms = append(terms, term{int(local.lhs.value), dimRank, c, local})
			dimRank--
		default:
			terms = append(terms, term{int(local.lhs.value), int(local.rhs.value), c, local})
		}
	}
	for i := range dims {
		if c := row[i]; c != 0 {
			terms = append(terms, term{i, dimRank, c, Dim(i)})
			dimRank--
		}
	}
	slices.SortStableFunc(terms, func(a, b term) int {
		return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.rank, b.rank))
	})
	sum := Const(0)
	for _, t := range append(terms, others...) {
		sum = sum.Add(t.expr.MulConst(t.coefficient))
	}
	return sum.AddConst(row[len(row)-1])
}

// isProductOfLeaves reports whether e is a binary operation on a dimension or symbol and a symbol or constant.
func isProductOfLeaves(e *Expr) bool {
	return e.kind.IsBinary() &&
		(e.lhs.kind == KindDim || e.lhs.kind == KindSymbol) &&
		(e.rhs.kind == KindSymbol || e.rhs.kind == KindConstant)
}
