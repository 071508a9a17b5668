package memref

import (
	"fmt"
	"slices"

	"polyloom/diag"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// AssumeAlignment is its operand, of which it says that the address is a multiple of so many bytes.
//
//	%b = memref.assume_alignment %a, 64 : memref<?xf32>
type AssumeAlignment struct {
	ir.Base
	MemRef    ir.Operand
	Alignment *ir.IntegerAttr
	Result    ir.Result
}

// Def implements ir.Op.
func (o *AssumeAlignment) Def(d *ir.Def) {
	d.In("memref", &o.MemRef, ir.AnyMemRef)
	positive := ir.I32Prop
	positive.Desc = "32-bit signless integer attribute whose value is positive"
	positive.Ok = func(a ir.Attr) bool {
		i, ok := a.(*ir.IntegerAttr)
		return ok && i.Typ == ir.Type(ir.I32) && i.Int64() > 0
	}
	ir.Prop(d, "alignment", &o.Alignment, positive)
	d.Out("result", &o.Result, ir.AnyMemRef)
	d.Traits(ir.Pure, ir.SameOperandsAndResultType)
	d.Format("$memref `,` $alignment attr-dict `:` type($memref)")
}

// NameResults implements ir.ResultNamer.
func (o *AssumeAlignment) NameResults(set func(*ir.Value, string)) {
	set(&o.Result.Value, "assume_align")
}

// ViewSource implements ir.ViewLike.
func (o *AssumeAlignment) ViewSource() *ir.Value { return o.MemRef.Value() }

// Verify implements ir.Verifier.
func (o *AssumeAlignment) Verify() error {
	if !o.Alignment.Value.IsPowerOf2() {
		return fmt.Errorf("alignment must be power of 2")
	}
	return nil
}

// Fold implements ir.Folder: what was said need not be said again.
func (o *AssumeAlignment) Fold([]ir.Attr) ir.Folded {
	if in, ok := o.MemRef.DefOp().(*AssumeAlignment); ok && in.Alignment == o.Alignment {
		return ir.FoldTo(o.MemRef.Value())
	}
	return ir.NoFold
}

// DistinctObjects is its operands, of which it says that no two overlap.
//
//	%1, %2 = memref.distinct_objects %a, %b : memref<?xf32>, memref<?xf32>
type DistinctObjects struct {
	ir.Base
	Operands ir.Operands
	Results  ir.Results
}

// Def implements ir.Op.
func (o *DistinctObjects) Def(d *ir.Def) {
	d.Ins("operands", &o.Operands, ir.AnyMemRef)
	d.Outs("results", &o.Results, ir.AnyMemRef)
	d.Traits(ir.Pure)
	d.Format("$operands attr-dict `:` type($operands)")
}

// InferTypes implements ir.TypeInferer.
func (o *DistinctObjects) InferTypes() ([]ir.Type, error) { return o.Operands.Types(), nil }

// DistinctObjects implements ir.DistinctObjects.
func (o *DistinctObjects) DistinctObjects() {}

// Verify implements ir.Verifier.
func (o *DistinctObjects) Verify() error {
	if !slices.Equal(o.Operands.Types(), o.Results.Types()) {
		return fmt.Errorf("operand types and result types must match")
	}
	if o.Operands.Len() == 0 {
		return fmt.Errorf("expected at least one operand")
	}
	return nil
}

// AtomicRMW reads an element, combines it with a value and writes it back, as one step; the result is what was read.
//
//	%old = memref.atomic_rmw addf %x, %a[%i] : (f32, memref<10xf32>) -> f32
type AtomicRMW struct {
	ir.Base
	Kind    arith.AtomicRMWKind
	Value   ir.Operand
	MemRef  ir.Operand
	Indices ir.Operands
	Result  ir.Result
}

var intOrFloat = ir.TypeIs("signless integer or floating-point", func(t ir.Type) bool { return ir.AnySignless.Ok(t) || ir.AnyFloat.Ok(t) })

// memrefOfNumbers is upstream's MemRefOf<[AnySignlessInteger, AnyFloat]>.
var memrefOfNumbers = ir.MemRefOf("memref of signless integer or floating-point values", intOrFloat.Ok)

// Def implements ir.Op.
func (o *AtomicRMW) Def(d *ir.Def) {
	ir.Enum(d, "kind", &o.Kind, arith.AtomicRMWEnum)
	d.In("value", &o.Value, intOrFloat)
	d.In("memref", &o.MemRef, memrefOfNumbers)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	d.Out("result", &o.Result, intOrFloat)
	d.AllTypesMatch("value", "result")
	d.TypesMatch("memref", "value", "value type matches element type of memref", elemOf)
	d.Format("$kind $value `,` $memref `[` $indices `]` attr-dict `:` `(` type($value) `,` type($memref) `)` `->` type($result)")
}

// Verify implements ir.Verifier.
func (o *AtomicRMW) Verify() error {
	if o.Indices.Len() != rankOf(&o.MemRef) {
		return fmt.Errorf("expects the number of subscripts to be equal to memref rank")
	}
	switch o.Kind {
	case arith.AtomicAddF, arith.AtomicMaximumF, arith.AtomicMinimumF, arith.AtomicMulF:
		if !ir.AnyFloat.Ok(o.Value.Type()) {
			return fmt.Errorf("with kind '%s' expects a floating-point type", o.Kind)
		}
	case arith.AtomicAddI, arith.AtomicMaxS, arith.AtomicMaxU, arith.AtomicMinS, arith.AtomicMinU, arith.AtomicMulI, arith.AtomicOrI, arith.AtomicXOrI, arith.AtomicAndI:
		if !ir.AnyInteger.Ok(o.Value.Type()) {
			return fmt.Errorf("with kind '%s' expects an integer type", o.Kind)
		}
	}
	return nil
}

// Fold implements ir.Folder.
func (o *AtomicRMW) Fold([]ir.Attr) ir.Folded { return FoldCasts(o, o.Value.Value()) }

// Effects implements ir.MemoryEffects.
func (o *AtomicRMW) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Read, Value: o.MemRef.Value()}, {Kind: ir.Write, Value: o.MemRef.Value()}}
}

