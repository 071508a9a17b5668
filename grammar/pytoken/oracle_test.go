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
