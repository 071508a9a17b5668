package affine_test

import (
	"testing"

	"polyloom/dialects/affine"
	"polyloom/ir"
)

// TestLegalInto asks which functions may be inlined where they are called in a loop.
func TestLegalInto(t *testing.T) {
	for _, c := range []struct {
		body string // of a function of an index %x, a memref %m and a number %f
		arg  string // what is passed for %x: a counter or a symbol
		want bool
	}{
		{"%0 = arith.addf %f, %f : f32", "%i", true},
		{"memref.store %f, %m[%x] : memref<?xf32>", "%i", false},
		{`"test.effect"() : () -> ()`, "%i", false},
		{"affine.store %f, %m[%x] : memref<?xf32>", "%i", true},
		// Canonicalization, which follows, makes a dimension of the symbol.
		{"affine.store %f, %m[symbol(%x)] : memref<?xf32>", "%i", true},
		{"affine.store %f, %m[symbol(%x)] : memref<?xf32>", "%n", true},
		{"%c1 = arith.constant 1 : index\n%0 = affine.load %m[%c1] : memref<?xf32>", "%i", true},
		{"%c1 = arith.constant 1 : index\n%d = memref.dim %m, %c1 : memref<?xf32>\n%0 = affine.load %m[symbol(%d)] : memref<?xf32>", "%i", true},
		{"%y = arith.addi %x, %x : index\n%0 = affine.load %m[%y] : memref<?xf32>", "%n", false},
		{"cf.br ^bb1\n^bb1:", "%n", false},
	} {
		module := mustRead(t, `func.func @callee(%x: index, %m: memref<?xf32>, %f: f32) {
`+c.body+`
return
}
func.func @caller(%n: index, %m: memref<?xf32>, %f: f32) {
affine.for %i = 0 to 10 {
func.call @callee(`+c.arg+`, %m, %f) : (index, memref<?xf32>, f32) -> ()
}
return
}`)
		src := first[ir.FunctionOp](t, module).FuncBody()
		call := first[ir.Caller](t, module)
		m := ir.NewMapping()
		for i, a := range src.Entry().ArgValues() {
			m.Map(a, call.CallArgs()[i].Value())
		}
		if got := affine.Dialect.LegalInto(src, ir.ParentRegion(call), m); got != c.want {
			t.Errorf("%s with %s: %v, want %v", c.body, c.arg, got, c.want)
		}
	}
}
