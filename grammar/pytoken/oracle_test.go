package pytoken_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"polyloom/grammar/pytoken"
	"polyloom/test/cpython"
)

// tokenNames are what CPython's tokenize calls our kinds. Operators are OP, keywords
// are NAME.
var tokenNames = map[pytoken.Kind]string{
	pytoken.Name: "NAME", pytoken.Match: "NAME", pytoken.Case: "NAME", pytoken.Type: "NAME",
	pytoken.Number: "NUMBER", pytoken.String: "STRING", pytoken.FStringStart: "FSTRING_START",
	pytoken.FStringEnd: "FSTRING_END", pytoken.FStringMiddle: "FSTRING_MIDDLE",
	pytoken.Newline: "NEWLINE", pytoken.Indent: "INDENT", pytoken.Dedent: "DEDENT",
	pytoken.EOF: "ENDMARKER",
}

// like lists tokens as the oracle does. Columns are those of characters.
func like(f *pytoken.File) []string {
	var out []string
	for _, t := range f.Tokens {
		name, ok := tokenNames[t.Kind]
		if !ok {
			name = "OP"
		}
		if t.Kind.IsKeyword() {
			name = "NAME"
		}
		out = append(out, fmt.Sprintf("%s %d:%d", name, t.Line, utf8.RuneCountInString(f.Line(int(t.Line))[:min(int(t.Col), len(f.Line(int(t.Line))))])))
	}
	return out
}

// comparable drops from both lists what is different by design: tokenize puts DEDENT,
// INDENT and ENDMARKER elsewhere, and cuts the text of f-strings in other places.
func comparable(list []string) []string {
	var out []string
	for _, s := range list {
		name, _, _ := strings.Cut(s, " ")
		switch name {
		case "FSTRING_MIDDLE":
			continue
		case "DEDENT", "INDENT", "ENDMARKER", "NEWLINE":
			s = name
		}
		out = append(out, s)
	}
	return out
}

// TestTokenize compares tokens with those of CPython's module tokenize.
func TestTokenize(t *testing.T) {
	p := cpython.ForTest(t)
	folder, err := cpython.Library()
	if err != nil {
		t.Skip(err)
	}
	files, err := filepath.Glob("../../pyast/testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no sources", err)
	}
	for _, pattern := range []string{"json/*.py", "asyncio/[a-p]*.py", "test/test_f*.py", "test/test_patma.py", "test/test_grammar.py"} {
		more, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := p.Ask(cpython.Tokens, src)
		if err != nil {
			t.Fatal(err)
		}
		if !answer.OK {
			t.Errorf("%s: %s", name, answer.Msg)
			continue
		}
		var want []string
		for line := range strings.Lines(answer.Text) {
			at, _, _ := strings.Cut(line, "-")
			want = append(want, at)
		}
		got, want := comparable(like(pytoken.Scan(src))), comparable(want)
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: token %d: got %q, want %q", name, i, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
				break
			}
		}
	}
}

// TestCharacters compares what may be in a name, and what is printable, with CPython:
// for each character there is.
func TestCharacters(t *testing.T) {
	p := cpython.ForTest(t)
	answer, err := p.Ask(cpython.Characters, nil)
	if err != nil || !answer.OK {
		t.Fatal(answer, err)
	}
	want := map[string]map[rune]bool{"start": {}, "continue": {}, "printable": {}}
	for line := range strings.Lines(answer.Text) {
		var what string
		var first, last rune
		if _, err := fmt.Sscanf(line, "%s %x %x", &what, &first, &last); err != nil {
			t.Fatal(line, err)
		}
		for r := first; r <= last; r++ {
			want[what][r] = true
		}
	}
	isName := func(s string) bool {
		f := pytoken.Scan([]byte(s))
		return f.Err == nil && len(f.Tokens) == 3 && f.Tokens[0].Kind == pytoken.Name && f.Source(f.Tokens[0]) == s
	}
	wrong := 0
	check := func(what string, r rune, got bool) {
		if wrong < 20 && got != want[what][r] {
			wrong++
			t.Errorf("%s %U: got %t", what, r, got)
		}
	}
	for r := rune(1); r <= utf8.MaxRune; r++ {
		check("printable", r, pytoken.Printable(r))
		if r < 0x80 || utf8.ValidRune(r) && (r < 0x32000 || r >= 0xe0000 && r < 0xe0200) {
			check("start", r, isName(string(r)))
			check("continue", r, isName("x_"+string(r)))
		}
	}
}
