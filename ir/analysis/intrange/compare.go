package intrange

import "polyloom/num"

// MaxS bounds the larger of two signed numbers.
func MaxS(a, b Range) Range { return FromSigned(a.smin.SMax(b.smin), a.smax.SMax(b.smax)) }

// MaxU bounds the larger of two unsigned numbers.
func MaxU(a, b Range) Range { return FromUnsigned(a.umin.UMax(b.umin), a.umax.UMax(b.umax)) }

// MinS bounds the smaller of two signed numbers.
func MinS(a, b Range) Range { return FromSigned(a.smin.SMin(b.smin), a.smax.SMin(b.smax)) }

// MinU bounds the smaller of two unsigned numbers.
func MinU(a, b Range) Range { return FromUnsigned(a.umin.UMin(b.umin), a.umax.UMin(b.umax)) }

// Select bounds a choice between yes and no. Each of the ranges may be unknown.
func Select(cond, yes, no Range) Range {
	c, ok := cond.Constant()
	switch {
	case !ok:
		return yes.Union(no)
	case c.IsZero():
		return no
	}
	return yes
}

// A Predicate is a relation between integers, numbered as in the arith, index and llvm dialects.
type Predicate uint8

// The relations; those of order read their operands as signed (S) or unsigned (U).
const (
	EQ Predicate = iota
	NE
	SLT
	SLE
	SGT
	SGE
	ULT
	ULE
	UGT
	UGE
)

// inverse holds for each relation the one that holds exactly when it does not.
var inverse = [...]Predicate{EQ: NE, NE: EQ, SLT: SGE, SLE: SGT, SGT: SLE, SGE: SLT, ULT: UGE, ULE: UGT, UGT: ULE, UGE: ULT}

// Compare says whether p holds between all of a and all of b, or for none; known is false if it depends on the numbers.
func Compare(p Predicate, a, b Range) (holds, known bool) {
	if always(p, a, b) {
		return true, true
	}
	if always(inverse[p], a, b) {
		return false, true
	}
	return false, false
}

func always(p Predicate, a, b Range) bool {
	switch p {
	case EQ:
		x, xok := a.Constant()
		y, yok := b.Constant()
		return xok && yok && x.Equal(y)
	case NE:
		// Equality needs one reading in which both are the same constant. For inequality neither may overlap.
		return (always(SLT, a, b) || always(SGT, a, b)) && (always(ULT, a, b) || always(UGT, a, b))
	case SLT:
		return a.smax.CmpS(b.smin) < 0
	case SLE:
		return a.smax.CmpS(b.smin) <= 0
	case SGT:
		return a.smin.CmpS(b.smax) > 0
	case SGE:
		return a.smin.CmpS(b.smax) >= 0
	case ULT:
		return a.umax.CmpU(b.umin) < 0
	case ULE:
		return a.umax.CmpU(b.umin) <= 0
	case UGT:
		return a.umin.CmpU(b.umax) > 0
	case UGE:
		return a.umin.CmpU(b.umax) >= 0
	}
	return false
}

// Cmp bounds the result of comparing a with b, an integer of width 1.
func Cmp(p Predicate, a, b Range) Range {
	if holds, known := Compare(p, a, b); known {
		return Constant(num.Bool(holds))
	}
	return Max(1)
}
