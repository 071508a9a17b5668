package memref

import (
	"fmt"
	"slices"

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
	d.Traits(ir.Pure, ir.MemRefsNormalizable) // and SameOperandsAndResultShape, which compatibility implies and upstream checks after that
	d.Format("$source attr-dict `:` type($source) `to` type($dest)")
}

// NameResults implements ir.ResultNamer.
func (o *Cast) NameResults(set func(*ir.Value, string)) { set(&o.Dest.Value, "cast") }

// ViewSource implements ir.ViewLike.
func (o *Cast) ViewSource() *ir.Value { return o.Source.Value() }

// AreCastCompatible implements ir.CastLike: what both types say must be the same. At most one of them has no rank.
func (o *Cast) AreCastCompatible(in, out []ir.Type) bool {
	if len(in) != 1 || len(out) != 1 {
		return false
	}
	from, ranked := in[0].(*ir.MemRefType)
	to, ranked2 := out[0].(*ir.MemRefType)
	if ir.ElemOrSelf(in[0]) != ir.ElemOrSelf(out[0]) || SpaceOf(in[0]) != SpaceOf(out[0]) {
		return false
	}
	if !ranked || !ranked2 {
		return ranked != ranked2
	}
	if from.Layout != to.Layout {
		s, offset, ok := ir.StridesAndOffset(from)
		t, at, ok2 := ir.StridesAndOffset(to)
		if !ok || !ok2 || !agree(offset, at) || !slices.EqualFunc(s, t, agree) {
			return false
		}
	}
	return slices.EqualFunc(from.Shape(), to.Shape(), agree)
}

// canCast reports whether there is a cast between two types.
func canCast(from, to ir.Type) bool {
	return (*Cast)(nil).AreCastCompatible([]ir.Type{from}, []ir.Type{to})
}

// agree reports whether two sizes, strides or offsets may be the same.
func agree(a, b int64) bool { return a == b || a == ir.Dynamic || b == ir.Dynamic }

// FoldsIntoUsers reports whether ops that use the result may use the source instead, where their own types allow it: both have a rank and
// strides, and the type of the source says all that the result's does.
func (o *Cast) FoldsIntoUsers() bool {
	from, ranked := o.Source.Type().(*ir.MemRefType)
	to, ranked2 := o.Dest.Type().(*ir.MemRefType)
	if !ranked || !ranked2 || from.Elem() != to.Elem() {
		return false
	}
	s, offset, ok := ir.StridesAndOffset(from)
	t, at, ok2 := ir.StridesAndOffset(to)
	says := func(a, b int64) bool { return a != ir.Dynamic || b == ir.Dynamic }
	return ok && ok2 && says(offset, at) && slices.EqualFunc(s, t, says) && slices.EqualFunc(from.Shape(), to.Shape(), says)
}

// FoldCasts makes op use the sources of ranked Casts instead of their results, but for the value except, and reports whether it used one.
func FoldCasts(op ir.Op, except *ir.Value) ir.Folded {
	f := ir.NoFold
	for i, v := range ir.OperandsOf(op) {
		c, ok := v.DefOp().(*Cast)
		if !ok || v == except {
			continue
		}
		if _, ranked := c.Source.Type().(*ir.MemRefType); ranked {
			ir.OperandAt(op, i).Set(c.Source.Value())
			f = ir.FoldedInPlace
		}
	}
	return f
}

// Fold implements ir.Folder: a cast of a cast needs only one, if there is such a cast.
func (o *Cast) Fold([]ir.Attr) ir.Folded {
	if c, ok := o.Source.DefOp().(*Cast); ok && !canCast(c.Source.Type(), o.Dest.Type()) {
		return ir.NoFold
	}
	return FoldCasts(o, nil)
}

// NewCast returns source as a memref of type t, to be inserted.
func NewCast(t ir.Type, source *ir.Value) *Cast { return &Cast{Source: source.Use(), Dest: ir.Res(t)} }

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
	d.Traits(ir.Pure, ir.MemRefsNormalizable) // and, as compatibility implies, the same elements and shape
	d.Format("$source attr-dict `:` type($source) `to` type($dest)")
}

// NameResults implements ir.ResultNamer.
func (o *MemorySpaceCast) NameResults(set func(*ir.Value, string)) {
	set(&o.Dest.Value, "memspacecast")
}

// ViewSource implements ir.ViewLike.
func (o *MemorySpaceCast) ViewSource() *ir.Value { return o.Source.Value() }

// AreCastCompatible implements ir.CastLike: only the memory spaces differ.
func (o *MemorySpaceCast) AreCastCompatible(in, out []ir.Type) bool {
	if len(in) != 1 || len(out) != 1 || ir.ElemOrSelf(in[0]) != ir.ElemOrSelf(out[0]) {
		return false
	}
	switch from := in[0].(type) {
	case *ir.MemRefType:
		to, ok := out[0].(*ir.MemRefType)
		return ok && from.Layout == to.Layout && slices.Equal(from.Shape(), to.Shape())
	case *ir.UnrankedMemRefType:
		_, ok := out[0].(*ir.UnrankedMemRefType)
		return ok
	}
	return false
}

