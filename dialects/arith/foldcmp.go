package arith

import (
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/num"
)

// Holds reports whether a and b are in the relation.
func (p CmpIPredicate) Holds(a, b num.Int) bool {
	s, u := a.CmpS(b), a.CmpU(b)
	switch p {
	case Eq:
		return u == 0
	case Ne:
		return u != 0
	case Slt:
		return s < 0
	case Sle:
		return s <= 0
	case Sgt:
		return s > 0
	case Sge:
		return s >= 0
	case Ult:
		return u < 0
	case Ule:
		return u <= 0
	case Ugt:
		return u > 0
	}
	return u >= 0
}

// Inverted returns the relation that holds where p does not.
func (p CmpIPredicate) Inverted() CmpIPredicate {
	return [...]CmpIPredicate{Ne, Eq, Sge, Sgt, Sle, Slt, Uge, Ugt, Ule, Ult}[p]
}

// Swapped returns the relation of b to a where p is that of a to b.
func (p CmpIPredicate) Swapped() CmpIPredicate {
	return [...]CmpIPredicate{Eq, Ne, Sgt, Sge, Slt, Sle, Ugt, Uge, Ult, Ule}[p]
}

// Reflexive reports whether every number is in the relation to itself.
func (p CmpIPredicate) Reflexive() bool {
	switch p {
	case Eq, Sle, Sge, Ule, Uge:
		return true
	}
	return false
}

// outcomesOf says for each relation between floating-point numbers which outcomes of a comparison are in it.
var outcomesOf = func() (sets [AlwaysTrue + 1]uint8) {
	const e, g, l, u = 1 << num.Same, 1 << num.Greater, 1 << (num.Less + 4), 1 << num.Unordered
	return [...]uint8{0, e, g, g | e, l, l | e, l | g, l | g | e, u | e, u | g, u | g | e, u | l, u | l | e, u | l | g, u, u | l | g | e}
}()

// Holds reports whether numbers that compare like order are in the relation.
func (p CmpFPredicate) Holds(order num.Order) bool { return outcomesOf[p]>>((order+4)%4)&1 != 0 }

// Fold implements ir.Folder: equal operands, comparisons of truth values with 0 and 1, and constants, which it moves to the right.
func (o *CmpI) Fold(consts []ir.Attr) ir.Folded {
	if o.Lhs.Value() == o.Rhs.Value() {
		v := int64(0)
		if o.Predicate.Reflexive() {
			v = 1
		}
		return ir.FoldConst(splatOf(o.Result.Type(), v))
	}
	if v := o.truthValue(consts[1]); v != nil {
		return ir.FoldTo(v)
	}
	if consts[0] != nil && consts[1] == nil {
		lhs, rhs := o.Lhs.Value(), o.Rhs.Value()
		o.Predicate = o.Predicate.Swapped()
		o.Lhs.Set(rhs)
		o.Rhs.Set(lhs)
		return ir.FoldedInPlace
	}
	if consts[0] == nil || typeOf(consts[0]) == nil {
		return ir.NoFold
	}
	return ir.FoldConst(map2(&integers, &integers, consts[0], consts[1], i1SameShape(typeOf(consts[0])),
		func(a, b num.Int) (num.Int, bool) { return num.Bool(o.Predicate.Holds(a, b)), true }))
}

// truthValue returns the truth value that the comparison with the constant rhs gives back: x != 0 and x == 1 for an i1, and x != 0 for an
// extended one.
func (o *CmpI) truthValue(rhs ir.Attr) *ir.Value {
	lhs := o.Lhs.Value()
	isI1 := ir.IsInt(ir.ElemOrSelf(lhs.Type()), 1)
	switch {
	case o.Predicate == Ne && isZero(rhs):
		if src := extended(lhs); src != nil {
			if _, tensor := src.Type().(*ir.TensorType); !tensor && ir.IsInt(ir.ElemOrSelf(src.Type()), 1) {
				return src
			}
		}
		if isI1 {
			return lhs
		}
	case o.Predicate == Eq && isOne(rhs) && isI1:
		return lhs
	}
	return nil
}

// Fold implements ir.Folder: scalar constants; a NaN decides alone.
func (o *CmpF) Fold(consts []ir.Attr) ir.Folded {
	a, ok := floats.scalar(consts[0])
	b, ok2 := floats.scalar(consts[1])
	switch {
	case ok && a.IsNaN(), ok2 && b.IsNaN():
		return ir.FoldConst(ir.BoolAttr(o.Predicate.Holds(num.Unordered)))
	case !ok || !ok2:
		return ir.NoFold
	}
	return ir.FoldConst(ir.BoolAttr(o.Predicate.Holds(a.Cmp(b))))
}

// Fold implements ir.Folder: equal values, a known condition, poison, a truth value, a comparison of the two values, and constants.
func (o *Select) Fold(consts []ir.Attr) ir.Folded {
	yes, no := o.TrueValue.Value(), o.FalseValue.Value()
	switch {
	case yes == no, isOne(consts[0]):
		return ir.FoldTo(yes)
	case isZero(consts[0]), ub.IsPoisoned(consts[1]):
		return ir.FoldTo(no)
	case ub.IsPoisoned(consts[2]):
		return ir.FoldTo(yes)
	case o.Result.Type() == ir.Type(ir.I1) && isOne(consts[1]) && isZero(consts[2]):
		return ir.FoldTo(o.Condition.Value())
	}
	if c, ok := o.Condition.Value().DefOp().(*CmpI); ok && (c.Predicate == Eq || c.Predicate == Ne) {
		a, b := c.Lhs.Value(), c.Rhs.Value()
		switch {
		case !(a == yes && b == no || b == yes && a == no):
		case c.Predicate == Ne:
			return ir.FoldTo(yes)
		default:
			return ir.FoldTo(no)
		}
	}
	return ir.FoldConst(pick(consts))
}

// pick chooses between the elements of two constants by those of a third; nil if one of them is not known.
func pick(consts []ir.Attr) ir.Attr {
	cond, ok := consts[0].(*ir.DenseAttr)
	yes, ok2 := consts[1].(*ir.DenseAttr)
	no, ok3 := consts[2].(*ir.DenseAttr)
	if !ok || !ok2 || !ok3 {
		return nil
	}
	size := ir.ElemBytes(yes.Typ.Elem())
	raw := make([]byte, 0, size*cond.Len())
	for i := range cond.Len() {
		from := no
		if !cond.Bits(i, 0).IsZero() {
			from = yes
		}
		at := i * size
		if from.Splat {
			at = 0
		}
		raw = append(raw, from.Raw[at:at+size]...)
	}
	return ir.Dense(yes.Typ, string(raw))
}
