package affexpr

// IsPureAffine reports whether products have a constant factor and divisors are constants throughout.
func (e *Expr) IsPureAffine() bool { return e.pure }

// IsSymbolicOrConstant reports whether no dimension occurs in the expression.
func (e *Expr) IsSymbolicOrConstant() bool { return e.symbolic }

// LargestKnownDivisor returns the greatest integer that is seen, without analysis, to divide every value of the
// expression. It is 0 for the constant 0.
func (e *Expr) LargestKnownDivisor() int64 { return e.divisor }

// knownDivisor computes what LargestKnownDivisor returns from the operands' divisors.
func knownDivisor(e *Expr) int64 {
	switch e.kind {
	case KindConstant:
		return abs(e.value)
	case KindMul:
		return e.lhs.divisor * e.rhs.divisor
	case KindAdd, KindMod:
		return gcd(e.lhs.divisor, e.rhs.divisor)
	case KindFloorDiv, KindCeilDiv:
		if c, ok := e.rhs.IsConst(); ok && c != 0 && e.lhs.divisor%c == 0 {
			return abs(e.lhs.divisor / c)
		}
	}
	return 1
}

// IsMultipleOf reports whether the expression is seen, without analysis, to be a multiple of factor, which must not be
// zero. Unlike LLVM it does not take x floordiv c for a multiple of what divides both x and c.
func (e *Expr) IsMultipleOf(factor int64) bool {
	if e.kind == KindMul && (e.lhs.divisor%factor == 0 || e.rhs.divisor%factor == 0) {
		return true
	}
	return e.divisor%factor == 0
}

// IsFunctionOfDim reports whether the dimension at pos occurs in the expression.
func (e *Expr) IsFunctionOfDim(pos int) bool { return !e.symbolic && e.contains(Dim(pos)) }

// IsFunctionOfSymbol reports whether the symbol at pos occurs in the expression.
func (e *Expr) IsFunctionOfSymbol(pos int) bool { return e.contains(Symbol(pos)) }

func (e *Expr) contains(leaf *Expr) bool {
	if e.kind.IsBinary() {
		return e.lhs.contains(leaf) || e.rhs.contains(leaf)
	}
	return e == leaf
}

// Walk calls visit for every node of the expression, operands before their operator, left before right. A node that
// occurs twice is visited twice. It stops when visit returns false, and reports whether it went to the end.
func (e *Expr) Walk(visit func(*Expr) bool) bool {
	if e.kind.IsBinary() && !(e.lhs.Walk(visit) && e.rhs.Walk(visit)) {
		return false
	}
	return visit(e)
}

// MaxDimAndSymbol returns the greatest positions of a dimension and of a symbol in the expressions, -1 for none.
func MaxDimAndSymbol(exprs ...*Expr) (maxDim, maxSymbol int) {
	maxDim, maxSymbol = -1, -1
	for _, e := range exprs {
		e.Walk(func(sub *Expr) bool {
			switch sub.kind {
			case KindDim:
				maxDim = max(maxDim, int(sub.value))
			case KindSymbol:
				maxSymbol = max(maxSymbol, int(sub.value))
			}
			return true
		})
	}
	return maxDim, maxSymbol
}

// Eval returns the value of the expression at the given point. It reports false where there is none: at a division by
// zero, mod by less than one, overflow, or a dimension or symbol that is not given.
func (e *Expr) Eval(dims, symbols []int64) (value int64, ok bool) {
	switch e.kind {
	case KindConstant:
		return e.value, true
	case KindDim:
		return at(dims, e.value)
	case KindSymbol:
		return at(symbols, e.value)
	}
	l, ok := e.lhs.Eval(dims, symbols)
	if !ok {
		return 0, false
	}
	r, ok := e.rhs.Eval(dims, symbols)
	if !ok {
		return 0, false
	}
	return evalBinary(e.kind, l, r)
}

func at(values []int64, pos int64) (int64, bool) {
	if pos >= int64(len(values)) {
		return 0, false
	}
	return values[pos], true
}

// evalBinary returns l op r, or false where it has no value that fits.
func evalBinary(kind Kind, l, r int64) (int64, bool) {
	switch kind {
	case KindAdd:
		sum, overflow := addOverflows(l, r)
		return sum, !overflow
	case KindMul:
		product, overflow := mulOverflows(l, r)
		return product, !overflow
	case KindMod:
		if r < 1 {
			return 0, false
		}
		return mod(l, r), true
	}
	if r == 0 || divOverflows(l, r) {
		return 0, false
	}
	if kind == KindFloorDiv {
		return floorDiv(l, r), true
	}
	return ceilDiv(l, r), true
}
