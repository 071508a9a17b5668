package asm

import (
	"slices"

	"polyloom/ir"
)

// Attr reads an attribute. typ is the type that the context gives to a number, a string or constant elements, so that no ": type" is
// read; nil if there is none, and then 5 is of type i64 and 1.0 of type f64 unless a type follows.
func (p *Parser) Attr(typ ir.Type) (ir.Attr, bool) {
	switch p.tok.kind {
	case tokInt:
		return p.intAttr(typ, false)
	case tokFloat:
		return p.floatAttr(typ, false)
	case tokString:
		return p.stringAttr(typ)
	case tokAt:
		return p.symbolRef()
	case tokHash:
		return p.extendedAttr(typ)
	case tokBare, tokPunct:
		defer p.leave()
		if !p.enter() {
			return nil, false
		}
		if p.tok.kind == tokBare {
			return p.keywordAttr(typ)
		}
		return p.punctAttr(typ)
	}
	return p.typeAttr()
}

func (p *Parser) punctAttr(typ ir.Type) (ir.Attr, bool) {
	switch p.text() {
	case "[":
		return p.arrayAttr()
	case "{":
		d, ok := p.DictBody("{", "}")
		if !ok {
			return nil, false
		}
		return d, true
	case "-":
		p.advance()
		switch p.tok.kind {
		case tokInt:
			return p.intAttr(typ, true)
		case tokFloat:
			return p.floatAttr(typ, true)
		}
		return nil, p.wrongToken("expected constant integer or floating point value")
	}
	return p.typeAttr()
}

func (p *Parser) keywordAttr(typ ir.Type) (ir.Attr, bool) {
	switch p.text() {
	case "unit":
		p.advance()
		return ir.Unit, true
	case "true", "false":
		v := p.text() == "true"
		p.advance()
		return ir.BoolAttr(v), true
	case "dense":
		return p.denseAttr(typ)
	case "array":
		return p.denseArray()
	case "affine_map":
		return p.affineMapAttr()
	case "affine_set":
		return p.affineSetAttr()
	case "strided":
		return p.stridedAttr()
	case "dense_resource":
		return p.resourceAttr(typ)
	case "sparse":
		return p.sparseAttr(typ)
	case "distinct":
		return p.distinctAttr(typ)
	case "loc":
		p.advance()
		if !p.want("(", "expected '(' in inline location") {
			return nil, false
		}
		l, ok := p.LocAttrBody()
		if !ok || !p.want(")", "expected ')' in inline location") {
			return nil, false
		}
		return l, true
	}
	return p.typeAttr()
}

// typeAttr reads a type as an attribute, the last thing that an attribute can be.
func (p *Parser) typeAttr() (ir.Attr, bool) {
	t, found, ok := p.OptType()
	if !found {
		return nil, p.wrongToken("expected attribute value")
	}
	if !ok {
		return nil, false
	}
	return ir.TypeAttrOf(t), true
}

// AttrOf reads an attribute of type A, of a value of type typ unless that is nil.
func AttrOf[A ir.Attr](p *Parser, typ ir.Type) (A, bool) {
	var none A
	pos := p.tok.pos
	a, ok := p.Attr(typ)
	if !ok {
		return none, false
	}
	t, ok := a.(A)
	if !ok {
		return none, p.Errorf(pos, "invalid kind of attribute specified")
	}
	return t, true
}

// OptAttr is Attr if an attribute begins here; found says whether it did. As upstream, array, strided and distinct are not looked for.
func (p *Parser) OptAttr(typ ir.Type) (a ir.Attr, found, ok bool) {
	switch p.tok.kind {
	case tokInt, tokFloat, tokString, tokAt, tokHash, tokBang:
		found = true
	case tokPunct:
		s := p.text()
		found = s == "[" || s == "{" || s == "-" || s == "("
	case tokBare:
		switch p.text() {
		case "affine_map", "affine_set", "dense", "dense_resource", "false", "loc", "sparse", "true", "unit":
			found = true
		default:
			found = p.atType()
		}
	}
	if !found {
		return nil, false, true
	}
	a, ok = p.Attr(typ)
	return a, true, ok
}

// litType returns the type of a number: the one given, the one behind a colon, or the default.
func (p *Parser) litType(given, fallback ir.Type) (ir.Type, bool) {
	if given != nil {
		return given, true
	}
	if !p.Accept(":") {
		return fallback, true
	}
	return p.Type()
}

func (p *Parser) intAttr(typ ir.Type, negative bool) (ir.Attr, bool) {
	tok, text := p.tok, p.text()
	p.advance()
	typ, ok := p.litType(typ, ir.I64)
	if !ok {
		return nil, false
	}
	switch t := typ.(type) {
	case *ir.FloatType:
		v, ok := p.floatOfBits(tok, negative, t.Format)
		if !ok {
			return nil, false
		}
		return ir.FloatOf(v), true
	case *ir.IntegerType:
		if negative && t.Sign == ir.Unsigned {
			return nil, p.errorf(tok.pos, "negative integer literal not valid for unsigned integer type")
		}
	case *ir.IndexType:
	default:
		return nil, p.errorf(tok.pos, "integer literal not valid for specified type")
	}
	v, ok := intOfType(typ, negative, text)
	if !ok {
		return nil, p.errorf(tok.pos, "integer constant out of range for attribute")
	}
	return ir.Integer(typ, v), true
}

