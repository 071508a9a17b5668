package memref

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/ir"
)

// LayoutMap returns the layout of t as a map from subscripts to what they are the address of.
func LayoutMap(t *ir.MemRefType) *affexpr.Map {
	switch l := t.Layout.(type) {
	case *ir.AffineMapAttr:
		return l.Map
	case *ir.StridedLayoutAttr:
		return affexpr.StridedLayoutMap(l.Strides, l.Offset)
	}
	return affexpr.IdentityMap(len(t.Shape()))
}

// HasIdentityLayout reports whether the layout of t maps each subscript to itself: t has none, or one dimension of stride 1.
func HasIdentityLayout(t *ir.MemRefType) bool {
	return t.Layout == nil || LayoutMap(t).IsIdentity()
}

// withLayout returns t with another layout.
func withLayout(t *ir.MemRefType, layout ir.Attr) *ir.MemRefType {
	return ir.MemRef(t.Shape(), t.Elem(), layout, t.Space)
}

// canonicalLayout returns t with its strided layout as a simplified affine map, and without one that only says that t is contiguous. Types
// that mean the same get the same type.
func canonicalLayout(t *ir.MemRefType) *ir.MemRefType {
	m := LayoutMap(t)
	switch {
	case m.IsIdentity() || m.NumResults() != 1:
		return t
	case m.NumInputs() == 0:
		if c, ok := m.Result(0).IsConst(); ok && c == 0 {
			return withLayout(t, nil)
		}
		return t
	case len(t.Shape()) == 0:
		return t
	}
	e := affexpr.Simplify(m.Result(0), m.NumDims(), m.NumSymbols())
	if e == affexpr.RowMajorExpr(t.Shape(), affexpr.Dims(len(t.Shape()))) {
		return withLayout(t, nil)
	}
	return withLayout(t, ir.MapAttr(affexpr.NewMap(m.NumDims(), m.NumSymbols(), e)))
}

// PermutedType returns the strided type that the transposition of t by the permutation m has; nil if t has no strides.
func PermutedType(t *ir.MemRefType, m *affexpr.Map) *ir.MemRefType {
	strides, offset, ok := ir.StridesAndOffset(t)
	if !ok {
		return nil
	}
	layout := ir.StridedLayout(offset, affexpr.ApplyPermutation(m, strides))
	return ir.MemRef(affexpr.ApplyPermutation(m, t.Shape()), t.Elem(), layout, t.Space)
}

// InferSubViewType returns the type of a SubView of source, without dropped dimensions. What is not known of the lists is ir.Dynamic. It is nil if
// source has no strides.
func InferSubViewType(source *ir.MemRefType, offsets, sizes, strides []int64) *ir.MemRefType {
	from, offset, ok := ir.StridesAndOffset(source)
	if !ok {
		return nil
	}
	to := make([]int64, len(from))
	for i, s := range from {
		offset = add(offset, mul(offsets[i], s))
		to[i] = mul(s, strides[i])
	}
	return ir.MemRef(sizes, source.Elem(), ir.StridedLayout(offset, to), source.Space)
}

// InferReducedSubViewType returns the type that a SubView of source has if it drops dimensions of size 1 so that its shape is shape; nil if shape
// is no such shape, or source has no strides.
func InferReducedSubViewType(shape []int64, source *ir.MemRefType, offsets, sizes, strides []int64) *ir.MemRefType {
	full := InferSubViewType(source, offsets, sizes, strides)
	if full == nil || len(full.Shape()) == len(shape) {
		return full
	}
	dropped, ok := ReducedDims(full.Shape(), shape)
	if !ok {
		return nil
	}
	return dropDims(full, dropped)
}

// inferSubViewType is InferSubViewType for mixed lists; nil also if a size or an offset is negative, or a stride 0.
func inferSubViewType(source *ir.MemRefType, offsets, sizes, strides []Num) *ir.MemRefType {
	so, _ := Split(offsets)
	ss, _ := Split(sizes)
	st, _ := Split(strides)
	negative := func(n int64) bool { return n < 0 && n != ir.Dynamic }
	if slices.ContainsFunc(so, negative) || slices.ContainsFunc(ss, negative) || slices.Contains(st, 0) {
		return nil
	}
	return InferSubViewType(source, so, ss, st)
}

// dropDims returns t, which has a strided layout, without the dimensions that dropped says.
func dropDims(t *ir.MemRefType, dropped []bool) *ir.MemRefType {
	layout := t.Layout.(*ir.StridedLayoutAttr)
	var shape, strides []int64
	for i, d := range dropped {
		if !d {
			shape, strides = append(shape, t.Shape()[i]), append(strides, layout.Strides[i])
		}
	}
	return ir.MemRef(shape, t.Elem(), ir.StridedLayout(layout.Offset, strides), t.Space)
}

// ReducedDims says which dimensions, of size 1, are dropped from the shape from to get the shape to: the last ones possible. ok is false if that
// does not give to.
func ReducedDims(from, to []int64) (dropped []bool, ok bool) {
	dropped = make([]bool, len(from))
	k := 0
	for i, d := range from {
		switch {
		case k < len(to) && d == to[k]:
			k++
		case d == 1:
			dropped[i] = true
		default:
			return nil, false
		}
	}
	return dropped, k == len(to)
}

