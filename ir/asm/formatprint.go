package asm

import (
	"polyloom/ir"
)

// printFormat writes an op by its declared format, behind its name.
func printFormat(p *Printer, op ir.Op) {
	f := compiled(op.Info())
	p.formatElements(f, op, f.elems)
}

func (p *Printer) formatElements(f *format, op ir.Op, es []fmtElem) {
	for i := range es {
		p.formatElement(f, op, &es[i])
	}
}

func (p *Printer) formatElement(f *format, op ir.Op, e *fmtElem) {
	if e.space {
		p.Byte(' ')
	}
	info := op.Info()
	switch e.kind {
	case fLiteral:
		p.Str(e.text)
	case fSpace:
		if e.text == "\\n" {
			p.Newline()
		} else {
			p.Str(e.text)
		}
	case fAttrDict:
		p.AttrDict(op, p.elided(f, op)...)
	case fAttrDictKeyword:
		p.AttrDictWithKeyword(op, p.elided(f, op)...)
	case fPropDict:
		p.PropDict(op, p.elided(f, op)...)
	case fOperand, fOperands:
		p.port(op, e, p.Value)
	case fAttr:
		p.formatAttr(info.Props()[e.index].Constraint, info.Prop(op, e.index))
	case fQualified:
		inner := e.sub[0]
		inner.space = false
		if inner.kind == fAttr {
			p.Attr(info.Prop(op, inner.index))
			return
		}
		p.formatElement(f, op, &inner)
	case fRegion, fRegions:
		p.formatRegions(op, e)
	case fSucc, fSuccs:
		p.formatSuccs(op, e)
	case fTypeOf:
		p.port(op, &e.sub[0], p.typeOfValue)
	case fFuncType:
		p.FunctionType(typesOf(portValues(op, &e.sub[0])), typesOf(portValues(op, &e.sub[1])))
	case fCustom:
		e.dir.Print(p, &DirectiveArgs{Op: op, args: e.sub})
	case fOptional:
		if f.present(op, &e.sub[e.anchor]) {
			p.formatGroup(f, op, e.sub, e.anchor)
		} else {
			p.formatElements(f, op, e.alt)
		}
	case fOneOf:
		p.formatOneOf(f, op, e)
	}
}

func (p *Printer) typeOfValue(v *ir.Value) { p.Type(v.Type()) }

// port calls write for each value of an operand or result variable, with commas between.
func (p *Printer) port(op ir.Op, e *fmtElem, write func(*ir.Value)) {
	info := op.Info()
	if e.index >= 0 && e.kind == fOperand {
		if one, _ := info.Group(op, e.index); one != nil {
			if one.Present() {
				write(one.Value())
			}
			return
		}
	}
	if e.index >= 0 && e.kind == fResult {
		if one, _ := info.ResultGroup(op, e.index); one != nil {
			if one.Type() != nil {
				write(&one.Value)
			}
			return
		}
	}
	for i, v := range portValues(op, e) {
		if i > 0 {
			p.Str(", ")
		}
		write(v)
	}
}

// elided returns the attributes that the dictionary leaves out: those that the format writes, and those that have their default value.
func (p *Printer) elided(f *format, op ir.Op) []string {
	names := f.elided
	for i, prop := range f.info.Props() {
		if d := prop.Constraint.Default; d != nil && !f.elide[prop.Name] && f.info.Prop(op, i) == d() {
			names = append(names[:len(names):len(names)], prop.Name)
		}
	}
	return names
}

// formatGroup writes the elements of an optional group; a unit attribute that anchors it is shown by the group alone.
func (p *Printer) formatGroup(f *format, op ir.Op, es []fmtElem, anchor int) {
	for i := range es {
		if a := &es[i]; i == anchor && a.kind == fAttr && f.info.Props()[a.index].Constraint.Unit && len(es) > 1 {
			continue
		}
		p.formatElement(f, op, &es[i])
	}
}

