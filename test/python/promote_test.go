package python

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/test/cpython"
)

//go:embed compare.py
var compareScript string

// promoting are pipelines that turn variables into values, and what is made possible by that.
var promoting = [][]string{
	{"--py-promote"},
	{"--py-promote", "--canonicalize", "--cse", "--loop-invariant-code-motion"},
	{"--py-promote", "--py-fold", "--py-infer-types", "--canonicalize", "--cse", "--loop-invariant-code-motion"},
	{"--py-infer-types", "--py-promote", "--sccp", "--canonicalize", "--cse"},
}

// TestPromote runs random functions under CPython before and after local variables became values.
func TestPromote(t *testing.T) {
	cpython.Path(t)
	seeds := uint64(150)
	if testing.Short() {
		seeds = 20
	}
	for _, passes := range promoting {
		t.Run(strings.Join(passes, ""), func(t *testing.T) {
			var pairs [][2]string
			for seed := range seeds {
				src := functions(seed, 1)
				pairs = append(pairs, [2]string{src, written(t, src, passes...)})
			}
			compareRuns(t, pairs)
		})
	}
}

// TestPromoteKernels checks that nothing but a few names remains of the variables of kernels, and that they are written as they were.
func TestPromoteKernels(t *testing.T) {
	files, err := filepath.Glob("testdata/kernels/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	same := 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := written(t, string(src), "--py-promote"); got == string(src) {
			same++
		} else {
			t.Logf("%s is written as\n%s", f, got)
		}
	}
	if same*10 < len(files)*8 {
		t.Errorf("%d of %d kernels are written as they were", same, len(files))
	}
}

// written returns what pyopt writes for a program, after passes.
func written(t *testing.T, src string, passes ...string) string {
	t.Helper()
	return string(run(t, []byte(src), append([]string{"--input-format=python", "--emit=python"}, passes...)...))
}

// compareRuns runs programs before and after a change.
func compareRuns(t *testing.T, pairs [][2]string) {
	t.Helper()
	input, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(cpython.Path(t), "-W", "ignore", "-c", compareScript)
	cmd.Stdin = bytes.NewReader(input)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	var found [][3]json.RawMessage
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	for i, d := range found {
		if i == 3 {
			t.Fatalf("%d differences", len(found))
		}
		var number int
		if err := json.Unmarshal(d[0], &number); err != nil {
			t.Fatal(err)
		}
		t.Errorf("got %s, want %s, for\n%s\nwritten as\n%s", d[2], d[1], pairs[number][0], pairs[number][1])
	}
}
