package pytoken

import "bytes"

// fstring is an f-string or a t-string that is being scanned.
type fstring struct {
	start     int // of the token that begins it
	line      int32
	lineStart int
	quote     byte
	size      int  // 1 or 3 quotes
	raw       bool // no escapes
	template  bool // a t-string
	inText    bool // between replacement fields, or in a format spec
	inSpec    bool // in a format spec
	depth     int  // open brackets inside this string
	fields    int  // replacement fields that are open
}

// what is the name of the kind of string in messages.
func (f *fstring) what() string {
	if f.template {
		return "t-string"
	}
	return "f-string"
}

// str scans a string, or the beginning of an f-string, whose quotes are at s.pos.
func (s *scanner) str(start int) bool {
	prefix, quote, size := s.text[start:s.pos], s.text[s.pos], 1
	if s.text[s.pos+1] == quote && s.text[s.pos+2] == quote {
		size = 3
	}
	for _, c := range prefix {
		if c |= 0x20; c == 'f' || c == 't' {
			s.pos += size
			return s.beginFString(start, quote, size, bytes.ContainsAny(prefix, "rR"), c == 't')
		}
	}
	line, lineStart := s.line, s.lineStart
	s.pos += size
	if !s.skipString(quote, size, start) {
		return false
	}
	s.file.Tokens = append(s.file.Tokens, Token{
		Kind: String, Start: int32(start), End: int32(s.pos),
		Line: line, Col: int32(start - lineStart), EndLine: s.line, EndCol: int32(s.pos - s.lineStart),
	})
	return true
}

// skipString skips the rest of a string behind its first quotes.
func (s *scanner) skipString(quote byte, size, start int) bool {
	line, lineStart, escaped := s.line, s.lineStart, false
	for {
		switch c := s.text[s.pos]; {
		case c == quote:
			if size == 1 {
				s.pos++
				return true
			}
			if s.text[s.pos+1] == quote && s.text[s.pos+2] == quote {
				s.pos += 3
				return true
			}
			s.pos++
		case c == 0 || c == '\n' && size == 1:
			found := s.line
			if c == 0 && s.pos > 0 {
				found-- // the place behind the last line end is no line
			}
			s.line, s.lineStart, s.pos = line, lineStart, start+1
			return s.unterminated(quote, size, found, escaped)
		case c == '\\':
			s.pos++
			escaped = escaped || s.text[s.pos] == quote
			if s.text[s.pos] == '\n' {
				s.pos++
				s.newLine()
			} else if s.text[s.pos] != 0 {
				s.pos++
			}
		case c == '\n':
			s.pos++
			s.newLine()
		default:
			s.pos++
		}
	}
}

// unterminated is the error for a string without an end, which was noticed in a line.
func (s *scanner) unterminated(quote byte, size int, found int32, escaped bool) bool {
	if n := len(s.fstrings); n > 0 && s.fstrings[n-1].quote == quote && s.fstrings[n-1].size == size {
		s.fail("%s: expecting '}'", s.fstrings[n-1].what())
		s.file.Err.Late = true
		return false
	}
	switch {
	case size == 3:
		return s.fail("unterminated triple-quoted string literal (detected at line %d)", found)
	case escaped:
		return s.fail("unterminated string literal (detected at line %d); perhaps you escaped the end quote?", found)
	}
	return s.fail("unterminated string literal (detected at line %d)", found)
}

// beginFString emits the beginning of an f-string; s.pos is behind its quotes.
func (s *scanner) beginFString(start int, quote byte, size int, raw, template bool) bool {
	if len(s.fstrings)+1 >= maxFStrings {
		return s.fail("too many nested f-strings")
	}
	s.emit(FStringStart, start)
	s.fstrings = append(s.fstrings, fstring{
		start: start, line: s.line, lineStart: s.lineStart, quote: quote, size: size,
		raw: raw, template: template, inText: true,
	})
	return true
}

