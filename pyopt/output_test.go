package pyopt

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	goodInput = "func.func @f() { return }"
	badInput  = "func.func @f() { return"
	printed   = "module {\n  func.func @f() {\n    return\n  }\n}\n\n"
)

// list returns the names in the working directory.
func list(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func content(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestOutputFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, out, err := invoke(t, goodInput, "-o", "new"); code != 0 || out != "" || err != "" || content(t, "new") != printed {
		t.Errorf("got code %d, output %q, errors %q", code, out, err)
	}
	if err := os.WriteFile("old", []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := invoke(t, badInput, "-o", "old"); code != 1 || content(t, "old") != "old" {
		t.Errorf("after a failure: got code %d, file %q", code, content(t, "old"))
	}
	if err := os.Symlink("old", "link"); err != nil {
		t.Skip(err)
	}
	if code, _, _ := invoke(t, goodInput, "-o", "link"); code != 0 || content(t, "old") != printed {
		t.Errorf("through a link: got code %d, file %q", code, content(t, "old"))
	}
	if info, err := os.Lstat("link"); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if info, err := os.Stat("old"); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("got mode %v, want that of the old file", info.Mode())
	}
	if got, want := list(t), []string{"link", "new", "old"}; !slices.Equal(got, want) {
		t.Errorf("got files %q, want %q", got, want)
	}
	if code, _, err := invoke(t, goodInput, "-o", os.DevNull); code != 0 || err != "" {
		t.Errorf("to the null device: got code %d, errors %q", code, err)
	}
	// The input may be the output.
	if err := os.WriteFile("self", []byte(goodInput), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := invoke(t, "", "self", "-o", "self"); code != 0 || content(t, "self") != printed {
		t.Errorf("in place: got code %d, file %q", code, content(t, "self"))
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error)  { return 0, errors.New("no more") }
func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestStreams(t *testing.T) {
	var stderr bytes.Buffer
	if code := Main(Default(), nil, strings.NewReader(goodInput), failing{}, &stderr); code != 1 || stderr.String() != "cannot write output file '-': full\n" {
		t.Errorf("got code %d, errors %q", code, stderr.String())
	}
	stderr.Reset()
	if code := Main(Default(), nil, failing{}, io.Discard, &stderr); code != 1 || stderr.String() != "cannot open input file '-': no more\n" {
		t.Errorf("got code %d, errors %q", code, stderr.String())
	}
}

func TestReproducers(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, _, err := invoke(t, goodInput, "--canonicalize", "--mlir-generate-reproducer=r.mlir"); code != 0 || err != "" {
		t.Fatalf("got code %d, errors %q", code, err)
	}
	const dump = "Pass Manager with 1 passes:\nbuiltin.module(\n  canonicalize{"
	if code, out, err := invoke(t, "", "--run-reproducer", "--dump-pass-pipeline", "r.mlir"); code != 0 || out != printed || !strings.HasPrefix(err, dump) {
		t.Errorf("got code %d, output %q, errors %q", code, out, err)
	}
	if code, _, err := invoke(t, goodInput, "--mlir-generate-reproducer="+filepath.Join("none", "r")); code != 1 ||
		err != "<unknown>:0: error: cannot open output file 'none/r': No such file or directory\n" {
		t.Errorf("got code %d, errors %q", code, err)
	}
}

func TestDumpTree(t *testing.T) {
	t.Chdir(t.TempDir())
	code, _, stderr := invoke(t, goodInput, "--pass-pipeline=builtin.module(func.func(cse),cse)", "--mlir-print-ir-before-all", "--mlir-print-ir-tree-dir=tree")
	if code != 0 || stderr != "" {
		t.Fatalf("got code %d, errors %q", code, stderr)
	}
	const want = "// -----// IR Dump Before CSE (cse) //----- //\nfunc.func @f() {\n  return\n}\n\n"
	if got := content(t, "tree/builtin_module_no-symbol-name/func_func_f/0_0_cse.mlir"); got != want {
		t.Errorf("got %q", got)
	}
}
