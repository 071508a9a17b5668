package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/ir"
)

// applied is what the canonicalisation of maps and of sets with their operands has in common.
type applied[T any] interface {
	NumDims() int
	NumSymbols() int
	Walk(visit func(*affexpr.Expr) bool) bool
	ReplaceDimsAndSymbols(dims, symbols []*affexpr.Expr, numDims, numSymbols int) T
}

// Canonicalize returns m with its operands in canonical form: a dimension that is a valid symbol becomes a symbol, and a symbol that is
// only a valid dimension becomes a dimension; unused and repeated operands are dropped; constant symbols become part of the expressions.
// The operands are not changed.
func Canonicalize(m *affexpr.Map, operands []*ir.Value) (*affexpr.Map, []*ir.Value) {
	return canonicalize(m, operands)
}

// CanonicalizeSet is Canonicalize for a set.
func CanonicalizeSet(s *affexpr.Set, operands []*ir.Value) (*affexpr.Set, []*ir.Value) {
	return canonicalize(s, operands)
}

func canonicalize[T applied[T]](m T, operands []*ir.Value) (T, []*ir.Value) {
	if len(operands) == 0 {
		return m, operands
	}
	m, operands = promoteSymbols(m, operands)
	m, operands = demoteDims(m, operands)
	return dropOperands(m, operands)
}

// promoteSymbols makes symbols of the dimensions that are valid ones, behind the other symbols.
func promoteSymbols[T applied[T]](m T, operands []*ir.Value) (T, []*ir.Value) {
	dims, symbols := operands[:m.NumDims()], operands[m.NumDims():]
	var kept, promoted []*ir.Value
	replacements := make([]*affexpr.Expr, len(dims))
	for i, v := range dims {
		if IsValidSymbol(v) {
			replacements[i] = affexpr.Symbol(len(symbols) + len(promoted))
			promoted = append(promoted, v)
		} else {
			replacements[i] = affexpr.Dim(len(kept))
			kept = append(kept, v)
		}
	}
	if promoted == nil {
		return m, operands
	}
	return m.ReplaceDimsAndSymbols(replacements, nil, len(kept), len(symbols)+len(promoted)), slices.Concat(kept, symbols, promoted)
}

// demoteDims makes dimensions of the symbols that are valid dimensions but no valid symbols, as an affine.apply may have them.
func demoteDims[T applied[T]](m T, operands []*ir.Value) (T, []*ir.Value) {
	dims, symbols := operands[:m.NumDims()], operands[m.NumDims():]
	var kept, demoted []*ir.Value
	replacements := make([]*affexpr.Expr, len(symbols))
	for i, v := range symbols {
		if IsValidDim(v) && !IsValidSymbol(v) {
			replacements[i] = affexpr.Dim(len(dims) + len(demoted))
			demoted = append(demoted, v)
		} else {
			replacements[i] = affexpr.Symbol(len(kept))
			kept = append(kept, v)
		}
	}
	if demoted == nil {
		return m, operands
	}
	return m.ReplaceDimsAndSymbols(nil, replacements, len(dims)+len(demoted), len(kept)), slices.Concat(dims, demoted, kept)
}

// dropOperands drops operands that are not used, that occur before, or that are constant symbols.
func dropOperands[T applied[T]](m T, operands []*ir.Value) (T, []*ir.Value) {
	n := m.NumDims()
	used := make([]bool, len(operands))
	m.Walk(func(e *affexpr.Expr) bool {
		switch e.Kind() {
		case affexpr.KindDim:
			used[e.Pos()] = true
		case affexpr.KindSymbol:
			used[n+e.Pos()] = true
		}
		return true
	})
	var dims, symbols []*ir.Value
	replacements := make([]*affexpr.Expr, len(operands))
	for i, v := range operands {
		switch {
		case !used[i]:
		case i < n:
			replacements[i] = affexpr.Dim(place(&dims, v))
		default:
			if c, ok := ir.ConstantInt(v); ok {
				replacements[i] = affexpr.Const(c)
			} else {
				replacements[i] = affexpr.Symbol(place(&symbols, v))
			}
		}
	}
	return m.ReplaceDimsAndSymbols(replacements[:n], replacements[n:], len(dims), len(symbols)), append(dims, symbols...)
}

// place returns the position of v in vs, to which it is added if it is not there.
func place(vs *[]*ir.Value, v *ir.Value) int {
	if i := slices.Index(*vs, v); i >= 0 {
		return i
	}
	*vs = append(*vs, v)
	return len(*vs) - 1
}

