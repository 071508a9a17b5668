package complex_test

import (
	"slices"
	"testing"

	"polyloom/dialects/fn"
	"polyloom/dialects/math"
	"polyloom/ir"
	"polyloom/ir/interp"
	"polyloom/num"
	"polyloom/test/irtest"
)

// Quotients are, bit by bit, what the reference's lowering computes.
func TestDivideOracle(t *testing.T) {
	src := `func.func @f(%a: complex<f32>, %b: complex<f32>) -> complex<f32> {
  %0 = complex.div %a, %b : complex<f32>
  return %0 : complex<f32>
}`
	lowered, _ := upstream(t, src, "--convert-complex-to-standard")
	all := slices.Concat(dialects, []*ir.Dialect{fn.Dialect, math.Dialect})
	program := func(text string) *interp.Interp {
		m, errs := irtest.Read(all, text)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		return interp.New(m, interp.Options{MaxSteps: 1 << 40})
	}
	ours, theirs := program(src), program(lowered)
	var parts []num.Float
	for _, v := range []uint32{0, 0x80000000, 0x3f800000, 0xc0200000, 0x7f800000, 0xff800000, 0x7fc00000, 0x7f7fffff, 0x00000001, 0x3eaaaaab, 0x60ad78ec} {
		parts = append(parts, num.F32.FromBits(num.NewUint(32, uint64(v))))
	}
	typ := ir.Complex(ir.F32)
	number := func(re, im num.Float) interp.Value {
		return interp.Value{Type: typ, Cell: interp.Cell{Obj: &interp.Complex{Re: interp.FloatCell(re), Im: interp.FloatCell(im)}}}
	}
	for _, p := range parts {
		for _, q := range parts {
			for _, r := range parts {
				for _, s := range parts {
					a, b := number(p, q), number(r, s)
					got, err := ours.Call("f", a, b)
					want, err2 := theirs.Call("f", a, b)
					if err != nil || err2 != nil {
						t.Fatal(err, err2)
					}
					if !interp.SameCell(typ, got[0].Cell, want[0].Cell) {
						t.Fatalf("%v / %v: got %v, want %v", a, b, got[0], want[0])
					}
				}
			}
		}
	}
}