// formatAttr writes an attribute in the form that its constraint allows.
func (p *Printer) formatAttr(c ir.AttrConstraint, a ir.Attr) {
	switch {
	case a == nil:
	case c.Enum != nil:
		p.enum(c.Enum, a)
	case c.Symbol:
		p.Symbol(a.(*ir.StringAttr).Value)
	case c.DenseElem != nil:
		p.Byte('[')
		p.DenseArrayBody(a.(*ir.DenseArrayAttr))
		p.Byte(']')
	case c.ValueType != nil || c.Stripped:
		p.StrippedAttr(a)
	default:
		p.AttrFull(a)
	}
}

// enum writes a value of an enumeration: a keyword, or <keyword, …> where the enumeration is an attribute of its own.
func (p *Printer) enum(e *ir.EnumDef, a ir.Attr) {
	v, _ := e.Value(a)
	switch {
	case e.Mnemonic != "":
		p.Byte('<')
		p.Str(e.Keyword(v))
		p.Byte('>')
	default:
		p.KeywordOrString(e.Keyword(v))
	}
}

func (p *Printer) formatRegions(op ir.Op, e *fmtElem) {
	var rs []*ir.Region
	if e.index < 0 {
		for _, r := range ir.RegionsOf(op) {
			rs = append(rs, r)
		}
	} else if one, many := op.Info().RegionGroup(op, e.index); many != nil {
		for i := range many.Len() {
			rs = append(rs, many.At(i))
		}
	} else {
		rs = append(rs, one)
	}
	for i, r := range rs {
		if i > 0 {
			p.Str(", ")
		}
		p.Region(r, RegionOpts{HideTerminator: hideTerminator(op, r), HideEmptyBlock: true})
	}
}

// hideTerminator reports whether the terminator of r says nothing: it may be left out, and has no operands, results or attributes.
func hideTerminator(op ir.Op, r *ir.Region) bool {
	if !ir.HasTrait(op, ir.SingleBlockImplicitTerminator) || r.Empty() {
		return false
	}
	t := r.Entry().Terminator()
	if t == nil {
		return true
	}
	for range ir.Attributes(t) {
		return false
	}
	return ir.NumOperands(t) == 0 && ir.NumResults(t) == 0
}

func (p *Printer) formatSuccs(op ir.Op, e *fmtElem) {
	var bs []*ir.Block
	if e.index < 0 {
		for i := range ir.NumSuccessors(op) {
			bs = append(bs, ir.SuccessorAt(op, i).Block())
		}
	} else if one, many := op.Info().SuccessorGroup(op, e.index); many != nil {
		bs = many.Blocks()
	} else {
		bs = append(bs, one.Block())
	}
	for i, b := range bs {
		if i > 0 {
			p.Str(", ")
		}
		p.Successor(b)
	}
}

func (p *Printer) formatOneOf(f *format, op ir.Op, e *fmtElem) {
	for i := range e.sub {
		part := e.sub[i].sub
		there := false
		for k := 1; k < len(part); k++ {
			there = there || f.present(op, &part[k])
		}
		if !there {
			continue
		}
		if len(part) == 2 && part[1].kind == fAttr && f.info.Props()[part[1].index].Constraint.Unit {
			part = part[:1]
		}
		for k := range part {
			p.formatElement(f, op, &part[k])
		}
	}
}

// present reports whether an element has anything to show.
func (f *format) present(op ir.Op, e *fmtElem) bool {
	switch e.kind {
	case fOperand, fResult, fOperands:
		return len(portValues(op, e)) > 0
	case fAttr:
		c := f.info.Props()[e.index].Constraint
		a := f.info.Prop(op, e.index)
		if c.Enum != nil && !c.Optional && c.Default == nil {
			v, _ := c.Enum.Value(a)
			return v != 0
		}
		return a != nil && (c.Default == nil || a != c.Default())
	case fRegion:
		one, many := op.Info().RegionGroup(op, e.index)
		if many != nil {
			return many.Len() > 0
		}
		return !one.Empty()
	case fSucc:
		_, many := op.Info().SuccessorGroup(op, e.index)
		return many == nil || many.Len() > 0
	case fTypeOf, fQualified, fRef:
		return f.present(op, &e.sub[0])
	case fFuncType, fCustom:
		for i := range e.sub {
			if f.present(op, &e.sub[i]) {
				return true
			}
		}
		return false
	case fLiteral, fSpace:
		return false
	}
	return true
}
