package lit

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParseScript(t *testing.T) {
	s, err := parseScript(strings.Join([]string{
		"// RUN: first %s",                           // 1
		"# RUN:second",                               // 2
		"; RUN: third \\",                            // 3
		"; RUN:   continued | \\  ",                  // 4
		"module {}  // not XRUN: a RUN-line",         // 5
		"// CHECK-RUN: not this",                     // 6
		"RUN: in %(line) of %(line+2) %(line - 1)\r", // 7
		"// REQUIRES: a, b && c",                     // 8
		"// REQUIRES: d",                             // 9
		"// UNSUPPORTED: e",                          // 10
		"// XFAIL: *",                                // 11
		"// DEFINE: %{x} = 1",                        // 12
		"// GENERATED-BY: gen %s | filecheck",        // 13
		"// RUN: inside a block",                     // 14
		"// GENERATED-END",                           // 15
		"// This sentence is at the END.",            // 16
		"// RUN: last",                               // 17
		"// END.",                                    // 18
		"// RUN: beyond",                             // 19
	}, "\n"))
	// Line 4 leaves the third command open, and the next RUN line is line 7.
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, st := range s.steps {
		got = append(got, fmt.Sprintf("%s %d %q", st.keyword, st.line, st.text))
	}
	want := []string{
		`RUN 1 "first %s"`,
		`RUN 2 "second"`,
		`RUN 3 "third    continued |  in 7 of 9 6"`,
		`DEFINE 12 "%{x} = 1"`,
		`RUN 17 "last"`,
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("steps:\n got %s\nwant %s", got, want)
	}
	if g := fmt.Sprintf("%q %q %q %v", s.requires, s.unsupported, s.xfail, s.blocks); g != `["a" "b && c" "d"] ["e"] ["*"] [{gen %s | filecheck 13 15}]` {
		t.Errorf("got %s", g)
	}
}

func TestParseScriptErrors(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"", "no RUN: line"},
		{"module {}\n", "no RUN: line"},
		{"// DEFINE: %{a} = b\n", "no RUN: line"},
		{"// RUN:\n", "line 1: RUN line without a command"},
		{"// RUN: a\n// RUN:  \n", "line 2: RUN line without a command"},
		{"// RUN: a \\\n", "line 1: RUN ends in a backslash, but no RUN line continues it"},
		{"// RUN: a \\\n// DEFINE: %{a} = b\n// RUN: c\n", "line 1: RUN ends in a backslash, but no RUN line continues it"},
		{"// RUN: a\n// REQUIRES: a &&\n", `line 2: got the end, want a feature, '!' or '(' in feature expression "a &&"`},
		{"// RUN: a\n// XFAIL: (a\n", `line 2: got the end, want ")" in feature expression "(a"`},
		{"// RUN: a\n// GENERATED-BY: b\n", "line 2: GENERATED-BY without GENERATED-END below it"},
		{"// RUN: a\n// GENERATED-END\n", "line 2: GENERATED-END without GENERATED-BY above it"},
	} {
		_, err := parseScript(tc.text)
		if err == nil || err.Error() != tc.want {
			t.Errorf("%q: got %v, want %s", tc.text, err, tc.want)
		}
	}
}

func TestEvalFeatures(t *testing.T) {
	features := []string{"a", "b", "x86_64-linux", "c++20"}
	for _, tc := range []struct {
		expr string
		want bool
	}{
		{"a", true},
		{"c", false},
		{"true", true},
		{"false", false},
		{"!c", true},
		{"!!a", true},
		{"a && c", false},
		{"a || c", true},
		{"c || a && b", true},
		{"(c || a) && c", false},
		{"!(a && c) && b", true},
		{"!a || b", true},
		{"x86_64-{{.*}}", true},
		{"{{x86|arm}}_64-linux", true},
		{"{{86}}", false}, // all of a feature has to match
		{"c++20", true},
		{"c{{\\+}}+20", true},
	} {
		got, err := evalFeatures(tc.expr, features)
		if err != nil || got != tc.want {
			t.Errorf("%s: got %t, %v, want %t", tc.expr, got, err, tc.want)
		}
	}
	for _, expr := range []string{"", "a b", "a &&", "&& a", "a ||", "!", "(a", "a)", "a & b", "a, b", "{{(}}"} {
		if _, err := evalFeatures(expr, features); err == nil {
			t.Errorf("%q: no error", expr)
		}
	}
}