// GenericAtomicRMW reads an element, computes a new one by its region and writes that, as one step.
//
//	%old = memref.generic_atomic_rmw %a[%i] : memref<10xf32> {
//	^bb0(%current: f32):
//	  %new = arith.addf %x, %current : f32
//	  memref.atomic_yield %new : f32
//	}
type GenericAtomicRMW struct {
	ir.Base
	MemRef  ir.Operand
	Indices ir.Operands
	Result  ir.Result
	Body    ir.Region
}

// Def implements ir.Op.
func (o *GenericAtomicRMW) Def(d *ir.Def) {
	d.In("memref", &o.MemRef, memrefOfNumbers)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	d.Out("result", &o.Result, intOrFloat)
	d.Region("atomic_body", &o.Body, ir.AnyRegion)
	d.TypesMatch("memref", "result", "result type matches element type of memref", elemOf)
	d.Traits(ir.SingleBlock)
}

// Verify implements ir.Verifier.
func (o *GenericAtomicRMW) Verify() error {
	if o.Body.Empty() || o.Body.Entry().NumArgs() != 1 {
		return fmt.Errorf("expected single number of entry block arguments")
	}
	if o.Body.Entry().Arg(0).Type() != o.Result.Type() {
		return fmt.Errorf("expected block argument of the same type result type")
	}
	for b := range o.Body.Blocks() {
		for op := range b.Ops() {
			if bad := firstEffect(op); bad != nil {
				return diag.Errorf(ir.LocOf(bad), "body of 'memref.generic_atomic_rmw' should contain only operations with no side effects")
			}
		}
	}
	return nil
}

