package affexpr

import "slices"

// IsIdentity reports whether the results are exactly the dimensions in order. Symbols are not looked at.
func (m *Map) IsIdentity() bool {
	return m.dims == len(m.results) && m.resultsAre(Dim, 0)
}

// IsSymbolIdentity reports whether the results are exactly the symbols in order. Dimensions are not looked at.
func (m *Map) IsSymbolIdentity() bool {
	return m.symbols == len(m.results) && m.resultsAre(Symbol, 0)
}

// IsMinorIdentity reports whether the map has no symbols and its results are its last dimensions in order.
func (m *Map) IsMinorIdentity() bool {
	return m.symbols == 0 && m.dims >= len(m.results) && m.resultsAre(Dim, m.dims-len(m.results))
}

// resultsAre reports whether result i is leaf(first + i) for all i.
func (m *Map) resultsAre(leaf func(int) *Expr, first int) bool {
	for i, e := range m.results {
		if e != leaf(first+i) {
			return false
		}
	}
	return true
}

// IsMinorIdentityWithBroadcasting reports whether every result is the constant 0 or the dimension that a minor
// identity has there, and returns the positions of the zeros among the results.
func (m *Map) IsMinorIdentityWithBroadcasting() (broadcast []int, ok bool) {
	if m.dims < len(m.results) {
		return nil, false
	}
	first := m.dims - len(m.results)
	for i, e := range m.results {
		switch {
		case e.IsConstEqual(0):
			broadcast = append(broadcast, i)
		case e != Dim(first+i):
			return nil, false
		}
	}
	return broadcast, true
}

// BroadcastDims returns the positions of the results that are the constant 0.
func (m *Map) BroadcastDims() []int {
	var zeros []int
	for i, e := range m.results {
		if e.IsConstEqual(0) {
			zeros = append(zeros, i)
		}
	}
	return zeros
}

// IsPermutationOfMinorIdentityWithBroadcasting reports whether reordering the results gives a minor identity with
// broadcasting, and returns a permutation that does: result i goes to place permutation[i].
//
//	(d0, d1, d2) -> (0, d1)      [1, 0]
//	(d0, d1) -> (d1, 0, 0, d0)   [3, 0, 1, 2]
func (m *Map) IsPermutationOfMinorIdentityWithBroadcasting() (permutation []int, ok bool) {
	n, inputs := len(m.results), m.NumInputs()
	first := max(inputs-n, 0)   // dimensions before it may not occur
	leading := max(n-inputs, 0) // surplus results are leading broadcasts
	permutation = make([]int, n)
	taken := make([]bool, max(inputs, n))
	for i, e := range m.results {
		if e.IsConstEqual(0) {
			continue
		}
		pos, isDim := e.IsDim()
		if !isDim || pos < first {
			return nil, false
		}
		permutation[i] = pos - first + leading
		taken[permutation[i]] = true
	}
	free := 0
	for _, i := range m.BroadcastDims() {
		for free < len(taken) && taken[free] {
			free++
		}
		permutation[i] = free
		free++
	}
	return permutation, true
}

// IsEmpty reports whether the map is () -> ().
func (m *Map) IsEmpty() bool { return m.NumInputs() == 0 && len(m.results) == 0 }

// IsConstant reports whether all results are constants.
func (m *Map) IsConstant() bool {
	return !slices.ContainsFunc(m.results, func(e *Expr) bool { return e.kind != KindConstant })
}

// IsSingleConstant reports whether the map has one result and that is a constant.
func (m *Map) IsSingleConstant() bool { return len(m.results) == 1 && m.IsConstant() }

// SingleConstantResult returns the only result of a map for which IsSingleConstant holds; it panics for others.
func (m *Map) SingleConstantResult() int64 {
	if !m.IsSingleConstant() {
		panic("affexpr: map must have a single constant result")
	}
	return m.results[0].value
}

