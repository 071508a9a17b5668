package arith

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// cast1 is a pattern for a conversion P of the result of a conversion Q: mk makes what replaces both, from Q's operand to P's type.
func cast1[P, Q ir.Op](name string, ok func(from, between, to ir.Type) bool, mk func(v *ir.Value, t ir.Type, op P) ir.Op) rewrite.Pattern {
	return rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		in, is := ir.OperandValue(op, 0).DefOp().(Q)
		if !is {
			return false
		}
		v, t := ir.OperandValue(in, 0), ir.ResultAt(op, 0).Type()
		if ok != nil && !ok(v.Type(), ir.ResultAt(in, 0).Type(), t) {
			return false
		}
		located(rw, op, in)
		return replace(rw, op, mk(v, t, op))
	}).WithBenefit(2).Named(name)
}

// thereAndBack is the pattern p(p(x)) -> x for a conversion P that ends at the type of x.
func thereAndBack[P ir.Op](name string) rewrite.Pattern {
	return rewrite.On(func(rw *rewrite.Rewriter, op P) bool {
		in, ok := ir.OperandValue(op, 0).DefOp().(P)
		if !ok || ir.OperandValue(in, 0).Type() != ir.ResultAt(op, 0).Type() {
			return false
		}
		rw.Replace(op, ir.OperandValue(in, 0))
		return true
	}).WithBenefit(2).Named(name)
}

// CanonicalizationPatterns implements rewrite.Canonicalizer: upstream replaces a cast there and back even where that goes through a narrower
// type, on which the two differ: it takes an index for as wide as any integer that it is converted to.
func (o *IndexCast) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		thereAndBack[*IndexCast]("IndexCastOfIndexCast"),
		// index_cast(extsi(x)) -> index_cast(x)
		cast1[*IndexCast, *ExtSI]("IndexCastOfExtSI", nil, func(v *ir.Value, t ir.Type, _ *IndexCast) ir.Op {
			return &IndexCast{In: v.Use(), Out: ir.Res(t)}
		}),
	}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer, as that of IndexCast.
func (o *IndexCastUI) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		thereAndBack[*IndexCastUI]("IndexCastUIOfIndexCastUI"),
		// index_castui(extui(x)) -> index_castui(x)
		cast1[*IndexCastUI, *ExtUI]("IndexCastUIOfExtUI", nil, func(v *ir.Value, t ir.Type, _ *IndexCastUI) ir.Op {
			return &IndexCastUI{In: v.Use(), Out: ir.Res(t)}
		}),
	}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Bitcast) CanonicalizationPatterns() []rewrite.Pattern {
	// bitcast(bitcast(x)) -> bitcast(x)
	return []rewrite.Pattern{cast1[*Bitcast, *Bitcast]("BitcastOfBitcast", nil, func(v *ir.Value, t ir.Type, _ *Bitcast) ir.Op {
		return &Bitcast{In: v.Use(), Out: ir.Res(t)}
	})}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *ExtSI) CanonicalizationPatterns() []rewrite.Pattern {
	// extsi(extui(x)) -> extui(x)
	return []rewrite.Pattern{cast1[*ExtSI, *ExtUI]("ExtSIOfExtUI", nil, func(v *ir.Value, t ir.Type, _ *ExtSI) ir.Op { return extUI(v, t) })}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *TruncI) CanonicalizationPatterns() []rewrite.Pattern {
	// Only a part of the added bits is cut off.
	partly := func(from, _, to ir.Type) bool {
		return ir.BitWidth(ir.ElemOrSelf(to)) > ir.BitWidth(ir.ElemOrSelf(from))
	}
	return []rewrite.Pattern{
		// trunci(extsi(x)) -> extsi(x)
		cast1[*TruncI, *ExtSI]("TruncIExtSIToExtSI", partly, func(v *ir.Value, t ir.Type, _ *TruncI) ir.Op { return extSI(v, t) }),
		// trunci(extui(x)) -> extui(x)
		cast1[*TruncI, *ExtUI]("TruncIExtUIToExtUI", partly, func(v *ir.Value, t ir.Type, _ *TruncI) ir.Op { return extUI(v, t) }),
		truncShr,
	}
}

// trunci(shrsi(x, c)) -> trunci(shrui(x, c)), where all bits that the shift brought in are cut off
var truncShr = rewrite.On(func(rw *rewrite.Rewriter, op *TruncI) bool {
	in, ok := op.In.Value().DefOp().(*ShRSI)
	if !ok {
		return false
	}
	width := func(t ir.Type) uint64 { return uint64(ir.BitWidth(ir.ElemOrSelf(t))) }
	from, to := width(op.In.Type()), width(op.Out.Type())
	c := uniformOperand(&in.Rhs)
	if c.op == nil || c.Limited(from) != from-to {
		return false
	}
	located(rw, op, c.op)
	n := created(rw, ConstOf(ir.ConstantValue(in.Rhs.Value()).(ir.Typed)))
	v := created(rw, &ShRUI{Lhs: in.Lhs.Use(), Rhs: n.Use()})
	return replace(rw, op, &TruncI{In: v.Use(), Flags: op.Flags, Out: ir.Res(op.Out.Type())})
}).WithBenefit(2).Named("TruncIShrSIToTrunciShrUI")

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *TruncF) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		// truncf(sitofp(x)) -> sitofp(x)
		truncOfInt[*SIToFP]("TruncFSIToFPToSIToFP", func(v *ir.Value, t ir.Type, _ *TruncF) ir.Op { return &SIToFP{In: v.Use(), Out: ir.Res(t)} }),
		// truncf(uitofp(x)) -> uitofp(x)
		truncOfInt[*UIToFP]("TruncFUIToFPToUIToFP", func(v *ir.Value, t ir.Type, _ *TruncF) ir.Op { return &UIToFP{In: v.Use(), Out: ir.Res(t)} }),
	}
}

// truncOfInt is a pattern for a truncation, without a rounding mode of its own, of what Q made from an integer.
func truncOfInt[Q ir.Op](name string, mk func(v *ir.Value, t ir.Type, op *TruncF) ir.Op) rewrite.Pattern {
	p := cast1[*TruncF, Q](name, nil, mk)
	return rewrite.On(func(rw *rewrite.Rewriter, op *TruncF) bool { return op.Rounding == nil && p.Apply(rw, op) }).WithBenefit(2).Named(name)
}
