package asm

import (
	"math"
	"strings"

	"polyloom/ir"
)

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
	pos := p.tok.pos
	a, ok := p.Attr(nil)
	if ok = ok && p.boundAlias(pos, a); ok {
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
	pos := p.tok.pos
	t, ok := p.Type()
	if ok = ok && p.boundAlias(pos, t); ok {
		p.typeAliases[name] = t
	}
	return ok
}

// maxExpansion bounds how many types and attributes an alias may stand for, if the file is not as long as that itself.
const maxExpansion = 1 << 20

// An extent is how large a type or attribute is when it is written without aliases.
type extent struct{ parts, depth int }

// boundAlias demands that what an alias stands for can be written: aliases of aliases double it with each line, and what prints or walks it sees
// all of it.
func (p *Parser) boundAlias(pos int, x any) bool {
	e := p.extentOf(x)
	switch {
	case e.parts > max(maxExpansion, len(p.lex.src)):
		return p.errorf(pos, "alias stands for more than %d types and attributes", maxExpansion)
	case e.depth > MaxNesting:
		return p.errorf(pos, "alias stands for more than %d levels of nesting", MaxNesting)
	}
	return true
}

// extentOf measures x, a Type or Attr; a location counts as one, for it is printed by aliases or not at all.
func (p *Parser) extentOf(x any) extent {
	e, ok := p.extents[x]
	if ok {
		return e
	}
	e = extent{1, 1}
	if _, loc := x.(*ir.LocAttr); !loc {
		for _, part := range ir.PartsOf(x) {
			q := p.extentOf(part)
			e.parts = min(e.parts+q.parts, math.MaxInt32)
			e.depth = max(e.depth, q.depth+1)
		}
	}
	p.extents[x] = e
	return e
}
