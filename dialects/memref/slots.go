package memref

import (
	"polyloom/dialects/ub"
	"polyloom/ir"
)

// The interfaces of ir by which memory in an Alloca becomes values (mem2reg), and an Alloca of several elements several of one (sroa).

// PromotableSlots implements ir.PromotableAllocation: the memory is a slot if it has one element.
func (o *Alloca) PromotableSlots() []ir.MemorySlot {
	if t := o.Type(); ir.StaticShape(t) && ir.NumElements(t) == 1 {
		return []ir.MemorySlot{{Ptr: &o.Result.Value, Elem: t.Elem()}}
	}
	return nil
}

// DefaultValue implements ir.PromotableAllocation: memory that was not written holds poison.
func (o *Alloca) DefaultValue(slot ir.MemorySlot, b *ir.Builder) *ir.Value {
	saved := b.Loc
	b.Loc = ir.LocOf(o)
	p := ir.Create(b, &ub.Poison{Result: ir.Res(slot.Elem)})
	b.Loc = saved
	return &p.Result.Value
}

// HandleBlockArgument implements ir.PromotableAllocation.
func (o *Alloca) HandleBlockArgument(ir.MemorySlot, *ir.Value, *ir.Builder) {}

// PromotionComplete implements ir.PromotableAllocation.
func (o *Alloca) PromotionComplete(_ ir.MemorySlot, def *ir.Value) ir.PromotableAllocation {
	if def != nil && !def.HasUses() {
		ir.Erase(def.DefOp())
	}
	ir.Erase(o)
	return nil
}

// LoadsFrom implements ir.PromotableAccess.
func (o *Load) LoadsFrom(slot ir.MemorySlot) bool { return o.MemRef.Value() == slot.Ptr }

// StoresTo implements ir.PromotableAccess.
func (o *Load) StoresTo(ir.MemorySlot) bool { return false }

// StoredValue implements ir.PromotableAccess; a load stores nothing.
func (o *Load) StoredValue(ir.MemorySlot, *ir.Builder, *ir.Value) *ir.Value { return nil }

// CanRemoveAccess implements ir.PromotableAccess.
func (o *Load) CanRemoveAccess(slot ir.MemorySlot, blocking []*ir.Operand) (also []*ir.Operand, ok bool) {
	return nil, len(blocking) == 1 && blocking[0] == &o.MemRef && o.LoadsFrom(slot) && o.Result.Type() == slot.Elem
}

// RemoveAccess implements ir.PromotableAccess.
func (o *Load) RemoveAccess(_ ir.MemorySlot, _ []*ir.Operand, _ *ir.Builder, reaching *ir.Value) ir.Removal {
	o.Result.ReplaceAllUses(reaching)
	return ir.DeleteOp
}

// LoadsFrom implements ir.PromotableAccess.
func (o *Store) LoadsFrom(ir.MemorySlot) bool { return false }

// StoresTo implements ir.PromotableAccess.
func (o *Store) StoresTo(slot ir.MemorySlot) bool { return o.MemRef.Value() == slot.Ptr }

// StoredValue implements ir.PromotableAccess.
func (o *Store) StoredValue(ir.MemorySlot, *ir.Builder, *ir.Value) *ir.Value { return o.Value.Value() }

// CanRemoveAccess implements ir.PromotableAccess: the pointer must not be what is stored.
func (o *Store) CanRemoveAccess(slot ir.MemorySlot, blocking []*ir.Operand) (also []*ir.Operand, ok bool) {
	return nil, len(blocking) == 1 && blocking[0] == &o.MemRef && o.StoresTo(slot) && o.Value.Value() != slot.Ptr && o.Value.Type() == slot.Elem
}

// RemoveAccess implements ir.PromotableAccess.
func (o *Store) RemoveAccess(ir.MemorySlot, []*ir.Operand, *ir.Builder, *ir.Value) ir.Removal {
	return ir.DeleteOp
}

// maxParts is the number of elements up to which an Alloca is taken apart.
const maxParts = 16

