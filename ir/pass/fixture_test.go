package pass_test

import (
	"errors"
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/pass"
)

// module and fn stand in for builtin.module and func.func.
type module struct {
	ir.Base
	SymName *ir.StringAttr
	Body    ir.Region
}

func (o *module) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.SymName, ir.StrAttr.Opt())
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.IsolatedFromAbove, ir.SymbolTableTrait, ir.NoTerminator, ir.SingleBlock)
}

type fn struct {
	ir.Base
	SymName *ir.StringAttr
	Body    ir.Region
}

func (o *fn) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.SymName, ir.StrAttr)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.IsolatedFromAbove, ir.SymbolTrait, ir.NoTerminator)
}

func (o *fn) isFunction() {}

type function interface{ isFunction() }

// marker is an op to count and to add; it is not isolated.
type marker struct {
	ir.Base
	Bad bool
}

func (o *marker) Def(d *ir.Def) { d.Unit("bad", &o.Bad) }

func (o *marker) Verify() error {
	if o.Bad {
		return errors.New("is bad")
	}
	return nil
}

var dialects = []*ir.Dialect{
	(&ir.Dialect{Name: "builtin"}).Register(ir.OpOf[module]("module")),
	(&ir.Dialect{Name: "func"}).Register(ir.OpOf[fn]("func")),
	(&ir.Dialect{Name: "test"}).Register(ir.OpOf[marker]("marker")),
}

func at(line int) ir.Loc { return ir.FileLineCol("in.mlir", line, 1) }

// newModule returns a module with functions of the given names, on lines 2, 3 and so on.
func newModule(names ...string) *module {
	m := &module{}
	ir.Init(m, at(1))
	b := m.Body.Add(ir.NewBlock(at(1)))
	for i, n := range names {
		f := ir.Append(b, at(i+2), &fn{SymName: ir.Str(n)})
		f.Body.Add(ir.NewBlock(at(i + 2)))
	}
	return m
}

func mark(op ir.Op, bad bool) {
	ir.Append(ir.RegionAt(op, 0).Entry(), ir.LocOf(op), &marker{Bad: bad})
}

func markers(op ir.Op) int {
	n := 0
	for range ir.WalkOf[*marker](op) {
		n++
	}
	return n
}

// parse is Parse for pipelines that are right.
func parse(t testing.TB, passes []*pass.Info, text string) *pass.Pipeline {
	t.Helper()
	p, err := pass.Parse(passes, text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return p
}

// run runs the pipeline with the manager's other settings and returns whether it went well and the diagnostics, one a line.
func run(t testing.TB, m *pass.Manager, passes []*pass.Info, text string, op ir.Op) (bool, string) {
	t.Helper()
	var b strings.Builder
	m.Pipeline = parse(t, passes, text)
	m.Diags = diag.NewEngine(diag.NewPrinter(&b, nil).Handle)
	m.Dialects, m.Passes = dialects, passes
	ok := m.Run(op)
	return ok, b.String()
}
