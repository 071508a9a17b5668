package python

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"polyloom/codegen/pysource"
	"polyloom/dialects/py/fromast"
	"polyloom/pyast"
	"polyloom/pyast/check"
)

// TestLayout takes files through the IR: the text of a module that does not change comes out as it went in, and where a function changes, all around it does.
func TestLayout(t *testing.T) {
	files := append(pythonFiles(t, "testdata"), library(t, 150)...)
	changed := 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m, source, err := pyast.ParseSource(f, src)
		if err != nil {
			continue
		}
		info, err := check.Module(m)
		if err != nil {
			continue
		}
		original := &pysource.Original{Tree: m, Source: source, Raw: src}
		again := func() *pyast.Module {
			tree, err := pysource.Module(fromast.Module(f, m, info))
			if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			return tree
		}
		if got := pysource.Text(again(), original); got != string(src) {
			t.Errorf("%s: changes from\n%s", f, firstDifference(string(src), got))
		}
		for i := range 5 {
			tree := again()
			at, ok := changeFunction(tree, i*i*i)
			if !ok {
				break
			}
			changed++
			checkAround(t, f, at, tree, original)
		}
	}
	t.Logf("%d files, %d changed functions", len(files), changed)
}

// changeFunction adds a statement to the function number n of a tree, and returns its place.
func changeFunction(m *pyast.Module, n int) (pyast.Placed, bool) {
	for node := range pyast.Walk(m) {
		f, ok := node.(*pyast.FunctionDef)
		if !ok {
			continue
		}
		if n == 0 {
			f.Body = append(f.Body, &pyast.ExprStmt{Value: &pyast.Name{ID: "added"}})
			return f, true
		}
		n--
	}
	return nil, false
}

// checkAround checks that what is in front of and behind the function at a place is as it was, but for what shares lines or a statement with it.
func checkAround(t *testing.T, file string, at pyast.Placed, tree *pyast.Module, original *pysource.Original) {
	t.Helper()
	got := pysource.Text(tree, original)
	if bytes.Contains(original.Raw, []byte("\r\n")) && strings.Count(got, "\n") != strings.Count(got, "\r\n") {
		t.Errorf("%s: with a change it has other line ends", file)
	}
	again, err := pyast.Parse(file, []byte(got))
	if err != nil {
		t.Errorf("%s: with a change it is no Python: %v\n%s", file, err, got)
		return
	}
	got = strings.ReplaceAll(strings.TrimPrefix(got, "\ufeff"), "\r\n", "\n")
	if d := firstDifference(dump(tree), dump(again)); d != "" {
		t.Errorf("%s: with a change the tree changes from %s", file, d)
	}
	text := original.Source.File.Text
	start, end := original.Source.Extent(at)
	if other := otherAround(original.Tree.Body, at); other != nil { // is written anew as a whole
		start, end = original.Source.Extent(other)
	}
	start = bytes.LastIndexByte(text[:start], '\n') + 1
	for start > 0 { // decorators may be written anew
		line := text[bytes.LastIndexByte(text[:start-1], '\n')+1 : start]
		if !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("@")) {
			break
		}
		start -= len(line)
	}
	if i := bytes.IndexByte(text[end:], '\n'); i >= 0 {
		end += i + 1
	} else {
		end = len(text)
	}
	if front := string(text[:start]); !strings.HasPrefix(strings.Replace(got, "coding: utf-8", "coding: latin-1", 1), strings.Replace(front, "coding: utf-8", "coding: latin-1", 1)) {
		t.Errorf("%s: with a change of line %d, what is in front changes from\n%s", file, at.Range().Line, firstDifference(string(text[:start]), got))
	}
	if !strings.HasSuffix(got, string(text[end:])) {
		t.Errorf("%s: with a change of line %d, what is behind changes from\n%s\nto\n%s", file, at.Range().Line, text[end:min(len(text), end+300)], got[max(0, len(got)-300):])
	}
}

// otherAround returns the outermost statement with a place in it that is no function or class and in functions and classes only; nil if there is none.
func otherAround(list []pyast.Stmt, at pyast.Placed) pyast.Stmt {
	for _, s := range list {
		if s.Range() == at.Range() {
			return nil
		}
		if a, b := s.Range(), at.Range(); a.Line > b.Line || a.EndLine < b.EndLine || a.Line == b.Line && a.Col > b.Col {
			continue
		}
		switch s := s.(type) {
		case *pyast.FunctionDef:
			return otherAround(s.Body, at)
		case *pyast.AsyncFunctionDef:
			return otherAround(s.Body, at)
		case *pyast.ClassDef:
			return otherAround(s.Body, at)
		}
		return s
	}
	return nil
}
