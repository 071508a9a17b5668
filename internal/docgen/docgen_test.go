package docgen

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const dialectSource = `// Package fn is the func dialect.
//
// It has functions.
package fn

import "x/ir"

var Dialect = (&ir.Dialect{
	Name: "func",
	Doc:  "functions",
}).Register(ir.OpOf[Return]("return"), ir.OpOf[Func]("func"))
`

const opsSource = `package fn

// Func is a function.
//
//	func.func @f()
//
// [Return] ends it.
type Func struct{ ir.Base }

type (
	// Return hands values back.
	Return struct{ ir.Base }
	// Other is no op.
	Other struct{}
)
`

func TestRead(t *testing.T) {
	got, err := Read(fstest.MapFS{
		"fn/fn.go":           {Data: []byte(dialectSource)},
		"fn/ops.go":          {Data: []byte(opsSource)},
		"fn/fn_test.go":      {Data: []byte("not Go")},
		"notadialect/a.go":   {Data: []byte("package notadialect\n")},
		"notadialect/b.text": {Data: []byte("x")},
		"README":             {Data: []byte("x")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []Op{
		{"func.func", "func.func is a function.\n\n\tfunc.func @f()\n\n[Return] ends it."},
		{"func.return", "func.return hands values back."},
	}
	if len(got) != 1 || got[0].Name != "func" || got[0].Doc != "Package fn is the func dialect.\n\nIt has functions." || !slices.Equal(got[0].Ops, want) {
		t.Errorf("got %q", got)
	}
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{"package a\nvar D = (&ir.Dialect{Name: \"a\"}).Register(ir.OpOf[Add](\"add\"))\ntype Add struct{}\n", "a: type Add, the operation a.add, has no doc comment"},
		{"packag a", "a/a.go:1:1: expected 'package'"},
	} {
		_, err := Read(fstest.MapFS{"a/a.go": {Data: []byte(tt.source)}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v, want %q", err, tt.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	const doc = "An op of [ir.Base].\n\n\t%0 = a.b\n\nSee:\n - one\n - two\n"
	const want = "An op of ir.Base.\n\n```mlir\n%0 = a.b\n```\n\nSee:\n\n  - one\n  - two\n"
	if got := Markdown(doc, "mlir"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
