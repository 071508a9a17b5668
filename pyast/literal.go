package pyast

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// literal returns the value of a STRING, and "u" if it has that prefix.
func (b *builder) literal(token int32) (Value, string) {
	s := b.tokenText(token)
	kind, raw, isBytes := "", false, false
	for {
		switch s[0] {
		case 'u':
			kind = "u"
		case 'b', 'B':
			isBytes = true
		case 'r', 'R':
			raw = true
		case 'U':
		default:
			if size := len(s); size >= 6 && s[1] == s[0] && s[2] == s[0] {
				s = s[3 : size-3]
			} else {
				s = s[1 : size-1]
			}
			if isBytes {
				return Bytes(b.decodeBytes(token, s, raw)), ""
			}
			return Str(b.decode(token, s, raw)), kind
		}
		s = s[1:]
	}
}

// decodeBytes returns the value of a bytes literal.
func (b *builder) decodeBytes(token int32, s string, raw bool) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			panic(b.errorAt(token, "bytes can only contain ASCII literal characters"))
		}
	}
	if raw || !strings.Contains(s, `\`) {
		return s
	}
	d := decoder{s: s, isBytes: true}
	if err := d.run(); err != "" {
		panic(b.errorAt(token, "(value error) %s", err))
	}
	return string(d.out)
}

// decode returns the value of a string or of a part of an f-string.
func (b *builder) decode(token int32, s string, raw bool) string {
	if raw || !strings.Contains(s, `\`) {
		return s
	}
	d := decoder{s: s}
	if err := d.run(); err != "" {
		panic(b.errorAt(token, "(unicode error) 'unicodeescape' codec can't decode bytes in position %s", err))
	}
	return string(d.out)
}

// decoder replaces escapes.
type decoder struct {
	s       string
	at      int
	isBytes bool
	out     []byte
}

// simpleEscapes has the characters behind a backslash that stand for one other.
var simpleEscapes = [128]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11,
}

// run replaces all escapes and returns what is wrong with one, or "".
func (d *decoder) run() string {
	d.out = make([]byte, 0, len(d.s))
	for {
		i := strings.IndexByte(d.s[d.at:], '\\')
		if i < 0 {
			d.out = append(d.out, d.s[d.at:]...)
			return ""
		}
		d.out = append(d.out, d.s[d.at:d.at+i]...)
		d.at += i
		if err := d.escape(); err != "" {
			return err
		}
	}
}

// escape replaces the escape at d.at.
func (d *decoder) escape() string {
	start := d.at
	d.at++
	if d.at == len(d.s) {
		// Only a part of an f-string ends so: the brace behind it is not escaped.
		d.out = append(d.out, '\\')
		return ""
	}
	c := d.s[d.at]
	d.at++
	switch {
	case c == '\n':
	case c < utf8.RuneSelf && simpleEscapes[c] != 0:
		d.out = append(d.out, simpleEscapes[c])
	case '0' <= c && c <= '7':
		d.octal(c)
	case c == 'x':
		return d.hex(start, 2)
	case c == 'u' && !d.isBytes:
		return d.hex(start, 4)
	case c == 'U' && !d.isBytes:
		return d.hex(start, 8)
	case c == 'N' && !d.isBytes:
		return d.named(start)
	default:
		// Not an escape: both characters stay. CPython warns about it.
		d.out = append(d.out, '\\')
		d.at--
	}
	return ""
}

// octal replaces an escape of up to three octal digits, of which one is passed.
func (d *decoder) octal(c byte) {
	v := rune(c - '0')
	for i := 0; i < 2 && d.at < len(d.s) && '0' <= d.s[d.at] && d.s[d.at] <= '7'; i++ {
		v = v<<3 | rune(d.s[d.at]-'0')
		d.at++
	}
	d.put(v)
}

func (d *decoder) put(r rune) {
	if d.isBytes {
		d.out = append(d.out, byte(r))
	} else {
		d.out = appendRune(d.out, r)
	}
}

// hex replaces an escape with a fixed number of digits.
func (d *decoder) hex(start, digits int) string {
	var v int64
	for i := range digits {
		h := -1
		if d.at < len(d.s) {
			h = strings.IndexByte("0123456789abcdef", d.s[d.at]|0x20)
			if c := d.s[d.at]; c < '0' {
				h = -1
			}
		}
		if h < 0 {
			return d.truncated(start, digits, i)
		}
		v = v<<4 | int64(h)
		d.at++
	}
	if v > utf8.MaxRune {
		return fmt.Sprintf("%s: illegal Unicode character", d.positions(start, d.at-1))
	}
	d.put(rune(v))
	return ""
}

// truncated is the message for an escape that ends behind some digits.
func (d *decoder) truncated(start, digits, found int) string {
	if d.isBytes {
		return fmt.Sprintf(`invalid \x escape at position %d`, start)
	}
	form := map[int]string{2: `\xXX`, 4: `\uXXXX`, 8: `\UXXXXXXXX`}[digits]
	return fmt.Sprintf("%s: truncated %s escape", d.positions(start, start+1+found), form)
}

// positions returns the places of the first and the last character of an escape.
func (d *decoder) positions(first, last int) string {
	n := utf16Free(d.s[:first])
	return fmt.Sprintf("%d-%d", n, n+last-first)
}

// utf16Free returns the length of a text in the form in which CPython decodes it, where
// each character that is not ASCII is an escape of ten.
func utf16Free(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= utf8.RuneSelf {
			n += 9
		}
	}
	return n
}

// named replaces \N{…}.
func (d *decoder) named(start int) string {
	end := -1
	if d.at < len(d.s) && d.s[d.at] == '{' {
		end = strings.IndexByte(d.s[d.at:], '}')
	}
	if end < 2 {
		last := d.at
		if end < 0 {
			last = d.at - 1
			if d.at < len(d.s) && d.s[d.at] == '{' {
				last = len(d.s) - 1
			}
		}
		return fmt.Sprintf(`%s: malformed \N character escape`, d.positions(start, last))
	}
	name := d.s[d.at+1 : d.at+end]
	d.at += end + 1
	r, ok := characterNamed(name)
	if !ok {
		return fmt.Sprintf("%s: unknown Unicode character name", d.positions(start, d.at-1))
	}
	d.put(r)
	return ""
}
