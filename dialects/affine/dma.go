package affine

import (
	"errors"
	"fmt"

	"polyloom/affexpr"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// The names of the attributes that hold the maps of the DMA ops, which are no properties upstream.
const (
	srcMap = "src_map"
	dstMap = "dst_map"
	tagMap = "tag_map"
)

// DmaStart begins to copy a number of elements between memories without waiting; a tag element tells when it is done.
//
//	affine.dma_start %src[%i + 3, %j], %dst[%k], %tag[0], %n, %stride, %elts : memref<40x128xf32>, memref<2xf32, 1>, memref<1xi32, 2>
type DmaStart struct {
	ir.Base
	// Operands are the source, its subscripts, the destination, its subscripts, the tag, its subscripts, the number of elements, and
	// perhaps the stride and the number of elements per stride.
	Operands ir.Operands
}

// Def implements ir.Op.
func (o *DmaStart) Def(d *ir.Def) {
	d.Ins("operands", &o.Operands, ir.AnyType)
	d.Traits(ir.MemRefsNormalizable)
}

// A DmaEnd is one of the memrefs of a DMA op with its subscripts.
type DmaEnd struct {
	MemRef   *ir.Operand
	Map      *affexpr.Map
	Operands []*ir.Value
}

// mapAttrOf returns the map that op has under name, nil if there is none.
func mapAttrOf(op ir.Op, name string) *affexpr.Map {
	a, _ := ir.Discardable(op).Get(name).(*ir.AffineMapAttr)
	if a == nil {
		return nil
	}
	return a.Map
}

// Ends returns the source, the destination and the tag, and the operands behind them; ok is false if the op has too few operands.
func (o *DmaStart) Ends() (src, dst, tag DmaEnd, rest []*ir.Value, ok bool) {
	at := 0
	take := func(name string) DmaEnd {
		m := mapAttrOf(o, name)
		if m == nil || at < 0 || at+1+m.NumInputs() > o.Operands.Len() {
			at = -1
			return DmaEnd{}
		}
		e := DmaEnd{o.Operands.Operand(at), m, o.Operands.Values()[at+1 : at+1+m.NumInputs()]}
		at += 1 + m.NumInputs()
		return e
	}
	src, dst, tag = take(srcMap), take(dstMap), take(tagMap)
	if at < 0 {
		return src, dst, tag, nil, false
	}
	return src, dst, tag, o.Operands.Values()[at:], true
}

// ParseOp implements asm.OpParser.
func (o *DmaStart) ParseOp(p *asm.Parser) bool {
	var vs [3]asm.OperandRef
	var idx [3][]asm.OperandRef
	names := [3]string{srcMap, dstMap, tagMap}
	attrs := make([]ir.NamedAttr, 3)
	ok := true
	for i := range vs {
		if vs[i], ok = p.Operand(); !ok {
			return false
		}
		m, rs, ok := subscripts(p, "[", "]")
		if !ok || !p.Expect(",") {
			return false
		}
		idx[i], attrs[i] = rs, ir.NamedAttr{Name: names[i], Value: m}
	}
	n, ok := p.Operand()
	if !ok {
		return false
	}
	var strides []asm.OperandRef
	if p.Accept(",") {
		if strides, ok = p.OperandList(); !ok {
			return false
		}
	}
	if len(strides) != 0 && len(strides) != 2 {
		return p.Errorf(p.OpPos(), "expected two stride related operands")
	}
	if !p.Expect(":") {
		return false
	}
	types, ok := p.TypeList()
	if !ok {
		return false
	}
	if len(types) != 3 {
		return p.Errorf(p.OpPos(), "expected three types")
	}
	var all []*ir.Value
	add := func(t ir.Type, rs ...asm.OperandRef) bool {
		got, ok := p.ResolveSame(rs, t)
		all = append(all, got...)
		return ok
	}
	for i := range vs {
		if !add(types[i], vs[i]) || !add(ir.Index(), idx[i]...) {
			return false
		}
	}
	if !add(ir.Index(), n) || !add(ir.Index(), strides...) {
		return false
	}
	o.Operands.Assign(all...)
	ir.SetDiscardable(o, ir.Dict(attrs...))
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *DmaStart) PrintOp(p *asm.Printer) {
	src, dst, tag, rest, ok := o.Ends()
	if !ok {
		p.GenericRest(o)
		return
	}
	p.Byte(' ')
	for _, e := range []DmaEnd{src, dst, tag} {
		p.Value(e.MemRef.Value())
		printSubscripts(p, e.Map, e.Operands)
		p.Str(", ")
	}
	p.Values(rest)
	p.Str(" : ")
	p.Types([]ir.Type{src.MemRef.Type(), dst.MemRef.Type(), tag.MemRef.Type()})
}

// Verify implements ir.Verifier.
func (o *DmaStart) Verify() error {
	src, dst, tag, rest, ok := o.Ends()
	if !ok {
		return errors.New("incorrect number of operands")
	}
	ends := []struct {
		DmaEnd
		long, short string
	}{{src, "source", "src"}, {dst, "destination", "dst"}, {tag, "tag", "tag"}}
	for _, e := range ends {
		if _, ok := e.MemRef.Type().(*ir.MemRefType); !ok {
			return fmt.Errorf("expected DMA %s to be of memref type", e.long)
		}
	}
	if len(rest) != 1 && len(rest) != 3 {
		return errors.New("incorrect number of operands")
	}
	scope := Scope(o)
	for _, e := range ends {
		for _, v := range e.Operands {
			if !isIndex(v) {
				return fmt.Errorf("%s index to dma_start must have 'index' type", e.short)
			}
			if !IsValidDimIn(v, scope) {
				return fmt.Errorf("%s index must be a valid dimension or symbol identifier", e.short)
			}
		}
	}
	return nil
}

// Effects implements ir.MemoryEffects.
func (o *DmaStart) Effects() []ir.Effect {
	src, dst, tag, _, _ := o.Ends()
	return []ir.Effect{{Kind: ir.Read, Value: src.MemRef.Value()}, {Kind: ir.Write, Value: dst.MemRef.Value()}, {Kind: ir.Read, Value: tag.MemRef.Value()}}
}

// DmaWait waits until the copy with a tag is done. What it does to memory is not told, so that it stays.
//
//	affine.dma_wait %tag[0], %n : memref<1xi32, 2>
type DmaWait struct {
	ir.Base
	Operands ir.Operands // the tag, its subscripts, and the number of elements
}

// Def implements ir.Op.
func (o *DmaWait) Def(d *ir.Def) {
	d.Ins("operands", &o.Operands, ir.AnyType)
	d.Traits(ir.MemRefsNormalizable)
}

// Tag returns the tag and the number of elements; ok is false if the op has too few operands.
func (o *DmaWait) Tag() (tag DmaEnd, n *ir.Value, ok bool) {
	m := mapAttrOf(o, tagMap)
	if m == nil || o.Operands.Len() < m.NumInputs()+2 {
		return DmaEnd{}, nil, false
	}
	vs := o.Operands.Values()
	return DmaEnd{o.Operands.Operand(0), m, vs[1 : 1+m.NumInputs()]}, vs[1+m.NumInputs()], true
}

// ParseOp implements asm.OpParser.
func (o *DmaWait) ParseOp(p *asm.Parser) bool {
	r, ok := p.Operand()
	if !ok {
		return false
	}
	m, rs, ok := subscripts(p, "[", "]")
	if !ok || !p.Expect(",") {
		return false
	}
	n, ok := p.Operand()
	if !ok {
		return false
	}
	t, ok := p.ColonType()
	if !ok {
		return false
	}
	tag, ok := p.Resolve(r, t)
	if !ok {
		return false
	}
	idx, ok := p.ResolveSame(append(rs, n), ir.Index())
	if !ok {
		return false
	}
	if _, ok := t.(*ir.MemRefType); !ok {
		return p.Errorf(p.OpPos(), "expected tag to be of memref type")
	}
	o.Operands.Assign(append([]*ir.Value{tag}, idx...)...)
	ir.SetDiscardable(o, ir.Dict(ir.NamedAttr{Name: tagMap, Value: m}))
	return true
}

// PrintOp implements asm.OpPrinter.
func (o *DmaWait) PrintOp(p *asm.Printer) {
	tag, n, ok := o.Tag()
	if !ok {
		p.GenericRest(o)
		return
	}
	p.Byte(' ')
	p.Value(tag.MemRef.Value())
	printSubscripts(p, tag.Map, tag.Operands)
	p.Str(", ")
	p.Value(n)
	p.Str(" : ")
	p.Type(tag.MemRef.Type())
}

// Verify implements ir.Verifier.
func (o *DmaWait) Verify() error {
	tag, _, ok := o.Tag()
	if !ok {
		return errors.New("incorrect number of operands")
	}
	if _, ok := tag.MemRef.Type().(*ir.MemRefType); !ok {
		return errors.New("expected DMA tag to be of memref type")
	}
	scope := Scope(o)
	for _, v := range tag.Operands {
		if !isIndex(v) {
			return errors.New("index to dma_wait must have 'index' type")
		}
		if !IsValidDimIn(v, scope) {
			return errors.New("index must be a valid dimension or symbol identifier")
		}
	}
	return nil
}
