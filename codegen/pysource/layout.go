package pysource

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"polyloom/pyast"
)

// Original is a module as it was before it was changed: the text has what syntax trees have not, comments and layout.
type Original struct {
	Tree   *pyast.Module
	Source *pyast.Source
	Raw    []byte // the file, in its encoding and with its line ends
}

// Text returns the text of a module that was made of another: the text of statements that are the same as in the original is taken over with the comments
// and empty lines in front of them. Of functions and classes that changed, that goes for what is in them.
func Text(m *pyast.Module, original *Original) string {
	if original == nil {
		return pyast.Unparse(m)
	}
	if dumped(m) == dumped(original.Tree) {
		return string(original.Raw)
	}
	w := &writer{original, bytes.Buffer{}}
	if were := original.Tree.Body; w.body(m.Body, were, "") {
		end := 0
		if len(were) > 0 {
			_, end = w.lines(were[len(were)-1])
		}
		w.write(w.text(end, len(w.Source.File.Text)))
	}
	return w.encoded(w.out.String())
}

var cookie = regexp.MustCompile(`^([^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`)

// encoded returns text with the byte order mark and the line ends of the original. If that is not UTF-8, the encoding that the text names becomes UTF-8.
func (w *writer) encoded(text string) string {
	raw, marked := bytes.CutPrefix(w.Raw, []byte("\ufeff"))
	if at := cookie.FindStringSubmatchIndex(text); at != nil && !utf8.Valid(raw) {
		text = text[:at[4]] + "utf-8" + text[at[5]:]
	}
	if i := bytes.IndexByte(raw, '\n'); i > 0 && raw[i-1] == '\r' {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if marked {
		return "\ufeff" + text
	}
	return text
}

// writer writes statements, from the original where that has them.
type writer struct {
	*Original
	out bytes.Buffer
}

// write writes text, on a new line.
func (w *writer) write(text string) {
	if b := w.out.Bytes(); len(text) > 0 && len(b) > 0 && b[len(b)-1] != '\n' {
		w.out.WriteByte('\n')
	}
	w.out.WriteString(text)
}

// body writes statements, behind a margin; were are those of the original. It reports whether what was the last of them still is the last.
func (w *writer) body(list, were []pyast.Stmt, margin string) bool {
	from := align(list, were)
	for j := 0; j < len(list); {
		i := from[j]
		if i < 0 {
			w.written(list[j], margin)
			j++
			continue
		}
		start, _ := w.lines(were[i])
		w.lead(i, start, were, j == 0 && i == 0 || j > 0 && from[j-1] == i-1, margin)
		n := w.group(were, i)
		switch {
		case n > 0 && w.same(list[j:], were[i:], n):
			_, end := w.lines(were[i+n-1])
			w.write(w.text(start, end))
			j += n
			continue
		case n != 1 || !w.inside(list[j], were[i], start):
			w.written(list[j], margin)
		}
		j++
	}
	return len(were) == 0 || len(list) > 0 && from[len(list)-1] == len(were)-1
}

// lead writes what is in front of statement i of the original, which begins at start: all of it if it follows what it followed, otherwise the comments right
// above it.
func (w *writer) lead(i, start int, were []pyast.Stmt, follows bool, margin string) {
	before := 0
	switch {
	case i > 0:
		_, before = w.lines(were[i-1])
	case margin != "":
		return // is written with the head of what these are the body of
	}
	if before >= start {
		return
	}
	lead := w.text(before, start)
	if !follows {
		lead = comments(lead)
	}
	w.write(lead)
}

// group returns how many statements of the original, from number i on, have lines together; 0 if statement i shares its first line with one in front.
func (w *writer) group(were []pyast.Stmt, i int) int {
	start, end := w.lines(were[i])
	at, _ := w.extent(were[i])
	if strings.TrimSpace(w.text(start, at)) != "" {
		return 0
	}
	n := 1
	for ; i+n < len(were); n++ {
		next, e := w.lines(were[i+n])
		if next >= end {
			break
		}
		end = e
	}
	return n
}

// same reports whether the first n statements are those of the original.
func (w *writer) same(list, were []pyast.Stmt, n int) bool {
	if len(list) < n {
		return false
	}
	for k := range n {
		if dumped(list[k]) != dumped(were[k]) {
			return false
		}
	}
	return true
}

// inside writes a function or class that changed, if its head did not: were, of which it was made, begins at start.
func (w *writer) inside(s, were pyast.Stmt, start int) bool {
	body, wasBody := bodyOf(s), bodyOf(were)
	if body == nil || dumpedHead(s) != dumpedHead(were) || w.group(wasBody, 0) == 0 {
		return false
	}
	first, _ := w.lines(wasBody[0])
	w.write(w.text(start, first))
	at, _ := w.extent(wasBody[0])
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
	w.write(pyast.UnparseStmt(s, margin))
}

func (w *writer) text(start, end int) string { return string(w.Source.File.Text[start:end]) }

// extent returns the place of a statement of the original, with its decorators.
func (w *writer) extent(s pyast.Stmt) (start, end int) {
	start, end = w.Source.Extent(s)
	for _, d := range decorators(s) {
		at, _ := w.Source.Extent(d)
		start = min(start, bytes.LastIndexByte(w.Source.File.Text[:at], '@'))
	}
	return start, end
}

// lines returns the extent of a statement of the original, from the beginning of its first line to the end of its last.
func (w *writer) lines(s pyast.Stmt) (start, end int) {
	start, end = w.extent(s)
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

// comments returns the lines at the end of text that are comments.
func comments(text string) string {
	lines := strings.SplitAfter(text, "\n")
	from := len(lines) - 1
	for from > 0 && strings.HasPrefix(strings.TrimSpace(lines[from-1]), "#") {
		from--
	}
	return strings.Join(lines[from:], "")
}
