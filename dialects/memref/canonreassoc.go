package memref

import (
	"slices"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *ExpandShape) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(expandOfExpand), rewrite.On(expandOfCollapse)}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *CollapseShape) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(collapseOfCollapse), rewrite.On(collapseOfExpand), rewrite.On(collapseOfCast)}
}

// contiguous reports whether all types are memrefs without a layout of their own.
func contiguous(ts ...ir.Type) bool {
	return !slices.ContainsFunc(ts, func(t ir.Type) bool { return !HasIdentityLayout(t.(*ir.MemRefType)) })
}

// expandOfExpand expands once: [[0, 1]] and then [[0, 1], [2]] is [[0, 1, 2]].
func expandOfExpand(rw *rewrite.Rewriter, o *ExpandShape) bool {
	in, ok := o.Src.DefOp().(*ExpandShape)
	if !ok || !contiguous(in.Src.Type(), o.Src.Type(), o.Result.Type()) {
		return false
	}
	groups, ok := composeGroups(o.Groups(), in.Groups())
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, o, NewExpandShape(o.Result.Type().(*ir.MemRefType), in.Src.Value(), groups, o.MixedShape()))
	return true
}

// collapseOfCollapse collapses once: [[0, 1], [2]] and then [[0, 1]] is [[0, 1, 2]].
func collapseOfCollapse(rw *rewrite.Rewriter, o *CollapseShape) bool {
	in, ok := o.Src.DefOp().(*CollapseShape)
	if !ok || !contiguous(in.Src.Type(), o.Src.Type(), o.Result.Type()) {
		return false
	}
	groups, ok := composeGroups(in.Groups(), o.Groups())
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, o, NewCollapseShape(o.Result.Type().(*ir.MemRefType), in.Src.Value(), groups))
	return true
}

// composeGroups returns the groups of fine dimensions that the groups of coarse, which are lists of groups of fine, have. ok is false if both are as
// many: then one of the reshapes does nothing.
func composeGroups(fine, coarse [][]int64) (groups [][]int64, ok bool) {
	if len(fine) == len(coarse) {
		return nil, false
	}
	groups = make([][]int64, len(coarse))
	for i, g := range coarse {
		for _, d := range g {
			if d >= int64(len(fine)) {
				return nil, false
			}
			groups[i] = append(groups[i], fine[d]...)
		}
	}
	return groups, true
}

// collapseOfExpand does with one reshape, or a cast, what was expanded and then collapsed further, or not as far, along the same lines:
//
//	%1 = memref.expand_shape %0 [[0], [1], [2, 3]] … : memref<?x?x?xi64> into memref<?x?x?x1xi64>
//	%2 = memref.collapse_shape %1 [[0, 1], [2, 3]] : memref<?x?x?x1xi64> into memref<?x?xi64>
//
// becomes
//
//	%2 = memref.collapse_shape %0 [[0, 1], [2]] : memref<?x?x?xi64> into memref<?x?xi64>
func collapseOfExpand(rw *rewrite.Rewriter, o *CollapseShape) bool {
	in, ok := o.Src.DefOp().(*ExpandShape)
	if !ok || in.Src.Type() == o.Result.Type() || !contiguous(o.Src.Type(), in.Src.Type()) {
		return false
	}
	to := o.Result.Type().(*ir.MemRefType)
	rank, rank2 := rankOf(&in.Src), len(to.Shape())
	more, fewer := o.Groups(), in.Groups()
	if rank > rank2 {
		more, fewer = fewer, more
	}
	groups, ok := groupGroups(more, fewer)
	switch {
	case !ok:
		return false
	case rank > rank2:
		rewrite.ReplaceWithNew(rw, o, NewCollapseShape(to, in.Src.Value(), groups))
	case rank < rank2:
		rewrite.ReplaceWithNew(rw, o, NewExpandShape(to, in.Src.Value(), groups, products(rw, in.MixedShape(), o.Groups())))
	default:
		rewrite.ReplaceWithNew(rw, o, NewCast(to, in.Src.Value()))
	}
	return true
}

// groupGroups says which of the groups more make up each of the groups fewer of the same dimensions; ok is false if they do not.
func groupGroups(more, fewer [][]int64) (groups [][]int64, ok bool) {
	groups = make([][]int64, len(fewer))
	k := 0
	if hasEmptyGroup(more) || hasEmptyGroup(fewer) {
		return nil, false
	}
	for i, g := range fewer {
		end := g[len(g)-1]
		for k < len(more) {
			last := more[k][len(more[k])-1]
			if last > end {
				return nil, false
			}
			groups[i] = append(groups[i], int64(k))
			k++
			if last == end {
				break
			}
		}
	}
	return groups, true
}

