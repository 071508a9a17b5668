package pyast_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

// sources returns the Python files that POLYLOOM_PYTHON_SOURCES names, which are files
// and folders as in PATH, or others if it is not set.
func sources(t *testing.T, others []string) []string {
	t.Helper()
	roots := filepath.SplitList(os.Getenv("POLYLOOM_PYTHON_SOURCES"))
	if len(roots) == 0 {
		return others
	}
	var files []string
	for _, root := range roots {
		files = append(files, pythonFiles(t, root)...)
	}
	return files
}

// pythonFiles returns all files of Python under a folder, but for packages that were
// installed into it.
func pythonFiles(t *testing.T, root string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && d.Name() == "site-packages" && name != root {
			return fs.SkipDir
		}
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(name, ".py") {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// library returns some files of CPython's library: one of so many.
func library(t *testing.T, one int) []string {
	t.Helper()
	folder, err := cpython.Library()
	if err != nil {
		t.Skip(err)
	}
	var files []string
	for i, name := range pythonFiles(t, folder) {
		if info, err := os.Stat(name); err == nil && i%one == 0 && info.Size() < 50_000 {
			files = append(files, name)
		}
	}
	return files
}

// testFiles returns files of CPython's own tests, as far as they are installed.
func testFiles(t *testing.T, names ...string) []string {
	t.Helper()
	folder, err := cpython.Library()
	if err != nil {
		t.Skip(err)
	}
	var files []string
	for _, name := range names {
		file := filepath.Join(folder, "test", name)
		if _, err := os.Stat(file); err == nil {
			files = append(files, file)
		}
	}
	return files
}

func ask(t *testing.T, p *cpython.Process, question string, src []byte) cpython.Answer {
	t.Helper()
	a, err := p.Ask(question, src)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestLibrary compares trees of files of CPython's library with those of CPython, and
// again after Unparse. It takes some of them; POLYLOOM_PYTHON_SOURCES names others.
func TestLibrary(t *testing.T) {
	p := cpython.ForTest(t)
	var same, refused, newer int
	for _, name := range sources(t, library(t, 40)) {
		src := read(t, name)
		want := ask(t, p, cpython.Dump, src)
		m, err := pyast.Parse(name, src)
		switch problem := difference(t, p, want, m, err); {
		case isNewer(want):
			newer++
		case problem != "":
			t.Errorf("%s: %s", name, problem)
		case want.OK:
			same++
		default:
			refused++
		}
	}
	t.Logf("%d trees are equal, %d files are refused by both, %d are for Python 3.14", same, refused, newer)
}

// difference says what is wrong with the result of Parse, or "".
func difference(t *testing.T, p *cpython.Process, want cpython.Answer, m *pyast.Module, err error) string {
	t.Helper()
	switch {
	case want.OK && err != nil:
		return "refused:\n" + err.Error()
	case !want.OK && err == nil:
		return fmt.Sprintf("accepted; CPython says line %d: %s: %s", want.Line, want.Class, want.Msg)
	case !want.OK:
		return ""
	}
	if got := dump(t, m, pyast.DumpOptions{Attributes: true}); got != want.Text {
		return "different tree: " + parting(got, want.Text)
	}
	text, tree := pyast.Unparse(m), shape(t, m)
	again, err := pyast.Parse("unparsed", []byte(text))
	if err != nil {
		return "what Unparse gives is refused:\n" + err.Error()
	}
	if got := shape(t, again); got != tree {
		return "different after Unparse: " + parting(got, tree)
	}
	if answer := ask(t, p, cpython.Shape, []byte(text)); answer.Text != tree {
		return "CPython: different after Unparse: " + parting(answer.Text, tree)
	}
	return ""
}
