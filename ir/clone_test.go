package ir_test

import (
	"testing"

	"polyloom/ir"
)

// cloned returns the module that holds a copy of f and a mapping.
func cloned(t *testing.T, f *Func) (*Func, *ir.Mapping) {
	t.Helper()
	m := ir.NewMapping()
	c := ir.Clone(f, m).(*Func)
	if ir.BlockOf(c) != nil || ir.LocOf(c) != ir.LocOf(f) || c.Type != f.Type || c.Name != f.Name {
		t.Error("wrong parts of a copy")
	}
	if !ir.EquivalentRegions(&f.Body, &c.Body) {
		t.Error("the copy differs")
	}
	return c, m
}

// inside reports whether every value and block that is used in op is defined in it.
func inside(op ir.Op) bool {
	own := func(b *ir.Block) bool { return b != nil && ir.IsAncestor(op, b.ParentOp()) }
	for o := range ir.Walk(op) {
		if o == op {
			continue
		}
		for _, v := range ir.OperandsOf(o) {
			if !own(v.Block()) {
				return false
			}
		}
		for i := range ir.NumSuccessors(o) {
			if !own(ir.SuccessorAt(o, i).Block()) {
				return false
			}
		}
	}
	return true
}

func TestCloneFunction(t *testing.T) {
	_, f, _, b := sample()
	x, c := f.Body.Entry().Arg(0), f.Body.Entry().Arg(1)
	end := f.Body.Add(ir.NewBlock(pos(4), ir.I32))
	loop := ir.Create(b, &For{Upper: x.Use(), Inits: ir.Uses(x), Results: ir.ResTypes(ir.I32)})
	body := ir.AtEnd(loop.Body.Add(ir.NewBlock(pos(3), ir.I32, ir.I32)), pos(3))
	sum := ir.Create(body, &Add{Lhs: x.Use(), Rhs: loop.Body.Entry().Arg(1).Use(), Flags: 2})
	ir.SetAttribute(sum, "test.note", ir.Str("here"))
	ir.Create(body, &Yield{Values: ir.Uses(&sum.Result.Value)})
	ir.Create(b, &CondBr{Cond: c.Use(), A: ir.Uses(loop.Results.At(0)), B: ir.Uses(x), Yes: ir.To(end), No: ir.To(end)})
	ir.Create(ir.AtEnd(end, pos(5)), &Switch{Cases: ir.ToAll(end, end)})

	copied, m := cloned(t, f)
	if !inside(copied) || !inside(f) {
		t.Error("a copy and its original share values")
	}
	if m.Block(end) != copied.Body.LastBlock() || m.Value(x) != copied.Body.Entry().Arg(0) {
		t.Error("the mapping lacks what was copied")
	}
	twin := m.Value(&sum.Result.Value).DefOp().(*Add)
	if twin.Flags != 2 || ir.Attribute(twin, "test.note") != ir.Attr(ir.Str("here")) || ir.LocOf(twin) != pos(3) {
		t.Error("attributes were lost")
	}
	if copied.Body.LastBlock().Arg(0).Loc() != pos(4) {
		t.Error("the location of an argument was lost")
	}
	if got := len(slicesOf(copied.Body.LastBlock().Preds())); got != 4 {
		t.Errorf("got %d predecessors, want 4", got)
	}
	m2 := ir.NewMapping()
	m2.Map(x, c)
	bare := ir.CloneWithoutRegions(loop, m2).(*For)
	if !bare.Body.Empty() || bare.Upper.Value() != c || m2.Value(loop.Results.At(0)) != bare.Results.At(0) {
		t.Error("wrong copy without regions")
	}
}

func slicesOf[T any](seq func(func(T) bool)) (out []T) {
	seq(func(v T) bool { out = append(out, v); return true })
	return out
}

func TestCloneForwardReferences(t *testing.T) {
	_, f, _, b := sample()
	// The first op uses the result of the second, within itself too; %2 is that of the op itself.
	first := opaque(b, "x.first", nil, ir.I32)
	second := opaque(b, "x.second", []*ir.Value{first.Results.At(0)}, ir.I32)
	first.Operands.Assign(second.Results.At(0), first.Results.At(0))
	in := ir.AtEnd(first.Regions.Append().Add(ir.NewBlock(ir.Loc{})), ir.Loc{})
	opaque(in, "x.inner", []*ir.Value{second.Results.At(0)})
	ir.Create(b, &Return{})
	copied, m := cloned(t, f)
	if !inside(copied) {
		t.Error("a copy uses a value of its original")
	}
	twin := m.Value(first.Results.At(0)).DefOp()
	if ir.OperandValue(twin, 0) != m.Value(second.Results.At(0)) || ir.OperandValue(twin, 1) != ir.ResultAt(twin, 0) {
		t.Error("wrong forward references")
	}
}

func TestCloneExchangesValues(t *testing.T) {
	_, f, _, b := sample()
	entry := f.Body.Entry()
	y := entry.AddArg(ir.I32, ir.Loc{})
	x := entry.Arg(0)
	op := ir.Create(b, &Sub{Lhs: x.Use(), Rhs: y.Use()})
	m := ir.NewMapping()
	m.MapAll([]*ir.Value{x, y}, []*ir.Value{y, x})
	c := ir.Clone(op, m).(*Sub)
	if c.Lhs.Value() != y || c.Rhs.Value() != x {
		t.Error("the values were not exchanged")
	}
}

func TestCloneRegionIntoBlocks(t *testing.T) {
	_, f, top, b := sample()
	ir.Create(b, &Return{Values: ir.Uses(f.Body.Entry().Arg(0))})
	g, _ := newFunc(top, "g", nil)
	one := constant(ir.AtEnd(g.Body.Entry(), ir.Loc{}), 1)
	m := ir.NewMapping()
	m.Map(f.Body.Entry().Arg(0), one)
	ir.CloneRegion(&f.Body, &g.Body, m)
	if g.Body.NumBlocks() != 2 || g.Body.LastBlock().NumArgs() != 1 {
		t.Error("an argument that has a value was copied")
	}
	if r := g.Body.LastBlock().Last(); ir.OperandValue(r, 0) != one {
		t.Error("a use of an argument was not replaced")
	}
}

func TestCloneOpaqueProperties(t *testing.T) {
	g := opaque(&ir.Builder{}, "x.x", nil)
	g.Properties = ir.Str("p")
	c := ir.Clone(g, ir.NewMapping()).(*ir.Generic)
	if c.Properties != g.Properties || !ir.EquivalentOps(g, c) || ir.HashOp(g) != ir.HashOp(c) {
		t.Error("properties were lost")
	}
	c.Properties = nil
	if ir.EquivalentOps(g, c) {
		t.Error("properties make no difference")
	}
}

func TestEmptyMapping(t *testing.T) {
	var m *ir.Mapping
	v, b := ir.Placeholder(ir.I1), ir.NewBlock(ir.Loc{})
	if m.Value(v) != v || m.Block(b) != b || ir.NewMapping().Value(v) != v || ir.NewMapping().Block(b) != b {
		t.Error("an empty mapping changes something")
	}
}
