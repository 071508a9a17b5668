package memref_test

import (
	"slices"
	"testing"

	"polyloom/dialects/memref"
	"polyloom/dialects/ub"
	"polyloom/ir"
)

var (
	_ ir.PromotableAllocation     = (*memref.Alloca)(nil)
	_ ir.DestructurableAllocation = (*memref.Alloca)(nil)
	_ ir.PromotableAccess         = (*memref.Load)(nil)
	_ ir.PromotableAccess         = (*memref.Store)(nil)
	_ ir.DestructurableAccess     = (*memref.Load)(nil)
	_ ir.DestructurableAccess     = (*memref.Store)(nil)
)

func TestPromotableSlots(t *testing.T) {
	for typ, want := range map[string]bool{
		"memref<f32>": true, "memref<1x1xi32>": true, "memref<memref<4xf32>>": true, "memref<2xf32>": false, "memref<0xf32>": false,
	} {
		m := mustRead(t, "func.func @f() {\n%a = memref.alloca() : "+typ+"\nreturn\n}")
		a := find[*memref.Alloca](t, m)
		slots := a.PromotableSlots()
		if (len(slots) == 1) != want {
			t.Errorf("%s: got %d slots", typ, len(slots))
		}
		if want && (slots[0].Ptr != &a.Result.Value || slots[0].Elem != a.Type().Elem()) {
			t.Errorf("%s: got slot %v", typ, slots[0])
		}
	}
}

func TestPromotion(t *testing.T) {
	m := mustRead(t, `func.func @f(%x: f32) -> f32 {
  %a = memref.alloca() : memref<f32>
  %y = memref.load %a[] : memref<f32>
  memref.store %x, %a[] : memref<f32>
  return %y : f32
}`)
	a, l, s := find[*memref.Alloca](t, m), find[*memref.Load](t, m), find[*memref.Store](t, m)
	slot := a.PromotableSlots()[0]
	if !l.LoadsFrom(slot) || l.StoresTo(slot) || s.LoadsFrom(slot) || !s.StoresTo(slot) {
		t.Error("who loads and who stores is wrong")
	}
	if s.StoredValue(slot, ir.After(s), nil) != s.Value.Value() {
		t.Error("the stored value is wrong")
	}
	if _, ok := l.CanRemoveAccess(slot, []*ir.Operand{&l.MemRef}); !ok {
		t.Error("the load cannot go")
	}
	if _, ok := s.CanRemoveAccess(slot, []*ir.Operand{&s.MemRef}); !ok {
		t.Error("the store cannot go")
	}
	if _, ok := s.CanRemoveAccess(slot, []*ir.Operand{&s.Value}); ok {
		t.Error("a store of the pointer can go")
	}
	def := a.DefaultValue(slot, ir.AtStart(ir.BlockOf(a), ir.LocOf(a)))
	if _, ok := def.DefOp().(*ub.Poison); !ok || def.Type() != ir.Type(ir.F32) {
		t.Errorf("got default %v", def.DefOp())
	}
	if l.RemoveAccess(slot, []*ir.Operand{&l.MemRef}, ir.After(l), def) != ir.DeleteOp || l.Result.HasUses() {
		t.Error("the load still has uses")
	}
	if s.RemoveAccess(slot, []*ir.Operand{&s.MemRef}, ir.After(s), def) != ir.DeleteOp {
		t.Error("the store stays")
	}
	ir.Erase(l)
	ir.Erase(s)
	if a.PromotionComplete(slot, def) != nil {
		t.Error("there is another slot")
	}
	const want = "func.func @f(%arg0: f32) -> f32 {\n%0 = ub.poison : f32\nreturn %0 : f32\n}"
	if got := bodyOf(write(m, false)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestPromotionWithoutDefault(t *testing.T) {
	m := mustRead(t, "func.func @f() {\n%a = memref.alloca() : memref<f32>\nreturn\n}")
	a := find[*memref.Alloca](t, m)
	slot := a.PromotableSlots()[0]
	a.PromotionComplete(slot, a.DefaultValue(slot, ir.Before(a)))
	if got := bodyOf(write(m, false)); got != "func.func @f() {\nreturn\n}" {
		t.Errorf("got\n%s", got)
	}
}

func TestDestructuring(t *testing.T) {
	m := mustRead(t, `func.func @f(%x: f32, %i: index) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %a = memref.alloca() : memref<2x2xf32>
  memref.store %x, %a[%c1, %c0] : memref<2x2xf32>
  %y = memref.load %a[%c1, %c0] : memref<2x2xf32>
  %z = memref.load %a[%i, %c0] : memref<2x2xf32>
  %w = memref.load %a[%c2, %c0] : memref<2x2xf32>
  return %y : f32
}`)
	a, s := find[*memref.Alloca](t, m), find[*memref.Store](t, m)
	loads := slices.Collect(ir.WalkOf[*memref.Load](m))
	slots := a.DestructurableSlots()
	if len(slots) != 1 || len(slots[0].Parts) != 4 {
		t.Fatalf("got %v", slots)
	}
	slot := slots[0]
	used, safe, ok := s.CanRewire(slot)
	if !ok || len(safe) > 0 || len(used) != 1 || used[0] != ir.Attr(ir.Array(ir.IndexAttr(1), ir.IndexAttr(0))) {
		t.Fatalf("got %v", used)
	}
	for i, want := range []bool{true, false, false} {
		if _, _, ok := loads[i].CanRewire(slot); ok != want {
			t.Errorf("load %d: got %v", i, ok)
		}
	}
	ir.Erase(loads[1])
	ir.Erase(loads[2])
	parts, made := a.Destructure(slot, used, ir.Before(a))
	if len(parts) != 1 || len(made) != 1 {
		t.Fatalf("got %v, %v", parts, made)
	}
	byIndex := map[ir.Attr]ir.MemorySlot{used[0]: parts[0]}
	if s.Rewire(slot, byIndex, nil) != ir.KeepOp || loads[0].Rewire(slot, byIndex, nil) != ir.KeepOp || a.DestructuringComplete(slot) != nil {
		t.Error("something else was to be done")
	}
	const want = `func.func @f(%arg0: f32, %arg1: index) -> f32 {
%c0 = arith.constant 0 : index
%c1 = arith.constant 1 : index
%c2 = arith.constant 2 : index
%alloca = memref.alloca() : memref<f32>
memref.store %arg0, %alloca[] : memref<f32>
%0 = memref.load %alloca[] : memref<f32>
return %0 : f32
}`
	if got := bodyOf(write(m, false)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestNotDestructurable(t *testing.T) {
	for _, typ := range []string{"memref<f32>", "memref<1xf32>", "memref<0xf32>", "memref<17xf32>"} {
		m := mustRead(t, "func.func @f() {\n%a = memref.alloca() : "+typ+"\nreturn\n}")
		if slots := find[*memref.Alloca](t, m).DestructurableSlots(); len(slots) > 0 {
			t.Errorf("%s: got %v", typ, slots)
		}
	}
}
