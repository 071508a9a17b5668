package ir_test

import (
	"fmt"
	"testing"

	"polyloom/ir"
)

// The fx dialect: ops by what they say of their effects.
var _ = (&ir.Dialect{Name: "fx"}).Register(
	ir.OpOf[fxSilent]("silent"), ir.OpOf[fxPure]("pure"), ir.OpOf[fxEffects]("effects"), ir.OpOf[fxBody]("body"), ir.OpOf[fxEnd]("end"),
	ir.OpOf[fxSymbol]("symbol"))

// fxSilent says nothing.
type fxSilent struct{ ir.Base }

func (o *fxSilent) Def(d *ir.Def) {}

type fxPure struct {
	ir.Base
	Result ir.Result
}

func (o *fxPure) Def(d *ir.Def) {
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure)
}

// fxEffects has the effects of its field, on the value that its first letter says: its result (r), its operand (o) or any (a).
type fxEffects struct {
	ir.Base
	In     ir.Operand
	Says   *ir.StringAttr
	Result ir.Result
}

func (o *fxEffects) Def(d *ir.Def) {
	d.In("in", &o.In, ir.AnyType)
	ir.Prop(d, "says", &o.Says, ir.StrAttr)
	d.Out("result", &o.Result, ir.AnyType)
}

func (o *fxEffects) Effects() []ir.Effect {
	var es []ir.Effect
	for i := 0; i < len(o.Says.Value); i += 2 {
		e := ir.Effect{Kind: map[byte]ir.EffectKind{'R': ir.Read, 'W': ir.Write, 'A': ir.Allocate, 'F': ir.Free}[o.Says.Value[i+1]]}
		switch o.Says.Value[i] {
		case 'r':
			e.Value = &o.Result.Value
		case 'o':
			e.Value = o.In.Value()
		}
		es = append(es, e)
	}
	return es
}

// fxBody has the effects of its body, and may be speculated if its flag and its body allow it.
type fxBody struct {
	ir.Base
	May  bool
	Body ir.Region
}

func (o *fxBody) Def(d *ir.Def) {
	d.Unit("may", &o.May)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.RecursiveMemoryEffects, ir.RecursivelySpeculatable)
}

func (o *fxBody) IsSpeculatable() bool { return o.May }

type fxEnd struct{ ir.Base }

func (o *fxEnd) Def(d *ir.Def) { d.Traits(ir.Terminator, ir.Pure) }

type fxSymbol struct {
	ir.Base
	Name *ir.StringAttr
}

func (o *fxSymbol) Def(d *ir.Def) {
	ir.Prop(d, "sym_name", &o.Name, ir.SymbolNameProp)
	d.Traits(ir.SymbolTrait, ir.Pure)
}

// effects returns an op with the given effects, whose operand is v.
func effects(b *ir.Builder, v *ir.Value, says string) *fxEffects {
	return ir.Create(b, &fxEffects{In: v.Use(), Says: ir.Str(says), Result: ir.Res(ir.I32)})
}

// bodyOf returns an op around what fill makes.
func bodyOf(b *ir.Builder, may bool, fill func(*ir.Builder)) *fxBody {
	o := ir.Create(b, &fxBody{May: may})
	in := ir.AtEnd(o.Body.Add(new(ir.Block)), ir.Loc{})
	fill(in)
	ir.Create(in, &fxEnd{})
	return o
}

func TestEffects(t *testing.T) {
	b := ir.AtEnd(ir.NewBlock(ir.Loc{}, ir.I32), ir.Loc{})
	v := b.Block().Arg(0)
	body := func(may bool, says ...string) ir.Op {
		return bodyOf(b, may, func(b *ir.Builder) {
			for _, s := range says {
				effects(b, v, s)
			}
		})
	}
	silentInside := bodyOf(b, true, func(b *ir.Builder) { ir.Create(b, &fxSilent{}) })
	for _, tc := range []struct {
		name                         string
		op                           ir.Op
		count                        int // of effects, -1 if not known
		free, speculatable, dead     bool
		reads, writesOperand, onlyRd bool
	}{
		{"silent", ir.Create(b, &fxSilent{}), -1, false, false, false, false, false, false},
		{"unregistered", b.Put(ir.Unregistered("no.op", nil).New(ir.Loc{})), -1, false, false, false, false, false, false},
		{"pure", ir.Create(b, &fxPure{Result: ir.Res(ir.I32)}), 0, true, true, true, false, false, false},
		{"terminator", ir.Create(b, &fxEnd{}), 0, true, true, false, false, false, false},
		{"symbol", ir.Create(b, &fxSymbol{Name: ir.Str("s")}), 0, true, true, false, false, false, false},
		{"none", effects(b, v, ""), 0, true, false, true, false, false, false},
		{"read", effects(b, v, "oR"), 1, false, false, true, true, false, true},
		{"read anything", effects(b, v, "aR"), 1, false, false, true, true, false, true},
		{"write", effects(b, v, "oRoW"), 2, false, false, false, true, true, false},
		{"allocate", effects(b, v, "rA"), 1, false, false, true, false, false, false},
		{"allocate and write there", effects(b, v, "rArWoR"), 3, false, false, true, true, false, false},
		{"allocate for the operand", effects(b, v, "oA"), 1, false, false, false, false, false, false},
		{"free", effects(b, v, "oF"), 1, false, false, false, false, false, false},
		{"write to the result of nothing", effects(b, v, "rW"), 1, false, false, false, false, false, false},
		{"empty body", body(true), 0, true, true, true, false, false, false},
		{"empty body that may not", body(false), 0, true, false, true, false, false, false},
		{"body that reads", body(true, "oR", "aR"), 2, false, false, true, false, false, false},
		{"body that writes", body(true, "oR", "aW"), 2, false, false, false, false, false, false},
		{"unknown body", silentInside, -1, false, false, false, false, false, false},
	} {
		es, known := ir.EffectsOf(tc.op)
		n := len(es)
		if !known {
			n = -1
		}
		got := fmt.Sprint(n, ir.IsMemoryEffectFree(tc.op), ir.IsSpeculatable(tc.op), ir.IsTriviallyDead(tc.op),
			ir.HasEffect(tc.op, ir.Read), ir.HasEffectOn(tc.op, v, ir.Free+1, ir.Write), ir.OnlyEffect(tc.op, ir.Read))
		want := fmt.Sprint(tc.count, tc.free, tc.speculatable, tc.dead, tc.reads, tc.writesOperand, tc.onlyRd)
		if got != want {
			t.Errorf("%s: got %s, want %s", tc.name, got, want)
		}
		if ir.IsPure(tc.op) != (tc.free && tc.speculatable) {
			t.Errorf("%s: IsPure is wrong", tc.name)
		}
	}
	used := ir.Create(b, &fxPure{Result: ir.Res(ir.I32)})
	effects(b, &used.Result.Value, "")
	if ir.IsTriviallyDead(used) || !ir.WouldBeTriviallyDead(used) {
		t.Error("an op whose result is used is dead, or would not be without the use")
	}
}
