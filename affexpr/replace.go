package affexpr

// ReplaceDimsAndSymbols substitutes dims[i] for dimension i and symbols[i] for symbol i, and simplifies on the way.
// Positions beyond a slice stay as they are; a nil slice replaces nothing.
func (e *Expr) ReplaceDimsAndSymbols(dims, symbols []*Expr) *Expr {
	switch e.kind {
	case KindConstant:
		return e
	case KindDim:
		if e.value < int64(len(dims)) {
			return dims[e.value]
		}
		return e
	case KindSymbol:
		if e.value < int64(len(symbols)) {
			return symbols[e.value]
		}
		return e
	}
	lhs := e.lhs.ReplaceDimsAndSymbols(dims, symbols)
	rhs := e.rhs.ReplaceDimsAndSymbols(dims, symbols)
	return e.withOperands(lhs, rhs)
}

// withOperands returns e if the operands are its own, else the simplified expression with the new operands.
func (e *Expr) withOperands(lhs, rhs *Expr) *Expr {
	if lhs == e.lhs && rhs == e.rhs {
		return e
	}
	return Binary(e.kind, lhs, rhs)
}

// ReplaceDims substitutes dims[i] for dimension i; see [Expr.ReplaceDimsAndSymbols].
func (e *Expr) ReplaceDims(dims []*Expr) *Expr { return e.ReplaceDimsAndSymbols(dims, nil) }

// ReplaceSymbols substitutes symbols[i] for symbol i; see [Expr.ReplaceDimsAndSymbols].
func (e *Expr) ReplaceSymbols(symbols []*Expr) *Expr { return e.ReplaceDimsAndSymbols(nil, symbols) }

// Replace substitutes replacements[x] for every outermost subexpression x that is a key, and simplifies on the way.
// Replacements are not themselves searched.
func (e *Expr) Replace(replacements map[*Expr]*Expr) *Expr {
	if r, ok := replacements[e]; ok {
		return r
	}
	if !e.kind.IsBinary() {
		return e
	}
	return e.withOperands(e.lhs.Replace(replacements), e.rhs.Replace(replacements))
}

// ReplaceExpr substitutes replacement for every occurrence of old, and simplifies on the way.
func (e *Expr) ReplaceExpr(old, replacement *Expr) *Expr {
	if e == old {
		return replacement
	}
	if !e.kind.IsBinary() {
		return e
	}
	return e.withOperands(e.lhs.ReplaceExpr(old, replacement), e.rhs.ReplaceExpr(old, replacement))
}

// ShiftDims renames dimensions offset to numDims-1 by adding shift to their positions.
func (e *Expr) ShiftDims(numDims, shift, offset int) *Expr {
	return e.ReplaceDims(shifted(Dim, numDims, shift, offset))
}

// ShiftSymbols renames symbols offset to numSymbols-1 by adding shift to their positions.
func (e *Expr) ShiftSymbols(numSymbols, shift, offset int) *Expr {
	return e.ReplaceSymbols(shifted(Symbol, numSymbols, shift, offset))
}

// shifted returns the leaves 0 to n-1, those from offset on moved by shift.
func shifted(leaf func(int) *Expr, n, shift, offset int) []*Expr {
	exprs := make([]*Expr, n)
	for i := range exprs {
		if i < offset {
			exprs[i] = leaf(i)
		} else {
			exprs[i] = leaf(i + shift)
		}
	}
	return exprs
}

// Compose substitutes the results of m for the dimensions of e. Symbols of e and of m with the same position are
// the same symbol; [Map.Compose] keeps them apart.
func (e *Expr) Compose(m *Map) *Expr { return e.ReplaceDims(m.results) }
