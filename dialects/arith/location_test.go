package arith_test

import (
	"strings"
	"testing"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// locationCase has names for locations; what replaces several ops is at the fused location of the root and what upstream puts beside it.
const locationCase = `
%x, %y = "test.x"() : () -> (i8, i8) loc("x")
%p = "test.p"() : () -> i1 loc("p")
%c = arith.constant 3 : i8 loc("c")
%d = arith.constant 4 : i8 loc("d")
%t = arith.constant true loc("t")
%0 = arith.addi %x, %c : i8 loc("in")
%1 = arith.addi %0, %d : i8 loc("out")
%2 = arith.extui %x : i8 to i32 loc("extx")
%3 = arith.extui %y : i8 to i32 loc("exty")
%4 = arith.andi %2, %3 : i32 loc("and")
%5 = arith.xori %p, %t : i1 loc("not")
%6 = arith.select %5, %x, %y : i8 loc("select")
%7 = arith.cmpi slt, %x, %y : i8 loc("cmp")
%8 = arith.xori %7, %t : i1 loc("inverse")
%9 = arith.subi %d, %0 : i8 loc("sub")
"test.use"(%1, %4, %6, %8, %9) : (i8, i32, i8, i1, i8) -> () loc("use")
`

var locationsWanted = map[string]string{
	"arith.addi": `loc(fused["out", "c"])`, "arith.andi": `loc(fused["and", "extx", "exty"])`, "arith.extui": `loc(fused["and", "extx", "exty"])`,
	"arith.select": `loc(fused["select", "t"])`, "arith.cmpi": `loc(fused["inverse", "cmp"])`, "arith.subi": `loc(fused["sub", "d"])`,
}

func TestLocations(t *testing.T) {
	module := mustRead(t, locationCase)
	rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true})
	seen := 0
	for op := range ir.RegionAt(module, 0).Entry().Ops() {
		if want, ok := locationsWanted[ir.Name(op)]; ok {
			seen++
			if got := ir.LocOf(op).Attr().String(); got != want {
				t.Errorf("%s: got %s, want %s", ir.Name(op), got, want)
			}
		}
	}
	if seen != len(locationsWanted) {
		t.Errorf("%d ops are left, want %d", seen, len(locationsWanted))
	}
}

func TestUpstreamLocations(t *testing.T) {
	text := upstream(t, "module {"+locationCase+"}", "-canonicalize", "-mlir-print-debuginfo", "-mlir-print-local-scope")
	for line := range strings.Lines(text) {
		for name, want := range locationsWanted {
			if strings.Contains(line, "= "+name+" ") && !strings.HasSuffix(strings.TrimSpace(line), want) {
				t.Errorf("got %swant %s", line, want)
			}
		}
	}
}
