package arith

import (
	"polyloom/ir"
	"polyloom/num"
)

// Identity returns the number of the scalar type t that changes nothing when it is combined with another by k; nil for an assignment, and where
// k is not for numbers of type t. With finite, a minimum or maximum of floating-point numbers starts at the largest finite number instead of infinity.
func (k AtomicRMWKind) Identity(t ir.Type, finite bool) ir.Typed {
	if f, ok := t.(*ir.FloatType); ok {
		return k.floatIdentity(f.Format, finite)
	}
	w := ir.BitWidth(t)
	if !isIntOrIndex(t) {
		return nil
	}
	switch k {
	case AtomicAddI, AtomicMaxU, AtomicOrI, AtomicXOrI:
		return ir.Integer(t, num.Zero(w))
	case AtomicAndI, AtomicMinU:
		return ir.Integer(t, num.AllOnes(w))
	case AtomicMaxS:
		return ir.Integer(t, num.MinSigned(w))
	case AtomicMinS:
		return ir.Integer(t, num.MaxSigned(w))
	case AtomicMulI:
		return ir.Integer(t, num.One(w))
	}
	return nil
}

func (k AtomicRMWKind) floatIdentity(f *num.Format, finite bool) ir.Typed {
	limit := f.Inf
	if finite {
		limit = f.Largest
	}
	switch k {
	case AtomicAddF:
		return ir.FloatOf(f.Zero(false))
	case AtomicMulF:
		return ir.FloatOf(f.One())
	case AtomicMaximumF:
		return ir.FloatOf(limit(true))
	case AtomicMinimumF:
		return ir.FloatOf(limit(false))
	case AtomicMaxNumF:
		return ir.FloatOf(f.QNaN(true))
	case AtomicMinNumF:
		return ir.FloatOf(f.QNaN(false))
	}
	return nil
}

// Combine returns an op literal, of one result, that combines two numbers by k; nil for an assignment.
func (k AtomicRMWKind) Combine(lhs, rhs *ir.Value) ir.Op {
	a, b := lhs.Use(), rhs.Use()
	switch k {
	case AtomicAddF:
		return &AddF{Lhs: a, Rhs: b}
	case AtomicAddI:
		return &AddI{Lhs: a, Rhs: b}
	case AtomicAndI:
		return &AndI{Lhs: a, Rhs: b}
	case AtomicMaximumF:
		return &MaximumF{Lhs: a, Rhs: b}
	case AtomicMaxNumF:
		return &MaxNumF{Lhs: a, Rhs: b}
	case AtomicMaxS:
		return &MaxSI{Lhs: a, Rhs: b}
	case AtomicMaxU:
		return &MaxUI{Lhs: a, Rhs: b}
	case AtomicMinimumF:
		return &MinimumF{Lhs: a, Rhs: b}
	case AtomicMinNumF:
		return &MinNumF{Lhs: a, Rhs: b}
	case AtomicMinS:
		return &MinSI{Lhs: a, Rhs: b}
	case AtomicMinU:
		return &MinUI{Lhs: a, Rhs: b}
	case AtomicMulF:
		return &MulF{Lhs: a, Rhs: b}
	case AtomicMulI:
		return &MulI{Lhs: a, Rhs: b}
	case AtomicOrI:
		return &OrI{Lhs: a, Rhs: b}
	case AtomicXOrI:
		return &XOrI{Lhs: a, Rhs: b}
	}
	return nil
}

// KindOf returns the kind of read-modify-write that computes what op does.
func KindOf(op ir.Op) (k AtomicRMWKind, ok bool) {
	switch op.(type) {
	case *AddF:
		return AtomicAddF, true
	case *AddI:
		return AtomicAddI, true
	case *AndI:
		return AtomicAndI, true
	case *MaximumF:
		return AtomicMaximumF, true
	case *MaxNumF:
		return AtomicMaxNumF, true
	case *MaxSI:
		return AtomicMaxS, true
	case *MaxUI:
		return AtomicMaxU, true
	case *MinimumF:
		return AtomicMinimumF, true
	case *MinNumF:
		return AtomicMinNumF, true
	case *MinSI:
		return AtomicMinS, true
	case *MinUI:
		return AtomicMinU, true
	case *MulF:
		return AtomicMulF, true
	case *MulI:
		return AtomicMulI, true
	case *OrI:
		return AtomicOrI, true
	case *XOrI:
		return AtomicXOrI, true
	}
	return 0, false
}

// Neutral returns the number that changes nothing as an operand of op; nil if there is none.
func Neutral(op ir.Op) ir.Typed {
	k, ok := KindOf(op)
	if !ok {
		return nil
	}
	flags, _ := ir.Attribute(op, "fastmath").(*ir.EnumAttr)
	return k.Identity(ir.ResultAt(op, 0).Type(), liberties(flags)&NInf != 0)
}
