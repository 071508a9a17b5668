package arith

import (
	"polyloom/ir"
	"polyloom/num"
)

// isNotOf reports whether v is x with all bits inverted: x xor -1. The constant is the right operand of that op.
func isNotOf(v, x *ir.Value) (*XOrI, bool) {
	n, ok := v.DefOp().(*XOrI)
	if !ok || n.Lhs.Value() != x || !isAllOnes(ir.ConstantValue(n.Rhs.Value())) {
		return nil, false
	}
	return n, true
}

// notOfOther returns which of two operands is the other one inverted; nil if neither is.
func notOfOther(lhs, rhs *ir.Operand) *XOrI {
	if n, ok := isNotOf(rhs.Value(), lhs.Value()); ok {
		return n
	}
	n, _ := isNotOf(lhs.Value(), rhs.Value())
	return n
}

// Fold implements ir.Folder: x and 0, x and -1, x and not x, x and (x and y), and constants.
func (o *AndI) Fold(consts []ir.Attr) ir.Folded {
	switch {
	case isZero(consts[1]):
		return ir.FoldTo(o.Rhs.Value())
	case isAllOnes(consts[1]):
		return ir.FoldTo(o.Lhs.Value())
	case notOfOther(&o.Lhs, &o.Rhs) != nil:
		if zero := zeroOf(o.Result.Type()); zero != nil {
			return ir.FoldConst(zero)
		}
	}
	for _, v := range []*ir.Value{o.Lhs.Value(), o.Rhs.Value()} {
		other := o.Lhs.Value()
		if v == other {
			other = o.Rhs.Value()
		}
		if in, ok := v.DefOp().(*AndI); ok && (in.Lhs.Value() == other || in.Rhs.Value() == other) {
			return ir.FoldTo(v)
		}
	}
	return foldInts(consts, num.Int.And)
}

// Fold implements ir.Folder: x or 0, x or -1, x or not x, and constants.
func (o *OrI) Fold(consts []ir.Attr) ir.Folded {
	switch {
	case isZero(consts[1]):
		return ir.FoldTo(o.Lhs.Value())
	case isAllOnes(consts[1]):
		return ir.FoldConst(consts[1])
	}
	if n := notOfOther(&o.Lhs, &o.Rhs); n != nil {
		return ir.FoldTo(n.Rhs.Value())
	}
	return foldInts(consts, num.Int.Or)
}

// Fold implements ir.Folder: x xor 0, x xor x, (x xor y) xor y, and constants.
func (o *XOrI) Fold(consts []ir.Attr) ir.Folded {
	if isZero(consts[1]) {
		return ir.FoldTo(o.Lhs.Value())
	}
	if o.Lhs.Value() == o.Rhs.Value() {
		if zero := zeroOf(o.Result.Type()); zero != nil {
			return ir.FoldConst(zero)
		}
	}
	for _, side := range [][2]*ir.Value{{o.Lhs.Value(), o.Rhs.Value()}, {o.Rhs.Value(), o.Lhs.Value()}} {
		in, ok := side[0].DefOp().(*XOrI)
		switch {
		case !ok:
		case in.Rhs.Value() == side[1]:
			return ir.FoldTo(in.Lhs.Value())
		case in.Lhs.Value() == side[1]:
			return ir.FoldTo(in.Rhs.Value())
		}
	}
	return foldInts(consts, num.Int.Xor)
}
