package affexpr

import "slices"

// mapResults returns the map with the given numbers of dimensions and symbols and f applied to every result.
func (m *Map) mapResults(dims, symbols int, f func(*Expr) *Expr) *Map {
	results := make([]*Expr, len(m.results))
	for i, e := range m.results {
		results[i] = f(e)
	}
	return NewMap(dims, symbols, results...)
}

// withResults returns the map with the same dimensions and symbols and other results.
func (m *Map) withResults(results []*Expr) *Map { return NewMap(m.dims, m.symbols, results...) }

// ReplaceDimsAndSymbols substitutes in every result (see [Expr.ReplaceDimsAndSymbols]) and returns a map with the given
// numbers of dimensions and symbols.
func (m *Map) ReplaceDimsAndSymbols(dims, symbols []*Expr, numDims, numSymbols int) *Map {
	return m.mapResults(numDims, numSymbols, func(e *Expr) *Expr { return e.ReplaceDimsAndSymbols(dims, symbols) })
}

// Replace substitutes in every result (see [Expr.Replace]) and returns a map with the given numbers of dimensions and
// symbols.
func (m *Map) Replace(replacements map[*Expr]*Expr, numDims, numSymbols int) *Map {
	return m.mapResults(numDims, numSymbols, func(e *Expr) *Expr { return e.Replace(replacements) })
}

// ReplaceExpr substitutes replacement for old in every result and returns a map with the given numbers of dimensions
// and symbols.
func (m *Map) ReplaceExpr(old, replacement *Expr, numDims, numSymbols int) *Map {
	return m.mapResults(numDims, numSymbols, func(e *Expr) *Expr { return e.ReplaceExpr(old, replacement) })
}

// ShiftDims adds shift to the positions of the dimensions from offset on; the map gains shift dimensions.
func (m *Map) ShiftDims(shift, offset int) *Map {
	return m.mapResults(m.dims+shift, m.symbols, func(e *Expr) *Expr { return e.ShiftDims(m.dims, shift, offset) })
}

// ShiftSymbols adds shift to the positions of the symbols from offset on; the map gains shift symbols.
func (m *Map) ShiftSymbols(shift, offset int) *Map {
	return m.mapResults(m.dims, m.symbols+shift, func(e *Expr) *Expr { return e.ShiftSymbols(m.symbols, shift, offset) })
}

// SubMap returns the map of the results at the given positions.
func (m *Map) SubMap(positions ...int) *Map {
	results := make([]*Expr, len(positions))
	for i, pos := range positions {
		results[i] = m.results[pos]
	}
	return m.withResults(results)
}

// SliceMap returns the map of length results from start on.
func (m *Map) SliceMap(start, length int) *Map { return m.withResults(m.results[start : start+length]) }

// MajorSubMap returns the map of the first n results, the map itself if it has no more, and nil for n = 0.
func (m *Map) MajorSubMap(n int) *Map {
	switch {
	case n == 0:
		return nil
	case n >= len(m.results):
		return m
	}
	return m.SliceMap(0, n)
}

// MinorSubMap returns the map of the last n results, the map itself if it has no more, and nil for n = 0.
func (m *Map) MinorSubMap(n int) *Map {
	switch {
	case n == 0:
		return nil
	case n >= len(m.results):
		return m
	}
	return m.SliceMap(len(m.results)-n, n)
}

// DropResult returns the map without the result at pos.
func (m *Map) DropResult(pos int) *Map { return m.DropResults(pos) }

// DropResults returns the map without the results at the given positions, which may come in any order.
func (m *Map) DropResults(positions ...int) *Map {
	kept := make([]*Expr, 0, len(m.results))
	for i, e := range m.results {
		if !slices.Contains(positions, i) {
			kept = append(kept, e)
		}
	}
	return m.withResults(kept)
}

// DropZeroResults returns the map without the results that are the constant 0.
func (m *Map) DropZeroResults() *Map { return m.DropResults(m.BroadcastDims()...) }

