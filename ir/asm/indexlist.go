package asm

import (
	"polyloom/ir"
)

// An IndexList is a list of sizes, offsets or bounds, some of which are constants and some operands: [%n, 4, %m]. In the op it is a group of
// operands and a dense i64 array that has ir.Dynamic where an operand stands.
type IndexList struct {
	Refs   []OperandRef
	Static []int64
}

// IndexList reads a list between open and close.
func (p *Parser) IndexList(open, close string) (IndexList, bool) {
	var l IndexList
	ok := p.enclosedIn(open, close, " in dynamic index list", func() bool {
		r, found, ok := p.OptOperand()
		switch {
		case !ok:
			return false
		case found:
			l.Refs, l.Static = append(l.Refs, r), append(l.Static, ir.Dynamic)
			return true
		}
		v, ok := p.Integer()
		l.Static = append(l.Static, v)
		return ok
	})
	return l, ok || p.Errorf(p.opPos, "expected SSA value or integer")
}

// IndexList writes the list between open and close.
func (p *Printer) IndexList(open, close string, values []*ir.Value, static []int64) {
	p.Str(open)
	k := 0
	for i, s := range static {
		if i > 0 {
			p.Str(", ")
		}
		if s != ir.Dynamic {
			p.Int(s)
			continue
		}
		if k < len(values) {
			p.Value(values[k])
		}
		k++
	}
	p.Str(close)
}

// DynamicIndexList is upstream's directive custom<DynamicIndexList>($values, $static): a list in brackets.
var DynamicIndexList = &Directive{
	Parse: func(p *Parser, a *DirectiveArgs) bool {
		l, ok := p.IndexList("[", "]")
		if !ok {
			return false
		}
		a.SetOperands(0, l.Refs...)
		return a.SetAttr(1, ir.DenseI64(l.Static...))
	},
	Print: func(p *Printer, a *DirectiveArgs) {
		p.IndexList("[", "]", a.Values(0), a.Attr(1).(*ir.DenseArrayAttr).Ints())
	},
}
