package ir_test

import (
	"slices"
	"testing"

	"polyloom/ir"
)

// nested returns a module with functions @f and @g and a module @inner that holds @f and @h, with the builder of its body.
func nested() (m, inner *Module, top, in *ir.Builder) {
	m, top = newModule()
	newFunc(top, "f", nil)
	newFunc(top, "g", nil)
	inner = ir.Create(top, &Module{Name: ir.Str("inner")})
	in = ir.AtEnd(inner.Body.Add(ir.NewBlock(ir.Loc{})), ir.Loc{})
	newFunc(in, "f", nil)
	newFunc(in, "h", nil)
	return m, inner, top, in
}

func TestLookup(t *testing.T) {
	m, inner, _, in := nested()
	f, h := m.Body.Entry().First(), inner.Body.Entry().Last()
	ref := ir.SymbolRef
	var tables ir.SymbolTables
	for _, tt := range []struct {
		ref  *ir.SymbolRefAttr
		want ir.Op
	}{
		{ref("f"), f},
		{ref("inner"), inner},
		{ref("inner", "h"), h},
		{ref("h"), nil},
		{ref("inner", "g"), nil},
		{ref("f", "h"), nil},
		{ref("inner", "h", "x"), nil},
	} {
		if got := ir.LookupSymbolIn(m, tt.ref); got != tt.want {
			t.Errorf("%v: got another op", tt.ref)
		}
		if got := tables.Lookup(m, tt.ref); got != tt.want {
			t.Errorf("%v by index: got another op", tt.ref)
		}
	}
	if ir.LookupNearest(h, ref("f")) != inner.Body.Entry().First() || tables.LookupNearest(f, ref("f")) != f {
		t.Error("a symbol was not found in the closest table")
	}
	if ir.LookupNearest(constantOp(1), ref("f")) != nil {
		t.Error("a symbol was found outside all tables")
	}
	use := opaque(in, "x.use", nil)
	holder := opaque(in, "x.holder", nil)
	hidden := opaque(ir.AtEnd(holder.Regions.Append().Add(ir.NewBlock(ir.Loc{})), ir.Loc{}), "x.use", nil)
	if ir.NearestSymbolTable(use) != ir.Op(inner) || ir.NearestSymbolTable(hidden) != nil || ir.NearestSymbolTable(m) != ir.Op(m) {
		t.Error("wrong nearest tables")
	}
	holder.Regions.Append()
	if ir.NearestSymbolTable(hidden) != ir.Op(inner) {
		t.Error("an op with two regions was taken for a symbol table")
	}
	empty := &Module{}
	ir.Init(empty, ir.Loc{})
	if ir.LookupSymbolIn(empty, ref("f")) != nil || ir.NewSymbolTable(empty).Lookup("f") != nil {
		t.Error("a symbol was found in an empty table")
	}
}

func TestSymbolTableInsert(t *testing.T) {
	m, _, top, _ := nested()
	table := ir.NewSymbolTable(m)
	again, _ := newFunc(top, "f", nil)
	if got := table.Insert(again); got != "f_0" || again.Name.Value != "f_0" || table.Lookup("f_0") != ir.Op(again) {
		t.Errorf("got %s", got)
	}
	third, _ := newFunc(top, "f", nil)
	if got := table.Insert(third); got != "f_1" {
		t.Errorf("got %s", got)
	}
	if got := table.Insert(third); got != "f_1" {
		t.Errorf("inserted twice: got %s", got)
	}
	table.Forget(again)
	if table.Lookup("f_0") != nil || table.Lookup("f") == nil {
		t.Error("the wrong symbol was forgotten")
	}
}

func TestSymbolNamesAndVisibility(t *testing.T) {
	m, inner, top, _ := nested()
	f := m.Body.Entry().First().(*Func)
	if _, ok := ir.SymbolNameOf(m); ok {
		t.Error("a module without name has one")
	}
	if _, ok := ir.SymbolNameOf(constantOp(1)); ok {
		t.Error("a constant is a symbol")
	}
	if n, ok := ir.SymbolNameOf(inner); !ok || n != "inner" {
		t.Errorf("got %s", n)
	}
	ir.SetSymbolName(f, "new")
	if n, ok := ir.SymbolNameOf(f); !ok || n != "new" || f.Name.Value != "new" {
		t.Errorf("got %s", n)
	}
	u := opaque(top, "x.sym", nil)
	ir.SetSymbolName(u, "u")
	if n, ok := ir.SymbolNameOf(u); !ok || n != "u" {
		t.Errorf("got %s", n)
	}
	for _, v := range []ir.Visibility{ir.Private, ir.Nested, ir.Public} {
		for _, op := range []ir.Op{f, u, inner} {
			ir.SetVisibility(op, v)
			if got := ir.VisibilityOf(op); got != v {
				t.Errorf("%s: got %d, want %d", ir.Name(op), got, v)
			}
		}
	}
	if ir.Attribute(f, "sym_visibility") != nil {
		t.Error("a public symbol says so")
	}
}

func TestSymbolUses(t *testing.T) {
	m, _, top, in := nested()
	f := ir.SymbolRef("f")
	call := ir.Create(top, &Call{Callee: f})
	list := opaque(in, "x.list", nil)
	ir.SetAttribute(list, "refs", ir.Array(ir.SymbolRef("f", "g"), ir.SymbolRef("h"), ir.Dict(ir.NamedAttr{Name: "x", Value: f})))
	var users []ir.Op
	var refs []string
	collect := func(u ir.SymbolUse) bool {
		users, refs = append(users, u.User), append(refs, u.Ref.String())
		return true
	}
	if !ir.WalkSymbolUses(m, collect) {
		t.Error("the walk did not come to its end")
	}
	if !slices.Equal(refs, []string{"@f::@g", "@h", "@f", "@f"}) || users[0] != ir.Op(list) || users[3] != ir.Op(call) {
		t.Errorf("got %v", refs)
	}
	n := 0
	if ir.WalkSymbolUses(m, func(ir.SymbolUse) bool { n++; return n < 2 }) || n != 2 {
		t.Errorf("the walk went on to %d", n)
	}
	ir.ReplaceSymbolUses(m, "f", "k")
	if call.Callee != ir.SymbolRef("k") || ir.Attribute(list, "refs").String() != "[@k::@g, @h, {x = @k}]" {
		t.Errorf("got %v and %v", call.Callee, ir.Attribute(list, "refs"))
	}
	if ir.SymbolRef("a", "b").Leaf() != "b" || f.Leaf() != "f" {
		t.Error("wrong last names")
	}
	if ir.SymbolRef("a\x00b") == ir.SymbolRef("a", "b") || ir.SymbolRef("a", "b\x00c") == ir.SymbolRef("a", "b", "c") {
		t.Error("two references are one")
	}
}
