package py_test

import (
	"os"
	"strings"
	"testing"

	"polyloom/dialects/builtin"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/test/irtest"
)

var dialects = []*ir.Dialect{builtin.Dialect, py.Dialect}

// Every op in testdata/ops.mlir is printed as it is written there, and read from its generic form as well.
func TestText(t *testing.T) {
	text, err := os.ReadFile("testdata/ops.mlir")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range py.Dialect.Ops {
		if !strings.Contains(string(text), e.Name) {
			t.Errorf("testdata/ops.mlir has no %s", e.Name)
		}
	}
	custom := asm.DefaultPrintOptions()
	generic := custom
	generic.Generic = true
	module := mustRead(t, string(text))
	for _, again := range []ir.Op{module, mustRead(t, print(module, custom)), mustRead(t, print(module, generic))} {
		if got := print(again, custom); got != string(text) {
			t.Errorf("printed as\n%s", got)
		}
	}
}

// TestEmptyBodies: a body without operations is read as it was written, with arguments at the op or without any.
func TestEmptyBodies(t *testing.T) {
	const text = `module {
  py.module {
    %0 = py.constant 1
    py.for %arg0 in %0 {
    }
    py.while {
      py.yield %0
    } do {
    ^bb0:
    }
    %f = py.def "f"() {
    ^bb0:
    }
    %g = py.def "g"("x" %x) {
    }
  }
}
`
	custom := asm.DefaultPrintOptions()
	generic := custom
	generic.Generic = true
	module := mustRead(t, text)
	for _, again := range []ir.Op{module, mustRead(t, print(module, custom)), mustRead(t, print(module, generic))} {
		irtest.Same(t, strings.TrimSpace(print(again, custom)), strings.TrimSpace(text))
	}
}

func print(op ir.Op, o asm.PrintOptions) string { return string(asm.Append(nil, op, o)) + "\n" }

func mustRead(t *testing.T, src string) ir.Op {
	t.Helper()
	return irtest.MustRead(t, dialects, src)
}
