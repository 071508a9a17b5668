package arith

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// Sums and differences of a value and several constants become one of a value and one constant. The promises about overflow that remain are
// those that both ops made, or none where that would be too many.

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *AddI) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{addAddConst, addSubConst, addConstSub, addMulMinusOneRight, addMulMinusOneLeft}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *SubI) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{subAddConst, subFromAddConst, subSubConst, subConstSub, subFromSubConst, subFromConstSub, subSubSame}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *MulI) CanonicalizationPatterns() []rewrite.Pattern { return []rewrite.Pattern{mulMulConst} }

// folded creates the constant v of op's type.
func folded(rw *rewrite.Rewriter, op ir.Op, v num.Int) *ir.Value {
	return created(rw, ConstOf(ir.Integer(ir.ResultAt(op, 0).Type(), v)))
}

// replaceBySum replaces op by x + v, made at the locations of op and at.
func replaceBySum(rw *rewrite.Rewriter, op, at ir.Op, x *ir.Value, v num.Int, flags OverflowFlags) bool {
	located(rw, op, at)
	return replace(rw, op, &AddI{Lhs: x.Use(), Rhs: folded(rw, op, v).Use(), Flags: flags})
}

// replaceByDifference replaces op by v - x, made at the locations of op and at.
func replaceByDifference(rw *rewrite.Rewriter, op, at ir.Op, v num.Int, x *ir.Value, flags OverflowFlags) bool {
	located(rw, op, at)
	return replace(rw, op, &SubI{Lhs: folded(rw, op, v).Use(), Rhs: x.Use(), Flags: flags})
}

// addOf returns the addi of x and a constant that defines o; without op if it is none.
func addOf(o *ir.Operand) (in *AddI, c literal) {
	if a, ok := o.Value().DefOp().(*AddI); ok {
		return a, scalarOperand(&a.Rhs)
	}
	return nil, literal{}
}

// subConst returns the subi of a constant from x that defines o; without op if it is none.
func subConst(o *ir.Operand) (in *SubI, c literal) {
	if s, ok := o.Value().DefOp().(*SubI); ok {
		return s, scalarOperand(&s.Rhs)
	}
	return nil, literal{}
}

// constSub returns the subi of x from a constant that defines o; without op if it is none.
func constSub(o *ir.Operand) (in *SubI, c literal) {
	if s, ok := o.Value().DefOp().(*SubI); ok {
		return s, scalarOperand(&s.Lhs)
	}
	return nil, literal{}
}

// (x + c) + d -> x + (c + d)
var addAddConst = rewrite.On(func(rw *rewrite.Rewriter, op *AddI) bool {
	in, c := addOf(&op.Lhs)
	d := scalarOperand(&op.Rhs)
	return c.op != nil && d.op != nil && replaceBySum(rw, op, c.op, in.Lhs.Value(), c.Add(d.Int), op.Flags&in.Flags)
}).WithBenefit(2).Named("AddIAddConstant")

// (x - c) + d -> x + (d - c)
var addSubConst = rewrite.On(func(rw *rewrite.Rewriter, op *AddI) bool {
	in, c := subConst(&op.Lhs)
	d := scalarOperand(&op.Rhs)
	return c.op != nil && d.op != nil && replaceBySum(rw, op, c.op, in.Lhs.Value(), d.Sub(c.Int), op.Flags&in.Flags)
}).WithBenefit(2).Named("AddISubConstantRHS")

// (c - x) + d -> (c + d) - x
var addConstSub = rewrite.On(func(rw *rewrite.Rewriter, op *AddI) bool {
	in, c := constSub(&op.Lhs)
	d := scalarOperand(&op.Rhs)
	return c.op != nil && d.op != nil && replaceByDifference(rw, op, c.op, c.Add(d.Int), in.Rhs.Value(), op.Flags&in.Flags)
}).WithBenefit(2).Named("AddISubConstantLHS")

// x + y*-1 -> x - y
var addMulMinusOneRight = rewrite.On(func(rw *rewrite.Rewriter, op *AddI) bool {
	return addNegated(rw, op, &op.Lhs, &op.Rhs)
}).WithBenefit(2).Named("AddIMulNegativeOneRhs")

// y*-1 + x -> x - y
var addMulMinusOneLeft = rewrite.On(func(rw *rewrite.Rewriter, op *AddI) bool {
	return addNegated(rw, op, &op.Rhs, &op.Lhs)
}).WithBenefit(2).Named("AddIMulNegativeOneLhs")

