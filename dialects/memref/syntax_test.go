package memref_test

import (
	"strings"
	"testing"
)

func TestSyntaxErrors(t *testing.T) {
	const args = `%a, %i, %n, %t = "test.args"() : () -> (memref<4xf32>, index, i32, memref<1xi32>)
`
	for _, c := range []struct{ op, want string }{
		{"memref.dma_start %a[%i], %a[%i], %i, %t[%i], %i : memref<4xf32>, memref<4xf32>, memref<1xi32>",
			"test:3:1: error: custom op 'memref.dma_start' expected two stride related operands"},
		{"memref.dma_start %a[%i], %a[%i], %i, %t[%i] : memref<4xf32>", "test:3:1: error: custom op 'memref.dma_start' fewer/more types expected"},
		{"memref.dma_start %a[%i] %a[%i]", "expected ','"},
		{"memref.dma_start %a[%i], %a[%n], %i, %t[%i] : memref<4xf32>, memref<4xf32>, memref<1xi32>",
			"use of value '%n' expects different type than prior uses: 'index' vs 'i32'"},
		{"memref.prefetch %a[%i], look, locality<1>, data : memref<4xf32>",
			"test:3:1: error: custom op 'memref.prefetch' rw specifier has to be 'read' or 'write'"},
		{"memref.prefetch %a[%i], read, locality<1>, nothing : memref<4xf32>",
			"test:3:1: error: custom op 'memref.prefetch' cache type has to be 'data' or 'instr'"},
		{"memref.prefetch %a[%i], read, place<1>, data : memref<4xf32>", "expected 'locality'"},
		{"memref.global @g : i32", "test:3:1: error: custom op 'memref.global' type should be static shaped memref, but got 'i32'"},
		{"memref.global @g : memref<2xf32> = @g", "test:3:1: error: custom op 'memref.global' initial value should be a unit or elements attribute"},
		{"%0 = memref.generic_atomic_rmw %n[%i] : i32 {}", "operand #0 must be memref of signless integer or floating-point values, but got 'i32'"},
		{"%0 = memref.atomic_rmw nothing %n, %t[%i] : (i32, memref<1xi32>) -> i32", "expected"},
		{"memref.alloca_scope -> f32, i32 {}", "expected"},
	} {
		_, errs := read(args + c.op)
		if len(errs) != 1 || !strings.Contains(errs[0], c.want) {
			t.Errorf("%s: got %q, want %q", c.op, errs, c.want)
		}
	}
}

// TestDefaultsAreLeftOut: the text leaves out an attribute that has its default value, and the generic form one that is absent.
func TestDefaultsAreLeftOut(t *testing.T) {
	m := mustRead(t, `%a, %i = "test.args"() : () -> (memref<4xf32>, index)
%0 = memref.load %a[%i] {nontemporal = false} : memref<4xf32>
memref.store %0, %a[%i] : memref<4xf32>`)
	const want = `%0:2 = "test.args"() : () -> (memref<4xf32>, index)
%1 = memref.load %0#0[%0#1] : memref<4xf32>
memref.store %1, %0#0[%0#1] : memref<4xf32>`
	if got := bodyOf(write(m, false)); got != want {
		t.Errorf("got\n%s", got)
	}
	text := write(m, true)
	if !strings.Contains(text, `"memref.load"(%0#0, %0#1) <{nontemporal = false}>`) || !strings.Contains(text, `"memref.store"(%1, %0#0, %0#1) :`) {
		t.Errorf("got\n%s", text)
	}
}
