package pytoken_test

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/grammar/pytoken"
)

// TestErrors has an error of each kind, with its place: the line, the column counted
// from 0, and whether the parser has to come to it before it is reported (late).
func TestErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"1a", "1:0 SyntaxError: invalid decimal literal"},
		{"x = 1__0", "1:5 SyntaxError: invalid decimal literal"},
		{"1_", "1:1 SyntaxError: invalid decimal literal"},
		{"1e+", "1:2 SyntaxError: invalid decimal literal"},
		{"1.5e", "1:2 SyntaxError: invalid decimal literal"},
		{"1jx", "1:1 SyntaxError: invalid imaginary literal"},
		{"0x", "1:1 SyntaxError: invalid hexadecimal literal"},
		{"0x_", "1:2 SyntaxError: invalid hexadecimal literal"},
		{"0xfg", "1:2 SyntaxError: invalid hexadecimal literal"},
		{"0b12", "1:3 SyntaxError: invalid digit '2' in binary literal"},
		{"0b2", "1:2 SyntaxError: invalid digit '2' in binary literal"},
		{"0o8", "1:2 SyntaxError: invalid digit '8' in octal literal"},
		{"0oq", "1:1 SyntaxError: invalid octal literal"},
		{"x = 0123", "1:4 SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"},
		{"x = 'a", "1:4 SyntaxError: unterminated string literal (detected at line 1)"},
		{"x = 'a\ny'", "1:4 SyntaxError: unterminated string literal (detected at line 1)"},
		{"x = 'a\\\nb", "1:4 SyntaxError: unterminated string literal (detected at line 2)"},
		{"x = 'a\\'", "1:4 SyntaxError: unterminated string literal (detected at line 1); perhaps you escaped the end quote?"},
		{"x = '''a\n\n", "1:4 SyntaxError: unterminated triple-quoted string literal (detected at line 2)"},
		{"f'a", "1:0 SyntaxError: unterminated f-string literal (detected at line 1)"},
		{"x = f'''a{b}\n", "1:4 SyntaxError: unterminated triple-quoted f-string literal (detected at line 1)"},
		{"f'{a'", "1:4 SyntaxError: f-string: expecting '}' late"},
		{"f'a}'", "1:3 SyntaxError: f-string: single '}' is not allowed"},
		{"f'{a)}'", "1:4 SyntaxError: f-string: unmatched ')'"},
		{"t'{(]}'", "1:4 SyntaxError: closing parenthesis ']' does not match opening parenthesis '('"},
		{"x)", "1:1 SyntaxError: unmatched ')'"},
		{"(x]", "1:2 SyntaxError: closing parenthesis ']' does not match opening parenthesis '('"},
		{"(x,\n y]", "2:2 SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1"},
		{"x = [1,\n(2,", "2:0 SyntaxError: '(' was never closed late unclosed"},
		{"x = [1\n\n# c", "1:4 SyntaxError: '[' was never closed late unclosed"},
		{"x = €", "1:4 SyntaxError: invalid character '€' (U+20AC)"},
		{"x€y", "1:1 SyntaxError: invalid character '€' (U+20AC)"},
		{"\u200b", "1:0 SyntaxError: invalid non-printable character U+200B"},
		{"x\x02", "1:1 SyntaxError: invalid non-printable character U+0002"},
		{"a $ b", "1:2 SyntaxError: invalid syntax late"},
		{"x \\ y", "1:3 SyntaxError: unexpected character after line continuation character late"},
		{"x \\", "1:3 SyntaxError: unexpected EOF while parsing late"},
		{"(x \\", "1:0 SyntaxError: '(' was never closed late unclosed"},
		{"if x:\n  y\n z", "3:2 IndentationError: unindent does not match any outer indentation level late"},
		{"if x:\n\ty\n        z", "3:0 TabError: inconsistent use of tabs and spaces in indentation late"},
		{"if x:\n        if y:\n\tz", "3:0 TabError: inconsistent use of tabs and spaces in indentation late"},
		{"if x:\n        y\n\tz", "3:0 TabError: inconsistent use of tabs and spaces in indentation late"},
	} {
		f := pytoken.Scan([]byte(c.src))
		if f.Err == nil {
			t.Errorf("%q: no error", c.src)
			continue
		}
		got := fmt.Sprintf("%d:%d %v", f.Err.Line, f.Err.Col, f.Err)
		if f.Err.Late {
			got += " late"
		}
		if f.Err.Unclosed {
			got += " unclosed"
		}
		if got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

// TestErrorIsLast checks that the tokens before an error are there, for the parser may
// find another error among them.
func TestErrorIsLast(t *testing.T) {
	f := pytoken.Scan([]byte("if x:\n  y = 'a\nz"))
	if got, want := show(f), "if x : ¶ >> y = ERROR"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if f.LineCount() != 3 || f.Line(3) != "z" {
		t.Errorf("got %d lines, the last %q: the lines behind the error are missing", f.LineCount(), f.Line(3))
	}
	last := f.Tokens[len(f.Tokens)-1]
	if last.Line != 2 || strings.TrimSpace(f.Line(int(last.Line))) != "y = 'a" {
		t.Errorf("the error is at %+v", last)
	}
}
