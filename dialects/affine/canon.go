package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// simplified returns the pattern that composes and simplifies the map of ops of type P; with makes the op anew with another map.
func simplified[P Mapped](with func(op P, m *affexpr.Map, operands []*ir.Value) P) rewrite.Pattern {
	return rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		old := op.MapOperands()
		m, operands := Compose(op.Map(), old)
		m, operands = Canonicalize(m, operands)
		m = simplifyWithFacts(m, operands)
		if m == op.Map() && slices.Equal(operands, old) {
			return false
		}
		rewrite.ReplaceWithNew(rw, op, with(op, m, operands))
		return true
	})
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*Apply) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{simplified(func(_ *Apply, m *affexpr.Map, operands []*ir.Value) *Apply { return NewApply(m, operands...) })}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*Load) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{simplified(func(o *Load, m *affexpr.Map, operands []*ir.Value) *Load {
		return NewLoad(o.MemRef(), m, operands...)
	})}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*Store) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{simplified(func(o *Store, m *affexpr.Map, operands []*ir.Value) *Store {
		return NewStore(o.Value.Value(), o.MemRef(), m, operands...)
	})}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*VectorLoad) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{simplified(func(o *VectorLoad, m *affexpr.Map, operands []*ir.Value) *VectorLoad {
		return NewVectorLoad(o.Result.Type().(*ir.VectorType), o.MemRef(), m, operands...)
	})}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*VectorStore) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{simplified(func(o *VectorStore, m *affexpr.Map, operands []*ir.Value) *VectorStore {
		return NewVectorStore(o.Value.Value(), o.MemRef(), m, operands...)
	})}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*Prefetch) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{simplified(func(o *Prefetch, m *affexpr.Map, operands []*ir.Value) *Prefetch {
		return &Prefetch{Memory: o.Memory.Use(), Indices: ir.Uses(operands...), MapAttr: ir.MapAttr(m),
			IsWrite: o.IsWrite, LocalityHint: o.LocalityHint, IsDataCache: o.IsDataCache}
	})}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*Min) CanonicalizationPatterns() []rewrite.Pattern {
	return minMaxPatterns(func(_ *Min, m *affexpr.Map, operands []*ir.Value) *Min { return NewMin(m, operands...) })
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*Max) CanonicalizationPatterns() []rewrite.Pattern {
	return minMaxPatterns(func(_ *Max, m *affexpr.Map, operands []*ir.Value) *Max { return NewMax(m, operands...) })
}

// minMaxPatterns are the patterns of affine.min or affine.max, of which with makes a new op.
func minMaxPatterns[P Mapped](with func(op P, m *affexpr.Map, operands []*ir.Value) P) []rewrite.Pattern {
	// min(a) -> apply(a)
	single := rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		if op.Map().NumResults() != 1 {
			return false
		}
		rewrite.ReplaceWithNew(rw, op, NewApply(op.Map(), op.MapOperands()...))
		return true
	})
	// min(a, b, a) -> min(a, b)
	unique := rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		m := op.Map()
		var exprs []*affexpr.Expr
		for _, e := range m.Results() {
			if !slices.Contains(exprs, e) {
				exprs = append(exprs, e)
			}
		}
		if len(exprs) == m.NumResults() {
			return false
		}
		rewrite.ReplaceWithNew(rw, op, with(op, affexpr.NewMap(m.NumDims(), m.NumSymbols(), exprs...), op.MapOperands()))
		return true
	})
	merge := rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		m, operands, ok := mergedMinMax(op)
		if ok {
			rewrite.ReplaceWithNew(rw, op, with(op, m, operands))
		}
		return ok
	})
	sorted := rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		m, ok := sortedResults(op.Map())
		if ok {
			rewrite.ReplaceWithNew(rw, op, with(op, m, op.MapOperands()))
		}
		return ok
	})
	return []rewrite.Pattern{single, unique, merge, simplified(with), sorted}
}

// mergedMinMax returns the map and operands of min(a, min(b, c)) as min(a, b, c): the results of ops of the same kind that are themselves
// results of the map are replaced by what those ops compare.
func mergedMinMax[P Mapped](op P) (*affexpr.Map, []*ir.Value, bool) {
	m, operands := op.Map(), op.MapOperands()
	dims, symbols := slices.Clone(operands[:m.NumDims()]), slices.Clone(operands[m.NumDims():])
	var exprs []*affexpr.Expr
	var producers []P
	for _, e := range m.Results() {
		var v *ir.Value
		if i, ok := e.IsSymbol(); ok {
			v = symbols[i]
		} else if i, ok := e.IsDim(); ok {
			v = dims[i]
		}
		if v != nil {
			if p, ok := v.DefOp().(P); ok {
				producers = append(producers, p)
				continue
			}
		}
		exprs = append(exprs, e)
	}
	if producers == nil {
		return nil, nil, false
	}
	for _, p := range producers {
		pm, vs := p.Map(), p.MapOperands()
		shifted := pm.ShiftDims(len(dims), 0).ShiftSymbols(len(symbols), 0)
		exprs = append(exprs, shifted.Results()...)
		dims, symbols = append(dims, vs[:pm.NumDims()]...), append(symbols, vs[pm.NumDims():]...)
	}
	return affexpr.NewMap(len(dims), len(symbols), exprs...), append(dims, symbols...), true
}

// sortedResults orders the results of a map without divisions by their coefficients; ok is false if they are in order, or not to be compared.
func sortedResults(m *affexpr.Map) (sorted *affexpr.Map, ok bool) {
	type result struct {
		expr *affexpr.Expr
		row  []int64
	}
	results := make([]result, m.NumResults())
	for i, e := range m.Results() {
		rows, locals, ok := affexpr.Flatten(m.NumDims(), m.NumSymbols(), e)
		if !ok || len(locals) > 0 {
			return nil, false
		}
		results[i] = result{e, rows[0]}
	}
	compare := func(a, b result) int { return slices.Compare(a.row, b.row) }
	if slices.IsSortedFunc(results, compare) {
		return nil, false
	}
	slices.SortStableFunc(results, compare)
	exprs := make([]*affexpr.Expr, len(results))
	for i, r := range results {
		exprs[i] = r.expr
	}
	return affexpr.NewMap(m.NumDims(), m.NumSymbols(), exprs...), true
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (*If) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(dropEmptyElse), rewrite.On(inlineDecidedIf)}
}

// if c { a } else { } -> if c { a }
func dropEmptyElse(rw *rewrite.Rewriter, op *If) bool {
	if !op.HasElse() || op.Results.Len() > 0 || op.Else.Entry().First() != op.Else.Entry().Last() {
		return false
	}
	rw.Modify(op, func() { rw.EraseBlock(op.Else.Entry()) })
	return true
}

// if true { a } else { b } -> a, and if false { a } else { b } -> b
func inlineDecidedIf(rw *rewrite.Rewriter, op *If) bool {
	var b *ir.Block
	switch set := op.Set(); {
	case set.IsEmptySet():
		if !op.HasElse() {
			rw.Erase(op)
			return true
		}
		b = op.Else.Entry()
	case set.NumConstraints() == 1 && set.IsEq(0) && set.Constraint(0).IsConstEqual(0):
		b = op.Then.Entry()
	default:
		return false
	}
	y := b.Last()
	rw.InlineBlockBefore(b, ir.BlockOf(op), op)
	rw.Replace(op, ir.OperandValues(y)...)
	rw.Erase(y)
	return true
}
