// Package python tests the way of Python through the IR: source to syntax tree to the py dialect, as text, and back.
package python

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/codegen/pysource"
	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/py"
	"polyloom/dialects/py/fromast"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/pyast"
	"polyloom/pyast/check"
	"polyloom/pyast/symtable"
	"polyloom/test/cpython"
)

// TestRoundTrip takes files through the py dialect and its text, and compares the syntax trees. The files are testdata's, and a sample of those of an
// installed Python's library; POLYLOOM_PYTHON_FILES names folders, separated by colons, of which all are tried.
func TestRoundTrip(t *testing.T) {
	files := pythonFiles(t, "testdata")
	files = append(files, library(t, 100)...)
	done := 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m, err := pyast.Parse(f, src)
		if err == nil {
			var info *symtable.Info
			if info, err = check.Module(m); err == nil {
				roundTrip(t, f, m, info)
				done++
				continue
			}
		}
		if strings.HasPrefix(f, "testdata") { // others need not be Python: some tests of Python are not
			t.Errorf("%s: %v", f, err)
		} else if testing.Verbose() {
			t.Logf("left out: %s: %v", f, err)
		}
	}
	t.Logf("%d of %d files", done, len(files))
}

// library returns one of so many files of the folders that POLYLOOM_PYTHON_FILES names, or all of them, or of the library of an installed Python.
func library(t *testing.T, sample int) (files []string) {
	t.Helper()
	if dirs := os.Getenv("POLYLOOM_PYTHON_FILES"); dirs != "" {
		for _, dir := range filepath.SplitList(dirs) {
			files = append(files, pythonFiles(t, dir)...)
		}
		return files
	}
	dir, err := cpython.Library()
	if err != nil {
		t.Logf("no library of Python: %v", err)
		return nil
	}
	for i, f := range pythonFiles(t, dir) {
		if i%sample == 0 {
			files = append(files, f)
		}
	}
	return files
}

func pythonFiles(t *testing.T, dir string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func roundTrip(t *testing.T, file string, m *pyast.Module, info *symtable.Info) {
	t.Helper()
	var errs []string
	e := diag.NewEngine(func(d *diag.Diagnostic) { errs = append(errs, d.Error()) })
	op := fromast.Module(file, m, info)
	if !ir.Verify(op, e, ir.VerifyOptions{}) {
		t.Errorf("%s: %s", file, errs[0])
		return
	}
	text := string(asm.Append(nil, op, asm.DefaultPrintOptions()))
	again := asm.Parse(&asm.Config{Dialects: []*ir.Dialect{builtin.Dialect, py.Dialect}, Diags: e}, file, text, 0)
	if again == nil {
		t.Errorf("%s: %s", file, errs[0])
		return
	}
	for module := range ir.WalkOf[*py.Module](again) {
		op = module
	}
	tree, err := pysource.Module(op)
	if err != nil {
		t.Errorf("%s: %v", file, err)
		return
	}
	if d := firstDifference(dump(m), dump(tree)); d != "" {
		t.Errorf("%s: the tree changes from %s", file, d)
	}
}

// firstDifference returns what is around the first difference of two texts; "" if they are the same.
func firstDifference(want, got string) string {
	if want == got {
		return ""
	}
	i := 0
	for i < min(len(want), len(got)) && want[i] == got[i] {
		i++
	}
	from := max(0, i-100)
	return want[from:min(len(want), i+200)] + "\nto\n" + got[from:min(len(got), i+200)]
}

func dump(m *pyast.Module) string {
	var b bytes.Buffer
	if err := pyast.Dump(&b, m, pyast.DumpOptions{}); err != nil {
		return err.Error()
	}
	return b.String()
}
