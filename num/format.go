package num

// Format says what the bits of a floating-point number mean. There is one Format per builtin float type of MLIR;
// compare them by pointer.
type Format struct {
	name     string
	width    int
	prec     int // bits of the significand, the integer bit included
	minExp   int // exponent of the smallest normal number
	maxExp   int // exponent of the largest number
	special  special
	explicit bool // the integer bit is stored
	noZero   bool // the all-zero encoding is the smallest normal number
	noSign   bool // there is no sign bit
}

// special says how a format represents what is not finite.
type special uint8

const (
	ieee       special = iota // exponent all ones: infinity when the fraction is zero, else NaN
	nanOnes                   // no infinity; NaN when exponent and fraction are all ones
	nanZero                   // no infinity, no -0; NaN in the place of -0
	finiteOnly                // neither infinity nor NaN
)

// The formats, named as in MLIR.
var (
	F4E2M1FN      = &Format{name: "f4E2M1FN", width: 4, prec: 2, minExp: 0, maxExp: 2, special: finiteOnly}
	F6E2M3FN      = &Format{name: "f6E2M3FN", width: 6, prec: 4, minExp: 0, maxExp: 2, special: finiteOnly}
	F6E3M2FN      = &Format{name: "f6E3M2FN", width: 6, prec: 3, minExp: -2, maxExp: 4, special: finiteOnly}
	F8E3M4        = &Format{name: "f8E3M4", width: 8, prec: 5, minExp: -2, maxExp: 3}
	F8E4M3        = &Format{name: "f8E4M3", width: 8, prec: 4, minExp: -6, maxExp: 7}
	F8E4M3FN      = &Format{name: "f8E4M3FN", width: 8, prec: 4, minExp: -6, maxExp: 8, special: nanOnes}
	F8E4M3FNUZ    = &Format{name: "f8E4M3FNUZ", width: 8, prec: 4, minExp: -7, maxExp: 7, special: nanZero}
	F8E4M3B11FNUZ = &Format{name: "f8E4M3B11FNUZ", width: 8, prec: 4, minExp: -10, maxExp: 4, special: nanZero}
	F8E5M2        = &Format{name: "f8E5M2", width: 8, prec: 3, minExp: -14, maxExp: 15}
	F8E5M2FNUZ    = &Format{name: "f8E5M2FNUZ", width: 8, prec: 3, minExp: -15, maxExp: 15, special: nanZero}
	F8E8M0FNU     = &Format{name: "f8E8M0FNU", width: 8, prec: 1, minExp: -127, maxExp: 127, special: nanOnes,
		noZero: true, noSign: true}
	BF16 = &Format{name: "bf16", width: 16, prec: 8, minExp: -126, maxExp: 127}
	F16  = &Format{name: "f16", width: 16, prec: 11, minExp: -14, maxExp: 15}
	TF32 = &Format{name: "tf32", width: 19, prec: 11, minExp: -126, maxExp: 127}
	F32  = &Format{name: "f32", width: 32, prec: 24, minExp: -126, maxExp: 127}
	F64  = &Format{name: "f64", width: 64, prec: 53, minExp: -1022, maxExp: 1023}
	F80  = &Format{name: "f80", width: 80, prec: 64, minExp: -16382, maxExp: 16383, explicit: true}
	F128 = &Format{name: "f128", width: 128, prec: 113, minExp: -16382, maxExp: 16383}
)

var formats = [...]*Format{F4E2M1FN, F6E2M3FN, F6E3M2FN, F8E3M4, F8E4M3, F8E4M3FN, F8E4M3FNUZ, F8E4M3B11FNUZ, F8E5M2,
	F8E5M2FNUZ, F8E8M0FNU, BF16, F16, TF32, F32, F64, F80, F128}

// Formats returns a new slice of all formats, in the order of their widths.
func Formats() []*Format { return append([]*Format(nil), formats[:]...) }

// FormatNamed returns the format that MLIR calls name, or nil.
func FormatNamed(name string) *Format {
	for _, f := range formats {
		if f.name == name {
			return f
		}
	}
	return nil
}

// Name returns MLIR's name of the type, such as "f32".
func (f *Format) Name() string { return f.name }

// String returns the name.
func (f *Format) String() string { return f.name }

// Width returns the number of bits of an encoding.
func (f *Format) Width() int { return f.width }

// Precision returns the number of bits of a normal significand, the integer bit included.
func (f *Format) Precision() int { return f.prec }

// MinExponent returns the exponent of the smallest normal number.
func (f *Format) MinExponent() int { return f.minExp }

// MaxExponent returns the exponent of the largest number.
func (f *Format) MaxExponent() int { return f.maxExp }

// HasInf reports whether the format has infinities.
func (f *Format) HasInf() bool { return f.special == ieee }

