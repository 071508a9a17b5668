package memref

import (
	"fmt"

	"polyloom/ir"
	"polyloom/ir/asm"
)

const allocFormat = "`(`$dynamicSizes`)` (`` `[` $symbolOperands^ `]`)? attr-dict `:` type($memref)"

// Alloc allocates memory on the heap. The operands are the dynamic sizes, and the symbols of the layout.
//
//	%a = memref.alloc(%n) {alignment = 64 : i64} : memref<?x4xf32>
type Alloc struct {
	ir.Base
	DynamicSizes   ir.Operands
	SymbolOperands ir.Operands
	Alignment      *ir.IntegerAttr
	Result         ir.Result
}

// Def implements ir.Op.
func (o *Alloc) Def(d *ir.Def) {
	defAlloc(d, &o.DynamicSizes, &o.SymbolOperands, &o.Alignment, &o.Result)
}

func defAlloc(d *ir.Def, sizes, symbols *ir.Operands, alignment **ir.IntegerAttr, result *ir.Result) {
	d.Ins("dynamicSizes", sizes, ir.IndexOnly)
	d.Ins("symbolOperands", symbols, ir.IndexOnly)
	ir.Prop(d, "alignment", alignment, alignmentProp)
	d.Out("memref", result, ir.AnyMemRef)
	d.Traits(ir.AttrSizedOperandSegments)
	d.Format(allocFormat)
}

// NewAlloc returns an allocation of type t with the given dynamic sizes, to be inserted.
func NewAlloc(t *ir.MemRefType, sizes ...*ir.Value) *Alloc {
	return &Alloc{DynamicSizes: ir.Uses(sizes...), Result: ir.Res(t)}
}

// verifyAlloc checks that an allocation of type t has as many operands as t needs.
func verifyAlloc(t *ir.MemRefType, sizes, symbols *ir.Operands) error {
	if err := verifySizes(t, sizes); err != nil {
		return err
	}
	if n := LayoutMap(t).NumSymbols(); symbols.Len() != n {
		return fmt.Errorf("symbol operand count does not equal memref symbol count: expected %d, got %d", n, symbols.Len())
	}
	return nil
}

// verifySizes checks that there is a size for each dimension that t leaves open.
func verifySizes(t *ir.MemRefType, sizes *ir.Operands) error {
	if n := ir.NumDynamic(t.Shape()); sizes.Len() != n {
		return fmt.Errorf("incorrect number of dynamic sizes, has %d, expected %d", sizes.Len(), n)
	}
	return nil
}

// An allocation is what Alloc and Alloca have in common.
type allocation interface {
	ir.Op
	// Type returns the type of the memory.
	Type() *ir.MemRefType
	// parts returns the sizes, the symbols of the layout, and the memory.
	parts() (sizes, symbols *ir.Operands, memory *ir.Value)
	// like returns an allocation of the same kind, symbols and alignment, to be inserted.
	like(t *ir.MemRefType, sizes []*ir.Value) (op ir.Op, memory *ir.Value)
}

// dynamicSize returns the size of dimension i, which the type leaves open, of an allocation or View of type t.
func dynamicSize(t *ir.MemRefType, sizes *ir.Operands, i int) *ir.Value {
	return sizes.At(ir.NumDynamic(t.Shape()[:i]))
}

// Type returns the type of the memory.
func (o *Alloc) Type() *ir.MemRefType { return o.Result.Type().(*ir.MemRefType) }

func (o *Alloc) parts() (sizes, symbols *ir.Operands, memory *ir.Value) {
	return &o.DynamicSizes, &o.SymbolOperands, &o.Result.Value
}

func (o *Alloc) like(t *ir.MemRefType, sizes []*ir.Value) (ir.Op, *ir.Value) {
	a := &Alloc{DynamicSizes: ir.Uses(sizes...), SymbolOperands: ir.Uses(o.SymbolOperands.Values()...), Alignment: o.Alignment, Result: ir.Res(t)}
	return a, &a.Result.Value
}

// Verify implements ir.Verifier.
func (o *Alloc) Verify() error { return verifyAlloc(o.Type(), &o.DynamicSizes, &o.SymbolOperands) }

