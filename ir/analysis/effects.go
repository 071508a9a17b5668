package analysis

import "polyloom/ir"

// OwnEffects returns what op says that it does to memory, without what happens in its regions. known is false if it says nothing: it may
// then do anything, unless it has the trait RecursiveMemoryEffects.
func OwnEffects(op ir.Op) (effects []ir.Effect, known bool) {
	if e, ok := op.(ir.MemoryEffects); ok {
		return e.Effects(), true
	}
	return nil, ir.HasTrait(op, ir.NoMemoryEffect)
}

// EffectsOf returns what op does to memory, with what happens in its regions if it has the trait RecursiveMemoryEffects. known is false if
// op, or one inside it, may do anything.
func EffectsOf(op ir.Op) (effects []ir.Effect, known bool) {
	known = walkEffects(op, func(_ ir.Op, es []ir.Effect) bool {
		effects = append(effects, es...)
		return true
	})
	return effects, known
}

// walkEffects calls f with the effects of op and of each op that has effects on its behalf. It stops and returns false when f does, or
// when an op may do anything.
func walkEffects(op ir.Op, f func(ir.Op, []ir.Effect) bool) bool {
	effects, known := OwnEffects(op)
	recursive := ir.HasTrait(op, ir.RecursiveMemoryEffects)
	if !known && !recursive || !f(op, effects) {
		return false
	}
	if !recursive {
		return true
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				if !walkEffects(inner, f) {
					return false
				}
			}
		}
	}
	return true
}

// IsMemoryEffectFree reports whether op is known to leave memory alone: it neither reads, writes, allocates nor frees.
func IsMemoryEffectFree(op ir.Op) bool {
	return walkEffects(op, func(_ ir.Op, es []ir.Effect) bool { return len(es) == 0 })
}

// HasEffect reports whether op says itself that it has an effect of the given kind.
func HasEffect(op ir.Op, kind ir.EffectKind) bool {
	effects, _ := OwnEffects(op)
	for _, e := range effects {
		if e.Kind == kind {
			return true
		}
	}
	return false
}

// HasEffectOn reports whether op says itself that it has an effect of the given kind on v.
func HasEffectOn(op ir.Op, kind ir.EffectKind, v *ir.Value) bool {
	_, ok := effectOn(op, kind, v)
	return ok
}

func effectOn(op ir.Op, kind ir.EffectKind, v *ir.Value) (ir.Effect, bool) {
	effects, _ := OwnEffects(op)
	for _, e := range effects {
		if e.Kind == kind && e.Value == v {
			return e, true
		}
	}
	return ir.Effect{}, false
}

// Allocation returns the effect by which v becomes new memory, if the op that defines v, or the op around the block whose argument v is,
// has one.
func Allocation(v *ir.Value) (ir.Effect, bool) {
	op := v.DefOp()
	if op == nil {
		op = v.Block().ParentOp()
	}
	if op == nil {
		return ir.Effect{}, false
	}
	return effectOn(op, ir.Allocate, v)
}

// IsSpeculatable reports whether op may be run where it would not have been: it has no undefined behaviour and comes to an end.
func IsSpeculatable(op ir.Op) bool {
	if s, ok := op.(ir.Speculatable); ok {
		return s.IsSpeculatable()
	}
	if ir.HasTrait(op, ir.AlwaysSpeculatable) {
		return true
	}
	if !ir.HasTrait(op, ir.RecursivelySpeculatable) {
		return false
	}
	return all(op, IsSpeculatable)
}

// all reports whether f holds for each op immediately inside op.
func all(op ir.Op, f func(ir.Op) bool) bool {
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				if !f(inner) {
					return false
				}
			}
		}
	}
	return true
}

// IsPure reports whether op only computes its results from its operands: it has no memory effect and is speculatable.
func IsPure(op ir.Op) bool { return IsSpeculatable(op) && IsMemoryEffectFree(op) }

// WouldBeTriviallyDead reports whether op could be erased if its results were not used: it is no terminator and no symbol, and only reads
// memory or allocates what it returns.
func WouldBeTriviallyDead(op ir.Op) bool {
	if !op.Info().Registered || ir.HasTrait(op, ir.Terminator) || ir.HasTrait(op, ir.SymbolTrait) {
		return false
	}
	if _, ok := op.(ir.Symbol); ok {
		return false
	}
	return walkEffects(op, droppable)
}

// IsTriviallyDead reports whether op can be erased: its results are not used, and WouldBeTriviallyDead holds.
func IsTriviallyDead(op ir.Op) bool { return !ir.HasUses(op) && WouldBeTriviallyDead(op) }

// droppable reports whether nothing but op's results tells of the effects.
func droppable(op ir.Op, effects []ir.Effect) bool {
	for _, e := range effects {
		if e.Kind != ir.Read && !allocates(op, effects, e.Value) {
			return false
		}
	}
	return true
}

// allocates reports whether v is a result of op that is allocated by one of the effects.
func allocates(op ir.Op, effects []ir.Effect, v *ir.Value) bool {
	if v == nil || v.DefOp() != op {
		return false
	}
	for _, e := range effects {
		if e.Kind == ir.Allocate && e.Value == v {
			return true
		}
	}
	return false
}
