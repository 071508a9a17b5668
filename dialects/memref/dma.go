package memref

import (
	"fmt"
	"slices"

	"polyloom/ir"
	"polyloom/ir/asm"
)

// DmaStart begins to copy a number of elements between memories without waiting; a tag element tells when it is done.
//
//	memref.dma_start %src[%i], %dst[%j], %n, %tag[%k], %stride, %elts : memref<40xf32>, memref<2xf32, 1>, memref<1xi32>
type DmaStart struct {
	ir.Base
	Operands ir.Operands // source, its subscript, destination, its subscript, number, tag, its subscript, and perhaps stride and elements per stride
}

// Def implements ir.Op.
func (o *DmaStart) Def(d *ir.Def) { d.Ins("operands", &o.Operands, ir.AnyType) }

// ParseOp implements asm.OpParser.
func (o *DmaStart) ParseOp(p *asm.Parser) bool {
	var refs [3]asm.OperandRef
	var idx [3][]asm.OperandRef
	ok := true
	access := func(i int) bool {
		if refs[i], ok = p.Operand(); !ok {
			return false
		}
		idx[i], ok = p.OperandsIn("[", "]")
		return ok
	}
	if !access(0) || !p.Expect(",") || !access(1) || !p.Expect(",") {
		return false
	}
	n, ok := p.Operand()
	if !ok || !p.Expect(",") || !access(2) {
		return false
	}
	var strides []asm.OperandRef
	for p.Accept(",") {
		r, ok := p.Operand()
		if !ok {
			return false
		}
		strides = append(strides, r)
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
		return p.Errorf(p.OpPos(), "fewer/more types expected")
	}
	var vs []*ir.Value
	add := func(t ir.Type, rs ...asm.OperandRef) bool {
		got, ok := p.ResolveSame(rs, t)
		vs = append(vs, got...)
		return ok
	}
	if !add(types[0], refs[0]) || !add(ir.Index(), idx[0]...) || !add(types[1], refs[1]) || !add(ir.Index(), idx[1]...) || !add(ir.Index(), n) ||
		!add(types[2], refs[2]) || !add(ir.Index(), idx[2]...) || !add(ir.Index(), strides...) {
		return false
	}
	o.Operands.Assign(vs...)
	return true
}

// parts returns the operands by meaning: three memrefs with their subscripts, the number of elements, and the strides if there are any.
func (o *DmaStart) parts() (refs [3]*ir.Value, idx [3][]*ir.Value, n *ir.Value, strides []*ir.Value, ok bool) {
	vs := o.Operands.Values()
	for i := range refs {
		if len(vs) == 0 {
			return refs, idx, n, nil, false
		}
		m, isMemRef := vs[0].Type().(*ir.MemRefType)
		if !isMemRef || len(vs) < 1+len(m.Shape()) {
			return refs, idx, n, nil, false
		}
		refs[i], idx[i], vs = vs[0], vs[1:1+len(m.Shape())], vs[1+len(m.Shape()):]
		if i == 1 {
			if len(vs) == 0 {
				return refs, idx, n, nil, false
			}
			n, vs = vs[0], vs[1:]
		}
	}
	return refs, idx, n, vs, true
}

// PrintOp implements asm.OpPrinter.
func (o *DmaStart) PrintOp(p *asm.Printer) {
	refs, idx, n, strides, _ := o.parts()
	p.Byte(' ')
	for i := range refs {
		if i > 0 {
			p.Str(", ")
		}
		if i == 2 {
			p.Value(n)
			p.Str(", ")
		}
		p.Value(refs[i])
		p.Byte('[')
		p.Values(idx[i])
		p.Byte(']')
	}
	for _, s := range strides {
		p.Str(", ")
		p.Value(s)
	}
	p.AttrDict(o)
	p.Str(" : ")
	p.Types([]ir.Type{refs[0].Type(), refs[1].Type(), refs[2].Type()})
}

// Verify implements ir.Verifier.
func (o *DmaStart) Verify() error {
	vs := o.Operands.Values()
	if len(vs) < 4 {
		return fmt.Errorf("expected at least 4 operands")
	}
	least := 4
	rest := vs
	for i, name := range [3]string{"source", "destination", "tag"} {
		if i == 2 {
			if !isIndex(rest[0]) {
				return fmt.Errorf("expected num elements to be of index type")
			}
			rest = rest[1:]
		}
		m, ok := rest[0].Type().(*ir.MemRefType)
		if !ok {
			return fmt.Errorf("expected %s to be of memref type", name)
		}
		rank := len(m.Shape())
		if least += rank; len(vs) < least {
			return fmt.Errorf("expected at least %d operands", least)
		}
		if slices.ContainsFunc(rest[1:1+rank], isNoIndex) {
			return fmt.Errorf("expected %s indices to be of index type", name)
		}
		rest = rest[1+rank:]
	}
	if len(rest) != 0 && len(rest) != 2 {
		return fmt.Errorf("incorrect number of operands")
	}
	if slices.ContainsFunc(rest, isNoIndex) {
		return fmt.Errorf("expected stride and num elements per stride to be of type index")
	}
	return nil
}

func isIndex(v *ir.Value) bool { return ir.IndexOnly.Ok(v.Type()) }

func isNoIndex(v *ir.Value) bool { return !isIndex(v) }

// Fold implements ir.Folder.
func (o *DmaStart) Fold([]ir.Attr) ir.Folded { return FoldCasts(o, nil) }

// DmaWait waits until the copy with a tag is done.
//
//	memref.dma_wait %tag[%k], %n : memref<1xi32>
type DmaWait struct {
	ir.Base
	Tag         ir.Operand
	TagIndices  ir.Operands
	NumElements ir.Operand
}

// Def implements ir.Op.
func (o *DmaWait) Def(d *ir.Def) {
	d.In("tagMemRef", &o.Tag, ir.AnyMemRef)
	d.Ins("tagIndices", &o.TagIndices, ir.IndexOnly)
	d.In("numElements", &o.NumElements, ir.IndexOnly)
	d.Format("$tagMemRef `[` $tagIndices `]` `,` $numElements attr-dict `:` type($tagMemRef)")
}

// Verify implements ir.Verifier.
func (o *DmaWait) Verify() error {
	if o.TagIndices.Len() != len(o.Tag.Type().(*ir.MemRefType).Shape()) {
		return fmt.Errorf("expected tagIndices to have the same number of elements as the tagMemRef rank, expected %d, but got %d",
			len(o.Tag.Type().(*ir.MemRefType).Shape()), o.TagIndices.Len())
	}
	return nil
}

// Fold implements ir.Folder.
func (o *DmaWait) Fold([]ir.Attr) ir.Folded { return FoldCasts(o, nil) }