// NameResults implements ir.ResultNamer.
func (o *Alloc) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "alloc") }

// Effects implements ir.MemoryEffects.
func (o *Alloc) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Allocate, Value: &o.Result.Value}}
}

// Alloca allocates memory on the stack: until the end of the closest op around it that is an automatic allocation scope.
//
//	%a = memref.alloca(%n) : memref<?xf32>
type Alloca struct {
	ir.Base
	DynamicSizes   ir.Operands
	SymbolOperands ir.Operands
	Alignment      *ir.IntegerAttr
	Result         ir.Result
}

// Def implements ir.Op.
func (o *Alloca) Def(d *ir.Def) {
	defAlloc(d, &o.DynamicSizes, &o.SymbolOperands, &o.Alignment, &o.Result)
}

// Type returns the type of the memory.
func (o *Alloca) Type() *ir.MemRefType { return o.Result.Type().(*ir.MemRefType) }

func (o *Alloca) parts() (sizes, symbols *ir.Operands, memory *ir.Value) {
	return &o.DynamicSizes, &o.SymbolOperands, &o.Result.Value
}

func (o *Alloca) like(t *ir.MemRefType, sizes []*ir.Value) (ir.Op, *ir.Value) {
	a := &Alloca{DynamicSizes: ir.Uses(sizes...), SymbolOperands: ir.Uses(o.SymbolOperands.Values()...), Alignment: o.Alignment, Result: ir.Res(t)}
	return a, &a.Result.Value
}

// Verify implements ir.Verifier.
func (o *Alloca) Verify() error {
	if !inAllocationScope(o) {
		return fmt.Errorf("requires an ancestor op with AutomaticAllocationScope trait")
	}
	return verifyAlloc(o.Type(), &o.DynamicSizes, &o.SymbolOperands)
}

// inAllocationScope reports whether an op around op ends its stack allocations.
func inAllocationScope(op ir.Op) bool {
	for p := ir.Parent(op); p != nil; p = ir.Parent(p) {
		if ir.HasTrait(p, ir.AutomaticAllocationScope) {
			return true
		}
	}
	return false
}

// NameResults implements ir.ResultNamer.
func (o *Alloca) NameResults(set func(*ir.Value, string)) { set(&o.Result.Value, "alloca") }

// Effects implements ir.MemoryEffects.
func (o *Alloca) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Allocate, Value: &o.Result.Value, Resource: ir.AutomaticAllocation}}
}

// Dealloc gives memory of Alloc back.
//
//	memref.dealloc %a : memref<?x4xf32>
type Dealloc struct {
	ir.Base
	MemRef ir.Operand
}

// Def implements ir.Op.
func (o *Dealloc) Def(d *ir.Def) {
	d.In("memref", &o.MemRef, ir.AnyRankedOrUnrankedM)
	d.Traits(ir.MemRefsNormalizable)
	d.Format("$memref attr-dict `:` type($memref)")
}

// Fold implements ir.Folder.
func (o *Dealloc) Fold([]ir.Attr) ir.Folded { return FoldCasts(o, nil) }

// Effects implements ir.MemoryEffects.
func (o *Dealloc) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Free, Value: o.MemRef.Value()}} }

// Realloc changes the size of a one-dimensional allocation; the old memref must not be used any more.
//
//	%b = memref.realloc %a(%n) : memref<64xf32> to memref<?xf32>
type Realloc struct {
	ir.Base
	Source            ir.Operand
	DynamicResultSize ir.Operand // absent if the size is static
	Alignment         *ir.IntegerAttr
	Result            ir.Result
}

var memref1D = ir.MemRefIs("1D memref of any type values", func(m *ir.MemRefType) bool { return len(m.Shape()) == 1 })

// Def implements ir.Op.
func (o *Realloc) Def(d *ir.Def) {
	d.In("source", &o.Source, memref1D)
	d.OptIn("dynamicResultSize", &o.DynamicResultSize, ir.IndexOnly)
	ir.Prop(d, "alignment", &o.Alignment, alignmentProp)
	d.Out("", &o.Result, memref1D)
	d.Format("$source (`(` $dynamicResultSize^ `)`)? attr-dict `:` type($source) `to` type(results)")
}

