package pyast

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"polyloom/grammar/pytoken"
)

// appendFloat appends a number as Python's repr does: the shortest digits that give the
// same number, with an exponent if it is less than -4 or at least 16. If point is true,
// a number that would look like an integer gets a ".0".
func appendFloat(b []byte, f float64, point bool) []byte {
	switch {
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	case math.IsNaN(f):
		return append(b, "nan"...)
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	exponent, _ := strconv.Atoi(string(b[strings.IndexByte(string(b[start:]), 'e')+start+1:]))
	if f != 0 && (exponent < -4 || exponent >= 16) {
		return b
	}
	b = strconv.AppendFloat(b[:start], f, 'f', -1, 64)
	if point && !strings.Contains(string(b[start:]), ".") {
		b = append(b, ".0"...)
	}
	return b
}

// appendStr appends a string as Python's repr does.
func appendStr(b []byte, s string) []byte {
	quote := quoteFor(s)
	b = append(b, quote)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			b = appendASCII(b, c, quote)
			i++
			continue
		}
		r, n := decodeRune(s[i:])
		if pytoken.Printable(r) {
			b = append(b, s[i:i+n]...)
		} else {
			b = appendEscape(b, r)
		}
		i += n
	}
	return append(b, quote)
}

// appendBytes appends a string of bytes as Python's repr does.
func appendBytes(b []byte, s string) []byte {
	quote := quoteFor(s)
	b = append(b, 'b', quote)
	for i := range len(s) {
		b = appendASCII(b, s[i], quote)
	}
	return append(b, quote)
}

// quoteFor returns the quote that Python chooses for a string.
func quoteFor(s string) byte {
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return '"'
	}
	return '\''
}

// appendASCII appends a byte of a string, which is escaped if it is not printable.
func appendASCII(b []byte, c, quote byte) []byte {
	switch {
	case c == quote || c == '\\':
		return append(b, '\\', c)
	case c == '\n':
		return append(b, `\n`...)
	case c == '\r':
		return append(b, `\r`...)
	case c == '\t':
		return append(b, `\t`...)
	case c < ' ' || c >= 0x7f:
		return appendHex(append(b, `\x`...), rune(c), 2)
	}
	return append(b, c)
}

// appendEscape appends the shortest escape for a character.
func appendEscape(b []byte, r rune) []byte {
	switch {
	case r <= 0xff:
		return appendHex(append(b, `\x`...), r, 2)
	case r <= 0xffff:
		return appendHex(append(b, `\u`...), r, 4)
	}
	return appendHex(append(b, `\U`...), r, 8)
}

func appendHex(b []byte, r rune, digits int) []byte {
	for i := digits - 1; i >= 0; i-- {
		b = append(b, "0123456789abcdef"[r>>(4*i)&15])
	}
	return b
}

// decodeRune is utf8.DecodeRuneInString for strings with surrogates (see Str).
func decodeRune(s string) (rune, int) {
	if len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 {
		return 0xd000 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(s)
}

// appendRune is utf8.AppendRune for strings with surrogates.
func appendRune(b []byte, r rune) []byte {
	if 0xd800 <= r && r <= 0xdfff {
		return append(b, 0xed, 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(b, r)
}