func addNegated(rw *rewrite.Rewriter, op *AddI, x, product *ir.Operand) bool {
	m, ok := product.Value().DefOp().(*MulI)
	if !ok {
		return false
	}
	c := uniformOperand(&m.Rhs)
	if c.op == nil || !c.IsAllOnes() {
		return false
	}
	located(rw, op, c.op)
	return replace(rw, op, &SubI{Lhs: x.Use(), Rhs: m.Lhs.Use()})
}

// (x * c) * d -> x * (c * d)
var mulMulConst = rewrite.On(func(rw *rewrite.Rewriter, op *MulI) bool {
	in, ok := op.Lhs.Value().DefOp().(*MulI)
	if !ok {
		return false
	}
	c, d := scalarOperand(&in.Rhs), scalarOperand(&op.Rhs)
	if c.op == nil || d.op == nil {
		return false
	}
	located(rw, op, c.op)
	return replace(rw, op, &MulI{Lhs: in.Lhs.Use(), Rhs: folded(rw, op, c.Mul(d.Int)).Use(), Flags: op.Flags & in.Flags})
}).WithBenefit(2).Named("MulIMulIConstant")

// (x + c) - d -> x + (c - d)
var subAddConst = rewrite.On(func(rw *rewrite.Rewriter, op *SubI) bool {
	in, c := addOf(&op.Lhs)
	d := scalarOperand(&op.Rhs)
	return c.op != nil && d.op != nil && replaceBySum(rw, op, c.op, in.Lhs.Value(), c.Sub(d.Int), 0)
}).WithBenefit(2).Named("SubIRHSAddConstant")

// d - (x + c) -> (d - c) - x
var subFromAddConst = rewrite.On(func(rw *rewrite.Rewriter, op *SubI) bool {
	d := scalarOperand(&op.Lhs)
	in, c := addOf(&op.Rhs)
	return c.op != nil && d.op != nil && replaceByDifference(rw, op, d.op, d.Sub(c.Int), in.Lhs.Value(), op.Flags&in.Flags)
}).WithBenefit(2).Named("SubILHSAddConstant")

// (x - c) - d -> x - (c + d)
var subSubConst = rewrite.On(func(rw *rewrite.Rewriter, op *SubI) bool {
	in, c := subConst(&op.Lhs)
	d := scalarOperand(&op.Rhs)
	if c.op == nil || d.op == nil {
		return false
	}
	located(rw, op, c.op)
	return replace(rw, op, &SubI{Lhs: in.Lhs.Use(), Rhs: folded(rw, op, c.Add(d.Int)).Use(), Flags: op.Flags & in.Flags})
}).WithBenefit(2).Named("SubIRHSSubConstantRHS")

// (c - x) - d -> (c - d) - x
var subConstSub = rewrite.On(func(rw *rewrite.Rewriter, op *SubI) bool {
	in, c := constSub(&op.Lhs)
	d := scalarOperand(&op.Rhs)
	return c.op != nil && d.op != nil && replaceByDifference(rw, op, c.op, c.Sub(d.Int), in.Rhs.Value(), op.Flags&in.Flags)
}).WithBenefit(2).Named("SubIRHSSubConstantLHS")

// d - (x - c) -> (c + d) - x
var subFromSubConst = rewrite.On(func(rw *rewrite.Rewriter, op *SubI) bool {
	d := scalarOperand(&op.Lhs)
	in, c := subConst(&op.Rhs)
	return c.op != nil && d.op != nil && replaceByDifference(rw, op, d.op, c.Add(d.Int), in.Lhs.Value(), op.Flags&in.Flags)
}).WithBenefit(2).Named("SubILHSSubConstantRHS")

// d - (c - x) -> x + (d - c)
var subFromConstSub = rewrite.On(func(rw *rewrite.Rewriter, op *SubI) bool {
	d := scalarOperand(&op.Lhs)
	in, c := constSub(&op.Rhs)
	return c.op != nil && d.op != nil && replaceBySum(rw, op, d.op, in.Rhs.Value(), d.Sub(c.Int), op.Flags&in.Flags)
}).WithBenefit(2).Named("SubILHSSubConstantLHS")

// (x - y) - x -> 0 - y
var subSubSame = rewrite.On(func(rw *rewrite.Rewriter, op *SubI) bool {
	in, ok := op.Lhs.Value().DefOp().(*SubI)
	if !ok || in.Lhs.Value() != op.Rhs.Value() {
		return false
	}
	zero := zeroOf(in.Rhs.Type())
	if zero == nil {
		return false
	}
	located(rw, op, in)
	c := created(rw, ConstOf(zero.(ir.Typed)))
	return replace(rw, op, &SubI{Lhs: c.Use(), Rhs: in.Rhs.Use(), Flags: op.Flags & in.Flags})
}).WithBenefit(2).Named("SubISubILHSRHSLHS")
