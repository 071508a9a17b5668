package asm

import "strings"

// AttrAliasDef reads #name = attribute at the top level of a file.
func (p *Parser) AttrAliasDef() bool {
	name := p.text()[1:]
	if _, dup := p.attrAliases[name]; dup {
		return p.errorHere("redefinition of attribute alias id '%s'", name)
	}
	if strings.Contains(name, ".") {
		return p.errorHere("attribute names with a '.' are reserved for dialect-defined names")
	}
	p.advance()
	if !p.want("=", "expected '=' in attribute alias definition") {
		return false
	}
	a, ok := p.Attr(nil)
	if ok {
		p.attrAliases[name] = a
	}
	return ok
}

// TypeAliasDef reads !name = type at the top level of a file.
func (p *Parser) TypeAliasDef() bool {
	name := p.text()[1:]
	if _, dup := p.typeAliases[name]; dup {
		return p.errorHere("redefinition of type alias id '%s'", name)
	}
	if strings.Contains(name, ".") {
		return p.errorHere("type names with a '.' are reserved for dialect-defined names")
	}
	p.advance()
	if !p.want("=", "expected '=' in type alias definition") {
		return false
	}
	t, ok := p.Type()
	if ok {
		p.typeAliases[name] = t
	}
	return ok
}
