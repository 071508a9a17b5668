package affexpr

// Range is what is known of the values of an expression: at least Lo if HasLo, at most Hi if HasHi. The zero value knows
// nothing.
type Range struct {
	Lo, Hi       int64
	HasLo, HasHi bool
}

// Between returns the range from lo to hi, both included.
func Between(lo, hi int64) Range { return Range{Lo: lo, Hi: hi, HasLo: true, HasHi: true} }

// within reports whether all values are known to lie between lo and hi, both included.
func (r Range) within(lo, hi int64) bool { return r.HasLo && r.HasHi && r.Lo >= lo && r.Hi <= hi }

// Bounds returns bounds of the expression for operands in the given ranges, of which there is one per dimension and
// symbol. It handles sums of products with constants, and floordiv, ceildiv and mod by positive constants at the top;
// for other expressions, and on overflow, a bound is missing.
func (e *Expr) Bounds(dims, symbols []Range) Range {
	if c, ok := e.divisorConst(); ok && c >= 1 {
		lhs := e.lhs.Bounds(dims, symbols)
		switch e.kind {
		case KindFloorDiv:
			lhs.Lo, lhs.Hi = floorDiv(lhs.Lo, c), floorDiv(lhs.Hi, c)
			return lhs
		case KindCeilDiv:
			lhs.Lo, lhs.Hi = ceilDiv(lhs.Lo, c), ceilDiv(lhs.Hi, c)
			return lhs
		}
		if lhs.HasLo && lhs.HasHi && floorDiv(lhs.Lo, c) == floorDiv(lhs.Hi, c) {
			return Between(mod(lhs.Lo, c), mod(lhs.Hi, c))
		}
		return Between(0, c-1)
	}
	rows, locals, ok := Flatten(len(dims), len(symbols), e)
	if !ok || len(locals) > 0 {
		return Range{}
	}
	row := rows[0]
	sum := Between(row[len(row)-1], row[len(row)-1])
	for i, c := range row[:len(row)-1] {
		switch {
		case c == 0:
		case i < len(dims):
			sum = sum.addScaled(dims[i], c)
		default:
			sum = sum.addScaled(symbols[i-len(dims)], c)
		}
	}
	return sum
}

// divisorConst returns the constant right operand of a floordiv, ceildiv or mod.
func (e *Expr) divisorConst() (int64, bool) {
	switch e.kind {
	case KindFloorDiv, KindCeilDiv, KindMod:
		return e.rhs.IsConst()
	}
	return 0, false
}

// addScaled returns the range of r + x * c for x in the other range; c is not zero.
func (r Range) addScaled(x Range, c int64) Range {
	if c < 0 {
		x.Lo, x.Hi, x.HasLo, x.HasHi = x.Hi, x.Lo, x.HasHi, x.HasLo
	}
	r.Lo, r.HasLo = addProduct(r.Lo, x.Lo, c, r.HasLo && x.HasLo)
	r.Hi, r.HasHi = addProduct(r.Hi, x.Hi, c, r.HasHi && x.HasHi)
	return r
}

// addProduct returns a + x*c, or false if that is not known or does not fit.
func addProduct(a, x, c int64, known bool) (int64, bool) {
	product, overflow := mulOverflows(x, c)
	sum, overflow2 := addOverflows(a, product)
	if !known || overflow || overflow2 {
		return 0, false
	}
	return sum, true
}

// Fact is what is known of an operand: its range and, unless it is 0, a positive divisor of all its values. A loop's
// induction variable has its bounds and, from 0 on, its step.
type Fact struct {
	Range
	Divisor int64
}

