package lit

import (
	"slices"
	"strings"
	"testing"
)

// FuzzParse checks that no text makes the parsers panic, and that the words of what
// they accept survive quoting.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`a "b c" 'd' e\ f | g 2>&1 && h > i ; ! j`, `not --crash a < b &> c`, `"`, `\`, `a & b`, `2>x`, `%{x} %% %s %(line+1)`, "'\r'",
		"// RUN: a \\\n// RUN: b\n// XFAIL: (a && !b) || {{c.*}}\n", "// GENERATED-BY: x\ny\n// GENERATED-END\n", "DEFINE: %{a}=%{a}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		newSubstitutions("/a/b.mlir", "/t", map[string]string{"%{x}": "y"}).expand(text)
		if s, err := parseScript(text); err == nil {
			s.skip([]string{"a"})
			s.expectFailure([]string{"a"})
		}
		l, err := parseList(text)
		if err != nil {
			return
		}
		for _, it := range l {
			for _, c := range it.pipeline {
				var words []string
				for _, w := range c.words {
					words = append(words, w.text)
				}
				again, err := tokenize(quoteAll(words))
				if err != nil {
					t.Fatalf("%q: %v", quoteAll(words), err)
				}
				var got []string
				for _, w := range again {
					got = append(got, w.text)
				}
				if !slices.Equal(got, words) {
					t.Errorf("%q: got %q after quoting, want %q", text, got, words)
				}
			}
		}
	})
}

// TestParseLargeInputs checks that nesting and length are no danger.
func TestParseLargeInputs(t *testing.T) {
	if _, err := parseList(strings.Repeat("a | ", 10000) + "a"); err != nil {
		t.Error(err)
	}
	if _, err := evalFeatures(strings.Repeat("(", 10000)+"a"+strings.Repeat(")", 10000), nil); err != nil {
		t.Error(err)
	}
}
