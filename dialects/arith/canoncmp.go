package arith

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *CmpI) CanonicalizationPatterns() []rewrite.Pattern {
	// cmpi(eq or ne, ext(x), ext(y)) -> cmpi(eq or ne, x, y)
	return []rewrite.Pattern{
		rewrite.On(compareExtended[*ExtSI]).WithBenefit(3).Named("CmpIExtSI"),
		rewrite.On(compareExtended[*ExtUI]).WithBenefit(3).Named("CmpIExtUI"),
	}
}

func compareExtended[E ir.Op](rw *rewrite.Rewriter, op *CmpI) bool {
	a, b, ok := both[E](&op.Lhs, &op.Rhs)
	if !ok || op.Predicate != Eq && op.Predicate != Ne {
		return false
	}
	located(rw, op, a, b)
	return replace(rw, op, &CmpI{Predicate: op.Predicate, Lhs: ir.OperandValue(a, 0).Use(), Rhs: ir.OperandValue(b, 0).Use()})
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *CmpF) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(compareConverted).Named("CmpFIntToFPConst")}
}

// compareConverted compares an integer that was converted to floating point with a constant as an integer, where rounding cannot
// make a difference:
//
//	cmpf(olt, sitofp(x), 4.5) -> cmpi(sle, x, 4)
func compareConverted(rw *rewrite.Rewriter, op *CmpF) bool {
	c, ok := floats.scalar(ir.ConstantValue(op.Rhs.Value()))
	if !ok || c.IsNaN() || op.Predicate == AlwaysFalse || op.Predicate == AlwaysTrue {
		return false
	}
	var x *ir.Value
	signed := false
	switch in := op.Lhs.DefOp().(type) {
	case *SIToFP:
		x, signed = in.In.Value(), true
	case *UIToFP:
		x = in.In.Value()
	default:
		return false
	}
	width := ir.BitWidth(x.Type())
	if !exactEnough(c, width, signed) {
		return false
	}
	if op.Predicate == ORD || op.Predicate == UNO {
		return replace(rw, op, Bool(op.Predicate == ORD))
	}
	p, n, outcome := integerComparison(intPredicate(op.Predicate, signed), c, width, signed)
	switch outcome {
	case unknown:
		return false
	case alwaysTrue, alwaysFalse:
		return replace(rw, op, Bool(outcome == alwaysTrue))
	}
	bound := created(rw, ConstOf(ir.Integer(x.Type(), n)))
	return replace(rw, op, &CmpI{Predicate: p, Lhs: x.Use(), Rhs: bound.Use()})
}

// exactEnough reports whether the conversion of integers of the given width to c's format cannot change how they compare with c.
func exactEnough(c num.Float, width int, signed bool) bool {
	precision := c.Format().Precision()
	if width <= precision {
		return true
	}
	valueBits := width
	if signed {
		valueBits--
	}
	switch {
	case c.IsZero():
		return true
	case c.IsInf():
		return c.Format().Largest(false).Ilogb() >= valueBits // else the conversion may make infinity
	}
	e := c.Ilogb()
	return e < precision || e > valueBits
}

// intPredicate returns the relation between integers that stands for p.
func intPredicate(p CmpFPredicate, signed bool) CmpIPredicate {
	pick := func(s, u CmpIPredicate) CmpIPredicate {
		if signed {
			return s
		}
		return u
	}
	switch p {
	case OEQ, UEQ:
		return Eq
	case ONE, UNE:
		return Ne
	case OGT, UGT:
		return pick(Sgt, Ugt)
	case OGE, UGE:
		return pick(Sge, Uge)
	case OLT, ULT:
		return pick(Slt, Ult)
	}
	return pick(Sle, Ule)
}

// An outcome says what became of a comparison with a constant.
type outcome uint8

const (
	depends outcome = iota // on the other operand
	alwaysFalse
	alwaysTrue
	unknown
)

func always(v bool) outcome {
	if v {
		return alwaysTrue
	}
	return alwaysFalse
}

// integerComparison returns the relation q and the integer n such that x q n means x p c for all integers x of the given width.
func integerComparison(p CmpIPredicate, c num.Float, width int, signed bool) (q CmpIPredicate, n num.Int, o outcome) {
	lowest, highest := num.Zero(width), num.AllOnes(width)
	if signed {
		lowest, highest = num.MinSigned(width), num.MaxSigned(width)
	}
	convert := func(v num.Int) num.Float {
		f, _ := c.Format().FromInt(v, signed, num.ToNearestEven)
		return f
	}
	less, greater := p == Slt || p == Sle || p == Ult || p == Ule, p == Sgt || p == Sge || p == Ugt || p == Uge
	switch {
	case convert(highest).Cmp(c) == num.Less:
		return p, n, always(p == Ne || less)
	case convert(lowest).Cmp(c) == num.Greater:
		return p, n, always(p == Ne || greater)
	}
	n, _, status := c.ToInt(width, signed, num.TowardZero)
	if status&num.Invalid != 0 {
		return p, n, unknown
	}
	if c.IsZero() || convert(n).Cmp(c) == num.Same {
		return p, n, depends
	}
	// c has a fraction, and n is c rounded toward zero.
	switch {
	case p == Eq || p == Ne:
		return p, n, always(p == Ne)
	case c.IsNegative() && !signed:
		return p, n, always(greater)
	case c.IsNegative():
		return [...]CmpIPredicate{Slt: Slt, Sle: Slt, Sgt: Sge, Sge: Sge}[p], n, depends
	}
	return [...]CmpIPredicate{Slt: Sle, Sle: Sle, Sgt: Sgt, Sge: Sgt, Ult: Ule, Ule: Ule, Ugt: Ugt, Uge: Ugt}[p], n, depends
}
