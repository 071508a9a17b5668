// Package memref is MLIR's memref dialect: allocation of memory, access to it, and views of it.
//
//	%m = memref.alloc(%n) : memref<?x8xf32>
//	%x = memref.load %m[%i, %j] : memref<?x8xf32>
//	%row = memref.subview %m[%i, 0] [1, 8] [1, 1] : memref<?x8xf32> to memref<8xf32, strided<[1], offset: ?>>
//	memref.store %x, %row[%j] : memref<8xf32, strided<[1], offset: ?>>
//	memref.dealloc %m : memref<?x8xf32>
//
// A memref is a pointer with a shape and a layout, which says where in memory an element is. A view (subview, expand_shape,
// reinterpret_cast, transpose and so on) is another memref of the same memory. Offsets, sizes and strides are constants or values in any
// mixture: a list of Num, of which the op keeps the constants in an attribute and the values in a group of operands.
//
// The files go by kind of op: alloc.go, global.go, dma.go, views.go, subview.go, reassoc.go and other.go declare them, memref.go those that
// read and write.
package memref

import (
	"fmt"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Dialect lists the operations of memref.
var Dialect = (&ir.Dialect{
	Name:          "memref",
	Materialize:   arith.Dialect.Materialize,
	Doc:           "memory: allocation, access, views",
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[Alloc]("alloc"),
	ir.OpOf[Alloca]("alloca"),
	ir.OpOf[AllocaScope]("alloca_scope"),
	ir.OpOf[AllocaScopeReturn]("alloca_scope.return"),
	ir.OpOf[AssumeAlignment]("assume_alignment"),
	ir.OpOf[AtomicRMW]("atomic_rmw"),
	ir.OpOf[AtomicYield]("atomic_yield"),
	ir.OpOf[Cast]("cast"),
	ir.OpOf[CollapseShape]("collapse_shape"),
	ir.OpOf[Copy]("copy"),
	ir.OpOf[Dealloc]("dealloc"),
	ir.OpOf[Dim]("dim"),
	ir.OpOf[DistinctObjects]("distinct_objects"),
	ir.OpOf[DmaStart]("dma_start"),
	ir.OpOf[DmaWait]("dma_wait"),
	ir.OpOf[ExpandShape]("expand_shape"),
	ir.OpOf[ExtractAlignedPointerAsIndex]("extract_aligned_pointer_as_index"),
	ir.OpOf[ExtractStridedMetadata]("extract_strided_metadata"),
	ir.OpOf[GenericAtomicRMW]("generic_atomic_rmw"),
	ir.OpOf[GetGlobal]("get_global"),
	ir.OpOf[Global]("global"),
	ir.OpOf[Load]("load"),
	ir.OpOf[MemorySpaceCast]("memory_space_cast"),
	ir.OpOf[Prefetch]("prefetch"),
	ir.OpOf[Rank]("rank"),
	ir.OpOf[Realloc]("realloc"),
	ir.OpOf[ReinterpretCast]("reinterpret_cast"),
	ir.OpOf[Reshape]("reshape"),
	ir.OpOf[Store]("store"),
	ir.OpOf[SubView]("subview"),
	ir.OpOf[Transpose]("transpose"),
	ir.OpOf[View]("view"),
)

// elemOf is the type transformer "element type of the memref"; nil for another type.
func elemOf(t ir.Type) ir.Type {
	if m, ok := t.(*ir.MemRefType); ok {
		return m.Elem()
	}
	return nil
}

// stridedMemRef is upstream's AnyStridedMemRef.
var stridedMemRef = ir.MemRefIs("strided memref of any type values", ir.IsStrided)

// alignmentProp is upstream's constraint on the alignment of allocations and accesses.
var alignmentProp = ir.AttrConstraint{
	Desc:      "64-bit signless integer attribute whose value is positive and whose value is a power of two > 0",
	ValueType: ir.I64, Optional: true,
	Ok: func(a ir.Attr) bool {
		i, ok := a.(*ir.IntegerAttr)
		return ok && i.Typ == ir.Type(ir.I64) && i.Int64() > 0 && i.Value.IsPowerOf2()
	},
}

// Load reads the element of a memref at a subscript.
//
//	%x = memref.load %a[%i, %j] : memref<4x?xf32>
type Load struct {
	ir.Base
	MemRef      ir.Operand
	Indices     ir.Operands
	Nontemporal *ir.IntegerAttr
	Alignment   *ir.IntegerAttr
	Result      ir.Result
}

// Def implements ir.Op.
func (o *Load) Def(d *ir.Def) {
	d.In("memref", &o.MemRef, ir.AnyMemRef)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	ir.Prop(d, "nontemporal", &o.Nontemporal, ir.I1Prop.Opt().Or(ir.BoolAttr(false)))
	ir.Prop(d, "alignment", &o.Alignment, alignmentProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.TypesMatch("memref", "result", "result type matches element type of 'memref'", elemOf)
	d.Traits(ir.MemRefsNormalizable)
	d.Format("$memref `[` $indices `]` attr-dict `:` type($memref)")
}

// Verify implements ir.Verifier.
func (o *Load) Verify() error {
	if rank := rankOf(&o.MemRef); o.Indices.Len() != rank {
		return fmt.Errorf("incorrect number of indices for load, expected %d but got %d", rank, o.Indices.Len())
	}
	return nil
}

// rankOf returns the rank of a memref that has one.
func rankOf(m *ir.Operand) int { return len(m.Type().(*ir.MemRefType).Shape()) }

// Fold implements ir.Folder.
func (o *Load) Fold([]ir.Attr) ir.Folded { return FoldCasts(o, nil) }

// NewLoad returns a read of m at the subscript idx, to be inserted. As upstream's builder does, it states that it is no nontemporal one.
func NewLoad(m *ir.Value, idx ...*ir.Value) *Load {
	return &Load{MemRef: m.Use(), Indices: ir.Uses(idx...), Nontemporal: ir.BoolAttr(false)}
}

// Effects implements ir.MemoryEffects.
func (o *Load) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Read, Value: o.MemRef.Value()}}
}

