package affexpr

// simplifySemiAffine simplifies divisions by a symbol whose dividend is seen to be a multiple of that symbol, and
// (x - x mod y) mod y, everywhere in e.
func simplifySemiAffine(e *Expr, dims, symbols int) *Expr {
	if !e.kind.IsBinary() {
		return e
	}
	lhs := simplifySemiAffine(e.lhs, dims, symbols)
	rhs := simplifySemiAffine(e.rhs, dims, symbols)
	plain := Binary(e.kind, lhs, rhs)
	if e.kind == KindAdd || e.kind == KindMul {
		return plain
	}
	if e.kind == KindMod && isModOfModSubtraction(lhs, rhs, dims, symbols) {
		return Const(0)
	}
	// The operand is asked before simplification too, as in LLVM: a 0 that appears only then keeps its division.
	if rhs.kind != KindSymbol || divisibility(e.lhs, rhs, e.kind) == notDivisible ||
		divisibility(lhs, rhs, e.kind) == notDivisible {
		return plain
	}
	if e.kind == KindMod {
		return Const(0)
	}
	return divideBySymbol(lhs, rhs, e.kind)
}

// Divisible by a symbol s is meant in one of two ways.
type divisible uint8

const (
	notDivisible divisible = iota
	// The expression is (x floordiv y) with x a multiple of s, perhaps plus multiples of s: dividing it by s with the
	// same rounding divides x, because divisions with the same rounding commute.
	roundedDivisible
	// The expression is a multiple of s.
	exactlyDivisible
)

// divisibility tells in what way e is divisible by the symbol s under the operator kind, one of mod, floordiv and
// ceildiv. Unlike LLVM it keeps apart the two ways, for only one summand, and no factor, may be of the rounded kind:
// with s0 = 2, ((s0 floordiv 2) * 2) floordiv s0 is 1 and not (1 floordiv 2) * 2.
func divisibility(e, s *Expr, kind Kind) divisible {
	switch e.kind {
	case KindConstant:
		return exactIf(e.value == 0)
	case KindDim:
		return notDivisible
	case KindSymbol:
		return exactIf(e == s)
	case KindAdd:
		l, r := divisibility(e.lhs, s, kind), divisibility(e.rhs, s, kind)
		if l == roundedDivisible && r == roundedDivisible {
			return notDivisible
		}
		return min(l, r)
	case KindMul:
		return exactIf(isMultiple(e.lhs, s) || isMultiple(e.rhs, s))
	case KindMod:
		return exactIf(isMultiple(e.lhs, s) && isMultiple(e.rhs, s))
	}
	if e.kind != kind {
		return notDivisible
	}
	return min(divisibility(e.lhs, s, kind), roundedDivisible)
}

// isMultiple reports whether e is seen to be a multiple of the symbol s.
func isMultiple(e, s *Expr) bool { return divisibility(e, s, KindMod) == exactlyDivisible }

func exactIf(ok bool) divisible {
	if ok {
		return exactlyDivisible
	}
	return notDivisible
}

// divideBySymbol returns e divided by the symbol s, which divisibility has found possible.
func divideBySymbol(e, s *Expr, kind Kind) *Expr {
	switch e.kind {
	case KindConstant: // it is 0
		return e
	case KindSymbol: // it is s
		return Const(1)
	case KindAdd:
		return divideBySymbol(e.lhs, s, kind).Add(divideBySymbol(e.rhs, s, kind))
	case KindMod:
		return divideBySymbol(e.lhs, s, KindMod).Mod(divideBySymbol(e.rhs, s, KindMod))
	case KindMul:
		if isMultiple(e.lhs, s) {
			return divideBySymbol(e.lhs, s, kind).Mul(e.rhs)
		}
		return e.lhs.Mul(divideBySymbol(e.rhs, s, kind))
	}
	return Binary(e.kind, divideBySymbol(e.lhs, s, kind), e.rhs)
}

// isModOfModSubtraction reports whether lhs is a sum with a term -(x mod rhs) whose other terms sum to x. Then lhs is a
// multiple of rhs. Loop peeling leaves such sums: (ub - ub mod step) mod step.
func isModOfModSubtraction(lhs, rhs *Expr, dims, symbols int) bool {
	terms := summands(lhs, nil)
	for i, t := range terms {
		if t.kind != KindMul || !t.rhs.IsConstEqual(-1) || t.lhs.kind != KindMod || t.lhs.rhs != rhs {
			continue
		}
		diff := Const(0)
		for j, other := range terms {
			if j != i {
				diff = diff.Add(other)
			}
		}
		if Simplify(diff.Sub(t.lhs.lhs), dims, symbols).IsConstEqual(0) {
			return true
		}
	}
	return false
}

// summands appends the terms of a nested sum, from left to right.
func summands(e *Expr, terms []*Expr) []*Expr {
	if e.kind != KindAdd {
		return append(terms, e)
	}
	return summands(e.rhs, summands(e.lhs, terms))
}
