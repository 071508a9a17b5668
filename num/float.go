package num

import "math"

// Float is a floating-point number: a format and an encoding. It is an immutable value, to be passed by value; it never
// allocates. == compares encodings. The zero value has no format and is good for nothing but being tested with
// [Float.IsValid].
//
// Methods with several operands panic when the formats differ.
type Float struct {
	fmt    *Format
	lo, hi uint64 // the encoding, zero-extended
}

// FromFloat64 returns v as a number of format [F64].
func FromFloat64(v float64) Float { return Float{fmt: F64, lo: math.Float64bits(v)} }

// FromFloat32 returns v as a number of format [F32].
func FromFloat32(v float32) Float { return Float{fmt: F32, lo: uint64(math.Float32bits(v))} }

// FromFloat64 returns v rounded to the format, and whether converting the result back would not give v.
func (f *Format) FromFloat64(v float64, mode Rounding) (r Float, losesInfo bool) {
	if f == F64 {
		return FromFloat64(v), false
	}
	r, losesInfo, _ = FromFloat64(v).Convert(f, mode)
	return r, losesInfo
}

// FromBits returns the number with the given encoding, of which the low bits are used when it is too wide. The
// encodings of [F80] that no longer occur (pseudo-denormals, unnormals) become those that APFloat makes of them.
func (f *Format) FromBits(b Int) Float {
	if f.width <= 64 {
		return Float{fmt: f, lo: b.Uint64() & mask(f.width)}
	}
	b = b.ZExtOrTrunc(f.width)
	r := Float{fmt: f, lo: b.Uint64(), hi: b.LShr(64).Uint64()}
	if f.explicit {
		exp, top := r.hi&0x7FFF, r.lo>>63 != 0
		switch {
		case exp == 0 && top:
			r.hi |= 1
		case exp != 0 && !top:
			r.hi |= 0x7FFF
		}
	}
	return r
}

// FromUint64 is [Format.FromBits] for a format of at most 64 bits.
func (f *Format) FromUint64(b uint64) Float { return f.FromBits(NewUint(64, b)) }

// IsValid reports whether x has a format.
func (x Float) IsValid() bool { return x.fmt != nil }

// Format returns the format of x.
func (x Float) Format() *Format { return x.fmt }

// Bits returns the encoding.
func (x Float) Bits() Int { return x.encoding().int(x.fmt.width) }

// Uint64 returns the low 64 bits of the encoding.
func (x Float) Uint64() uint64 { return x.lo }

// Float64 returns the value rounded to the nearest float64.
func (x Float) Float64() float64 {
	switch x.fmt {
	case F64:
		return math.Float64frombits(x.lo)
	case F32:
		if !x.IsNaN() {
			return float64(math.Float32frombits(uint32(x.lo)))
		}
	}
	r, _, _ := x.Convert(F64, ToNearestEven)
	return math.Float64frombits(r.lo)
}

// Float32 returns the value rounded to the nearest float32.
func (x Float) Float32() float32 {
	r, _, _ := x.Convert(F32, ToNearestEven)
	return math.Float32frombits(uint32(r.lo))
}

// class is the kind of a number.
type class uint8

const (
	zero class = iota
	finite
	infinite
	notNumber
)

// parts is a number taken apart. A finite one is ±sig*2^exp; for NaN sig is the fraction as stored.
type parts struct {
	class class
	neg   bool
	exp   int
	sig   u128
}

func (x Float) encoding() u128 { return u128{hi: x.hi, lo: x.lo} }

// split takes x apart.
func (x Float) split() parts {
	f := x.fmt
	b := x.encoding()
	neg := !f.noSign && !b.shr(f.width-1).isZero()
	frac := b.and(ones(f.stored()))
	exp := b.shr(f.stored()).lo & f.expMask()
	p := parts{class: finite, neg: neg, sig: frac}
	switch {
	case f.special == ieee && exp == f.expMask():
		p.class = notNumber
		if frac.isZero() || f.explicit && frac == (u128{lo: 1 << 63}) {
			p.class = infinite
		}
	case f.special == nanOnes && exp == f.expMask() && frac == ones(f.prec-1),
		f.special == nanZero && neg && exp == 0 && frac.isZero():
		p.class = notNumber
	case exp == 0 && !f.noZero:
		p.exp = f.minExp - f.prec + 1
		if frac.isZero() {
			p.class = zero
		}
	default:
		p.exp = int(exp) + f.minExp - f.prec + 1
		if !f.noZero {
			p.exp--
		}
		p.sig = frac.or(u128{lo: 1}.shl(f.prec - 1))
	}
	return p
}

