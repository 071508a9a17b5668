package asm

import (
	"strings"
	"testing"

	"polyloom/affexpr"
	"polyloom/ir"
)

// testForm is an op whose custom form is the test's own.
type testForm struct {
	ir.Base
	Inputs ir.Operands
	Kind   ir.Attr
	Num    *ir.IntegerAttr
	Body   ir.Region
	print  func(o *testForm, p *Printer)
	wrong  bool
}

func (o *testForm) Def(d *ir.Def) {
	d.Ins("inputs", &o.Inputs, ir.AnyType)
	ir.Prop(d, "kind", &o.Kind, ir.AnyAttr.Opt())
	ir.Prop(d, "num", &o.Num, ir.I64Prop.Opt())
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.IsolatedFromAbove, ir.NoTerminator)
}

func (o *testForm) Verify() error {
	if o.wrong {
		return errWrong
	}
	return nil
}

func (o *testForm) PrintOp(p *Printer) { o.print(o, p) }

type wrong struct{}

func (wrong) Error() string { return "is wrong" }

var errWrong = wrong{}

// boxAttr is a dialect's attribute; boxType a type that wants an alias.
type boxAttr struct {
	ir.AttrBase
	inner ir.Attr
}

func (a *boxAttr) AttrDialect() string { return "t" }
func (a *boxAttr) PrintBody(w *ir.Text) {
	w.Str("box<")
	w.AttrNoType(a.inner)
	w.Str(">")
}
func (a *boxAttr) String() string { return ir.AttrText(a) }

type plainAttr struct {
	ir.AttrBase
	_ byte
}

func (a *plainAttr) AttrDialect() string  { return "t" }
func (a *plainAttr) PrintBody(w *ir.Text) { w.Str("plain") }
func (a *plainAttr) String() string       { return ir.AttrText(a) }

type boxType struct {
	ir.TypeBase
	alias string
	inner []ir.Type
}

func (t *boxType) TypeDialect() string { return "t" }
func (t *boxType) PrintBody(w *ir.Text) {
	w.Str("box<")
	w.Types(t.inner)
	w.Str(">")
}
func (t *boxType) String() string { return ir.TypeText(t) }
func (t *boxType) Alias() string  { return t.alias }

// form appends t.form with the given custom form.
func form(b *ir.Block, operands []*ir.Value, print func(o *testForm, p *Printer)) *testForm {
	return ir.Append(b, at(1, 1), &testForm{Inputs: ir.Uses(operands...), print: print})
}

