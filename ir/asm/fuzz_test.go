package asm

import (
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

// FuzzModule reads, verifies and prints files of one op with all that is in it: what is accepted is printed, in either form, as text that is accepted and printed
// the same again.
func FuzzModule(f *testing.F) {
	for _, src := range []string{
		`"generic.relation"() <{predicate = 1 : i64}> : () -> ()`,
		"\"t.m\"() ({\n  %0:2 = \"t.a\"() {a = [1, \"x\", @s, unit]} : () -> (i32, tensor<2x?xf32>)\n  \"t.b\"(%0#1, %0#0) : (tensor<2x?xf32>, i32) -> ()\n}) : () -> ()",
		"\"t.a\"() ({\n^a(%x: i32):\n  \"t.b\"(%x)[^b] : (i32) -> ()\n^b:\n  \"t.c\"() : () -> ()\n}, {}) : () -> () loc(\"f\":1:2)",
		"#m = affine_map<(d0)[s0] -> (d0 floordiv 2 + s0)>\n!t = tuple<i32, memref<2xf32, #m>>\n\"t.a\"() {m = #m} : () -> !t",
	} {
		if readFuzzed(src) == nil {
			f.Errorf("%s is not accepted", src)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		first := readFuzzed(src)
		if first == nil {
			return
		}
		for _, o := range []PrintOptions{{LocalScope: true}, {Generic: true, DebugInfo: true, LocalScope: true}} {
			text := printFuzzed(first, o)
			again := readFuzzed(text)
			if again == nil {
				t.Fatalf("%q is printed as %q, which is not accepted", src, text)
			}
			if got := printFuzzed(again, o); got != text {
				t.Errorf("%q is printed as %q and then %q", src, text, got)
			}
		}
	})
}

// readFuzzed returns the op that src has alone, if it has no errors.
func readFuzzed(src string) ir.Op {
	failed := false
	e := diag.NewEngine(func(d *diag.Diagnostic) { failed = true })
	b := ParseBlock(&Config{Dialects: []*ir.Dialect{genericDialect}, AllowUnregistered: true, Diags: e}, "f", src, 0)
	if b == nil || failed || b.First() == nil || b.First() != b.Last() || !ir.Verify(b.First(), e, ir.VerifyOptions{}) {
		return nil
	}
	return b.First()
}

func printFuzzed(op ir.Op, o PrintOptions) string { return string(Append(nil, op, o)) }