// IsNaN reports whether x is not a number.
func (x Float) IsNaN() bool { return x.split().class == notNumber }

// IsSignaling reports whether x is a signaling NaN. Only formats that follow IEEE 754 have one.
func (x Float) IsSignaling() bool {
	p := x.split()
	return p.class == notNumber && x.fmt.special == ieee && p.sig.shr(x.fmt.prec-2).lo&1 == 0
}

// IsInf reports whether x is an infinity.
func (x Float) IsInf() bool { return x.split().class == infinite }

// IsFinite reports whether x is neither infinite nor NaN.
func (x Float) IsFinite() bool { return x.split().class <= finite }

// IsZero reports whether x is zero of either sign.
func (x Float) IsZero() bool { return x.split().class == zero }

// IsPosZero reports whether x is +0.
func (x Float) IsPosZero() bool { return x.IsZero() && !x.IsNegative() }

// IsNegZero reports whether x is -0.
func (x Float) IsNegZero() bool { return x.IsZero() && x.IsNegative() }

// IsNegative reports whether the sign bit is set, on zeros and NaN too.
func (x Float) IsNegative() bool {
	return !x.fmt.noSign && !x.encoding().shr(x.fmt.width-1).isZero()
}

// IsDenormal reports whether x is finite, not zero and below the smallest normal number.
func (x Float) IsDenormal() bool {
	p := x.split()
	return p.class == finite && p.sig.bitLen() < x.fmt.prec
}

// IsInteger reports whether x is finite and has no fraction.
func (x Float) IsInteger() bool {
	p := x.split()
	return p.class == zero || p.class == finite && p.exp+p.sig.trailingZeros() >= 0
}

// IsExactly reports whether x is v, with the sign of zero told apart, as APFloat's isExactlyValue does: v is rounded to
// the format first.
func (x Float) IsExactly(v float64) bool {
	r, _ := x.fmt.FromFloat64(v, ToNearestEven)
	return x == r
}

// Ilogb returns the exponent e with 2^e <= |x| < 2^(e+1). It is meaningful for finite numbers other than zero.
func (x Float) Ilogb() int {
	p := x.split()
	return p.exp + p.sig.bitLen() - 1
}

// Neg returns x with its sign changed, NaN included. Zero and NaN of a format without -0, and everything in a format
// without sign, stay as they are.
func (x Float) Neg() Float { return x.setSign(!x.IsNegative()) }

// Abs returns x with its sign cleared, NaN included where that is possible.
func (x Float) Abs() Float { return x.setSign(false) }

// CopySign returns x with the sign of y, which may have another format.
func (x Float) CopySign(y Float) Float { return x.setSign(y.IsNegative()) }

func (x Float) setSign(neg bool) Float {
	if x.fmt.noSign {
		return x
	}
	b := x.encoding()
	if x.fmt.special == nanZero && b.and(ones(x.fmt.width-1)).isZero() {
		return x
	}
	if neg {
		return x.fmt.withSign(b)
	}
	b = b.and(ones(x.fmt.width - 1))
	return Float{fmt: x.fmt, lo: b.lo, hi: b.hi}
}

// quiet returns a NaN as a quiet one, other numbers as they are.
func (x Float) quiet() Float {
	if !x.IsSignaling() {
		return x
	}
	b := x.encoding().or(u128{lo: 1}.shl(x.fmt.prec - 2))
	return Float{fmt: x.fmt, lo: b.lo, hi: b.hi}
}

func (x Float) same(y Float) {
	if x.fmt != y.fmt {
		panic("num: operands of different formats")
	}
}
