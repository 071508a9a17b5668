package arith

import (
	"polyloom/ir"
	"polyloom/num"
)

// Fold implements ir.Folder: x+0, (x-y)+y and constants.
func (o *AddI) Fold(consts []ir.Attr) ir.Folded {
	if isZero(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	if s, ok := o.Lhs.Value().DefOp().(*SubI); ok && s.Rhs.Value() == o.Rhs.Value() {
		return ir.FoldTo(s.Lhs.Value())
	}
	if s, ok := o.Rhs.Value().DefOp().(*SubI); ok && s.Rhs.Value() == o.Lhs.Value() {
		return ir.FoldTo(s.Lhs.Value())
	}
	return foldInts(consts, num.Int.Add)
}

// Fold implements ir.Folder: x-x, x-0, (x+y)-y and constants.
func (o *SubI) Fold(consts []ir.Attr) ir.Folded {
	if o.Lhs.Value() == o.Rhs.Value() {
		if zero := zeroOf(o.Result.Type()); zero != nil {
			return ir.FoldConst(zero)
		}
	}
	if isZero(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	if a, ok := o.Lhs.Value().DefOp().(*AddI); ok {
		switch o.Rhs.Value() {
		case a.Rhs.Value():
			return ir.FoldTo(a.Lhs.Value())
		case a.Lhs.Value():
			return ir.FoldTo(a.Rhs.Value())
		}
	}
	return foldInts(consts, num.Int.Sub)
}

// Fold implements ir.Folder: x*0, x*1 and constants.
func (o *MulI) Fold(consts []ir.Attr) ir.Folded {
	switch {
	case isZero(consts[1]):
		return ir.FoldTo(o.Rhs.Value())
	case isOne(consts[1]):
		return ir.FoldTo(o.Lhs.Value())
	}
	return foldInts(consts, num.Int.Mul)
}

// NameResults suggests %c4_vscale for a constant times vector.vscale, the number of elements of a scalable vector.
func (o *MulI) NameResults(set func(v *ir.Value, name string)) {
	if _, index := o.Result.Type().(*ir.IndexType); !index {
		return
	}
	vscale := func(v *ir.Value) bool { return v.DefOp() != nil && ir.Name(v.DefOp()) == "vector.vscale" }
	base, other := o.Lhs.Value(), o.Rhs.Value()
	if !vscale(other) {
		base, other = other, base
	}
	if c, ok := ir.ConstantValue(base).(*ir.IntegerAttr); ok && vscale(other) {
		set(&o.Result.Value, "c"+c.Value.Text(true)+"_vscale")
	}
}

// Fold implements ir.Folder: x+0 and constants.
func (o *AddUIExtended) Fold(consts []ir.Attr) ir.Folded {
	if isZero(consts[1]) {
		return fold2(ir.FoldResult{Value: o.Lhs.Value()}, ir.FoldResult{Const: zeroOf(o.Overflow.Type())})
	}
	if p := poisoned(consts); p != nil {
		return fold2(ir.FoldResult{Const: p}, ir.FoldResult{Const: p})
	}
	sum := evalInts(consts, num.Int.Add)
	if sum == nil {
		return ir.NoFold
	}
	over := map2(&integers, &integers, sum, consts[0], i1SameShape(typeOf(sum)),
		func(sum, a num.Int) (num.Int, bool) { return num.Bool(sum.CmpU(a) < 0), true })
	if over == nil {
		return ir.NoFold
	}
	return fold2(ir.FoldResult{Const: sum}, ir.FoldResult{Const: over})
}

func fold2(a, b ir.FoldResult) ir.Folded { return ir.Folded{Results: []ir.FoldResult{a, b}} }

// foldMulExtended folds x*0 and constants; high gives the high half of the product.
func foldMulExtended(consts []ir.Attr, high func(a, b num.Int) num.Int) ir.Folded {
	if isZero(consts[1]) {
		return fold2(ir.FoldResult{Const: consts[1]}, ir.FoldResult{Const: consts[1]})
	}
	low := evalInts(consts, num.Int.Mul)
	if low == nil {
		return ir.NoFold
	}
	return fold2(ir.FoldResult{Const: low}, ir.FoldResult{Const: evalInts(consts, high)})
}

// Fold implements ir.Folder: x*0 and constants.
func (o *MulSIExtended) Fold(consts []ir.Attr) ir.Folded {
	return foldMulExtended(consts, num.Int.MulHS)
}

// Fold implements ir.Folder: x*0, x*1 and constants.
func (o *MulUIExtended) Fold(consts []ir.Attr) ir.Folded {
	if isOne(consts[1]) {
		return fold2(ir.FoldResult{Value: o.Lhs.Value()}, ir.FoldResult{Const: zeroOf(o.Lhs.Type())})
	}
	return foldMulExtended(consts, num.Int.MulHU)
}

// Fold implements ir.Folder: constants, equal operands and the two ends of the range.
func (o *MaxSI) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremum(&o.Lhs, &o.Rhs, consts, num.Int.IsMaxSigned, num.Int.IsMinSigned, num.Int.SMax)
}

// Fold implements ir.Folder: constants, equal operands and the two ends of the range.
func (o *MaxUI) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremum(&o.Lhs, &o.Rhs, consts, num.Int.IsAllOnes, num.Int.IsZero, num.Int.UMax)
}

// Fold implements ir.Folder: constants, equal operands and the two ends of the range.
func (o *MinSI) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremum(&o.Lhs, &o.Rhs, consts, num.Int.IsMinSigned, num.Int.IsMaxSigned, num.Int.SMin)
}

// Fold implements ir.Folder: constants, equal operands and the two ends of the range.
func (o *MinUI) Fold(consts []ir.Attr) ir.Folded {
	return foldExtremum(&o.Lhs, &o.Rhs, consts, num.Int.IsZero, num.Int.IsAllOnes, num.Int.UMin)
}

// foldExtremum folds a minimum or maximum: wins holds for the number that beats all others, loses for the one that loses to all.
func foldExtremum(lhs, rhs *ir.Operand, consts []ir.Attr, wins, loses func(num.Int) bool, f func(a, b num.Int) num.Int) ir.Folded {
	switch {
	case lhs.Value() == rhs.Value(), isUniform(consts[1], wins):
		return ir.FoldTo(rhs.Value())
	case isUniform(consts[1], loses):
		return ir.FoldTo(lhs.Value())
	}
	return foldInts(consts, f)
}