// ConstantResults returns the results of a map for which IsConstant holds; it panics for others.
func (m *Map) ConstantResults() []int64 {
	if !m.IsConstant() {
		panic("affexpr: map must have only constant results")
	}
	values := make([]int64, len(m.results))
	for i, e := range m.results {
		values[i] = e.value
	}
	return values
}

// IsProjectedPermutation reports whether the map has no symbols and its results are different dimensions; with
// allowZeros, also if some results are the constant 0 and there are no more results than dimensions.
func (m *Map) IsProjectedPermutation(allowZeros bool) bool {
	if m.symbols > 0 || len(m.results) > m.dims {
		return false
	}
	seen := make([]bool, m.dims)
	for _, e := range m.results {
		pos, isDim := e.IsDim()
		switch {
		case isDim && seen[pos]:
			return false
		case isDim:
			seen[pos] = true
		case !allowZeros || !e.IsConstEqual(0):
			return false
		}
	}
	return true
}

// IsPermutation reports whether the map has no symbols and its results are all dimensions, each once.
func (m *Map) IsPermutation() bool {
	return m.dims == len(m.results) && m.IsProjectedPermutation(false)
}

// DimPosition returns the position of the dimension that is the i-th result. It panics if that is no dimension.
func (m *Map) DimPosition(i int) int {
	if m.results[i].kind != KindDim {
		panic("affexpr: result is not a dimension: " + m.results[i].String())
	}
	return int(m.results[i].value)
}

// ResultPosition returns the position of the first result that is the dimension e, or false if e is not a dimension or
// not a result.
func (m *Map) ResultPosition(e *Expr) (int, bool) {
	if e.kind != KindDim {
		return 0, false
	}
	i := slices.Index(m.results, e)
	return max(i, 0), i >= 0
}

// IsFunctionOfDim reports whether the dimension at pos occurs in a result.
func (m *Map) IsFunctionOfDim(pos int) bool {
	return slices.ContainsFunc(m.results, func(e *Expr) bool { return e.IsFunctionOfDim(pos) })
}

// IsFunctionOfSymbol reports whether the symbol at pos occurs in a result.
func (m *Map) IsFunctionOfSymbol(pos int) bool {
	return slices.ContainsFunc(m.results, func(e *Expr) bool { return e.IsFunctionOfSymbol(pos) })
}

// NumZeroResults returns the number of results that are the constant 0.
func (m *Map) NumZeroResults() int { return len(m.BroadcastDims()) }

// LargestKnownDivisor returns the greatest common divisor of the results' known divisors, the greatest unsigned number
// if there are no results or all are the constant 0.
func (m *Map) LargestKnownDivisor() uint64 {
	var d int64
	for _, e := range m.results {
		d = gcd(d, e.divisor)
	}
	if d == 0 {
		return ^uint64(0)
	}
	return uint64(d)
}

// Walk calls visit for the nodes of all results, in order; see [Expr.Walk].
func (m *Map) Walk(visit func(*Expr) bool) bool {
	for _, e := range m.results {
		if !e.Walk(visit) {
			return false
		}
	}
	return true
}

// UnusedDims tells of each dimension whether no result of the maps uses it. All maps must have the same number of
// dimensions; there must be at least one.
func UnusedDims(maps ...*Map) []bool {
	unused := make([]bool, maps[0].dims)
	for i := range unused {
		unused[i] = !slices.ContainsFunc(maps, func(m *Map) bool { return m.IsFunctionOfDim(i) })
	}
	return unused
}

// UnusedSymbols tells of each symbol whether no result of the maps uses it. All maps must have the same number of
// symbols; there must be at least one.
func UnusedSymbols(maps ...*Map) []bool {
	unused := make([]bool, maps[0].symbols)
	for i := range unused {
		unused[i] = !slices.ContainsFunc(maps, func(m *Map) bool { return m.IsFunctionOfSymbol(i) })
	}
	return unused
}
