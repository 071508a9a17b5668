package asm

import (
	"strings"

	"polyloom/ir"
)

// EnumParser returns the parser of an enumeration attribute with a mnemonic: <case>, or <a, b> for a set of cases.
func EnumParser(e *ir.EnumDef) AttrParser {
	return func(p *Parser, _ ir.Type) (ir.Attr, bool) {
		if !p.Expect("<") {
			return nil, false
		}
		v, ok := p.EnumValue(e)
		if !ok {
			return nil, p.Errorf(p.Pos(), "failed to parse %s parameter 'value' which is to be a `%s`", e.DefName(), e.ClassName())
		}
		if !p.Expect(">") {
			return nil, false
		}
		return e.EnumAttr(v), true
	}
}

// EnumValue reads the keyword of a case of e, and more with separators between if values of e are sets of cases.
func (p *Parser) EnumValue(e *ir.EnumDef) (uint64, bool) {
	pos := p.Pos()
	sep := strings.TrimSpace(e.Sep)
	v := uint64(0)
	for {
		name, ok := p.KeywordOrString()
		if !ok {
			return 0, false
		}
		c, ok := e.Lookup(name)
		if !ok {
			return 0, p.Errorf(pos, "expected %s to be one of: %s", e.ClassName(), e.CaseNames())
		}
		v |= c
		if !e.Bits || !p.Accept(sep) {
			return v, true
		}
	}
}
