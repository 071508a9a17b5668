package diag

import (
	"strings"
	"testing"
)

// ereErrors are expressions with what LLVM says about them, "" if it accepts them. None contains "}}", which
// ends an expression in a comment.
var ereErrors = []struct{ expr, want string }{
	{"", "empty (sub)expression"}, {"()", ""}, {"()*", ""}, {"a|", "empty (sub)expression"},
	{"|a", "empty (sub)expression"}, {"(|a)", "empty (sub)expression"}, {"(a|", "empty (sub)expression"},
	{")", "parentheses not balanced"}, {"(", "parentheses not balanced"}, {"(a", "parentheses not balanced"},
	{"a)", "parentheses not balanced"}, {"((a)", "parentheses not balanced"},
	{"[", "brackets ([ ]) not balanced"}, {"[]", "brackets ([ ]) not balanced"}, {"[a", "brackets ([ ]) not balanced"},
	{"[^", "brackets ([ ]) not balanced"}, {"[[", "brackets ([ ]) not balanced"}, {"[[.a", "brackets ([ ]) not balanced"},
	{"[[:alpha", "brackets ([ ]) not balanced"}, {"[[:alpha:]", "brackets ([ ]) not balanced"},
	{"[b-a]", "invalid character range"}, {"[a-c-e]", "invalid character range"}, {"[--a]", "invalid character range"},
	{"[]-a]", "invalid character range"}, {"[a-", "invalid character range"},
	{"[[=a=]-c]", "invalid character range"}, {"[a-[=c=]]", "invalid character range"}, {"[[=ab=]]", "invalid collating element"},
	{"[A-[=c=]]", ""}, {"[-a]", ""}, {"[a-]", ""}, {"[^]a]", ""}, {"[^-a]", ""}, {`[\]`, ""}, {"[[.a.]]", ""}, {"[[=a=]]", ""},
	{"[[.ab.]]", "invalid collating element"}, {"[[:foo:]]", "invalid character class"}, {"[[:word:]]", "invalid character class"},
	{"*", "repetition-operator operand invalid"}, {"?", "repetition-operator operand invalid"},
	{"^*", "repetition-operator operand invalid"}, {"a**", "repetition-operator operand invalid"},
	{"a*?", "repetition-operator operand invalid"}, {"a|*b", "repetition-operator operand invalid"},
	{"(*a)", "repetition-operator operand invalid"}, {"{1}", "repetition-operator operand invalid"},
	{"x{0,1}{2}", "repetition-operator operand invalid"}, {"$*", ""},
	{"a{2,1}", "invalid repetition count(s)"}, {"a{256}", "invalid repetition count(s)"}, {"a{255}b", ""},
	{"a{1x}b", "invalid repetition count(s)"}, {"a{1", "braces not balanced"}, {"a{1,", "braces not balanced"},
	{"a{", ""}, {"{", ""}, {"a{,3}b", ""}, {"a]", ""}, {"a}b", ""}, {"$", ""}, {"^", ""},
	{`\`, `trailing backslash (\)`}, {`\1`, "invalid backreference number"}, {`(a\1)`, "invalid backreference number"},
	{`\d`, ""}, {`\<`, ""}, {"\u00e9+", ""}, {"\xff", ""}, {"[\u00e9]", ""},
}

func TestEREErrors(t *testing.T) {
	for _, c := range ereErrors {
		got := ""
		if _, err := translateERE(c.expr); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.expr, got, c.want)
		}
	}
}

func TestEREErrorsOracle(t *testing.T) {
	needMlirOpt(t)
	var source, want strings.Builder
	for _, c := range ereErrors {
		source.WriteString("// expected-error-re {{x{{" + c.expr + "}}y}}\n")
		if c.want != "" {
			want.WriteString("invalid regex: " + c.want + "\n")
		}
	}
	out, _ := mlirOpt(t, source.String(), "--verify-diagnostics")
	var got strings.Builder
	for l := range strings.Lines(out) {
		if _, said, ok := strings.Cut(l, ": error: invalid"); ok {
			got.WriteString("invalid" + said)
		}
	}
	if got.String() != want.String() {
		t.Errorf("mlir-opt says\n%s\nwant\n%s", got.String(), want.String())
	}
}

// Backreferences are what Go's engine cannot do; they are refused rather than misunderstood.
func TestEREBackreference(t *testing.T) {
	if _, err := translateERE(`(a)\1`); err != errNoBackref {
		t.Errorf("got %v", err)
	}
}

// ereMatches are expressions that are to match a whole text.
var ereMatches = []struct {
	expr, text string
	want       bool
}{
	{"a.c", "abc", true}, {"a.c", "ac", false}, {"a.c", "a\u00e9c", false}, {"a..c", "a\u00e9c", true},
	{`\d+`, "12", false}, {`\d+`, "dd", true}, {`\.`, ".", true}, {`\.`, "x", false}, {`\n`, "n", true},
	{"[0-9]+", "120", true}, {"[^0-9]+", "120", false}, {`[\d]+`, `d\d`, true}, {`[\d]+`, "1", false},
	{"[]x]+", "x]", true}, {"[^]x]", "]", false}, {"[-x]+", "-x", true}, {"[x-]+", "-x", true},
	{"[a^]+", "^a", true}, {"[[]+", "[[", true}, {"[$.*]+", "*.$", true}, {"[^-x]", "-", false},
	{"[[:alpha:]_][[:alnum:]]*", "x1", true}, {"[[:space:]]", " ", true}, {"[[:upper:]]", "x", false},
	{"[[.-.]a]+", "a-", true}, {"[[.a.]-[.c.]]+", "abc", true}, {"[[=a=]c]+", "ac", true},
	{"(a{2,3})", "aa", true}, {"(a{2,3})", "aaaa", false}, {"a{2,}b", "aaaab", true}, {"a{,2}b", "a{,2}b", true},
	{"a{b", "a{b", true}, {"(ab|c)+", "abcab", true}, {"(ab|c)?", "", true}, {"a|bc", "bc", true},
	{"x*", "", true}, {"()x", "x", true}, {"[\u00e9]+", "\u00e9", true},
}

// ereInput is a program with an error that quotes text, and a comment for it with expr.
func ereInput(expr, text string) string {
	f := "func.func @\"" + text + "\"() { return }\n"
	return f + "// expected-error-re @+1 {{named 't{{" + expr + "}}'}}\n" + f
}

func TestEREMatches(t *testing.T) {
	for _, c := range ereMatches {
		sources := &Sources{NoDisk: true}
		sources.Add("<stdin>", ereInput(c.expr, "t"+c.text))
		x := NewExpect(new(strings.Builder), sources, OnlyExpected)
		x.Handle(Errorf(in(3, 1), "redefinition of symbol named 't%s'", c.text))
		if got := x.Finish(); got != c.want {
			t.Errorf("%s on %q: got %v, want %v", c.expr, c.text, got, c.want)
		}
	}
}

func TestEREMatchesOracle(t *testing.T) {
	needMlirOpt(t)
	for _, c := range ereMatches {
		text := strings.ReplaceAll(c.text, `\`, `\\`)
		if out, got := mlirOpt(t, ereInput(c.expr, "t"+text), "--verify-diagnostics=only-expected"); got != c.want {
			t.Errorf("%s on %q: mlir-opt says %v, want %v\n%s", c.expr, c.text, got, c.want, out)
		}
	}
}

func FuzzERE(f *testing.F) {
	for _, c := range ereErrors {
		f.Add(c.expr)
	}
	f.Fuzz(func(t *testing.T, expr string) {
		if strings.Contains(expr, "}}") {
			return
		}
		// What is accepted must compile as part of a longer expression.
		if _, err := compileExpected("(" + "{{" + expr + "}}" + "["); err != nil && !strings.HasPrefix(err.Error(), "invalid regex: ") {
			t.Errorf("%q: %v", expr, err)
		}
	})
}