// Store writes the element of a memref at a subscript.
//
//	memref.store %x, %a[%i, %j] : memref<4x?xf32>
type Store struct {
	ir.Base
	Value       ir.Operand
	MemRef      ir.Operand
	Indices     ir.Operands
	Nontemporal *ir.IntegerAttr
	Alignment   *ir.IntegerAttr
}

// Def implements ir.Op.
func (o *Store) Def(d *ir.Def) {
	d.In("value", &o.Value, ir.AnyType)
	d.In("memref", &o.MemRef, ir.AnyMemRef)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	ir.Prop(d, "nontemporal", &o.Nontemporal, ir.I1Prop.Opt().Or(ir.BoolAttr(false)))
	ir.Prop(d, "alignment", &o.Alignment, alignmentProp)
	d.TypesMatch("memref", "value", "type of 'value' matches element type of 'memref'", elemOf)
	d.Traits(ir.MemRefsNormalizable)
	d.Format("$value `,` $memref `[` $indices `]` attr-dict `:` type($memref)")
}

// Verify implements ir.Verifier.
func (o *Store) Verify() error {
	if o.Indices.Len() != rankOf(&o.MemRef) {
		return fmt.Errorf("store index operand count not equal to memref rank")
	}
	return nil
}

// Fold implements ir.Folder.
func (o *Store) Fold([]ir.Attr) ir.Folded { return FoldCasts(o, o.Value.Value()) }

// NewStore returns a write of v to m at the subscript idx, to be inserted, as NewLoad does for a read.
func NewStore(v, m *ir.Value, idx ...*ir.Value) *Store {
	return &Store{Value: v.Use(), MemRef: m.Use(), Indices: ir.Uses(idx...), Nontemporal: ir.BoolAttr(false)}
}

// Effects implements ir.MemoryEffects.
func (o *Store) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Write, Value: o.MemRef.Value()}}
}

// Copy writes the elements of one memref to another of the same shape, which must not overlap it unless they are the same.
//
//	memref.copy %from, %to : memref<?xf32> to memref<?xf32>
type Copy struct {
	ir.Base
	Source, Target ir.Operand
}

// Def implements ir.Op.
func (o *Copy) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyRankedOrUnrankedM)
	d.In("target", &o.Target, ir.AnyRankedOrUnrankedM)
	d.Traits(ir.SameOperandsElementType, ir.SameOperandsShape)
	d.Format("$source `,` $target attr-dict `:` type($source) `to` type($target)")
}

