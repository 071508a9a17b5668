package arithexpand

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// like returns the type with t's shape, if it has one, and elements of type elem.
func like(t, elem ir.Type) ir.Type {
	s, ok := t.(ir.Shaped)
	switch {
	case !ok:
		return elem
	case !s.HasRank():
		return ir.UnrankedTensor(elem)
	}
	return s.WithShape(s.Shape(), elem)
}

// constants reports whether there are constants of type t: its shape must be known.
func constants(t ir.Type) bool {
	s, ok := t.(ir.Shaped)
	return !ok || ir.StaticShape(s)
}

// emitter makes operations where its rewriter inserts, and returns their results.
type emitter struct{ rw *rewrite.Rewriter }

func (e emitter) made(op ir.Op) *ir.Value { return ir.ResultAt(ir.Create(e.rw, op), 0) }

// constant makes a constant of type t with elements a.
func (e emitter) constant(t ir.Type, a ir.Typed) *ir.Value {
	if s, ok := t.(ir.Shaped); ok {
		a = ir.SplatOf(s, a)
	}
	return e.made(arith.ConstOf(a))
}

// int makes the constant v of type t, truncated to its width.
func (e emitter) int(t ir.Type, v int64) *ir.Value {
	return e.constant(t, ir.IntegerOf(ir.ElemOrSelf(t), v))
}

// float32 makes the constant v, an f32, of type t.
func (e emitter) float32(t ir.Type, v float64) *ir.Value {
	f, _ := num.F32.FromFloat64(v, num.ToNearestEven)
	return e.constant(t, ir.FloatOf(f))
}

func (e emitter) cmpI(p arith.CmpIPredicate, a, b *ir.Value) *ir.Value {
	return e.made(&arith.CmpI{Predicate: p, Lhs: a.Use(), Rhs: b.Use()})
}

func (e emitter) cmpF(p arith.CmpFPredicate, a, b *ir.Value) *ir.Value {
	return e.made(&arith.CmpF{Predicate: p, Lhs: a.Use(), Rhs: b.Use()})
}

func (e emitter) choose(cond, yes, no *ir.Value) *ir.Value {
	return e.made(&arith.Select{Condition: cond.Use(), TrueValue: yes.Use(), FalseValue: no.Use()})
}

func (e emitter) add(a, b *ir.Value) *ir.Value {
	return e.made(&arith.AddI{Lhs: a.Use(), Rhs: b.Use()})
}

func (e emitter) sub(a, b *ir.Value) *ir.Value {
	return e.made(&arith.SubI{Lhs: a.Use(), Rhs: b.Use()})
}

func (e emitter) and(a, b *ir.Value) *ir.Value {
	return e.made(&arith.AndI{Lhs: a.Use(), Rhs: b.Use()})
}

func (e emitter) or(a, b *ir.Value) *ir.Value {
	return e.made(&arith.OrI{Lhs: a.Use(), Rhs: b.Use()})
}

func (e emitter) shiftLeft(a, n *ir.Value) *ir.Value {
	return e.made(&arith.ShLI{Lhs: a.Use(), Rhs: n.Use()})
}

func (e emitter) shiftRight(a, n *ir.Value) *ir.Value {
	return e.made(&arith.ShRUI{Lhs: a.Use(), Rhs: n.Use()})
}

// divide makes the quotient of signed integers, rounded toward zero, and a bool: whether the division has a remainder.
func (e emitter) divide(a, b *ir.Value) (q, inexact *ir.Value) {
	q = e.made(&arith.DivSI{Lhs: a.Use(), Rhs: b.Use()})
	return q, e.cmpI(arith.Ne, a, e.made(&arith.MulI{Lhs: q.Use(), Rhs: b.Use()}))
}

// signs compares whether a and b are negative.
func (e emitter) signs(p arith.CmpIPredicate, a, b, zero *ir.Value) *ir.Value {
	x := e.cmpI(arith.Slt, a, zero)
	return e.cmpI(p, x, e.cmpI(arith.Slt, b, zero))
}

// The conversions make a value with the shape of v and elements of type elem.

func (e emitter) bits(v *ir.Value, elem ir.Type) *ir.Value {
	return e.made(&arith.Bitcast{In: v.Use(), Out: ir.Res(like(v.Type(), elem))})
}

func (e emitter) extendI(v *ir.Value, elem ir.Type) *ir.Value {
	return e.made(&arith.ExtUI{In: v.Use(), Out: ir.Res(like(v.Type(), elem))})
}

func (e emitter) truncateI(v *ir.Value, elem ir.Type) *ir.Value {
	return e.made(&arith.TruncI{In: v.Use(), Out: ir.Res(like(v.Type(), elem))})
}

// extendF makes a value of type t.
func (e emitter) extendF(v *ir.Value, t ir.Type, flags *ir.EnumAttr) *ir.Value {
	return e.made(&arith.ExtF{In: v.Use(), Flags: flags, Out: ir.Res(t)})
}

// truncateF makes a value of type t.
func (e emitter) truncateF(v *ir.Value, t ir.Type, rounding *ir.IntegerAttr, flags *ir.EnumAttr) *ir.Value {
	return e.made(&arith.TruncF{In: v.Use(), Rounding: rounding, Flags: flags, Out: ir.Res(t)})
}

// fastMath returns the flags that an optional attribute holds.
func fastMath(a *ir.EnumAttr) arith.FastMath {
	if a == nil {
		return 0
	}
	return arith.FastMath(a.Value)
}
