package pyopt

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// invoke runs the program with everything of the project.
func invoke(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = Main(Default(), args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		src, marker string
		want        []section
		near        []int
	}{
		{"a\nb\n", "// -----", []section{{"a\nb\n", 0}}, nil},
		{"a\n// -----\nb", "// -----", []section{{"a\n", 0}, {"\nb", 1}}, nil},
		{"a // ----- b\n// -----\n", "// -----", []section{{"a ", 0}, {" b\n", 0}, {"\n", 1}}, nil},
		{"a\n// -----", "// -----", []section{{"a\n// -----", 0}}, []int{8}},
		{"a\n// ----\n// ---\nb", "// -----", []section{{"a\n// ----\n// ---\nb", 0}}, []int{8, 16}},
		{"// -----\na", "// -----", []section{{"\na", 0}}, nil},
		{"a// ----------b", "// -----", []section{{"a", 0}, {"-----b", 0}}, nil},
		{"", "// -----", nil, nil},
		{"a@@b@c", "@", []section{{"a", 0}, {"b", 0}, {"c", 0}}, nil},
		{"a@@b@", "@@", []section{{"a", 0}, {"b@", 0}}, nil},
		{"a@b@@@\nc", "@@@", []section{{"a@b", 0}, {"\nc", 0}}, []int{2}},
	} {
		var near []int
		got := split(tt.src, tt.marker, func(pos int) { near = append(near, pos) })
		if !reflect.DeepEqual(got, tt.want) || !reflect.DeepEqual(near, tt.near) {
			t.Errorf("split(%q, %q): got %v, near misses %v", tt.src, tt.marker, got, near)
		}
	}
}

// TestThreading checks who hears of --mlir-disable-threading.
func TestThreading(t *testing.T) {
	o := newOptions(&Config{Name: "pyopt"}, io.Discard, io.Discard)
	if _, ok := o.parse([]string{"--mlir-disable-threading"}, io.Discard); !ok {
		t.Fatal("the option is not known")
	}
	if j := o.newJob("x.mlir", section{}, nil, io.Discard); o.print.Workers != 1 || j.parser.Workers != 1 || j.workers() != 1 {
		t.Errorf("got %d printers, %d parsers and %d others, want 1 of each", o.print.Workers, j.parser.Workers, j.workers())
	}
}

func TestEditDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"", "abc", 3}, {"kitten", "sitting", 3}, {"cse", "cse", 0}, {"canonicalise", "canonicalize", 1}, {"ab", "ba", 2}} {
		if got := editDistance(tt.a, tt.b); got != tt.want {
			t.Errorf("editDistance(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestConcurrentRuns(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			name := fmt.Sprintf("@f%d", i)
			in := "func.func " + name + "(%a: i32) { %0 = arith.addi %a, %a : i32 return }\n// -----\nfoo" + strings.Repeat("o", i)
			var stdout, stderr bytes.Buffer
			code := Main(Default(), []string{"--split-input-file", "--canonicalize"}, strings.NewReader(in), &stdout, &stderr)
			wantErr := fmt.Sprintf("<stdin>:3:1: error: custom op 'foo%[1]s' is unknown (tried 'builtin.foo%[1]s' as well)\n", strings.Repeat("o", i))
			wantOut := "module {\n  func.func " + name + "(%arg0: i32) {\n    return\n  }\n}\n\n// -----\n"
			if code != 1 || stdout.String() != wantOut || !strings.HasPrefix(stderr.String(), wantErr) {
				t.Errorf("run %d: got code %d, output %q, errors %q", i, code, stdout.String(), stderr.String())
			}
		})
	}
	wg.Wait()
}

func TestReports(t *testing.T) {
	for _, tt := range []struct {
		args []string
		code int
		out  string
		err  []string // parts
	}{
		{[]string{"--version"}, 0, version() + "\n", nil},
		{[]string{"--show-dialects"}, 0, "Available Dialects: " + strings.Join((&Config{Dialects: dialects}).dialectNames(), ",") + "\n", nil},
		{[]string{"--emit-bytecode"}, 1, "", []string{"bytecode is not supported: leave out --emit-bytecode to get text\n"}},
		{[]string{"--mlir-timing", "--cse", "-o", "/dev/null"}, 0, "", []string{"... Execution time report ...", "  Parser\n", "  CSE\n", "  Output\n", "  Total\n"}},
		{[]string{"--mlir-timing", "--mlir-timing-display=list", "--mlir-output-format=json", "--cse", "-o", "/dev/null"}, 0, "",
			[]string{"\"name\": \"root\"}", "\"name\": \"CSE\"}", "\"name\": \"Total\"}"}},
		{[]string{"--mlir-pass-statistics", "--pass-pipeline=builtin.module(func.func(cse))", "-o", "/dev/null"}, 0, "",
			[]string{"... Pass statistics report ...", "'func.func' Pipeline\n  CSE\n    (S) 0 num-cse'd"}},
		{[]string{"--mlir-pass-statistics", "--mlir-pass-statistics-display=list", "--cse", "-o", "/dev/null"}, 0, "", []string{"\n  CSE\n    (S) 0 num-cse'd"}},
		{[]string{"--mlir-disable-diagnostic-notes", "--pass-pipeline=func.func(cse)"}, 1, "", []string{"can't run 'func.func' pass manager"}},
	} {
		code, out, err := invoke(t, goodInput, tt.args...)
		if code != tt.code || out != tt.out || tt.err == nil && err != "" {
			t.Errorf("%q: got code %d, output %q, errors %q", tt.args, code, out, err)
		}
		for _, want := range tt.err {
			if !strings.Contains(err, want) {
				t.Errorf("%q: no %q in\n%s", tt.args, want, err)
			}
		}
	}
}

func TestNoNotes(t *testing.T) {
	const in = "func.func @f() { return }\nfunc.func @f() { return }\n"
	code, _, err := invoke(t, in, "--mlir-disable-diagnostic-notes")
	if want := "<stdin>:2:1: error: redefinition of symbol named 'f'\nfunc.func @f() { return }\n^\n"; code != 1 || err != want {
		t.Errorf("got code %d, errors %q", code, err)
	}
}

// TestStartUp checks that a run on a small input allocates little: nothing of what is offered is made ready before it is used.
func TestStartUp(t *testing.T) {
	run := func() { invoke(t, goodInput) }
	run()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 {
		t.Errorf("a run on one line allocates %d bytes", n)
	}
}

func TestSections(t *testing.T) {
	const in = "func.func @f() { return }\n// -----\nfoo\n// -----\n// ----\nfunc.func @g() { return }\n"
	code, out, err := invoke(t, in, "--split-input-file", "--output-split-marker=// next")
	const f = "module {\n  func.func @f() {\n    return\n  }\n}\n\n"
	wantOut := f + "// next\n// next\n" + strings.Replace(f, "@f", "@g", 1)
	wantErr := "<stdin>:5:7: warning: near miss with file split marker\n// ----\n      ^\n" +
		"<stdin>:3:1: error: custom op 'foo' is unknown (tried 'builtin.foo' as well)\nfoo\n^\n"
	if code != 1 || out != wantOut || err != wantErr {
		t.Errorf("got code %d, output\n%s\nerrors\n%s", code, out, err)
	}
}
