package asm

import (
	"strings"

	"polyloom/ir"
	"polyloom/num"
)

// A literal is the body of dense<…> before its type is known: elements by shape, or hexadecimal data.
type literal struct {
	shape []int64 // nil for a single element
	elems []scalar
	hex   *token // a string that stands for all elements
}

// A scalar is a token with the sign before it.
type scalar struct {
	negative bool
	tok      token
}

func (p *Parser) denseAttr(typ ir.Type) (ir.Attr, bool) {
	pos := p.tok.pos
	p.advance()
	if !p.want("<", "expected '<' after 'dense'") {
		return nil, false
	}
	var lit literal
	if !p.Accept(">") {
		if !p.denseLiteral(&lit, true) || !p.want(">", "expected '>'") {
			return nil, false
		}
	}
	t, ok := p.elementsType(pos, typ)
	if !ok {
		return nil, false
	}
	return p.denseElements(pos, &lit, t)
}

// elementsType returns the type of constant elements, which is given or follows behind a colon.
func (p *Parser) elementsType(pos int, typ ir.Type) (ir.Shaped, bool) {
	if typ == nil {
		var ok bool
		if typ, ok = p.ColonType(); !ok {
			return nil, false
		}
	}
	t, ok := typ.(ir.Shaped)
	if !ok {
		return nil, p.errorf(pos, "elements literal must be a shaped type")
	}
	if !ir.StaticShape(t) {
		return nil, p.errorf(pos, "elements literal type must have static shape")
	}
	return t, true
}

func (p *Parser) denseLiteral(lit *literal, allowHex bool) bool {
	if allowHex && p.tok.kind == tokString {
		tok := p.tok
		lit.hex = &tok
		p.advance()
		return true
	}
	if p.is("[") {
		var ok bool
		lit.shape, ok = p.literalList(lit)
		return ok
	}
	return p.literalElement(lit)
}

// literalList reads a list of elements or of lists of the same shape, and returns the shape.
func (p *Parser) literalList(lit *literal) (shape []int64, ok bool) {
	defer p.leave()
	if !p.enter() {
		return nil, false
	}
	size := int64(0)
	var inner []int64
	ok = p.Enclosed("[", "]", func() bool {
		var dims []int64
		ok := false
		if p.is("[") {
			dims, ok = p.literalList(lit)
		} else {
			ok = p.literalElement(lit)
		}
		if !ok {
			return false
		}
		if size++; size == 1 {
			inner = dims
		} else if !sameDims(inner, dims) {
			return p.errorHere("tensor literal is invalid; ranks are not consistent between elements")
		}
		return true
	})
	return append([]int64{size}, inner...), ok
}

