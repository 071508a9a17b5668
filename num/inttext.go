package num

import (
	"errors"
	"math/big"
	"strconv"
)

// Errors of the parsing functions.
var (
	// ErrSyntax says that the text is not a number.
	ErrSyntax = errors.New("invalid number")
	// ErrRange says that the number does not fit the width.
	ErrRange = errors.New("number out of range")
)

// ParseInt reads digits in the given radix (2 to 36, letters of either case) after an optional sign. A number outside
// [-2^(width-1), 2^width) gives its low bits and [ErrRange]: with signless integers either reading may be meant. A
// caller with a signed type checks the sign of the result too.
func ParseInt(width int, text string, radix int) (Int, error) {
	if v, err := strconv.ParseInt(text, radix, 64); err == nil && width >= 64 {
		return NewInt(width, v), nil
	}
	v, ok := new(big.Int).SetString(text, radix)
	if !ok {
		return Zero(width), ErrSyntax
	}
	fits := v.BitLen() <= width
	if v.Sign() < 0 {
		// -2^(w-1) is the one negative number whose magnitude needs all w bits.
		fits = v.BitLen() < width || v.BitLen() == width && v.TrailingZeroBits() == uint(width-1)
	}
	if !fits {
		return wrap(width, v), ErrRange
	}
	return wrap(width, v), nil
}

// AppendText appends the decimal digits of the value, read as signed or unsigned.
func (a Int) AppendText(dst []byte, signed bool) []byte {
	switch {
	case a.wide != nil && signed:
		return a.signed().Append(dst, 10)
	case a.wide != nil:
		return a.wide.Append(dst, 10)
	case signed:
		return strconv.AppendInt(dst, a.sext(), 10)
	}
	return strconv.AppendUint(dst, a.lo, 10)
}

// Text returns the decimal digits of the value, read as signed or unsigned.
func (a Int) Text(signed bool) string {
	return string(a.AppendText(nil, signed))
}

// String returns the signed value in decimal.
func (a Int) String() string { return a.Text(true) }

// AppendHex appends upper-case hexadecimal digits, without prefix, as many as cover the width.
func (a Int) AppendHex(dst []byte) []byte {
	const digits = "0123456789ABCDEF"
	if a.wide == nil {
		for i := (int(a.width)+3)/4 - 1; i >= 0; i-- {
			dst = append(dst, digits[a.lo>>uint(4*i)&15])
		}
		return dst
	}
	b := a.AppendBytes(nil)
	for i := len(b) - 1; i >= 0; i-- {
		if i < len(b)-1 || (a.width-1)%8 >= 4 {
			dst = append(dst, digits[b[i]>>4])
		}
		dst = append(dst, digits[b[i]&15])
	}
	return dst
}

// Hex returns upper-case hexadecimal digits, without prefix, as many as cover the width.
func (a Int) Hex() string { return string(a.AppendHex(nil)) }

// AppendBytes appends the bits in little-endian order, zero-extended to whole bytes. This is how dense attributes store
// an element.
func (a Int) AppendBytes(dst []byte) []byte {
	n := (int(a.width) + 7) / 8
	if a.wide == nil {
		for i := range n {
			dst = append(dst, byte(a.lo>>uint(8*i)))
		}
		return dst
	}
	at := len(dst)
	dst = append(dst, make([]byte, n)...)
	b := a.wide.FillBytes(dst[at:])
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return dst
}

// IntFromBytes reads what [Int.AppendBytes] wrote: width bits in little-endian order, from at least (width+7)/8 bytes.
// Excess bits are ignored.
func IntFromBytes(width int, b []byte) Int {
	n := (width + 7) / 8
	if width <= 64 {
		var v uint64
		for i := range n {
			v |= uint64(b[i]) << uint(8*i)
		}
		return narrow(width, v)
	}
	r := make([]byte, n)
	for i := range r {
		r[i] = b[n-1-i]
	}
	return wrap(width, new(big.Int).SetBytes(r))
}
