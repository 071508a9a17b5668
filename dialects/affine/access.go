package affine

import (
	"errors"
	"fmt"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Access is implemented by the ops that read or write the elements of one memref at affine subscripts: Load, Store, VectorLoad and
// VectorStore.
type Access interface {
	Mapped
	// MemRef returns the memref that is accessed.
	MemRef() *ir.Value
	// IsWrite reports whether memory is written; otherwise it is read.
	IsWrite() bool
	// AccessedValue returns the value that is written, or the result of a read.
	AccessedValue() *ir.Value
}

// Load reads the element of a memref at affine subscripts.
//
//	%x = affine.load %a[%i + 3, symbol(%n) * 2] : memref<100x100xf32>
type Load struct {
	ir.Base
	Memory  ir.Operand
	Indices ir.Operands
	MapAttr *ir.AffineMapAttr
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Load) Def(d *ir.Def) {
	d.In("memref", &o.Memory, ir.AnyMemRef)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.MemRefsNormalizable)
}

// NewLoad returns a read of memory at the subscripts m(operands) as an op literal.
func NewLoad(memory *ir.Value, m *affexpr.Map, operands ...*ir.Value) *Load {
	return &Load{Memory: memory.Use(), Indices: ir.Uses(operands...), MapAttr: ir.MapAttr(m), Result: ir.Res(memRefType(memory).Elem())}
}

// NewLoadAt returns a read of memory at the given subscripts, one for each dimension, as an op literal.
func NewLoadAt(memory *ir.Value, subscripts ...*ir.Value) *Load {
	return NewLoad(memory, affexpr.IdentityMap(len(subscripts)), subscripts...)
}

// memRefType returns the type of a memref.
func memRefType(v *ir.Value) *ir.MemRefType { return v.Type().(*ir.MemRefType) }

// Map implements Mapped.
func (o *Load) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *Load) MapOperands() []*ir.Value { return o.Indices.Values() }

// MemRef implements Access.
func (o *Load) MemRef() *ir.Value { return o.Memory.Value() }

// IsWrite implements Access.
func (o *Load) IsWrite() bool { return false }

// AccessedValue implements Access.
func (o *Load) AccessedValue() *ir.Value { return &o.Result.Value }

// ParseOp implements asm.OpParser.
func (o *Load) ParseOp(p *asm.Parser) bool {
	r, ok := p.Operand()
	if !ok {
		return false
	}
	m, rs, ok := subscripts(p, "[", "]")
	if !ok || !p.AttrDict(o) {
		return false
	}
	t, ok := colonMemRef(p)
	if !ok || !p.ResolveInto(&o.Memory, r, t) || !resolveIndices(p, &o.Indices, rs) {
		return false
	}
	o.MapAttr = m
	ir.SetResultTypes(o, []int{1}, []ir.Type{t.Elem()})
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *Load) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	printAccess(p, o)
	p.Str(" : ")
	p.Type(o.MemRef().Type())
}

// printAccess writes the memref with its subscripts and the attributes.
func printAccess(p *asm.Printer, op Access) {
	p.Value(op.MemRef())
	printSubscripts(p, op.Map(), op.MapOperands())
	p.AttrDict(op, "map")
}

// Verify implements ir.Verifier.
func (o *Load) Verify() error {
	if o.Result.Type() != memRefType(o.MemRef()).Elem() {
		return errors.New("result type must match element type of memref")
	}
	return verifyAccess(o)
}

// verifyAccess checks the subscripts of a memory access.
func verifyAccess(op Access) error {
	m := op.Map()
	if m.NumResults() != len(memRefType(op.MemRef()).Shape()) {
		return errors.New("affine map num results must equal memref rank")
	}
	vs := op.MapOperands()
	if m.NumInputs() != len(vs) {
		return errors.New("expects as many subscripts as affine map inputs")
	}
	return verifyDimsAndSymbols(op, vs, m.NumDims())
}

// Effects implements ir.MemoryEffects.
func (o *Load) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Read, Value: o.MemRef()}} }

// Store writes the element of a memref at affine subscripts.
//
//	affine.store %x, %a[%i + 3, symbol(%n) * 2] : memref<100x100xf32>
type Store struct {
	ir.Base
	Value   ir.Operand
	Memory  ir.Operand
	Indices ir.Operands
	MapAttr *ir.AffineMapAttr
}

