package memref_test

import (
	"math"
	"testing"

	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

func TestDimRange(t *testing.T) {
	between := func(lo, hi int64) intrange.Range { return intrange.FromSigned(num.NewInt(64, lo), num.NewInt(64, hi)) }
	size := between(0, math.MaxInt64)
	for _, c := range []struct {
		typ  string
		at   intrange.Range
		want intrange.Range
	}{
		{"memref<*xf32>", between(0, 0), size},
		{"memref<4x?x7xf32>", between(0, 0), between(4, 4)},
		{"memref<4x?x7xf32>", between(1, 2), size},
		{"memref<4x9x7xf32>", intrange.Range{}, between(4, 9)},
		{"memref<4x9x7xf32>", between(1, 100), between(7, 9)},
		{"memref<4x9x7xf32>", between(-5, 0), between(4, 4)},
		{"memref<4x9x7xf32>", between(3, 5), size}, // undefined
	} {
		m := mustRead(t, `%m, %i = "test.m"() : () -> (`+c.typ+", index)\n%0 = memref.dim %m, %i : "+c.typ)
		d := find[*memref.Dim](t, m)
		var got intrange.Range
		intrange.Infer(d, []intrange.Range{{}, c.at}, func(v *ir.Value, r intrange.Range) {
			if v == &d.Result.Value {
				got = r
			}
		})
		if !got.Equal(c.want) {
			t.Errorf("%s at %v: got %v, want %v", c.typ, c.at, got, c.want)
		}
	}
}
