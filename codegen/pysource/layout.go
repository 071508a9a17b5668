package pysource

import (
	"bytes"
	"strings"

	"polyloom/pyast"
)

// Original is a module as it was before it was changed: the text has what syntax trees have not, comments and layout.
type Original struct {
	Tree   *pyast.Module
	Source *pyast.Source
}

// Text returns the text of a module that was made of another: the text of statements that are the same as in the original is taken over with the comments
// and empty lines in front of them. Of functions and classes that changed, that goes for what is in them.
func Text(m *pyast.Module, original *Original) string {
	if original == nil || len(original.Tree.Body) == 0 {
		return pyast.Unparse(m)
	}
	w := &writer{Original: original}
	w.body(m.Body, original.Tree.Body, "")
	last := original.Tree.Body[len(original.Tree.Body)-1]
	if _, end := w.lines(last); w.copied == end {
		w.out.WriteString(w.text(end, len(w.Source.File.Text)))
	}
	return w.out.String()
}

// writer writes statements, from the original where that has them.
type writer struct {
	*Original
	out bytes.Buffer
	// copied is the end of the text that was taken over last; -1 if something else was written since.
	copied int
}

// body writes statements, behind a margin; were are those of the original.
func (w *writer) body(list, were []pyast.Stmt, margin string) {
	before := 0 // the end of the statement in front, in the original
	if len(were) > 0 {
		before, _ = w.lines(were[0])
		if margin == "" {
			before = 0
		}
	}
	for _, s := range list {
		i := w.find(s, were)
		if i < 0 {
			w.written(s, margin)
			continue
		}
		start, end := w.lines(were[i])
		if i > 0 {
			_, before = w.lines(were[i-1])
		}
		lead := w.text(before, start)
		if w.copied != before {
			lead = comments(lead)
		}
		w.out.WriteString(lead)
		switch {
		case dumped(s) == dumped(were[i]):
			w.out.WriteString(w.text(start, end))
			w.copied = end
		case !w.inside(s, were[i], start):
			w.written(s, margin)
		}
	}
}

// find returns the number of the statement of the original that s was made of, if that stands in lines of its own; -1 if there is none.
func (w *writer) find(s pyast.Stmt, were []pyast.Stmt) int {
	for i, o := range were {
		if o.Range() == s.Range() && o.Class() == s.Class() && w.ownLines(o) {
			return i
		}
	}
	return -1
}

// inside writes a function or class that changed, if its head did not: were, of which it was made, begins at start.
func (w *writer) inside(s, were pyast.Stmt, start int) bool {
	body, wasBody := bodyOf(s), bodyOf(were)
	if body == nil || dumpedHead(s) != dumpedHead(were) || !w.ownLines(wasBody[0]) {
		return false
	}
	first, _ := w.lines(wasBody[0])
	w.out.WriteString(w.text(start, first))
	w.copied = first
	at, _ := w.Source.Extent(wasBody[0])
	w.body(body, wasBody, w.text(first, at))
	return true
}

// bodyOf returns the statements in a function or class; nil for another statement.
func bodyOf(s pyast.Stmt) []pyast.Stmt {
	if b := bodyField(s); b != nil {
		return *b
	}
	return nil
}

func bodyField(s pyast.Stmt) *[]pyast.Stmt {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		return &s.Body
	case *pyast.AsyncFunctionDef:
		return &s.Body
	case *pyast.ClassDef:
		return &s.Body
	}
	return nil
}

// dumpedHead is dumped for a function or class without its body.
func dumpedHead(s pyast.Stmt) string {
	b := bodyField(s)
	was := *b
	*b = nil
	text := dumped(s)
	*b = was
	return text
}

// dumped returns what tells statements apart, other than their places.
func dumped(n pyast.Node) string {
	var b bytes.Buffer
	if err := pyast.Dump(&b, n, pyast.DumpOptions{}); err != nil {
		panic(err) // a Buffer takes everything
	}
	return b.String()
}

// written writes a statement that the original has not.
func (w *writer) written(s pyast.Stmt, margin string) {
	w.copied = -1
	w.out.WriteString(pyast.UnparseStmt(s, margin))
}

func (w *writer) text(start, end int) string { return string(w.Source.File.Text[start:end]) }

// lines returns the extent of a statement of the original, from the beginning of its first line, with decorators, to the end of its last.
func (w *writer) lines(s pyast.Stmt) (start, end int) {
	start, end = w.Source.Extent(s)
	for _, d := range decorators(s) {
		at, _ := w.Source.Extent(d)
		start = min(start, at)
	}
	text := w.Source.File.Text
	start = bytes.LastIndexByte(text[:start], '\n') + 1
	if i := bytes.IndexByte(text[end:], '\n'); i >= 0 {
		return start, end + i + 1
	}
	return start, len(text)
}

func decorators(s pyast.Stmt) []pyast.Expr {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		return s.DecoratorList
	case *pyast.AsyncFunctionDef:
		return s.DecoratorList
	case *pyast.ClassDef:
		return s.DecoratorList
	}
	return nil
}

// ownLines reports whether a statement of the original shares its lines with no other.
func (w *writer) ownLines(s pyast.Stmt) bool {
	start, end := w.lines(s)
	from, to := w.Source.Extent(s)
	for _, d := range decorators(s) {
		at, _ := w.Source.Extent(d)
		from = min(from, at)
	}
	front := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(w.text(start, from)), "@"))
	behind := strings.TrimSpace(w.text(to, end))
	return front == "" && (behind == "" || behind[0] == '#')
}

// comments returns the lines at the end of text that are comments.
func comments(text string) string {
	lines := strings.SplitAfter(text, "\n")
	from := len(lines) - 1
	for from > 0 && strings.HasPrefix(strings.TrimSpace(lines[from-1]), "#") {
		from--
	}
	return strings.Join(lines[from:], "")
}
