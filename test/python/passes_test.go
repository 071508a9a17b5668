package python

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"polyloom/pyast"
	"polyloom/pyast/check"
	"polyloom/pyopt"
	"polyloom/test/cpython"
)

// pipelines are passes that have to leave the meaning of Python alone, most of which know nothing of it.
var pipelines = [][]string{
	{"--canonicalize"}, {"--cse"}, {"--sccp"}, {"--loop-invariant-code-motion"}, {"--control-flow-sink"}, {"--symbol-dce"}, {"--inline"}, {"--mem2reg"},
	{"--cse", "--canonicalize"}, {"--sccp", "--canonicalize", "--cse", "--loop-invariant-code-motion", "--control-flow-sink"},
	{"--py-promote"}, {"--py-fold"}, {"--py-promote", "--py-infer-types", "--py-fold", "--canonicalize", "--cse", "--loop-invariant-code-motion"},
}

// keeping are the passes that keep trees.
var keeping = []string{"--canonicalize", "--symbol-dce", "--inline", "--mem2reg"}

// run calls pyopt.
func run(t *testing.T, stdin []byte, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if code := pyopt.Main(pyopt.Default(), args, bytes.NewReader(stdin), &out, &errs); code != 0 {
		t.Fatalf("pyopt %s: exit code %d\n%s", strings.Join(args, " "), code, errs.Bytes())
	}
	return out.Bytes()
}

// emitted returns a file as it comes out of the IR, after passes, without its text being taken over.
func emitted(t *testing.T, file string, passes ...string) []byte {
	t.Helper()
	return run(t, run(t, nil, append(passes, file)...), "--emit=python")
}

// TestPrograms runs programs, as they are and as they come out of passes: they print the same.
func TestPrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/programs/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want := execute(t, src)
		for _, passes := range append([][]string{{}}, pipelines...) {
			text := emitted(t, f, passes...)
			if got := execute(t, text); got != want {
				t.Errorf("%s after %v prints\n%s\nwant\n%s\nit is\n%s", f, passes, got, want, text)
			}
		}
	}
}

// execute returns what a program prints.
func execute(t *testing.T, src []byte) string {
	t.Helper()
	cmd := exec.Command(cpython.Path(t), "-W", "ignore", "-")
	cmd.Stdin = bytes.NewReader(src)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s\nof\n%s", err, out, src)
	}
	return string(out)
}

// TestPassesKeepTrees takes a sample of the library through passes that find nothing to do but constants: the tree stays as it was. What other passes make,
// which merge and move what is known to have no effect, is Python.
func TestPassesKeepTrees(t *testing.T) {
	for i, f := range library(t, 150) {
		passes := pipelines[i%len(pipelines)]
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want, err := pyast.Parse(f, src)
		if err == nil {
			_, err = check.Module(want)
		}
		if err != nil {
			continue // some tests of Python are not Python
		}
		got, err := pyast.Parse(f, emitted(t, f, passes...))
		if err != nil {
			t.Errorf("%s after %v: %v", f, passes, err)
			continue
		}
		if _, err := check.Module(got); err != nil {
			t.Errorf("%s after %v: %v", f, passes, err)
		}
		if !slices.Contains(keeping, passes[0]) {
			continue
		}
		splitConstants(want)
		splitConstants(got)
		if d := firstDifference(dump(want), dump(got)); d != "" {
			t.Errorf("%s after %v: the tree changes from %s", f, passes, d)
		}
	}
}

// splitConstants makes an assignment for each target of those of a constant: a constant may be computed more than once.
func splitConstants(m *pyast.Module) {
	for n := range pyast.Walk(m) {
		fields := reflect.ValueOf(n).Elem()
		for i := range fields.NumField() {
			if list, ok := fields.Field(i).Addr().Interface().(*[]pyast.Stmt); ok {
				*list = split(*list)
			}
		}
	}
}

func split(list []pyast.Stmt) (made []pyast.Stmt) {
	for _, s := range list {
		a, ok := s.(*pyast.Assign)
		if ok {
			_, ok = a.Value.(*pyast.Constant)
		}
		if !ok {
			made = append(made, s)
			continue
		}
		for _, target := range a.Targets {
			made = append(made, &pyast.Assign{Targets: []pyast.Expr{target}, Value: a.Value})
		}
	}
	return made
}
