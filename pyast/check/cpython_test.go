package check_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"polyloom/pyast"
	"polyloom/pyast/check"
	"polyloom/pyast/symtable"
	"polyloom/test/cpython"
)

// compare returns what is different from what CPython makes of a source, or "". It reports whether CPython's compiler refuses it.
func compare(t *testing.T, p *cpython.Process, src string) (refused bool, diff string) {
	t.Helper()
	m, err := pyast.Parse("x.py", []byte(src))
	if err != nil {
		return false, "" // is the parser's business
	}
	a, err := p.Ask(cpython.Compiled, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if a.Limit || a.Msg == "multiple exception types must be parenthesized" { // before 3.14
		return false, ""
	}
	_, err = check.Module(m)
	var e *symtable.Error
	switch errors.As(err, &e); {
	case a.OK && e == nil:
		return false, ""
	case a.OK || e == nil:
		return !a.OK, fmt.Sprintf("got %v, want %+v", err, a)
	}
	if got, want := describe(e), answered(a); got != want {
		return true, fmt.Sprintf("got %s, want %s", got, want)
	}
	return true, ""
}

// describe returns the place and the message of an error, columns from 1.
func describe(e *symtable.Error) string {
	return fmt.Sprintf("%d:%d-%d:%d: %s", e.At.Line, e.At.Col+1, e.At.EndLine, e.At.EndCol+1, e.Msg)
}

// answered is describe for CPython's answer.
func answered(a cpython.Answer) string {
	if a.EndCol == 0 {
		a.EndLine, a.EndCol = a.Line, a.Col
	}
	return fmt.Sprintf("%d:%d-%d:%d: %s", a.Line, a.Col, a.EndLine, a.EndCol, a.Msg)
}

// What the compiler of CPython refuses is refused at the same place in the same words.
func TestErrors(t *testing.T) {
	for _, c := range refused {
		m, err := pyast.Parse("x.py", []byte(c.src))
		if err != nil {
			t.Errorf("%v\n%s", err, c.src)
			continue
		}
		_, err = check.Module(m)
		var e *symtable.Error
		if !errors.As(err, &e) || describe(e) != c.want {
			t.Errorf("got %v, want %s\n%s", err, c.want, c.src)
		}
	}
}

func TestErrorsLikeCPython(t *testing.T) {
	p := cpython.ForTest(t)
	sources := nestedTooDeep()
	for _, c := range refused {
		sources = append(sources, c.src)
		if a, err := p.Ask(cpython.Compiled, []byte(c.src)); err != nil || answered(a) != c.want {
			t.Errorf("CPython says %s, want %s\n%s", answered(a), c.want, c.src)
		}
	}
	for _, src := range sources {
		if refused, diff := compare(t, p, src); !refused || diff != "" {
			t.Errorf("refused: %v %s\n%s", refused, diff, src)
		}
	}
}

// nestedTooDeep returns modules with more blocks in each other, or more targets, than CPython takes.
func nestedTooDeep() (list []string) {
	const most = 21
	indented := func(line string, depth int) string { return strings.Repeat(" ", depth) + line + "\n" }
	nested := func(n int, head string, tails ...string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(indented(head, i))
		}
		b.WriteString(indented("pass", n))
		for i := n - 1; i >= 0; i-- {
			for _, tail := range tails {
				b.WriteString(indented(tail, i))
			}
		}
		return b.String()
	}
	var handlers strings.Builder
	for i := range most/2 + 1 {
		handlers.WriteString(indented("try: pass", i) + indented("except E:", i))
	}
	names := make([]string, 256)
	for i := range names {
		names[i] = fmt.Sprintf("x%d", i)
	}
	targets := strings.Join(names, ", ")
	return []string{
		nested(most+1, "for x in y:"), nested(most+1, "while x:"), nested(most+1, "with x:"),
		nested(most+1, "try:", "except E: pass"), nested(most+1, "try:", "finally: pass"),
		nested(most/2+1, "try:", "except E: pass", "finally: pass"),
		"with " + strings.Join(names[:most+1], ", ") + ": pass\n",
		handlers.String() + indented("pass", most/2+1),
		targets + ", *y = z\n",
		"match x:\n case [" + targets + ", *y]: pass\n",
	}
}

// The sources in the strings and documentation tests of CPython's own tests are refused or accepted as CPython does it.
func TestSourcesInTests(t *testing.T) {
	p := cpython.ForTest(t)
	dir, err := cpython.Library()
	if err != nil {
		t.Fatal(err)
	}
	var all, refused int
	for _, name := range []string{
		"syntax", "named_expressions", "type_params", "patma", "scope", "coroutines", "future_stmt/test_future", "except_star", "symtable", "compile",
		"generators", "asyncgen", "unpack_ex", "keywordonlyarg", "positional_only_arg", "dictcomps", "listcomps", "setcomps", "genexps", "global",
		"string_literals", "fstring", "grammar", "exceptions", "type_annotations", "type_aliases", "extcall", "typing", "with", "class", "super",
	} {
		file := filepath.Join(dir, "test", "test_"+name+".py")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Log(err) // an installation may lack some tests
			continue
		}
		for _, src := range sources(t, file, text) {
			all++
			r, diff := compare(t, p, src)
			if diff != "" {
				t.Errorf("%s: %s\n%s", name, diff, src)
			}
			if r {
				refused++
			}
		}
	}
	t.Logf("%d sources, %d of them refused by the compiler", all, refused)
}

// sources returns what may be sources in a file of tests: its strings, their parts that follow the prompt of the interpreter, and the file itself.
func sources(t *testing.T, file string, text []byte) (list []string) {
	t.Helper()
	m, err := pyast.Parse(file, text)
	if err != nil {
		t.Log(err)
		return nil
	}
	list = append(list, string(text))
	for n := range pyast.Walk(m) {
		c, ok := n.(*pyast.Constant)
		if !ok {
			continue
		}
		s, ok := c.Value.(pyast.Str)
		if !ok {
			continue
		}
		list = append(list, dedent(string(s)))
		list = append(list, prompted(string(s))...)
	}
	return list
}

// dedent removes the indentation of the first line from all lines.
func dedent(s string) string {
	first := strings.TrimLeft(s, "\n")
	margin := first[:len(first)-len(strings.TrimLeft(first, " "))]
	return strings.TrimPrefix(strings.ReplaceAll("\n"+s, "\n"+margin, "\n"), "\n")
}

// prompted returns the parts of s behind >>> and ... .
func prompted(s string) (list []string) {
	var src strings.Builder
	for line := range strings.Lines(s + "\n") {
		line = strings.TrimLeft(line, " ")
		more, ok := strings.CutPrefix(line, "...")
		if ok && src.Len() > 0 {
			src.WriteString(strings.TrimPrefix(more, " "))
			continue
		}
		if src.Len() > 0 {
			list = append(list, src.String())
			src.Reset()
		}
		if first, ok := strings.CutPrefix(line, ">>> "); ok {
			src.WriteString(first)
		}
	}
	return list
}