// fstringText scans what is between two replacement fields, or the end of the string.
func (s *scanner) fstringText(f *fstring) bool {
	if s.text[s.pos] == '{' && s.text[s.pos+1] != '{' {
		return s.beginField(f)
	}
	if s.atQuotes(f) {
		start := s.pos
		s.pos += f.size
		s.emit(FStringEnd, start)
		s.fstrings = s.fstrings[:len(s.fstrings)-1]
		return true
	}
	middle := Token{Kind: FStringMiddle, Start: int32(s.pos), Line: s.line, Col: int32(s.pos - s.lineStart)}
	skip, ok := s.skipFStringText(f)
	if !ok {
		return false
	}
	// The place ends behind a doubled brace, the text between the two.
	middle.End, middle.EndLine, middle.EndCol = int32(s.pos), s.line, int32(s.pos+skip-s.lineStart)
	s.file.Tokens = append(s.file.Tokens, middle)
	s.pos += skip
	return true
}

// atQuotes tells whether the quotes that end a string are at s.pos.
func (s *scanner) atQuotes(f *fstring) bool {
	return s.text[s.pos] == f.quote && (f.size == 1 || s.text[s.pos+1] == f.quote && s.text[s.pos+2] == f.quote)
}

// beginField leaves the text of an f-string for a replacement field.
func (s *scanner) beginField(f *fstring) bool {
	f.fields++
	if f.fields > maxNesting {
		return s.fail("%s: expressions nested too deeply", f.what())
	}
	f.inText = false
	return true
}

// skipFStringText moves to the end of a part of the text. It returns how many
// characters behind it belong to no token: the second one of a doubled brace.
func (s *scanner) skipFStringText(f *fstring) (skip int, ok bool) {
	named := false // in \N{...}
	for !s.atQuotes(f) {
		switch c := s.text[s.pos]; {
		case c == 0 || c == '\n' && f.size == 1:
			if c == '\n' && f.inSpec {
				f.inText, f.inSpec = false, false
				return 0, true
			}
			return 0, s.unterminatedFString(f)
		case c == '\n':
			s.pos++
			s.newLine()
		case c == '{' && s.text[s.pos+1] == '{' && !f.inSpec:
			s.pos++
			return 1, true
		case c == '{':
			return 0, s.beginField(f)
		case c == '}' && named:
			s.pos++
			return 0, true
		case c == '}' && s.text[s.pos+1] == '}' && !f.inSpec && f.depth == 0:
			s.pos++
			return 1, true
		case c == '}':
			f.inText, f.inSpec = false, false
			return 0, true
		case c == '\\':
			named = s.skipEscape(f) || named
		default:
			s.pos++
		}
	}
	return 0, true
}

// skipEscape skips a backslash and what it escapes. It reports whether that is the
// beginning of \N{...}.
func (s *scanner) skipEscape(f *fstring) (named bool) {
	s.pos++
	switch c := s.text[s.pos]; {
	case c == 0, c == '{', c == '}':
	case c == '\n':
		s.pos++
		s.newLine()
	case c == 'N' && s.text[s.pos+1] == '{' && !f.raw:
		s.pos += 2
		return true
	default:
		s.pos++
	}
	return false
}

func (s *scanner) unterminatedFString(f *fstring) bool {
	found := s.line
	if s.text[s.pos] == 0 {
		found--
	}
	s.line, s.lineStart, s.pos = f.line, f.lineStart, f.start+1
	if f.size == 3 {
		return s.fail("unterminated triple-quoted %s literal (detected at line %d)", f.what(), found)
	}
	return s.fail("unterminated %s literal (detected at line %d)", f.what(), found)
}

// beginsSpec emits the colon at s.pos if it begins a format spec.
func (s *scanner) beginsSpec() bool {
	n := len(s.fstrings)
	if n == 0 || s.fstrings[n-1].fields == 0 || s.fstrings[n-1].depth != s.fstrings[n-1].fields {
		return false
	}
	s.pos++
	s.emit(Colon, s.pos-1)
	s.fstrings[n-1].inText, s.fstrings[n-1].inSpec = true, true
	return true
}