func hasEmptyGroup(groups [][]int64) bool {
	return slices.ContainsFunc(groups, func(g []int64) bool { return len(g) == 0 })
}

// products multiplies the sizes in each group, by new ops where they are not known.
func products(rw *rewrite.Rewriter, sizes []Num, groups [][]int64) []Num {
	times := func(a, b *ir.Value) *ir.Value {
		return &ir.Create(rw, &arith.MulI{Lhs: a.Use(), Rhs: b.Use()}).Result.Value
	}
	ps := make([]Num, len(groups))
	for i, g := range groups {
		known, product := int64(1), (*ir.Value)(nil)
		for _, d := range g {
			if n, ok := sizes[d].Int(); ok {
				known *= n
			} else if product == nil {
				product = sizes[d].Value
			} else {
				product = times(product, sizes[d].Value)
			}
		}
		if product == nil {
			ps[i] = Const(known)
			continue
		}
		if known != 1 {
			product = times(product, &ir.Create(rw, arith.Index(known)).Result.Value)
		}
		ps[i] = ValueNum(product)
	}
	return ps
}

// expandOfCollapse does with one reshape what was collapsed and then expanded further, or not as far, where the sizes tell how.
func expandOfCollapse(rw *rewrite.Rewriter, o *ExpandShape) bool {
	in, ok := o.Src.DefOp().(*CollapseShape)
	if !ok || !contiguous(o.Src.Type(), in.Src.Type()) {
		return false
	}
	from, to := in.Src.Type().(*ir.MemRefType), o.Result.Type().(*ir.MemRefType)
	switch rank, rank2 := len(from.Shape()), len(to.Shape()); {
	case rank > rank2:
		groups, ok := regroup(in.Groups(), o.Groups(), from.Shape(), to.Shape())
		if !ok {
			return false
		}
		rewrite.ReplaceWithNew(rw, o, NewCollapseShape(to, in.Src.Value(), groups))
	case rank < rank2:
		groups, ok := regroup(o.Groups(), in.Groups(), to.Shape(), from.Shape())
		if !ok {
			return false
		}
		rewrite.ReplaceWithNew(rw, o, NewExpandShape(to, in.Src.Value(), groups, o.MixedShape()))
	default:
		return false
	}
	return true
}

// regroup finds how the shape from collapses to the shape to, knowing which groups of dimensions of both, in turn, are the same elements.
func regroup(fromGroups, toGroups [][]int64, from, to []int64) (groups [][]int64, ok bool) {
	if len(fromGroups) == 0 {
		return FindCollapse(from, to)
	}
	if hasEmptyGroup(fromGroups) || hasEmptyGroup(toGroups) {
		return nil, false
	}
	for i, g := range fromGroups {
		h := toGroups[i]
		base := g[0]
		a, b := from[base:base+int64(len(g))], to[h[0]:h[0]+int64(len(h))]
		if ir.NumDynamic(a) >= 2 && ir.NumDynamic(b) >= 2 {
			return nil, false
		}
		if len(a) == len(b) {
			if !slices.Equal(a, b) {
				return nil, false
			}
			for k := range a {
				groups = append(groups, []int64{base + int64(k)})
			}
			continue
		}
		sub, ok := FindCollapse(a, b)
		if !ok {
			return nil, false
		}
		for _, s := range sub {
			for k := range s {
				s[k] += base
			}
			groups = append(groups, s)
		}
	}
	return groups, true
}

// collapseOfCast collapses the source of a cast that forgets something, and casts behind that if the type is another.
func collapseOfCast(rw *rewrite.Rewriter, o *CollapseShape) bool {
	c, ok := o.Src.DefOp().(*Cast)
	if !ok || !c.FoldsIntoUsers() {
		return false
	}
	t := CollapsedType(c.Source.Type().(*ir.MemRefType), o.Groups())
	switch {
	case t == nil:
		return false
	case t == o.Result.Type():
		rw.SetOperand(&o.Src, c.Source.Value())
	default:
		n := ir.Create(rw, NewCollapseShape(t, c.Source.Value(), o.Groups()))
		rewrite.ReplaceWithNew(rw, o, NewCast(o.Result.Type(), &n.Result.Value))
	}
	return true
}
