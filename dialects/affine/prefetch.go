package affine

import (
	"errors"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Prefetch tells that the element at affine subscripts will be read or written soon.
//
//	affine.prefetch %a[%i, %j + 5], read, locality<3>, data : memref<400x400xi32>
type Prefetch struct {
	ir.Base
	Memory       ir.Operand
	Indices      ir.Operands
	IsWrite      *ir.IntegerAttr
	LocalityHint *ir.IntegerAttr
	IsDataCache  *ir.IntegerAttr
	MapAttr      *ir.AffineMapAttr
}

// Def implements ir.Op.
func (o *Prefetch) Def(d *ir.Def) {
	d.In("memref", &o.Memory, ir.AnyMemRef)
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
	ir.Prop(d, "map", &o.MapAttr, ir.MapProp)
	d.Traits(ir.MemRefsNormalizable)
}

// Map implements Mapped.
func (o *Prefetch) Map() *affexpr.Map { return o.MapAttr.Map }

// MapOperands implements Mapped.
func (o *Prefetch) MapOperands() []*ir.Value { return o.Indices.Values() }

// MemRef returns the memref of which an element is fetched.
func (o *Prefetch) MemRef() *ir.Value { return o.Memory.Value() }

// ParseOp implements asm.OpParser.
func (o *Prefetch) ParseOp(p *asm.Parser) bool {
	r, ok := p.Operand()
	if !ok {
		return false
	}
	m, rs, ok := subscripts(p, "[", "]")
	if !ok || !p.Expect(",") {
		return false
	}
	rw, ok := p.AnyKeyword()
	if !ok || !p.Expect(",") || !keyword(p, "locality", "") || !p.Expect("<") {
		return false
	}
	if o.LocalityHint, ok = asm.AttrOf[*ir.IntegerAttr](p, ir.I32); !ok || !p.Expect(">") || !p.Expect(",") {
		return false
	}
	cache, ok := p.AnyKeyword()
	if !ok || !p.AttrDict(o) {
		return false
	}
	t, ok := colonMemRef(p)
	if !ok || !p.ResolveInto(&o.Memory, r, t) || !resolveIndices(p, &o.Indices, rs) {
		return false
	}
	if rw != "read" && rw != "write" {
		return p.Errorf(p.OpPos(), "rw specifier has to be 'read' or 'write'")
	}
	if cache != "data" && cache != "instr" {
		return p.Errorf(p.OpPos(), "cache type has to be 'data' or 'instr'")
	}
	o.MapAttr, o.IsWrite, o.IsDataCache = m, ir.BoolAttr(rw == "write"), ir.BoolAttr(cache == "data")
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *Prefetch) PrintOp(p *asm.Printer) {
	p.Byte(' ')
	p.Value(o.MemRef())
	printSubscripts(p, o.Map(), o.MapOperands())
	if o.IsWrite.Value.IsZero() {
		p.Str(", read, locality<")
	} else {
		p.Str(", write, locality<")
	}
	p.Int(o.LocalityHint.Int64())
	if o.IsDataCache.Value.IsZero() {
		p.Str(">, instr")
	} else {
		p.Str(">, data")
	}
	p.AttrDict(o, "map", "localityHint", "isDataCache", "isWrite")
	p.Str(" : ")
	p.Type(o.MemRef().Type())
}

// Verify implements ir.Verifier.
func (o *Prefetch) Verify() error {
	m := o.Map()
	if m.NumResults() != len(memRefType(o.MemRef()).Shape()) {
		return errors.New("affine.prefetch affine map num results must equal memref rank")
	}
	if m.NumInputs() != o.Indices.Len() {
		return errors.New("too few operands")
	}
	scope := Scope(o)
	for _, v := range o.Indices.All() {
		if !IsValidDimIn(v, scope) {
			return errors.New("index must be a valid dimension or symbol identifier")
		}
	}
	return nil
}
