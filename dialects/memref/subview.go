package memref

import (
	"fmt"
	"slices"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// SubView is a rectangular part of a memref: for each dimension an offset, a size and a stride, each a constant or an operand.
//
//	%v = memref.subview %a[%i, 0] [4, %n] [1, 1] : memref<8x16xf32> to memref<4x?xf32, strided<[16, 1], offset: ?>>
type SubView struct {
	ir.Base
	Source                                    ir.Operand
	Offsets, Sizes, Strides                   ir.Operands
	StaticOffsets, StaticSizes, StaticStrides *ir.DenseArrayAttr
	Result                                    ir.Result
}

// Def implements ir.Op.
func (o *SubView) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyMemRef)
	defOffsetSizeStride(d, &o.Offsets, &o.Sizes, &o.Strides, &o.StaticOffsets, &o.StaticSizes, &o.StaticStrides)
	d.Out("result", &o.Result, ir.AnyMemRef)
	d.Traits(ir.Pure)
	d.Format("$source `` custom<DynamicIndexList>($offsets, $static_offsets) custom<DynamicIndexList>($sizes, $static_sizes)" +
		" custom<DynamicIndexList>($strides, $static_strides) attr-dict `:` type($source) `to` type($result)")
}

// defOffsetSizeStride declares the operands and properties of an op with offsets, sizes and strides.
func defOffsetSizeStride(d *ir.Def, offsets, sizes, strides *ir.Operands, so, ss, st **ir.DenseArrayAttr) {
	d.Ins("offsets", offsets, ir.IndexOnly)
	d.Ins("sizes", sizes, ir.IndexOnly)
	d.Ins("strides", strides, ir.IndexOnly)
	ir.Prop(d, "static_offsets", so, ir.DenseI64Prop)
	ir.Prop(d, "static_sizes", ss, ir.DenseI64Prop)
	ir.Prop(d, "static_strides", st, ir.DenseI64Prop)
	d.Traits(ir.AttrSizedOperandSegments)
	asm.Use(d, "DynamicIndexList", asm.DynamicIndexList)
}

// NameResults implements ir.ResultNamer.
func (o *SubView) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "subview") }

// ViewSource implements ir.ViewLike.
func (o *SubView) ViewSource() *ir.Value { return o.Source.Value() }

// NewSubView returns the view of source at the given offsets, sizes and strides, to be inserted. Its type t may be rank-reduced; nil means the type
// without dropped dimensions, which InferSubViewType gives.
func NewSubView(t *ir.MemRefType, source *ir.Value, offsets, sizes, strides []Num) *SubView {
	o := &SubView{Source: source.Use()}
	o.StaticOffsets, o.Offsets = splitAttr(offsets)
	o.StaticSizes, o.Sizes = splitAttr(sizes)
	o.StaticStrides, o.Strides = splitAttr(strides)
	if t == nil {
		t = InferSubViewType(source.Type().(*ir.MemRefType), o.StaticOffsets.Ints(), o.StaticSizes.Ints(), o.StaticStrides.Ints())
	}
	o.Result = ir.Res(t)
	return o
}

// SourceType returns the type of the memref that is viewed.
func (o *SubView) SourceType() *ir.MemRefType { return o.Source.Type().(*ir.MemRefType) }

// Type returns the type of the view.
func (o *SubView) Type() *ir.MemRefType { return o.Result.Type().(*ir.MemRefType) }

// MixedOffsets returns the offset in each dimension of the source.
func (o *SubView) MixedOffsets() []Num { return Mixed(o.StaticOffsets.Ints(), o.Offsets.Values()) }

// MixedSizes returns the size in each dimension of the source.
func (o *SubView) MixedSizes() []Num { return Mixed(o.StaticSizes.Ints(), o.Sizes.Values()) }

// MixedStrides returns the stride in each dimension of the source.
func (o *SubView) MixedStrides() []Num { return Mixed(o.StaticStrides.Ints(), o.Strides.Values()) }

// DroppedDims says of each dimension of the source whether the view lacks it; its size there is 1.
func (o *SubView) DroppedDims() []bool {
	full := InferSubViewType(o.SourceType(), o.StaticOffsets.Ints(), o.StaticSizes.Ints(), o.StaticStrides.Ints())
	dropped, ok := droppedDims(full, o.Type(), o.MixedSizes())
	if !ok {
		panic("memref: the type of a subview does not fit")
	}
	return dropped
}

