package symtable

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

// TestLikeCPython compares scopes with those of CPython's symtable: of testdata, of a sample of the standard library, and of all of it if
// POLYLOOM_PYTHON_ALL is set.
func TestLikeCPython(t *testing.T) {
	p := cpython.ForTest(t)
	dir, err := cpython.Library()
	if err != nil {
		t.Fatal(err)
	}
	sample := 25 // one of so many
	if os.Getenv("POLYLOOM_PYTHON_ALL") != "" {
		sample = 1
	}
	files := pythonFiles(t, "testdata")
	for i, f := range pythonFiles(t, dir) {
		if i%sample == 0 {
			files = append(files, f)
		}
	}
	scopes := 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		n, diff := compare(t, p, src)
		if scopes += n; diff != "" {
			t.Errorf("%s: %s", f, diff)
		}
	}
	t.Logf("%d scopes of %d files", scopes, len(files))
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

// compare returns the number of scopes of a source, and what is different from CPython's.
func compare(t *testing.T, p *cpython.Process, src []byte) (scopes int, diff string) {
	t.Helper()
	a, err := p.Ask(cpython.Symbols, src)
	if err != nil {
		t.Fatal(err)
	}
	m, err := pyast.Parse("x.py", src)
	if err != nil || a.Limit {
		return 0, "" // is the parser's business
	}
	info, err := Analyze(m)
	switch {
	case !a.OK:
		return 0, compareErrors(err, a)
	case err != nil:
		return 0, fmt.Sprintf("got the error %q", err)
	}
	want := theirs(t, a.Text)
	var got []line
	ours(info.Top, 0, &got)
	for i := range min(len(got), len(want)) {
		if d := got[i].diff(&want[i]); d != "" {
			return i, d
		}
	}
	if len(got) != len(want) {
		return 0, fmt.Sprintf("got %d scopes, want %d", len(got), len(want))
	}
	return len(got), ""
}

// compareErrors returns the difference between an error and CPython's.
func compareErrors(err error, a cpython.Answer) string {
	var e *Error
	if !errors.As(err, &e) {
		return fmt.Sprintf("got %v, want line %d: %s", err, a.Line, a.Msg)
	}
	if got, want := describe(e), answered(a); got != want {
		return fmt.Sprintf("got %s, want %s", got, want)
	}
	return ""
}

// A line is a scope and its names.
type line struct {
	depth   int
	kind    Kind
	name    string
	names   map[string]Scope
	passed  map[string]bool // are only names of scopes around and used further inside
	inlined bool            // has the names of comprehensions, too
}

func (l *line) String() string { return fmt.Sprintf("%*s%d %s", l.depth, "", l.kind, l.name) }

// diff returns what is different between ours and CPython's.
func (l *line) diff(want *line) string {
	if l.depth != want.depth || l.kind != want.kind || l.name != want.name {
		return fmt.Sprintf("got the scope %s, want %s", l, want)
	}
	names := maps.Clone(l.names)
	maps.Copy(names, want.names)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		got, ok := l.names[name]
		w, wanted := want.names[name]
		switch {
		case !ok && want.passed[name]:
		case !ok || !wanted:
			return fmt.Sprintf("%s: %s: got %v, want %v", l, name, ok, wanted)
		case got != w && !(l.inlined && noCell(got) == noCell(w)):
			return fmt.Sprintf("%s: %s: got %d, want %d", l, name, got, w)
		}
	}
	return ""
}

// noCell makes cells locals: where comprehensions are part of a function, they use its locals directly.
func noCell(s Scope) Scope {
	if s == Cell {
		return Local
	}
	return s
}

// theirs reads CPython's symbol table. Names of its own making are left out.
func theirs(t *testing.T, text string) (lines []line) {
	t.Helper()
	const scopeOffset, flags = 12, 1<<12 - 1
	kinds := []Kind{Function, Class, Module, Annotation, TypeAlias, TypeParameters, TypeVariable}
	scopes := []Scope{Local, Local, GlobalExplicit, GlobalImplicit, Free, Cell}
	dec := json.NewDecoder(strings.NewReader(text))
	for dec.More() {
		var kind int
		var names map[string]int
		l := line{names: map[string]Scope{}, passed: map[string]bool{}}
		if err := dec.Decode(&[]any{&l.depth, &kind, &l.name, &names}); err != nil {
			t.Fatal(err)
		}
		l.kind = kinds[kind]
		for name, f := range names {
			if !strings.HasPrefix(name, ".") && name != "__classdict__" && name != "__type_params__" {
				l.names[name] = scopes[f>>scopeOffset]
				l.passed[name] = f&flags == 0
			}
		}
		lines = append(lines, l)
	}
	return lines
}

// ours lists t and the scopes in it, as CPython does: list, set and dict comprehensions are no scopes but part of the one around, other than in
// those that see the names of a class. Annotations that are not evaluated are left out.
func ours(t *Table, depth int, lines *[]line) {
	l := line{depth: depth, kind: t.Kind, name: t.Name, names: map[string]Scope{}}
	for _, name := range t.Names() {
		l.names[name] = t.symbols[name].scope
	}
	*lines = append(*lines, l)
	at := len(*lines) - 1
	inside(t, depth, lines, at)
}

func inside(t *Table, depth int, lines *[]line, at int) {
	for _, c := range t.Children {
		switch {
		case c.Kind == Annotation:
		case c.comprehension != "" && !c.Generator && !t.seesClass:
			into := &(*lines)[at]
			into.inlined = true
			for _, name := range c.Names() {
				if _, ok := into.names[name]; !ok {
					into.names[name] = c.symbols[name].scope
				}
			}
			inside(c, depth, lines, at)
		default:
			ours(c, depth+1, lines)
		}
	}
}

// What CPython refuses when it makes its symbol table is refused with the same words.
func TestErrors(t *testing.T) {
	for _, c := range refused {
		m, err := pyast.Parse("x.py", []byte(c.src))
		if err != nil {
			t.Errorf("%v\n%s", err, c.src)
			continue
		}
		_, err = Analyze(m)
		var e *Error
		if !errors.As(err, &e) || describe(e) != c.want {
			t.Errorf("got %v, want %s\n%s", err, c.want, c.src)
		}
	}
}

// describe returns the place and the message of an error, columns from 1.
func describe(e *Error) string {
	return fmt.Sprintf("%d:%d-%d:%d: %s", e.At.Line, e.At.Col+1, e.At.EndLine, e.At.EndCol+1, e.Msg)
}

func TestErrorsLikeCPython(t *testing.T) {
	p := cpython.ForTest(t)
	for _, c := range refused {
		a, err := p.Ask(cpython.Symbols, []byte(c.src))
		if err != nil {
			t.Fatal(err)
		}
		if got := answered(a); a.OK || got != c.want {
			t.Errorf("CPython says %s, want %s\n%s", got, c.want, c.src)
		}
	}
}

// answered is describe for CPython's answer.
func answered(a cpython.Answer) string {
	if a.EndCol == 0 {
		a.EndLine, a.EndCol = a.Line, a.Col
	}
	return fmt.Sprintf("%d:%d-%d:%d: %s", a.Line, a.Col, a.EndLine, a.EndCol, a.Msg)
}