// Def implements ir.Op.
func (o *Store) Def(d *ir.Def) {
	d.In("value", &o.Value, ir.AnyType)
	d.In("memref", &o.Memory, ir.AnyMemRef)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Traits(ir.MemRefsNormalizable)
}

// NewStore returns a write of v to memory at the subscripts m(operands) as an op literal.
func NewStore(v, memory *ir.Value, m *affexpr.Map, operands ...*ir.Value) *Store {
	return &Store{Value: v.Use(), Memory: memory.Use(), Indices: ir.Uses(operands...), MapAttr: ir.MapAttr(m)}
}

// NewStoreAt returns a write of v to memory at the given subscripts, one for each dimension, as an op literal.
func NewStoreAt(v, memory *ir.Value, subscripts ...*ir.Value) *Store {
	return NewStore(v, memory, affexpr.IdentityMap(len(subscripts)), subscripts...)
}

// Map implements Mapped.
func (o *Store) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *Store) MapOperands() []*ir.Value { return o.Indices.Values() }

// MemRef implements Access.
func (o *Store) MemRef() *ir.Value { return o.Memory.Value() }

// IsWrite implements Access.
func (o *Store) IsWrite() bool { return true }

// AccessedValue implements Access.
func (o *Store) AccessedValue() *ir.Value { return o.Value.Value() }

// ParseOp implements asm.OpParser.
func (o *Store) ParseOp(p *asm.Parser) bool {
	v, ok := p.Operand()
	if !ok || !p.Expect(",") {
		return false
	}
	r, ok := p.Operand()
	if !ok {
		return false
	}
	m, rs, ok := subscripts(p, "[", "]")
	if !ok || !p.AttrDict(o) {
		return false
	}
	t, ok := colonMemRef(p)
	if !ok || !p.ResolveInto(&o.Value, v, t.Elem()) || !p.ResolveInto(&o.Memory, r, t) {
		return false
	}
	o.MapAttr = m
	return resolveIndices(p, &o.Indices, rs)
}

// PrintOp implements asm.OpPrinter.
func (o *Store) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.Value.Value())
	p.Str(", ")
	printAccess(p, o)
	p.Str(" : ")
	p.Type(o.MemRef().Type())
}

// Verify implements ir.Verifier.
func (o *Store) Verify() error {
	if o.Value.Type() != memRefType(o.MemRef()).Elem() {
		return errors.New("value to store must have the same type as memref element type")
	}
	return verifyAccess(o)
}

// Effects implements ir.MemoryEffects.
func (o *Store) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Write, Value: o.MemRef()}} }

// vectorOfRank is upstream's AnyVectorOfNonZeroRank.
var vectorOfRank = ir.TypeIs("vector of any type values", func(t ir.Type) bool {
	v, ok := t.(*ir.VectorType)
	return ok && len(v.Shape()) > 0
})

// VectorLoad reads a vector of consecutive elements of a memref, beginning at affine subscripts.
//
//	%v = affine.vector_load %a[%i, %j * 8] : memref<100x100xf32>, vector<8xf32>
type VectorLoad struct {
	ir.Base
	Memory  ir.Operand
	Indices ir.Operands
	MapAttr *ir.AffineMapAttr
	Result  ir.Result
}

// Def implements ir.Op.
func (o *VectorLoad) Def(d *ir.Def) {
	d.In("memref", &o.Memory, ir.AnyMemRef)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Out("result", &o.Result, vectorOfRank)
	d.Traits(ir.MemRefsNormalizable)
}

// NewVectorLoad returns a read of a vector of type t from memory at the subscripts m(operands) as an op literal.
func NewVectorLoad(t *ir.VectorType, memory *ir.Value, m *affexpr.Map, operands ...*ir.Value) *VectorLoad {
	return &VectorLoad{Memory: memory.Use(), Indices: ir.Uses(operands...), MapAttr: ir.MapAttr(m), Result: ir.Res(t)}
}

// Map implements Mapped.
func (o *VectorLoad) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *VectorLoad) MapOperands() []*ir.Value { return o.Indices.Values() }

// MemRef implements Access.
func (o *VectorLoad) MemRef() *ir.Value { return o.Memory.Value() }

// IsWrite implements Access.
func (o *VectorLoad) IsWrite() bool { return false }

