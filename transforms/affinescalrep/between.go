package affinescalrep

import (
	"polyloom/dialects/affine"
	"polyloom/ir"
	"polyloom/ir/analysis/alias"
)

// undisturbed reports whether no operation on a path from start to end may have the effect on the element that end accesses.
func (r *replacer) undisturbed(start, end affine.Access, effect ir.EffectKind) bool {
	s := &search{r, start, end, effect}
	return s.path(start, end)
}

// search looks at what may run between two accesses.
type search struct {
	*replacer
	start, end affine.Access
	effect     ir.EffectKind
}

// path looks at the operations from behind from up to, and not including, to, an operation in from's region or inside one there. The whole of an
// operation that to is inside counts, since its regions may run more than once.
func (s *search) path(from, to ir.Op) bool {
	if ir.ParentRegion(from) != ir.ParentRegion(to) {
		around := ir.Parent(to)
		return s.path(from, around) && s.harmless(around)
	}
	for op := ir.Next(from); op != nil && op != to; op = ir.Next(op) {
		if !s.harmless(op) {
			return false
		}
	}
	if ir.BlockOf(from) == ir.BlockOf(to) {
		return true
	}
	return s.blocks(ir.BlockOf(from), to)
}

// blocks looks at the blocks that control may go through from behind b until to.
func (s *search) blocks(b *ir.Block, to ir.Op) bool {
	seen := map[*ir.Block]bool{}
	var work []*ir.Block
	for next := range b.Succs() {
		work = append(work, next)
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] {
			continue
		}
		seen[b] = true
		for op := range b.Ops() {
			if op == to {
				break
			}
			if !s.harmless(op) {
				return false
			}
			if op == b.Last() {
				for next := range b.Succs() {
					work = append(work, next)
				}
			}
		}
	}
	return true
}

// harmless reports whether op, with what is inside it, cannot have the effect on the element.
func (s *search) harmless(op ir.Op) bool {
	if e, ok := op.(ir.MemoryEffects); ok {
		for _, effect := range e.Effects() {
			if effect.Kind == s.effect && s.touches(op, effect.Value) {
				return false
			}
		}
		return s.inside(op)
	}
	if ir.HasTrait(op, ir.RecursiveMemoryEffects) {
		return s.inside(op)
	}
	return ir.HasTrait(op, ir.NoMemoryEffect)
}

func (s *search) inside(op ir.Op) bool {
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				if !s.harmless(inner) {
					return false
				}
			}
		}
	}
	return true
}

// touches reports whether an effect of op on m, nil for any memory, may be on the element.
func (s *search) touches(op ir.Op, m *ir.Value) bool {
	if m != nil && m != s.end.MemRef() && s.aliases.Alias(m, s.end.MemRef()) == alias.No {
		return false
	}
	a, ok := op.(affine.Access)
	if !ok || a.MemRef() != s.end.MemRef() || affine.Scope(op) != affine.Scope(s.end) || affine.Scope(op) != affine.Scope(s.start) {
		return true
	}
	shared := affine.CommonLoops(s.start, s.end)
	for depth := affine.CommonLoops(op, s.end) + 1; depth > shared; depth-- {
		if mayDepend(a, s.end, depth) {
			return true
		}
	}
	return false
}
