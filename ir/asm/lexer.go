package asm

import "strings"

// tokenKind classifies tokens.
type tokenKind uint8

const (
	tokEOF     tokenKind = iota
	tokError             // an error has been reported
	tokBare              // identifier or keyword, i32 and the like too
	tokAt                // @name or @"name"
	tokHash              // #name
	tokBang              // !name
	tokPercent           // %name
	tokCaret             // ^name
	tokInt               // 12, 0x1F
	tokFloat             // 1.5e3
	tokString            // "text"
	tokPunct             // any punctuation
)

// A token is a piece of the source text.
type token struct {
	kind     tokenKind
	pos, end int
}

// lexer cuts the source into tokens. Its only state is a position, so it can be set back.
type lexer struct {
	src string
	pos int
	err func(pos int, msg string)
}

// Classes of bytes.
const (
	clsLetter = 1 << iota // A-Z a-z
	clsDigit
	clsHex
	clsBare   // goes on an identifier: letter digit _ $ .
	clsSuffix // goes on a prefixed identifier: letter digit _ $ . -
	clsSpace
)

var class = func() (t [256]uint8) {
	for c := range 256 {
		b := byte(c)
		letter := b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
		digit := b >= '0' && b <= '9'
		if letter {
			t[c] |= clsLetter
		}
		if digit {
			t[c] |= clsDigit
		}
		if digit || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F' {
			t[c] |= clsHex
		}
		if letter || digit || b == '_' || b == '$' || b == '.' {
			t[c] |= clsBare | clsSuffix
		}
		if b == '-' {
			t[c] |= clsSuffix
		}
		if b == ' ' || b == '\t' || b == '\n' || b == '\r' {
			t[c] |= clsSpace
		}
	}
	return t
}()

// skip moves past blanks and comments.
func (l *lexer) skip() {
	src, i := l.src, l.pos
	for i < len(src) {
		switch {
		case class[src[i]]&clsSpace != 0:
			i++
		case src[i] == '/' && i+1 < len(src) && src[i+1] == '/':
			n := strings.IndexByte(src[i:], '\n')
			if n < 0 {
				i = len(src)
			} else {
				i += n + 1
			}
		case src[i] == 0:
			i++ // as upstream, a NUL byte inside the text is a blank
		default:
			l.pos = i
			return
		}
	}
	l.pos = i
}

// run moves past bytes of a class.
func (l *lexer) run(cls uint8) {
	for l.pos < len(l.src) && class[l.src[l.pos]]&cls != 0 {
		l.pos++
	}
}

// next returns the next token and moves past it.
func (l *lexer) next() token {
	l.skip()
	start := l.pos
	if start >= len(l.src) {
		return token{tokEOF, len(l.src), len(l.src)}
	}
	c := l.src[start]
	l.pos++
	switch {
	case class[c]&clsLetter != 0 || c == '_':
		l.run(clsBare)
		return token{tokBare, start, l.pos}
	case class[c]&clsDigit != 0:
		return l.number(start)
	}
	switch c {
	case '%':
		return l.prefixed(tokPercent, start)
	case '^':
		return l.prefixed(tokCaret, start)
	case '!':
		return l.prefixed(tokBang, start)
	case '#':
		if strings.HasPrefix(l.src[l.pos:], "-}") {
			l.pos += 2
			return token{tokPunct, start, l.pos}
		}
		return l.prefixed(tokHash, start)
	case '@':
		return l.symbol(start)
	case '"':
		return l.str(start, tokString)
	case '-':
		return l.punct(start, "->")
	case '{':
		return l.punct(start, "{-#")
	case '.':
		if strings.HasPrefix(l.src[start:], "...") {
			l.pos += 2
			return token{tokPunct, start, l.pos}
		}
		return l.fail(l.pos, "expected three consecutive dots for an ellipsis")
	case ':', ',', '=', '}', '(', ')', '[', ']', '<', '>', '?', '+', '*', '/', '|':
		return token{tokPunct, start, l.pos}
	case '`':
		return l.fail(start, "unexpected character")
	}
	return l.fail(start, "unexpected character")
}

