package expandstrided

import (
	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// parts are what a strided memref consists of.
type parts struct {
	base           *ir.Value
	offset         ir.FoldResult
	sizes, strides []ir.FoldResult
}

// replaceView replaces view, of type t, by a cast of its parts.
func (p *parts) replaceView(rw *rewrite.Rewriter, view ir.Op, t *ir.MemRefType) {
	rewrite.ReplaceWithNew(rw, view, memref.NewReinterpretCast(t, p.base, memref.NumOf(p.offset), nums(p.sizes), nums(p.strides)))
}

// replaceMetadata replaces o, which takes the parts of a memref, by p.
func (p *parts) replaceMetadata(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) {
	vs := []*ir.Value{p.base, affine.ValueOf(rw.Builder, p.offset)}
	for _, l := range [][]ir.FoldResult{p.sizes, p.strides} {
		for _, r := range l {
			vs = append(vs, affine.ValueOf(rw.Builder, r))
		}
	}
	rw.Replace(o, vs...)
}

func nums(rs []ir.FoldResult) []memref.Num {
	ns := make([]memref.Num, len(rs))
	for i, r := range rs {
		ns[i] = memref.NumOf(r)
	}
	return ns
}

// source is a memref that was taken apart: its parts, with constants for the offset and strides that the type gives.
type source struct {
	parts
	t *ir.MemRefType
}

// take takes the source of a view apart, at the view's location.
func take(rw *rewrite.Rewriter, view ir.ViewLike) source {
	rw.Loc = ir.LocOf(view)
	v := view.ViewSource()
	m := ir.Create(rw, memref.NewExtractStridedMetadata(v))
	t := v.Type().(*ir.MemRefType)
	strides, offset, _ := ir.StridesAndOffset(t)
	s := source{t: t}
	s.base, s.offset = &m.BaseBuffer.Value, known(offset, &m.Offset.Value)
	for i, n := range strides {
		s.sizes = append(s.sizes, ir.FoldResult{Value: m.Sizes.At(i)})
		s.strides = append(s.strides, known(n, m.Strides.At(i)))
	}
	return s
}

// known returns the constant n or, if that is not known, v.
func known(n int64, v *ir.Value) ir.FoldResult {
	if n == ir.Dynamic {
		return ir.FoldResult{Value: v}
	}
	return memref.Const(n).Result()
}

// ofSubView computes the parts of a subview: the strides are multiplied, and the offsets count by the strides of the source.
func ofSubView(rw *rewrite.Rewriter, o *memref.SubView) parts {
	s := take(rw, o)
	offsets, sizes, steps := o.MixedOffsets(), o.MixedSizes(), o.MixedStrides()
	at := affexpr.Symbol(0)
	operands := []ir.FoldResult{s.offset}
	strides := make([]ir.FoldResult, len(steps))
	for i := range steps {
		strides[i] = affine.ComposedApply(rw.Builder, timesMap, steps[i].Result(), s.strides[i])
		n := len(operands)
		at = at.Add(affexpr.Symbol(n).Mul(affexpr.Symbol(n + 1)))
		operands = append(operands, offsets[i].Result(), s.strides[i])
	}
	p := parts{base: s.base, offset: affine.ComposedApply(rw.Builder, affexpr.NewMap(0, len(operands), at), operands...)}
	for i, dropped := range o.DroppedDims() {
		if !dropped {
			p.sizes, p.strides = append(p.sizes, sizes[i].Result()), append(p.strides, strides[i])
		}
	}
	return p
}

// ofExpandShape computes the parts of an expand_shape, in which each dimension of the source becomes a group.
func ofExpandShape(rw *rewrite.Rewriter, o *memref.ExpandShape) parts {
	s := take(rw, o)
	shape := o.Result.Type().(*ir.MemRefType).Shape()
	p := parts{base: s.base, offset: s.offset}
	if len(s.t.Shape()) == 0 {
		for range shape {
			p.sizes, p.strides = append(p.sizes, memref.Const(1).Result()), append(p.strides, memref.Const(1).Result())
		}
		return p
	}
	sizes := memref.Results(o.MixedShape())
	for i, g := range o.Groups() {
		first, end := g[0], g[len(g)-1]+1
		dims := shape[first:end]
		if ir.NumDynamic(dims) > 1 { // the sizes do not follow from that of the source: they are those that the op lists
			p.sizes = append(p.sizes, sizes[first:end]...)
			p.strides = append(p.strides, stridesWithin(rw, sizes[first:end], s.strides[i])...)
			continue
		}
		p.sizes = append(p.sizes, splitSize(rw, dims, s.sizes[i])...)
		p.strides = append(p.strides, splitStride(rw, dims, s.sizes[i], s.strides[i])...)
	}
	return p
}

// stridesWithin returns the strides of contiguous dimensions of the given sizes into which a dimension of the given stride is split.
func stridesWithin(rw *rewrite.Rewriter, sizes []ir.FoldResult, stride ir.FoldResult) []ir.FoldResult {
	strides := make([]ir.FoldResult, len(sizes))
	for i := len(sizes) - 1; i >= 0; i-- {
		if i+1 < len(sizes) {
			stride = affine.ComposedApply(rw.Builder, timesMap, sizes[i+1], stride)
		}
		strides[i] = stride
	}
	return strides
}

// timesMap multiplies two numbers.
var timesMap = affexpr.NewMap(0, 2, affexpr.Symbol(0).Mul(affexpr.Symbol(1)))

// splitSize returns the sizes dims, of which one may be dynamic, whose product is size.
func splitSize(rw *rewrite.Rewriter, dims []int64, size ir.FoldResult) []ir.FoldResult {
	static, dynamic := int64(1), -1
	for i, n := range dims {
		if n == ir.Dynamic {
			dynamic = i
		} else {
			static *= n
		}
	}
	sizes := memref.Results(memref.Consts(dims...))
	if dynamic >= 0 {
		sizes[dynamic] = affine.ComposedApply(rw.Builder, affexpr.NewMap(0, 1, affexpr.Symbol(0).FloorDiv(affexpr.Const(static))), size)
	}
	return sizes
}

// splitStride returns the strides of contiguous dimensions of sizes dims, of which one may be dynamic, into which a dimension is split.
func splitStride(rw *rewrite.Rewriter, dims []int64, size, stride ir.FoldResult) []ir.FoldResult {
	static, dynamic := int64(1), 0
	factors := make([]int64, len(dims))
	for i := len(dims) - 1; i >= 0; i-- {
		factors[i] = static
		if dims[i] == ir.Dynamic {
			dynamic = i
		} else {
			static *= dims[i]
		}
	}
	strides := make([]ir.FoldResult, len(dims))
	for i, f := range factors {
		e := affexpr.Symbol(0).Mul(affexpr.Const(f))
		if i < dynamic {
			// Outside of the dynamic dimension its size counts too: size / static, which the factor may not divide by itself.
			m := affexpr.NewMap(0, 2, e.FloorDiv(affexpr.Const(static)).Mul(affexpr.Symbol(1)))
			strides[i] = affine.ComposedApply(rw.Builder, m, size, stride)
		} else {
			strides[i] = affine.ComposedApply(rw.Builder, affexpr.NewMap(0, 1, e), stride)
		}
	}
	return strides
}

// ofCollapseShape computes the parts of a collapse_shape, in which a group of dimensions of the source becomes one.
func ofCollapseShape(rw *rewrite.Rewriter, o *memref.CollapseShape) parts {
	s := take(rw, o)
	t := o.Result.Type().(*ir.MemRefType)
	strides, _, _ := ir.StridesAndOffset(t)
	p := parts{base: s.base, offset: s.offset}
	for i, g := range o.Groups() {
		first, end := g[0], g[len(g)-1]+1
		size := memref.Const(t.Shape()[i]).Result()
		if t.Shape()[i] == ir.Dynamic {
			size = product(rw, s.t.Shape()[first:end], s.sizes[first:end])
		}
		p.sizes = append(p.sizes, size)
		p.strides = append(p.strides, joinedStride(s.t.Shape()[first:end], s.strides[first:end], strides[i]))
	}
	return p
}

// product multiplies sizes; shape says which are known.
func product(rw *rewrite.Rewriter, shape []int64, sizes []ir.FoldResult) ir.FoldResult {
	e := affexpr.Const(1)
	operands := make([]ir.FoldResult, len(sizes))
	for i, n := range shape {
		e = e.Mul(affexpr.Symbol(i))
		operands[i] = known(n, sizes[i].Value)
	}
	return affine.ComposedApply(rw.Builder, affexpr.NewMap(0, len(sizes), e), operands...)
}

// joinedStride returns the stride of the innermost of dimensions that become one, of which those of size 1 do not count: their strides may mean
// nothing. If there are only such, any stride does that fits the type of the result, which says want.
func joinedStride(shape []int64, strides []ir.FoldResult, want int64) ir.FoldResult {
	for i := len(shape) - 1; i >= 0; i-- {
		if shape[i] != 1 {
			return strides[i]
		}
	}
	if want == ir.Dynamic {
		for _, s := range strides {
			if s.Value != nil {
				return s
			}
		}
	}
	return memref.Const(want).Result()
}
