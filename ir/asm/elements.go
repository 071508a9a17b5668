package asm

import (
	"math"

	"polyloom/ir"
)

// stridedAttr reads strided<[strides], offset: offset>.
func (p *Parser) stridedAttr() (ir.Attr, bool) {
	p.advance()
	if !p.want("<", "expected '<' after 'strided'") {
		return nil, false
	}
	var strides []int64
	ok := p.Enclosed("[", "]", func() bool {
		s, ok := p.stride()
		strides = append(strides, s)
		return ok
	})
	if !ok {
		return nil, false
	}
	if p.Accept(">") {
		return ir.StridedLayout(0, strides), true
	}
	if !p.want(",", "expected ','") || !p.wantKeyword("offset", "expected 'offset' after comma") ||
		!p.want(":", "expected ':' after 'offset'") {
		return nil, false
	}
	offset, ok := p.stride()
	if !ok || !p.want(">", "expected '>'") {
		return nil, false
	}
	return ir.StridedLayout(offset, strides), true
}

// stride reads a stride or an offset, ? if it is dynamic.
func (p *Parser) stride() (int64, bool) {
	if p.Accept("?") {
		return ir.Dynamic, true
	}
	pos := p.tok.pos
	negative := p.Accept("-")
	v, ok := smallUint(p.text())
	if p.tok.kind != tokInt || !ok || v > math.MaxInt64 {
		return 0, p.errorf(pos, "expected a 64-bit signed integer or '?'")
	}
	p.advance()
	if negative {
		return -int64(v), true
	}
	return int64(v), true
}

// resourceAttr reads dense_resource<key> : type.
func (p *Parser) resourceAttr(typ ir.Type) (ir.Attr, bool) {
	pos := p.tok.pos
	p.advance()
	if !p.want("<", "expected '<' after 'dense_resource'") {
		return nil, false
	}
	blob, ok := p.resourceKey("builtin")
	if !ok || !p.want(">", "expected '>'") {
		return nil, false
	}
	if typ == nil {
		pos = p.tok.pos
		if typ, ok = p.ColonType(); !ok {
			return nil, false
		}
	}
	t, ok := typ.(ir.Shaped)
	if !ok {
		return nil, p.errorf(pos, "`dense_resource` expected a shaped type")
	}
	return ir.Resource(t, blob), true
}

// sparseAttr reads sparse<indices, values> : type.
func (p *Parser) sparseAttr(typ ir.Type) (ir.Attr, bool) {
	pos := p.tok.pos
	p.advance()
	if !p.want("<", "Expected '<' after 'sparse'") {
		return nil, false
	}
	var indices, values literal
	indicesPos, valuesPos, empty := pos, pos, p.Accept(">")
	if !empty {
		indicesPos = p.tok.pos
		if !p.denseLiteral(&indices, false) || !p.want(",", "expected ','") {
			return nil, false
		}
		valuesPos = p.tok.pos
		if !p.denseLiteral(&values, true) || !p.want(">", "expected '>'") {
			return nil, false
		}
	}
	t, ok := p.elementsType(pos, typ)
	if !ok {
		return nil, false
	}
	rank := int64(len(t.Shape()))
	if empty {
		return ir.Sparse(t, ir.Dense(ir.Tensor([]int64{0, rank}, ir.I64, nil), ""), emptyElements(t.Elem())), true
	}
	shape := indices.shape
	if len(shape) == 0 {
		shape = []int64{1, rank}
	}
	is, ok := p.denseElements(indicesPos, &indices, ir.Tensor(shape, ir.I64, nil))
	if !ok {
		return nil, false
	}
	count := values.shape
	if len(count) == 0 {
		count = shape[:1]
	}
	vs, ok := p.denseElements(valuesPos, &values, ir.Tensor(count, t.Elem(), nil))
	if !ok || !p.checkSparse(pos, t, is.(*ir.DenseAttr), shape, count) {
		return nil, false
	}
	return ir.Sparse(t, is, vs), true
}

func emptyElements(elem ir.Type) ir.Attr {
	t := ir.Tensor([]int64{0}, elem, nil)
	if ir.ElemBytes(elem) == 0 {
		return ir.DenseStrings(t, nil)
	}
	return ir.Dense(t, "")
}

// checkSparse reports indices and values of a sparse constant that do not fit each other or the type t.
func (p *Parser) checkSparse(pos int, t ir.Shaped, indices *ir.DenseAttr, shape, count []int64) bool {
	rank := int64(len(t.Shape()))
	if len(count) != 1 {
		return p.errorf(pos, "expected 1-d tensor for sparse element values")
	}
	if len(shape) != 2 && !(len(shape) == 1 && rank == 1) || len(shape) == 2 && shape[1] != rank || shape[0] != count[0] {
		return p.errorf(pos, "expected shape ([%s]); inferred shape of indices literal ([%s]); inferred shape of values literal ([%s])",
			joinInts(t.Shape()), joinInts(shape), joinInts(count))
	}
	index := make([]uint64, rank)
	for i := range shape[0] {
		inside := true
		for d := range rank {
			index[d] = indices.Bits(int(i*rank+d), 0).Uint64()
			inside = inside && index[d] < uint64(t.Shape()[d])
		}
		if !inside {
			return p.errorf(pos, "sparse index #%d is not contained within the value shape, with index=[%s], and type='%s'",
				i, joinInts(index), t)
		}
	}
	return true
}
