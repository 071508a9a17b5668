package asm

import (
	"strings"

	"polyloom/ir"
)

// A TypeParser reads a type of a dialect, behind its mnemonic: the current token is what follows, such as "<". An entry "" in a
// dialect's Types is called for every mnemonic without an entry of its own, at the mnemonic.
type TypeParser func(p *Parser) (ir.Type, bool)

// An AttrParser reads an attribute of a dialect, as a TypeParser does a type. t is the type that the context or a colon behind the
// attribute gives, or nil.
type AttrParser func(p *Parser, t ir.Type) (ir.Attr, bool)

// A dialectSymbol is what follows # or !: the name of an alias, or a dialect's name and a body.
type dialectSymbol struct {
	alias         string // if it is not ""
	dialect, body string
	bodyPos       int // where the body begins
	pos           int // for errors about the whole
}

// symbolData reads an alias or the extent of a dialect's type or attribute, without looking at its body.
func (p *Parser) symbolData() (s dialectSymbol, ok bool) {
	s.pos = p.tok.pos
	ident := p.text()[1:]
	end := p.tok.end
	dialect, body, pretty := strings.Cut(ident, ".")
	p.advance()
	trailing := p.is("<") && p.tok.pos == end
	if !pretty && !trailing {
		s.alias = ident
		return s, true
	}
	s.dialect, s.bodyPos = dialect, end-len(body)
	if pretty {
		s.pos = s.bodyPos
	}
	if trailing {
		if end, ok = p.skipBody(); !ok {
			return s, false
		}
		if !pretty {
			s.bodyPos++
			s.body = p.lex.src[s.bodyPos : end-1]
			return s, true
		}
	}
	s.body = p.lex.src[s.bodyPos:end]
	return s, true
}

// skipBody moves past <…> with everything nested in it, and returns where it ends. Brackets in strings and the > of -> do not count.
func (p *Parser) skipBody() (end int, ok bool) {
	src, i := p.lex.src, p.tok.pos
	var open []byte
	for {
		if i >= len(src) || src[i] == 0 {
			return 0, p.unbalanced(open)
		}
		c := src[i]
		i++
		switch c {
		case '<', '[', '(', '{':
			open = append(open, c)
		case '>', ']', ')', '}':
			top := open[len(open)-1]
			if c != closer(top) {
				return 0, p.unbalanced(open)
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				p.reset(i)
				return i, true
			}
		case '-':
			if i < len(src) && src[i] == '>' {
				i++
			}
		case '"':
			p.reset(i - 1)
			if p.tok.kind != tokString {
				return 0, false
			}
			i = p.tok.end
		}
	}
}

func closer(open byte) byte {
	switch open {
	case '<':
		return '>'
	case '[':
		return ']'
	case '(':
		return ')'
	}
	return '}'
}

func (p *Parser) unbalanced(open []byte) bool {
	return p.errorHere("unbalanced '%c' character in pretty dialect name", open[len(open)-1])
}

// extendedType reads an alias of a type or a type of a dialect.
func (p *Parser) extendedType() (ir.Type, bool) {
	defer p.leave()
	if !p.enter() {
		return nil, false
	}
	s, ok := p.symbolData()
	if !ok {
		return nil, false
	}
	if s.alias != "" {
		t, ok := p.typeAliases[s.alias]
		return t, ok || p.wrongToken("undefined symbol alias id '%s'", s.alias)
	}
	if d := p.cfg.Dialect(s.dialect); d != nil {
		after, saved := p.tok.pos, p.custom
		p.reset(s.bodyPos)
		p.custom = ""
		t, ok := p.dialectType(d)
		p.custom = saved
		if ok {
			p.reset(after)
		}
		return t, ok
	}
	if !validNamespace(s.dialect) {
		return nil, p.errorf(s.pos, "invalid dialect namespace '\"%s\"'", s.dialect)
	}
	if !p.cfg.AllowUnregistered {
		return nil, p.errorf(s.pos, "`!\"%s\"<\"%s\">` type created with unregistered dialect%s", s.dialect, s.body, allowAdvice)
	}
	return ir.Opaque(s.dialect, s.body), true
}

