package affine

import (
	"math"

	"polyloom/affexpr"
	"polyloom/ir"
)

// Composed returns the bound in the form of Compose.
func (b Bound) Composed() Bound {
	b, _ = b.composed()
	return b
}

// Repeat returns the bound whose map has the only result of b's map n times.
func (b Bound) Repeat(n int) Bound {
	exprs := make([]*affexpr.Expr, n)
	for i := range exprs {
		exprs[i] = b.Map.Result(0)
	}
	return Bound{affexpr.NewMap(b.Map.NumDims(), b.Map.NumSymbols(), exprs...), b.Operands}
}

// CeilDiv returns the bound whose results are those of b divided by d and rounded up.
func (b Bound) CeilDiv(d int64) Bound {
	exprs := make([]*affexpr.Expr, b.Map.NumResults())
	for i, e := range b.Map.Results() {
		exprs[i] = e.CeilDivConst(d)
	}
	return Bound{affexpr.NewMap(b.Map.NumDims(), b.Map.NumSymbols(), exprs...), b.Operands}
}

// Difference returns a map whose results are those of a minus those of b, of which there are as many, fully composed and simplified.
func Difference(a, b Bound) Bound {
	bm := b.Map.ShiftDims(a.Map.NumDims(), 0).ShiftSymbols(a.Map.NumSymbols(), 0)
	exprs := make([]*affexpr.Expr, bm.NumResults())
	for i := range exprs {
		exprs[i] = a.Map.Result(i).Sub(bm.Result(i))
	}
	var operands []*ir.Value
	operands = append(operands, a.Operands[:a.Map.NumDims()]...)
	operands = append(operands, b.Operands[:b.Map.NumDims()]...)
	operands = append(operands, a.Operands[a.Map.NumDims():]...)
	operands = append(operands, b.Operands[b.Map.NumDims():]...)
	m, operands := ComposeFully(affexpr.NewMap(bm.NumDims(), bm.NumSymbols(), exprs...), operands)
	m, operands = Canonicalize(m, operands)
	m, operands = Canonicalize(m.Simplify(), operands) // without what has cancelled
	return Bound{m, operands}
}

// TripCount returns how often the body of the loop runs, as the least result of a map, where the map has a value that is not negative.
// It reports false if the lower bound has several results.
func (o *For) TripCount() (Bound, bool) {
	if n, ok := o.constantTripCount(); ok {
		return ConstBound(int64(min(n, math.MaxInt64))), true
	}
	lower, upper := o.Lower(), o.Upper()
	if lower.Map.NumResults() != 1 {
		return Bound{}, false
	}
	return Difference(upper, lower.Repeat(upper.Map.NumResults())).CeilDiv(o.Step()), true
}

// ConstantTripCount returns how often the body of the loop runs, if all results of TripCount are constants.
func (o *For) ConstantTripCount() (uint64, bool) {
	b, ok := o.TripCount()
	if !ok || !b.Map.IsConstant() {
		return 0, false
	}
	n := int64(math.MaxInt64)
	for _, v := range b.Map.ConstantResults() {
		n = min(n, v)
	}
	return uint64(max(n, 0)), true
}

// TripCountDivisor returns a number that is known to divide how often the body of the loop runs, at least 1: the greatest that is seen
// without analysis, the greatest unsigned number if the loop is known not to run.
func (o *For) TripCountDivisor() uint64 {
	b, ok := o.TripCount()
	if !ok {
		return 1
	}
	g := uint64(0)
	for _, e := range b.Map.Results() {
		if v, ok := e.IsConst(); ok && v == 0 {
			return math.MaxUint64
		}
		g = gcd(g, uint64(e.LargestKnownDivisor()))
	}
	return max(g, 1)
}

// ConstantRanges returns how far apart the bounds of each counter are, if all that is constant and no bound has several results.
func (o *Parallel) ConstantRanges() ([]int64, bool) {
	if o.HasMinMaxBounds() {
		return nil, false
	}
	d := Difference(o.Uppers(), o.Lowers())
	if !d.Map.IsConstant() {
		return nil, false
	}
	return d.Map.ConstantResults(), true
}
