package affinescalrep

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/ir"
)

// mayDepend reports whether an instance of a may touch the element that a later instance of b touches, where the two are in the same iteration of
// the loops outside depth, counted from 1, that both are in, and b's is in a later iteration of the loop at depth, if there is one. What cannot be
// decided by looking at one subscript counts as a dependence.
func mayDepend(a, b affine.Access, depth int) bool {
	loops := affine.EnclosingLoops(a)
	common := affine.CommonLoops(a, b)
	var carrier *affine.For
	if depth <= common {
		carrier = loops[depth-1]
	}
	equal := make([]*ir.Value, 0, common)
	for i := range min(depth-1, common) {
		equal = append(equal, loops[i].IndVar())
	}
	sa, sb := subscripts(a), subscripts(b)
	if len(sa) != len(sb) {
		return true
	}
	for i := range sa {
		if sa[i].never(sb[i], equal, carrier) {
			return false
		}
	}
	return true
}

// linear is a subscript as a sum of values with factors; ok is false if it is none.
type linear struct {
	factors map[*ir.Value]int64
	rest    int64
	ok      bool
}

// subscripts returns the subscripts of a in terms of counters and other values that are no affine.apply.
func subscripts(a affine.Access) []linear {
	m, operands := affine.ComposeFully(a.Map(), a.MapOperands())
	out := make([]linear, m.NumResults())
	for i, e := range m.Results() {
		out[i] = linear{factors: map[*ir.Value]int64{}, ok: true}
		out[i].add(e, 1, m.NumDims(), operands)
	}
	return out
}

// add adds factor times e.
func (l *linear) add(e *affexpr.Expr, factor int64, dims int, operands []*ir.Value) {
	if c, ok := e.IsConst(); ok {
		l.rest += factor * c
		return
	}
	if p, ok := e.IsDim(); ok {
		l.factors[operands[p]] += factor
		return
	}
	if p, ok := e.IsSymbol(); ok {
		l.factors[operands[dims+p]] += factor
		return
	}
	switch e.Kind() {
	case affexpr.KindAdd:
		l.add(e.LHS(), factor, dims, operands)
		l.add(e.RHS(), factor, dims, operands)
	case affexpr.KindMul:
		if c, ok := e.RHS().IsConst(); ok {
			l.add(e.LHS(), factor*c, dims, operands)
			return
		}
		l.ok = false
	default:
		l.ok = false
	}
}

// never reports whether the subscript l of the earlier instance can never be the subscript m of the later one.
func (l linear) never(m linear, equal []*ir.Value, carrier *affine.For) bool {
	if !l.ok || !m.ok {
		return false
	}
	var iv *ir.Value
	if carrier != nil {
		iv = carrier.IndVar()
	}
	for _, side := range []linear{l, m} {
		for v := range side.factors {
			if v == iv || l.factors[v] == 0 && m.factors[v] == 0 {
				continue
			}
			if loop := affine.ForOf(v); (loop != nil && !slices.Contains(equal, v)) || l.factors[v] != m.factors[v] {
				return false // a counter that differs between the instances, or a value with different factors
			}
			if loop := affine.ForOf(v); loop == nil && !affine.IsTopLevel(v) && !affine.IsValidSymbol(v) {
				return false
			}
		}
	}
	if iv == nil || l.factors[iv] == 0 && m.factors[iv] == 0 {
		return l.rest != m.rest
	}
	f := l.factors[iv]
	if f != m.factors[iv] {
		return false
	}
	// f*x + l.rest = f*y + m.rest for the counter x of the earlier and y of the later instance: y - x is a positive multiple of the step.
	gap := l.rest - m.rest
	step := carrier.Step()
	if gap%f != 0 || gap/f <= 0 || gap/f%step != 0 {
		return true
	}
	n, ok := carrier.ConstantTripCount()
	return ok && uint64(gap/f/step) >= n
}
