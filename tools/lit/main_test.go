package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// suite writes a folder of tests of every outcome and goes there.
func suite(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"s/pass.mlir":        "// RUN: echo -e 'a line\\nanother' | filecheck %s\n// CHECK: a line\n// CHECK-NEXT: another\n",
		"s/upstream.ll":      "; RUN: FileCheck --input-file=%s %s\n; CHECK: de{{.}}ine\n; define\n",
		"s/wrong-check.mlir": "// RUN: echo -e 'four\\nsix' | filecheck %s\n// CHECK: four\n// CHECK-NEXT: five\n",
		"s/wrong-code.py":    "# RUN: not filecheck %s < %s\n# CHECK: x\n",
		"s/missing.mlir":     "// RUN: no-such-program %s\n",
		"s/empty.test":       "RUN:\n",
		"s/xfail.test":       "RUN: false\nXFAIL: *\n",
		"s/skip.test":        "RUN: false\nREQUIRES: gpu\n",
		"s/define.test":      "RUN: echo %{word} > %t && diff %t %S/Inputs/word\n",
		"s/Inputs/word":      "hello\n",
		"s/path.test":        "RUN: sh -c 'exit 0'\n",
		"one/block.test":     "RUN: true\nGENERATED-BY: echo new\nold\nGENERATED-END\n",
		"none/readme.txt":    "",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// runLit runs the command; times are taken out of what it prints.
func runLit(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, regexp.MustCompile(`\d+\.\d\d s`).ReplaceAllString(out.String(), "T s"), err.String()
}

func TestRun(t *testing.T) {
	suite(t)
	for _, tc := range []struct {
		args   string
		code   int
		stdout []string // parts, in this order
	}{
		{"s/pass.mlir", 0, []string{"1 test: 1 passed, 0 failed (T s)\n"}},
		{"s/pass.mlir s/upstream.ll -v", 0, []string{"PASS: s/pass.mlir\nPASS: s/upstream.ll\n2 tests: 2 passed, 0 failed (T s)\n"}},
		{"s/wrong-check.mlir", 1, []string{"FAIL: s/wrong-check.mlir:1: filecheck (stage 2 of 2): exit code 1\n  RUN: echo -e 'four\\nsix' | filecheck %s\n", "CHECK-NEXT", "1 test: 0 passed, 1 failed"}},
		{"s/wrong-code.py", 1, []string{"FAIL: s/wrong-code.py:1: not filecheck: exit code 1\n"}},
		{"s/missing.mlir", 1, []string{"FAIL: s/missing.mlir:1: no-such-program: exit code 127\n", "no-such-program: command not found\n"}},
		{"s/empty.test", 1, []string{"UNRESOLVED: s/empty.test: line 1: RUN line without a command\n"}},
		{"-v s/xfail.test s/skip.test", 0, []string{"XFAIL: s/xfail.test:1: XFAIL: *\n", "UNSUPPORTED: s/skip.test: requires gpu\n", "2 tests: 0 passed, 0 failed, 1 failed as expected, 1 unsupported"}},
		{"--feature x,gpu s/skip.test", 1, []string{"FAIL: s/skip.test:1: false: exit code 1"}},
		{"s/define.test", 1, []string{"UNRESOLVED: s/define.test: line 1: unknown substitution %{word}"}},
		{"-D word=hello s/define.test", 0, nil},
		{"-D %{word}=hello s/define.test", 0, nil},
		{"-D word=other s/define.test", 1, []string{"-other\n", "+hello\n"}},
		{"s/path.test", 0, nil},
		{"--no-path s/path.test", 1, []string{"sh: command not found; known here: FileCheck, filecheck"}},
		{"--filter ^s/(pass|up) s -v", 0, []string{"PASS: s/pass.mlir\nPASS: s/upstream.ll\n2 tests"}},
		{"--suffix .ll -j 1 s", 0, []string{"1 test: 1 passed"}},
		{"-j 3 s", 1, []string{"s/define", "s/empty", "s/missing", "s/wrong-check", "s/wrong-code", "10 tests: 3 passed, 5 failed, 1 failed as expected, 1 unsupported"}},
		{"--update one", 0, []string{"UPDATED: one/block.test\n"}},
		{"--update one", 0, []string{"1 test"}},
	} {
		code, stdout, stderr := runLit(strings.Fields(tc.args)...)
		if code != tc.code || stderr != "" {
			t.Errorf("lit %s: got code %d, stderr %q, want code %d\n%s", tc.args, code, stderr, tc.code, stdout)
		}
		rest := stdout
		for _, want := range tc.stdout {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("lit %s: got\n%swant (in order) %q", tc.args, stdout, want)
			}
			rest = after
		}
	}
	if text, _ := os.ReadFile("one/block.test"); !strings.Contains(string(text), "echo new\nnew\nGENERATED-END\n") {
		t.Errorf("after --update: %s", text)
	}
}

