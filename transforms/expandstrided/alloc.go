package expandstrided

import (
	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// metadataOfAlloc takes the parts of an allocation, which is contiguous, from its operands:
//
//	%a = memref.alloc(%n) : memref<4x?xf32>
//	%base, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %a : …
//
// becomes a cast of %a to memref<f32>, the offset 0, the sizes 4 and %n, and the strides %n and 1.
func metadataOfAlloc(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	var t *ir.MemRefType
	var dynamic []*ir.Value
	switch a := o.Source.DefOp().(type) {
	case *memref.Alloc:
		t, dynamic = a.Type(), a.DynamicSizes.Values()
	case *memref.Alloca:
		t, dynamic = a.Type(), a.DynamicSizes.Values()
	default:
		return false
	}
	if !memref.HasIdentityLayout(t) {
		return rw.NotifyMatchFailure(o, "alloc-like operations should have been normalized")
	}
	p := parts{base: &o.BaseBuffer.Value, offset: memref.Const(0).Result()}
	p.sizes = memref.Results(memref.Mixed(t.Shape(), dynamic))
	rank := len(p.sizes)
	p.strides = memref.Results(make([]memref.Num, rank))
	product := affexpr.Const(1)
	for i := rank - 1; i >= 0; i-- {
		if i == rank-1 {
			p.strides[i] = memref.Const(1).Result()
			continue
		}
		n := rank - 2 - i
		product = product.Mul(affexpr.Symbol(n))
		p.strides[i] = affine.ComposedApply(rw.Builder, affexpr.NewMap(0, n+1, product), p.sizes[i+1:]...)
	}
	if o.BaseBuffer.HasUses() {
		p.base = baseOf(rw, o)
	}
	p.replaceMetadata(rw, o)
	return true
}

// metadataOfGlobal takes the parts of a global, which is contiguous, from its type.
func metadataOfGlobal(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	g, ok := o.Source.DefOp().(*memref.GetGlobal)
	if !ok {
		return false
	}
	t := g.Result.Type().(*ir.MemRefType)
	if !memref.HasIdentityLayout(t) {
		return rw.NotifyMatchFailure(o, "get-global operation result should have been normalized")
	}
	p := parts{
		base:    baseOf(rw, o),
		offset:  memref.Const(0).Result(),
		sizes:   memref.Results(memref.Consts(t.Shape()...)),
		strides: memref.Results(memref.Consts(ir.RowMajorStrides(t.Shape())...)),
	}
	p.replaceMetadata(rw, o)
	return true
}

// baseOf returns the source of o, which begins at offset 0, as a base buffer.
func baseOf(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) *ir.Value {
	t := o.BaseBuffer.Type().(*ir.MemRefType)
	if o.Source.Type() == ir.Type(t) {
		return o.Source.Value()
	}
	c := ir.Create(rw, memref.NewReinterpretCast(t, o.Source.Value(), memref.Const(0), nil, nil))
	return &c.Result.Value
}
