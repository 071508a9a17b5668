package intrange

import (
	"polyloom/ir"
	"polyloom/num"
)

// A Range bounds an integer: UMin <= x <= UMax when x is read as unsigned, and SMin <= x <= SMax when it is read as signed. All bounds have
// the width of x. It is an immutable value; the zero Range, of width 0, means that nothing is known yet.
type Range struct {
	umin, umax, smin, smax num.Int
}

// Of returns the range with the given bounds, which have one width.
func Of(umin, umax, smin, smax num.Int) Range { return Range{umin, umax, smin, smax} }

// Max returns the range of all integers of the given width.
func Max(width int) Range {
	return Range{num.Zero(width), num.AllOnes(width), num.MinSigned(width), num.MaxSigned(width)}
}

// MaxOf returns the range of all values of type t, an integer or index type or a shaped type with such elements; for any other type it
// is the zero Range.
func MaxOf(t ir.Type) Range {
	if w := Width(t); w > 0 {
		return Max(w)
	}
	return Range{}
}

// Width returns the width of ranges of values of type t: that of an integer type, 64 for index, the same for the elements of a shaped
// type, and 0 for any other type.
func Width(t ir.Type) int {
	switch t := ir.ElemOrSelf(t).(type) {
	case *ir.IntegerType:
		return int(t.Width)
	case *ir.IndexType:
		return 64
	}
	return 0
}

// Constant returns the range that contains only v.
func Constant(v num.Int) Range { return Range{v, v, v, v} }

// FromSigned returns the range of the signed numbers from lo to hi. The unsigned bounds follow when all of these have one sign.
func FromSigned(lo, hi num.Int) Range {
	r := Range{num.Zero(lo.Width()), num.AllOnes(lo.Width()), lo, hi}
	if lo.IsNegative() == hi.IsNegative() {
		r.umin, r.umax = lo.UMin(hi), lo.UMax(hi)
	}
	return r
}

// FromUnsigned returns the range of the unsigned numbers from lo to hi. The signed bounds follow when all of these have the same top bit.
func FromUnsigned(lo, hi num.Int) Range {
	r := Range{lo, hi, num.MinSigned(lo.Width()), num.MaxSigned(lo.Width())}
	if lo.IsNegative() == hi.IsNegative() {
		r.smin, r.smax = lo.SMin(hi), lo.SMax(hi)
	}
	return r
}

// from is FromSigned or FromUnsigned.
func from(lo, hi num.Int, signed bool) Range {
	if signed {
		return FromSigned(lo, hi)
	}
	return FromUnsigned(lo, hi)
}

// UMin returns the least value, read as unsigned.
func (r Range) UMin() num.Int { return r.umin }

// UMax returns the greatest value, read as unsigned.
func (r Range) UMax() num.Int { return r.umax }

// SMin returns the least value, read as signed.
func (r Range) SMin() num.Int { return r.smin }

// SMax returns the greatest value, read as signed.
func (r Range) SMax() num.Int { return r.smax }

// Width returns the number of bits of the bounded integer.
func (r Range) Width() int { return r.umin.Width() }

// Known reports whether r says anything: it is false only for the zero Range.
func (r Range) Known() bool { return r.umin.Width() != 0 }

// Equal reports whether r and s have the same bounds.
func (r Range) Equal(s Range) bool {
	return r.umin.Equal(s.umin) && r.umax.Equal(s.umax) && r.smin.Equal(s.smin) && r.smax.Equal(s.smax)
}

// Constant returns the only value in r, if one of the two readings leaves only one.
func (r Range) Constant() (num.Int, bool) {
	switch {
	case !r.Known():
		return num.Int{}, false
	case r.umin.Equal(r.umax):
		return r.umin, true
	case r.smin.Equal(r.smax):
		return r.smin, true
	}
	return num.Int{}, false
}

// Contains reports whether v, of r's width, satisfies all four bounds.
func (r Range) Contains(v num.Int) bool {
	return r.umin.CmpU(v) <= 0 && v.CmpU(r.umax) <= 0 && r.smin.CmpS(v) <= 0 && v.CmpS(r.smax) <= 0
}

// Union returns the smallest range that contains r and s. The zero Range contains nothing.
func (r Range) Union(s Range) Range {
	if !r.Known() {
		return s
	}
	if !s.Known() {
		return r
	}
	return Range{r.umin.UMin(s.umin), r.umax.UMax(s.umax), r.smin.SMin(s.smin), r.smax.SMax(s.smax)}
}

// Intersect returns a range that contains what is in both r and s: each of the bounds is the tighter one. When nothing is in both, a
// least value exceeds the greatest.
func (r Range) Intersect(s Range) Range {
	if !r.Known() {
		return r
	}
	if !s.Known() {
		return s
	}
	return Range{r.umin.UMax(s.umin), r.umax.UMin(s.umax), r.smin.SMax(s.smin), r.smax.SMin(s.smax)}
}

// String returns the bounds in the form "unsigned : [0, 255] signed : [-128, 127]".
func (r Range) String() string {
	if !r.Known() {
		return "<none>"
	}
	return "unsigned : [" + r.umin.Text(false) + ", " + r.umax.Text(false) + "] signed : [" + r.smin.Text(true) + ", " + r.smax.Text(true) + "]"
}