const allowAdvice = ". If this is intended, please call allowUnregisteredDialects() on the MLIRContext, or use " +
	"-allow-unregistered-dialect with the MLIR opt tool used"

func validNamespace(s string) bool { return ir.IsIdentifier(s) && !strings.Contains(s, ".") }

func (p *Parser) dialectType(d *ir.Dialect) (ir.Type, bool) {
	pos := p.tok.pos
	if len(d.Types) == 0 {
		return nil, p.errorf(pos, "dialect '%s' provides no type parsing hook", d.Name)
	}
	if p.tok.kind == tokBare {
		if parse, ok := d.Types[p.text()].(TypeParser); ok {
			p.advance()
			return parse(p)
		}
	}
	if parse, ok := d.Types[""].(TypeParser); ok {
		return parse(p)
	}
	name, ok := p.AnyKeyword()
	if !ok {
		return nil, false
	}
	return nil, p.errorf(pos, "unknown  type `%s` in dialect `%s`", name, d.Name)
}

// extendedAttr reads an alias of an attribute or an attribute of a dialect.
func (p *Parser) extendedAttr(typ ir.Type) (ir.Attr, bool) {
	defer p.leave()
	if !p.enter() {
		return nil, false
	}
	a, ok := p.aliasOrDialectAttr(typ)
	if !ok || typ == nil {
		return a, ok
	}
	if t, ok := a.(ir.Typed); ok && t.AttrType() != typ {
		return nil, p.errorHere("attribute type different than expected: expected '%s', but got '%s'", typ, t.AttrType())
	}
	return a, true
}

func (p *Parser) aliasOrDialectAttr(typ ir.Type) (ir.Attr, bool) {
	s, ok := p.symbolData()
	if !ok {
		return nil, false
	}
	if s.alias != "" {
		a, ok := p.attrAliases[s.alias]
		return a, ok || p.wrongToken("undefined symbol alias id '%s'", s.alias)
	}
	if p.Accept(":") {
		if typ, ok = p.Type(); !ok {
			return nil, false
		}
	}
	if d := p.cfg.Dialect(s.dialect); d != nil {
		after, saved := p.tok.pos, p.custom
		p.reset(s.bodyPos)
		p.custom = ""
		a, ok := p.dialectAttr(d, typ)
		p.custom = saved
		if ok {
			p.reset(after)
		}
		return a, ok
	}
	if typ == nil {
		typ = ir.None()
	}
	if !validNamespace(s.dialect) {
		return nil, p.errorf(s.pos, "invalid dialect namespace '\"%s\"'", s.dialect)
	}
	if !p.cfg.AllowUnregistered {
		return nil, p.errorf(s.pos, "#\"%s\"<\"%s\"> : '%s' attribute created with unregistered dialect%s", s.dialect, s.body, typ, allowAdvice)
	}
	return ir.OpaqueAttrOf(s.dialect, s.body, typ), true
}

func (p *Parser) dialectAttr(d *ir.Dialect, typ ir.Type) (ir.Attr, bool) {
	pos := p.tok.pos
	if len(d.Attrs) == 0 {
		return nil, p.errorf(pos, "dialect '%s' provides no attribute parsing hook", d.Name)
	}
	if p.tok.kind == tokBare {
		if parse, ok := d.Attrs[p.text()].(AttrParser); ok {
			p.advance()
			return parse(p, typ)
		}
	}
	if parse, ok := d.Attrs[""].(AttrParser); ok {
		return parse(p, typ)
	}
	name, ok := p.AnyKeyword()
	if !ok {
		return nil, false
	}
	return nil, p.errorf(pos, "unknown attribute `%s` in dialect `%s`", name, d.Name)
}
