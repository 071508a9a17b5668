package affexpr

// Binary returns the expression lhs op rhs in simplified form. It panics if kind is not a binary one.
func Binary(kind Kind, lhs, rhs *Expr) *Expr {
	switch kind {
	case KindAdd:
		return lhs.Add(rhs)
	case KindMul:
		return lhs.Mul(rhs)
	case KindMod:
		return lhs.Mod(rhs)
	case KindFloorDiv:
		return lhs.FloorDiv(rhs)
	case KindCeilDiv:
		return lhs.CeilDiv(rhs)
	}
	panic("affexpr: Binary of kind " + kind.String())
}

// Add returns e + other, simplified.
func (e *Expr) Add(other *Expr) *Expr {
	if s := simplifyAdd(e, other); s != nil {
		return s
	}
	return node(KindAdd, e, other)
}

// AddConst returns e + v, simplified.
func (e *Expr) AddConst(v int64) *Expr { return e.Add(Const(v)) }

// Sub returns e - other, which is e + other * -1, simplified.
func (e *Expr) Sub(other *Expr) *Expr { return e.Add(other.Neg()) }

// SubConst returns e - v, simplified.
func (e *Expr) SubConst(v int64) *Expr { return e.Sub(Const(v)) }

// Neg returns e * -1, simplified.
func (e *Expr) Neg() *Expr { return e.MulConst(-1) }

// Mul returns e * other, simplified. One of the factors should be symbolic or constant: a product of two dimensions
// is built, but no pass of the affine dialect accepts it.
func (e *Expr) Mul(other *Expr) *Expr {
	if s := simplifyMul(e, other); s != nil {
		return s
	}
	return node(KindMul, e, other)
}

// MulConst returns e * v, simplified.
func (e *Expr) MulConst(v int64) *Expr { return e.Mul(Const(v)) }

// Mod returns e mod other, simplified. A divisor below one has no meaning; the expression is kept as it is.
func (e *Expr) Mod(other *Expr) *Expr {
	if s := simplifyMod(e, other); s != nil {
		return s
	}
	return node(KindMod, e, other)
}

// ModConst returns e mod v, simplified.
func (e *Expr) ModConst(v int64) *Expr { return e.Mod(Const(v)) }

// FloorDiv returns e floordiv other, simplified. Division by zero has no meaning; the expression is kept as it is.
func (e *Expr) FloorDiv(other *Expr) *Expr {
	if s := simplifyFloorDiv(e, other); s != nil {
		return s
	}
	return node(KindFloorDiv, e, other)
}

// FloorDivConst returns e floordiv v, simplified.
func (e *Expr) FloorDivConst(v int64) *Expr { return e.FloorDiv(Const(v)) }

// CeilDiv returns e ceildiv other, simplified. Division by zero has no meaning; the expression is kept as it is.
func (e *Expr) CeilDiv(other *Expr) *Expr {
	if s := simplifyCeilDiv(e, other); s != nil {
		return s
	}
	return node(KindCeilDiv, e, other)
}

// CeilDivConst returns e ceildiv v, simplified.
func (e *Expr) CeilDivConst(v int64) *Expr { return e.CeilDiv(Const(v)) }

// constRHS returns the right operand of e if e is of the given kind and that operand is a constant.
func (e *Expr) constRHS(kind Kind) (int64, bool) {
	if e.kind != kind || e.rhs.kind != KindConstant {
		return 0, false
	}
	return e.rhs.value, true
}

// simplifyAdd returns the simplified sum, or nil where lhs + rhs is to be built as it is.
func simplifyAdd(lhs, rhs *Expr) *Expr {
	rc, rhsConst := rhs.IsConst()
	if lc, ok := lhs.IsConst(); ok && rhsConst {
		sum, overflow := addOverflows(lc, rc)
		if overflow {
			return nil
		}
		return Const(sum)
	}
	// Constants go to the right, and symbolic terms to the right of others.
	if lhs.kind == KindConstant || lhs.symbolic && !rhs.symbolic {
		return rhs.Add(lhs)
	}
	// Of two dimensions or two symbols the one with the lower position comes first.
	if isLaterLeaf(lhs, rhs) {
		return rhs.Add(lhs)
	}
	if rhsConst && rc == 0 {
		return lhs
	}
	// (x + c1) + c2 is x + (c1 + c2).
	c, lhsAddsConst := lhs.constRHS(KindAdd)
	if lhsAddsConst && rhsConst {
		return lhs.lhs.AddConst(c + rc)
	}
	// x * c1 + x * c2 is x * (c1 + c2).
	lbase, lcoeff := splitCoefficient(lhs)
	rbase, rcoeff := splitCoefficient(rhs)
	if lbase == rbase {
		return lbase.MulConst(lcoeff + rcoeff)
	}
	// (x + c) + y is (x + y) + c.
	if lhsAddsConst {
		return lhs.lhs.Add(rhs).Add(lhs.rhs)
	}
	return foldIntoMod(lhs, rhs)
}

// isLaterLeaf reports whether both are dimensions or both symbols and a has the higher position.
func isLaterLeaf(a, b *Expr) bool {
	return a.kind == b.kind && (a.kind == KindDim || a.kind == KindSymbol) && a.value > b.value
}

