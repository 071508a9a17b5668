package filecheck

import (
	"sort"
	"strings"
	"sync"
)

// source is a text that diagnostics can point into.
type source struct {
	name string
	text string
	// implicit is the number of the --implicit-check-not pattern that the text
	// stands for, from 1; 0 for other texts.
	implicit int

	once   sync.Once
	breaks []int // offsets of the newlines
}

// position returns the line and column of an offset, from 1.
func (s *source) position(off int) (line, col int) {
	s.once.Do(func() {
		for i := 0; ; i++ {
			n := strings.IndexByte(s.text[i:], '\n')
			if n < 0 {
				return
			}
			i += n
			s.breaks = append(s.breaks, i)
		}
	})
	n := sort.SearchInts(s.breaks, off)
	if n == 0 {
		return 1, off + 1
	}
	return n + 1, off - s.breaks[n-1]
}

// loc is a place in a source.
type loc struct {
	src *source
	off int
}

// span is a piece of a source. Parsing consumes spans from the front, so that
// what is left still knows where it is.
type span struct {
	src        *source
	start, end int
}

func (s *source) all() span { return span{s, 0, len(s.text)} }

func (s span) String() string { return s.src.text[s.start:s.end] }

func (s span) len() int { return s.end - s.start }

func (s span) empty() bool { return s.start == s.end }

func (s span) loc() loc { return loc{s.src, s.start} }

// first returns the first byte, or 0.
func (s span) first() byte {
	if s.empty() {
		return 0
	}
	return s.src.text[s.start]
}

func (s span) has(prefix string) bool { return strings.HasPrefix(s.String(), prefix) }

// from drops the first n bytes, or all there are.
func (s span) from(n int) span {
	s.start = min(s.start+n, s.end)
	return s
}

// take keeps the first n bytes, or all there are.
func (s span) take(n int) span {
	s.end = min(s.start+n, s.end)
	return s
}

// consume drops the prefix and reports whether it was there.
func (s *span) consume(prefix string) bool {
	if !s.has(prefix) {
		return false
	}
	s.start += len(prefix)
	return true
}

// trimLeft drops horizontal white space.
func (s span) trimLeft() span {
	for !s.empty() && isBlank(s.src.text[s.start]) {
		s.start++
	}
	return s
}

// trimRight drops trailing horizontal white space.
func (s span) trimRight() span {
	for !s.empty() && isBlank(s.src.text[s.end-1]) {
		s.end--
	}
	return s
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// index is the offset of sub within the span, or -1.
func (s span) index(sub string) int { return strings.Index(s.String(), sub) }

// canonicalize drops the carriage return of line ends and, unless the white
// space is strict, makes every run of spaces and tabs one space.
func canonicalize(text string, strict bool) string {
	if !strings.Contains(text, "\r\n") && (strict || !strings.Contains(text, "\t") && !strings.Contains(text, "  ")) {
		return text
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\r' && i+1 < len(text) && text[i+1] == '\n':
		case strict || !isBlank(c):
			out = append(out, c)
		default:
			out = append(out, ' ')
			for i+1 < len(text) && isBlank(text[i+1]) {
				i++
			}
		}
	}
	return string(out)
}
