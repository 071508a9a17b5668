package python

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"polyloom/test/cpython"
)

// TestLibraryTests runs tests of CPython's own test suite that went through the IR and its text, pyopt x.py | pyopt --emit=python, as it is and with passes in between, and
// compares the results with those of the original files. The environment variable POLYLOOM_PYTHON_TESTS says which, separated by commas, or "all" for those about the language:
//
//	POLYLOOM_PYTHON_TESTS=all go test -v -run LibraryTests ./test/python
func TestLibraryTests(t *testing.T) {
	const language = "test_grammar,test_generators,test_scope,test_patma,test_with,test_exceptions,test_listcomps,test_fstring"
	list := os.Getenv("POLYLOOM_PYTHON_TESTS")
	switch list {
	case "":
		t.Skip("set POLYLOOM_PYTHON_TESTS=all")
	case "all":
		list = language
	}
	dir, err := cpython.Library()
	if err != nil {
		t.Skip(err)
	}
	for name := range strings.SplitSeq(list, ",") {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(dir, "test", name+".py")
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := unittest(t, name, src)
			for _, passes := range [][]string{{}, {"--py-promote", "--py-fold"}, {"--sccp", "--canonicalize", "--cse", "--loop-invariant-code-motion", "--control-flow-sink"}} {
				got := unittest(t, name, emitted(t, file, passes...))
				for _, d := range differences(want, got) {
					t.Error(passes, d)
				}
				t.Logf("%d tests: %s %v", len(want), tally(got), passes)
			}
		})
	}
}

// differences returns the tests whose outcomes are not the same.
func differences(want, got map[string]string) (list []string) {
	all := maps.Clone(want)
	maps.Copy(all, got)
	for _, test := range slices.Sorted(maps.Keys(all)) {
		if want[test] != got[test] {
			list = append(list, fmt.Sprintf("%s: got %q, want %q", test, got[test], want[test]))
		}
	}
	return list
}

// tally counts outcomes by their first word.
func tally(outcomes map[string]string) string {
	n := map[string]int{}
	for _, o := range outcomes {
		word, _, _ := strings.Cut(o, ":")
		n[word]++
	}
	var parts []string
	for _, word := range slices.Sorted(maps.Keys(n)) {
		parts = append(parts, fmt.Sprintf("%d %s", n[word], word))
	}
	return strings.Join(parts, ", ")
}

// unittest runs a module of package test that has a source of its own, beside the others of the package, and returns the outcomes by the names of the tests.
func unittest(t *testing.T, name string, src []byte) map[string]string {
	t.Helper()
	dir := t.TempDir()
	pkg := filepath.Join(dir, "test")
	if err := os.Mkdir(pkg, 0o777); err != nil {
		t.Fatal(err)
	}
	for file, text := range map[string]string{
		"__init__.py":  "import os, sysconfig\n__path__.append(os.path.join(sysconfig.get_path('stdlib'), 'test'))\n",
		name + ".py":   string(src),
		"../runner.py": runner,
	} {
		if err := os.WriteFile(filepath.Join(pkg, file), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(cpython.Path(t), "-W", "ignore", "runner.py", "test."+name)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PYTHONPATH="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "outcomes.json"))
	if err != nil {
		t.Fatal(err)
	}
	outcomes := map[string]string{}
	if err := json.Unmarshal(text, &outcomes); err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// runner writes the outcomes of the tests of a module.
const runner = `
import json, os, sys, unittest

class Outcomes(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.all = {}
    def note(self, test, outcome):
        name, n = test.id(), 1
        while name in self.all:
            n += 1
            name = f"{test.id()} {n}"
        self.all[name] = outcome
    def last(self, err): return f"{err[0].__name__}: {str(err[1])[:300]}"
    def addSuccess(self, test): self.note(test, "ok")
    def addError(self, test, err): self.note(test, "error: " + self.last(err))
    def addFailure(self, test, err): self.note(test, "failure: " + self.last(err))
    def addSkip(self, test, reason): self.note(test, "skipped: " + reason)
    def addExpectedFailure(self, test, err): self.note(test, "expected failure")
    def addUnexpectedSuccess(self, test): self.note(test, "unexpected success")
    def addSubTest(self, test, sub, err):
        if err: self.note(sub, "failure: " + self.last(err))

outcomes = Outcomes()
unittest.defaultTestLoader.loadTestsFromName(sys.argv[1])(outcomes)
assert sys.modules[sys.argv[1]].__file__.startswith(os.getcwd())
json.dump(outcomes.all, open("outcomes.json", "w"))
`
