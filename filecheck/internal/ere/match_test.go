package ere

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// ends is a matcher straight from the definition: all places where seq, begun at
// one of the places in from, may end.
func ends(text string, seq []*node, from []int) []int {
	for _, n := range seq {
		from = oneEnds(text, n, from)
	}
	return from
}

func oneEnds(text string, n *node, from []int) []int {
	var out []int
	add := func(places ...int) {
		for _, p := range places {
			if !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	switch n.op {
	case opLParen, opRParen:
		return from
	case opQuest:
		add(from...)
		add(ends(text, n.kids[0], from)...)
		return out
	case opAlt:
		for _, k := range n.kids {
			add(ends(text, k, from)...)
		}
		return out
	case opPlus:
		for next := from; len(next) > 0; {
			var fresh []int
			for _, p := range ends(text, n.kids[0], next) {
				if !slices.Contains(out, p) {
					out = append(out, p)
					fresh = append(fresh, p)
				}
			}
			next = fresh
		}
		return out
	}
	for _, p := range from {
		switch {
		case n.op == opBOL && (p == 0 || text[p-1] == '\n'), n.op == opEOL && (p == len(text) || text[p] == '\n'):
			add(p)
		case n.op == opChar && p < len(text) && text[p] == n.c, n.op == opSet && p < len(text) && n.set.has(text[p]):
			add(p + 1)
		}
	}
	return out
}

// TestAgainstDefinition compares matches, and what the groups of concatenations
// take, with the definition.
func TestAgainstDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 3_000 {
		first, second := randomExpr(rng, 2, true), randomExpr(rng, 2, false)
		expr := "(" + first + ")(" + second + ")"
		re, err := Compile(expr, 0)
		if err != nil {
			t.Fatalf("Compile(%q): %v", expr, err)
		}
		one, err := Compile("("+first+")", 0)
		if err != nil {
			t.Fatal(err)
		}
		two, err := Compile("("+second+")", 0)
		if err != nil {
			t.Fatal(err)
		}
		text := randomText(rng)
		got := re.NewMatcher().Find(text, true)
		start, end := -1, -1
		for at := 0; at <= len(text) && start < 0; at++ {
			if all := ends(text, re.seq, []int{at}); len(all) > 0 {
				start, end = at, slices.Max(all)
			}
		}
		if start < 0 {
			if got != nil {
				t.Errorf("%q on %q: got %v, want no match", expr, text, got)
			}
			continue
		}
		if got == nil || got[0] != start || got[1] != end {
			t.Errorf("%q on %q: got %v, want %d to %d", expr, text, got, start, end)
			continue
		}
		// The first group is as long as the second can still reach the end.
		split := -1
		for _, p := range ends(text, one.seq, []int{start}) {
			if p > split && slices.Contains(ends(text, two.seq, []int{p}), end) {
				split = p
			}
		}
		// A concatenation has no extent of its own: what decides is the first of
		// its pieces that can be longer.
		if single := len(one.seq) == 3; single && got[3] != split {
			t.Errorf("%q on %q: the first group ends at %d, want %d", expr, text, got[3], split)
		}
	}
}

// TestBacktrack finds the same matches with the backtracker, which needs no
// back-reference to work.
func TestBacktrack(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 2_000 {
		expr := randomExpr(rng, 3, true)
		re, err := Compile(expr, 0)
		if err != nil {
			t.Fatalf("Compile(%q): %v", expr, err)
		}
		text := randomText(rng)
		m := re.NewMatcher()
		m.Find(text, true)
		for from := range len(text) + 1 {
			reach := ends(text, re.seq, []int{from})
			for to := from; to <= len(text); to++ {
				m.steps = 0
				if got, want := m.backtrack(from, to), slices.Contains(reach, to); got != want {
					t.Errorf("%q on %q from %d to %d: got %v, want %v", expr, text, from, to, got, want)
				}
			}
		}
	}
}

// TestBackrefsEnd has patterns that take exponential time without memory.
func TestBackrefsEnd(t *testing.T) {
	text := "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"
	for _, expr := range []string{`((a+)+)\1c`, `((a|aa)+)\1c`, `((.+)+)\1c`} {
		re, err := Compile(expr, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := re.NewMatcher().Find(text+"c", true); got != nil {
			t.Errorf("%q: got %v, want no match", expr, got)
		}
	}
}

func TestAnalyze(t *testing.T) {
	for _, tt := range []struct {
		expr, prefix, must string
		pure, oneLine      bool
	}{
		{"abc", "abc", "abc", true, true},
		{"a(b)c", "abc", "abc", true, true},
		{"a.*bcd", "a", "bcd", false, true},
		{"ab.*c", "ab", "ab", false, true},
		{".*", "", "", false, true},
		{"^ab", "", "ab", false, true},
		{"a|b", "", "", false, true},
		{"(ab)+c", "", "c", false, true},
		{"a\nb", "a\nb", "a\nb", true, false},
		{"a[[:space:]]b", "a", "a", false, false},
		{"[^a]b", "", "b", false, true},
	} {
		re, err := Compile(tt.expr, 0)
		if err != nil {
			t.Fatal(err)
		}
		if re.prefix != tt.prefix || re.must != tt.must || re.pure != tt.pure || re.oneLine != tt.oneLine {
			t.Errorf("%q: got %q, %q, %v, %v", tt.expr, re.prefix, re.must, re.pure, re.oneLine)
		}
	}
}

func TestBrackets(t *testing.T) {
	for _, tt := range []struct{ expr, members string }{
		{"[abc]", "abc"},
		{"[a-cx]", "abcx"},
		{"[]a]", "]a"},
		{"[-a]", "-a"},
		{"[a-]", "a-"},
		{"[+--]", "+,-"},
		{"[a\\]", "a\\"},
		{"[[:digit:]_]", "0123456789_"},
		{"[[:blank:]]", " \t"},
		{"[[:xdigit:]]", "0123456789abcdefABCDEF"},
		{"[[:upper:][:lower:]]", upper + lower},
		{"[[:alnum:]]", upper + lower + digits},
		{"[[:punct:]]", punct},
		{"[[:space:]]", " \t\n\v\f\r"},
		{"[[.hyphen.][.a.]]", "-a"},
		{"[[.A.]-[.C.]]", "ABC"},
		{"[[.zero.]-[.two.]]", "012"},
		{"[[=x=]y]", "xy"},
		{"[[.tilde.][.DEL.][.NUL.]]", "~\x7f\x00"},
		{"[\x80-\x82]", "\x80\x81\x82"},
	} {
		re, err := Compile("^"+tt.expr+"$", 0)
		if err != nil {
			t.Errorf("Compile(%q): %v", tt.expr, err)
			continue
		}
		m := re.NewMatcher()
		for c := range 256 {
			got := m.Find(string([]byte{byte(c)}), false) != nil
			want := slices.Contains([]byte(tt.members), byte(c))
			if c == '\n' && !want {
				continue // `^$` matches around it
			}
			if got != want {
				t.Errorf("%q on %q: got %v, want %v", tt.expr, byte(c), got, want)
			}
		}
	}
}

func TestAssertions(t *testing.T) {
	for _, tt := range []struct{ expr, text, want string }{
		{"^", "a", "0,0"},
		{"$", "a", "1,1"},
		{"^a$", "b\na\nc", "2,3"},
		{"a^b", "ab", ""},
		{"a\n^b", "a\nb", "0,3"},
		{"a$\nb", "a\nb", "0,3"},
		{"(^|x)a", "bxa", "1,3 1,2"},
		{"a(x|$)", "abax", "2,4 3,4"},
		{"[[:<:]]a", "ba a", "3,4"},
		{"a[[:>:]]", "ab a", "3,4"},
		{"[[:<:]]a_1[[:>:]]", "a_12 a_1-", "5,8"},
		{"[[:<:]][[:<:]]a", "a", ""}, // passed only once
		{"^^a", "a", "0,1"},
		{"(^){2}a", "a", ""}, // written only once
		{"a$$", "a", "0,1"},
	} {
		re, err := Compile(tt.expr, 0)
		if err != nil {
			t.Errorf("Compile(%q): %v", tt.expr, err)
			continue
		}
		if got := pairs(re.NewMatcher().Find(tt.text, true)); got != tt.want {
			t.Errorf("%q on %q: got %s, want %s", tt.expr, tt.text, got, tt.want)
		}
	}
}