// splitCoefficient returns base and c such that e is base * c.
func splitCoefficient(e *Expr) (base *Expr, c int64) {
	if c, ok := e.constRHS(KindMul); ok {
		return e.lhs, c
	}
	return e, 1
}

// foldIntoMod turns x + (x floordiv q) * -q into x mod q, also where x is the last term of lhs. The divisor may be a
// positive constant or symbolic. It returns nil if the sum has not this form.
func foldIntoMod(lhs, rhs *Expr) *Expr {
	if !rhs.kind.IsBinary() {
		return nil
	}
	// The symbolic form is ((x floordiv q) * q) * -1.
	if product := rhs.lhs; rhs.rhs.IsConstEqual(-1) && product.kind == KindMul {
		quotient, q := product.lhs, product.rhs
		if quotient.kind != KindFloorDiv {
			return nil
		}
		if quotient.rhs == q && quotient.lhs == lhs {
			return lhs.Mod(q)
		}
	}
	quotient := rhs.lhs
	if rhs.kind != KindMul || quotient.kind != KindFloorDiv {
		return nil
	}
	if q, ok := quotient.rhs.IsConst(); ok && q > 0 && quotient.lhs == lhs && rhs.rhs.IsConstEqual(-q) {
		return lhs.Mod(quotient.rhs)
	}
	// (x + y) + (y floordiv c) * -c is x + y mod c.
	if lhs.kind == KindAdd {
		if s := simplifyAdd(lhs.rhs, rhs); s != nil {
			return lhs.lhs.Add(s)
		}
	}
	return nil
}

// simplifyMul returns the simplified product, or nil where lhs * rhs is to be built as it is.
func simplifyMul(lhs, rhs *Expr) *Expr {
	rc, rhsConst := rhs.IsConst()
	if lc, ok := lhs.IsConst(); ok && rhsConst {
		product, overflow := mulOverflows(lc, rc)
		if overflow {
			return nil
		}
		return Const(product)
	}
	if !lhs.symbolic && !rhs.symbolic {
		return nil
	}
	// The symbolic factor goes to the right; of two, the constant.
	if !rhs.symbolic || lhs.kind == KindConstant {
		return rhs.Mul(lhs)
	}
	if isLaterLeaf(lhs, rhs) {
		return rhs.Mul(lhs)
	}
	if rhsConst {
		switch rc {
		case 1:
			return lhs
		case 0:
			return rhs
		}
	}
	c, ok := lhs.constRHS(KindMul)
	switch {
	case !ok:
		return nil
	case rhsConst: // (x * c1) * c2 is x * (c1 * c2).
		return lhs.lhs.MulConst(c * rc)
	default: // (x * c) * y is (x * y) * c.
		return lhs.lhs.Mul(rhs).Mul(lhs.rhs)
	}
}

// simplifyFloorDiv returns the simplified quotient, or nil where lhs floordiv rhs is to be built as it is.
func simplifyFloorDiv(lhs, rhs *Expr) *Expr {
	rc, ok := rhs.IsConst()
	if !ok || rc == 0 {
		return nil
	}
	if lc, ok := lhs.IsConst(); ok {
		if divOverflows(lc, rc) {
			return nil
		}
		return Const(floorDiv(lc, rc))
	}
	if rc == 1 {
		return lhs
	}
	if c, ok := lhs.constRHS(KindMul); ok && c%rc == 0 {
		return lhs.lhs.MulConst(c / rc)
	}
	// A division distributes over a sum of which one term is a multiple of the divisor.
	if lhs.kind == KindAdd && (lhs.lhs.divisor%rc == 0 || lhs.rhs.divisor%rc == 0) {
		return lhs.lhs.FloorDiv(rhs).Add(lhs.rhs.FloorDiv(rhs))
	}
	return nil
}

// simplifyCeilDiv returns the simplified quotient, or nil where lhs ceildiv rhs is to be built as it is.
func simplifyCeilDiv(lhs, rhs *Expr) *Expr {
	rc, ok := rhs.IsConst()
	if !ok || rc == 0 {
		return nil
	}
	if lc, ok := lhs.IsConst(); ok {
		if divOverflows(lc, rc) {
			return nil
		}
		return Const(ceilDiv(lc, rc))
	}
	if rc == 1 {
		return lhs
	}
	if c, ok := lhs.constRHS(KindMul); ok && c%rc == 0 {
		return lhs.lhs.MulConst(c / rc)
	}
	return nil
}

// simplifyMod returns the simplified remainder, or nil where lhs mod rhs is to be built as it is.
func simplifyMod(lhs, rhs *Expr) *Expr {
	rc, ok := rhs.IsConst()
	if !ok || rc < 1 {
		return nil
	}
	if lc, ok := lhs.IsConst(); ok {
		return Const(mod(lc, rc))
	}
	if lhs.divisor%rc == 0 {
		return Const(0)
	}
	// A term that is a multiple of the divisor does not matter.
	if lhs.kind == KindAdd {
		if lhs.lhs.divisor%rc == 0 {
			return lhs.rhs.Mod(rhs)
		}
		if lhs.rhs.divisor%rc == 0 {
			return lhs.lhs.Mod(rhs)
		}
	}
	// (x mod c1) mod c2 is x mod c2 if c2 divides c1.
	if c, ok := lhs.constRHS(KindMod); ok && c >= 1 && c%rc == 0 {
		return lhs.lhs.Mod(rhs)
	}
	return nil
}