// punct returns the longer punctuation if it is there, else its first byte.
func (l *lexer) punct(start int, long string) token {
	if strings.HasPrefix(l.src[start:], long) {
		l.pos = start + len(long)
	}
	return token{tokPunct, start, l.pos}
}

func (l *lexer) fail(pos int, msg string) token {
	l.err(pos, msg)
	return token{tokError, pos, l.pos}
}

func (l *lexer) number(start int) token {
	src := l.src
	if src[start] == '0' && l.pos+1 < len(src) && src[l.pos] == 'x' && class[src[l.pos+1]]&clsHex != 0 {
		l.pos++
		l.run(clsHex)
		return token{tokInt, start, l.pos}
	}
	l.run(clsDigit)
	if l.pos >= len(src) || src[l.pos] != '.' {
		return token{tokInt, start, l.pos}
	}
	l.pos++
	l.run(clsDigit)
	if l.pos < len(src) && (src[l.pos] == 'e' || src[l.pos] == 'E') {
		i := l.pos + 1
		if i < len(src) && (src[i] == '+' || src[i] == '-') {
			i++
		}
		if i < len(src) && class[src[i]]&clsDigit != 0 {
			l.pos = i
			l.run(clsDigit)
		}
	}
	return token{tokFloat, start, l.pos}
}

// prefixed reads what follows %, ^, ! or #: digits, or an identifier that may hold - and begin with any of $._-.
func (l *lexer) prefixed(kind tokenKind, start int) token {
	switch {
	case l.pos >= len(l.src):
		return l.invalidID(kind, start)
	case class[l.src[l.pos]]&clsDigit != 0:
		l.run(clsDigit)
	case class[l.src[l.pos]]&clsSuffix != 0:
		l.run(clsSuffix)
	default:
		return l.invalidID(kind, start)
	}
	return token{kind, start, l.pos}
}

func (l *lexer) invalidID(kind tokenKind, start int) token {
	what := map[tokenKind]string{tokPercent: "SSA name", tokCaret: "block name", tokBang: "type identifier", tokHash: "attribute name"}
	return l.fail(start, "invalid "+what[kind])
}

func (l *lexer) symbol(start int) token {
	if l.pos < len(l.src) {
		switch c := l.src[l.pos]; {
		case c == '"':
			l.pos++
			return l.str(start, tokAt)
		case class[c]&clsLetter != 0 || c == '_':
			l.run(clsBare)
			return token{tokAt, start, l.pos}
		}
	}
	return l.fail(l.pos, "@ identifier expected to start with letter or '_'")
}

// str reads a string literal whose opening quote was just read.
func (l *lexer) str(start int, kind tokenKind) token {
	for l.pos < len(l.src) {
		c := l.src[l.pos]
		l.pos++
		switch c {
		case '"':
			return token{kind, start, l.pos}
		case '\n', '\v', '\f':
			return l.fail(l.pos-1, "expected '\"' in string literal")
		case '\\':
			rest := l.src[l.pos:]
			switch {
			case rest != "" && strings.IndexByte(`"\nt`, rest[0]) >= 0:
				l.pos++
			case len(rest) >= 2 && class[rest[0]]&class[rest[1]]&clsHex != 0:
				l.pos += 2
			default:
				return l.fail(l.pos-1, "unknown escape in string literal")
			}
		}
	}
	return l.fail(l.pos, "expected '\"' in string literal")
}

// unquote returns the bytes that a string literal, given with its quotes, stands for.
func unquote(lit string) string {
	s := lit[1 : len(lit)-1]
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			out = append(out, s[i])
			continue
		}
		i++
		switch s[i] {
		case '"', '\\':
			out = append(out, s[i])
		case 'n':
			out = append(out, '\n')
		case 't':
			out = append(out, '\t')
		default:
			out = append(out, unhex(s[i])<<4|unhex(s[i+1]))
			i++
		}
	}
	return string(out)
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c >= 'a':
		return c - 'a' + 10
	}
	return c - 'A' + 10
}
