package filecheck

import (
	"io"
	"strings"
	"testing"
)

// FuzzCheck looks for check files and inputs on which the engine panics, never
// ends, or answers twice in two ways.
func FuzzCheck(f *testing.F) {
	for _, check := range []string{
		"CHECK: a\nCHECK-NEXT: [[X:.*]]\nCHECK-SAME: [[X]]\n",
		"CHECK-DAG: a\nCHECK-DAG: {{a|b}}\nCHECK-NOT: c\nCHECK-LABEL: d\nCHECK-EMPTY:\n",
		"CHECK-COUNT-2: {{(a*)*b{1,3}}}\nCHECK{LITERAL}: [[\n",
		"CHECK: [[#%#.3x,N:]] [[#add(N,1)-@LINE]] [[@LINE+1]]\nCHECK: [[#%d,M:N+(2-3)]]",
		"CHECK: [[X:(.)(.)]][[X]]{{[[:alpha:]]|^|$}}\nCHECK:\n",
	} {
		f.Add(check, "a b\nbb\n\nd 0x0ff\n", byte(0))
		f.Add(check, "aa\r\nab ab\n", byte(255))
	}
	f.Fuzz(func(t *testing.T, check, input string, flags byte) {
		if len(check) > 300 || len(input) > 500 {
			t.Skip()
		}
		set := func(bit int) bool { return flags>>bit&1 != 0 }
		opts := Options{AllowEmpty: true, IgnoreCase: set(0), MatchFullLines: set(1), StrictWhitespace: set(2),
			VeryVerbose: set(3), EnableVarScope: set(4), AllowDeprecatedDagOverlap: set(5), AllowUnusedPrefixes: set(6)}
		if set(7) {
			opts.ImplicitCheckNot = []string{"{{b+}}"}
			opts.DumpInput = DumpNever
		}
		checks, err := Parse("c", []byte(check), opts)
		if err != nil {
			return
		}
		first := checks.Run("i", []byte(input), io.Discard)
		if again := checks.Run("i", []byte(input), io.Discard); again != first {
			t.Errorf("got exit code %d, then %d", first, again)
		}
	})
}

// FuzzGenerate looks for texts that do not pass the checks generated for them.
func FuzzGenerate(f *testing.F) {
	f.Add(generateInput)
	f.Add("%0:2, %a = x.y \"a\\\"%b\" {\n^bb(%1: i1): // c\n} {{ [[ }} ]]\n")
	f.Fuzz(func(t *testing.T, input string) {
		if len(input) > 500 {
			t.Skip()
		}
		generated := Generate([]byte(input), "CHECK")
		if len(generated) == 0 {
			return
		}
		// What is not text of MLIR need not pass, but it must not be refused.
		if _, err := Parse("c", generated, Options{}); err != nil && !hasDirective(input) {
			t.Errorf("%v\n%s", err, generated)
		}
	})
}

// hasDirective reports whether a text might be taken for directives itself.
func hasDirective(text string) bool {
	return strings.Contains(text, "CHECK") || strings.Contains(text, "COM") || strings.Contains(text, "RUN") ||
		strings.Contains(text, "\r")
}