// HasNaN reports whether the format has a NaN.
func (f *Format) HasNaN() bool { return f.special != finiteOnly }

// HasZero reports whether the format has a zero.
func (f *Format) HasZero() bool { return !f.noZero }

// HasSignedZero reports whether the format tells -0 from +0.
func (f *Format) HasSignedZero() bool { return !f.noZero && f.special != nanZero }

// HasSign reports whether the format has negative numbers.
func (f *Format) HasSign() bool { return !f.noSign }

// Contains reports whether every finite number of g is a number of f, judged as APFloat's isRepresentableBy does: by
// the ranges of exponents and the precision.
func (f *Format) Contains(g *Format) bool {
	return g.maxExp <= f.maxExp && g.minExp >= f.minExp && g.prec <= f.prec
}

// Zero returns zero with the given sign. A format without -0 gives +0, one without zero its smallest number.
func (f *Format) Zero(neg bool) Float {
	if neg && f.HasSignedZero() {
		return f.withSign(u128{})
	}
	return Float{fmt: f}
}

// One returns 1.
func (f *Format) One() Float {
	return f.encode(false, u128{lo: 1}.shl(f.prec-1), 0)
}

// Inf returns infinity with the given sign. A format without infinity gives NaN, one without NaN its largest number.
func (f *Format) Inf(neg bool) Float {
	switch f.special {
	case ieee:
		if f.explicit {
			return f.fields(neg, f.expMask(), u128{lo: 1 << 63})
		}
		return f.fields(neg, f.expMask(), u128{})
	case finiteOnly:
		return f.Largest(neg)
	}
	return f.NaN(neg, u128{}.int(f.width))
}

// QNaN returns the quiet NaN without payload, with the given sign, as [Format.NaN] does.
func (f *Format) QNaN(neg bool) Float { return f.nan(neg, u128{}) }

// NaN returns a quiet NaN with the given sign and the low bits of payload. A format with a single NaN ignores the
// payload (and, when NaN stands for -0, the sign). A format without NaN gives its largest number: upstream leaves that
// undefined.
func (f *Format) NaN(neg bool, payload Int) Float {
	b := payload.ZExtOrTrunc(128)
	return f.nan(neg, u128{hi: b.LShr(64).Uint64(), lo: b.Uint64()})
}

func (f *Format) nan(neg bool, payload u128) Float {
	switch f.special {
	case finiteOnly:
		return f.Largest(neg)
	case nanOnes:
		return f.fields(neg, f.expMask(), ones(f.prec-1))
	case nanZero:
		return f.withSign(u128{})
	}
	frac := payload.and(ones(f.prec - 1)).or(u128{lo: 1}.shl(f.prec - 2))
	if f.explicit {
		frac.lo |= 1 << 63
	}
	return f.fields(neg, f.expMask(), frac)
}

// Largest returns the finite number of the largest magnitude, with the given sign.
func (f *Format) Largest(neg bool) Float {
	sig := ones(f.prec)
	if f.special == nanOnes && f.prec > 1 {
		sig.lo &^= 1
	}
	return f.encode(neg, sig, f.maxExp)
}

// Smallest returns the number of the smallest magnitude that is not zero, with the given sign.
func (f *Format) Smallest(neg bool) Float { return f.encode(neg, u128{lo: 1}, f.minExp) }

// SmallestNormal returns the normal number of the smallest magnitude, with the given sign.
func (f *Format) SmallestNormal(neg bool) Float {
	return f.encode(neg, u128{lo: 1}.shl(f.prec-1), f.minExp)
}

// stored returns the number of bits that hold the significand.
func (f *Format) stored() int {
	if f.explicit {
		return f.prec
	}
	return f.prec - 1
}

// expMask returns the exponent field of all ones.
func (f *Format) expMask() uint64 {
	n := f.width - f.stored()
	if !f.noSign {
		n--
	}
	return mask(n)
}

// fields puts an encoding together.
func (f *Format) fields(neg bool, exp uint64, frac u128) Float {
	b := frac.or(u128{lo: exp}.shl(f.stored()))
	if neg && !f.noSign {
		return f.withSign(b)
	}
	return Float{fmt: f, lo: b.lo, hi: b.hi}
}

// withSign sets the sign bit of an encoding.
func (f *Format) withSign(b u128) Float {
	b = b.or(u128{lo: 1}.shl(f.width - 1))
	return Float{fmt: f, lo: b.lo, hi: b.hi}
}

// encode returns the number sig * 2^(exp-prec+1). The significand has prec bits, or fewer when exp is minExp.
func (f *Format) encode(neg bool, sig u128, exp int) Float {
	e := uint64(exp - f.minExp)
	if !f.noZero && sig.bitLen() == f.prec {
		e++
	}
	return f.fields(neg, e, sig.and(ones(f.stored())))
}
