package pytoken

// single has the kinds of the operators of one character.
var single = [128]Kind{
	'(': Lpar, ')': Rpar, '[': Lsqb, ']': Rsqb, '{': Lbrace, '}': Rbrace, ',': Comma,
	':': Colon, '.': Dot, ';': Semi, '@': At, '=': Equal, '!': Exclam, '+': Plus,
	'-': Minus, '*': Star, '/': Slash, '%': Percent, '&': Amper, '|': Vbar,
	'^': Circumflex, '~': Tilde, '<': Less, '>': Greater,
}

// withEqual has the kinds of those that may have a = behind them.
var withEqual = [128]Kind{
	'=': EqEqual, '!': NotEqual, '+': PlusEqual, '-': MinusEqual, '*': StarEqual,
	'/': SlashEqual, '%': PercentEqual, '@': AtEqual, '&': AmperEqual, '|': VbarEqual,
	'^': CircumflexEqual, '<': LessEqual, '>': GreaterEqual, ':': ColonEqual,
}

// doubled has the kinds of those that may be written twice, and then have a = as well.
var doubled = [128]struct{ plain, withEqual Kind }{
	'*': {DoubleStar, DoubleStarEqual}, '/': {DoubleSlash, DoubleSlashEqual},
	'<': {LeftShift, LeftShiftEqual}, '>': {RightShift, RightShiftEqual},
}

// operator scans an operator or a number that begins with a point.
func (s *scanner) operator(c byte) bool {
	start, next := s.pos, s.text[s.pos+1]
	switch c {
	case '(', '[', '{':
		return s.open(c)
	case ')', ']', '}':
		return s.close(c)
	case '.':
		if isDigit(next) {
			return s.number()
		}
		if next == '.' && s.text[s.pos+2] == '.' {
			s.pos += 3
			s.emit(Ellipsis, start)
			return true
		}
	case ':':
		if s.beginsSpec() {
			return true
		}
	}
	kind := single[c]
	switch {
	case next == '=' && withEqual[c] != 0:
		s.pos += 2
		kind = withEqual[c]
	case next == c && doubled[c].plain != 0:
		s.pos += 2
		kind = doubled[c].plain
		if s.text[s.pos] == '=' {
			s.pos++
			kind = doubled[c].withEqual
		}
	case c == '-' && next == '>':
		s.pos += 2
		kind = Arrow
	default:
		s.pos++
	}
	s.emit(kind, start)
	return true
}

// open scans an opening bracket.
func (s *scanner) open(c byte) bool {
	start := s.pos
	s.pos++
	if len(s.parens) >= maxParens {
		return s.fail("too many nested parentheses")
	}
	s.parens = append(s.parens, paren{c, s.line, int32(start - s.lineStart)})
	if n := len(s.fstrings); n > 0 {
		s.fstrings[n-1].depth++
	}
	s.emit(single[c], start)
	return true
}

// closes has the closing bracket for each opening one.
var closes = [128]byte{'(': ')', '[': ']', '{': '}'}

// close scans a closing bracket.
func (s *scanner) close(c byte) bool {
	start := s.pos
	s.pos++
	var f *fstring
	if n := len(s.fstrings); n > 0 {
		f = &s.fstrings[n-1]
	}
	if f != nil && f.depth == 0 && c == '}' {
		return s.fail("%s: single '}' is not allowed", f.what())
	}
	if len(s.parens) == 0 {
		return s.fail("unmatched '%c'", c)
	}
	p := s.parens[len(s.parens)-1]
	s.parens = s.parens[:len(s.parens)-1]
	if closes[p.char] != c {
		if f != nil && p.char == '{' && f.depth-1 == f.fields-1 {
			return s.fail("%s: unmatched '%c'", f.what(), c)
		}
		if p.line != s.line {
			return s.fail("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, p.char, p.line)
		}
		return s.fail("closing parenthesis '%c' does not match opening parenthesis '%c'", c, p.char)
	}
	if f != nil {
		f.depth--
		if f.depth < 0 {
			return s.fail("%s: unmatched '%c'", f.what(), c)
		}
		if c == '}' && f.depth == f.fields-1 {
			f.fields--
			f.inText, f.inSpec = true, f.fields > 0
		}
	}
	s.emit(single[c], start)
	return true
}
