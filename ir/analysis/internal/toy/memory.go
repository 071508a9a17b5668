package toy

import "polyloom/ir"

// Alloc makes new memory on the heap.
type Alloc struct {
	ir.Base
	Result ir.Result
}

// Def implements ir.Op.
func (o *Alloc) Def(d *ir.Def) { d.Out("result", &o.Result, ir.AnyType) }

// Effects implements ir.MemoryEffects.
func (o *Alloc) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Allocate, Value: &o.Result.Value}}
}

// Alloca makes new memory until its scope ends.
type Alloca struct {
	ir.Base
	Result ir.Result
}

// Def implements ir.Op.
func (o *Alloca) Def(d *ir.Def) { d.Out("result", &o.Result, ir.AnyType) }

// Effects implements ir.MemoryEffects.
func (o *Alloca) Effects() []ir.Effect {
	return []ir.Effect{{Kind: ir.Allocate, Value: &o.Result.Value, Resource: ir.AutomaticAllocation}}
}

// View names part of the memory of its operand.
type View struct {
	ir.Base
	Source ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *View) Def(d *ir.Def) {
	d.In("source", &o.Source, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure, ir.SameOperandsAndResultType)
}

// ViewSource implements ir.ViewLike.
func (o *View) ViewSource() *ir.Value { return o.Source.Value() }

// Global is the address of a symbol.
type Global struct {
	ir.Base
	To     *ir.SymbolRefAttr
	Result ir.Result
}

// Def implements ir.Op.
func (o *Global) Def(d *ir.Def) {
	ir.Prop(d, "to", &o.To, ir.SymbolRefProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure, ir.ConstantLike)
}

// Fold implements ir.Folder.
func (o *Global) Fold([]ir.Attr) ir.Folded { return ir.FoldConst(o.To) }

// Distinct says that its operands are different objects.
type Distinct struct {
	ir.Base
	Args    ir.Operands
	Results ir.Results
}

// Def implements ir.Op.
func (o *Distinct) Def(d *ir.Def) {
	d.Ins("args", &o.Args, ir.AnyType)
	d.Outs("results", &o.Results, ir.AnyType)
	d.Traits(ir.Pure)
}

// DistinctObjects implements ir.DistinctObjects.
func (o *Distinct) DistinctObjects() {}

// Load reads memory.
type Load struct {
	ir.Base
	From   ir.Operand
	Result ir.Result
}

// Def implements ir.Op.
func (o *Load) Def(d *ir.Def) {
	d.In("from", &o.From, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
}

// Effects implements ir.MemoryEffects.
func (o *Load) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Read, Value: o.From.Value()}} }

// Store writes memory.
type Store struct {
	ir.Base
	Value, To ir.Operand
}

// Def implements ir.Op.
func (o *Store) Def(d *ir.Def) {
	d.In("value", &o.Value, ir.AnyType)
	d.In("to", &o.To, ir.AnyType)
}

// Effects implements ir.MemoryEffects.
func (o *Store) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Write, Value: o.To.Value()}} }

// Scope ends stack allocations of its region.
type Scope struct {
	ir.Base
	Results ir.Results
	Body    ir.Region
}

// Def implements ir.Op.
func (o *Scope) Def(d *ir.Def) {
	d.Outs("results", &o.Results, ir.AnyType)
	d.Region("body", &o.Body, ir.AnyRegion)
	d.Traits(ir.AutomaticAllocationScope, ir.RecursiveMemoryEffects)
}