// Compose returns m with its operands such that no operand is the result of an affine.apply: the maps of those that are become part of
// the expressions. The map is simplified and, with its operands, in the form of Canonicalize. The operands are not changed.
func Compose(m *affexpr.Map, operands []*ir.Value) (*affexpr.Map, []*ir.Value) {
	if m.NumResults() > 0 {
		c := composer{m, slices.Clone(operands[:m.NumDims()]), slices.Clone(operands[m.NumDims():])}
		for c.step() {
		}
		m, operands = c.prune()
	}
	m, operands = Canonicalize(m, operands)
	return m.Simplify(), operands
}

// ComposeFully is Compose until no operand is the result of an affine.apply. A map for which that holds is left as it is.
func ComposeFully(m *affexpr.Map, operands []*ir.Value) (*affexpr.Map, []*ir.Value) {
	for slices.ContainsFunc(operands, func(v *ir.Value) bool { return applyOf(v) != nil }) {
		m, operands = Compose(m, operands)
	}
	return m, operands
}

// composeSet is Compose for a set, which is left as it is if there is nothing to compose.
func composeSet(s *affexpr.Set, operands []*ir.Value) (*affexpr.Set, []*ir.Value) {
	if !slices.ContainsFunc(operands, func(v *ir.Value) bool { return applyOf(v) != nil }) {
		return s, operands
	}
	m, operands := Compose(affexpr.NewMap(s.NumDims(), s.NumSymbols(), s.Constraints()...), operands)
	return affexpr.NewSet(m.NumDims(), m.NumSymbols(), m.Results(), s.EqFlags()), operands
}

// applyOf returns the affine.apply whose result v is, or nil.
func applyOf(v *ir.Value) *Apply {
	a, _ := v.DefOp().(*Apply)
	return a
}

// A composer replaces operands of a map by what they are computed from. A replaced operand leaves nil behind; new ones are added at the
// end of their kind, so that positions keep their meaning.
type composer struct {
	m             *affexpr.Map
	dims, symbols []*ir.Value
}

// step replaces the first operand that is the result of an affine.apply, and reports whether there was one.
func (c *composer) step() bool {
	for i, v := range c.dims {
		if c.replace(affexpr.Dim(i), v) {
			c.dims[i] = nil
			return true
		}
	}
	for i, v := range c.symbols {
		if c.replace(affexpr.Symbol(i), v) {
			c.symbols[i] = nil
			return true
		}
	}
	return false
}

func (c *composer) replace(e *affexpr.Expr, v *ir.Value) bool {
	if v == nil {
		return false
	}
	a := applyOf(v)
	if a == nil {
		return false
	}
	// The canonical form has symbols where they are allowed, without which the outcome might be invalid.
	inner, operands := Canonicalize(a.Map(), a.MapOperands())
	by := inner.ShiftDims(len(c.dims), 0).ShiftSymbols(len(c.symbols), 0).Result(0)
	c.dims = append(c.dims, operands[:inner.NumDims()]...)
	c.symbols = append(c.symbols, operands[inner.NumDims():]...)
	c.m = c.m.ReplaceExpr(e, by, len(c.dims), len(c.symbols))
	return true
}

// prune returns the map without the places of replaced operands.
func (c *composer) prune() (*affexpr.Map, []*ir.Value) {
	var operands []*ir.Value
	keep := func(vs []*ir.Value, expr func(int) *affexpr.Expr) ([]*affexpr.Expr, int) {
		replacements, n := make([]*affexpr.Expr, len(vs)), 0
		for i, v := range vs {
			if v == nil {
				replacements[i] = affexpr.Const(0)
				continue
			}
			replacements[i] = expr(n)
			operands = append(operands, v)
			n++
		}
		return replacements, n
	}
	dims, numDims := keep(c.dims, affexpr.Dim)
	symbols, numSymbols := keep(c.symbols, affexpr.Symbol)
	return c.m.ReplaceDimsAndSymbols(dims, symbols, numDims, numSymbols), operands
}

// composeEach is ComposeFully for each result by itself, because only maps of one result compose; the operands are joined again.
func composeEach(m *affexpr.Map, operands []*ir.Value) (*affexpr.Map, []*ir.Value) {
	var dims, symbols []*ir.Value
	exprs := make([]*affexpr.Expr, m.NumResults())
	for i := range exprs {
		sub, vs := ComposeFully(m.SubMap(i), operands)
		sub, vs = Canonicalize(sub, vs)
		n := sub.NumDims()
		exprs[i] = sub.ShiftDims(len(dims), 0).ShiftSymbols(len(symbols), 0).Result(0)
		dims, symbols = append(dims, vs[:n]...), append(symbols, vs[n:]...)
	}
	return Canonicalize(affexpr.NewMap(len(dims), len(symbols), exprs...), append(dims, symbols...))
}
