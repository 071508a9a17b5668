package num

import (
	"math/big"
	"strconv"
)

// Parse reads a decimal number (12, -1.5, .5e-3) or a hexadecimal one as in C (0x1.8p-3) and rounds it to nearest in the
// format, once. A number too large for the format gives infinity, or what stands for it; one without a sign bit
// ignores the sign. The error is [ErrSyntax]. Names of infinity and NaN are not read: MLIR writes these as bits.
func (f *Format) Parse(text string) (Float, error) {
	l, ok := scanFloat(text)
	if !ok {
		return Float{}, ErrSyntax
	}
	switch f {
	case F64:
		v, _ := strconv.ParseFloat(text, 64) // the only error left is overflow, which gives infinity
		return FromFloat64(v), nil
	case F32:
		v, _ := strconv.ParseFloat(text, 32)
		return FromFloat32(float32(v)), nil
	}
	return f.fromLiteral(l), nil
}

// ParseLiteral reads a floating-point literal as MLIR's parser does: rounded to float64 first and then to the format.
// That differs from [Format.Parse] when the first rounding meets the middle between two numbers of the format, or when
// the format is finer than float64.
func (f *Format) ParseLiteral(text string) (Float, error) {
	v, err := F64.Parse(text)
	if err != nil || f == F64 {
		return v, err
	}
	r, _, _ := v.Convert(f, ToNearestEven)
	return r, nil
}

// literal is the number ±mantissa * base^exp, where the digits of the mantissa are in the radix 10 or 16 and base is 10
// or 2 then.
type literal struct {
	neg    bool
	hex    bool
	digits []byte // without leading zeros, without point; empty for zero
	exp    int
}

const expLimit = 1 << 20 // far beyond every format, and far from overflowing an int

// scanFloat takes a literal apart.
func scanFloat(s string) (l literal, ok bool) {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		l.neg = s[0] == '-'
		s = s[1:]
	}
	if len(s) > 2 && s[0] == '0' && s[1]|0x20 == 'x' {
		l.hex = true
		s = s[2:]
	}
	n, seen, point := 0, 0, -1
scan:
	for ; n < len(s); n++ {
		c := s[n]
		switch {
		case c == '.' && point < 0:
			point = seen
			continue
		case c >= '0' && c <= '9', l.hex && c|0x20 >= 'a' && c|0x20 <= 'f':
		default:
			break scan
		}
		seen++
		if len(l.digits) > 0 || c != '0' {
			l.digits = append(l.digits, c)
		}
	}
	if seen == 0 {
		return l, false
	}
	if point >= 0 {
		l.exp = point - seen
		if l.hex {
			l.exp *= 4
		}
	}
	if n == len(s) {
		return l, !l.hex
	}
	mark := byte('e')
	if l.hex {
		mark = 'p'
	}
	if s[n]|0x20 != mark {
		return l, false
	}
	e, ok := scanExponent(s[n+1:])
	l.exp += e
	return l, ok
}

func scanExponent(s string) (e int, ok bool) {
	neg := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		neg = s[0] == '-'
		s = s[1:]
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		e = min(e*10+int(s[i]-'0'), expLimit)
	}
	if neg {
		e = -e
	}
	return e, s != ""
}

// fromLiteral rounds to the format.
func (f *Format) fromLiteral(l literal) Float {
	if f.noSign {
		l.neg = false
	}
	var r Float
	size := len(l.digits) + l.exp // about the decimal exponent of the number, or a quarter of the binary one
	if l.hex {
		size = len(l.digits) + l.exp/4
	}
	switch {
	case len(l.digits) == 0:
		return f.Zero(l.neg)
	case size > 5100:
		r, _ = f.overflow(l.neg, ToNearestEven)
		return r
	case size < -5100:
		return f.Zero(l.neg)
	}
	base := 10
	if l.hex {
		base = 16
	}
	m, _ := new(big.Int).SetString(string(l.digits), base)
	exp, sticky := 0, false
	switch {
	case l.hex:
		exp = l.exp
	case l.exp >= 0:
		m.Mul(m, pow(10, l.exp))
	default:
		den := pow(10, -l.exp)
		shift := max(0, 120+den.BitLen()-m.BitLen())
		m.Lsh(m, uint(shift))
		rem := new(big.Int)
		m.QuoRem(m, den, rem)
		exp, sticky = -shift, rem.Sign() != 0
	}
	top, n, lost := top128(m)
	r, _ = f.round(l.neg, top, exp+n, sticky || lost, ToNearestEven)
	return r
}

// pow returns b^n.
func pow(b int64, n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(b), big.NewInt(int64(n)), nil)
}

