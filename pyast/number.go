package pyast

import (
	"math/big"
	"strconv"
	"strings"
)

// maxDigits is the length of the longest decimal integer that Python converts.
const maxDigits = 4300

// number returns the value of a NUMBER, whose form the scanner has checked.
func (b *builder) number(token int32) Value {
	s := b.tokenText(token)
	if n := len(s); n < 10 {
		if v, ok := smallInt(s); ok {
			return v
		}
	}
	s = strings.ToLower(strings.ReplaceAll(s, "_", ""))
	switch isHex := strings.HasPrefix(s, "0x"); {
	case strings.HasSuffix(s, "j"):
		return Imaginary(parseFloat(s[:len(s)-1]))
	case !isHex && strings.ContainsAny(s, ".e"):
		return Float(parseFloat(s))
	}
	base, digits := 10, s
	if len(s) > 2 && s[0] == '0' {
		switch s[1] {
		case 'x':
			base, digits = 16, s[2:]
		case 'o':
			base, digits = 8, s[2:]
		case 'b':
			base, digits = 2, s[2:]
		}
	}
	if v, err := strconv.ParseInt(digits, base, 64); err == nil {
		return Int(v)
	}
	if base == 10 && len(digits) > maxDigits {
		panic(b.errorAt(token, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", maxDigits, len(digits)))
	}
	v, _ := new(big.Int).SetString(digits, base)
	return BigInt{v}
}

// smallInt converts a few decimal digits.
func smallInt(s string) (Int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return Int(n), true
}

// parseFloat converts a number without underscores; what is too large is infinite.
func parseFloat(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}
