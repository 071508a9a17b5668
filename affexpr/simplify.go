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

// Simplify returns the canonical empty set if a constraint, brought to linear form, cannot hold: it is a false
// constant, or an equality whose coefficients have a common divisor that does not divide its constant. Otherwise it
// returns the set as it is. A complete test of emptiness needs more than expressions.
func (s *Set) Simplify() *Set {
	for i, e := range s.constraints {
		rows, _, ok := FlattenSemiAffine(s.dims, s.symbols, e)
		if ok && infeasible(rows[0], s.eqFlags[i]) {
			return EmptySet(s.dims, s.symbols)
		}
	}
	return s
}

// infeasible reports whether no integers make the row's sum zero (if eq) or not negative.
func infeasible(row []int64, eq bool) bool {
	constant := row[len(row)-1]
	d := int64(0)
	for _, c := range row[:len(row)-1] {
		d = gcd(d, abs(c))
	}
	if d == 0 {
		return !holds(constant, eq)
	}
	return eq && constant%d != 0
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