// AppendText appends x as MLIR prints it. A finite number has one digit before the point and six after it (1.500000e+00)
// if that text names it exactly; else as many digits as its format may need (0.333333343, 1.2345678E+10); else, which
// concerns integers whose digits would lack a point, and infinity and NaN, its encoding in hexadecimal (0x7FC00000).
// Only the last form starts with "0x"; it needs the type beside it when read back.
func (x Float) AppendText(dst []byte) []byte {
	p := x.split()
	at := len(dst)
	switch p.class {
	case zero:
		if p.neg {
			dst = append(dst, '-')
		}
		return append(dst, "0.000000e+00"...)
	case finite:
		d, exp := x.fmt.decimal(p, 6)
		dst = appendScientific(dst, p.neg, d, exp)
		if back, err := x.fmt.Parse(string(dst[at:])); err == nil && back == x {
			return dst
		}
		var point bool
		d, exp = x.fmt.decimal(p, x.fmt.digits())
		if dst, point = appendShort(dst[:at], p.neg, d, exp, x.fmt.digits()); point {
			return dst
		}
	}
	dst = append(dst[:at], "0x"...)
	if x.hi != 0 {
		dst = appendUpperHex(dst, x.hi, 1)
		return appendUpperHex(dst, x.lo, 16)
	}
	return appendUpperHex(dst, x.lo, 1)
}

// Text returns the number as [Float.AppendText] writes it.
func (x Float) Text() string { return string(x.AppendText(nil)) }

// String is [Float.Text].
func (x Float) String() string {
	if x.fmt == nil {
		return "<no float>"
	}
	return x.Text()
}

// digits returns how many decimal digits tell any two numbers of the format apart (Steele and White).
func (f *Format) digits() int { return 2 + f.prec*59/196 }

// decimal returns the leading decimal digits of a finite number, at most n of them, without trailing zeros; the number
// is about digits*10^exp. Like APFloat's toString, and unlike a printer that rounds correctly, it first drops digits
// that are far beyond n and then rounds half up: for some numbers the last digit differs, and then so does the form in
// which they are printed.
func (f *Format) decimal(p parts, n int) (digits []byte, exp int) {
	tz := p.sig.trailingZeros()
	m, exp := p.sig.shr(tz).big(), p.exp+tz
	if exp >= 0 {
		m.Lsh(m, uint(exp))
		exp = 0
	} else {
		m.Mul(m, pow(5, -exp)) // m*2^exp = m*5^-exp * 10^exp
	}
	// 196/59 is slightly more than the bits in a decimal digit.
	need := (n*196 + 58) / 59
	if drop := (m.BitLen() - need) * 59 / 196; drop > 0 {
		m.Quo(m, pow(10, drop))
		exp += drop
	}
	d := m.Append(nil, 10)
	size := len(d)
	d = trimRight(d, '0')
	if len(d) > n {
		if d[n] < '5' {
			d = trimRight(d[:n], '0')
		} else if d = trimRight(d[:n], '9'); len(d) == 0 {
			return append(d, '1'), exp + size
		} else {
			d[len(d)-1]++
		}
	}
	return d, exp + size - len(d)
}

func trimRight(d []byte, c byte) []byte {
	for len(d) > 0 && d[len(d)-1] == c {
		d = d[:len(d)-1]
	}
	return d
}

// appendScientific writes d.dddddde+dd with six digits after the point.
func appendScientific(dst []byte, neg bool, d []byte, exp int) []byte {
	if neg {
		dst = append(dst, '-')
	}
	exp += len(d) - 1
	dst = append(append(dst, d[0], '.'), d[1:]...)
	dst = append(dst, "000000"[len(d)-1:]...)
	dst = append(dst, 'e')
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	if exp < 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(exp), 10)
}

// appendShort writes 123, 1.25, 0.00125 or 1.25E-7, whichever APFloat's toString prefers when up to three zeros may pad
// the digits, and reports whether the text has a point.
func appendShort(dst []byte, neg bool, d []byte, exp, prec int) (text []byte, point bool) {
	if neg {
		dst = append(dst, '-')
	}
	lead := exp + len(d) - 1 // the exponent of the first digit
	switch {
	case exp > 3 || exp >= 0 && len(d)+exp > prec || lead < -3:
		dst = append(append(dst, d[0], '.'), d[1:]...)
		if len(d) == 1 {
			dst = append(dst, '0')
		}
		dst = append(dst, 'E')
		if lead >= 0 {
			dst = append(dst, '+')
		}
		return strconv.AppendInt(dst, int64(lead), 10), true
	case exp >= 0:
		return append(append(dst, d...), "000"[:exp]...), false
	case lead >= 0:
		return append(append(append(dst, d[:lead+1]...), '.'), d[lead+1:]...), true
	}
	return append(append(dst, "0.000"[:1-lead]...), d...), true
}

// appendUpperHex writes v with at least the given number of digits.
func appendUpperHex(dst []byte, v uint64, least int) []byte {
	for n := max(16-leadingNibbles(v), least) - 1; n >= 0; n-- {
		dst = append(dst, "0123456789ABCDEF"[v>>uint(4*n)&15])
	}
	return dst
}

func leadingNibbles(v uint64) int { return narrow(64, v).CountLeadingZeros() / 4 }