func sameDims(a, b []int64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (p *Parser) literalElement(lit *literal) bool {
	switch {
	case p.tok.kind == tokInt || p.tok.kind == tokFloat || p.tok.kind == tokString || p.is("true") || p.is("false"):
		lit.elems = append(lit.elems, scalar{tok: p.tok})
		p.advance()
		return true
	case p.Accept("-"):
		if p.tok.kind != tokInt && p.tok.kind != tokFloat {
			return p.errorHere("expected integer or floating point literal")
		}
		lit.elems = append(lit.elems, scalar{true, p.tok})
		p.advance()
		return true
	case p.is("("):
		defer p.leave()
		if !p.enter() {
			return false
		}
		p.advance()
		return p.literalElement(lit) && p.want(",", "expected ',' between complex elements") &&
			p.literalElement(lit) && p.want(")", "expected ')' after complex elements")
	}
	return p.errorHere("expected element literal of primitive type")
}

// denseElements makes the constant of type t from a literal.
func (p *Parser) denseElements(pos int, lit *literal, t ir.Shaped) (ir.Attr, bool) {
	elem := t.Elem()
	part := elem
	c, complex := elem.(*ir.ComplexType)
	if complex {
		part = c.Part
	}
	if lit.hex != nil && isNumber(part) {
		return p.hexElements(pos, lit, t)
	}
	n := ir.NumElements(t)
	if len(lit.shape) > 0 && !sameDims(lit.shape, t.Shape()) {
		return nil, p.errorf(pos, "inferred shape of elements literal ([%s]) does not match type ([%s])",
			joinInts(lit.shape), joinInts(t.Shape()))
	}
	if lit.hex == nil && len(lit.elems) == 0 && n != 0 {
		return nil, p.errorf(pos, "parsed zero elements, but type ('%s') expected at least 1", t)
	}
	if complex {
		if len(lit.shape) == 0 && n != 0 && len(lit.elems) != 2 {
			return nil, p.errorf(pos, "parsed %d elements, but type ('%s') expected 2 elements", len(lit.elems), elem)
		}
		if len(lit.shape) > 0 && int64(len(lit.elems)) != 2*n {
			return nil, p.errorf(pos, "parsed %d elements, but type ('%s') expected %d elements", len(lit.elems), t, 2*n)
		}
	}
	if !isNumber(part) {
		return p.stringElements(pos, lit, t)
	}
	return p.numbers(pos, lit, t, part)
}

func isNumber(t ir.Type) bool {
	switch t.(type) {
	case *ir.IntegerType, *ir.IndexType, *ir.FloatType:
		return true
	}
	return false
}

func (p *Parser) numbers(pos int, lit *literal, t ir.Shaped, part ir.Type) (ir.Attr, bool) {
	raw := make([]byte, 0, len(lit.elems)*((ir.BitWidth(part)+7)/8))
	for _, e := range lit.elems {
		var bits num.Int
		if f, ok := part.(*ir.FloatType); ok {
			v, ok := p.floatOfToken(e.tok, e.negative, f.Format)
			if !ok {
				return nil, false
			}
			bits = v.Bits()
		} else {
			var ok bool
			if bits, ok = p.intElement(e, part); !ok {
				return nil, false
			}
		}
		raw = bits.AppendBytes(raw)
	}
	// Upstream takes parts in parentheses for elements one after the other; what does not add up is an error here.
	count, n := int64(len(lit.elems)), ir.NumElements(t)
	if part != t.Elem() {
		count /= 2
	}
	if count != n && count != 1 {
		return nil, p.errorf(pos, "parsed %d elements, but type ('%s') expected %d elements", len(lit.elems), t, n)
	}
	return ir.Dense(t, string(raw)), true
}

func (p *Parser) intElement(e scalar, t ir.Type) (num.Int, bool) {
	it, _ := t.(*ir.IntegerType)
	switch {
	case e.negative && it != nil && it.Sign == ir.Unsigned:
		return num.Int{}, p.errorf(e.tok.pos, "expected unsigned integer elements, but parsed negative value")
	case e.tok.kind == tokFloat:
		return num.Int{}, p.errorf(e.tok.pos, "expected integer elements, but parsed floating-point")
	case e.tok.kind == tokBare:
		if it == nil || it.Width != 1 {
			return num.Int{}, p.errorf(e.tok.pos, "expected i1 type for 'true' or 'false' values")
		}
		return num.Bool(p.lex.src[e.tok.pos] == 't'), true
	}
	if e.tok.kind == tokInt {
		if v, ok := intOfType(t, e.negative, p.lex.src[e.tok.pos:e.tok.end]); ok {
			return v, true
		}
	}
	return num.Int{}, p.errorf(e.tok.pos, "integer constant out of range for type")
}

func (p *Parser) stringElements(pos int, lit *literal, t ir.Shaped) (ir.Attr, bool) {
	if lit.hex != nil {
		return ir.DenseStrings(t, []string{unquote(p.lex.src[lit.hex.pos:lit.hex.end])}), true
	}
	elems := make([]string, len(lit.elems))
	for i, e := range lit.elems {
		s := p.lex.src[e.tok.pos:e.tok.end]
		if e.tok.kind != tokString {
			return nil, p.errorf(pos, "expected string token, got %s", s)
		}
		elems[i] = unquote(s)
	}
	return ir.DenseStrings(t, elems), true
}

// hexElements makes a constant from its bytes in hexadecimal: one element for all, or each element. Elements of type i1
// are single bits, and equal ones a byte 0 or 0xFF.
func (p *Parser) hexElements(pos int, lit *literal, t ir.Shaped) (ir.Attr, bool) {
	data, ok := hexBytes(p.lex.src[lit.hex.pos:lit.hex.end])
	if !ok {
		return nil, p.errorf(lit.hex.pos, "expected string containing hex digits starting with `0x`")
	}
	n, size := ir.NumElements(t), int64(ir.ElemBytes(t.Elem()))
	if ir.IsInt(t.Elem(), 1) {
		splat := len(data) == 1 && (data[0] == 0 || data[0] == 0xff)
		if splat {
			return ir.Dense(t, string([]byte{data[0] & 1})), true
		}
		if int64(len(data)) == (n+7)/8 {
			return ir.Dense(t, unpackBits(data, int(n))), true
		}
	} else if int64(len(data)) == n*size || int64(len(data)) == size {
		return ir.Dense(t, string(data)), true
	}
	return nil, p.errorf(pos, "elements hex data size is invalid for provided type: '%s'", t)
}

// unpackBits returns a byte for each of n bits.
func unpackBits(data []byte, n int) string {
	out := make([]byte, n)
	for i := range out {
		out[i] = data[i/8] >> (i % 8) & 1
	}
	return string(out)
}

// hexBytes returns the bytes that a string literal "0x…", given with its quotes, stands for.
func hexBytes(lit string) ([]byte, bool) {
	s, ok := strings.CutPrefix(lit[:len(lit)-1], `"0x`)
	if !ok || len(s)%2 != 0 {
		return nil, false
	}
	out := make([]byte, len(s)/2)
	for i := range out {
		a, b := s[2*i], s[2*i+1]
		if class[a]&class[b]&clsHex == 0 {
			return nil, false
		}
		out[i] = unhex(a)<<4 | unhex(b)
	}
	return out, true
}

// denseArray reads array<type: numbers>.
func (p *Parser) denseArray() (ir.Attr, bool) {
	p.advance()
	if !p.want("<", "expected '<' after 'array'") {
		return nil, false
	}
	pos := p.tok.pos
	elem, ok := p.Type()
	if !ok {
		return nil, p.errorf(pos, "expected an integer or floating point type")
	}
	switch elem.(type) {
	case *ir.IntegerType, *ir.FloatType:
	default:
		return nil, p.errorf(pos, "expected integer or float type, got: '%s'", elem)
	}
	if !ir.IsInt(elem, 1) && ir.BitWidth(elem)%8 != 0 {
		return nil, p.errorf(pos, "element type bitwidth must be a multiple of 8")
	}
	if p.Accept(">") {
		return ir.DenseArray(elem, 0, ""), true
	}
	if !p.want(":", "expected ':' after dense array type") {
		return nil, false
	}
	a, ok := p.arrayElements(elem)
	return a, ok && p.want(">", "expected '>' to close an array attribute")
}

// bareArray reads [numbers]: a dense array whose element type is known.
func (p *Parser) bareArray(elem ir.Type) (ir.Attr, bool) {
	if !p.want("[", "expected '['") {
		return nil, false
	}
	if p.Accept("]") {
		return ir.DenseArray(elem, 0, ""), true
	}
	var raw []byte
	n := 0
	ok := p.List(func() bool {
		v, ok := p.bareInteger(ir.BitWidth(elem))
		n, raw = n+1, v.AppendBytes(raw)
		return ok
	})
	return ir.DenseArray(elem, n, string(raw)), p.want("]", "expected ']'") && ok
}

// bareInteger reads an integer of the given width.
func (p *Parser) bareInteger(width int) (num.Int, bool) {
	pos := p.tok.pos
	b, found, ok := p.OptBigInteger()
	if !found {
		return num.NewInt(width, 0), p.Errorf(pos, "expected integer value")
	}
	if !ok {
		return num.NewInt(width, 0), false
	}
	v := num.IntFromBig(width, b)
	if v.Big(width > 1).Cmp(b) != 0 {
		return v, p.Errorf(pos, "integer value too large")
	}
	return v, true
}

// arrayElements reads numbers with commas between, at least one.
func (p *Parser) arrayElements(elem ir.Type) (ir.Attr, bool) {
	n := 0
	var raw []byte
	ok := p.List(func() bool {
		n++
		v, ok := p.arrayElement(elem)
		if ok {
			raw = v.AppendBytes(raw)
		}
		return ok
	})
	return ir.DenseArray(elem, n, string(raw)), ok
}

func (p *Parser) arrayElement(elem ir.Type) (v num.Int, ok bool) {
	if f, ok := elem.(*ir.FloatType); ok {
		x, ok := p.Float(f.Format)
		if !ok {
			return v, false
		}
		return x.Bits(), true
	}
	negative := p.Accept("-")
	s := p.text()
	isBool := ir.IsInt(elem, 1)
	switch {
	case p.is("true") || p.is("false"):
		if !isBool {
			return v, p.errorHere("expected i1 type for 'true' or 'false' values")
		}
		p.advance()
		return num.Bool(s == "true"), true
	case p.tok.kind != tokInt:
		return v, p.errorHere("expected integer literal")
	}
	p.advance()
	if isBool {
		return v, p.errorHere("expected 'true' or 'false' values for i1 type")
	}
	if v, ok = intOfType(elem, negative, s); !ok {
		return v, p.errorHere("integer constant out of range")
	}
	return v, true
}