// Verify implements ir.Verifier.
func (o *Realloc) Verify() error {
	from, to := o.Source.Type().(*ir.MemRefType), o.Result.Type().(*ir.MemRefType)
	dynamic := ir.NumDynamic(to.Shape()) > 0
	switch {
	case !HasIdentityLayout(from):
		return errorAt(o, "unsupported layout for source memref type '%v'", from)
	case !HasIdentityLayout(to):
		return errorAt(o, "unsupported layout for result memref type '%v'", to)
	case from.Space != to.Space:
		return errorAt(o, "different memory spaces specified for source memref type '%v' and result memref type '%v'", from, to)
	case from.Elem() != to.Elem():
		return errorAt(o, "different element types specified for source memref type '%v' and result memref type '%v'", from, to)
	case dynamic && !o.DynamicResultSize.Present():
		return errorAt(o, "missing dimension operand for result type '%v'", to)
	case !dynamic && o.DynamicResultSize.Present():
		return errorAt(o, "unnecessary dimension operand for result type '%v'", to)
	}
	return nil
}

// Effects implements ir.MemoryEffects.
func (o *Realloc) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Free, Value: o.Source.Value()}, {Kind: ir.Allocate, Value: &o.Result.Value}}
}

// AllocaScope is a scope for stack allocations: they end with it.
//
//	%x = memref.alloca_scope -> (f32) {
//	  %a = memref.alloca() : memref<4xf32>
//	  memref.alloca_scope.return %y : f32
//	}
type AllocaScope struct {
	ir.Base
	Results ir.Results
	Body    ir.Region
}

// Def implements ir.Op.
func (o *AllocaScope) Def(d *ir.Def) {
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("bodyRegion", &o.Body, ir.OneBlock)
	d.ImplicitTerminator(func() ir.Op { return &AllocaScopeReturn{} })
	d.Traits(ir.AutomaticAllocationScope, ir.RecursiveMemoryEffects, ir.NoRegionArguments)
}

// ParseOp implements asm.OpParser.
func (o *AllocaScope) ParseOp(p *asm.Parser) bool {
	types, ok := p.OptArrowTypes()
	if !ok {
		return false
	}
	ir.SetResultTypes(o, []int{len(types)}, types)
	if !p.Region(&o.Body, nil) {
		return false
	}
	ir.EnsureTerminator(o, &o.Body)
	return p.AttrDict(o)
}

// PrintOp implements asm.OpPrinter.
func (o *AllocaScope) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	hide := o.Results.Len() == 0
	if !hide {
		p.Str(" -> (")
		p.Types(o.Results.Types())
		p.Byte(')')
	}
	p.Byte(' ') // behind the first one, if there are no results: upstream's text
	p.Region(&o.Body, asm.RegionOpts{HideEntryArgs: true, HideTerminator: hide})
	p.AttrDict(o)
}

// RegionSuccessors implements ir.RegionBrancher.
func (o *AllocaScope) RegionSuccessors(from *ir.Region, _ []ir.Attr) []ir.RegionPoint {
	if from == nil {
		return []ir.RegionPoint{{Region: &o.Body}}
	}
	return []ir.RegionPoint{{Inputs: o.Results.Values()}}
}

// EntryOperands implements ir.RegionBrancher: nothing is passed.
func (o *AllocaScope) EntryOperands(ir.RegionPoint) []*ir.Operand { return nil }

// AllocaScopeReturn ends the region of AllocaScope with its results.
//
//	memref.alloca_scope.return %x : f32
type AllocaScopeReturn struct {
	ir.Base
	Results ir.Operands
}

// Def implements ir.Op.
func (o *AllocaScopeReturn) Def(d *ir.Def) {
	d.Ins("results", &o.Results, ir.AnyType)
	d.Parent("memref.alloca_scope")
	d.Traits(ir.Terminator, ir.ReturnLike, ir.Pure)
	d.Format("attr-dict ($results^ `:` type($results))?")
}