// Verify implements ir.Verifier.
func (o *SubView) Verify() error {
	from, to := o.SourceType(), o.Type()
	rank := len(from.Shape())
	s := slice{o.StaticOffsets.Ints(), o.StaticSizes.Ints(), o.StaticStrides.Ints(), &o.Offsets, &o.Sizes, &o.Strides}
	if err := s.verify(o, [3]int{rank, rank, rank}); err != nil {
		return err
	}
	if from.Space != to.Space {
		return errorAt(o, "different memory spaces specified for base memref type '%v' and subview memref type '%v'", from, to)
	}
	if !ir.IsStrided(from) {
		return errorAt(o, "base type '%v' is not strided", from)
	}
	full := InferSubViewType(from, s.offsets, s.sizes, s.strides)
	if full != to {
		if err := o.verifyReduced(full, to); err != nil {
			return err
		}
	}
	if what := outOfBounds(from.Shape(), s.offsets, s.sizes, s.strides); what != "" {
		return errorAt(o, "%s", what)
	}
	return nil
}

// verifyReduced checks that to is full, but for dropped dimensions and another way to write the layout.
func (o *SubView) verifyReduced(full, to *ir.MemRefType) error {
	if len(to.Shape()) > len(full.Shape()) {
		return errorAt(o, "expected result rank to be smaller or equal to the source rank, but got '%v'", to)
	}
	if _, ok := ReducedDims(full.Shape(), to.Shape()); !ok {
		return errorAt(o, "expected result type to be '%v' or a rank-reduced version. (mismatch of result sizes), but got '%v'", full, to)
	}
	if full.Elem() != to.Elem() {
		return errorAt(o, "expected result element type to be '%v', but got '%v'", full.Elem(), to)
	}
	want, offset, _ := ir.StridesAndOffset(full)
	got, at, ok := ir.StridesAndOffset(to)
	dropped, ok2 := droppedDims(full, to, o.MixedSizes())
	if !ok || !ok2 || at != offset || !keeps(want, dropped, got) {
		return errorAt(o, "expected result type to be '%v' or a rank-reduced version. (mismatch of result layout), but got '%v'", full, to)
	}
	return nil
}

// Fold implements ir.Folder: a view of everything is the source.
func (o *SubView) Fold([]ir.Attr) ir.Folded {
	from, to := o.SourceType(), o.Type()
	if from != to {
		return ir.NoFold
	}
	if ir.StaticShape(to) && hasStaticLayout(to) {
		return ir.FoldTo(o.Source.Value())
	}
	// The view of a view that is as large, at its beginning.
	inner, ok := o.Source.DefOp().(*SubView)
	if ok && all(o.MixedOffsets(), 0) && all(o.MixedStrides(), 1) && slices.Equal(o.MixedSizes(), inner.MixedSizes()) {
		return ir.FoldTo(o.Source.Value())
	}
	return ir.NoFold
}

// hasStaticLayout reports whether offset and strides in the layout of t, if it is written as such, are all known.
func hasStaticLayout(t *ir.MemRefType) bool {
	l, ok := t.Layout.(*ir.StridedLayoutAttr)
	return !ok || l.Offset != ir.Dynamic && !slices.Contains(l.Strides, ir.Dynamic)
}

// ReinterpretCast is a memref with the given offset, sizes and strides over the memory of another, whatever that's own are.
//
//	%b = memref.reinterpret_cast %a to offset: [%o], sizes: [4, %n], strides: [%s, 1] : memref<?xf32> to memref<4x?xf32, strided<[?, 1], offset: ?>>
type ReinterpretCast struct {
	ir.Base
	Source                                    ir.Operand
	Offsets, Sizes, Strides                   ir.Operands
	StaticOffsets, StaticSizes, StaticStrides *ir.DenseArrayAttr
	Result                                    ir.Result
}

// Def implements ir.Op.
func (o *ReinterpretCast) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyRankedOrUnrankedM)
	defOffsetSizeStride(d, &o.Offsets, &o.Sizes, &o.Strides, &o.StaticOffsets, &o.StaticSizes, &o.StaticStrides)
	d.Out("result", &o.Result, stridedMemRef)
	d.Traits(ir.Pure, ir.MemRefsNormalizable)
	d.Format("$source `to` `offset` `` `:` custom<DynamicIndexList>($offsets, $static_offsets) `` `,` `sizes` `` `:` custom<DynamicIndexList>($sizes, $static_sizes)" +
		" `` `,` `strides` `` `:` custom<DynamicIndexList>($strides, $static_strides) attr-dict `:` type($source) `to` type($result)")
}

// NameResults implements ir.ResultNamer.
func (o *ReinterpretCast) NameResults(set func(*ir.Value, string)) {
	set(&o.Result.Value, "reinterpret_cast")
}

// ViewSource implements ir.ViewLike.
func (o *ReinterpretCast) ViewSource() *ir.Value { return o.Source.Value() }