// TestPrinterMethods writes custom forms; want is what follows the op's name.
func TestPrinterMethods(t *testing.T) {
	d0, s0 := affexpr.Dim(0), affexpr.Symbol(0)
	fn := ir.Function([]ir.Type{ir.I1}, nil)
	box := &boxAttr{inner: ir.IntegerOf(ir.I32, 7)}
	for _, c := range []struct {
		name  string
		print func(o *testForm, p *Printer)
		want  string
	}{
		{"operands", func(o *testForm, p *Printer) {
			p.Space()
			p.Operands(&o.Inputs)
			p.Str(" : ")
			p.OperandTypes(&o.Inputs)
		}, " %0, %1#1 : i32, index"},
		{"values", func(o *testForm, p *Printer) { p.Values(o.Inputs.Values()[1:]) }, "%1#1"},
		{"affine map", func(o *testForm, p *Printer) {
			p.AffineMapOfValues(affexpr.NewMap(1, 1, d0.Add(s0).MulConst(2), affexpr.Const(3)), o.Inputs.Values())
		}, "(%0 + symbol(%1#1)) * 2, 3"},
		{"one arrow type", func(_ *testForm, p *Printer) { p.ArrowTypes([]ir.Type{ir.I1}) }, " -> i1"},
		{"arrow to a function", func(_ *testForm, p *Printer) { p.ArrowTypes([]ir.Type{fn}) }, " -> ((i1) -> ())"},
		{"arrow types", func(_ *testForm, p *Printer) { p.OptArrowTypes([]ir.Type{ir.I1, ir.I8}) }, " -> (i1, i8)"},
		{"no arrow types", func(_ *testForm, p *Printer) { p.OptArrowTypes(nil) }, ""},
		{"functional type", func(o *testForm, p *Printer) { p.FunctionalType(o) }, "(i32, index) -> ()"},
		{"dictionary", func(o *testForm, p *Printer) { p.AttrDict(o) }, " {a, kind = #t.box<7>, num = 1 : i64, z = 1 : i8}"},
		{"dictionary without some", func(o *testForm, p *Printer) { p.AttrDict(o, "kind", "z") }, " {a, num = 1 : i64}"},
		{"empty dictionary", func(o *testForm, p *Printer) { p.AttrDictWithKeyword(o, "kind", "z", "a", "num") }, ""},
		{"dictionary with keyword", func(o *testForm, p *Printer) { p.AttrDictWithKeyword(o, "kind", "num") }, " attributes {a, z = 1 : i8}"},
		{"properties", func(o *testForm, p *Printer) { p.PropDict(o) }, " <{kind = #t.box<7>, num = 1 : i64}>"},
		{"some properties", func(o *testForm, p *Printer) { p.PropDict(o, "num") }, " <{kind = #t.box<7>}>"},
		{"stripped attribute", func(_ *testForm, p *Printer) { p.StrippedAttr(box) }, "<7>"},
		{"attribute of a mnemonic alone", func(_ *testForm, p *Printer) { p.StrippedAttr(&plainAttr{}) }, "#t.plain"},
		{"stripped number", func(_ *testForm, p *Printer) { p.StrippedAttr(ir.IntegerOf(ir.I32, 5)) }, "5"},
		{"stripped type", func(_ *testForm, p *Printer) { p.StrippedType(&boxType{inner: []ir.Type{ir.I1}}) }, "<i1>"},
		{"stripped builtin type", func(_ *testForm, p *Printer) { p.StrippedType(ir.I1) }, "i1"},
		{"symbol", func(_ *testForm, p *Printer) { p.Symbol("a-b") }, `@"a-b"`},
		{"location that is not printed", func(_ *testForm, p *Printer) { p.OptionalLocSpecifier(at(1, 2)) }, ""},
		{"region", func(o *testForm, p *Printer) { p.Region(&o.Body, RegionOpts{}) },
			"{\n  ^bb0(%arg0: i1):\n    \"t.in\"(%arg0) : (i1) -> ()\n  }"},
		{"region without arguments", func(o *testForm, p *Printer) {
			p.RegionArg(o.Body.Entry().Args()[0], ir.Dict(named1("x", ir.Unit)), false)
			p.Space()
			p.Region(&o.Body, RegionOpts{HideEntryArgs: true})
		}, "%arg0: i1 {x} {\n    \"t.in\"(%arg0) : (i1) -> ()\n  }"},
		{"argument without type", func(o *testForm, p *Printer) { p.RegionArg(o.Body.Entry().Args()[0], nil, true) }, "%arg0"},
		{"shadowed arguments", func(o *testForm, p *Printer) {
			p.ShadowRegionArgs(&o.Body, o.Inputs.Values()[1:])
			p.Region(&o.Body, RegionOpts{HideEntryArgs: true})
		}, "{\n    \"t.in\"(%1#1) : (i1) -> ()\n  }"},
		{"lines", func(_ *testForm, p *Printer) {
			p.Indent(1)
			p.Newline()
			p.Str("x")
			p.Indent(-1)
			p.Newline()
			p.Str("y")
		}, "\n    x\n  y"},
		{"other op", func(o *testForm, p *Printer) { p.Space(); p.CustomOp(o.Body.Entry().First()) }, " \"t.in\"(%arg0) : (i1) -> ()"},
	} {
		m, b := newModule()
		one, two := unreg(b, "t.one", nil, types(ir.I32)), unreg(b, "t.two", nil, types(ir.I1, ir.Index()))
		f := form(b, values(one.Results.At(0), two.Results.At(1)), c.print)
		f.Kind, f.Num = box, ir.IntegerOf(ir.I64, 1)
		ir.SetDiscardable(f, ir.Dict(named1("z", ir.IntegerOf(ir.I8, 1)), named1("a", ir.Unit)))
		in := f.Body.Add(ir.NewBlock(at(1, 1), ir.I1))
		unreg(in, "t.in", values(in.Arg(0)), nil)
		got := string(Append(nil, m, DefaultPrintOptions()))
		want := "module {\n  %0 = \"t.one\"() : () -> i32\n  %1:2 = \"t.two\"() : () -> (i1, index)\n  t.form" + c.want + "\n}\n"
		if got != want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, want)
		}
	}
}

