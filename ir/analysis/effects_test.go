package analysis_test

import (
	"testing"

	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/analysis/internal/toy"
)

func TestEffects(t *testing.T) {
	_, b := toy.NewModule()
	f, entry := b.Func("f", false, ir.I8)
	in := toy.At(entry)
	x := entry.Arg(0)
	boxOf := func(fill func(*toy.Builder)) ir.Op {
		box := ir.Create(in, &toy.Box{})
		inner := toy.At(toy.Block(&box.Body))
		fill(inner)
		inner.Yield()
		return box
	}
	alloc := ir.Create(in, &toy.Alloc{Result: ir.Res(ir.I8)})
	load := ir.Create(in, &toy.Load{From: x.Use(), Result: ir.Res(ir.I8)})
	for _, tt := range []struct {
		name             string
		op               ir.Op
		free, pure, dead bool // IsMemoryEffectFree, IsPure, WouldBeTriviallyDead
		known            bool
		effects          int
	}{
		{"sum", in.Bin(toy.Add, x, x).DefOp(), true, true, true, true, 0},
		{"unknown op", in.Unknown(ir.I8).DefOp(), false, false, false, false, 0},
		{"allocation", alloc, false, false, true, true, 1},
		{"load", load, false, false, true, true, 1},
		{"store", ir.Create(in, &toy.Store{Value: x.Use(), To: x.Use()}), false, false, false, true, 1},
		{"empty region", boxOf(func(*toy.Builder) {}), true, true, true, true, 0},
		{"region with a sum", boxOf(func(b *toy.Builder) { b.Bin(toy.Add, x, x) }), true, true, true, true, 0},
		{"region with a load", boxOf(func(b *toy.Builder) {
			ir.Create(b, &toy.Load{From: x.Use(), Result: ir.Res(ir.I8)})
		}), false, false, true, true, 1},
		{"region with a write", boxOf(func(b *toy.Builder) { b.Sink() }), false, false, false, true, 1},
		{"region with an unknown op", boxOf(func(b *toy.Builder) { b.Unknown(ir.I8) }), false, false, false, false, 0},
		{"loop", ir.Create(in, &toy.While{}), true, false, true, true, 0},
		{"function", f, false, false, false, false, 0},
		{"return", in.Return(), true, true, false, true, 0},
	} {
		if got := analysis.IsMemoryEffectFree(tt.op); got != tt.free {
			t.Errorf("IsMemoryEffectFree(%s) = %v, want %v", tt.name, got, tt.free)
		}
		if got := analysis.IsPure(tt.op); got != tt.pure {
			t.Errorf("IsPure(%s) = %v, want %v", tt.name, got, tt.pure)
		}
		if got := analysis.WouldBeTriviallyDead(tt.op); got != tt.dead {
			t.Errorf("WouldBeTriviallyDead(%s) = %v, want %v", tt.name, got, tt.dead)
		}
		if es, known := analysis.EffectsOf(tt.op); known != tt.known || known && len(es) != tt.effects {
			t.Errorf("EffectsOf(%s) = %v, %v, want %d, %v", tt.name, es, known, tt.effects, tt.known)
		}
	}
	if !analysis.HasEffect(load, ir.Read) || analysis.HasEffect(load, ir.Write) {
		t.Error("a load does not read only")
	}
	if !analysis.HasEffectOn(load, ir.Read, x) || analysis.HasEffectOn(load, ir.Read, &load.Result.Value) {
		t.Error("a load does not read what it reads")
	}
	if _, ok := analysis.Allocation(&alloc.Result.Value); !ok {
		t.Error("an allocation is not found")
	}
	if _, ok := analysis.Allocation(x); ok {
		t.Error("an argument is an allocation")
	}
	if !analysis.IsTriviallyDead(load) {
		t.Error("an unused load must stay")
	}
	in.Sink(&load.Result.Value)
	if analysis.IsTriviallyDead(load) {
		t.Error("a used load may go")
	}
}
