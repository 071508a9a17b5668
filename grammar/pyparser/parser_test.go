package pyparser

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"polyloom/grammar/pytoken"
)

// TestGenerated checks what has to hold for the generated file: each decision is made on
// one token, tools see that it is generated, and its tokens are those of pytoken.
func TestGenerated(t *testing.T) {
	src, err := os.ReadFile("python_parser.go")
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(src, []byte("AdaptivePredict")); n != 0 {
		t.Errorf("got %d decisions that are not LL(1)", n)
	}
	if want := "// Code generated from PythonParser.g4 by ANTLR 4.13.2. DO NOT EDIT.\n"; !bytes.HasPrefix(src, []byte(want)) {
		t.Errorf("got %q, want %q", src[:60], want)
	}
	grammar, err := os.ReadFile("../PythonParser.g4")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("\n// The checksum of the grammar is %x.\n", sha256.Sum256(grammar)); !bytes.Contains(src, []byte(sum)) {
		t.Error("the grammar has changed: run go generate ./grammar")
	}
	PythonParserInit()
	literals, symbols := PythonParserParserStaticData.LiteralNames, PythonParserParserStaticData.SymbolicNames
	for k := pytoken.Name; k <= pytoken.Yield; k++ {
		if k < pytoken.Lpar && symbols[k] != k.String() || k >= pytoken.Lpar && literals[k] != "'"+k.String()+"'" {
			t.Errorf("token %d: got %q and %q, want %s", k, symbols[k], literals[k], k)
		}
	}
	if got := len(symbols); got != int(pytoken.Yield)+1 {
		t.Errorf("got %d tokens, want %d", got, pytoken.Yield+1)
	}
}

// outline writes a tape with a pair of brackets for each rule.
func outline(r Result, file *pytoken.File) string {
	var out strings.Builder
	var write func(from, to int32)
	write = func(from, to int32) {
		for i := from; i < to; i = r.Tape[i].Next {
			if e := r.Tape[i]; e.Rule == TokenEvent {
				out.WriteString(" " + file.Tokens[e.Token].Kind.String())
			} else {
				out.WriteString(" " + PythonParserParserStaticData.RuleNames[e.Rule] + "(")
				write(i+1, e.Next)
				out.WriteString(" )")
			}
		}
	}
	write(0, int32(len(r.Tape)))
	return out.String()
}

func TestTape(t *testing.T) {
	const expr = " star_test( test( disjunction( bitor( atom( NAME ) ) ) ) )"
	for _, c := range []struct {
		src    string
		failed int
		want   string
	}{
		{"", -1, " file( EOF )"},
		{"pass", -1, " file( statement( simple_stmts( simple_stmt( pass ) NEWLINE ) ) EOF )"},
		{"x,", -1, " file( statement( simple_stmts( simple_stmt( expr_stmt( rhs( star_exprs(" + expr + " , ) ) ) ) NEWLINE ) ) EOF )"},
		{"x =", 2, " file( statement( simple_stmts( simple_stmt( expr_stmt( rhs( star_exprs(" + expr + " ) ) = ) ) ) ) )"},
		{"x y", 1, " file( statement( simple_stmts( simple_stmt( expr_stmt( rhs( star_exprs(" + expr + " ) ) ) ) ) ) )"},
		{"x,,", 2, " file( statement( simple_stmts( simple_stmt( expr_stmt( rhs( star_exprs(" + expr + " , ) ) ) ) ) ) )"},
		{"=", 0, " file( )"},
	} {
		file := pytoken.Scan([]byte(c.src))
		r := Parse(file.Tokens, Module)
		if got := outline(r, file); got != c.want || r.Failed != c.failed {
			t.Errorf("%q: failed at %d, want %d;\n got %s\nwant %s", c.src, r.Failed, c.failed, got, c.want)
		}
	}
}

func TestStarts(t *testing.T) {
	for _, c := range []struct {
		src            string
		start          Start
		passed, failed int
	}{
		{"x + 1, y", Expression, 5, -1},
		{"x = 1", Expression, 0, 1},
		{"x + 1, y", PrefixTest, 3, -1},
		{"x + 1, y z", PrefixExprs, 5, -1},
		{"+", PrefixTest, 0, 1},
	} {
		r := Parse(pytoken.Scan([]byte(c.src)).Tokens, c.start)
		if r.Failed != c.failed || c.failed < 0 && r.Passed < c.passed {
			t.Errorf("%q: got %d passed, failed at %d, want %d and %d", c.src, r.Passed, r.Failed, c.passed, c.failed)
		}
	}
}

func TestTooDeep(t *testing.T) {
	for _, part := range []string{"lambda: ", "x if y else "} {
		src := strings.Repeat(part, 100_000) + "1"
		if r := Parse(pytoken.Scan([]byte(src)).Tokens, Module); !r.TooDeep {
			t.Errorf("%q: got no error for 100,000 of them", part)
		}
	}
}