// AccessedValue implements Access.
func (o *VectorLoad) AccessedValue() *ir.Value { return &o.Result.Value }

// ParseOp implements asm.OpParser.
func (o *VectorLoad) ParseOp(p *asm.Parser) bool {
	r, ok := p.Operand()
	if !ok {
		return false
	}
	m, rs, ok := subscripts(p, "[", "]")
	if !ok || !p.AttrDict(o) {
		return false
	}
	t, v, ok := memRefAndVector(p)
	if !ok || !p.ResolveInto(&o.Memory, r, t) || !resolveIndices(p, &o.Indices, rs) {
		return false
	}
	o.MapAttr = m
	ir.SetResultTypes(o, []int{1}, []ir.Type{v})
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *VectorLoad) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	printAccess(p, o)
	p.Str(" : ")
	p.Type(o.MemRef().Type())
	p.Str(", ")
	p.Type(o.Result.Type())
}

// Verify implements ir.Verifier.
func (o *VectorLoad) Verify() error { return verifyVectorAccess(o) }

func verifyVectorAccess(op Access) error {
	if err := verifyAccess(op); err != nil {
		return err
	}
	if memRefType(op.MemRef()).Elem() != op.AccessedValue().Type().(*ir.VectorType).Elem() {
		return fmt.Errorf("requires memref and vector types of the same elemental type")
	}
	return nil
}

// Effects implements ir.MemoryEffects.
func (o *VectorLoad) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Read, Value: o.MemRef()}} }

// VectorStore writes a vector to consecutive elements of a memref, beginning at affine subscripts.
//
//	affine.vector_store %v, %a[%i, %j * 8] : memref<100x100xf32>, vector<8xf32>
type VectorStore struct {
	ir.Base
	Value   ir.Operand
	Memory  ir.Operand
	Indices ir.Operands
	MapAttr *ir.AffineMapAttr
}

// Def implements ir.Op.
func (o *VectorStore) Def(d *ir.Def) {
	d.In("value", &o.Value, vectorOfRank)
	d.In("memref", &o.Memory, ir.AnyMemRef)
	d.Ins("indices", &o.Indices, ir.IndexOnly)
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Traits(ir.MemRefsNormalizable)
}

// NewVectorStore returns a write of the vector v to memory at the subscripts m(operands) as an op literal.
func NewVectorStore(v, memory *ir.Value, m *affexpr.Map, operands ...*ir.Value) *VectorStore {
	return &VectorStore{Value: v.Use(), Memory: memory.Use(), Indices: ir.Uses(operands...), MapAttr: ir.MapAttr(m)}
}

// Map implements Mapped.
func (o *VectorStore) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *VectorStore) MapOperands() []*ir.Value { return o.Indices.Values() }

// MemRef implements Access.
func (o *VectorStore) MemRef() *ir.Value { return o.Memory.Value() }

// IsWrite implements Access.
func (o *VectorStore) IsWrite() bool { return true }

// AccessedValue implements Access.
func (o *VectorStore) AccessedValue() *ir.Value { return o.Value.Value() }

// ParseOp implements asm.OpParser.
func (o *VectorStore) ParseOp(p *asm.Parser) bool {
	v, ok := p.Operand()
	if !ok || !p.Expect(",") {
		return false
	}
	r, ok := p.Operand()
	if !ok {
		return false
	}
	m, rs, ok := subscripts(p, "[", "]")
	if !ok || !p.AttrDict(o) {
		return false
	}
	t, vt, ok := memRefAndVector(p)
	if !ok || !p.ResolveInto(&o.Value, v, vt) || !p.ResolveInto(&o.Memory, r, t) {
		return false
	}
	o.MapAttr = m
	return resolveIndices(p, &o.Indices, rs)
}

// PrintOp implements asm.OpPrinter.
func (o *VectorStore) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.Value.Value())
	p.Str(", ")
	printAccess(p, o)
	p.Str(" : ")
	p.Type(o.MemRef().Type())
	p.Str(", ")
	p.Type(o.Value.Type())
}

// Verify implements ir.Verifier.
func (o *VectorStore) Verify() error { return verifyVectorAccess(o) }

// Effects implements ir.MemoryEffects.
func (o *VectorStore) Effects() []ir.Effect { return []ir.Effect{{Kind: ir.Write, Value: o.MemRef()}} }
