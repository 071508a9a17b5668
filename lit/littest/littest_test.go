package littest

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/lit"
)

// commands are small programs for the samples in testdata.
var commands = map[string]lit.Command{
	"upper": lit.Main(upper),
	"fail": lit.Main(func([]string, io.Reader, io.Writer, io.Writer) int {
		return 1
	}),
}

// upper prints a file, or standard input, in capitals.
func upper(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	data, err := io.ReadAll(stdin)
	if len(args) > 0 {
		data, err = os.ReadFile(args[0])
	}
	if err != nil {
		fmt.Fprintln(stderr, "upper:", err)
		return 1
	}
	fmt.Fprint(stdout, strings.ToUpper(string(data)))
	return 0
}

func TestMain(m *testing.M) { Main(m, commands) }

func TestRun(t *testing.T) {
	Run(t, &lit.Config{Commands: commands, Features: []string{"here"}}, "testdata")
}

// recorder stands in for a *testing.T.
type recorder struct{ log, err, skip string }

func (r *recorder) Helper()        {}
func (r *recorder) Log(a ...any)   { r.log += fmt.Sprint(a...) }
func (r *recorder) Error(a ...any) { r.err += fmt.Sprint(a...) }
func (r *recorder) Skip(a ...any)  { r.skip += fmt.Sprint(a...) }

func TestCheck(t *testing.T) {
	cfg := &lit.Config{Commands: commands, Update: true}
	for _, tc := range []struct {
		text      string
		want      recorder
		wantError string
	}{
		{text: "// RUN: upper %s\n"},
		{text: "// RUN: fail\n", wantError: "FAIL: FILE:1: fail: exit code 1\n  RUN: fail\n"},
		{text: "// RUN: nosuch\n", wantError: "nosuch: command not found"},
		{text: "// RUN:\n", wantError: "UNRESOLVED: FILE: line 1: RUN line without a command"},
		{text: "// nothing\n", wantError: "UNRESOLVED: FILE: no RUN: line"},
		{text: "// RUN: upper %s\n// XFAIL: *\n", wantError: "XPASS: FILE: passed, but has XFAIL: *"},
		{text: "// RUN: fail\n// XFAIL: *\n"},
		{text: "// RUN: fail\n// REQUIRES: there\n", want: recorder{skip: "requires there"}},
		{text: "// RUN: upper %s\n// GENERATED-BY: echo new\n// GENERATED-END\n", want: recorder{log: "FILE: updated"}},
	} {
		path := filepath.Join(t.TempDir(), "x.mlir")
		if err := os.WriteFile(path, []byte(tc.text), 0o666); err != nil {
			t.Fatal(err)
		}
		var got recorder
		check(&got, cfg.Run(path, t.TempDir()))
		if g := strings.ReplaceAll(got.err, path, "FILE"); !strings.Contains(g, tc.wantError) || tc.wantError == "" && g != "" {
			t.Errorf("%q: got error %q, want %q", tc.text, g, tc.wantError)
		}
		if g := strings.ReplaceAll(got.log, path, "FILE"); g != tc.want.log || got.skip != tc.want.skip {
			t.Errorf("%q: got log %q and skip %q, want %q and %q", tc.text, g, got.skip, tc.want.log, tc.want.skip)
		}
	}
}
