package conversion_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/rewrite/conversion"
)

// Dialects a and b: as a rule, ops of a become those of b of the same name.
var (
	dialectA = (&ir.Dialect{Name: "a", Materialize: func(a ir.Attr, t ir.Type) ir.Op {
		return &ConstA{constant: constant{Value: a.(ir.Typed)}}
	}}).Register(
		ir.OpOf[AddA]("add"), ir.OpOf[GetA]("get"), ir.OpOf[UseA]("use"), ir.OpOf[WrapA]("wrap"), ir.OpOf[YieldA]("yield"),
		ir.OpOf[ConstA]("const"), ir.OpOf[Far]("far"), ir.OpOf[Near]("near"))
	dialectB = (&ir.Dialect{Name: "b"}).Register(
		ir.OpOf[AddB]("add"), ir.OpOf[GetB]("get"), ir.OpOf[UseB]("use"), ir.OpOf[WrapB]("wrap"), ir.OpOf[YieldB]("yield"),
		ir.OpOf[ConstB]("const"), ir.OpOf[Join]("join"))
	dialects = []*ir.Dialect{builtin.Dialect, fn.Dialect, cf.Dialect, dialectA, dialectB}
)

type binary struct {
	Lhs, Rhs ir.Operand
	Result   ir.Result
}

func (o *binary) def(d *ir.Def) {
	d.In("lhs", &o.Lhs, ir.AnyType)
	d.In("rhs", &o.Rhs, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure, ir.SameOperandsAndResultType)
	d.Format("$lhs `,` $rhs attr-dict `:` type($result)")
}

type AddA struct {
	ir.Base
	binary
}

func (o *AddA) Def(d *ir.Def) { o.def(d) }

// Fold adds constants.
func (o *AddA) Fold(consts []ir.Attr) ir.Folded {
	x, xOk := consts[0].(*ir.IntegerAttr)
	y, yOk := consts[1].(*ir.IntegerAttr)
	if !xOk || !yOk {
		return ir.NoFold
	}
	return ir.FoldConst(ir.IntegerOf(x.Typ, x.Int64()+y.Int64()))
}

type AddB struct {
	ir.Base
	binary
}

func (o *AddB) Def(d *ir.Def) { o.def(d) }

type constant struct {
	Value  ir.Typed
	Result ir.Result
}

func (o *constant) def(d *ir.Def) {
	ir.Prop(d, "value", &o.Value, ir.TypedProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.AllTypesMatch("value", "result")
	d.Traits(ir.ConstantLike, ir.Pure)
	d.Format("$value attr-dict")
}

type ConstA struct {
	ir.Base
	constant
}

func (o *ConstA) Def(d *ir.Def)            { o.def(d) }
func (o *ConstA) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

type ConstB struct {
	ir.Base
	constant
}

func (o *ConstB) Def(d *ir.Def)            { o.def(d) }
func (o *ConstB) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.Value) }

type getter struct {
	Results ir.Results
}

func (o *getter) def(d *ir.Def) {
	d.Outs("results", &o.Results, ir.AnyType)
	d.Format("(`:` type($results)^)? attr-dict")
}

type GetA struct {
	ir.Base
	getter
}

func (o *GetA) Def(d *ir.Def) { o.def(d) }

type GetB struct {
	ir.Base
	getter
}

func (o *GetB) Def(d *ir.Def) { o.def(d) }

type user struct{ Values ir.Operands }

func (o *user) def(d *ir.Def, traits ...ir.Trait) {
	d.Ins("values", &o.Values, ir.AnyType)
	d.Traits(traits...)
	d.Format("`(` ($values^ `:` type($values))? `)` attr-dict")
}

type UseA struct {
	ir.Base
	user
}

func (o *UseA) Def(d *ir.Def) { o.def(d) }

type UseB struct {
	ir.Base
	user
}

func (o *UseB) Def(d *ir.Def) { o.def(d) }

type YieldA struct {
	ir.Base
	user
}

func (o *YieldA) Def(d *ir.Def) { o.def(d, ir.Terminator, ir.ReturnLike) }

type YieldB struct {
	ir.Base
	user
}

func (o *YieldB) Def(d *ir.Def) { o.def(d, ir.Terminator, ir.ReturnLike) }

type wrapper struct{ Body ir.Region }

func (o *wrapper) def(d *ir.Def) {
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Format("$body attr-dict")
}

type WrapA struct {
	ir.Base
	wrapper
}

func (o *WrapA) Def(d *ir.Def) { o.def(d) }

type WrapB struct {
	ir.Base
	wrapper
}

func (o *WrapB) Def(d *ir.Def) { o.def(d) }

// Join makes one value of two.
type Join struct {
	ir.Base
	Values ir.Operands
	Result ir.Result
}

func (o *Join) Def(d *ir.Def) {
	d.Ins("values", &o.Values, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.Format("$values attr-dict `:` type($values) `to` type($result)")
}

// Far and Near are steps on the way to dialect b.
type Far struct{ ir.Base }

func (o *Far) Def(d *ir.Def) { d.Format("attr-dict") }

type Near struct{ ir.Base }

func (o *Near) Def(d *ir.Def) { d.Format("attr-dict") }

func cast(types []ir.Type, inputs []*ir.Value) ir.Op {
	return &builtin.UnrealizedConversionCast{Inputs: ir.Uses(inputs...), Outputs: ir.ResTypes(types...)}
}

// config is what most tests use.
var config = conversion.Config{Cast: cast, Describe: ir.Name}

func parse(t testing.TB, src string) ir.Op {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
	m := asm.Parse(&asm.Config{Dialects: dialects, Diags: e, AllowUnregistered: true}, "in.mlir", src, 0)
	if m == nil || !ir.Verify(m, e, ir.VerifyOptions{}) {
		t.FailNow()
	}
	return m
}

func text(t testing.TB, m ir.Op) string {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
	s := string(asm.Append(nil, m, asm.DefaultPrintOptions()))
	if !ir.Verify(m, e, ir.VerifyOptions{}) {
		t.Fatal(s)
	}
	return s
}

func equal(t *testing.T, m ir.Op, want string) {
	t.Helper()
	if got, want := text(t, m), text(t, parse(t, want)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func function(signature, body string) string {
	return "func.func @f" + signature + " {\n" + strings.TrimSpace(body) + "\n}\n"
}
