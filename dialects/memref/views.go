package memref

import (
	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Cast changes what the type of a memref says of its sizes, strides and offset; what becomes static is asserted.
//
//	%b = memref.cast %a : memref<4x?xf32> to memref<?x?xf32>
type Cast struct {
	ir.Base
	Source ir.Operand
	Dest   ir.Result
}

// Def implements ir.Op.
func (o *Cast) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyRankedOrUnrankedM)
	d.Out("dest", &o.Dest, ir.AnyRankedOrUnrankedM)
	d.Traits(ir.Pure, ir.SameOperandsAndResultShape, ir.MemRefsNormalizable)
	d.Format("$source attr-dict `:` type($source) `to` type($dest)")
}

// NameResults implements ir.ResultNamer.
func (o *Cast) NameResults(set func(*ir.Value, string)) { set(&o.Dest.Value, "cast") }

// ViewSource implements ir.ViewLike.
func (o *Cast) ViewSource() *ir.Value { return o.Source.Value() }

// MemorySpaceCast changes the memory space of a memref, as the target allows it.
//
//	%b = memref.memory_space_cast %a : memref<?xf32, 1> to memref<?xf32>
type MemorySpaceCast struct {
	ir.Base
	Source ir.Operand
	Dest   ir.Result
}

// Def implements ir.Op.
func (o *MemorySpaceCast) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyRankedOrUnrankedM)
	d.Out("dest", &o.Dest, ir.AnyRankedOrUnrankedM)
	d.Traits(ir.Pure, ir.SameOperandsAndResultElementType, ir.SameOperandsAndResultShape, ir.MemRefsNormalizable)
	d.Format("$source attr-dict `:` type($source) `to` type($dest)")
}

// NameResults implements ir.ResultNamer.
func (o *MemorySpaceCast) NameResults(set func(*ir.Value, string)) { set(&o.Dest.Value, "memspacecast") }

// ViewSource implements ir.ViewLike.
func (o *MemorySpaceCast) ViewSource() *ir.Value { return o.Source.Value() }

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
func (o *ReinterpretCast) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "reinterpret_cast") }

// ViewSource implements ir.ViewLike.
func (o *ReinterpretCast) ViewSource() *ir.Value { return o.Source.Value() }

// reassociationProp is upstream's array of arrays of i64.
var reassociationProp = ir.AttrIs("Array of 64-bit integer array attributes", func(a ir.Attr) bool {
	l, ok := a.(*ir.ArrayAttr)
	if !ok {
		return false
	}
	for _, e := range l.Elems {
		if !ir.I64ArrayProp.Ok(e) {
			return false
		}
	}
	return true
})

// ExpandShape splits dimensions of a memref into several, which the reassociation lists.
//
//	%b = memref.expand_shape %a [[0, 1], [2]] output_shape [2, %n, 8] : memref<?x8xf32> into memref<2x?x8xf32>
type ExpandShape struct {
	ir.Base
	Src               ir.Operand
	Reassociation     *ir.ArrayAttr
	OutputShape       ir.Operands
	StaticOutputShape *ir.DenseArrayAttr
	Result            ir.Result
}

// Def implements ir.Op.
func (o *ExpandShape) Def(d *ir.Def) {
	d.In("src", &o.Src, stridedMemRef)
	ir.Prop(d, "reassociation", &o.Reassociation, reassociationProp)
	d.Ins("output_shape", &o.OutputShape, ir.IndexOnly)
	ir.Prop(d, "static_output_shape", &o.StaticOutputShape, ir.DenseI64Prop)
	d.Out("result", &o.Result, stridedMemRef)
	d.Traits(ir.Pure)
	asm.Use(d, "DynamicIndexList", asm.DynamicIndexList)
	d.Format("$src $reassociation `output_shape` custom<DynamicIndexList>($output_shape, $static_output_shape) attr-dict `:` type($src) `into` type($result)")
}

// NameResults implements ir.ResultNamer.
func (o *ExpandShape) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "expand_shape") }

// ViewSource implements ir.ViewLike.
func (o *ExpandShape) ViewSource() *ir.Value { return o.Src.Value() }

// CollapseShape joins adjacent dimensions of a memref, as the reassociation lists them.
//
//	%b = memref.collapse_shape %a [[0, 1], [2]] : memref<2x?x8xf32> into memref<?x8xf32>
type CollapseShape struct {
	ir.Base
	Src           ir.Operand
	Reassociation *ir.ArrayAttr
	Result        ir.Result
}

// Def implements ir.Op.
func (o *CollapseShape) Def(d *ir.Def) {
	d.In("src", &o.Src, stridedMemRef)
	ir.Prop(d, "reassociation", &o.Reassociation, reassociationProp)
	d.Out("result", &o.Result, stridedMemRef)
	d.Traits(ir.Pure)
	d.Format("$src $reassociation attr-dict `:` type($src) `into` type($result)")
}

