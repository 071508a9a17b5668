package foldmemrefalias_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/interp/validate"
	"polyloom/ir/pass"
	"polyloom/transforms/expandstrided"
	"polyloom/transforms/foldmemrefalias"
)

// A view is a step of a chain of views over memref<12x8xi32>: the op with %s for its source, the type of its result, and the subscripts that its
// elements have, of which %i and %j are less than 2.
type view struct{ op, result, subscripts string }

var views = []view{
	{"memref.subview %s[1, 2] [4, 4] [2, 1] : memref<12x8xi32> to memref<4x4xi32, strided<[16, 1], offset: 10>>", "memref<4x4xi32, strided<[16, 1], offset: 10>>", "%i, %j"},
	{"memref.subview %s[%i, %j] [6, 3] [1, 1] : memref<12x8xi32> to memref<6x3xi32, strided<[8, 1], offset: ?>>", "memref<6x3xi32, strided<[8, 1], offset: ?>>", "%j, %i"},
	{"memref.subview %s[%i, 3] [3, 1] [%two, 1] : memref<12x8xi32> to memref<3xi32, strided<[?], offset: ?>>", "memref<3xi32, strided<[?], offset: ?>>", "%j"},
	{"memref.expand_shape %s [[0, 1], [2]] output_shape [3, 4, 8] : memref<12x8xi32> into memref<3x4x8xi32>", "memref<3x4x8xi32>", "%i, %j, %two"},
	{"memref.collapse_shape %s [[0, 1]] : memref<12x8xi32> into memref<96xi32>", "memref<96xi32>", "%two"},
}

// program returns a function that reads and writes elements of v, by ops of dialect d.
func program(d string, v view) string {
	var b strings.Builder
	b.WriteString("func.func @f(%a: memref<12x8xi32>, %p: i1, %q: i1) -> i32 {\n%two = arith.constant 2 : index\n")
	b.WriteString("%i = arith.index_castui %p : i1 to index\n%j = arith.index_castui %q : i1 to index\n")
	fmt.Fprintf(&b, "%%v = %s\n", strings.ReplaceAll(v.op, "%s", "%a"))
	fmt.Fprintf(&b, "%%x = %s.load %%v[%s] : %s\n", d, v.subscripts, v.result)
	fmt.Fprintf(&b, "%%y = arith.addi %%x, %%x : i32\n%s.store %%y, %%v[%s] : %s\nreturn %%x : i32\n}\n", d, strings.ReplaceAll(v.subscripts, "%j", "%i"), v.result)
	return b.String()
}

// TestAccesses runs accesses to views before and after the passes that do without them.
func TestAccesses(t *testing.T) {
	dialects := []*ir.Dialect{affine.Dialect, arith.Dialect, builtin.Dialect, fn.Dialect, memref.Dialect}
	tests := []struct {
		pass    *pass.Info
		dialect string
	}{
		{foldmemrefalias.Pass, "memref"}, {foldmemrefalias.AffinePass, "affine"}, {expandstrided.Pass, "memref"},
	}
	r := rand.New(rand.NewPCG(5, 6))
	for _, tt := range tests {
		for i, v := range views {
			t.Run(fmt.Sprintf("%s/%d", tt.pass.Name, i), func(t *testing.T) {
				text := program(tt.dialect, v)
				e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
				m := asm.Parse(&asm.Config{Dialects: dialects, Diags: e}, "test", text, 0)
				p := pass.NewPipeline("builtin.module")
				if err := p.Add(tt.pass, ""); err != nil {
					t.Fatal(err)
				}
				check := &validate.Checker{Seed: r.Uint64()}
				if m == nil || !(&pass.Manager{Pipeline: p, Diags: e, Dialects: dialects, VerifyEach: true, Instruments: []pass.Instrument{check}}).Run(m) {
					t.Fatal(text)
				}
				for op := range ir.Walk(m) {
					switch op.(type) {
					case *memref.SubView, *memref.ExpandShape, *memref.CollapseShape:
						t.Errorf("%s is left", ir.Name(op))
					}
				}
			})
		}
	}
}
