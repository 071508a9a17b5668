package affexpr

import "slices"

// ReplaceDimsAndSymbols substitutes in every constraint (see [Expr.ReplaceDimsAndSymbols]) and returns a set with the
// given numbers of dimensions and symbols.
func (s *Set) ReplaceDimsAndSymbols(dims, symbols []*Expr, numDims, numSymbols int) *Set {
	constraints := make([]*Expr, len(s.constraints))
	for i, e := range s.constraints {
		constraints[i] = e.ReplaceDimsAndSymbols(dims, symbols)
	}
	return NewSet(numDims, numSymbols, constraints, s.eqFlags)
}

// Walk calls visit for the nodes of all constraints, in order; see [Expr.Walk].
func (s *Set) Walk(visit func(*Expr) bool) bool {
	for _, e := range s.constraints {
		if !e.Walk(visit) {
			return false
		}
	}
	return true
}

// Contains reports whether the point satisfies all constraints. ok is false if a constraint has no value there.
func (s *Set) Contains(dims, symbols []int64) (inside, ok bool) {
	inside = true
	for i, e := range s.constraints {
		v, ok := e.Eval(dims, symbols)
		if !ok {
			return false, false
		}
		inside = inside && holds(v, s.eqFlags[i])
	}
	return inside, true
}

// holds reports whether a constraint whose left-hand side is v holds.
func holds(v int64, eq bool) bool { return v == 0 || v > 0 && !eq }

// IsTriviallyEmpty reports whether a constraint is a constant that does not hold, so that the set has no points.
func (s *Set) IsTriviallyEmpty() bool {
	for i, e := range s.constraints {
		if v, ok := e.IsConst(); ok && !holds(v, s.eqFlags[i]) {
			return true
		}
	}
	return false
}

// IsTriviallyUniverse reports whether all constraints are constants that hold, so that every point is in the set.
func (s *Set) IsTriviallyUniverse() bool {
	for i, e := range s.constraints {
		if v, ok := e.IsConst(); !ok || !holds(v, s.eqFlags[i]) {
			return false
		}
	}
	return true
}

// Fold decides every constraint from the known operands (dimensions, then symbols), as affine.if does to choose a
// branch. known is false if some constraint cannot be decided and none is known to fail.
func (s *Set) Fold(operands []Operand) (inside, known bool) {
	if len(operands) != s.NumInputs() {
		panic("affexpr: wrong number of operands")
	}
	f := folder{dims: operands[:s.dims], symbols: operands[s.dims:]}
	known = true
	for i, e := range s.constraints {
		v, ok := f.fold(e)
		if ok && !holds(v, s.eqFlags[i]) {
			return false, true
		}
		known = known && ok
	}
	return known, known
}

// CompressUnused removes the dimensions and symbols that no constraint uses.
func (s *Set) CompressUnused() *Set {
	unusedDims, unusedSymbols := make([]bool, s.dims), make([]bool, s.symbols)
	for i := range unusedDims {
		unusedDims[i] = !slices.ContainsFunc(s.constraints, func(e *Expr) bool { return e.IsFunctionOfDim(i) })
	}
	for i := range unusedSymbols {
		unusedSymbols[i] = !slices.ContainsFunc(s.constraints, func(e *Expr) bool { return e.IsFunctionOfSymbol(i) })
	}
	dims, numDims := project(Dim, unusedDims, true)
	symbols, numSymbols := project(Symbol, unusedSymbols, true)
	return s.ReplaceDimsAndSymbols(dims, symbols, numDims, numSymbols)
}
