package pyast_test

import (
	"os"
	"strings"
	"testing"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

// TestSnippets compares what is said about the invalid code that is in Python's own
// tests: every string there that CPython refuses, and every example in a docstring.
func TestSnippets(t *testing.T) {
	p := cpython.ForTest(t)
	var refused, line, class, message int
	for _, src := range snippets(sources(t, testFiles(t, "test_syntax.py", "test_exceptions.py", "test_fstring.py"))) {
		want := ask(t, p, cpython.Dump, []byte(src))
		if want.Limit || isNewer(want) {
			continue
		}
		m, err := pyast.Parse("snippet", []byte(src))
		if problem := difference(t, p, want, m, err); problem != "" {
			t.Errorf("%s\n%s", src, problem)
		}
		e, ok := err.(*pyast.SyntaxError)
		if !ok || want.OK {
			continue
		}
		refused++
		sameLine := int(e.Span.Line) == want.Line || want.Line == 0
		if sameLine {
			line++
		}
		if e.Class.String() == want.Class {
			class++
		}
		if e.Msg == want.Msg {
			message++
		}
		if testing.Verbose() && (!sameLine || e.Msg != want.Msg) {
			t.Logf("different error:\n%s\n got line %d:%d: %s: %s\nwant line %d:%d: %s: %s",
				src, e.Span.Line, e.Span.Col+1, e.Class, e.Msg, want.Line, want.Col, want.Class, want.Msg)
		}
	}
	t.Logf("%d snippets are refused, %d on the same line, %d with the same exception, %d with the same message", refused, line, class, message)
	if 100*line < 98*refused || 100*class < 98*refused || 100*message < 95*refused {
		t.Errorf("of %d errors, %d are on the same line, %d of the same class, %d have the same message", refused, line, class, message)
	}
}

// snippets returns the strings and the examples in files, each once.
func snippets(files []string) []string {
	var list []string
	seen := map[string]bool{}
	add := func(s string) {
		if s = strings.TrimRight(s, " "); s != "" && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		m, err := pyast.Parse(name, src)
		if err != nil {
			continue
		}
		for n := range pyast.Walk(m) {
			c, ok := n.(*pyast.Constant)
			if !ok {
				continue
			}
			switch v := c.Value.(type) {
			case pyast.Str:
				if strings.Contains(string(v), ">>> ") {
					for _, s := range examples(string(v)) {
						add(s)
					}
					continue
				}
				add(string(v))
				add(dedent(string(v)))
			case pyast.Bytes:
				add(string(v))
			}
		}
	}
	return list
}

// examples returns the code behind the prompts in a docstring.
func examples(doc string) []string {
	var list []string
	var code strings.Builder
	for line := range strings.Lines(doc) {
		line = strings.TrimLeft(line, " ")
		if rest, ok := strings.CutPrefix(line, "... "); ok && code.Len() > 0 {
			code.WriteString(rest)
			continue
		}
		if strings.TrimSpace(line) == "..." && code.Len() > 0 {
			code.WriteString("\n")
			continue
		}
		if code.Len() > 0 {
			list = append(list, code.String())
			code.Reset()
		}
		if rest, ok := strings.CutPrefix(line, ">>> "); ok {
			code.WriteString(rest)
		}
	}
	return append(list, code.String())
}

// dedent removes the indentation that all lines have.
func dedent(s string) string {
	margin := -1
	for line := range strings.Lines(s) {
		if text := strings.TrimLeft(line, " "); strings.TrimSpace(text) != "" {
			if n := len(line) - len(text); margin < 0 || n < margin {
				margin = n
			}
		}
	}
	var out strings.Builder
	for line := range strings.Lines(s) {
		out.WriteString(strings.TrimPrefix(line, strings.Repeat(" ", min(max(margin, 0), len(line)-len(strings.TrimLeft(line, " "))))))
	}
	return out.String()
}
