package ir_test

import (
	"slices"
	"strings"
	"testing"

	"polyloom/ir"
)

// panics returns what f panics with, "" if it does not.
func panics(f func()) (text string) {
	defer func() {
		switch r := recover().(type) {
		case string:
			text = r
		case error:
			text = r.Error()
		}
	}()
	f()
	return ""
}

func TestInferredTypes(t *testing.T) {
	_, f, _, b := sample()
	x, c := f.Body.Entry().Arg(0), f.Body.Entry().Arg(1)
	vec := opaque(b, "x.x", nil, ir.Vector([]int64{4}, ir.I32)).Results.At(0)
	tests := []struct {
		name string
		op   ir.Op
		want []ir.Type
	}{
		{"SameOperandsAndResultType", ir.Create(b, &Add{Lhs: vec.Use(), Rhs: vec.Use()}), []ir.Type{vec.Type()}},
		{"AllTypesMatch", ir.Create(b, &Sub{Lhs: x.Use(), Rhs: x.Use()}), []ir.Type{ir.I32}},
		{"AllTypesMatch with an attribute", ir.Create(b, &Const{Value: ir.IndexAttr(1)}), []ir.Type{ir.Index()}},
		{"TypesMatch", ir.Create(b, &Cmp{Lhs: vec.Use(), Rhs: vec.Use()}), []ir.Type{ir.Vector([]int64{4}, ir.I1)}},
		{"InferTypes", ir.Create(b, &Twice{In: x.Use()}), []ir.Type{ir.I32, ir.I32}},
		{"InferTypes of results that are there", ir.Create(b, &Twice{In: x.Use(), Out: ir.ResTypes(ir.I8)}), []ir.Type{ir.I8}},
		{"a type that is given", ir.Create(b, &Sub{Lhs: x.Use(), Rhs: x.Use(), Result: ir.Res(ir.I64)}), []ir.Type{ir.I64}},
		{"optional and variadic results", ir.Create(b, &Groups{First: x.Use()}), nil},
		{"the only possible type", ir.Create(b, &Flag{}), []ir.Type{ir.I1}},
	}
	for _, tt := range tests {
		if got := ir.ResultTypes(tt.op); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
		for i, r := range ir.ResultsOf(tt.op) {
			if r.Index() != i || r.DefOp() != tt.op {
				t.Errorf("%s: result %d does not know what it is", tt.name, i)
			}
		}
	}
	if got, want := panics(func() { ir.Create(b, &Twice{In: c.Use()}) }), "ir: creating test.twice: no bits, please"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := panics(func() { ir.Create(b, &Cast{In: c.Use()}) }), "ir: creating test.cast: the type of result out cannot be inferred"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestInit(t *testing.T) {
	_, f, _, _ := sample()
	x := f.Body.Entry().Arg(0)
	op := &Picky{In: x.Use(), Count: ir.IntegerOf(ir.I64, 1)}
	if op.Info() != nil || x.HasUses() {
		t.Error("a literal is part of the IR")
	}
	ir.Init(op, pos(3))
	ir.Init(op, pos(4)) // does nothing
	if ir.Name(op) != "test.picky" || ir.LocOf(op) != pos(3) || x.NumUses() != 1 || ir.BlockOf(op) != nil || op.Deep.ParentOp() != ir.Op(op) {
		t.Error("wrong parts of a complete op")
	}
	if op.Step != ir.IntegerOf(ir.I32, 1) {
		t.Errorf("the default of an attribute is %v", op.Step)
	}
	ir.SetLoc(op, pos(5))
	if ir.LocOf(op) != pos(5) {
		t.Error("a location did not change")
	}
	if got := panics(func() { ir.Init(&Stray{}, ir.Loc{}) }); got != "ir: *ir_test.Stray is in no dialect" {
		t.Errorf("got %q", got)
	}
}

// Stray is in no dialect.
type Stray struct{ ir.Base }

func (o *Stray) Def(*ir.Def) {}

func TestNew(t *testing.T) {
	_, f, _, b := sample()
	x := f.Body.Entry().Arg(0)
	info := ir.InfoFor[*Groups]()
	if info != testDialect.Op("test.groups") || testDialect.Op("test.nothing") != nil {
		t.Error("an op is not found by its name")
	}
	op := info.New(pos(3)).(*Groups)
	first, none := info.Group(op, 0)
	_, many := info.Group(op, 2)
	if none != nil || first != &op.First || many != &op.Many {
		t.Error("wrong fields of operand groups")
	}
	first.Set(x)
	many.Assign(x, x)
	ir.SetResultTypes(op, []int{2, 1}, []ir.Type{ir.I8, ir.I16, ir.F32})
	b.Put(op)
	if got := ir.OperandSegments(op); !slices.Equal(got, []int64{1, 0, 2, 0}) {
		t.Errorf("got operand segments %v", got)
	}
	if got := ir.ResultSegments(op); !slices.Equal(got, []int64{2, 1}) || op.OptOut.Index() != 2 {
		t.Errorf("got result segments %v", got)
	}
	if at, n := ir.OperandGroup(op, "many"); at != 1 || n != 2 {
		t.Errorf("got group at %d of %d", at, n)
	}
	if at, n := ir.OperandGroup(op, "more"); at != 3 || n != 0 {
		t.Errorf("got group at %d of %d", at, n)
	}
	if _, g := info.ResultGroup(op, 0); g != &op.Out {
		t.Error("wrong field of a result group")
	}
	if r, _ := info.ResultGroup(op, 1); r != &op.OptOut {
		t.Error("wrong field of a result")
	}
	if p := ir.InfoFor[*Picky]().New(ir.Loc{}).(*Picky); p.Step != ir.IntegerOf(ir.I32, 1) {
		t.Error("a new op lacks the default of an attribute")
	}
	bodies := ir.InfoFor[*Bodies]().New(ir.Loc{}).(*Bodies)
	if r, _ := bodies.Info().RegionGroup(bodies, 0); r != &bodies.Main {
		t.Error("wrong field of a region")
	}
	if _, g := bodies.Info().RegionGroup(bodies, 1); g != &bodies.Rest {
		t.Error("wrong field of a region group")
	}
	sw := ir.InfoFor[*Switch]().New(ir.Loc{}).(*Switch)
	if _, g := sw.Info().SuccessorGroup(sw, 0); g != &sw.Cases {
		t.Error("wrong field of a successor group")
	}
	br := ir.InfoFor[*Br]().New(ir.Loc{}).(*Br)
	if s, _ := br.Info().SuccessorGroup(br, 0); s != &br.Dest {
		t.Error("wrong field of a successor")
	}
}

func TestErase(t *testing.T) {
	_, f, _, b := sample()
	x := f.Body.Entry().Arg(0)
	a := ir.Create(b, &Add{Lhs: x.Use(), Rhs: x.Use()})
	g := opaque(b, "x.x", []*ir.Value{&a.Result.Value})
	inner := ir.AtEnd(g.Regions.Append().Add(ir.NewBlock(ir.Loc{})), ir.Loc{})
	use := opaque(inner, "x.use", []*ir.Value{x, &a.Result.Value}, ir.I32)
	opaque(inner, "x.use", []*ir.Value{use.Results.At(0)})
	if got, want := panics(func() { ir.Erase(a) }), "ir: erasing test.add, a result of which has uses"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	ir.Erase(g)
	if a.Result.HasUses() || x.NumUses() != 2 || f.Body.Entry().Len() != 1 {
		t.Error("erasing left something behind")
	}
	ir.Erase(a)
	if x.HasUses() || !f.Body.Entry().Empty() {
		t.Error("erasing left something behind")
	}

	other := f.Body.Add(ir.NewBlock(ir.Loc{}))
	c := f.Body.Entry().Arg(1)
	ir.Create(b, &CondBr{Cond: c.Use(), Yes: ir.To(other), No: ir.To(other)})
	ir.DropAllRefs(f)
	if other.HasPreds() || c.HasUses() {
		t.Error("references are left")
	}
}

func TestBuilder(t *testing.T) {
	_, f, _, _ := sample()
	entry := f.Body.Entry()
	b := ir.AtEnd(entry, pos(5))
	var made []string
	b.Notify = func(op ir.Op) { made = append(made, ir.Name(op)) }
	two := constant(b, 2).DefOp()
	b.SetBefore(two)
	constant(b, 1)
	b.SetAtEnd(entry)
	four := constant(b, 4).DefOp()
	b.SetAfter(two)
	back := b.Save()
	b.SetBefore(two)
	back()
	if b.InsertPoint() != four || b.Block() != entry {
		t.Error("the builder is not back in its place")
	}
	constant(b, 3)
	b.SetAtStart(entry)
	constant(b, 0)
	if got := constants(entry); !slices.Equal(got, []int64{0, 1, 2, 3, 4}) {
		t.Errorf("got %v", got)
	}
	if want := strings.Repeat("test.const ", 5); strings.Join(made, " ")+" " != want {
		t.Errorf("notified of %v", made)
	}
	ir.SetLoc(two, pos(9))
	constant(ir.Before(two), 11)
	constant(ir.After(two), 12)
	constant(ir.AtStart(entry, pos(1)), 10)
	if got := constants(entry); !slices.Equal(got, []int64{10, 0, 1, 11, 2, 12, 3, 4}) {
		t.Errorf("got %v", got)
	}
	if ir.LocOf(ir.Next(two)) != pos(9) || ir.LocOf(ir.Prev(two)) != pos(9) || ir.LocOf(four) != pos(5) {
		t.Error("wrong locations")
	}
	last := ir.Append(entry, pos(7), &Const{Value: ir.BoolAttr(true)})
	mid := ir.Insert(last, pos(8), &Const{Value: ir.BoolAttr(false)})
	if entry.Last() != ir.Op(last) || ir.Next(mid) != ir.Op(last) || ir.LocOf(mid) != pos(8) {
		t.Error("wrong place")
	}
	if loose := constantOp(1); ir.BlockOf(loose) != nil {
		t.Error("a builder without a block put an op somewhere")
	}
}

func TestAncestors(t *testing.T) {
	m, f, _, b := sample()
	g := opaque(b, "x.x", nil)
	inner := opaque(ir.AtEnd(g.Regions.Append().Add(ir.NewBlock(ir.Loc{})), ir.Loc{}), "x.y", nil)
	if ir.Parent(inner) != ir.Op(g) || ir.Parent(m) != nil || ir.ParentRegion(inner) != g.Regions.At(0) || ir.ParentRegion(m) != nil {
		t.Error("wrong parents")
	}
	if p, ok := ir.ParentOf[*Func](inner); !ok || p != f {
		t.Error("the function was not found")
	}
	if _, ok := ir.ParentOf[*For](inner); ok {
		t.Error("a loop was found")
	}
	if !ir.IsAncestor(m, inner) || !ir.IsAncestor(g, g) || ir.IsAncestor(inner, g) {
		t.Error("wrong ancestors")
	}
}

func TestEnsureTerminator(t *testing.T) {
	_, f, _, b := sample()
	loop := ir.Create(at(b, 6), &For{Upper: f.Body.Entry().Arg(0).Use()})
	ir.EnsureTerminator(loop, &loop.Body)
	end, ok := loop.Body.Entry().Last().(*Yield)
	if !ok || ir.LocOf(end) != pos(6) {
		t.Fatal("no terminator was made")
	}
	ir.EnsureTerminator(loop, &loop.Body)
	ir.EnsureTerminator(f, &f.Body)
	if loop.Body.Entry().Len() != 1 || f.Body.Entry().Len() != 1 {
		t.Error("a terminator was made where none was missing")
	}
	if _, ok := loop.Info().NewTerminator().(*Yield); !ok || f.Info().NewTerminator() != nil {
		t.Error("wrong terminators")
	}
}

func TestCreateAllocatesOnce(t *testing.T) {
	_, f, _, b := sample()
	x := f.Body.Entry().Arg(0)
	if n := testing.AllocsPerRun(100, func() { ir.Create(b, &Add{Lhs: x.Use(), Rhs: x.Use()}) }); n != 1 {
		t.Errorf("creating an op allocates %v times, want 1", n)
	}
	if n := testing.AllocsPerRun(100, func() { ir.Create(b, &Cmp{Lhs: x.Use(), Rhs: x.Use()}) }); n != 1 {
		t.Errorf("creating an op whose type follows from another's allocates %v times, want 1", n)
	}
}
