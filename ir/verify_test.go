package ir_test

import (
	"fmt"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
)

// problems verifies op and returns what is reported, a line each: "line: message", notes behind two spaces.
func problems(op ir.Op, opts ir.VerifyOptions) string {
	var b strings.Builder
	line := func(indent string, d *diag.Diagnostic) {
		p := diag.Position{}
		if d.Loc != nil {
			p, _ = d.Loc.Position()
		}
		fmt.Fprintf(&b, "%s%d: %s\n", indent, p.Line, d.Message)
	}
	e := diag.NewEngine(func(d *diag.Diagnostic) {
		line("", d)
		for _, n := range d.Notes {
			line("  ", n)
		}
	})
	ok := ir.Verify(op, e, opts)
	if ok != (e.Errors() == 0) {
		fmt.Fprintf(&b, "Verify returned %t after %d errors\n", ok, e.Errors())
	}
	return b.String()
}

func TestVerifyGood(t *testing.T) {
	m, b := newModule()
	f, in := newFunc(b, "f", []ir.Type{ir.I32, ir.I1}, ir.I32)
	x := f.Body.Entry().Arg(0)
	sum := ir.Create(in, &Add{Lhs: x.Use(), Rhs: x.Use()})
	loop := ir.Create(in, &For{Upper: x.Use(), Inits: ir.Uses(x), Results: ir.ResTypes(ir.I32)})
	body := ir.AtEnd(loop.Body.Add(ir.NewBlock(ir.Loc{}, ir.I32, ir.I32)), ir.Loc{})
	inner := ir.Create(body, &Add{Lhs: sum.Result.Use(), Rhs: loop.Body.Entry().Arg(1).Use()})
	ir.Create(body, &Yield{Values: ir.Uses(&inner.Result.Value)})
	call := ir.Create(in, &Call{Callee: ir.SymbolRef("f"), Args: ir.Uses(loop.Results.At(0)), Results: ir.ResTypes(ir.I32)})
	ir.Create(in, &Return{Values: ir.Uses(call.Results.At(0))})
	if got := problems(m, ir.VerifyOptions{}); got != "" {
		t.Errorf("got %s", got)
	}
}