// InsertResult returns the map with e as an additional result at pos.
func (m *Map) InsertResult(e *Expr, pos int) *Map {
	return m.withResults(slices.Insert(slices.Clone(m.results), pos, e))
}

// RemoveDuplicateExprs returns the map in which of equal results that follow each other only one is left.
func (m *Map) RemoveDuplicateExprs() *Map {
	return m.withResults(slices.Compact(slices.Clone(m.results)))
}

// Compose returns the map x -> m(other(x)). Its symbols are those of m followed by those of other. It panics unless m
// has as many dimensions as other has results.
func (m *Map) Compose(other *Map) *Map {
	if m.dims != len(other.results) {
		panic("affexpr: composition with a map that has a different number of results")
	}
	symbols := m.symbols + other.symbols
	inner := make([]*Expr, len(other.results))
	for i, e := range other.results {
		inner[i] = e.ShiftSymbols(other.symbols, m.symbols, 0)
	}
	return m.mapResults(other.dims, symbols, func(e *Expr) *Expr { return e.ReplaceDims(inner) })
}

// Eval returns the results at the given point, or false if one has no value there; see [Expr.Eval].
func (m *Map) Eval(dims, symbols []int64) (values []int64, ok bool) {
	values = make([]int64, len(m.results))
	for i, e := range m.results {
		if values[i], ok = e.Eval(dims, symbols); !ok {
			return nil, false
		}
	}
	return values, true
}

// Inverse returns the map from results to dimensions of a map that has every dimension among its results; where one
// occurs more than once, the first counts. It returns an empty map for an empty map and nil if a dimension is missing.
// It panics if the map has symbols.
//
//	(d0, d1, d2) -> (d1, d1, d0, d2, d1)   (d0, d1, d2, d3, d4) -> (d2, d0, d3)
func (m *Map) Inverse() *Map {
	if m.IsEmpty() {
		return m
	}
	if m.symbols > 0 {
		panic("affexpr: expected map without symbols")
	}
	inverse := make([]*Expr, m.dims)
	for i, e := range m.results {
		if pos, ok := e.IsDim(); ok && inverse[pos] == nil {
			inverse[pos] = Dim(i)
		}
	}
	if slices.Contains(inverse, nil) {
		return nil
	}
	return NewMap(len(m.results), 0, inverse...)
}

// InverseAndBroadcast returns the map from results to dimensions of a projected permutation; a dimension that is not a
// result becomes 0. It panics unless IsProjectedPermutation(true) holds.
//
//	(d0, d1, d2, d3) -> (d2, d0)   (d0, d1) -> (d1, 0, d0, 0)
func (m *Map) InverseAndBroadcast() *Map {
	if !m.IsProjectedPermutation(true) {
		panic("affexpr: not a projected permutation: " + m.String())
	}
	inverse := make([]*Expr, m.dims)
	for i := range inverse {
		inverse[i] = Const(0)
	}
	for i, e := range m.results {
		if pos, ok := e.IsDim(); ok {
			inverse[pos] = Dim(i)
		}
	}
	return NewMap(len(m.results), 0, inverse...)
}

// ConcatMaps returns the map with the results of all maps in order. The maps share dimensions; each has symbols of its
// own, in order.
func ConcatMaps(maps ...*Map) *Map {
	var results []*Expr
	dims, symbols := 0, 0
	for _, m := range maps {
		for _, e := range m.results {
			results = append(results, e.ShiftSymbols(m.symbols, symbols, 0))
		}
		symbols += m.symbols
		dims = max(dims, m.dims)
	}
	return NewMap(dims, symbols, results...)
}

// ApplyPermutation returns the elements of source in the order of the results of m, a projected permutation; a result
// 0 gives the zero value. It panics if m is something else or source has not one element per dimension.
func ApplyPermutation[T any](m *Map, source []T) []T {
	if !m.IsProjectedPermutation(true) || m.dims != len(source) {
		panic("affexpr: " + m.String() + " does not permute the source")
	}
	out := make([]T, len(m.results))
	for i, e := range m.results {
		if pos, ok := e.IsDim(); ok {
			out[i] = source[pos]
		}
	}
	return out
}