func (p *Parser) floatAttr(typ ir.Type, negative bool) (ir.Attr, bool) {
	tok := p.tok
	p.advance()
	typ, ok := p.litType(typ, ir.F64)
	if !ok {
		return nil, false
	}
	t, ok := typ.(*ir.FloatType)
	if !ok {
		return nil, p.errorHere("floating point value not valid for specified type")
	}
	v, ok := p.floatOfToken(tok, negative, t.Format)
	if !ok {
		return nil, false
	}
	return ir.FloatOf(v), true
}

func (p *Parser) stringAttr(typ ir.Type) (ir.Attr, bool) {
	s, _ := p.StringLit()
	if typ == nil {
		if !p.Accept(":") {
			return ir.Str(s), true
		}
		var ok bool
		if typ, ok = p.Type(); !ok {
			return nil, false
		}
	}
	return ir.TypedStr(s, typ), true
}

// symbolRef reads @root::@nested::….
func (p *Parser) symbolRef() (ir.Attr, bool) {
	root, _ := p.OptSymbolName()
	var nested []string
	for p.is(":") {
		colon := p.tok.pos
		p.advance()
		if !p.Accept(":") {
			if p.tok.kind != tokError {
				p.reset(colon)
			}
			break
		}
		name, ok := p.OptSymbolName()
		if !ok {
			return nil, p.errorf(p.tok.pos, "expected nested symbol reference identifier")
		}
		nested = append(nested, name)
	}
	return ir.SymbolRef(root, nested...), true
}

func (p *Parser) arrayAttr() (ir.Attr, bool) {
	p.advance()
	var elems []ir.Attr
	ok := p.Accept("]") || p.List(func() bool {
		a, ok := p.Attr(nil)
		elems = append(elems, a)
		return ok
	}) && p.want("]", "expected ',' or ']'")
	if !ok {
		return nil, false
	}
	return ir.Array(elems...), true
}

// OptDict reads a dictionary {a = 1, b} if there is one; nil otherwise.
func (p *Parser) OptDict() (*ir.DictAttr, bool) {
	if !p.is("{") {
		return nil, true
	}
	return p.DictBody("{", "}")
}

// DictBody reads the entries of a dictionary between the given brackets. An entry without a value is the unit attribute.
func (p *Parser) DictBody(open, close string) (*ir.DictAttr, bool) {
	if !p.want(open, "expected '"+open+"' in attribute dictionary") {
		return nil, false
	}
	if p.Accept(close) {
		return ir.Dict(), true
	}
	var entries []ir.NamedAttr
	var seen map[string]bool
	ok := p.List(func() bool {
		e, ok := p.dictEntry(func(name string) bool {
			if len(entries) > 16 && seen == nil {
				seen = map[string]bool{}
				for _, e := range entries {
					seen[e.Name] = true
				}
			}
			if seen != nil {
				dup := seen[name]
				seen[name] = true
				return dup
			}
			return slices.ContainsFunc(entries, func(e ir.NamedAttr) bool { return e.Name == name })
		})
		entries = append(entries, e)
		return ok
	})
	if !ok || !p.want(close, "expected '"+close+"' in attribute dictionary") {
		return nil, false
	}
	return ir.Dict(entries...), true
}

func (p *Parser) dictEntry(duplicate func(string) bool) (e ir.NamedAttr, ok bool) {
	switch p.tok.kind {
	case tokString:
		e.Name = unquote(p.text())
	case tokBare:
		e.Name = p.text()
	default:
		return e, p.wrongToken("expected attribute name")
	}
	if e.Name == "" {
		return e, p.errorHere("expected valid attribute name")
	}
	if duplicate(e.Name) {
		return e, p.errorHere("duplicate key '%s' in dictionary attribute", e.Name)
	}
	p.advance()
	if !p.Accept("=") {
		e.Value = ir.Unit
		return e, true
	}
	e.Value, ok = p.Attr(nil)
	return e, ok
}

// distinctAttr reads distinct[id]<attribute>; equal ids in a file are the same attribute.
func (p *Parser) distinctAttr(typ ir.Type) (ir.Attr, bool) {
	pos := p.tok.pos
	p.advance()
	if !p.want("[", "expected '[' after 'distinct'") {
		return nil, false
	}
	id := p.text()
	if p.tok.kind != tokInt {
		return nil, p.wrongToken("expected distinct ID")
	}
	p.advance()
	n, ok := smallUint(id)
	if !ok {
		return nil, p.errorHere("expected an unsigned 64-bit integer")
	}
	if !p.want("]", "expected ']' to close distinct ID") || !p.want("<", "expected '<' after distinct ID") {
		return nil, false
	}
	ref := ir.Attr(ir.Unit)
	if !p.Accept(">") {
		if ref, ok = p.Attr(typ); !ok {
			return nil, p.errorHere("expected attribute")
		}
		if !p.want(">", "expected '>' to close distinct attribute") {
			return nil, false
		}
	}
	switch d := p.distinct[n]; {
	case d == nil:
		if p.distinct == nil {
			p.distinct = map[uint64]*ir.DistinctAttr{}
		}
		p.distinct[n] = ir.Distinct(ref)
	case d.Referenced != ref:
		return nil, p.errorf(pos, "referenced attribute does not match previous definition: %s", d.Referenced)
	}
	return p.distinct[n], true
}
