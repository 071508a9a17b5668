package affine

import (
	"polyloom/affexpr"
	"polyloom/ir"
)

// rangeOf returns what the bounds of a loop say of v, if it is a counter of an affine.for.
func rangeOf(v *ir.Value) affexpr.Range {
	var r affexpr.Range
	f := ForOf(v)
	if f == nil {
		return r
	}
	r.Lo, r.HasLo = (Bound{Map: f.LowerMap.Map}).Constant()
	upper, ok := (Bound{Map: f.UpperMap.Map}).Constant()
	if !ok {
		return r
	}
	r.Hi, r.HasHi = upper-1, true
	if step := f.Step(); r.HasLo && step > 0 {
		// Of a loop that does not run, anything may be said; this is what upstream says.
		r.Hi -= (upper - r.Lo - 1) % step
	}
	return r
}

// factOf returns what is known of v: its range, and what divides it, if it is a counter of an affine.for.
func factOf(v *ir.Value) affexpr.Fact {
	fact := affexpr.Fact{Range: rangeOf(v)}
	f := ForOf(v)
	if f == nil || f.Step() <= 0 {
		return fact
	}
	if fact.HasLo && fact.Lo == 0 {
		fact.Divisor = f.Step()
	} else {
		fact.Divisor = int64(gcd(f.LowerMap.Map.LargestKnownDivisor(), uint64(f.Step())))
	}
	return fact
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// simplifyWithFacts simplifies m by what the bounds of loops say of its operands.
func simplifyWithFacts(m *affexpr.Map, operands []*ir.Value) *affexpr.Map {
	facts := make([]affexpr.Fact, len(operands))
	for i, v := range operands {
		facts[i] = factOf(v)
	}
	return m.SimplifyWithFacts(facts[:m.NumDims()], facts[m.NumDims():])
}

// dropRedundantResults returns m without the results that never decide the greatest of all (max), or the least, as the bounds of loops show.
func dropRedundantResults(m *affexpr.Map, operands []*ir.Value, max bool) *affexpr.Map {
	if len(operands) == 0 {
		return m
	}
	ranges := make([]affexpr.Range, len(operands))
	for i, v := range operands {
		ranges[i] = rangeOf(v)
	}
	bounds := make([]affexpr.Range, m.NumResults())
	for i, e := range m.Results() {
		bounds[i] = e.Bounds(ranges[:m.NumDims()], ranges[m.NumDims():])
		if !max {
			// What holds of the greatest result holds of the least one with everything the other way round.
			b := bounds[i]
			bounds[i] = affexpr.Range{Lo: -b.Hi, Hi: -b.Lo, HasLo: b.HasHi, HasHi: b.HasLo}
		}
	}
	var kept []*affexpr.Expr
	for i, e := range m.Results() {
		if b := bounds[i]; b.HasLo && b.HasHi && b.Lo == b.Hi {
			e = affexpr.Const(b.Lo)
			if !max {
				e = affexpr.Const(-b.Lo)
			}
		}
		if !isExceeded(bounds, i) {
			kept = append(kept, e)
		}
	}
	return affexpr.NewMap(m.NumDims(), m.NumSymbols(), kept...)
}

// isExceeded reports whether another value is always at least as great as value i. Of two that are always the same, the first one is kept.
func isExceeded(bounds []affexpr.Range, i int) bool {
	b := bounds[i]
	if !b.HasHi {
		return false
	}
	for k, other := range bounds {
		if k == i || !other.HasLo || other.Lo < b.Hi {
			continue
		}
		same := other.Lo == b.Hi && other.HasHi && other.Hi == other.Lo && b.HasLo && b.Lo == b.Hi
		if !same || i > k {
			return true
		}
	}
	return false
}
