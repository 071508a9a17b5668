package presburger

import "polyloom/affexpr"

// Expr returns an affine expression of MLIR whose dimensions and symbols are the given expressions. It reports false for products and quotients of variables, and
// for divisors that are not positive; what divisions it has made by then stay, to no effect.
func (b *Builder) Expr(e *affexpr.Expr, dims, symbols []Aff) (Aff, bool) {
	if v, ok := e.IsConst(); ok {
		return b.space.Const(v), true
	}
	if i, ok := e.IsDim(); ok {
		return dims[i], true
	}
	if i, ok := e.IsSymbol(); ok {
		return symbols[i], true
	}
	lhs, ok := b.Expr(e.LHS(), dims, symbols)
	if !ok {
		return Aff{}, false
	}
	rhs, ok := b.Expr(e.RHS(), dims, symbols)
	if !ok {
		return Aff{}, false
	}
	if e.Kind() == affexpr.KindAdd {
		return lhs.Add(rhs), true
	}
	c, ok := rhs.Const()
	switch {
	case !ok || !c.IsInt64() || e.Kind() != affexpr.KindMul && c.Sign() <= 0:
		return Aff{}, false
	case e.Kind() == affexpr.KindMul:
		return lhs.Scale(c.Int64()), true
	case e.Kind() == affexpr.KindMod:
		return b.Mod(lhs, c.Int64()), true
	case e.Kind() == affexpr.KindCeilDiv:
		return b.CeilDiv(lhs, c.Int64()), true
	}
	return b.FloorDiv(lhs, c.Int64()), true
}

// Set demands the constraints of a set of MLIR whose dimensions and symbols are the given expressions. It reports false if one of them is not
// one that [Builder.Expr] can take.
func (b *Builder) Set(s *affexpr.Set, dims, symbols []Aff) bool {
	for i, c := range s.Constraints() {
		e, ok := b.Expr(c, dims, symbols)
		switch {
		case !ok:
			return false
		case s.IsEq(i):
			b.EQ(e)
		default:
			b.GE(e)
		}
	}
	return true
}

// FromSet returns the set of MLIR with symbols as parameters, or false if it is not affine.
func FromSet(s *affexpr.Set) (*BasicSet, bool) {
	b := NewBuilder(SetSpace(s.NumSymbols(), s.NumDims()))
	var dims, symbols []Aff
	for i := range s.NumDims() {
		dims = append(dims, b.space.Output(i))
	}
	for i := range s.NumSymbols() {
		symbols = append(symbols, b.space.Param(i))
	}
	if !b.Set(s, dims, symbols) {
		return nil, false
	}
	return b.Build(), true
}
