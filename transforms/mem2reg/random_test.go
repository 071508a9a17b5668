package mem2reg_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/interp/validate"
	"polyloom/ir/pass"
	"polyloom/transforms/mem2reg"
)

// randomFunction returns a function with n blocks that end in branches to any others, and two slots that they read and write. The parameter %fuel
// makes it end: each block takes one, and goes to the end when there is none.
func randomFunction(r *rand.Rand, n int) string {
	var b strings.Builder
	b.WriteString("func.func @f(%fuel: i8, %a: i32) -> (i32, i32) {\n%one = arith.constant 1 : i8\n%zero = arith.constant 0 : i8\n%mask = arith.constant 7 : i8\n")
	b.WriteString("%start = arith.andi %fuel, %mask : i8\n")
	b.WriteString("%s0 = memref.alloca() : memref<i32>\n%s1 = memref.alloca() : memref<i32>\n")
	b.WriteString("memref.store %a, %s0[] : memref<i32>\nmemref.store %a, %s1[] : memref<i32>\ncf.br ^b0(%start : i8)\n")
	for i := range n {
		fmt.Fprintf(&b, "^b%d(%%f%[1]d: i8):\n", i)
		for k := range r.IntN(4) {
			s, t := r.IntN(2), r.IntN(2)
			switch r.IntN(3) {
			case 0:
				fmt.Fprintf(&b, "memref.store %%a, %%s%d[] : memref<i32>\n", s)
			default:
				fmt.Fprintf(&b, "%%x%d_%d = memref.load %%s%d[] : memref<i32>\n", i, k, s)
				fmt.Fprintf(&b, "%%y%d_%d = arith.addi %%x%[1]d_%[2]d, %%x%[1]d_%[2]d : i32\n", i, k)
				fmt.Fprintf(&b, "memref.store %%y%d_%d, %%s%d[] : memref<i32>\n", i, k, t)
			}
		}
		fmt.Fprintf(&b, "%%g%d = arith.subi %%f%[1]d, %%one : i8\n%%c%[1]d = arith.cmpi sgt, %%g%[1]d, %%zero : i8\n", i)
		fmt.Fprintf(&b, "cf.cond_br %%c%d, ^m%[1]d, ^end\n^m%[1]d:\n", i)
		fmt.Fprintf(&b, "%%l%d = arith.trunci %%g%[1]d : i8 to i1\ncf.cond_br %%l%[1]d, ^b%d(%%g%[1]d : i8), ^b%d(%%g%[1]d : i8)\n", i, r.IntN(n), r.IntN(n))
	}
	b.WriteString("^end:\n%r0 = memref.load %s0[] : memref<i32>\n%r1 = memref.load %s1[] : memref<i32>\nreturn %r0, %r1 : i32, i32\n}\n")
	return b.String()
}

// TestRandom runs functions of any control flow, some of which is never reached, before and after the pass.
func TestRandom(t *testing.T) {
	dialects := []*ir.Dialect{arith.Dialect, builtin.Dialect, cf.Dialect, fn.Dialect, memref.Dialect, ub.Dialect}
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		text := randomFunction(r, 1+r.IntN(7))
		failed := false
		e := diag.NewEngine(func(d *diag.Diagnostic) { failed = true; t.Error(d) })
		m := asm.Parse(&asm.Config{Dialects: dialects, Diags: e}, "test", text, 0)
		p := pass.NewPipeline("builtin.module")
		if err := p.Add(mem2reg.Pass, ""); err != nil {
			t.Fatal(err)
		}
		check := &validate.Checker{Seed: r.Uint64()}
		if m == nil || !(&pass.Manager{Pipeline: p, Diags: e, Dialects: dialects, VerifyEach: true, Instruments: []pass.Instrument{check}}).Run(m) || failed {
			t.Fatal(text)
		}
		for op := range ir.Walk(m) {
			switch op.(type) {
			case *memref.Alloca, *memref.Load, *memref.Store:
				t.Fatalf("%s is left of\n%s", ir.Name(op), text)
			}
		}
	}
}
