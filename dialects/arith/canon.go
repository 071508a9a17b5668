package arith

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// located makes rw create ops at the fused location of ops. Upstream's declarative patterns fuse the root with the ops inside the match, the
// operands of an op before itself, up to as many as the pattern names ops that are not constants; patterns here name the same.
func located(rw *rewrite.Rewriter, ops ...ir.Op) {
	locs := make([]ir.Loc, len(ops))
	for i, op := range ops {
		locs[i] = ir.LocOf(op)
	}
	rw.Loc = ir.FuseLocs(locs...)
}

// replace creates by, at rw's location, and replaces op by its results.
func replace(rw *rewrite.Rewriter, op, by ir.Op) bool {
	rw.ReplaceWith(op, ir.Create(rw, by))
	return true
}

// created creates op and returns its only result.
func created(rw *rewrite.Rewriter, op ir.Op) *ir.Value { return ir.ResultAt(ir.Create(rw, op), 0) }

// A literal is an operand that is a constant.
type literal struct {
	num.Int
	op ir.Op // the constant; nil if the operand is none
}

// scalarOperand returns the integer that o is; without op if it is no scalar constant.
func scalarOperand(o *ir.Operand) literal {
	if i, ok := ir.ConstantValue(o.Value()).(*ir.IntegerAttr); ok {
		return literal{i.Value, o.DefOp()}
	}
	return literal{}
}

// uniformOperand is scalarOperand for a constant all of whose elements are the same, too.
func uniformOperand(o *ir.Operand) literal {
	if v, ok := uniformInt(ir.ConstantValue(o.Value())); ok {
		return literal{v, o.DefOp()}
	}
	return literal{}
}

// both returns the extensions of one kind that define both operands, from one type.
func both[P ir.Op](lhs, rhs *ir.Operand) (a, b P, ok bool) {
	if a, ok = lhs.Value().DefOp().(P); !ok {
		return
	}
	if b, ok = rhs.Value().DefOp().(P); !ok {
		return
	}
	return a, b, ir.OperandValue(a, 0).Type() == ir.OperandValue(b, 0).Type()
}

// bitwise is the implementation of a pattern that moves an extension behind a bitwise op:
//
//	op(ext(x), ext(y)) -> ext(op(x, y))
func bitwise[E ir.Op](rw *rewrite.Rewriter, op ir.Op, mk func(x, y *ir.Value) ir.Op, ext func(v *ir.Value, t ir.Type) ir.Op) bool {
	a, b, ok := both[E](ir.OperandAt(op, 0), ir.OperandAt(op, 1))
	if !ok {
		return false
	}
	located(rw, op, a, b)
	v := created(rw, mk(ir.OperandValue(a, 0), ir.OperandValue(b, 0)))
	return replace(rw, op, ext(v, ir.ResultAt(op, 0).Type()))
}

// extensions returns the two patterns of bitwise for ops of type P.
func extensions[P ir.Op](name string, mk func(x, y *ir.Value) ir.Op) []rewrite.Pattern {
	return []rewrite.Pattern{
		rewrite.On(func(rw *rewrite.Rewriter, op P) bool { return bitwise[*ExtUI](rw, op, mk, extUI) }).WithBenefit(3).Named(name + "OfExtUI"),
		rewrite.On(func(rw *rewrite.Rewriter, op P) bool { return bitwise[*ExtSI](rw, op, mk, extSI) }).WithBenefit(3).Named(name + "OfExtSI"),
	}
}

func extUI(v *ir.Value, t ir.Type) ir.Op { return &ExtUI{In: v.Use(), Out: ir.Res(t)} }

func extSI(v *ir.Value, t ir.Type) ir.Op { return &ExtSI{In: v.Use(), Out: ir.Res(t)} }

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *AndI) CanonicalizationPatterns() []rewrite.Pattern {
	return extensions[*AndI]("And", func(x, y *ir.Value) ir.Op { return &AndI{Lhs: x.Use(), Rhs: y.Use()} })
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *OrI) CanonicalizationPatterns() []rewrite.Pattern {
	return extensions[*OrI]("Or", func(x, y *ir.Value) ir.Op { return &OrI{Lhs: x.Use(), Rhs: y.Use()} })
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *XOrI) CanonicalizationPatterns() []rewrite.Pattern {
	return append([]rewrite.Pattern{xorNotCmp},
		extensions[*XOrI]("XOrI", func(x, y *ir.Value) ir.Op { return &XOrI{Lhs: x.Use(), Rhs: y.Use()} })...)
}

