package arith

import (
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

// foldDivMul returns a of (a*b)/b, if the product has the promises that make this right; nil otherwise.
func foldDivMul(lhs, rhs *ir.Operand, promises OverflowFlags) *ir.Value {
	m, ok := lhs.Value().DefOp().(*MulI)
	if !ok || m.Flags&promises != promises {
		return nil
	}
	switch rhs.Value() {
	case m.Lhs.Value():
		return m.Rhs.Value()
	case m.Rhs.Value():
		return m.Lhs.Value()
	}
	return nil
}

// Fold implements ir.Folder: x/1, (x*y)/y and constants that do not divide by zero.
func (o *DivUI) Fold(consts []ir.Attr) ir.Folded {
	if isOne(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	if v := foldDivMul(&o.Lhs, &o.Rhs, NUW); v != nil {
		return ir.FoldTo(v)
	}
	return ir.FoldConst(tryInts(consts, func(a, b num.Int) (num.Int, bool) {
		if b.IsZero() {
			return a, false
		}
		return a.UDiv(b), true
	}))
}

// Fold implements ir.Folder: x/1, (x*y)/y and constants that neither divide by zero nor overflow.
func (o *DivSI) Fold(consts []ir.Attr) ir.Folded {
	if isOne(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	if v := foldDivMul(&o.Lhs, &o.Rhs, NSW); v != nil {
		return ir.FoldTo(v)
	}
	return ir.FoldConst(tryInts(consts, func(a, b num.Int) (num.Int, bool) {
		if b.IsZero() {
			return a, false
		}
		q, over := a.SDivOv(b)
		return q, !over
	}))
}

// Fold implements ir.Folder: x/1 and constants that do not divide by zero.
func (o *CeilDivUI) Fold(consts []ir.Attr) ir.Folded {
	if isOne(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	return ir.FoldConst(tryInts(consts, func(a, b num.Int) (num.Int, bool) {
		if b.IsZero() {
			return a, false
		}
		return a.CeilDivU(b), true
	}))
}

// Fold implements ir.Folder: x/1 and constants. Like upstream it leaves operands alone that have no negation.
func (o *CeilDivSI) Fold(consts []ir.Attr) ir.Folded {
	if isOne(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	return ir.FoldConst(tryInts(consts, func(a, b num.Int) (num.Int, bool) {
		if b.IsZero() || !a.IsZero() && (a.IsMinSigned() || b.IsMinSigned()) {
			return a, false
		}
		return a.CeilDivS(b), true
	}))
}

// Fold implements ir.Folder: x/1 and constants. As upstream, only the last element decides whether it can be folded: dividing by zero and
// overflow are undefined, so the others may become anything.
func (o *FloorDivSI) Fold(consts []ir.Attr) ir.Folded {
	if isOne(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	defined := true
	r := evalInts(consts, func(a, b num.Int) num.Int {
		if defined = !b.IsZero(); !defined {
			return a
		}
		defined = !(a.IsMinSigned() && b.IsAllOnes())
		return a.FloorDivS(b)
	})
	if !defined {
		return ir.NoFold
	}
	return ir.FoldConst(r)
}

// Fold implements ir.Folder: x%1 and constants that do not divide by zero.
func (o *RemUI) Fold(consts []ir.Attr) ir.Folded { return foldRem(&o.Result, consts, num.Int.URem) }

// Fold implements ir.Folder: x%1 and constants that do not divide by zero.
func (o *RemSI) Fold(consts []ir.Attr) ir.Folded { return foldRem(&o.Result, consts, num.Int.SRem) }

func foldRem(result *ir.Result, consts []ir.Attr, f func(a, b num.Int) num.Int) ir.Folded {
	if isOne(consts[1]) {
		return ir.FoldConst(zeroOf(result.Type()))
	}
	return ir.FoldConst(tryInts(consts, func(a, b num.Int) (num.Int, bool) {
		if b.IsZero() {
			return a, false
		}
		return f(a, b), true
	}))
}

// Fold implements ir.Folder: a shift by nothing, and constants.
func (o *ShLI) Fold(consts []ir.Attr) ir.Folded { return foldShift(&o.Lhs, consts, num.Int.ShlInt) }

// Fold implements ir.Folder: a shift by nothing, and constants.
func (o *ShRUI) Fold(consts []ir.Attr) ir.Folded { return foldShift(&o.Lhs, consts, num.Int.LShrInt) }

// Fold implements ir.Folder: a shift by nothing, and constants.
func (o *ShRSI) Fold(consts []ir.Attr) ir.Folded { return foldShift(&o.Lhs, consts, num.Int.AShrInt) }

// foldShift folds a shift. As upstream, it is left alone if the last element is shifted too far; others that are may become anything.
func foldShift(lhs *ir.Operand, consts []ir.Attr, f func(a, n num.Int) num.Int) ir.Folded {
	if isZero(consts[1]) {
		return ir.FoldTo(lhs.Value())
	}
	bounded := false
	r := evalInts(consts, func(a, n num.Int) num.Int {
		bounded = n.Limited(uint64(n.Width())) < uint64(n.Width())
		return f(a, n)
	})
	if !bounded {
		return ir.NoFold
	}
	return ir.FoldConst(r)
}

// IsSpeculatable implements ir.Speculatable: the divisor is not zero.
func (o *DivUI) IsSpeculatable() bool { return neverZero(o.Rhs.Value()) }

// IsSpeculatable implements ir.Speculatable: the divisor is not zero.
func (o *CeilDivUI) IsSpeculatable() bool { return neverZero(o.Rhs.Value()) }

// IsSpeculatable implements ir.Speculatable: the divisor is neither zero nor -1, which may overflow.
func (o *DivSI) IsSpeculatable() bool { return neverZeroOrMinusOne(o.Rhs.Value()) }

// IsSpeculatable implements ir.Speculatable: the divisor is neither zero nor -1, which may overflow.
func (o *CeilDivSI) IsSpeculatable() bool { return neverZeroOrMinusOne(o.Rhs.Value()) }

func neverZero(v *ir.Value) bool {
	r := rangeOf(v)
	return r.Known() && !r.UMin().IsZero()
}

func neverZeroOrMinusOne(v *ir.Value) bool {
	r := rangeOf(v)
	if !r.Known() {
		return false
	}
	w := r.Width()
	avoids := func(n num.Int) bool { return r.SMin().CmpS(n) > 0 || r.SMax().CmpS(n) < 0 }
	return avoids(num.Zero(w)) && avoids(num.AllOnes(w))
}

// rangeOf bounds v by the op that defines it, of whose operands nothing is known; the zero Range if that is not possible.
func rangeOf(v *ir.Value) intrange.Range {
	op := v.DefOp()
	if op == nil {
		return intrange.Range{}
	}
	if c, ok := uniformInt(ir.Constant(op)); ok {
		return intrange.Constant(c)
	}
	args := make([]intrange.Range, 0, 3)
	for _, o := range ir.OperandsOf(op) {
		args = append(args, intrange.MaxOf(o.Type()))
	}
	var found intrange.Range
	intrange.Infer(op, args, func(w *ir.Value, r intrange.Range) {
		if w == v && v.Index() == 0 {
			found = r
		}
	})
	return found
}