func TestUsage(t *testing.T) {
	suite(t)
	for args, want := range map[string]string{
		"":                              "lit: no PATH given\ntry: lit --help\n",
		"-v":                            "no PATH given",
		"--bogus s":                     "flag provided but not defined: -bogus",
		"-j 0 s":                        "-j 0: want at least 1",
		"-j x s":                        "invalid value",
		"-D word s":                     "want NAME=VALUE",
		"--filter ( s":                  "missing closing )",
		"--filter zzz s":                "no test matches --filter zzz",
		"nosuch":                        "nosuch: no such file",
		"none":                          "none: no tests: no file ends in .mlir, .py, .ll, .test",
		"--json /no/such/f s/pass.mlir": "no such file",
	} {
		code, _, stderr := runLit(strings.Fields(args)...)
		if code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("lit %s: got code %d, %q, want 2, %q", args, code, stderr, want)
		}
	}
	code, stdout, _ := runLit("--help")
	if code != 0 || !strings.Contains(stdout, "usage: lit") || strings.Contains(stdout, "%!") {
		t.Errorf("lit --help: code %d\n%s", code, stdout)
	}
}

func TestReports(t *testing.T) {
	suite(t)
	if code, _, stderr := runLit("--json", "r.json", "--xml", "r.xml", "s"); code != 1 {
		t.Fatalf("got code %d, %s", code, stderr)
	}
	var doc struct {
		Summary map[string]float64
		Tests   []map[string]any
	}
	data, err := os.ReadFile("r.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Summary["tests"] != 10 || doc.Summary["failed"] != 5 || len(doc.Tests) != 10 {
		t.Errorf("got %v and %d tests", doc.Summary, len(doc.Tests))
	}
	last := doc.Tests[9]
	if last["path"] != "s/xfail.test" || last["status"] != "XFAIL" || last["line"] != 1.0 {
		t.Errorf("got %v", last)
	}
	data, err = os.ReadFile("r.xml")
	if err != nil {
		t.Fatal(err)
	}
	var got xmlSuite
	if err := xml.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Tests != 10 || got.Failures != 5 || got.Skipped != 1 || len(got.Cases) != 10 {
		t.Errorf("got %d tests, %d failures, %d skipped, %d cases", got.Tests, got.Failures, got.Skipped, len(got.Cases))
	}
	for _, c := range got.Cases {
		if failed := strings.HasPrefix(c.Name, "wrong") || c.Name == "missing.mlir" || c.Name == "empty.test" || c.Name == "define.test"; (c.Failure != nil) != failed {
			t.Errorf("%s/%s: failure is %v", c.Class, c.Name, c.Failure)
		}
	}
}

func TestKeep(t *testing.T) {
	suite(t)
	code, stdout, _ := runLit("--keep", "-D", "word=hello", "s/define.test")
	first, _, _ := strings.Cut(stdout, "\n")
	dir, ok := strings.CutPrefix(first, "temporary files: ")
	if code != 0 || !ok {
		t.Fatalf("got code %d, %s", code, stdout)
	}
	defer os.RemoveAll(dir)
	if text, err := os.ReadFile(filepath.Join(dir, "1", "define.test.tmp")); string(text) != "hello\n" {
		t.Errorf("got %q, %v", text, err)
	}
}
