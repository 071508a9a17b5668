package pyast_test

import (
	"errors"
	"fmt"
	"maps"
	"testing"
	"unicode/utf8"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

// invalidCase is code that Python refuses. Col counts characters from 1.
type invalidCase struct {
	src       string
	line, col int
	want      string
}

func parseError(t *testing.T, src string) *pyast.SyntaxError {
	t.Helper()
	_, err := pyast.Parse("x.py", []byte(src))
	var e *pyast.SyntaxError
	if !errors.As(err, &e) {
		t.Errorf("%q: no error", src)
		return nil
	}
	return e
}

// allInvalid returns the cases of both tables.
func allInvalid() map[string][]invalidCase {
	all := maps.Clone(invalid)
	all["mistakes"] = mistakes
	return all
}

func TestErrors(t *testing.T) {
	for group, cases := range allInvalid() {
		for _, c := range cases {
			e := parseError(t, c.src)
			if e == nil {
				continue
			}
			col := utf8.RuneCountInString(e.Excerpt[:min(int(e.Span.Col), len(e.Excerpt))]) + 1
			got := fmt.Sprintf("%d:%d: %s: %s", e.Span.Line, col, e.Class, e.Msg)
			if want := fmt.Sprintf("%d:%d: %s", c.line, c.col, c.want); got != want {
				t.Errorf("%s: %q:\n got %s\nwant %s", group, c.src, got, want)
			}
		}
	}
}

func TestErrorsAreCurrent(t *testing.T) {
	p := cpython.ForTest(t)
	for group, cases := range allInvalid() {
		for _, c := range cases {
			a, err := p.Ask(cpython.Dump, []byte(c.src))
			if err != nil {
				t.Fatal(err)
			}
			if a.OK || a.Line != c.line || a.Col != c.col || a.Class+": "+a.Msg != c.want {
				t.Errorf("%s: %q: got %+v", group, c.src, a)
			}
		}
	}
}
