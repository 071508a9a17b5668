package ere

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// TestAgainstRegexp compares the bounds of matches with those of Go's regexp,
// whose POSIX mode finds the leftmost-longest match too.
func TestAgainstRegexp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		expr := randomExpr(rng, 4, true)
		re, err := Compile(expr, 0)
		if err != nil {
			t.Fatalf("Compile(%q): %v", expr, err)
		}
		std, err := regexp.CompilePOSIX(expr)
		if err != nil {
			t.Fatalf("regexp: %q: %v", expr, err)
		}
		m := re.NewMatcher()
		for range 3 {
			text := randomText(rng)
			want := std.FindStringIndex(text)
			got := m.Find(text, true)
			switch {
			case got == nil && want == nil:
			case got == nil || want == nil || got[0] != want[0] || got[1] != want[1]:
				t.Fatalf("%q on %q: got %v, want %v", expr, text, got, want)
			}
			for i := 2; i < len(got); i += 2 {
				if got[i] > got[i+1] || got[i] >= 0 && (got[i] < got[0] || got[i+1] > got[1]) {
					t.Fatalf("%q on %q: group outside the match: %v", expr, text, got)
				}
			}
		}
	}
}

// randomExpr returns an expression that both engines read alike. In LLVM's, a
// match may be missed if an alternative matches the empty text.
func randomExpr(rng *rand.Rand, depth int, empty bool) string {
	atoms := []string{"a", "b", "c", "ab", "[ab]", "[^a]", ".", "[b-c]", "[[:alpha:]]", `\.`}
	if depth == 0 {
		return atoms[rng.IntN(len(atoms))]
	}
	switch rng.IntN(6) {
	case 0:
		return "(" + randomExpr(rng, depth-1, false) + "|" + randomExpr(rng, depth-1, false) + ")"
	case 1:
		repeat := []string{"+", "{2}", "{2,}", "*"}
		if !empty {
			repeat = repeat[:3]
		}
		return "(" + randomExpr(rng, depth-1, false) + ")" + repeat[rng.IntN(len(repeat))]
	case 2:
		return atoms[rng.IntN(len(atoms))]
	}
	return randomExpr(rng, depth-1, empty) + randomExpr(rng, depth-1, empty)
}

func randomText(rng *rand.Rand) string {
	var b strings.Builder
	for range rng.IntN(16) {
		b.WriteByte("aabbcc.x"[rng.IntN(8)])
	}
	return b.String()
}

// FuzzCompile looks for expressions and texts that make the engine panic or
// never end.
func FuzzCompile(f *testing.F) {
	for _, expr := range []string{`(a|b)*\1`, "[[:alpha:]-z]{2,5}$", "^(^|[[:<:]])x{0}", `((.*)(.*)\2\1)+`, "[[.a.]-[=b=]]"} {
		f.Add(expr, "aab ab\nxx", false)
	}
	f.Fuzz(func(t *testing.T, expr, text string, fold bool) {
		if len(expr) > 100 || len(text) > 300 {
			t.Skip()
		}
		var flags Flags
		if fold {
			flags = FoldCase
		}
		re, err := Compile(expr, flags)
		if err != nil {
			return
		}
		got := re.NewMatcher().Find(text, true)
		if got == nil {
			return
		}
		if got[0] < 0 || got[0] > got[1] || got[1] > len(text) {
			t.Errorf("%q on %q: got %v", expr, text, got)
		}
	})
}
