package analysis

import (
	"slices"

	"polyloom/ir"
)

// SliceOptions say how far a slice goes. The zero value means: as far as there are uses or definitions, without the op itself.
type SliceOptions struct {
	// Filter, if not nil, returns false for ops that the slice neither contains nor passes.
	Filter func(ir.Op) bool
	// Inclusive makes the slice contain the op that it begins with.
	Inclusive bool
	// OmitArgs makes a backward slice end at block arguments. Otherwise it goes on with the op around the block.
	OmitArgs bool
	// UsesFromAbove makes a backward slice follow also the values that ops inside the regions of an op take from outside of it.
	UsesFromAbove bool
}

// ForwardSlice returns the ops that use what op computes, directly or through others, with the ops inside those. Each op comes after those
// that it depends on.
func ForwardSlice(op ir.Op, o SliceOptions) []ir.Op {
	s := slicer{o: o, seen: map[ir.Op]bool{}}
	s.forward(op)
	slices.Reverse(s.ops)
	return s.without(op)
}

// ForwardSliceOf returns the ops that use v, directly or through others, with the ops inside those. Each op comes after those that it depends on.
func ForwardSliceOf(v *ir.Value, o SliceOptions) []ir.Op {
	s := slicer{o: o, seen: map[ir.Op]bool{}}
	for user := range v.Users() {
		s.forward(user)
	}
	slices.Reverse(s.ops)
	return s.ops
}

// BackwardSlice returns the ops that compute what op uses, directly or through others. Each op comes after those that it depends on. It goes
// from a block argument to the op around; complete is false if it met one whose op has several regions or blocks, where
// that does not tell what the argument depends on. Ops that are isolated from above are in no slice.
func BackwardSlice(op ir.Op, o SliceOptions) (ops []ir.Op, complete bool) {
	s := slicer{o: o, seen: map[ir.Op]bool{}}
	s.backward(op)
	return s.without(op), !s.partial
}

// BackwardSliceOf returns the ops on which v depends, with the op that defines it if o.Inclusive is set; for a block argument that
// is the op around the block. Otherwise it is as BackwardSlice.
func BackwardSliceOf(v *ir.Value, o SliceOptions) (ops []ir.Op, complete bool) {
	op := v.DefOp()
	if op == nil {
		op = v.Block().ParentOp()
	}
	return BackwardSlice(op, o)
}

// Slice returns the ops that are connected with op by uses and definitions in any direction, op included, in topological order.
func Slice(op ir.Op, back, forth SliceOptions) []ir.Op {
	ops := []ir.Op{op}
	seen := map[ir.Op]bool{op: true}
	for i := 0; i < len(ops); i++ {
		before, _ := BackwardSlice(ops[i], back)
		for _, next := range append(before, ForwardSlice(ops[i], forth)...) {
			if !seen[next] {
				seen[next] = true
				ops = append(ops, next)
			}
		}
	}
	return TopologicalSort(ops)
}

type slicer struct {
	o       SliceOptions
	seen    map[ir.Op]bool
	ops     []ir.Op // in the order in which the walk left them
	partial bool
}

func (s *slicer) enter(op ir.Op) bool {
	if s.seen[op] || s.o.Filter != nil && !s.o.Filter(op) {
		return false
	}
	s.seen[op] = true
	return true
}

func (s *slicer) without(op ir.Op) []ir.Op {
	if !s.o.Inclusive {
		if i := slices.Index(s.ops, op); i >= 0 {
			s.ops = slices.Delete(s.ops, i, i+1)
		}
	}
	return s.ops
}

func (s *slicer) forward(op ir.Op) {
	if !s.enter(op) {
		return
	}
	eachInner(op, s.forward)
	for _, v := range ir.ResultsOf(op) {
		for user := range v.Users() {
			s.forward(user)
		}
	}
	s.ops = append(s.ops, op)
}

func (s *slicer) backward(op ir.Op) {
	if ir.HasTrait(op, ir.IsolatedFromAbove) || !s.enter(op) {
		return
	}
	if s.o.UsesFromAbove {
		for _, r := range ir.RegionsOf(op) {
			s.above(r)
		}
	}
	for _, v := range ir.OperandsOf(op) {
		s.value(v)
	}
	s.ops = append(s.ops, op)
}

// above follows the values that ops inside r take from outside r.
func (s *slicer) above(r *ir.Region) {
	for b := range r.Blocks() {
		for inner := range b.Ops() {
			for op := range ir.Walk(inner) {
				for _, v := range ir.OperandsOf(op) {
					if !r.IsAncestor(v.Block().Region()) {
						s.value(v)
					}
				}
			}
		}
	}
}

func (s *slicer) value(v *ir.Value) {
	if def := v.DefOp(); def != nil {
		s.backward(def)
		return
	}
	if s.o.OmitArgs {
		return
	}
	parent := v.Block().ParentOp()
	switch {
	case parent == nil || s.seen[parent]:
	case ir.NumRegions(parent) == 1 && ir.RegionAt(parent, 0).HasOneBlock():
		s.backward(parent)
	default:
		s.partial = true
	}
}