// firstEffect returns the first op, of op and what is inside it, that may have an effect on memory; inner ones come first. It is nil if there is
// none.
func firstEffect(op ir.Op) ir.Op {
	var bad ir.Op
	ir.PostOrderWalk(op, func(o ir.Op) {
		if bad == nil && !ir.IsMemoryEffectFree(o) {
			bad = o
		}
	})
	return bad
}

// ParseOp implements asm.OpParser.
func (o *GenericAtomicRMW) ParseOp(p *asm.Parser) bool {
	m, ok := p.Operand()
	if !ok {
		return false
	}
	idx, ok := p.OperandsIn("[", "]")
	if !ok {
		return false
	}
	t, ok := p.ColonType()
	if !ok || !p.ResolveInto(&o.MemRef, m, t) {
		return false
	}
	vs, ok := p.ResolveSame(idx, ir.Index())
	if !ok {
		return false
	}
	o.Indices.Assign(vs...)
	if e := elemOf(t); e != nil {
		o.Result.SetType(e)
	} else {
		return p.OpErrorf(o, "operand #0 must be %s, but got '%v'", memrefOfNumbers.Desc, t)
	}
	return p.Region(&o.Body, nil) && p.AttrDict(o)
}

// PrintOp implements asm.OpPrinter.
func (o *GenericAtomicRMW) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.MemRef.Value())
	p.Byte('[')
	p.Operands(&o.Indices)
	p.Str("] : ")
	p.Type(o.MemRef.Type())
	p.Byte(' ')
	p.Region(&o.Body, asm.RegionOpts{})
	p.AttrDict(o)
}

// Effects implements ir.MemoryEffects.
func (o *GenericAtomicRMW) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Read, Value: o.MemRef.Value()}, {Kind: ir.Write, Value: o.MemRef.Value()}}
}

// AtomicYield ends the region of GenericAtomicRMW with the new element.
//
//	memref.atomic_yield %new : f32
type AtomicYield struct {
	ir.Base
	Result ir.Operand
}

// Def implements ir.Op.
func (o *AtomicYield) Def(d *ir.Def) {
	d.In("result", &o.Result, ir.AnyType)
	d.Parent("memref.generic_atomic_rmw")
	d.Traits(ir.Terminator, ir.ReturnLike, ir.Pure)
	d.Format("$result attr-dict `:` type($result)")
}

// Verify implements ir.Verifier.
func (o *AtomicYield) Verify() error {
	if g, ok := ir.Parent(o).(*GenericAtomicRMW); ok && g.Result.Type() != o.Result.Type() {
		return fmt.Errorf("types mismatch between yield op: '%v' and its parent: '%v'", o.Result.Type(), g.Result.Type())
	}
	return nil
}

// ExtractAlignedPointerAsIndex is the address of a memref's data.
//
//	%p = memref.extract_aligned_pointer_as_index %a : memref<?xf32> -> index
type ExtractAlignedPointerAsIndex struct {
	ir.Base
	Source         ir.Operand
	AlignedPointer ir.Result
}

// Def implements ir.Op.
func (o *ExtractAlignedPointerAsIndex) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyRankedOrUnrankedM)
	d.Out("aligned_pointer", &o.AlignedPointer, ir.IndexOnly)
	d.Traits(ir.Pure)
	d.Format("$source `:` type($source) `->` type(results) attr-dict")
}

// NameResults implements ir.ResultNamer.
func (o *ExtractAlignedPointerAsIndex) NameResults(set func(*ir.Value, string)) {
	set(&o.AlignedPointer.Value, "intptr")
}

// ExtractStridedMetadata takes a memref apart: the buffer, the offset, the sizes and the strides.
//
//	%base, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %a : memref<4x?xf32> -> memref<f32>, index, index, index, index, index
type ExtractStridedMetadata struct {
	ir.Base
	Source     ir.Operand
	BaseBuffer ir.Result
	Offset     ir.Result
	Sizes      ir.Results
	Strides    ir.Results
}