// Fold implements ir.Folder: only the last memory space counts.
func (o *MemorySpaceCast) Fold([]ir.Attr) ir.Folded {
	if c, ok := o.Source.DefOp().(*MemorySpaceCast); ok {
		o.Source.Set(c.Source.Value())
		return ir.FoldedInPlace
	}
	return ir.NoFold
}

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
	d.In("shape", &o.Shape, ir.MemRefIs("1D memref of signless integer or index values", func(m *ir.MemRefType) bool {
		return memref1D.Ok(m) && ir.SignlessOrIndex.Ok(m.Elem())
	}))
	d.Out("result", &o.Result, ir.AnyRankedOrUnrankedM)
	d.Format("$source `(` $shape `)` attr-dict `:` functional-type(operands, results)")
}

// Verify implements ir.Verifier.
func (o *Reshape) Verify() error {
	if ir.ElemOrSelf(o.Source.Type()) != ir.ElemOrSelf(o.Result.Type()) {
		return fmt.Errorf("element types of source and destination memref types should be the same")
	}
	if m, ok := o.Source.Type().(*ir.MemRefType); ok && !HasIdentityLayout(m) {
		return fmt.Errorf("source memref type should have identity affine map")
	}
	m, ok := o.Result.Type().(*ir.MemRefType)
	if !ok {
		return nil
	}
	switch n := o.Shape.Type().(*ir.MemRefType).Shape()[0]; {
	case !HasIdentityLayout(m):
		return fmt.Errorf("result memref type should have identity affine map")
	case n == ir.Dynamic:
		return fmt.Errorf("cannot use shape operand with dynamic length to reshape to statically-ranked memref type")
	case n != int64(len(m.Shape())):
		return fmt.Errorf("length of shape operand differs from the result's memref rank")
	}
	return nil
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
	d.In("source", &o.Source, ir.MemRefIs("1D memref of 8-bit signless integer values", func(m *ir.MemRefType) bool {
		return memref1D.Ok(m) && m.Elem() == ir.Type(ir.I8)
	}))
	d.In("byte_shift", &o.ByteShift, ir.IndexOnly)
	d.Ins("sizes", &o.Sizes, ir.IndexOnly)
	d.Out("", &o.Result, ir.AnyMemRef)
	d.Traits(ir.Pure)
	d.Format("$source `[` $byte_shift `]` `` `[` $sizes `]` attr-dict `:` type($source) `to` type(results)")
}

// Verify implements ir.Verifier.
func (o *View) Verify() error {
	from, to := o.Source.Type().(*ir.MemRefType), o.Result.Type().(*ir.MemRefType)
	switch {
	case !HasIdentityLayout(from):
		return errorAt(o, "unsupported map for base memref type '%v'", from)
	case !HasIdentityLayout(to):
		return errorAt(o, "unsupported map for result memref type '%v'", to)
	case from.Space != to.Space:
		return errorAt(o, "different memory spaces specified for base memref type '%v' and view memref type '%v'", from, to)
	}
	return verifySizes(to, &o.Sizes)
}

// Fold implements ir.Folder: a view of everything as it is.
func (o *View) Fold([]ir.Attr) ir.Folded {
	if o.Source.Type() == o.Result.Type() && ir.StaticShape(o.Result.Type().(*ir.MemRefType)) {
		return ir.FoldTo(o.Source.Value())
	}
	return ir.NoFold
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

// Verify implements ir.Verifier.
func (o *Transpose) Verify() error {
	m := o.Permutation.Map
	if !m.IsPermutation() {
		return fmt.Errorf("expected a permutation map")
	}
	if m.NumDims() != rankOf(&o.In) {
		return fmt.Errorf("expected a permutation map of same rank as the input")
	}
	want := canonicalLayout(PermutedType(o.In.Type().(*ir.MemRefType), m))
	if got := o.Result.Type().(*ir.MemRefType); canonicalLayout(got) != want {
		return fmt.Errorf("result type '%v' is not equivalent to the canonical transposed input type '%v'", got, want)
	}
	return nil
}

// Fold implements ir.Folder: transpositions compose.
func (o *Transpose) Fold([]ir.Attr) ir.Folded {
	if o.Permutation.Map.IsIdentity() && o.In.Type() == o.Result.Type() {
		return ir.FoldTo(o.In.Value())
	}
	if in, ok := o.In.DefOp().(*Transpose); ok {
		o.Permutation = ir.MapAttr(o.Permutation.Map.Compose(in.Permutation.Map))
		o.In.Set(in.In.Value())
		return ir.FoldedInPlace
	}
	return ir.NoFold
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
	from, ok := p.ColonTypeIn(ir.MemRefClass)
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
