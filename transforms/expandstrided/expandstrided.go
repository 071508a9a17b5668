package expandstrided

import (
	_ "embed"

	"polyloom/dialects/affine"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is expand-strided-metadata.
var Pass = pass.New[options]("expand-strided-metadata", doc, pass.Title("ExpandStridedMetadataPass"), pass.Level("memref"),
	pass.Makes(affine.Dialect, memref.Dialect))

type options struct{ set *rewrite.Set }

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	o.set = rewrite.NewSet(Patterns()...)
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	if out := rewrite.Greedy(op, o.set, rewrite.Config{}); !out.Changed {
		c.PreserveAll()
	}
	return nil
}

// Patterns returns the patterns of the pass.
func Patterns() []rewrite.Pattern {
	ps := new(memref.ExtractStridedMetadata).CanonicalizationPatterns() // which upstream does while folding
	return append(ps,
		rewrite.On(expandSubView),
		rewrite.On(expandExpandShape),
		rewrite.On(expandCollapseShape),
		rewrite.On(metadataOfAlloc),
		rewrite.On(metadataOfCollapseShape),
		rewrite.On(metadataOfExpandShape),
		rewrite.On(metadataOfGlobal),
		rewrite.On(pointerOfView),
		rewrite.On(metadataOfReinterpretCast),
		rewrite.On(metadataOfSubView),
		rewrite.On(metadataOfSpaceCast),
		rewrite.On(metadataOfAssumption),
		rewrite.On(metadataOfMetadata))
}

// expandSubView replaces a subview by a cast of its parts.
func expandSubView(rw *rewrite.Rewriter, o *memref.SubView) bool {
	p := ofSubView(rw, o)
	p.replaceView(rw, o, o.Type())
	return true
}

// expandExpandShape replaces an expand_shape by a cast of its parts.
func expandExpandShape(rw *rewrite.Rewriter, o *memref.ExpandShape) bool {
	p := ofExpandShape(rw, o)
	p.replaceView(rw, o, o.Result.Type().(*ir.MemRefType))
	return true
}

// expandCollapseShape replaces a collapse_shape by a cast of its parts.
func expandCollapseShape(rw *rewrite.Rewriter, o *memref.CollapseShape) bool {
	p := ofCollapseShape(rw, o)
	p.replaceView(rw, o, o.Result.Type().(*ir.MemRefType))
	return true
}

// metadataOfSubView takes the parts of a subview from its source.
func metadataOfSubView(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	v, ok := o.Source.DefOp().(*memref.SubView)
	if !ok {
		return false
	}
	p := ofSubView(rw, v)
	p.replaceMetadata(rw, o)
	return true
}

// metadataOfExpandShape takes the parts of an expand_shape from its source.
func metadataOfExpandShape(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	v, ok := o.Source.DefOp().(*memref.ExpandShape)
	if !ok {
		return false
	}
	p := ofExpandShape(rw, v)
	p.replaceMetadata(rw, o)
	return true
}

// metadataOfCollapseShape takes the parts of a collapse_shape from its source.
func metadataOfCollapseShape(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	v, ok := o.Source.DefOp().(*memref.CollapseShape)
	if !ok {
		return false
	}
	p := ofCollapseShape(rw, v)
	p.replaceMetadata(rw, o)
	return true
}

// metadataOfReinterpretCast takes the parts of a reinterpret_cast from that, and the buffer from its source.
func metadataOfReinterpretCast(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	c, ok := o.Source.DefOp().(*memref.ReinterpretCast)
	if !ok {
		return false
	}
	if _, ranked := c.Source.Type().(*ir.MemRefType); !ranked {
		return rw.NotifyMatchFailure(o, "reinterpret_cast source's type is incompatible")
	}
	m := ir.Create(rw, memref.NewExtractStridedMetadata(c.ViewSource()))
	p := parts{&m.BaseBuffer.Value, c.MixedOffset().Result(), memref.Results(c.MixedSizes()), memref.Results(c.MixedStrides())}
	p.replaceMetadata(rw, o)
	return true
}

// metadataOfSpaceCast takes the parts of a memory_space_cast from its source, and casts the buffer if that is used.
func metadataOfSpaceCast(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	c, ok := o.Source.DefOp().(*memref.MemorySpaceCast)
	if !ok {
		return false
	}
	m := ir.Create(rw, memref.NewExtractStridedMetadata(c.ViewSource()))
	vs := ir.ResultValues(m)
	if o.BaseBuffer.HasUses() {
		cast := ir.Create(rw, &memref.MemorySpaceCast{Source: m.BaseBuffer.Use(), Dest: ir.Res(o.BaseBuffer.Type())})
		vs[0] = &cast.Dest.Value
	} else {
		vs[0] = &o.BaseBuffer.Value
	}
	rw.Replace(o, vs...)
	return true
}

// metadataOfAssumption takes the parts of an assume_alignment from its source.
func metadataOfAssumption(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	a, ok := o.Source.DefOp().(*memref.AssumeAlignment)
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, o, memref.NewExtractStridedMetadata(a.ViewSource()))
	return true
}

// metadataOfMetadata: the base buffer of a memref is its own, at offset 0.
func metadataOfMetadata(rw *rewrite.Rewriter, o *memref.ExtractStridedMetadata) bool {
	m, ok := o.Source.DefOp().(*memref.ExtractStridedMetadata)
	if !ok {
		return false
	}
	p := parts{base: &m.BaseBuffer.Value, offset: memref.Const(0).Result()}
	p.replaceMetadata(rw, o)
	return true
}

// pointerOfView takes the address of what is behind a view that keeps it.
func pointerOfView(rw *rewrite.Rewriter, o *memref.ExtractAlignedPointerAsIndex) bool {
	switch v := o.Source.DefOp().(type) {
	case *memref.SubView:
		rw.SetOperand(&o.Source, v.ViewSource())
	case *memref.ReinterpretCast:
		rw.SetOperand(&o.Source, v.ViewSource())
	default:
		return rw.NotifyMatchFailure(o, "not a ViewLike source")
	}
	return true
}