// Fold implements ir.Folder: what only the types say of layouts does not matter.
func (o *Copy) Fold([]ir.Attr) ir.Folded {
	for _, m := range [...]*ir.Operand{&o.Source, &o.Target} {
		if c, ok := m.DefOp().(*Cast); ok && c.FoldsIntoUsers() {
			m.Set(c.Source.Value())
			return ir.FoldedInPlace
		}
	}
	return ir.NoFold
}

// Effects implements ir.MemoryEffects.
func (o *Copy) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Read, Value: o.Source.Value()}, {Kind: ir.Write, Value: o.Target.Value()}}
}

// Dim is the size of a dimension of a memref.
//
//	%n = memref.dim %a, %c0 : memref<?x4xf32>
type Dim struct {
	ir.Base
	Source ir.Operand
	Index  ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Dim) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.TypeIs("unranked.memref of any type values or non-0-ranked.memref of any type values", func(t ir.Type) bool {
		switch t := t.(type) {
		case *ir.UnrankedMemRefType:
			return true
		case *ir.MemRefType:
			return len(t.Shape()) > 0
		}
		return false
	}))
	d.In("index", &o.Index, ir.IndexOnly)
	d.Out("result", &o.Result, ir.IndexOnly)
	d.Traits(ir.NoMemoryEffect, ir.MemRefsNormalizable)
	d.Format("attr-dict $source `,` $index `:` type($source)")
}

// NameResults implements ir.ResultNamer.
func (o *Dim) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "dim") }

// ShapedDim implements ir.ShapedDim.
func (o *Dim) ShapedDim() (shaped, dimension *ir.Value) { return o.Source.Value(), o.Index.Value() }

// IsSpeculatable implements ir.Speculatable: a constant dimension that is there has a size.
func (o *Dim) IsSpeculatable() bool {
	i, ok := ir.ConstantInt(o.Index.Value())
	m, ranked := o.Source.Type().(*ir.MemRefType)
	return ok && ranked && i >= 0 && int(i) < len(m.Shape())
}

// Fold implements ir.Folder: a size may be known from the type, and from the op that made the memref.
func (o *Dim) Fold(consts []ir.Attr) ir.Folded {
	at, ok := consts[1].(*ir.IntegerAttr)
	m, ranked := o.Source.Type().(*ir.MemRefType)
	if !ok || !ranked || at.Int64() < 0 || at.Int64() >= int64(len(m.Shape())) {
		return ir.NoFold
	}
	i := int(at.Int64())
	if n := m.Shape()[i]; n != ir.Dynamic {
		return ir.FoldConst(ir.IndexAttr(n))
	}
	switch def := o.Source.DefOp().(type) {
	case *Alloc:
		return ir.FoldTo(dynamicSize(m, &def.DynamicSizes, i))
	case *Alloca:
		return ir.FoldTo(dynamicSize(m, &def.DynamicSizes, i))
	case *View:
		return ir.FoldTo(dynamicSize(m, &def.Sizes, i))
	case *SubView:
		if n := viewedSize(def, i); n.Value != nil {
			return ir.FoldTo(n.Value)
		}
		return ir.NoFold
	}
	return FoldCasts(o, nil)
}

// viewedSize returns the size of dimension i of v.
func viewedSize(v *SubView, i int) Num {
	sizes := v.MixedSizes()
	for k, dropped := range v.DroppedDims() {
		switch {
		case dropped:
		case i == 0:
			return sizes[k]
		default:
			i--
		}
	}
	return Const(ir.Dynamic)
}

// Rank is the number of dimensions of a memref.
//
//	%r = memref.rank %a : memref<*xf32>
type Rank struct {
	ir.Base
	MemRef ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Rank) Def(d *ir.Def) {
	d.In("memref", &o.MemRef, ir.AnyRankedOrUnrankedM)
	d.Out("", &o.Result, ir.IndexOnly)
	d.Traits(ir.Pure)
	d.Format("$memref attr-dict `:` type($memref)")
}