// TestPrintWrong prints what the verifier refuses: in the generic form, with words for what is missing.
func TestPrintWrong(t *testing.T) {
	m, b := newModule()
	gone := unreg(new(ir.Block), "t.gone", nil, types(ir.I1))
	f := form(b, values(gone.Results.At(0)), func(*testForm, *Printer) { t.Error("custom form of a wrong op") })
	f.wrong = true
	f.Inputs.Append(nil)
	elsewhere := new(ir.Block)
	op := unreg(b, "t.br", nil, nil)
	op.Successors.Assign(elsewhere)
	want := `"builtin.module"() ({
  "t.form"(<<UNKNOWN SSA VALUE>>, <<NULL VALUE>>) ({
  }) : (i1, <<NULL TYPE>>) -> ()
  "t.br"()[INVALIDBLOCK] : () -> ()
}) : () -> ()
`
	opts := DefaultPrintOptions()
	opts.Generic = true
	if got := string(Append(nil, m, opts)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPrintUnverified prints an op in its generic form because its own verifier refuses it, unless that is not asked.
func TestPrintUnverified(t *testing.T) {
	m, b := newModule()
	f := form(b, nil, func(_ *testForm, p *Printer) { p.Str(" custom") })
	f.wrong = true
	opts := DefaultPrintOptions()
	if got := string(Append(nil, m, opts)); !strings.HasPrefix(got, `"builtin.module"() ({`+"\n  \"t.form\"() ({") {
		t.Errorf("wrong op printed as\n%s", got)
	}
	opts.AssumeVerified = true
	if got := string(Append(nil, m, opts)); got != "module {\n  t.form custom\n}\n" {
		t.Errorf("op assumed right printed as\n%s", got)
	}
}

// TestPrintOne prints ops inside others alone.
func TestPrintOne(t *testing.T) {
	_, b := newModule()
	constant(b, ir.I32, 1)
	entry := function(b, "f", types(ir.I1), nil)
	constant(entry, ir.I32, 1)
	last := unreg(entry, "t.x", values(entry.Arg(0)), types(ir.I1), named1("d", ir.DenseOf(ir.Tensor([]int64{17}, ir.I8, nil), manyInts(17))),
		named1("m", ir.NewMapAttr(1, 0, affexpr.Dim(0))))
	ir.Append(entry, at(1, 1), &testReturn{})
	dense := `dense<[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]>`
	rest := ` : tensor<17xi8>, m = affine_map<(d0) -> (d0)>} : (i1) -> i1`
	for _, c := range []struct{ name, got, want string }{
		{"OpText", OpText(last), `%0 = "t.x"(%arg0) {d = ` + dense + rest},
		{"DescribeOp", DescribeOp(last), `%1 = "t.x"(%arg0) {d = dense_resource<__elided__>` + rest},
		{"Append", string(Append([]byte(">"), last, DefaultPrintOptions())), `>%0 = "t.x"(%arg0) {d = ` + dense + rest},
	} {
		if c.got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, c.got, c.want)
		}
	}
}

func manyInts(n int) []ir.Attr {
	as := make([]ir.Attr, n)
	for i := range as {
		as[i] = ir.IntegerOf(ir.I8, int64(i))
	}
	return as
}

// TestTypeAliases prints types that want aliases: inner ones first, numbers where names meet, no type by its alias in itself.
func TestTypeAliases(t *testing.T) {
	m, b := newModule()
	inner := &boxType{alias: "b2", inner: []ir.Type{ir.I1}}
	other := &boxType{alias: "b2", inner: []ir.Type{ir.I8}}
	outer := &boxType{alias: "a.b 1", inner: []ir.Type{inner, other}}
	loop := &boxType{alias: "loop"}
	loop.inner = []ir.Type{ir.I16}
	unreg(b, "t.a", nil, types(outer, other, loop), named1("x", &boxAttr{inner: ir.TypeAttrOf(inner)}))
	want := `!b2 = !t.box<i1>
!b2_1 = !t.box<i8>
!loop = !t.box<i16>
!a2Eb_1 = !t.box<!b2, !b2_1>
module {
  %0:3 = "t.a"() {x = #t.box<!b2>} : () -> (!a2Eb_1, !b2_1, !loop)
}
`
	if got := string(Append(nil, m, DefaultPrintOptions())); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestExternalResources(t *testing.T) {
	m, b := newModule()
	unreg(b, "t.a", nil, nil, named1("r", ir.Resource(ir.Tensor([]int64{1}, ir.I8, nil), &ir.Blob{Key: "k", Data: []byte{171}, Align: 1, Known: true})))
	opts := DefaultPrintOptions()
	opts.External = []ExternalResource{{"a", "x", "true"}, {"b", "y z", `"q\"\n"`}, {"a", "w", `"0x01ab"`}}
	want := `module {
  "t.a"() {r = dense_resource<k> : tensor<1xi8>} : () -> ()
}

{-#
  dialect_resources: {
    builtin: {
      k: "0x01000000AB"
    }
  },
  external_resources: {
    a: {
      x: true,
      w: "0x01AB"
    },
    b: {
      "y z": "q\22\0A"
    }
  }
#-}
`
	if got := string(Append(nil, m, opts)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSanitize(t *testing.T) {
	for _, c := range []struct{ name, punct, want string }{
		{"abc", "$._-", "abc"},
		{"a.b-c$d_", "$._-", "a.b-c$d_"},
		{"a.b", "$_-", "a2Eb"},
		{"1a", "$._-", "_1a"},
		{" a", "$._-", "_a"},
		{"+a", "$._-", "_2Ba"},
		{"a\nb", "$._-", "aAb"},
		{"é", "$._-", "_C3A9"},
	} {
		if got := sanitize(c.name, c.punct); got != c.want {
			t.Errorf("sanitize(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}