// NewReinterpretCast returns source seen with the given offset, sizes and strides, to be inserted. Its type t may be nil: then it is that which
// follows from the constants.
func NewReinterpretCast(t *ir.MemRefType, source *ir.Value, offset Num, sizes, strides []Num) *ReinterpretCast {
	o := &ReinterpretCast{Source: source.Use()}
	o.StaticOffsets, o.Offsets = splitAttr([]Num{offset})
	o.StaticSizes, o.Sizes = splitAttr(sizes)
	o.StaticStrides, o.Strides = splitAttr(strides)
	if t == nil {
		layout := ir.StridedLayout(o.StaticOffsets.Int(0), o.StaticStrides.Ints())
		t = ir.MemRef(o.StaticSizes.Ints(), ir.ElemOrSelf(source.Type()), layout, SpaceOf(source.Type()))
	}
	o.Result = ir.Res(t)
	return o
}

// SpaceOf returns the memory space of a ranked or unranked memref; nil for the default and for other types.
func SpaceOf(t ir.Type) ir.Attr {
	switch t := t.(type) {
	case *ir.MemRefType:
		return t.Space
	case *ir.UnrankedMemRefType:
		return t.Space
	}
	return nil
}

// Type returns the type of the result.
func (o *ReinterpretCast) Type() *ir.MemRefType { return o.Result.Type().(*ir.MemRefType) }

// MixedOffset returns the offset.
func (o *ReinterpretCast) MixedOffset() Num {
	return Mixed(o.StaticOffsets.Ints(), o.Offsets.Values())[0]
}

// MixedSizes returns the sizes.
func (o *ReinterpretCast) MixedSizes() []Num { return Mixed(o.StaticSizes.Ints(), o.Sizes.Values()) }

// MixedStrides returns the strides.
func (o *ReinterpretCast) MixedStrides() []Num {
	return Mixed(o.StaticStrides.Ints(), o.Strides.Values())
}

// known returns the offset, sizes and strides, with what the result type and the operands say of them.
func (o *ReinterpretCast) known() (offset Num, sizes, strides []Num) {
	s, at, _ := ir.StridesAndOffset(o.Type())
	return constify([]Num{o.MixedOffset()}, []int64{at})[0], constify(o.MixedSizes(), o.Type().Shape()), constify(o.MixedStrides(), s)
}

// Verify implements ir.Verifier.
func (o *ReinterpretCast) Verify() error {
	to := o.Type()
	rank := len(to.Shape())
	s := slice{o.StaticOffsets.Ints(), o.StaticSizes.Ints(), o.StaticStrides.Ints(), &o.Offsets, &o.Sizes, &o.Strides}
	if err := s.verify(o, [3]int{1, rank, rank}); err != nil {
		return err
	}
	if SpaceOf(o.Source.Type()) != to.Space {
		return errorAt(o, "different memory spaces specified for source type '%v' and result memref type '%v'", o.Source.Type(), to)
	}
	if ir.ElemOrSelf(o.Source.Type()) != to.Elem() {
		return errorAt(o, "different element types specified for source type '%v' and result memref type '%v'", o.Source.Type(), to)
	}
	for i, n := range to.Shape() {
		if n != ir.Dynamic && n != s.sizes[i] {
			return errorAt(o, "expected result type with size = %s instead of %d in dim = %d", dynamicText(s.sizes[i]), n, i)
		}
	}
	strides, offset, _ := ir.StridesAndOffset(to)
	if offset != ir.Dynamic && offset != s.offsets[0] {
		return errorAt(o, "expected result type with offset = %s instead of %d", dynamicText(s.offsets[0]), offset)
	}
	for i, n := range strides {
		if n != ir.Dynamic && n != s.strides[i] {
			return errorAt(o, "expected result type with stride = %s instead of %d in dim = %d", dynamicText(s.strides[i]), n, i)
		}
	}
	return nil
}

func dynamicText(n int64) string {
	if n == ir.Dynamic {
		return "dynamic"
	}
	return fmt.Sprint(n)
}

// Fold implements ir.Folder: what the source says of its own sizes and strides does not matter, and a cast to the same is none.
func (o *ReinterpretCast) Fold([]ir.Attr) ir.Folded {
	switch def := o.Source.DefOp().(type) {
	case *ReinterpretCast:
		o.Source.Set(def.Source.Value())
		return ir.FoldedInPlace
	case *Cast:
		o.Source.Set(def.Source.Value())
		return ir.FoldedInPlace
	case *SubView:
		if all(def.MixedOffsets(), 0) {
			o.Source.Set(def.Source.Value())
			return ir.FoldedInPlace
		}
	}
	if o.Source.Type() == o.Result.Type() && ir.StaticShape(o.Type()) && o.StaticOffsets.Int(0) == 0 {
		return ir.FoldTo(o.Source.Value())
	}
	return ir.NoFold
}