// Fold implements ir.Folder.
func (o *Rank) Fold([]ir.Attr) ir.Folded {
	if m, ok := o.MemRef.Type().(*ir.MemRefType); ok {
		return ir.FoldConst(ir.IndexAttr(int64(len(m.Shape()))))
	}
	return ir.NoFold
}

// Prefetch tells that an element will be read or written soon.
//
//	memref.prefetch %a[%i], read, locality<3>, data : memref<8xi32>
type Prefetch struct {
	ir.Base
	MemRef       ir.Operand
	Indices      ir.Operands
	IsWrite      *ir.IntegerAttr
	LocalityHint *ir.IntegerAttr
	IsDataCache  *ir.IntegerAttr
}

// Def implements ir.Op.
func (o *Prefetch) Def(d *ir.Def) {
	d.In("memref", &o.MemRef, ir.AnyMemRef)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	ir.Prop(d, "isWrite", &o.IsWrite, ir.I1Prop)
	locality := ir.I32Prop
	locality.Desc = "32-bit signless integer attribute whose minimum value is 0 whose maximum value is 3"
	locality.Ok = func(a ir.Attr) bool {
		i, ok := a.(*ir.IntegerAttr)
		return ok && i.Typ == ir.Type(ir.I32) && i.Int64() >= 0 && i.Int64() <= 3
	}
	ir.Prop(d, "localityHint", &o.LocalityHint, locality)
	ir.Prop(d, "isDataCache", &o.IsDataCache, ir.I1Prop)
}

// ParseOp implements asm.OpParser.
func (o *Prefetch) ParseOp(p *asm.Parser) bool {
	m, ok := p.Operand()
	if !ok {
		return false
	}
	idx, ok := p.OperandsIn("[", "]")
	if !ok || !p.Expect(",") {
		return false
	}
	rw, ok := p.AnyKeyword()
	if !ok {
		return false
	}
	if rw != "read" && rw != "write" {
		return p.Errorf(p.OpPos(), "rw specifier has to be 'read' or 'write'")
	}
	if !p.Expect(",") || !p.Keyword("locality") || !p.Expect("<") {
		return false
	}
	if o.LocalityHint, ok = asm.AttrOf[*ir.IntegerAttr](p, ir.I32); !ok || !p.Expect(">") || !p.Expect(",") {
		return false
	}
	cache, ok := p.AnyKeyword()
	if !ok {
		return false
	}
	if cache != "data" && cache != "instr" {
		return p.Errorf(p.OpPos(), "cache type has to be 'data' or 'instr'")
	}
	o.IsWrite, o.IsDataCache = ir.BoolAttr(rw == "write"), ir.BoolAttr(cache == "data")
	if !p.AttrDict(o) {
		return false
	}
	t, ok := p.ColonTypeIn(ir.MemRefClass)
	if !ok || !p.ResolveInto(&o.MemRef, m, t) {
		return false
	}
	vs, ok := p.ResolveSame(idx, ir.Index())
	if ok {
		o.Indices.Assign(vs...)
	}
	return ok
}

// PrintOp implements asm.OpPrinter.
func (o *Prefetch) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.MemRef.Value())
	p.Byte('[')
	p.Operands(&o.Indices)
	p.Str("], ")
	p.Str(choose(o.IsWrite, "write", "read"))
	p.Str(", locality<")
	p.Int(o.LocalityHint.Int64())
	p.Str(">, ")
	p.Str(choose(o.IsDataCache, "data", "instr"))
	p.AttrDict(o, "localityHint", "isWrite", "isDataCache")
	p.Str(" : ")
	p.Type(o.MemRef.Type())
}

func choose(a *ir.IntegerAttr, yes, no string) string {
	if a.Value.IsZero() {
		return no
	}
	return yes
}

// Verify implements ir.Verifier.
func (o *Prefetch) Verify() error {
	if o.Indices.Len() != rankOf(&o.MemRef) {
		return fmt.Errorf("too few indices")
	}
	return nil
}

// Fold implements ir.Folder.
func (o *Prefetch) Fold([]ir.Attr) ir.Folded { return FoldCasts(o, nil) }

// Effects implements ir.MemoryEffects: a prefetch must stay, though it changes nothing.
func (o *Prefetch) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Write, Value: o.MemRef.Value()}}
}
