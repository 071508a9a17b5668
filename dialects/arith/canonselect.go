package arith

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Select) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{selectInFalse, selectInTrue, selectNot, selectToNot, selectToExt}
}

// newSelect returns an op literal.
func newSelect(cond, yes, no *ir.Operand) ir.Op {
	return &Select{Condition: cond.Use(), TrueValue: yes.Use(), FalseValue: no.Use()}
}

// select(c, x, select(c, y, z)) -> select(c, x, z)
var selectInFalse = rewrite.On(func(rw *rewrite.Rewriter, op *Select) bool {
	in, ok := op.FalseValue.Value().DefOp().(*Select)
	if !ok || in.Condition.Value() != op.Condition.Value() {
		return false
	}
	located(rw, op, in)
	return replace(rw, op, newSelect(&op.Condition, &op.TrueValue, &in.FalseValue))
}).WithBenefit(2).Named("RedundantSelectFalse")

// select(c, select(c, x, y), z) -> select(c, x, z)
var selectInTrue = rewrite.On(func(rw *rewrite.Rewriter, op *Select) bool {
	in, ok := op.TrueValue.Value().DefOp().(*Select)
	if !ok || in.Condition.Value() != op.Condition.Value() {
		return false
	}
	located(rw, op, in)
	return replace(rw, op, newSelect(&op.Condition, &in.TrueValue, &op.FalseValue))
}).WithBenefit(2).Named("RedundantSelectTrue")

// select(xori(c, true), x, y) -> select(c, y, x)
var selectNot = rewrite.On(func(rw *rewrite.Rewriter, op *Select) bool {
	in, ok := op.Condition.Value().DefOp().(*XOrI)
	if !ok {
		return false
	}
	c := scalarOperand(&in.Rhs)
	if c.op == nil || !c.IsAllOnes() {
		return false
	}
	located(rw, op, c.op)
	return replace(rw, op, newSelect(&in.Lhs, &op.FalseValue, &op.TrueValue))
}).WithBenefit(2).Named("SelectNotCond")

// select(c, false, true) -> xori(c, true)
var selectToNot = rewrite.On(func(rw *rewrite.Rewriter, op *Select) bool {
	if ir.ConstantValue(op.TrueValue.Value()) != ir.Attr(ir.BoolAttr(false)) || ir.ConstantValue(op.FalseValue.Value()) != ir.Attr(ir.BoolAttr(true)) {
		return false
	}
	return replace(rw, op, &XOrI{Lhs: op.Condition.Use(), Rhs: created(rw, Bool(true)).Use()})
}).Named("SelectI1ToNot")

// select(c, 1, 0) -> extui(c)
// select(c, 0, 1) -> extui(xori(c, true))
var selectToExt = rewrite.On(func(rw *rewrite.Rewriter, op *Select) bool {
	t, ok := op.Result.Type().(*ir.IntegerType)
	if !ok || t.Width == 1 {
		return false
	}
	yes, no := ir.ConstantValue(op.TrueValue.Value()), ir.ConstantValue(op.FalseValue.Value())
	switch {
	case isOne(yes) && isZero(no):
		return replace(rw, op, extUI(op.Condition.Value(), t))
	case isZero(yes) && isOne(no):
		not := created(rw, &XOrI{Lhs: op.Condition.Use(), Rhs: created(rw, Bool(true)).Use()})
		return replace(rw, op, extUI(not, t))
	}
	return false
}).Named("SelectToExtUI")
