package intrange

import (
	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/num"
)

// Affine bounds the value of e, an index computed without signed overflow, from the ranges of its dimensions and symbols. Divisors are
// positive, as affine expressions require.
func Affine(e *affexpr.Expr, dims, symbols []Range) Range {
	switch e.Kind() {
	case affexpr.KindConstant:
		v, _ := e.IsConst()
		return Constant(num.NewInt(IndexMaxWidth, v))
	case affexpr.KindDim:
		return dims[e.Pos()]
	case affexpr.KindSymbol:
		return symbols[e.Pos()]
	}
	a, b := Affine(e.LHS(), dims, symbols), Affine(e.RHS(), dims, symbols)
	switch e.Kind() {
	case affexpr.KindAdd:
		return Add(a, b, NoSignedWrap)
	case affexpr.KindMul:
		return Mul(a, b, NoSignedWrap)
	case affexpr.KindMod:
		return affineMod(a, b)
	case affexpr.KindFloorDiv:
		return FloorDivS(a, atLeastOne(b))
	}
	return CeilDivS(a, atLeastOne(b))
}

func atLeastOne(r Range) Range {
	one := num.One(r.Width())
	return FromUnsigned(r.umin.UMax(one), r.umax).Intersect(FromSigned(r.smin.SMax(one), r.smax))
}

// affineMod bounds a - b*floor(a/b) for positive b.
func affineMod(a, b Range) Range {
	if !positive(b.smax) {
		return Max(a.Width())
	}
	if positive(b.smin) && !a.smin.IsNegative() {
		if a.smax.CmpS(b.smin) < 0 {
			return FromUnsigned(a.smin, a.smax)
		}
		if b.smin.Equal(b.smax) && a.smin.UDiv(b.smax).Equal(a.smax.UDiv(b.smax)) {
			return FromUnsigned(a.smin.URem(b.smax), a.smax.URem(b.smax))
		}
	}
	return FromUnsigned(num.Zero(a.Width()), b.smax.Sub(num.One(a.Width())))
}

// Dim bounds the size of a dimension of t in the given width, where dim is the range of the dimension's number and may be unknown.
func Dim(t ir.Shaped, dim Range, width int) Range {
	whatever := FromSigned(num.Zero(width), num.MaxSigned(width))
	if !t.HasRank() {
		return whatever
	}
	shape := t.Shape()
	lo, hi := int64(0), int64(len(shape))-1
	if dim.Known() {
		lo, hi = max(lo, dim.smin.Int64()), min(hi, dim.smax.Int64())
	}
	var r Range
	for i := lo; i <= hi; i++ {
		if shape[i] == ir.Dynamic {
			return r.Union(whatever)
		}
		r = r.Union(Constant(num.NewInt(width, shape[i])))
	}
	if !r.Known() {
		return whatever
	}
	return r
}
