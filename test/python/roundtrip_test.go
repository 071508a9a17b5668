// Package python tests the way of Python through the IR: source to syntax tree to the py dialect, as text, and back.
package python

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
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
)

// TestRoundTrip takes files through the py dialect and its text, and compares the syntax trees. The files are testdata's, and a sample of those of an
// installed Python's library; POLYLOOM_PYTHON_FILES names folders, separated by colons, of which all are tried.
func TestRoundTrip(t *testing.T) {
	files := pythonFiles(t, "testdata")
	if dirs := os.Getenv("POLYLOOM_PYTHON_FILES"); dirs != "" {
		for _, dir := range filepath.SplitList(dirs) {
			files = append(files, pythonFiles(t, dir)...)
		}
	} else if dir, err := exec.Command("python3", "-c", "import os; print(os.path.dirname(os.__file__))").Output(); err == nil {
		const sample = 100 // one of so many
		for i, f := range pythonFiles(t, strings.TrimSpace(string(dir))) {
			if i%sample == 0 {
				files = append(files, f)
			}
		}
	}
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
	if want, got := dump(m), dump(tree); want != got {
		i := 0
		for i < min(len(want), len(got)) && want[i] == got[i] {
			i++
		}
		from := max(0, i-100)
		t.Errorf("%s: the tree changes from\n%s\nto\n%s", file, want[from:min(len(want), i+200)], got[from:min(len(got), i+200)])
	}
}

func dump(m *pyast.Module) string {
	var b bytes.Buffer
	if err := pyast.Dump(&b, m, pyast.DumpOptions{}); err != nil {
		return err.Error()
	}
	return b.String()
}
