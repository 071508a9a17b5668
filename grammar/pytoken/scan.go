package pytoken

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// CPython's limits.
const (
	maxIndent   = 100
	maxParens   = 200
	maxFStrings = 150
	maxNesting  = 3 // of replacement fields in format specs
)

// Scan cuts source into tokens. It always returns a File; see there for errors.
func Scan(src []byte) *File {
	text, err := decode(src)
	if err != nil {
		f := &File{Text: newlines(src), Err: err}
		f.Tokens = []Token{{Kind: Error, Line: 1, EndLine: 1}}
		f.indexLines()
		return f
	}
	f := &File{Text: text}
	s := &scanner{file: f, text: text[:len(text)+1], line: 1, bol: true, columns: make([]indent, 1, 16)}
	f.Tokens = make([]Token, 0, len(text)/4+16)
	f.lines = append(make([]int32, 0, len(text)/24+16), 0)
	s.run()
	if f.Err != nil {
		f.indexLines()
	}
	markSoftKeywords(f)
	return f
}

// indexLines finds the lines from the text, for files that were not scanned to the end.
func (f *File) indexLines() {
	f.lines = append(f.lines[:0], 0)
	for i, c := range f.Text {
		if c == '\n' && i+1 < len(f.Text) {
			f.lines = append(f.lines, int32(i+1))
		}
	}
}

// indent is a column of indentation, with tabs to the next multiple of eight and with
// tabs as single columns. Indentation is consistent if both ways agree.
type indent struct{ col, alt int }

// paren is an open bracket.
type paren struct {
	char      byte
	line, col int32
}

// scanner is the state of a scan. Its methods return false after an error.
type scanner struct {
	file      *File
	text      []byte // with a zero byte behind the end
	pos       int
	line      int32
	lineStart int
	bol       bool // at the beginning of a line
	columns   []indent
	parens    []paren
	fstrings  []fstring
}

// run scans all tokens.
func (s *scanner) run() {
	for s.step() {
		if n := len(s.file.Tokens); n > 0 && s.file.Tokens[n-1].Kind == EOF {
			return
		}
	}
	s.file.Tokens = append(s.file.Tokens, Token{
		Kind: Error, Start: int32(min(s.pos, len(s.file.Text))), End: int32(min(s.pos, len(s.file.Text))),
		Line: int32(s.file.Err.Line), Col: int32(s.file.Err.Col), EndLine: int32(s.file.Err.Line), EndCol: int32(s.file.Err.Col),
	})
}

// fail records an error whose place is the last character before s.pos.
func (s *scanner) fail(format string, args ...any) bool {
	return s.failAt(&ScanError{Line: int(s.line), Col: max(s.pos-s.lineStart-1, 0)}, format, args...)
}

func (s *scanner) failAt(err *ScanError, format string, args ...any) bool {
	err.Msg = fmt.Sprintf(format, args...)
	s.file.Err = err
	return false
}

// emit appends a token that ends at s.pos, in the line of s.
func (s *scanner) emit(kind Kind, start int) {
	s.file.Tokens = append(s.file.Tokens, Token{
		Kind: kind, Start: int32(start), End: int32(s.pos),
		Line: s.line, Col: int32(start - s.lineStart), EndLine: s.line, EndCol: int32(s.pos - s.lineStart),
	})
}

// newLine is called when s.pos is behind a line end.
func (s *scanner) newLine() {
	s.line++
	s.lineStart = s.pos
	if s.pos < len(s.file.Text) {
		s.file.lines = append(s.file.lines, int32(s.pos))
	}
}

// step scans a token, or whatever else is at s.pos.
func (s *scanner) step() bool {
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].inText {
		return s.fstringText(&s.fstrings[n-1])
	}
	if s.bol {
		s.bol = false
		if blank, ok := s.indentation(); blank || !ok {
			return ok
		}
	}
	for s.text[s.pos] == ' ' || s.text[s.pos] == '\t' || s.text[s.pos] == '\f' {
		s.pos++
	}
	switch c := s.text[s.pos]; classes[c] {
	case className:
		return s.name()
	case classDigit:
		return s.number()
	case classQuote:
		return s.str(s.pos)
	case classOp:
		return s.operator(c)
	}
	return s.special()
}

