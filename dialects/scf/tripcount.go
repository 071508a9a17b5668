package scf

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// value returns v as a bound of iterations.
func value(v *ir.Value) ir.FoldResult { return ir.FoldResult{Value: v} }

// constant returns the number that a bound is known to be, sign-extended.
func constant(b ir.FoldResult) (int64, bool) {
	if b.Value != nil {
		return ir.ConstantInt(b.Value)
	}
	i, ok := b.Const.(*ir.IntegerAttr)
	if !ok {
		return 0, false
	}
	return i.Int64(), true
}

// iterations returns how often a loop from lo to hi by step runs, if that is known. A bound is a value or a constant; unsigned says how the
// bounds are compared. A step that is not positive is undefined behaviour; such a loop counts as one that does not run.
func iterations(lo, hi, step ir.FoldResult, unsigned bool) (n uint64, known bool) {
	if lo == hi {
		return 0, true
	}
	s, stepKnown := constant(step)
	if stepKnown && s == 0 {
		return 0, true
	}
	d, ok := distance(lo, hi, unsigned)
	switch {
	case !ok:
		return 0, false
	case d == 0:
		return 0, true
	case !stepKnown || s < 0 && unsigned:
		return 0, false
	case s < 0:
		return 0, true
	}
	return (d-1)/uint64(s) + 1, true
}

// distance returns hi - lo, 0 if it is negative, and whether it is known: if both are constants, or hi is a sum of lo and a constant that does
// not wrap around.
func distance(lo, hi ir.FoldResult, unsigned bool) (uint64, bool) {
	l, lowKnown := constant(lo)
	h, highKnown := constant(hi)
	bits := 64
	if lo.Value != nil {
		bits = ir.BitWidth(lo.Value.Type())
	}
	if lowKnown != highKnown || bits > 64 {
		return 0, false
	}
	if lowKnown {
		if unsigned {
			return positive(narrow(h, bits), narrow(l, bits)), true
		}
		if h <= l {
			return 0, true
		}
		return uint64(h) - uint64(l), true
	}
	sum, ok := hi.Value.DefOp().(*arith.AddI)
	if !ok || sum.Lhs.Value() != lo.Value {
		return 0, false
	}
	d, ok := ir.ConstantInt(sum.Rhs.Value())
	switch {
	case !ok:
		return 0, false
	case unsigned:
		return narrow(d, bits), sum.Flags&arith.NUW != 0
	case d < 0:
		d = 0
	}
	return uint64(d), sum.Flags&arith.NSW != 0
}

func positive(a, b uint64) uint64 {
	if a <= b {
		return 0
	}
	return a - b
}

// narrow returns the lowest bits of v.
func narrow(v int64, bits int) uint64 { return uint64(v) & (1<<(bits-1)<<1 - 1) }
