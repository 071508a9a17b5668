package python

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"polyloom/pyopt"
	"polyloom/test/cpython"
)

//go:embed compare.py
var compareScript string

// pipelines are what programs are compared before and after.
var pipelines = []string{
	"py-promote",
	"py-promote,canonicalize,cse,loop-invariant-code-motion",
	"py-promote,py-fold,canonicalize,cse,loop-invariant-code-motion",
}

// TestPromote runs random functions, and kernels, under CPython before and after local variables became values.
func TestPromote(t *testing.T) {
	cpython.ForTest(t)
	seeds := uint64(200)
	if testing.Short() {
		seeds = 20
	}
	for _, pipeline := range pipelines {
		t.Run(pipeline, func(t *testing.T) {
			var pairs [][2]string
			for seed := range seeds {
				src := functions(seed, 1)
				pairs = append(pairs, [2]string{src, written(t, pipeline, src)})
			}
			compareRuns(t, pairs)
		})
	}
}

// written returns what pyopt writes for a program, after a pipeline.
func written(t *testing.T, pipeline, src string) string {
	t.Helper()
	var out, errs bytes.Buffer
	args := []string{"--input-format=python", "--emit=python", "--verify-each", "--pass-pipeline=builtin.module(" + pipeline + ")", "-"}
	if code := pyopt.Main(pyopt.Default(), args, strings.NewReader(src), &out, &errs); code != 0 {
		t.Fatalf("pyopt fails: %s\nfor\n%s", withoutRemarks(errs.String()), src)
	}
	return out.String()
}

func withoutRemarks(text string) string {
	var kept []string
	for line := range strings.Lines(text) {
		if strings.Contains(line, "error:") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// compareRuns runs programs before and after a change.
func compareRuns(t *testing.T, pairs [][2]string) {
	t.Helper()
	input, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(cpython.Python(), "-W", "ignore", "-c", compareScript)
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