// droppedDims says which dimensions of a view of type full, the sizes of which are sizes, are not there in its rank-reduced type reduced. Among
// several of size 1 the strides tell, and then the sizes. ok is false if reduced cannot come from full.
func droppedDims(full, reduced *ir.MemRefType, sizes []Num) (dropped []bool, ok bool) {
	rank := len(full.Shape())
	dropped = make([]bool, rank)
	excess := rank - len(reduced.Shape())
	if excess == 0 {
		return dropped, true
	}
	ones := 0
	for i, n := range sizes {
		if n.Static() && n.Const == 1 {
			dropped[i] = true
			ones++
		}
	}
	if ones == excess {
		return dropped, true
	}
	before, _, ok := ir.StridesAndOffset(full)
	after, _, ok2 := ir.StridesAndOffset(reduced)
	if !ok || !ok2 {
		return nil, false
	}
	have, want := countEach(before), countEach(after)
	for i, d := range dropped {
		if !d {
			continue
		}
		switch s := before[i]; {
		case have[s] > want[s]:
			have[s]--
		case have[s] == want[s]:
			dropped[i] = false
			ones--
		default:
			return nil, false
		}
	}
	if ones != excess {
		return nil, false
	}
	// Where strides are the same, or unknown, the sizes tell.
	if !keeps(full.Shape(), dropped, reduced.Shape()) {
		if d, ok := ReducedDims(full.Shape(), reduced.Shape()); ok && keeps(before, d, after) {
			return d, true
		}
	}
	return dropped, true
}

// keeps reports whether the elements of all that are not dropped are those of kept.
func keeps(all []int64, dropped []bool, kept []int64) bool {
	k := 0
	for i, d := range dropped {
		if d {
			continue
		}
		if k == len(kept) || all[i] != kept[k] {
			return false
		}
		k++
	}
	return k == len(kept)
}

func countEach(vs []int64) map[int64]int {
	n := make(map[int64]int, len(vs))
	for _, v := range vs {
		n[v]++
	}
	return n
}

// ExpandedType returns the type that ExpandShape gives t, which has strides, if the result has the given shape; ok is false if t has no strides.
func ExpandedType(t *ir.MemRefType, shape []int64, groups [][]int64) (expanded *ir.MemRefType, ok bool) {
	if HasIdentityLayout(t) {
		return ir.MemRef(shape, t.Elem(), nil, t.Space), true
	}
	from, offset, ok := ir.StridesAndOffset(t)
	if !ok {
		return nil, false
	}
	strides := make([]int64, len(shape))
	for i := range strides {
		strides[i] = 1
	}
	k := len(shape) - 1
	for i, g := range slices.Backward(groups) {
		s := from[i]
		for range g {
			strides[k] = s
			s = mul(s, shape[k])
			k--
		}
	}
	return ir.MemRef(shape, t.Elem(), ir.StridedLayout(offset, strides), t.Space), true
}

// CollapsedType returns the type that CollapseShape gives t; nil if t has no strides or is not contiguous where it must be.
func CollapsedType(t *ir.MemRefType, groups [][]int64) *ir.MemRefType {
	shape := make([]int64, len(groups))
	for i, g := range groups {
		shape[i] = 1
		for _, d := range g {
			shape[i] = mul(shape[i], t.Shape()[d])
		}
	}
	return collapsedType(t, shape, groups)
}

// collapsedType is CollapsedType for the result's shape, which is known.
func collapsedType(t *ir.MemRefType, shape []int64, groups [][]int64) *ir.MemRefType {
	if HasIdentityLayout(t) {
		return ir.MemRef(shape, t.Elem(), nil, t.Space)
	}
	layout := collapsedLayout(t, groups, false)
	if layout == nil {
		return nil
	}
	return ir.MemRef(shape, t.Elem(), layout, t.Space)
}

// IsGuaranteedCollapsible reports whether the dimensions of each group are known to be contiguous in t.
func IsGuaranteedCollapsible(t *ir.MemRefType, groups [][]int64) bool {
	return HasIdentityLayout(t) || collapsedLayout(t, groups, true) != nil
}

// collapsedLayout returns the layout of t collapsed, or nil if the dimensions of a group are not contiguous; where that is not known, if strict.
func collapsedLayout(t *ir.MemRefType, groups [][]int64, strict bool) ir.Attr {
	from, offset, ok := ir.StridesAndOffset(t)
	if !ok {
		return nil
	}
	shape := t.Shape()
	strides := make([]int64, len(groups))
	for i, g := range groups {
		if len(g) == 0 {
			return nil
		}
		// The stride of a dimension of size 1 means nothing, and one of unknown size may turn out to be such.
		for len(g) > 1 && shape[g[len(g)-1]] == 1 {
			g = g[:len(g)-1]
		}
		last := g[len(g)-1]
		strides[i] = ir.Dynamic
		if len(g) == 1 || shape[last] != ir.Dynamic {
			strides[i] = from[last]
		}
	}
	for i, g := range groups {
		s := strides[i]
		for k := len(g) - 1; k > 0; k-- {
			s = mul(s, shape[g[k]])
			outer := g[k] - 1
			if shape[outer] == 1 {
				continue
			}
			unknown := s == ir.Dynamic || from[outer] == ir.Dynamic
			if unknown && strict || !unknown && s != from[outer] {
				return nil
			}
		}
	}
	return ir.StridedLayout(offset, strides)
}