// NameResults implements ir.ResultNamer.
func (o *CollapseShape) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "collapse_shape") }

// ViewSource implements ir.ViewLike.
func (o *CollapseShape) ViewSource() *ir.Value { return o.Src.Value() }

// Reshape is a contiguous memref seen with another shape, which is in memory.
//
//	%b = memref.reshape %a(%shape) : (memref<4xf32>, memref<2xi32>) -> memref<?x?xf32>
type Reshape struct {
	ir.Base
	Source ir.Operand
	Shape  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Reshape) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyRankedOrUnrankedM)
	d.In("shape", &o.Shape, ir.TypeIs("1D memref of signless integer or index values", func(t ir.Type) bool {
		return memref1D.Ok(t) && ir.SignlessOrIndex.Ok(t.(*ir.MemRefType).Elem())
	}))
	d.Out("result", &o.Result, ir.AnyRankedOrUnrankedM)
	d.Format("$source `(` $shape `)` attr-dict `:` functional-type(operands, results)")
}

// NameResults implements ir.ResultNamer.
func (o *Reshape) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "reshape") }

// ViewSource implements ir.ViewLike.
func (o *Reshape) ViewSource() *ir.Value { return o.Source.Value() }

// Effects implements ir.MemoryEffects: the shape is read.
func (o *Reshape) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Read, Value: o.Shape.Value()}} }

// View is a memref of any type over a part of a memref of bytes.
//
//	%v = memref.view %bytes[%shift][%n] : memref<2048xi8> to memref<?x4xf32>
type View struct {
	ir.Base
	Source    ir.Operand
	ByteShift ir.Operand
	Sizes     ir.Operands
	Result    ir.Result
}

// Def implements ir.Op.
func (o *View) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.TypeIs("1D memref of 8-bit signless integer values", func(t ir.Type) bool {
		return memref1D.Ok(t) && t.(*ir.MemRefType).Elem() == ir.Type(ir.I8)
	}))
	d.In("byte_shift", &o.ByteShift, ir.IndexOnly)
	d.Ins("sizes", &o.Sizes, ir.IndexOnly)
	d.Out("", &o.Result, ir.AnyMemRef)
	d.Traits(ir.Pure)
	d.Format("$source `[` $byte_shift `]` `` `[` $sizes `]` attr-dict `:` type($source) `to` type(results)")
}

// NameResults implements ir.ResultNamer.
func (o *View) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "view") }

// ViewSource implements ir.ViewLike.
func (o *View) ViewSource() *ir.Value { return o.Source.Value() }

// Transpose permutes the dimensions of a memref.
//
//	%t = memref.transpose %a (i, j) -> (j, i) : memref<?x?xf32> to memref<?x?xf32, strided<[1, ?]>>
type Transpose struct {
	ir.Base
	In          ir.Operand
	Permutation *ir.AffineMapAttr
	Result      ir.Result
}

// Def implements ir.Op.
func (o *Transpose) Def(d *ir.Def) {
	d.In("in", &o.In, stridedMemRef)
	ir.Prop(d, "permutation", &o.Permutation, ir.MapProp)
	d.Out("", &o.Result, stridedMemRef)
	d.Traits(ir.Pure)
}

// NameResults implements ir.ResultNamer.
func (o *Transpose) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "transpose") }

// ViewSource implements ir.ViewLike.
func (o *Transpose) ViewSource() *ir.Value { return o.In.Value() }

// ParseOp implements asm.OpParser.
func (o *Transpose) ParseOp(p *asm.Parser) bool {
	in, ok := p.Operand()
	if !ok {
		return false
	}
	m, ok := p.AffineMap()
	if !ok || !p.AttrDict(o) {
		return false
	}
	o.Permutation = ir.MapAttr(m)
	from, ok := p.ColonType()
	if !ok || !p.ResolveInto(&o.In, in, from) || !p.Keyword("to") {
		return false
	}
	to, ok := p.Type()
	if ok {
		o.Result.SetType(to)
	}
	return ok
}

// PrintOp implements asm.OpPrinter.
func (o *Transpose) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.In.Value())
	p.Byte(' ')
	p.Buf = o.Permutation.Map.Append(p.Buf)
	p.AttrDict(o, "permutation")
	p.Str(" : ")
	p.Type(o.In.Type())
	p.Str(" to ")
	p.Type(o.Result.Type())
}

// PermutedType returns the strided type that the transposition of t by the permutation m has.
func PermutedType(t *ir.MemRefType, m *affexpr.Map) *ir.MemRefType {
	strides, offset, ok := ir.StridesAndOffset(t)
	if !ok {
		return nil
	}
	shape, out := make([]int64, len(strides)), make([]int64, len(strides))
	for i := range shape {
		k := m.DimPosition(i)
		shape[i], out[i] = t.Shape()[k], strides[k]
	}
	return ir.MemRef(shape, t.Elem(), ir.StridedLayout(offset, out), t.Space)
}
