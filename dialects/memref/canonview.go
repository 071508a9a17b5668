package memref

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *SubView) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(foldSubViewConstants), rewrite.On(subViewOfCast), rewrite.On(wholeSubView)}
}

// foldSubViewConstants makes constant operands part of the op, and of its type, which a cast undoes for the users:
//
//	%v = memref.subview %a[%c2] [%n] [1] : memref<8xf32> to memref<?xf32, strided<[1], offset: ?>>
//
// becomes
//
//	%w = memref.subview %a[2] [%n] [1] : memref<8xf32> to memref<?xf32, strided<[1], offset: 2>>
//	%v = memref.cast %w : …
func foldSubViewConstants(rw *rewrite.Rewriter, o *SubView) bool {
	offsets, sizes, strides := o.MixedOffsets(), o.MixedSizes(), o.MixedStrides()
	if !foldConstants(offsets, false) && !foldConstants(sizes, false) && !foldConstants(strides, true) {
		return false
	}
	if !sliceInBounds(o.SourceType().Shape(), offsets, sizes, strides) {
		return false
	}
	t := inferSubViewType(o.SourceType(), offsets, sizes, strides)
	if t == nil {
		return false
	}
	if t = dropDims(t, o.DroppedDims()); !canCast(t, o.Type()) {
		return false
	}
	v := ir.Create(rw, NewSubView(t, o.Source.Value(), offsets, sizes, strides))
	rewrite.ReplaceWithNew(rw, o, NewCast(o.Type(), &v.Result.Value))
	return true
}

// subViewOfCast views the source of a cast that forgets something, and casts behind that:
//
//	%c = memref.cast %a : memref<16x16xf32> to memref<?x?xf32>
//	%v = memref.subview %c[0, 0] [3, 4] [1, 1] : memref<?x?xf32> to memref<3x4xf32, strided<[?, 1]>>
//
// becomes
//
//	%w = memref.subview %a[0, 0] [3, 4] [1, 1] : memref<16x16xf32> to memref<3x4xf32, strided<[16, 1]>>
//	%v = memref.cast %w : memref<3x4xf32, strided<[16, 1]>> to memref<3x4xf32, strided<[?, 1]>>
func subViewOfCast(rw *rewrite.Rewriter, o *SubView) bool {
	for _, v := range ir.OperandsOf(o) {
		if _, ok := ir.ConstantInt(v); ok {
			return false // foldSubViewConstants goes first
		}
	}
	c, ok := o.Source.DefOp().(*Cast)
	if !ok || !c.FoldsIntoUsers() {
		return false
	}
	offsets, sizes, strides := o.MixedOffsets(), o.MixedSizes(), o.MixedStrides()
	t := inferSubViewType(c.Source.Type().(*ir.MemRefType), offsets, sizes, strides)
	if t == nil || !sliceInBounds(c.Source.Type().(*ir.MemRefType).Shape(), offsets, sizes, strides) {
		return false
	}
	if t = dropDims(t, o.DroppedDims()); !canCast(t, o.Type()) {
		return false
	}
	v := ir.Create(rw, NewSubView(t, c.Source.Value(), offsets, sizes, strides))
	rewrite.ReplaceWithNew(rw, o, NewCast(o.Type(), &v.Result.Value))
	return true
}

// wholeSubView replaces a view of everything by the source, or by a cast of it where only the type differs.
func wholeSubView(rw *rewrite.Rewriter, o *SubView) bool {
	from, to := o.SourceType(), o.Type()
	if len(from.Shape()) != len(to.Shape()) || !all(o.MixedOffsets(), 0) || !all(o.MixedStrides(), 1) {
		return false
	}
	for i, n := range o.MixedSizes() {
		if from.Shape()[i] == ir.Dynamic || !n.Is(from.Shape()[i]) {
			return false
		}
	}
	if from == to {
		rw.Replace(o, o.Source.Value())
		return true
	}
	rewrite.ReplaceWithNew(rw, o, NewCast(to, o.Source.Value()))
	return true
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *ReinterpretCast) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(castOfMetadata), rewrite.On(foldReinterpretConstants)}
}

// castOfMetadata looks through the taking apart of a memref, of which the cast needs only the address. If the cast puts together what was taken
// apart, there is nothing to do but perhaps to change the type:
//
//	%base, %offset, %size, %stride = memref.extract_strided_metadata %a : memref<?xf32> -> memref<f32>, index, index, index
//	%b = memref.reinterpret_cast %base to offset: [0], sizes: [%size], strides: [1] : memref<f32> to memref<?xf32, strided<[1]>>
//
// becomes
//
//	%b = memref.cast %a : memref<?xf32> to memref<?xf32, strided<[1]>>
func castOfMetadata(rw *rewrite.Rewriter, o *ReinterpretCast) bool {
	m, ok := o.Source.DefOp().(*ExtractStridedMetadata)
	if !ok {
		return false
	}
	offset, sizes, strides := o.known()
	at, from, steps := m.known()
	switch {
	case offset != at || !slices.Equal(sizes, from) || !slices.Equal(strides, steps):
		rw.SetOperand(&o.Source, m.Source.Value())
	case m.Source.Type() == o.Result.Type():
		rw.Replace(o, m.Source.Value())
	default:
		rewrite.ReplaceWithNew(rw, o, NewCast(o.Result.Type(), m.Source.Value()))
	}
	return true
}

// foldReinterpretConstants makes constant operands, and what the type says of them, part of the op and of its type; a cast undoes the latter.
func foldReinterpretConstants(rw *rewrite.Rewriter, o *ReinterpretCast) bool {
	offset, sizes, strides := o.known()
	if numStatic([]Num{offset}, sizes, strides) == numStatic([]Num{o.MixedOffset()}, o.MixedSizes(), o.MixedStrides()) {
		return false
	}
	c := NewReinterpretCast(nil, o.Source.Value(), offset, sizes, strides)
	if isNegative(offset) || slices.ContainsFunc(sizes, isNegative) {
		return false
	}
	ir.Create(rw, c)
	rewrite.ReplaceWithNew(rw, o, NewCast(o.Result.Type(), &c.Result.Value))
	return true
}

// isNegative reports whether n is a negative constant by itself.
func isNegative(n Num) bool { return n.Static() && n.Const < 0 }
