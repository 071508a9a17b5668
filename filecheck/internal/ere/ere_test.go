package ere

import (
	"fmt"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	tests := []struct {
		expr, text, want string
	}{
		{"abc", "xxabcabc", "2,5"},
		{"(abc)", "xxabcabc", "2,5 2,5"},
		{"a*", "", "0,0"},
		{"a+", "baaab", "1,4"},
		{".*x", "aaaxbxc\nx", "0,6"},
		{"a.c", "a\nc abc", "4,7"},
		{"[^b]*", "a\nc", "0,1"},
		{"^b", "a\nb", "2,3"},
		{"a$", "ba\nb", "1,2"},
		{"^$", "a\n\nb", "2,2"},
		{"\n$", "a\n\nb", "1,2"},
		{"[[:<:]]foo[[:>:]]", "xfoo foo_ foo", "10,13"},
		{"[[:alpha:]]+[[:digit:]]{2}", "ab1 abc12", "4,9"},
		{"a{2}", "a aaa", "2,4"},
		{"a{2,}", "a aaa", "2,5"},
		{"a{1,2}b", "aaab", "1,4"},
		{"a{,2}", "xa{,2}", "1,6"},
		{"{x", "{x", "0,2"},
		{`\.\*`, "a.*", "1,3"},
		{`\n`, "\nn", "1,2"},
		{"[]a]+", "x]a]", "1,4"},
		{"[a-]+", "x-a-", "1,4"},
		{"[[.hyphen.]]", "a-", "1,2"},
		{"[[=a=]b]+", "xab", "1,3"},
		// The longest match wins, whatever the order of the alternatives.
		{"a|ab|abc", "xabcd", "1,4"},
		// Earlier groups take as much as they can.
		{"(a|ab)(c|bcd)(d*)", "abcd", "0,4 0,2 2,3 3,4"},
		{"(a*)(a*)", "aaa", "0,3 0,3 3,3"},
		{"(a*)(ab)*(b*)", "abb", "0,3 0,1 -1,-1 1,3"},
		{"(.*)=(.*)", "a=b=c", "0,5 0,3 4,5"},
		{"([a-z]+) (.*):", "ab cd: e:", "0,9 0,2 3,8"},
		{"(ab|c)+", "abcab", "0,5 3,5"},
		{"((a)|b)*", "ab", "0,2 1,2 -1,-1"},
		{"(a?)(b)?", "c", "0,0 0,0 -1,-1"},
		{"x()y", "xy", "0,2 1,1"},
		// Back-references.
		{`(.)\1`, "abccd", "2,4 2,3"},
		{`(a*)b\1`, "aabaa", "0,5 0,2"},
		{`(a*)b\1`, "aaba", "1,4 1,2"},
		{`(a|ab)c\1d`, "abcad abcabd", "6,12 6,8"},
		{`(a)(b)(c)(d)(e)(f)(g)(h)(i)\9\1`, "abcdefghiia", "0,11 0,1 1,2 2,3 3,4 4,5 5,6 6,7 7,8 8,9"},
		{`(a)*\1`, "aaa", "0,3 1,2"},
		{"abc", "ab", ""},
		{"a+b", "aac", ""},
	}
	for _, tt := range tests {
		re, err := Compile(tt.expr, 0)
		if err != nil {
			t.Errorf("Compile(%q): %v", tt.expr, err)
			continue
		}
		m := re.NewMatcher()
		for range 2 { // the second time with the automata of the first
			if got := pairs(m.Find(tt.text, true)); got != tt.want {
				t.Errorf("%q on %q: got %s, want %s", tt.expr, tt.text, got, tt.want)
			}
		}
	}
}

func pairs(groups []int) string {
	var out []string
	for i := 0; i < len(groups); i += 2 {
		out = append(out, fmt.Sprintf("%d,%d", groups[i], groups[i+1]))
	}
	return strings.Join(out, " ")
}

func TestFoldCase(t *testing.T) {
	for _, tt := range []struct{ expr, text, want string }{
		{"aBc", "xABC", "1,4"},
		{"[a-c]+", "xABC", "1,4"},
		{"[^a]", "Ab", "1,2"},
		{"1-A", "1-a", "0,3"},
	} {
		re, err := Compile(tt.expr, FoldCase)
		if err != nil {
			t.Fatal(err)
		}
		if got := pairs(re.NewMatcher().Find(tt.text, false)); got != tt.want {
			t.Errorf("%q on %q: got %s, want %s", tt.expr, tt.text, got, tt.want)
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		expr string
		want Error
	}{
		{"", errEmpty},
		{"a|", errEmpty},
		{"|a", errEmpty},
		{"a||b", errEmpty},
		{"(|a)", errEmpty},
		{"a{0}", errEmpty},
		{"(", errParen},
		{"(a", errParen},
		{"a)", errParen},
		{"*a", errBadRpt},
		{"a|*", errBadRpt},
		{"^*", errBadRpt},
		{"a**", errBadRpt},
		{"a{2}{3}", errBadRpt},
		{"{1}", errBadRpt},
		{"a{1", errBrace},
		{"a{1x}", errBadBr},
		{"a{2,1}", errBadBr},
		{"a{256}", errBadBr},
		{"[a", errBrack},
		{"[", errBrack},
		{"[[:foo:]]", errCtype},
		{"[[:alpha", errBrack},
		{"[[.foo.]]", errCollate},
		{"[b-a]", errRange},
		{"[a-b-c]", errRange},
		{"a\\", errEscape},
		{`\1`, errSubreg},
		{`(a\1)`, errSubreg},
		{"((a{255}){255}){255}", errSpace},
		{strings.Repeat("(", 100_000), errSpace},
	}
	for _, tt := range tests {
		if _, err := Compile(tt.expr, 0); err != tt.want {
			t.Errorf("Compile(%.40q): got error %v, want %v", tt.expr, err, tt.want)
		}
	}
}

// TestManyStates has an automaton that must forget states.
func TestManyStates(t *testing.T) {
	re, err := Compile("(a|b)*a(a|b){14}c", 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	x := uint32(1)
	for range 100_000 {
		x = x*1664525 + 1013904223
		b.WriteByte('a' + byte(x>>31))
	}
	text := b.String() + "abbbbbbbbbbbbbbc"
	if got := pairs(re.NewMatcher().Find(text, false)); got != fmt.Sprintf("0,%d", len(text)) {
		t.Errorf("got %s", got)
	}
}

// TestLinear runs searches that would not end in time if they looked at the
// text again and again.
func TestLinear(t *testing.T) {
	lines := strings.Repeat("  %12 = arith.addi %a, %b : i32\n", 100_000)
	for _, tt := range []struct{ expr, tail string }{
		{`%(.*) = arith\.muli %(.*), %(.*) : (.*)`, "%7 = arith.muli %x, %y : index"},
		{`[0-9]+ = [a-z]*\.[a-z]*x`, "1 = a.x"},
		{`(a|b|%)*z`, "abz"},
	} {
		re, err := Compile(tt.expr, 0)
		if err != nil {
			t.Fatal(err)
		}
		m := re.NewMatcher()
		got := m.Find(lines+tt.tail, true)
		if got == nil || got[1] != len(lines)+len(tt.tail) {
			t.Errorf("%q: got %v", tt.expr, got)
		}
	}
}
