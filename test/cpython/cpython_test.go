package cpython_test

import (
	"strings"
	"testing"

	"polyloom/test/cpython"
)

func TestAsk(t *testing.T) {
	p := cpython.ForTest(t)
	for _, c := range []struct {
		question, src string
		want          cpython.Answer
	}{
		{cpython.Shape, "x", cpython.Answer{OK: true, Text: "Module(body=[Expr(value=Name(id='x', ctx=Load()))])"}},
		{cpython.Shape, "x y", cpython.Answer{Class: "SyntaxError", Line: 1, Col: 3, EndLine: 1, EndCol: 4, Msg: "invalid syntax"}},
		{cpython.Tokens, "x\n", cpython.Answer{OK: true, Text: "NAME 1:0-1:1 'x'\nNEWLINE 1:1-1:2 '\\n'\nENDMARKER 2:0-2:0 ''"}},
	} {
		got, err := p.Ask(c.question, []byte(c.src))
		if err != nil {
			t.Fatal(err)
		}
		if !c.want.OK {
			got.Text = ""
		}
		if got != c.want {
			t.Errorf("%s %q: got %+v, want %+v", c.question, c.src, got, c.want)
		}
	}
	deep := strings.Repeat("-", 20000) + "1"
	if got, err := p.Ask(cpython.Dump, []byte(deep)); err != nil || !got.Limit {
		t.Errorf("deep: got %+v, %v, want a limit", got, err)
	}
	if folder, err := cpython.Library(); err != nil || folder == "" {
		t.Errorf("library: got %q, %v", folder, err)
	}
}