// DestructurableSlots implements ir.DestructurableAllocation: few elements, but more than one, are each a part, indexed by their subscript.
func (o *Alloca) DestructurableSlots() []ir.DestructurableSlot {
	t := o.Type()
	if !ir.StaticShape(t) {
		return nil
	}
	if n := ir.NumElements(t); n < 2 || n > maxParts {
		return nil
	}
	slot := ir.DestructurableSlot{MemorySlot: ir.MemorySlot{Ptr: &o.Result.Value, Elem: t}, Parts: map[ir.Attr]ir.Type{}}
	at := make([]int64, len(t.Shape()))
	for {
		slot.Parts[subscript(at)] = t.Elem()
		if !next(at, t.Shape()) {
			return []ir.DestructurableSlot{slot}
		}
	}
}

// subscript returns the index of a part.
func subscript(at []int64) ir.Attr {
	as := make([]ir.Attr, len(at))
	for i, n := range at {
		as[i] = ir.IndexAttr(n)
	}
	return ir.Array(as...)
}

// next advances at to the next subscript within shape; false if there is none.
func next(at, shape []int64) bool {
	for i, n := range shape {
		if at[i]++; at[i] < n {
			return true
		}
		at[i] = 0
	}
	return false
}

// Destructure implements ir.DestructurableAllocation. Each part becomes an Alloca of rank 0 behind this one.
func (o *Alloca) Destructure(_ ir.DestructurableSlot, used []ir.Attr, b *ir.Builder) (slots []ir.MemorySlot, made []ir.DestructurableAllocation) {
	b.SetAfter(o)
	saved := b.Loc
	b.Loc = ir.LocOf(o)
	elem := o.Type().Elem()
	for range used {
		a := ir.Create(b, &Alloca{Result: ir.Res(ir.MemRef(nil, elem, nil, nil))})
		slots = append(slots, ir.MemorySlot{Ptr: &a.Result.Value, Elem: elem})
		made = append(made, a)
	}
	b.Loc = saved
	return slots, made
}

// DestructuringComplete implements ir.DestructurableAllocation.
func (o *Alloca) DestructuringComplete(ir.DestructurableSlot) ir.DestructurableAllocation {
	ir.Erase(o)
	return nil
}

// partOf returns the index of the part of slot that the constant subscript idx names; nil if that is not known to be one.
func partOf(slot ir.DestructurableSlot, idx *ir.Operands) ir.Attr {
	at := make([]int64, idx.Len())
	for i, v := range idx.All() {
		n, ok := ir.ConstantInt(v)
		if !ok {
			return nil
		}
		at[i] = n
	}
	index := subscript(at)
	if slot.Parts[index] == nil {
		return nil
	}
	return index
}

// CanRewire implements ir.DestructurableAccess.
func (o *Load) CanRewire(slot ir.DestructurableSlot) (used []ir.Attr, safe []ir.MemorySlot, ok bool) {
	return canRewire(slot, &o.MemRef, &o.Indices)
}

// Rewire implements ir.DestructurableAccess.
func (o *Load) Rewire(slot ir.DestructurableSlot, parts map[ir.Attr]ir.MemorySlot, _ *ir.Builder) ir.Removal {
	return rewire(slot, parts, &o.MemRef, &o.Indices)
}

// CanRewire implements ir.DestructurableAccess.
func (o *Store) CanRewire(slot ir.DestructurableSlot) (used []ir.Attr, safe []ir.MemorySlot, ok bool) {
	if o.Value.Value() == slot.Ptr {
		return nil, nil, false
	}
	return canRewire(slot, &o.MemRef, &o.Indices)
}

// Rewire implements ir.DestructurableAccess.
func (o *Store) Rewire(slot ir.DestructurableSlot, parts map[ir.Attr]ir.MemorySlot, _ *ir.Builder) ir.Removal {
	return rewire(slot, parts, &o.MemRef, &o.Indices)
}

func canRewire(slot ir.DestructurableSlot, m *ir.Operand, idx *ir.Operands) (used []ir.Attr, safe []ir.MemorySlot, ok bool) {
	index := partOf(slot, idx)
	if m.Value() != slot.Ptr || index == nil {
		return nil, nil, false
	}
	return []ir.Attr{index}, nil, true
}

func rewire(slot ir.DestructurableSlot, parts map[ir.Attr]ir.MemorySlot, m *ir.Operand, idx *ir.Operands) ir.Removal {
	m.Set(parts[partOf(slot, idx)].Ptr)
	idx.Assign()
	return ir.KeepOp
}
