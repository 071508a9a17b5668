package affinetostd

import (
	"polyloom/affexpr"
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// ExpandMap makes the ops that compute the results of m for the operands, dimensions first, where b inserts. It reports false if m divides by
// what is not a positive constant; some ops may have been made then.
func ExpandMap(b *ir.Builder, m *affexpr.Map, operands []*ir.Value) ([]*ir.Value, bool) {
	n := m.NumDims()
	e := expander{b, operands[:n], operands[n:]}
	out := make([]*ir.Value, m.NumResults())
	for i := range out {
		if out[i] = e.expr(m.Result(i)); out[i] == nil {
			return nil, false
		}
	}
	return out, true
}

// expander makes ops for expressions.
type expander struct {
	b             *ir.Builder
	dims, symbols []*ir.Value
}

// expr returns the value of an expression; nil if it cannot be computed.
func (e *expander) expr(x *affexpr.Expr) *ir.Value {
	switch x.Kind() {
	case affexpr.KindConstant:
		v, _ := x.IsConst()
		return e.constant(v)
	case affexpr.KindDim:
		return e.dims[x.Pos()]
	case affexpr.KindSymbol:
		return e.symbols[x.Pos()]
	}
	if undefined(x) {
		return nil
	}
	l, r := e.expr(x.LHS()), (*ir.Value)(nil)
	if l != nil {
		r = e.expr(x.RHS())
	}
	if r == nil {
		return nil
	}
	switch x.Kind() {
	case affexpr.KindAdd:
		return e.add(l, r)
	case affexpr.KindMul:
		return &ir.Create(e.b, &arith.MulI{Lhs: l.Use(), Rhs: r.Use(), Flags: arith.NSW}).Result.Value
	case affexpr.KindMod:
		return e.mod(l, r)
	case affexpr.KindFloorDiv:
		return e.floorDiv(l, r)
	}
	return e.ceilDiv(l, r)
}

// mod makes a remainder that is not negative.
func (e *expander) mod(l, r *ir.Value) *ir.Value {
	rem := &ir.Create(e.b, &arith.RemSI{Lhs: l.Use(), Rhs: r.Use()}).Result.Value
	negative := e.less(rem, e.constant(0), arith.Slt)
	return e.choose(negative, e.add(rem, r), rem)
}

// floorDiv divides a negative number's complement, which is not negative: x floordiv y = -1 - (-1 - x) / y.
func (e *expander) floorDiv(l, r *ir.Value) *ir.Value {
	zero, minus := e.constant(0), e.constant(-1)
	negative := e.less(l, zero, arith.Slt)
	dividend := e.choose(negative, e.sub(minus, l), l)
	q := e.div(dividend, r)
	return e.choose(negative, e.sub(minus, q), q)
}

// ceilDiv divides numbers that are not negative: x ceildiv y = -(-x / y), or (x - 1) / y + 1 for a positive x.
func (e *expander) ceilDiv(l, r *ir.Value) *ir.Value {
	zero, one := e.constant(0), e.constant(1)
	notPositive := e.less(l, zero, arith.Sle)
	negated := e.sub(zero, l)
	dividend := e.choose(notPositive, negated, e.sub(l, one))
	q := e.div(dividend, r)
	negatedQ := e.sub(zero, q)
	return e.choose(notPositive, negatedQ, e.add(q, one))
}

func (e *expander) constant(v int64) *ir.Value {
	return &ir.Create(e.b, &arith.Constant{Value: ir.IndexAttr(v)}).Result.Value
}

func (e *expander) add(l, r *ir.Value) *ir.Value {
	return &ir.Create(e.b, &arith.AddI{Lhs: l.Use(), Rhs: r.Use()}).Result.Value
}

func (e *expander) sub(l, r *ir.Value) *ir.Value {
	return &ir.Create(e.b, &arith.SubI{Lhs: l.Use(), Rhs: r.Use()}).Result.Value
}

func (e *expander) div(l, r *ir.Value) *ir.Value {
	return &ir.Create(e.b, &arith.DivSI{Lhs: l.Use(), Rhs: r.Use()}).Result.Value
}

func (e *expander) less(l, r *ir.Value, p arith.CmpIPredicate) *ir.Value {
	return &ir.Create(e.b, &arith.CmpI{Predicate: p, Lhs: l.Use(), Rhs: r.Use()}).Result.Value
}

func (e *expander) choose(c, yes, no *ir.Value) *ir.Value {
	return &ir.Create(e.b, &arith.Select{Condition: c.Use(), TrueValue: yes.Use(), FalseValue: no.Use()}).Result.Value
}