// special scans what is neither a name, a literal nor an operator.
func (s *scanner) special() bool {
	switch c := s.text[s.pos]; c {
	case '#':
		s.comment()
		return true
	case '\n':
		if len(s.parens) == 0 {
			s.emit(Newline, s.pos)
			s.bol = true
		}
		s.pos++
		s.newLine()
		return true
	case '\\':
		return s.continuation()
	case 0:
		return s.end()
	default:
		s.pos++
		if c < ' ' || c == 0x7f {
			return s.fail("invalid non-printable character U+%04X", c)
		}
		// $, ? and the backquote are no tokens: the parser finds them unexpected.
		return s.failAt(&ScanError{Line: int(s.line), Col: s.pos - s.lineStart - 1, Late: true}, "invalid syntax")
	}
}

// end is called at the end of the text.
func (s *scanner) end() bool {
	if n := len(s.parens); n > 0 {
		p := s.parens[n-1]
		return s.failAt(&ScanError{Line: int(p.line), Col: int(p.col), Late: true, Unclosed: true}, "'%c' was never closed", p.char)
	}
	for range len(s.columns) - 1 {
		s.emit(Dedent, s.pos)
	}
	s.emit(EOF, s.pos)
	return true
}

// comment skips a comment and keeps its place.
func (s *scanner) comment() {
	start := s.pos
	for s.text[s.pos] != '\n' && s.text[s.pos] != 0 {
		s.pos++
	}
	s.file.Comments = append(s.file.Comments, Comment{
		Start: int32(start), End: int32(s.pos), Line: s.line, Col: int32(start - s.lineStart),
	})
}

// continuation skips a backslash and the line end behind it.
func (s *scanner) continuation() bool {
	s.pos++
	if s.text[s.pos] != '\n' {
		return s.failAt(&ScanError{Line: int(s.line), Col: s.pos - s.lineStart, Late: true}, "unexpected character after line continuation character")
	}
	s.pos++
	s.newLine()
	if s.pos >= len(s.file.Text) {
		if n := len(s.parens); n > 0 {
			return s.end()
		}
		return s.failAt(&ScanError{Line: int(s.line) - 1, Col: s.pos - 1 - int(s.file.lines[len(s.file.lines)-1]), Late: true}, "unexpected EOF while parsing")
	}
	return true
}

// indentation scans the space at the beginning of a line and emits what follows from
// it. It reports whether the line has no tokens; such a line is skipped.
func (s *scanner) indentation() (blank, ok bool) {
	at, joined, ok := s.leadingSpace()
	if !ok {
		return false, false
	}
	switch s.text[s.pos] {
	case '#':
		s.comment()
		fallthrough
	case '\n':
		if s.text[s.pos] == '\n' {
			s.pos++
			s.newLine()
		}
		s.bol = true
		return true, true
	case 0:
		// The last line has its end, so this is the place behind it: column 0, unless
		// a line end was joined away.
		at = indent{}
	}
	if len(s.parens) > 0 {
		return false, true
	}
	if joined > 0 {
		at = indent{joined, joined}
	}
	return false, s.indentTo(at)
}

// leadingSpace skips space at the beginning of a line. Where a backslash joins lines
// there, joined is the column of the first.
func (s *scanner) leadingSpace() (at indent, joined int, ok bool) {
	for {
		switch s.text[s.pos] {
		case ' ':
			at.col++
			at.alt++
		case '\t':
			at.col = (at.col/8 + 1) * 8
			at.alt++
		case '\f':
			at = indent{}
		case '\\':
			if joined == 0 {
				joined = at.col
			}
			if !s.continuation() {
				return at, joined, false
			}
			continue
		default:
			return at, joined, true
		}
		s.pos++
	}
}

// indentTo emits the Indent or the Dedents of a line that begins at a column.
func (s *scanner) indentTo(at indent) bool {
	top := s.columns[len(s.columns)-1]
	switch {
	case at.col == top.col:
		if at.alt != top.alt {
			return s.tabError()
		}
	case at.col > top.col:
		if len(s.columns) >= maxIndent {
			return s.failAt(&ScanError{Class: IndentationError, Line: int(s.line), Col: s.pos - s.lineStart, Late: true}, "too many levels of indentation")
		}
		if at.alt <= top.alt {
			return s.tabError()
		}
		s.columns = append(s.columns, at)
		s.emit(Indent, s.pos)
	default:
		for at.col < s.columns[len(s.columns)-1].col {
			s.columns = s.columns[:len(s.columns)-1]
			s.emit(Dedent, s.pos)
		}
		if top = s.columns[len(s.columns)-1]; at.col != top.col {
			return s.failAt(&ScanError{Class: IndentationError, Line: int(s.line), Col: len(s.file.lineAt(s.lineStart)), Late: true}, "unindent does not match any outer indentation level")
		}
		if at.alt != top.alt {
			return s.tabError()
		}
	}
	return true
}

