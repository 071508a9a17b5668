package pytoken

import "bytes"

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isHex(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
}

func isOctal(c byte) bool { return '0' <= c && c <= '7' }

func isBinary(c byte) bool { return c == '0' || c == '1' }

// number scans a number.
func (s *scanner) number() bool {
	start := s.pos
	if s.text[s.pos] == '0' {
		switch s.text[s.pos+1] | 0x20 {
		case 'x':
			return s.radix("hexadecimal", isHex)
		case 'o':
			return s.radix("octal", isOctal)
		case 'b':
			return s.radix("binary", isBinary)
		}
	}
	if isDigit(s.text[s.pos]) && !s.digits() {
		return false
	}
	whole := s.text[start:s.pos]
	isInt, kind := true, "decimal"
	if s.text[s.pos] == '.' {
		isInt = false
		s.pos++
		if isDigit(s.text[s.pos]) && !s.digits() {
			return false
		}
	}
	if s.text[s.pos]|0x20 == 'e' {
		exponent, ok := s.exponent()
		if !ok {
			return false
		}
		isInt = isInt && !exponent
	}
	if s.text[s.pos]|0x20 == 'j' {
		isInt, kind = false, "imaginary"
		s.pos++
	}
	if isInt && whole[0] == '0' && len(bytes.Trim(whole, "0_")) > 0 {
		zeros := len(whole) - len(bytes.TrimLeft(whole, "0_"))
		col := start - s.lineStart
		return s.failAt(&ScanError{Line: int(s.line), Col: col, EndCol: col + zeros},
			"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	return s.endNumber(kind, start)
}

// digits skips decimal digits with single underscores between them.
func (s *scanner) digits() bool {
	for {
		for isDigit(s.text[s.pos]) {
			s.pos++
		}
		if s.text[s.pos] != '_' {
			return true
		}
		s.pos++
		if !isDigit(s.text[s.pos]) {
			return s.fail("invalid decimal literal")
		}
	}
}

// exponent skips an exponent, if there is one: an e may also begin the word else.
func (s *scanner) exponent() (found, ok bool) {
	next := s.text[s.pos+1]
	switch {
	case next == '+' || next == '-':
		s.pos += 2
		if !isDigit(s.text[s.pos]) {
			return false, s.fail("invalid decimal literal")
		}
	case isDigit(next):
		s.pos++
	default:
		return false, true
	}
	return true, s.digits()
}

// radix scans a number with a prefix.
func (s *scanner) radix(kind string, isDigitOf func(byte) bool) bool {
	start := s.pos
	s.pos += 2
	for {
		if s.text[s.pos] == '_' {
			s.pos++
		}
		if c := s.text[s.pos]; !isDigitOf(c) {
			if isDigit(c) {
				s.pos++
				return s.fail("invalid digit '%c' in %s literal", c, kind)
			}
			return s.fail("invalid %s literal", kind)
		}
		for isDigitOf(s.text[s.pos]) {
			s.pos++
		}
		if s.text[s.pos] != '_' {
			break
		}
	}
	if c := s.text[s.pos]; isDigit(c) {
		s.pos++
		return s.fail("invalid digit '%c' in %s literal", c, kind)
	}
	return s.endNumber(kind, start)
}

// endNumber emits a number. A name right behind it is an error, but for the keywords
// that may follow a number: Python still accepts "1if x else 2".
func (s *scanner) endNumber(kind string, start int) bool {
	c := s.text[s.pos]
	if c < 0x80 && classes[c] == className && !s.keywordFollows() {
		return s.fail("invalid %s literal", kind)
	}
	s.emit(Number, start)
	return true
}

func (s *scanner) keywordFollows() bool {
	rest := s.text[s.pos:]
	for _, word := range []string{"and", "else", "for", "or", "not"} {
		if bytes.HasPrefix(rest, []byte(word)) {
			c := rest[len(word)]
			return classes[c] != className && classes[c] != classDigit
		}
	}
	// CPython looks at two letters of these.
	return rest[0] == 'i' && (rest[1] == 'f' || rest[1] == 'n' || rest[1] == 's')
}
