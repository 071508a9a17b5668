package affexpr

// project returns replacements for the leaves 0 to len(drop)-1: 0 where drop holds, else the leaf itself or, with
// compress, the leaf numbered among those that remain. It also returns how many leaves there are then.
func project(leaf func(int) *Expr, drop []bool, compress bool) (replacements []*Expr, n int) {
	replacements = make([]*Expr, len(drop))
	kept := 0
	for i, dropped := range drop {
		switch {
		case dropped:
			replacements[i] = Const(0)
			continue
		case compress:
			replacements[i] = leaf(kept)
		default:
			replacements[i] = leaf(i)
		}
		kept++
	}
	if !compress {
		return replacements, len(drop)
	}
	return replacements, kept
}

// ProjectDims sets the dimensions for which drop holds to 0 and, with compress, removes them from the map. drop has one
// element per dimension.
func (m *Map) ProjectDims(drop []bool, compress bool) *Map {
	dims, n := project(Dim, drop, compress)
	return m.ReplaceDimsAndSymbols(dims, nil, n, m.symbols)
}

// ProjectSymbols sets the symbols for which drop holds to 0 and, with compress, removes them from the map. drop has one
// element per symbol.
func (m *Map) ProjectSymbols(drop []bool, compress bool) *Map {
	symbols, n := project(Symbol, drop, compress)
	return m.ReplaceDimsAndSymbols(nil, symbols, m.dims, n)
}

// ProjectedMap is ProjectDims followed, if compressSymbols is set, by CompressUnusedSymbols.
func (m *Map) ProjectedMap(drop []bool, compressDims, compressSymbols bool) *Map {
	m = m.ProjectDims(drop, compressDims)
	if compressSymbols {
		m = m.CompressUnusedSymbols()
	}
	return m
}

// CompressDims removes the dimensions for which unused holds.
func (m *Map) CompressDims(unused []bool) *Map { return m.ProjectDims(unused, true) }

// CompressSymbols removes the symbols for which unused holds.
func (m *Map) CompressSymbols(unused []bool) *Map { return m.ProjectSymbols(unused, true) }

// CompressUnusedDims removes the dimensions that no result uses.
func (m *Map) CompressUnusedDims() *Map { return m.CompressDims(UnusedDims(m)) }

// CompressUnusedSymbols removes the symbols that no result uses.
func (m *Map) CompressUnusedSymbols() *Map { return m.CompressSymbols(UnusedSymbols(m)) }

// CompressUnusedDims removes from all maps, which have equally many, the dimensions that none of them uses.
func CompressUnusedDims(maps []*Map) []*Map {
	return compressAll(maps, UnusedDims, (*Map).CompressDims)
}

// CompressUnusedSymbols removes from all maps, which have equally many, the symbols that none of them uses.
func CompressUnusedSymbols(maps []*Map) []*Map {
	return compressAll(maps, UnusedSymbols, (*Map).CompressSymbols)
}

func compressAll(maps []*Map, unused func(...*Map) []bool, compress func(*Map, []bool) *Map) []*Map {
	if len(maps) == 0 {
		return nil
	}
	drop := unused(maps...)
	out := make([]*Map, len(maps))
	for i, m := range maps {
		out[i] = compress(m, drop)
	}
	return out
}

// ExpandDimsToRank returns m as a map of rank dimensions that ignores those for which projected holds; the others are
// the dimensions of m in order. It panics if there are not as many.
func (m *Map) ExpandDimsToRank(projected []bool) *Map {
	return m.Compose(FilteredIdentityMap(len(projected), func(dim int) bool { return !projected[dim] }))
}

// Operand is a dimension or symbol operand that may be known.
type Operand struct {
	Value int64
	Known bool
}

// PartialConstantFold replaces every result that can be evaluated from the known operands (dimensions, then symbols) by
// its value. It returns the map, which keeps its dimensions and symbols, and the values if all results are constant
// (else nil). It reports poison, with a nil map, if a result divides by zero or takes mod by less than one.
func (m *Map) PartialConstantFold(operands []Operand) (folded *Map, values []int64, poison bool) {
	if len(operands) != m.NumInputs() {
		panic("affexpr: wrong number of operands")
	}
	f := folder{dims: operands[:m.dims], symbols: operands[m.dims:]}
	results := make([]*Expr, len(m.results))
	for i, e := range m.results {
		v, ok := f.fold(e)
		switch {
		case f.poison:
			return nil, nil, true
		case ok:
			results[i] = Const(v)
			values = append(values, v)
		default:
			results[i] = e
		}
	}
	if len(values) < len(results) {
		values = nil
	}
	return m.withResults(results), values, false
}

// ConstantFold returns the results if all can be evaluated from the known operands (dimensions, then symbols) and there
// is at least one. It reports poison as PartialConstantFold does.
func (m *Map) ConstantFold(operands []Operand) (values []int64, poison bool) {
	_, values, poison = m.PartialConstantFold(operands)
	return values, poison
}

// folder evaluates with partial knowledge.
type folder struct {
	dims, symbols []Operand
	poison        bool
}

// fold returns the value of e, or false if it is not known, does not fit, or is poison.
func (f *folder) fold(e *Expr) (int64, bool) {
	switch e.kind {
	case KindConstant:
		return e.value, true
	case KindDim:
		return f.dims[e.value].Value, f.dims[e.value].Known
	case KindSymbol:
		return f.symbols[e.value].Value, f.symbols[e.value].Known
	}
	l, ok := f.fold(e.lhs)
	if !ok {
		return 0, false
	}
	r, ok := f.fold(e.rhs)
	if !ok {
		return 0, false
	}
	switch e.kind {
	case KindMod:
		f.poison = f.poison || r < 1
	case KindFloorDiv, KindCeilDiv:
		f.poison = f.poison || r == 0
	}
	return evalBinary(e.kind, l, r)
}
