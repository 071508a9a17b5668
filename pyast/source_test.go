package pyast_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/pyast"
)

func Example() {
	m, err := pyast.Parse("area.py", []byte("def area(r: float) -> float:\n    return 3.14 * r ** 2\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	f := m.Body[0].(*pyast.FunctionDef)
	pyast.Dump(os.Stdout, f.Body[0], pyast.DumpOptions{Indent: 2})
	fmt.Println()
	f.Name = "circle"
	fmt.Print(pyast.Unparse(m))
	// Output:
	// Return(
	//   value=BinOp(
	//     left=Constant(value=3.14),
	//     op=Mult(),
	//     right=BinOp(
	//       left=Name(id='r', ctx=Load()),
	//       op=Pow(),
	//       right=Constant(value=2))))
	// def circle(r: float) -> float:
	//     return 3.14 * r ** 2
}

func ExampleSyntaxError() {
	_, err := pyast.Parse("x.py", []byte("if x:\n    f() = 1\n"))
	fmt.Println(err)
	// Output:
	//   File "x.py", line 2
	//     f() = 1
	//     ^^^
	// SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
}

func TestErrorText(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"x = (1 2)", "    x = (1 2)\n         ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"if x:\n\tx = é + )", "    x = é + )\n            ^\nSyntaxError: unmatched ')'"},
		{"x = (\n1,", "    x = (\n        ^\nSyntaxError: '(' was never closed"},
		{"if x:\ny", "    y\n    ^\nIndentationError: expected an indented block after 'if' statement on line 1"},
		{"(a,\nb) += 1", "    (a,\n    ^^^\nSyntaxError: 'tuple' is an illegal expression for augmented assignment"},
		{"x\n  y", "    y\nIndentationError: unexpected indent"},
		{"x = '", "    x = '\n        ^\nSyntaxError: unterminated string literal (detected at line 1)"},
	} {
		e := parseError(t, c.src)
		if e == nil {
			continue
		}
		_, got, _ := strings.Cut(e.Error(), "\n")
		if got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.src, got, c.want)
		}
	}
	e := parseError(t, "x =\n")
	if got, want := e.Position(), (diag.Position{File: "x.py", Line: 1, Col: 4}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := e.Diagnostic().Error(), "x.py:1:4: error: SyntaxError: invalid syntax"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWalk(t *testing.T) {
	m := parse(t, "x.py", []byte("def f(a, b=c, *d):\n    return {**e, g: [h for i in j]}\n"))
	var names, classes []string
	for n := range pyast.Walk(m) {
		classes = append(classes, n.Class())
		if name, ok := n.(*pyast.Name); ok {
			names = append(names, name.ID)
		}
	}
	if got, want := strings.Join(names, " "), "c g e h i j"; got != want {
		t.Errorf("names: got %s, want %s", got, want)
	}
	if want := []string{"Module", "FunctionDef", "arguments", "arg", "arg", "arg", "Name", "Return", "Dict"}; !slices.Equal(classes[:len(want)], want) {
		t.Errorf("classes: got %v, want %v", classes, want)
	}
	for n := range pyast.Walk(m) {
		if n.Class() == "Return" {
			break // ends the walk
		}
	}
	for range pyast.Children(m.Body[0]) {
		break
	}
}

func TestSource(t *testing.T) {
	src := "# first\nx = 1  # one\n# second\ny = (2,  # two\n     3)\n# last\n"
	m, source, err := pyast.ParseSource("x.py", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	x, y := m.Body[0], m.Body[1]
	for _, c := range []struct{ what, got, want string }{
		{"text", source.Text(y), "y = (2,  # two\n     3)"},
		{"before the first", strings.Join(slices.Collect(source.CommentsBefore(nil, x)), "|"), "# first"},
		{"between", strings.Join(slices.Collect(source.CommentsBefore(x, y)), "|"), "# one|# second"},
		{"inside", strings.Join(slices.Collect(source.CommentsIn(y)), "|"), "# two"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
	if start, end := source.Extent(x); start != 8 || end != 13 {
		t.Errorf("extent: got %d to %d", start, end)
	}
	if _, source, err := pyast.ParseSource("x.py", []byte("x =")); err == nil || source.Line(1) != "x =" {
		t.Error("no source with an error")
	}
	for range source.CommentsIn(y) {
		break
	}
}

func TestParseExpression(t *testing.T) {
	for src, want := range map[string]string{
		"x + 1":   "Expression(body=BinOp(left=Name(id='x', ctx=Load()), op=Add(), right=Constant(value=1)))",
		"x, y\n":  "Expression(body=Tuple(elts=[Name(id='x', ctx=Load()), Name(id='y', ctx=Load())], ctx=Load()))",
		"x\n\n\n": "Expression(body=Name(id='x', ctx=Load()))",
	} {
		e, err := pyast.ParseExpression("x.py", []byte(src))
		if err != nil {
			t.Errorf("%q: %v", src, err)
			continue
		}
		equal(t, src, shape(t, e), want)
	}
	for _, src := range []string{"", "x = 1", "pass", "*x", "x y", "x; y", "(", " x y"} {
		if _, err := pyast.ParseExpression("x.py", []byte(src)); err == nil {
			t.Errorf("%q: no error", src)
		}
	}
}

// TestConcurrent parses on several goroutines: parsers share nothing.
func TestConcurrent(t *testing.T) {
	for _, name := range goldenFiles(t) {
		src := read(t, name)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for range 5 {
				parse(t, name, src)
			}
		})
	}
}
