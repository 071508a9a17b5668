package asm

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

// manyFunctions returns text large enough to be read by several goroutines; odd is put between two functions in the middle.
func manyFunctions(odd string) string {
	var s strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&s, "\"piece.func\"() ({ // a } in a comment\n  %%0 = \"piece.op\"() {s = \"} t.\", n = %d : i32} : () -> i32\n  \"piece.ret\"(%%0) : (i32) -> ()\n}) : () -> ()\n", i)
		fmt.Fprintf(&s, "piece.module {\n  \"piece.x\"() : () -> ()\n} piece.module {\n}\n")
		if i == 3000 {
			s.WriteString(odd)
		}
	}
	return s.String()
}

func parseWith(t *testing.T, workers int, src string) (text string, errors []string) {
	t.Helper()
	var errs []string
	e := diag.NewEngine(func(d *diag.Diagnostic) {
		pos, _ := d.Loc.Position()
		errs = append(errs, fmt.Sprintf("%v: %s", pos, d.Message))
	})
	cfg := &Config{Dialects: []*ir.Dialect{testTables}, AllowUnregistered: true, Diags: e, Workers: workers}
	b := ParseBlock(cfg, "f", src, 0)
	if b == nil {
		return "", errs
	}
	var out strings.Builder
	for op := range b.Ops() {
		out.Write(Append(nil, op, PrintOptions{Generic: true, DebugInfo: true, LocalScope: true}))
	}
	return out.String(), errs
}

// What several goroutines read is what one reads, locations included, and so are the errors.
func TestParallelParse(t *testing.T) {
	for _, c := range []struct{ name, odd string }{
		{"plain", ""},
		{"value at the top", "%v = \"piece.op\"() : () -> i32\n\"piece.use\"(%v) : (i32) -> ()\n"},
		{"counted across the file", "\"piece.op\"() {a = distinct[0]<unit>} : () -> ()\n\"piece.op\"() {a = distinct[0]<unit>} : () -> ()\n"},
		{"error", "\"piece.op\"( : () -> ()\n"},
		{"unclosed", "\"piece.op\"() ({\n"},
		{"undefined value", "\"piece.use\"(%nobody) : (i32) -> ()\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := manyFunctions(c.odd)
			if len(src) < minParallel {
				t.Fatalf("the text has only %d bytes", len(src))
			}
			text, errs := parseWith(t, 1, src)
			for _, workers := range []int{2, 5} {
				gotText, gotErrs := parseWith(t, workers, src)
				if gotText != text {
					t.Errorf("%d goroutines read something else", workers)
				}
				if fmt.Sprint(gotErrs) != fmt.Sprint(errs) {
					t.Errorf("%d goroutines: got errors %v, want %v", workers, gotErrs, errs)
				}
			}
		})
	}
}

func TestCutOps(t *testing.T) {
	src := "a.f { } // } a.g\n a.g {\"} a.x\" { } } else { } a.h { } }"
	cuts, end := cutOps(src, 0, 1)
	var got []string
	for _, c := range cuts {
		got = append(got, src[c:c+3])
	}
	if fmt.Sprint(got) != "[a.f a.g a.h]" || end != len(src)-1 {
		t.Errorf("got %v, end %d", got, end)
	}
	if cuts, _ := cutOps("a.f { (", 0, 1); cuts != nil {
		t.Errorf("unmatched brackets: got %v", cuts)
	}
}

// testTables has an op with a custom form and an isolated region.
var testTables = (&ir.Dialect{Name: "piece"}).Register(ir.OpOf[tableOp]("module"))

type tableOp struct {
	ir.Base
	Body ir.Region
}

func (o *tableOp) Def(d *ir.Def) {
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.IsolatedFromAbove, ir.GraphRegion, ir.NoTerminator)
	d.Format("$body attr-dict")
}
