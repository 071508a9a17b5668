package ir_test

import (
	"testing"

	"polyloom/ir"
)

func TestEquivalentOps(t *testing.T) {
	_, f, _, _ := sample()
	entry := f.Body.Entry()
	x, y := entry.Arg(0), entry.AddArg(ir.I32, ir.Loc{})
	c := entry.Arg(1)
	one, two := f.Body.Add(ir.NewBlock(ir.Loc{})), f.Body.Add(ir.NewBlock(ir.Loc{}))
	add := func(a, b *ir.Value, flags OverflowFlags) ir.Op {
		return ir.Create(&ir.Builder{}, &Add{Lhs: a.Use(), Rhs: b.Use(), Flags: flags})
	}
	sub := func(a, b *ir.Value) ir.Op { return ir.Create(&ir.Builder{}, &Sub{Lhs: a.Use(), Rhs: b.Use()}) }
	noted := add(x, y, 0)
	ir.SetAttribute(noted, "note", ir.Unit)
	located := add(x, y, 0)
	ir.SetLoc(located, pos(9))
	groups := func(many, more []*ir.Value) ir.Op {
		return ir.Create(&ir.Builder{}, &Groups{First: x.Use(), Many: ir.Uses(many...), More: ir.Uses(more...)})
	}
	loop := func(v *ir.Value, flags OverflowFlags, t ir.Type) ir.Op {
		l := ir.Create(&ir.Builder{}, &For{Upper: x.Use()})
		in := ir.AtEnd(l.Body.Add(ir.NewBlock(ir.Loc{}, t)), ir.Loc{})
		sum := ir.Create(in, &Add{Lhs: l.Body.Entry().Arg(0).Use(), Rhs: v.Use(), Flags: flags, Result: ir.Res(ir.I32)})
		ir.Create(in, &Yield{Values: ir.Uses(&sum.Result.Value)})
		return l
	}
	br := func(to *ir.Block) ir.Op { return ir.Create(&ir.Builder{}, &Br{Dest: ir.To(to)}) }
	cast := func(t ir.Type) ir.Op { return ir.Create(&ir.Builder{}, &Cast{In: c.Use(), Out: ir.Res(t)}) }
	tests := []struct {
		name string
		a, b ir.Op
		want bool
	}{
		{"same", sub(x, y), sub(x, y), true},
		{"another order", sub(x, y), sub(y, x), false},
		{"commuted", add(x, y, 0), add(y, x, 0), true},
		{"commutative, but of others", add(x, x, 0), add(x, y, 0), false},
		{"another kind", add(x, y, 0), sub(x, y), false},
		{"a property", add(x, y, 0), add(x, y, 1), false},
		{"an attribute", add(x, y, 0), noted, false},
		{"a location", add(x, y, 0), located, true},
		{"a result type", cast(ir.F32), cast(ir.F64), false},
		{"other groups", groups(nil, []*ir.Value{y}), groups([]*ir.Value{y}, nil), false},
		{"same groups", groups([]*ir.Value{y}, nil), groups([]*ir.Value{y}, nil), true},
		{"same region", loop(y, 0, ir.I32), loop(y, 0, ir.I32), true},
		{"a value in the region", loop(y, 0, ir.I32), loop(x, 0, ir.I32), false},
		{"a property in the region", loop(y, 0, ir.I32), loop(y, 1, ir.I32), false},
		{"an argument's type", loop(y, 0, ir.I32), loop(y, 0, ir.I8), false},
		{"same successor", br(one), br(one), true},
		{"another successor", br(one), br(two), false},
	}
	for _, tt := range tests {
		if got := ir.EquivalentOps(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: got %t, want %t", tt.name, got, tt.want)
		}
		if got := ir.EquivalentOps(tt.b, tt.a); got != tt.want {
			t.Errorf("%s, the other way: got %t, want %t", tt.name, got, tt.want)
		}
		if tt.want && ir.HashOp(tt.a) != ir.HashOp(tt.b) {
			t.Errorf("%s: equivalent ops with different hashes", tt.name)
		}
	}
}

func TestHashesDiffer(t *testing.T) {
	_, f, _, _ := sample()
	x := f.Body.Entry().Arg(0)
	y := f.Body.Entry().AddArg(ir.I32, ir.Loc{})
	seen := map[uint64]string{}
	for name, op := range map[string]ir.Op{
		"x + x": &Add{Lhs: x.Use(), Rhs: x.Use()}, "x + y": &Add{Lhs: x.Use(), Rhs: y.Use()}, "x +nuw y": &Add{Lhs: x.Use(), Rhs: y.Use(), Flags: 2},
		"x - y": &Sub{Lhs: x.Use(), Rhs: y.Use()}, "y - x": &Sub{Lhs: y.Use(), Rhs: x.Use()}, "exact": &Sub{Lhs: y.Use(), Rhs: x.Use(), Exact: true},
		"wide": &Sub{Lhs: x.Use(), Rhs: y.Use(), Result: ir.Res(ir.I64)},
	} {
		ir.Init(op, ir.Loc{})
		h := ir.HashOp(op)
		if other, ok := seen[h]; ok {
			t.Errorf("%s and %s have the same hash", name, other)
		}
		seen[h] = name
	}
}

func TestEquivalentRegions(t *testing.T) {
	_, f, top, b := sample()
	ir.Create(b, &Return{})
	g, in := newFunc(top, "g", []ir.Type{ir.I32, ir.I1})
	if ir.EquivalentRegions(&f.Body, &g.Body) {
		t.Error("a region is equivalent to one that lacks an op")
	}
	ir.Create(in, &Return{})
	if !ir.EquivalentRegions(&f.Body, &g.Body) {
		t.Error("equal regions are not equivalent")
	}
	extra := g.Body.Add(ir.NewBlock(ir.Loc{}))
	if ir.EquivalentRegions(&f.Body, &g.Body) {
		t.Error("a region is equivalent to one with another block")
	}
	extra.Erase()
	g.Body.Entry().AddArg(ir.I1, ir.Loc{})
	if ir.EquivalentRegions(&f.Body, &g.Body) {
		t.Error("a region is equivalent to one with another argument")
	}
}
