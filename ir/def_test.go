package ir_test

import (
	"slices"
	"testing"

	"polyloom/ir"
)

// A wrongDef is an op whose description is what a test says.
type wrongDef struct {
	ir.Base
	A, B ir.Operand
	Out  ir.Result
	Body ir.Region
	Next ir.Successor
	Attr *ir.StringAttr
}

var describe func(o *wrongDef, d *ir.Def)

func (o *wrongDef) Def(d *ir.Def) { describe(o, d) }

func TestWrongDefinitions(t *testing.T) {
	for _, tt := range []struct {
		name string
		def  func(o *wrongDef, d *ir.Def)
		want string
	}{
		{"two operands", func(o *wrongDef, d *ir.Def) {
			d.In("a", &o.A, ir.AnyType)
			d.In("a", &o.B, ir.AnyType)
		}, `ir: op wrong.op: two fields named "a"`},
		{"operand and attribute", func(o *wrongDef, d *ir.Def) {
			d.In("a", &o.A, ir.AnyType)
			ir.Prop(d, "a", &o.Attr, ir.StrAttr)
		}, `ir: op wrong.op: two fields named "a"`},
		{"result, region and successor", func(o *wrongDef, d *ir.Def) {
			d.Out("x", &o.Out, ir.AnyType)
			d.Region("x", &o.Body, ir.AnyRegion)
			d.Succ("x", &o.Next)
		}, "ir: op wrong.op: two fields named \"x\"\ntwo fields named \"x\""},
		{"types of nothing", func(o *wrongDef, d *ir.Def) {
			d.In("a", &o.A, ir.AnyType)
			d.AllTypesMatch("a", "b")
		}, `ir: op wrong.op: a types match names "b", which is no operand, result or attribute`},
		{"types from nothing", func(o *wrongDef, d *ir.Def) {
			d.Out("out", &o.Out, ir.AnyType)
			d.TypesMatch("in", "out", "they match", func(t ir.Type) ir.Type { return t })
		}, `ir: op wrong.op: a types match names "in", which is no operand, result or attribute`},
	} {
		describe = tt.def
		d := (&ir.Dialect{Name: "wrong"}).Register(ir.OpOf[wrongDef]("op"))
		if got := panics(func() { d.Op("wrong.op") }); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	twice := func() { (&ir.Dialect{Name: "wrong"}).Register(ir.OpOf[wrongDef]("op"), ir.OpOf[wrongDef]("op")) }
	if got := panics(twice); got != "ir: two ops named wrong.op" {
		t.Errorf("got %q", got)
	}
}

func TestDescription(t *testing.T) {
	port := func(ps []ir.Port) (out []string) {
		for _, p := range ps {
			kind := ""
			switch {
			case p.Optional:
				kind = "?"
			case p.Variadic:
				kind = "*"
			}
			out = append(out, p.Name+kind)
		}
		return out
	}
	groups := ir.InfoFor[*Groups]()
	if got := port(groups.Operands()); !slices.Equal(got, []string{"first", "maybe?", "many*", "more*"}) {
		t.Errorf("got operands %v", got)
	}
	if got := port(groups.Results()); !slices.Equal(got, []string{"out*", "opt_out?"}) {
		t.Errorf("got results %v", got)
	}
	if got := port(ir.InfoFor[*Bodies]().Regions()); !slices.Equal(got, []string{"main", "rest*"}) {
		t.Errorf("got regions %v", got)
	}
	if got := port(ir.InfoFor[*Switch]().Successors()); !slices.Equal(got, []string{"cases*"}) {
		t.Errorf("got successors %v", got)
	}
	if got := groups.Operands()[2].Types.Desc; got != "variadic of index" {
		t.Errorf("got constraint %q", got)
	}
	var props []string
	for _, p := range ir.InfoFor[*Picky]().Props() {
		props = append(props, p.Name+": "+p.Constraint.Desc)
	}
	want := []string{"count: 64-bit signless integer attribute", "name: short string", "step: 32-bit signless integer attribute", "loose: any attribute"}
	if !slices.Equal(props, want) {
		t.Errorf("got %q, want %q", props, want)
	}
	yield := ir.InfoFor[*Yield]()
	if !yield.Has(ir.Terminator|ir.ReturnLike) || yield.Has(ir.Terminator|ir.Commutative) || !slices.Equal(yield.Parents(), []string{"test.for", "test.bodies"}) {
		t.Error("wrong traits")
	}
	unknown := ir.Unregistered("x.y", nil)
	if yield.Dialect != testDialect || !yield.Registered || unknown.Registered || unknown != ir.Unregistered("x.y", nil) {
		t.Error("wrong dialects")
	}
	loop := ir.InfoFor[*For]()
	if !loop.Has(ir.SingleBlock | ir.SingleBlockImplicitTerminator) {
		t.Error("an implicit terminator does not imply a single block")
	}
	var relations []string
	for _, r := range ir.InfoFor[*Const]().TypeRelations() {
		relations = append(relations, r.From+" "+r.To)
	}
	if !slices.Equal(relations, []string{"value result", "result value"}) {
		t.Errorf("got %v", relations)
	}
	if rs := ir.InfoFor[*Cmp]().TypeRelations(); len(rs) != 1 || rs[0].From != "lhs" || rs[0].F(ir.I32) != ir.Type(ir.I1) {
		t.Error("wrong relation with a function")
	}
}

func TestAttachedToDescription(t *testing.T) {
	info := ir.InfoFor[*Flag]()
	if info.Attached(flagDoc{}) != "docs" || info.Attached(1) != nil || info.Format() != "attr-dict" {
		t.Error("what the description holds for higher layers was lost")
	}
	calls := 0
	for range 3 {
		if got := info.Memo(flagDoc{}, func() any { calls++; return calls }); got != 1 {
			t.Errorf("got %v", got)
		}
	}
}

func TestEnums(t *testing.T) {
	both := Overflow.EnumAttr(3)
	if got := both.String(); got != "#test.overflow<nsw, nuw>" || both.AttrDialect() != "test" {
		t.Errorf("got %s", got)
	}
	if got := Overflow.EnumAttr(0).String(); got != "#test.overflow<none>" {
		t.Errorf("got %s", got)
	}
	if Predicates.Attr(1) != ir.Attr(ir.IntegerOf(ir.I64, 1)) || Overflow.Attr(1) != ir.Attr(Overflow.EnumAttr(1)) {
		t.Error("wrong attributes")
	}
	for _, tt := range []struct {
		e    *ir.EnumDef
		a    ir.Attr
		want uint64
		ok   bool
	}{
		{Overflow, both, 3, true},
		{Overflow, ir.IntegerOf(ir.I64, 1), 0, false},
		{Overflow, (*ir.EnumAttr)(nil), 0, false},
		{Predicates, ir.IntegerOf(ir.I64, 1), 1, true},
		{Predicates, ir.IntegerOf(ir.I64, 2), 2, false},
		{Predicates, ir.IntegerOf(ir.I32, 1), 0, false},
		{Predicates, both, 0, false},
		{Predicates, nil, 0, false},
	} {
		if v, ok := tt.e.Value(tt.a); ok != tt.ok || ok && v != tt.want || tt.e.Constraint().Ok(tt.a) != tt.ok {
			t.Errorf("%v: got %d, %t", tt.a, v, ok)
		}
	}
	if v, ok := Overflow.Lookup("nuw"); !ok || v != 2 {
		t.Errorf("got %d", v)
	}
	if _, ok := Overflow.Lookup("nothing"); ok || Overflow.Keyword(8) != "" || Predicates.Keyword(1) != "ne" || Predicates.Keyword(2) != "" {
		t.Error("wrong keywords")
	}
	if !Overflow.Has(3) || Overflow.Has(4) || !Predicates.Has(0) || Predicates.Has(2) {
		t.Error("wrong values")
	}
	if got := Predicates.Expected(); got != "[eq, ne]" {
		t.Errorf("got %s", got)
	}
	group := &ir.EnumDef{Dialect: "test", Mnemonic: "fast", Bits: true, Sep: ",", Cases: []ir.EnumCase{
		{Name: "none"}, {Name: "a", Value: 1}, {Name: "b", Value: 2}, {Name: "all", Value: 3}}}
	if group.Keyword(3) != "all" || group.Keyword(2) != "b" || group.Keyword(0) != "none" {
		t.Error("a case that stands for several is not used")
	}
}
