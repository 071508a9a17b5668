package filecheck

import (
	"strings"
	"testing"
)

func TestPosition(t *testing.T) {
	src := &source{text: "ab\n\ncd\n"}
	for off, want := range [][2]int{{1, 1}, {1, 2}, {1, 3}, {2, 1}, {3, 1}, {3, 2}, {3, 3}, {4, 1}} {
		if line, col := src.position(off); line != want[0] || col != want[1] {
			t.Errorf("offset %d: got %d:%d, want %d:%d", off, line, col, want[0], want[1])
		}
	}
	if line, col := (&source{}).position(0); line != 1 || col != 1 {
		t.Errorf("empty text: got %d:%d, want 1:1", line, col)
	}
}

func TestSpan(t *testing.T) {
	src := &source{text: " \tab c\t "}
	s := src.all().trimLeft().trimRight()
	if s.String() != "ab c" || s.start != 2 {
		t.Errorf("trimmed: got %q at %d", s, s.start)
	}
	if s.consume("b") || !s.consume("ab") || s.String() != " c" {
		t.Errorf("consumed: got %q", s)
	}
	if got := s.from(10); !got.empty() || got.first() != 0 || got.start != s.end {
		t.Errorf("past the end: got %q", got)
	}
	if got := s.take(1).String() + s.take(10).String(); got != "  c" {
		t.Errorf("taken: got %q", got)
	}
	if s.index("c") != 1 || s.index("a") != -1 {
		t.Error("index looks outside the span")
	}
}

func TestMessage(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		off        int
		ranges     [][2]int
		want       string
	}{
		{"caret", "foo bar\n", 4, nil, "n:1:5: error: m\nfoo bar\n    ^\n"},
		{"range", "foo bar\n", 4, [][2]int{{4, 7}}, "n:1:5: error: m\nfoo bar\n    ^~~\n"},
		{"range around the caret", "foo bar\n", 4, [][2]int{{0, 7}}, "n:1:5: error: m\nfoo bar\n~~~~^~~\n"},
		{"range over lines", "foo\nbar\n", 2, [][2]int{{2, 6}}, "n:1:3: error: m\nfoo\n  ^\n"},
		{"range from the line before", "foo\nbar\n", 5, [][2]int{{1, 6}}, "n:2:2: error: m\nbar\n~^\n"},
		{"range elsewhere", "foo\nbar\n", 0, [][2]int{{5, 6}}, "n:1:1: error: m\nfoo\n^\n"},
		{"end of line", "foo\nbar\n", 3, nil, "n:1:4: error: m\nfoo\n   ^\n"},
		{"end of text", "foo\n", 4, nil, "n:2:1: error: m\n\n^\n"},
		{"tabs", "\ta\tb\n", 3, [][2]int{{1, 4}}, "n:1:4: error: m\n        a       b\n        ~~~~~~~~^\n"},
		{"tab at the caret", "a\tb\n", 1, nil, "n:1:2: error: m\na       b\n ^^^^^^^\n"},
		{"not ascii", "é x\n", 3, nil, "n:1:4: error: m\né x\n"},
		{"carriage return", "foo\rbar\n", 5, nil, "n:1:6: error: m\nbar\n   ^\n"},
	} {
		src := &source{name: "n", text: tt.text}
		var p printer
		var ranges []span
		for _, r := range tt.ranges {
			ranges = append(ranges, span{src, r[0], r[1]})
		}
		p.message(loc{src, tt.off}, sevError, "m", ranges...)
		if p.String() != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.name, p.String(), tt.want)
		}
	}
}

func TestMessageColors(t *testing.T) {
	src := &source{name: "n", text: "foo\n"}
	for sev, want := range map[severity]string{
		sevError:  "\033[0;1;31merror: ",
		sevNote:   "\033[0;1;30mnote: ",
		sevRemark: "\033[0;1;34mremark: ",
	} {
		p := printer{color: true}
		p.message(loc{src, 0}, sev, "m")
		all := "\033[1mn:1:1: \033[0m" + want + "\033[0m\033[1mm\n\033[0mfoo\n\033[0;1;32m^\n\033[0m"
		if p.String() != all {
			t.Errorf("got %q, want %q", p.String(), all)
		}
	}
}

func TestEscape(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"a b", "a b"},
		{"a\tb\nc", `a\tb\nc`},
		{`"\`, `\"\\`},
		{"\x01\x7f\xff", `\001\177\377`},
	} {
		if got := escape(tt.text); got != tt.want {
			t.Errorf("%q: got %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestCountLines(t *testing.T) {
	for _, tt := range []struct {
		text     string
		n, after int
	}{
		{"", 0, 0},
		{"ab", 0, 0},
		{"a\nb", 1, 2},
		{"a\n\nb", 2, 2},
		{"a\r\nb", 1, 3},
		{"a\n\rb\n", 2, 3},
		{"\r\r", 2, 1},
	} {
		if n, after := countLines(tt.text); n != tt.n || n > 0 && after != tt.after {
			t.Errorf("%q: got %d and %d, want %d and %d", tt.text, n, after, tt.n, tt.after)
		}
	}
}

// TestEllipsis elides lines only where dots are shorter.
func TestEllipsis(t *testing.T) {
	for lines, dots := range map[int]bool{1: false, 2: false, 3: true, 40: true} {
		context := 0
		checks, err := Parse("c", []byte("CHECK: a\nCHECK-NEXT: b\n"), Options{DumpInputContext: &context})
		if err != nil {
			t.Fatal(err)
		}
		var stderr strings.Builder
		checks.Run("i", []byte("a\n"+strings.Repeat("x\n", lines)+"b\n"), &stderr)
		_, dump, _ := strings.Cut(stderr.String(), "<<<<<<\n")
		// The first line is elided with those between it and the error.
		if got := strings.Contains(dump, ".\n"); got != dots {
			t.Errorf("%d lines: dots are %v, want %v:\n%s", lines, got, dots, dump)
		}
	}
}
