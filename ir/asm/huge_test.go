package asm

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

func TestDecimal(t *testing.T) {
	for _, n := range []int{1, chunk, chunk + 1, 2 * chunk, 2*chunk + 1, 5*chunk + 7} {
		digits := strings.Repeat("9075312468", n/10+1)[:n]
		want, _ := new(big.Int).SetString(digits, 10)
		if got, ok := bigUint(digits); !ok || got.Cmp(want) != 0 {
			t.Errorf("%d digits: got %v", n, got)
		}
	}
	for _, s := range []string{"", "12a", "-1", "0x"} {
		if got, ok := bigUint(s); ok {
			t.Errorf("%q: got %v", s, got)
		}
	}
	long := strings.Repeat("0", 5_000_000) + "18446744073709551615"
	if v, ok := intOfType(ir.I64, false, long); !ok || v.String() != "18446744073709551615" && v.String() != "-1" {
		t.Errorf("leading zeros: got %v", v)
	}
	if _, ok := intOfType(ir.I64, false, strings.Repeat("1", 5_000_000)); ok {
		t.Error("5,000,000 digits fit in 64 bits")
	}
}

// Each text is read in time that is about linear in its length.
func TestHuge(t *testing.T) {
	const rank = 20_000
	shape := strings.Repeat("1x", rank)
	dims := strings.TrimSuffix(strings.Repeat("0x", rank), "x")
	for _, c := range []struct{ name, src, err string }{
		{"tensor", "tensor<" + shape + "i8>", ""},
		{"memref", "memref<" + strings.ReplaceAll(shape, "1x", "?x2x") + "i8>", ""},
		{"vector", "vector<" + shape + "i8>", ""},
		{"no element", "tensor<" + shape + ">", "expected non-function type"},
		{"zero", "tensor<" + dims + "xi8>", ""},
		{"map", "affine_map<(" + dimNames(rank) + ") -> (" + dimNames(rank) + ")>", ""},
		{"redefinition", "affine_map<(a, b, a) -> (a)>", "redefinition of identifier 'a'"},
	} {
		msgs := errorsOf(c.src, func(p *Parser) bool { _, ok := p.Attr(nil); return ok })
		if got := strings.Join(msgs, "; "); got != c.err {
			t.Errorf("%s: got %.200s, want %s", c.name, got, c.err)
		}
	}
}

func dimNames(n int) string {
	var s []string
	for i := range n {
		s = append(s, fmt.Sprintf("d%d", i))
	}
	return strings.Join(s, ", ")
}

// TestHugeModule has constructs that go by the number of results, or of regions in regions.
func TestHugeModule(t *testing.T) {
	for _, c := range []struct{ name, src, err string }{
		{"result number", "\"a.b\"(%0#99999999) : (i32) -> ()\n%0:2 = \"a.c\"() : () -> (i32, i32)\n", "reference to invalid result number"},
		{"regions", strings.Repeat("piece.module {", 40_000), "nesting is deeper than 5000 levels"},
	} {
		var msgs []string
		e := diag.NewEngine(func(d *diag.Diagnostic) { msgs = append(msgs, d.Message) })
		ParseBlock(&Config{Dialects: []*ir.Dialect{testTables}, AllowUnregistered: true, Diags: e, Workers: 2}, "f", c.src, 0)
		if len(msgs) == 0 || msgs[0] != c.err {
			t.Errorf("%s: got %.200q, want %s", c.name, msgs, c.err)
		}
	}
}