// Def implements ir.Op.
func (o *ExtractStridedMetadata) Def(d *ir.Def) {
	d.In("source", &o.Source, stridedMemRef)
	d.Out("base_buffer", &o.BaseBuffer, ir.MemRefIs("strided memref of any type values of rank 0", func(m *ir.MemRefType) bool {
		return ir.IsStrided(m) && len(m.Shape()) == 0
	}))
	d.Out("offset", &o.Offset, ir.IndexOnly)
	d.Outs("sizes", &o.Sizes, ir.IndexOnly)
	d.Outs("strides", &o.Strides, ir.IndexOnly)
	d.Traits(ir.Pure, ir.InferTypesTrait)
	d.Format("$source `:` type($source) `->` type(results) attr-dict")
}

// NewExtractStridedMetadata returns the parts of source, which has strides, to be inserted.
func NewExtractStridedMetadata(source *ir.Value) *ExtractStridedMetadata {
	o := &ExtractStridedMetadata{Source: source.Use()}
	types, err := o.InferTypes()
	if err != nil {
		panic("memref: " + err.Error())
	}
	rank := (len(types) - 2) / 2
	o.BaseBuffer, o.Offset = ir.Res(types[0]), ir.Res(types[1])
	o.Sizes, o.Strides = ir.ResTypes(types[2:2+rank]...), ir.ResTypes(types[2+rank:]...)
	return o
}

// InferTypes implements ir.TypeInferer.
func (o *ExtractStridedMetadata) InferTypes() ([]ir.Type, error) {
	t, ok := o.Source.Type().(*ir.MemRefType)
	if !ok {
		return nil, fmt.Errorf("the source is no ranked memref")
	}
	types := []ir.Type{ir.MemRef(nil, t.Elem(), nil, t.Space), ir.Index()}
	for range 2 * len(t.Shape()) {
		types = append(types, ir.Index())
	}
	return types, nil
}

// NameResults implements ir.ResultNamer.
func (o *ExtractStridedMetadata) NameResults(set func(*ir.Value, string)) {
	set(&o.BaseBuffer.Value, "base_buffer")
	set(&o.Offset.Value, "offset")
	if o.Sizes.Len() > 0 {
		set(o.Sizes.At(0), "sizes")
		set(o.Strides.At(0), "strides")
	}
}

// ViewSource implements ir.ViewLike.
func (o *ExtractStridedMetadata) ViewSource() *ir.Value { return o.Source.Value() }

// known returns the offset, sizes and strides: constants where the type of the source says so, else the results.
func (o *ExtractStridedMetadata) known() (offset Num, sizes, strides []Num) {
	from := o.Source.Type().(*ir.MemRefType)
	s, at, _ := ir.StridesAndOffset(from)
	return constify(ValueNums(&o.Offset.Value), []int64{at})[0], constify(ValueNums(o.Sizes.Values()...), from.Shape()),
		constify(ValueNums(o.Strides.Values()...), s)
}

// allKnown is known as one list, in the order of the results behind the base buffer.
func (o *ExtractStridedMetadata) allKnown() []Num {
	offset, sizes, strides := o.known()
	return slices.Concat([]Num{offset}, sizes, strides)
}

// Fold implements ir.Folder: a cast changes nothing at run time. But what its type says more than that of its source is not given up while the
// results are used for which constantMetadata puts in constants.
func (o *ExtractStridedMetadata) Fold([]ir.Attr) ir.Folded {
	c, ok := o.Source.DefOp().(*Cast)
	if !ok {
		return ir.NoFold
	}
	for i, n := range o.allKnown() {
		if n.Static() && ir.ResultAt(o, i+1).HasUses() {
			return ir.NoFold
		}
	}
	if from, ok := c.Source.Type().(*ir.MemRefType); !ok || !ir.IsStrided(from) {
		return ir.NoFold
	}
	o.Source.Set(c.Source.Value())
	return ir.FoldedInPlace
}
