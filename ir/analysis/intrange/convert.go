package intrange

// ExtU bounds a zero-extended to the given width.
func ExtU(a Range, width int) Range { return FromUnsigned(a.umin.ZExt(width), a.umax.ZExt(width)) }

// ExtS bounds a sign-extended to the given width.
func ExtS(a Range, width int) Range { return FromSigned(a.smin.SExt(width), a.smax.SExt(width)) }

// Ext returns a in a larger width, each reading extended by itself: the bounds of a number of which is only known that it fits the
// smaller width in the reading that is looked at.
func Ext(a Range, width int) Range {
	return Range{a.umin.ZExt(width), a.umax.ZExt(width), a.smin.SExt(width), a.smax.SExt(width)}
}

// Trunc bounds the low bits of a. The bounds survive when all of a has the same high bits, or high bits that leave the order of the signed
// numbers alone.
func Trunc(a Range, width int) Range {
	if width >= a.Width() {
		return a
	}
	r := Max(width)
	if a.umin.LShr(uint(width)).Equal(a.umax.LShr(uint(width))) {
		r.umin, r.umax = a.umin.Trunc(width), a.umax.Trunc(width)
	}
	lo, hi := a.smin.AShr(uint(width-1)), a.smax.AShr(uint(width-1))
	if lo.Equal(hi) || lo.IsAllOnes() && hi.IsZero() {
		r.smin, r.smax = a.smin.Trunc(width), a.smax.Trunc(width)
	}
	return r
}

// CastS bounds a converted to the given width as a signed number, as index_cast does: sign-extended, truncated or left alone.
func CastS(a Range, width int) Range {
	if width > a.Width() {
		return ExtS(a, width)
	}
	return Trunc(a, width)
}

// CastU is CastS for an unsigned number, as index_castui.
func CastU(a Range, width int) Range {
	if width > a.Width() {
		return ExtU(a, width)
	}
	return Trunc(a, width)
}

// The widths that an index may have.
const (
	IndexMinWidth = 32
	IndexMaxWidth = 64
)

// Agree says which bounds of an index operation must be the same for both widths of index to be kept as they are.
type Agree uint8

// Which bounds must agree: those of the readings that the operation works in.
const (
	AgreeBoth Agree = iota
	AgreeSigned
	AgreeUnsigned
)

// IndexOp bounds f(a, b) for operands of type index, whose ranges have 64 bits, such that the result, truncated to 32 bits, also bounds what
// f gives for truncated operands. It returns the bounds of the 64-bit computation if this is so, and otherwise the union of both.
func IndexOp(mode Agree, f func(a, b Range) Range, a, b Range) Range {
	r64 := f(a, b)
	r32 := f(Trunc(a, IndexMinWidth), Trunc(b, IndexMinWidth))
	low := Trunc(r64, IndexMinWidth)
	signed := r32.smin.Equal(low.smin) && r32.smax.Equal(low.smax)
	unsigned := r32.umin.Equal(low.umin) && r32.umax.Equal(low.umax)
	if (mode == AgreeUnsigned || signed) && (mode == AgreeSigned || unsigned) {
		return r64
	}
	return r64.Union(Ext(r32, IndexMaxWidth))
}