func (s *scanner) tabError() bool {
	return s.failAt(&ScanError{Class: TabError, Line: int(s.line), Late: true}, "inconsistent use of tabs and spaces in indentation")
}

// lineAt returns the text of the line that begins at an offset.
func (f *File) lineAt(start int) []byte {
	end := start
	for end < len(f.Text) && f.Text[end] != '\n' {
		end++
	}
	return f.Text[start:end]
}

// name scans a name, a keyword or a string with a prefix.
func (s *scanner) name() bool {
	start, ascii := s.pos, true
	for classes[s.text[s.pos]] == className || classes[s.text[s.pos]] == classDigit {
		ascii = ascii && s.text[s.pos] < utf8.RuneSelf
		s.pos++
	}
	word := s.text[start:s.pos]
	if c := s.text[s.pos]; (c == '"' || c == '\'') && len(word) <= 2 && isPrefix(word) {
		return s.str(start)
	}
	kind := Name
	if ascii {
		kind = keyword(word)
	} else if i := notIdentifier(word); i >= 0 {
		r, n := utf8.DecodeRune(word[i:])
		s.pos = start + i + n
		err := &ScanError{Line: int(s.line), Col: start + i - s.lineStart}
		if Printable(r) {
			return s.failAt(err, "invalid character '%c' (U+%04X)", r, r)
		}
		return s.failAt(err, "invalid non-printable character U+%04X", r)
	}
	s.emit(kind, start)
	return true
}

// isPrefix tells whether one or two letters may stand before a string.
func isPrefix(word []byte) bool {
	switch len(word) {
	case 1:
		switch word[0] | 0x20 {
		case 'b', 'r', 'u', 'f', 't':
			return true
		}
	case 2:
		a, b := word[0]|0x20, word[1]|0x20
		if b == 'r' {
			a, b = b, a
		}
		return a == 'r' && (b == 'b' || b == 'f' || b == 't')
	}
	return false
}

// notIdentifier returns the offset of the first character that cannot be in a name, or
// -1.
func notIdentifier(word []byte) int {
	for i, r := range string(word) {
		if r < utf8.RuneSelf {
			continue
		}
		if i == 0 && !isStart(r) || i > 0 && !isStart(r) && !isContinue(r) {
			return i
		}
	}
	return -1
}

// isStart tells whether a character is in XID_Start, isContinue whether it is one of
// those that XID_Continue adds. The exceptions are those whose NFKC form is no name.
func isStart(r rune) bool {
	switch r {
	case 0x37a, 0xe33, 0xeb3, 0x309b, 0x309c, 0x2e2f, 0xfc5e, 0xfc5f, 0xfc60, 0xfc61, 0xfc62, 0xfc63,
		0xfdfa, 0xfdfb, 0xfe70, 0xfe72, 0xfe74, 0xfe76, 0xfe78, 0xfe7a, 0xfe7c, 0xfe7e, 0xff9e, 0xff9f:
		return false
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) || 0x2ebf0 <= r && r <= 0x2ee5d
}

func isContinue(r rune) bool {
	switch r {
	case 0xe33, 0xeb3, 0xff9e, 0xff9f: // left out above
		return true
	case 0x200c, 0x200d, 0x30fb, 0xff65: // since Unicode 15.1
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// Printable tells whether a character is printable in Python's sense: all but the
// space are that are no separators, no control characters and assigned.
func Printable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) || lateIdeograph(r)
}

// lateIdeograph tells whether a character is in the additions of Unicode 15.1, which
// Python 3.13 knows and Go's tables of version 15.0 do not.
func lateIdeograph(r rune) bool {
	return 0x2ebf0 <= r && r <= 0x2ee5d || 0x2ffc <= r && r <= 0x2fff || r == 0x31ef
}

// A class says what kind of token a byte begins.
const (
	classOther = iota
	className
	classDigit
	classQuote
	classOp
)

var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c >= utf8.RuneSelf:
			t[c] = className
		case '0' <= c && c <= '9':
			t[c] = classDigit
		}
	}
	t['"'], t['\''] = classQuote, classQuote
	for _, c := range []byte("()[]{},:.;@=!+-*/%&|^~<>") {
		t[c] = classOp
	}
	return t
}()
