package ir

import "slices"

// ownEffects returns what op says of its own effects on memory, and whether it says anything.
func ownEffects(op Op) ([]Effect, bool) {
	if m, ok := op.(MemoryEffects); ok {
		return m.Effects(), true
	}
	return nil, HasTrait(op, NoMemoryEffect)
}

// EffectsOf returns everything that op may do to memory: its own effects and, if it has RecursiveMemoryEffects, those of the ops inside it. It
// is not known if op, or an op inside it that counts, does not say; then op may do anything.
func EffectsOf(op Op) (effects []Effect, known bool) {
	effects, known = ownEffects(op)
	if !HasTrait(op, RecursiveMemoryEffects) {
		return effects, known
	}
	effects = slices.Clip(effects)
	known = everyInner(op, func(o Op) bool {
		inner, ok := EffectsOf(o)
		effects = append(effects, inner...)
		return ok
	})
	if !known {
		return nil, false
	}
	return effects, true
}

// everyInner reports whether f holds for each op directly inside op's regions.
func everyInner(op Op, f func(Op) bool) bool {
	for i := range NumRegions(op) {
		for b := RegionAt(op, i).first; b != nil; b = b.next {
			for o := b.first; o != nil; o = o.next {
				if !f(o.Op()) {
					return false
				}
			}
		}
	}
	return true
}

// IsMemoryEffectFree reports whether op, with what is inside it if that counts, is known to have no effect on memory.
func IsMemoryEffectFree(op Op) bool {
	own, known := ownEffects(op)
	if known && len(own) > 0 {
		return false
	}
	if !HasTrait(op, RecursiveMemoryEffects) {
		return known
	}
	return everyInner(op, IsMemoryEffectFree)
}

// IsSpeculatable reports whether op may be run where it was not, without undefined behaviour. It says nothing about memory.
func IsSpeculatable(op Op) bool {
	s, ok := op.(Speculatable)
	switch {
	case ok && !s.IsSpeculatable():
		return false
	case HasTrait(op, RecursivelySpeculatable):
		return everyInner(op, IsSpeculatable)
	}
	return ok || HasTrait(op, AlwaysSpeculatable)
}

// IsPure reports whether op only computes its results: it has no effect on memory and may be run anywhere.
func IsPure(op Op) bool { return IsSpeculatable(op) && IsMemoryEffectFree(op) }

// HasEffect reports whether op itself says that it has an effect of one of the given kinds. Ops inside it are not asked.
func HasEffect(op Op, kinds ...EffectKind) bool {
	m, ok := op.(MemoryEffects)
	return ok && slices.ContainsFunc(m.Effects(), func(e Effect) bool { return slices.Contains(kinds, e.Kind) })
}

// HasEffectOn reports whether op itself says that it has an effect of one of the given kinds on v.
func HasEffectOn(op Op, v *Value, kinds ...EffectKind) bool {
	m, ok := op.(MemoryEffects)
	return ok && slices.ContainsFunc(m.Effects(), func(e Effect) bool { return e.Value == v && slices.Contains(kinds, e.Kind) })
}

// OnlyEffect reports whether all effects that op itself names are of the given kind, and there is one.
func OnlyEffect(op Op, kind EffectKind) bool {
	m, ok := op.(MemoryEffects)
	if !ok {
		return false
	}
	es := m.Effects()
	return len(es) > 0 && !slices.ContainsFunc(es, func(e Effect) bool { return e.Kind != kind })
}

// IsTriviallyDead reports whether op may be erased because nothing uses its results and nobody sees its effects.
func IsTriviallyDead(op Op) bool { return !HasUses(op) && WouldBeTriviallyDead(op) }

// WouldBeTriviallyDead reports whether op could be erased if its results had no uses. Terminators and symbols never can.
func WouldBeTriviallyDead(op Op) bool {
	i := op.base().info
	if !i.Registered || i.Has(Terminator) || i.Has(SymbolTrait) {
		return false
	}
	if s, ok := op.(Symbol); ok {
		if _, named := SymbolNameOf(s); named {
			return false
		}
	}
	return effectsUnseen(op)
}

// effectsUnseen reports whether op only reads memory or uses memory that it allocates itself, and so all inside it if that counts.
func effectsUnseen(op Op) bool {
	recursive := HasTrait(op, RecursiveMemoryEffects)
	effects, known := ownEffects(op)
	if !known && !recursive {
		return false
	}
	for _, e := range effects {
		if e.Kind != Read && !allocates(op, effects, e.Value) {
			return false
		}
	}
	return !recursive || everyInner(op, effectsUnseen)
}

// allocates reports whether v is a result of op and, by effects, memory that op allocates.
func allocates(op Op, effects []Effect, v *Value) bool {
	return v != nil && v.def == op.base() &&
		slices.ContainsFunc(effects, func(e Effect) bool { return e.Kind == Allocate && e.Value == v })
}
