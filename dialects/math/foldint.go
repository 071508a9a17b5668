package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/num"
)

// foldCount folds an op to a number of bits, in the width of the operand.
func foldCount(consts []ir.Attr, count func(num.Int) int) ir.Folded {
	return arith.FoldInt(consts, func(a num.Int) (num.Int, bool) { return num.NewUint(a.Width(), uint64(count(a))), true })
}

// Fold implements ir.Folder: constants.
func (o *CountLeadingZeros) Fold(consts []ir.Attr) ir.Folded {
	return foldCount(consts, num.Int.CountLeadingZeros)
}

// Fold implements ir.Folder: constants.
func (o *CountTrailingZeros) Fold(consts []ir.Attr) ir.Folded {
	return foldCount(consts, num.Int.CountTrailingZeros)
}

// Fold implements ir.Folder: constants.
func (o *CtPop) Fold(consts []ir.Attr) ir.Folded { return foldCount(consts, num.Int.PopCount) }

// Fold implements ir.Folder: constants.
func (o *AbsI) Fold(consts []ir.Attr) ir.Folded {
	return arith.FoldInt(consts, func(a num.Int) (num.Int, bool) { return a.Abs(), true })
}

// Fold implements ir.Folder: constants.
func (o *IPowI) Fold(consts []ir.Attr) ir.Folded { return arith.FoldInts(consts, power) }

// power raises base to a signed power; false for a negative power of 0.
func power(base, exponent num.Int) (num.Int, bool) {
	one := num.NewInt(base.Width(), 1)
	switch {
	case exponent.IsZero():
		return one, true
	case !exponent.IsNegative():
		return wrappingPower(base, exponent), true
	case base.IsZero():
		return num.Int{}, false
	case base.Equal(one):
		return one, true
	case !base.IsAllOnes():
		return num.Zero(base.Width()), true
	case exponent.Bit(0):
		return base, true
	}
	return one, true
}

// wrappingPower multiplies by squaring, reading the exponent as unsigned.
func wrappingPower(base, exponent num.Int) num.Int {
	r := num.NewInt(base.Width(), 1)
	for ; !exponent.IsZero(); exponent = exponent.LShr(1) {
		if exponent.Bit(0) {
			r = r.Mul(base)
		}
		base = base.Mul(base)
	}
	return r
}