// SimplifyWithFacts simplifies the divisions in e whose result is known from facts about the operands, one per
// dimension and symbol:
//
//	d0 floordiv 8           0                  if 0 <= d0 < 8; likewise for any single quotient, and for ceildiv
//	d0 mod 8                d0                 if 0 <= d0 < 8
//	(d0 * 8 + d1) floordiv 16  (d0 * 8) floordiv 16  if 0 <= d1 < 8
//	(d0 * 8 + d1) mod 4     d1 mod 4           if 0 <= d1 < 8
//	d0 mod 4                0                  if d0 is a multiple of 4
//
// The affine dialect's canonicalisation of maps does this with the bounds of loops.
func (e *Expr) SimplifyWithFacts(dims, symbols []Fact) *Expr {
	s := factSimplifier{dims: dims, symbols: symbols, dimRanges: ranges(dims), symbolRanges: ranges(symbols)}
	return s.simplify(e)
}

// SimplifyWithFacts applies [Expr.SimplifyWithFacts] to every result.
func (m *Map) SimplifyWithFacts(dims, symbols []Fact) *Map {
	s := factSimplifier{dims: dims, symbols: symbols, dimRanges: ranges(dims), symbolRanges: ranges(symbols)}
	return m.mapResults(m.dims, m.symbols, s.simplify)
}

func ranges(facts []Fact) []Range {
	out := make([]Range, len(facts))
	for i, f := range facts {
		out[i] = f.Range
	}
	return out
}

type factSimplifier struct {
	dims, symbols           []Fact
	dimRanges, symbolRanges []Range
}

func (s *factSimplifier) simplify(e *Expr) *Expr {
	if !e.kind.IsBinary() {
		return e
	}
	e = e.withOperands(s.simplify(e.lhs), s.simplify(e.rhs))
	c, ok := e.divisorConst()
	if !ok || c < 1 {
		return e
	}
	if r := e.lhs.Bounds(s.dimRanges, s.symbolRanges); r.HasLo && r.HasHi {
		switch {
		case e.kind == KindFloorDiv && floorDiv(r.Lo, c) == floorDiv(r.Hi, c):
			return Const(floorDiv(r.Lo, c))
		case e.kind == KindCeilDiv && ceilDiv(r.Lo, c) == ceilDiv(r.Hi, c):
			return Const(ceilDiv(r.Lo, c))
		case e.kind == KindMod && r.within(0, c-1):
			return e.lhs
		}
	}
	if multiple, rest, k := s.splitMultiple(e.lhs); multiple != nil {
		switch {
		case e.kind == KindFloorDiv && c%k == 0:
			return multiple.FloorDiv(e.rhs)
		case e.kind == KindMod && k%c == 0:
			return rest.Mod(e.rhs)
		}
		return e
	}
	if e.kind == KindMod && s.divisor(e.lhs)%c == 0 {
		return Const(0)
	}
	return e
}

// splitMultiple takes a sum apart into a multiple of k and a rest of at least 0 and less than k.
func (s *factSimplifier) splitMultiple(e *Expr) (multiple, rest *Expr, k int64) {
	if e.kind != KindAdd {
		return nil, nil, 0
	}
	if k = s.divisor(e.lhs); s.isBelow(e.rhs, k) {
		return e.lhs, e.rhs, k
	}
	if k = s.divisor(e.rhs); s.isBelow(e.lhs, k) {
		return e.rhs, e.lhs, k
	}
	return nil, nil, 0
}

// isBelow reports whether a constant or dimension is known to be at least 0 and less than k.
func (s *factSimplifier) isBelow(e *Expr, k int64) bool {
	switch e.kind {
	case KindConstant:
		return 0 <= e.value && e.value < k
	case KindDim:
		return k > 0 && s.dimRanges[e.value].within(0, k-1)
	}
	return false
}

// divisor returns a known divisor of e, taking facts into account where e is a leaf.
func (s *factSimplifier) divisor(e *Expr) int64 {
	switch e.kind {
	case KindDim:
		return max(1, s.dims[e.value].Divisor)
	case KindSymbol:
		return max(1, s.symbols[e.value].Divisor)
	}
	return e.divisor
}