func TestExpand(t *testing.T) {
	list := newSubstitutions("/dir/a.mlir", "/tmp/x", map[string]string{
		"%{tool}":  "run %{flags} %s",
		"%{flags}": "--a",
		"%{loop}":  "%{loop}",
		"%shlib":   "so",
	})
	for _, tc := range []struct{ text, want string }{
		{"plain", "plain"},
		{"%s %S %p", "/dir/a.mlir /dir /dir"},
		{"%t %t.out %T/b", "/tmp/x/a.mlir.tmp /tmp/x/a.mlir.tmp.out /tmp/x/b"},
		{"%/s %:s", "/dir/a.mlir dir/a.mlir"},
		{"%{s:basename} %{t:stem} %basename_t", "a.mlir a.mlir a.mlir"},
		{"a%{fs-sep}b%{pathsep}c", "a/b:c"},
		{"%%s %%%s 5%% %", "%s %/dir/a.mlir 5% %"},
		{"%0 %arg1", "%0 %arg1"},
		{"%shlib", "so"},
		{"%{tool}!", "run --a /dir/a.mlir!"},
	} {
		got, err := list.expand(tc.text)
		if err != nil || got != tc.want {
			t.Errorf("%s: got %q, %v, want %q", tc.text, got, err, tc.want)
		}
	}
	for _, tc := range []struct{ text, want string }{
		{"a %{nosuch} b", "unknown substitution %{nosuch}"},
		{"%if a %{ b %}", "%if is not supported"},
		{"%{loop}", "nested more than 20 deep"},
	} {
		if _, err := list.expand(tc.text); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got %v, want %s", tc.text, err, tc.want)
		}
	}
}

func TestRealPath(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip(err)
	}
	list := newSubstitutions(link+"/a.mlir", link+"/new/deep", nil)
	got, err := list.expand("%{S:real} %{s:real} %{t:real}")
	if want := dir + " " + dir + "/a.mlir " + dir + "/new/deep/a.mlir.tmp"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestDefine(t *testing.T) {
	list := newSubstitutions("/d/a.mlir", "/t", map[string]string{"%{given}": "g"})
	define := func(keyword, text string) error {
		next, err := list.define(step{keyword: keyword, text: text})
		if err == nil {
			list = next
		}
		return err
	}
	for _, tc := range []struct{ keyword, text, want string }{
		{"DEFINE", "%{a} = x=%s ", ""},
		{"DEFINE", "%{a} = y", "DEFINE: %{a} is already defined: use REDEFINE"},
		{"DEFINE", "%{given} = y", "DEFINE: %{given} is already defined: use REDEFINE"},
		{"REDEFINE", "%{b} = y", "REDEFINE: %{b} is not defined: use DEFINE"},
		{"DEFINE", "%{b}", `DEFINE: got "%{b}", want %{name} = text`},
		{"DEFINE", "b = c", `DEFINE: got "b = c", want %{name} = text`},
		{"DEFINE", "%{b}=%{a}", ""},
	} {
		err := define(tc.keyword, tc.text)
		if got := fmt.Sprint(err); tc.want == "" && err != nil || tc.want != "" && got != tc.want {
			t.Errorf("%s %s: got %v, want %s", tc.keyword, tc.text, err, tc.want)
		}
	}
	if got, err := list.expand("%{b}"); err != nil || got != "x=/d/a.mlir" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := define("REDEFINE", "%{a} = z"); err != nil {
		t.Error(err)
	}
	if got, err := list.expand("%{b}"); err != nil || got != "z" {
		t.Errorf("after REDEFINE: got %q, %v", got, err)
	}
}
