package main

import (
	"fmt"
	"os"
	"strings"

	"polyloom/pyast"
	"polyloom/test/cpython"
)

// compareErrors compares what is said about invalid code. The code is in Python's own
// tests: every string there that CPython refuses, and every example in a docstring.
func compareErrors(files []string, verbose bool) error {
	p, err := cpython.Start()
	if err != nil {
		return err
	}
	defer p.Close()
	var refused, accepted, line, col, class, message int
	for _, src := range snippets(files) {
		want, err := p.Ask(cpython.Dump, []byte(src))
		if err != nil {
			return err
		}
		if want.Limit {
			continue
		}
		m, parseErr := pyast.Parse("snippet", []byte(src))
		if want.OK {
			switch {
			case parseErr != nil:
				fmt.Printf("--- refused, CPython accepts:\n%s\n%v\n", src, parseErr)
			case dump(m, true) != want.Text:
				fmt.Printf("--- different tree:\n%s\n%s\n", src, firstDifference(dump(m, true), want.Text))
			}
			continue
		}
		refused++
		e, ok := parseErr.(*pyast.SyntaxError)
		if !ok {
			accepted++
			fmt.Printf("--- accepted:\n%s\nline %d: %s: %s\n", src, want.Line, want.Class, want.Msg)
			continue
		}
		sameLine := int(e.Span.Line) == want.Line || want.Line == 0
		if sameLine {
			line++
		}
		if sameLine && int(e.Span.Col)+1 == want.Col {
			col++
		}
		if e.Class.String() == want.Class {
			class++
		}
		if e.Msg == want.Msg {
			message++
		}
		if verbose && (!sameLine || int(e.Span.Col)+1 != want.Col || e.Msg != want.Msg) {
			fmt.Printf("--- different error:\n%s\n got line %d:%d: %s: %s\nwant line %d:%d: %s: %s\n",
				src, e.Span.Line, e.Span.Col+1, e.Class, e.Msg, want.Line, want.Col, want.Class, want.Msg)
		}
	}
	fmt.Printf("%d snippets refused by CPython: %d accepted, %d on the same line, %d in the same column, %d with the same exception, %d with the same message\n",
		refused, accepted, line, col, class, message)
	return nil
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