// xori(cmpi(p, a, b), true) -> cmpi(not p, a, b)
var xorNotCmp = rewrite.On(func(rw *rewrite.Rewriter, op *XOrI) bool {
	c, ok := op.Lhs.Value().DefOp().(*CmpI)
	if !ok || ir.ConstantValue(op.Rhs.Value()) != ir.Attr(ir.BoolAttr(true)) {
		return false
	}
	located(rw, op, c)
	return replace(rw, op, &CmpI{Predicate: c.Predicate.Inverted(), Lhs: c.Lhs.Use(), Rhs: c.Rhs.Use()})
}).WithBenefit(2).Named("XOrINotCmpI")

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *AddUIExtended) CanonicalizationPatterns() []rewrite.Pattern {
	// addui_extended(x, y) -> addi(x, y), where nothing uses the overflow
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *AddUIExtended) bool {
		if op.Overflow.HasUses() {
			return false
		}
		rw.Replace(op, created(rw, &AddI{Lhs: op.Lhs.Use(), Rhs: op.Rhs.Use()}), op.Lhs.Value())
		return true
	}).Named("AddUIExtendedToAddI")}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *MulSIExtended) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		rewrite.On(func(rw *rewrite.Rewriter, op *MulSIExtended) bool {
			return mulLow(rw, op, &op.Lhs, &op.Rhs, &op.High)
		}).Named("MulSIExtendedToMulI"),
		// mulsi_extended(x, 1) -> x, extsi(cmpi(slt, x, 0)), but for index, to which extsi does not extend
		rewrite.On(func(rw *rewrite.Rewriter, op *MulSIExtended) bool {
			one := uniformOperand(&op.Rhs)
			if one.op == nil || !one.IsOne() || one.IsNegative() || isIndex(ir.ElemOrSelf(op.Lhs.Type())) {
				return false
			}
			zero := created(rw, ConstOf(zeroOf(op.Lhs.Type()).(ir.Typed)))
			negative := created(rw, &CmpI{Predicate: Slt, Lhs: op.Lhs.Use(), Rhs: zero.Use()})
			rw.Replace(op, op.Lhs.Value(), created(rw, extSI(negative, op.High.Type())))
			return true
		}).Named("MulSIExtendedRHSOne"),
	}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *MulUIExtended) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *MulUIExtended) bool {
		return mulLow(rw, op, &op.Lhs, &op.Rhs, &op.High)
	}).Named("MulUIExtendedToMulI")}
}

// mulLow is the implementation of the pattern for products of which only the low half is used:
//
//	mul_extended(x, y) -> muli(x, y)
func mulLow(rw *rewrite.Rewriter, op ir.Op, lhs, rhs *ir.Operand, high *ir.Result) bool {
	if high.HasUses() {
		return false
	}
	rw.Replace(op, created(rw, &MulI{Lhs: lhs.Use(), Rhs: rhs.Use()}), lhs.Value())
	return true
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *MulF) CanonicalizationPatterns() []rewrite.Pattern {
	// mulf(negf(x), negf(y)) -> mulf(x, y)
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *MulF) bool {
		a, b, ok := both[*NegF](&op.Lhs, &op.Rhs)
		if !ok {
			return false
		}
		located(rw, op, a, b)
		return replace(rw, op, &MulF{Lhs: a.Operand.Use(), Rhs: b.Operand.Use(), Flags: op.Flags})
	}).WithBenefit(3).Named("MulFOfNegF")}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *DivF) CanonicalizationPatterns() []rewrite.Pattern {
	// divf(negf(x), negf(y)) -> divf(x, y)
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *DivF) bool {
		a, b, ok := both[*NegF](&op.Lhs, &op.Rhs)
		if !ok {
			return false
		}
		located(rw, op, a, b)
		return replace(rw, op, &DivF{Lhs: a.Operand.Use(), Rhs: b.Operand.Use(), Flags: op.Flags})
	}).WithBenefit(3).Named("DivFOfNegF")}
}
