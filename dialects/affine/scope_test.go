package affine_test

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/dialects/affine"
	"polyloom/ir"
)

// TestScope asks of the operands of each "test.ask" whether they may be dimensions and symbols where they are used: the attributes have a
// letter for each, y or n.
func TestScope(t *testing.T) {
	module := mustRead(t, `func.func @f(%n: index, %m: memref<?x?xf32>, %i32: i32) {
  %c1 = arith.constant 1 : index
  %top = "test.index"() : () -> index
  "test.ask"(%n, %c1, %top, %i32) {dims = "yyyn", symbols = "yyyn"} : (index, index, index, i32) -> ()
  affine.for %i = 0 to 10 iter_args(%x = %n) -> index {
    %c2 = arith.constant 2 : index
    %sum = arith.addi %n, %c2 : index
    %unknown = "test.index"() : () -> index
    %ofSymbols = affine.apply affine_map<(d0)[s0] -> (d0 + s0)>(%n)[%sum]
    %ofCounter = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
    %ofUnknown = affine.apply affine_map<(d0) -> (d0 + 1)>(%unknown)
    "test.ask"(%i, %x, %c2, %sum, %unknown, %top) {dims = "ynyyny", symbols = "nnyyny"} : (index, index, index, index, index, index) -> ()
    "test.ask"(%ofSymbols, %ofCounter, %ofUnknown) {dims = "yyn", symbols = "ynn"} : (index, index, index) -> ()
    %a = memref.alloc(%n, %unknown) : memref<?x3x?xf32>
    %b = memref.cast %a : memref<?x3x?xf32> to memref<?x?x?xf32>
    %c0 = arith.constant 0 : index
    %d0 = memref.dim %a, %c0 : memref<?x3x?xf32>
    %d1 = memref.dim %b, %c1 : memref<?x?x?xf32>
    %d2 = memref.dim %a, %c2 : memref<?x3x?xf32>
    %d = memref.dim %m, %i : memref<?x?xf32>
    "test.ask"(%d0, %d1, %d2, %d) {dims = "yyny", symbols = "yyny"} : (index, index, index, index) -> ()
    affine.parallel (%p, %q) = (0, 0) to (4, 4) {
      %ofParallel = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%p, %q)
      "test.ask"(%p, %q, %ofParallel) {dims = "yyy", symbols = "nnn"} : (index, index, index) -> ()
    }
    affine.yield %x : index
  }
  scf.for %j = %c1 to %n step %c1 {
    "test.ask"(%j) {dims = "n", symbols = "n"} : (index) -> ()
  }
  return
}`)
	for op := range ir.WalkOf[*ir.Generic](module) {
		if ir.Name(op) != "test.ask" {
			continue
		}
		dims, symbols := "", ""
		for _, v := range ir.OperandsOf(op) {
			dims += letter(affine.IsValidDimIn(v, affine.Scope(op)))
			symbols += letter(affine.IsValidSymbolIn(v, affine.Scope(op)))
		}
		if want := ir.Attribute(op, "dims").(*ir.StringAttr).Value; dims != want {
			t.Errorf("%v: dimensions %s, want %s", ir.LocOf(op), dims, want)
		}
		if want := ir.Attribute(op, "symbols").(*ir.StringAttr).Value; symbols != want {
			t.Errorf("%v: symbols %s, want %s", ir.LocOf(op), symbols, want)
		}
	}
}

func letter(v bool) string {
	if v {
		return "y"
	}
	return "n"
}

func TestScopes(t *testing.T) {
	module := mustRead(t, `func.func @f() {
  scf.execute_region {
    affine.for %i = 0 to 4 {
      affine.if affine_set<(d0) : (d0 >= 0)>(%i) {
        "test.here"() : () -> ()
      }
    }
    scf.yield
  }
  return
}`)
	here := first[*ir.Generic](t, module)
	if got := affine.Scope(here); got == nil || ir.Name(got.ParentOp()) != "func.func" {
		t.Errorf("the affine scope is not the function's body")
	}
	if got := affine.AnalysisScope(here); got == nil || ir.Name(got.ParentOp()) != "scf.execute_region" {
		t.Errorf("the analysis scope is not the body of scf.execute_region")
	}
	if affine.Scope(module) != nil || affine.AnalysisScope(module) != nil {
		t.Errorf("a module at top level is in a scope")
	}
}

// TestLongChains asks about values that can be reached from others in very many ways.
func TestLongChains(t *testing.T) {
	var b strings.Builder
	b.WriteString("func.func @f(%n: index) {\naffine.for %i = 0 to 10 {\n%s0 = arith.addi %n, %n : index\n%d0 = arith.addi %i, %n : index\n")
	for i := range 60 {
		fmt.Fprintf(&b, "%%s%d = arith.addi %%s%d, %%s%d : index\n%%d%d = arith.addi %%s%d, %%d%d : index\n", i+1, i, i, i+1, i, i)
	}
	b.WriteString("\"test.ask\"(%s60, %d60) : (index, index) -> ()\n}\nreturn\n}")
	ask := first[*ir.Generic](t, mustRead(t, b.String()))
	if !affine.IsValidSymbol(ir.OperandValue(ask, 0)) {
		t.Errorf("a sum of symbols is no symbol")
	}
	if affine.IsValidSymbol(ir.OperandValue(ask, 1)) || affine.IsValidDim(ir.OperandValue(ask, 1)) {
		t.Errorf("a sum with a counter, which is no affine.apply, is a symbol or dimension")
	}
}
