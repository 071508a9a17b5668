package asm

import (
	"fmt"

	"polyloom/ir"
)

// formatState is what a format has read of an op so far.
type formatState struct {
	op           ir.Op
	refs         [][]OperandRef
	operandTypes [][]ir.Type
	resultTypes  [][]ir.Type
	given        map[string]bool // inherent attributes that were read
	at           []int           // where the text of each operand group begins, for complaints about the number of types
	allAt        int             // where that of all together does; the op's name where the format lists them one by one
}

func (st *formatState) mark(name string) {
	if st.given == nil {
		st.given = map[string]bool{}
	}
	st.given[name] = true
}

func (st *formatState) addTypes(kind elemKind, index int, ts ...ir.Type) {
	l := st.operandTypes
	if kind == fResult {
		l = st.resultTypes
	}
	l[index] = append(l[index], ts...)
}

// newFormatState returns an empty state for op, a used one if there is one: ops nest, so a few states serve for a whole file.
func (p *Parser) newFormatState(f *format, op ir.Op) *formatState {
	var st *formatState
	if n := len(p.formatStates); n > 0 {
		st = p.formatStates[n-1]
		p.formatStates = p.formatStates[:n-1]
		clear(st.given)
	} else {
		st = new(formatState)
	}
	st.op, st.allAt = op, p.opPos
	st.at = append(st.at[:0], make([]int, len(f.operands))...)
	st.refs = emptied(st.refs, len(f.operands))
	st.operandTypes = emptied(st.operandTypes, len(f.operands))
	st.resultTypes = emptied(st.resultTypes, len(f.results))
	return st
}

// emptied returns l as n empty lists, keeping their memory.
func emptied[T any](l [][]T, n int) [][]T {
	for cap(l) < n {
		l = append(l[:cap(l)], nil)
	}
	l = l[:n]
	for i := range l {
		l[i] = l[i][:0]
	}
	return l
}

// parseFormat reads an op by its declared format.
func parseFormat(p *Parser, op ir.Op) bool {
	f := compiled(op.Info())
	st := p.newFormatState(f, op)
	saved := p.given
	p.given = nil
	ok := p.parseElems(f, st, f.elems) && p.resolveFormat(f, st)
	p.given = saved
	p.formatStates = append(p.formatStates, st)
	return ok
}

func (p *Parser) parseElems(f *format, st *formatState, es []fmtElem) bool {
	for i := range es {
		if !p.parseElem(f, st, &es[i]) {
			return false
		}
	}
	return true
}

func (p *Parser) parseElem(f *format, st *formatState, e *fmtElem) bool {
	switch e.kind {
	case fLiteral:
		return p.formatLiteral(e.text)
	case fSpace:
		return true
	case fAttrDict, fAttrDictKeyword, fPropDict:
		p.given = st.given
		return p.formatDict(st, e.kind)
	case fOperand:
		return p.operandVar(st, e)
	case fOperands:
		return p.allOperands(f, st)
	case fAttr:
		return p.attrVar(st, e)
	case fQualified:
		return p.parseElem(f, st, &e.sub[0])
	case fRegion, fRegions:
		return p.regionVar(st, e)
	case fSucc, fSuccs:
		return p.succVar(st, e)
	case fTypeOf:
		return p.typeVar(f, st, &e.sub[0])
	case fFuncType:
		return p.funcType(f, st, e)
	case fCustom:
		p.given = st.given
		for i := range e.sub {
			if e.sub[i].kind == fOperand {
				st.at[e.sub[i].index] = p.tok.pos
			}
		}
		return e.dir.Parse(p, &DirectiveArgs{Op: st.op, st: st, args: e.sub})
	case fOptional:
		return p.optional(f, st, e)
	case fOneOf:
		return p.oneOf(f, st, e)
	}
	panic("asm: format element that cannot be parsed")
}

// formatDict reads the dictionary of attributes of a format, whose inherent attributes must satisfy their constraints there and then.
func (p *Parser) formatDict(st *formatState, kind elemKind) bool {
	p.checkAttrs = true
	ok := false
	switch kind {
	case fAttrDict:
		ok = p.AttrDict(st.op)
	case fAttrDictKeyword:
		ok = p.AttrDictWithKeyword(st.op)
	default:
		ok = p.propDict(st.op)
	}
	p.checkAttrs = false
	return ok
}

// literal reads a keyword or punctuation of a format.
func (p *Parser) formatLiteral(s string) bool {
	if class[s[0]]&clsLetter != 0 || s[0] == '_' {
		return p.Keyword(s)
	}
	return p.Expect(s)
}

func (p *Parser) acceptLiteral(s string) bool {
	if class[s[0]]&clsLetter != 0 || s[0] == '_' {
		return p.AcceptKeyword(s)
	}
	return p.Accept(s)
}

// propDict reads an optional <{…}>.
func (p *Parser) propDict(op ir.Op) bool {
	if !p.Accept("<") {
		return true
	}
	pos := p.tok.pos
	d, ok := p.DictBody("{", "}")
	return ok && p.setAttrs(op, pos, d) && p.Expect(">")
}

func (p *Parser) operandVar(st *formatState, e *fmtElem) bool {
	port := st.op.Info().Operands()[e.index]
	st.at[e.index] = p.tok.pos
	switch {
	case port.Variadic:
		if p.tok.kind != tokPercent {
			return true
		}
		return p.List(func() bool {
			r, ok := p.Operand()
			st.refs[e.index] = append(st.refs[e.index], r)
			return ok
		})
	case port.Optional:
		r, found, ok := p.OptOperand()
		if found {
			st.refs[e.index] = append(st.refs[e.index], r)
		}
		return ok
	}
	r, ok := p.Operand()
	st.refs[e.index] = append(st.refs[e.index], r)
	return ok
}

func (p *Parser) allOperands(f *format, st *formatState) bool {
	pos := p.tok.pos
	rs, ok := p.OperandList()
	if !ok {
		return false
	}
	counts := split(f.info.Operands(), len(rs), nil, false)
	if counts == nil {
		return p.errorf(pos, "'%s' op does not take %d operands", f.info.Name, len(rs))
	}
	st.allAt = pos
	for i, n := range counts {
		st.at[i] = pos
		st.refs[i], rs = append(st.refs[i], rs[:n]...), rs[n:]
	}
	return true
}

func (p *Parser) attrVar(st *formatState, e *fmtElem) bool {
	prop := st.op.Info().Props()[e.index]
	c := prop.Constraint
	st.mark(e.text)
	pos := p.tok.pos
	a, ok := p.attrOf(c, e.text)
	if !ok {
		return false
	}
	if !st.op.Info().SetProp(st.op, e.index, a) || c.Ok != nil && a != nil && c.Enum == nil && !kindFits(c, a) {
		return p.Errorf(pos, "invalid kind of attribute specified")
	}
	return true
}

// kindFits reports whether an attribute is of the kind, and of the type, that its constraint fixes.
func kindFits(c ir.AttrConstraint, a ir.Attr) bool {
	if c.ValueType == nil || c.ValueType == ir.Type(ir.None()) {
		return !c.Kind || c.Ok(a)
	}
	t, ok := a.(ir.Typed)
	return ok && t.AttrType() == c.ValueType
}

// attrOf reads an attribute in the form that its constraint allows: a keyword of an enumeration, a symbol name, or a value without its type.
func (p *Parser) attrOf(c ir.AttrConstraint, name string) (ir.Attr, bool) {
	switch {
	case c.Enum != nil:
		return p.enumKeyword(c.Enum, name)
	case c.Symbol:
		s, ok := p.SymbolName()
		return ir.Str(s), ok
	case c.DenseElem != nil:
		return p.bareArray(c.DenseElem)
	}
	return p.Attr(c.ValueType)
}

// enumKeyword reads a value of e: a keyword, or <keyword, …> where the enumeration is an attribute of its own.
func (p *Parser) enumKeyword(e *ir.EnumDef, name string) (ir.Attr, bool) {
	if e.Mnemonic != "" {
		return EnumParser(e)(p, nil)
	}
	if p.tok.kind == tokBare && !e.Bits {
		if v, ok := e.Lookup(p.text()); ok {
			p.advance()
			return e.Attr(v), true
		}
	} else if p.tok.kind == tokString || p.tok.kind == tokBare {
		return p.quotedEnum(e, name)
	}
	return nil, p.Errorf(p.tok.pos, "expected string or keyword containing one of the following enum values for attribute '%s' [%s]", name, e.CaseNames())
}

// quotedEnum reads a value of e in quotes, or a set of cases.
func (p *Parser) quotedEnum(e *ir.EnumDef, name string) (ir.Attr, bool) {
	if p.tok.kind == tokBare {
		v, ok := p.EnumValue(e)
		return e.Attr(v), ok
	}
	pos := p.tok.pos
	s, _ := p.StringLit()
	v, ok := e.Lookup(s)
	if !ok {
		return nil, p.Errorf(pos, "invalid %s attribute specification: %q", name, s)
	}
	return e.Attr(v), true
}

func (p *Parser) regionVar(st *formatState, e *fmtElem) bool {
	info := st.op.Info()
	if e.index < 0 {
		return p.allRegions(st.op)
	}
	r, g := info.RegionGroup(st.op, e.index)
	if g == nil {
		return p.Region(r, nil) && p.finishRegion(st.op, r)
	}
	if !p.is("{") {
		return true
	}
	return p.List(func() bool {
		r := g.Append()
		return p.Region(r, nil) && p.finishRegion(st.op, r)
	})
}

func (p *Parser) allRegions(op ir.Op) bool {
	i := 0
	if !p.is("{") {
		return true
	}
	return p.List(func() bool {
		r := p.nextRegion(op, i)
		i++
		return p.Region(r, nil) && p.finishRegion(op, r)
	})
}

// finishRegion adds the block and the terminator that the text may leave out.
func (p *Parser) finishRegion(op ir.Op, r *ir.Region) bool {
	if r.Empty() && ir.HasTrait(op, ir.SingleBlock) {
		r.Add(new(ir.Block))
	}
	ir.EnsureTerminator(op, r)
	return true
}

func (p *Parser) succVar(st *formatState, e *fmtElem) bool {
	info := st.op.Info()
	if e.index < 0 || info.Successors()[e.index].Variadic {
		index := max(e.index, 0)
		var bs []*ir.Block
		if p.tok.kind == tokCaret && !p.List(func() bool {
			b, ok := p.Successor()
			bs = append(bs, b)
			return ok
		}) {
			return false
		}
		_, g := info.SuccessorGroup(st.op, index)
		g.Assign(bs...)
		return true
	}
	b, ok := p.Successor()
	if ok {
		s, _ := info.SuccessorGroup(st.op, e.index)
		s.Set(b)
	}
	return ok
}

// typeVar reads the types of a variable: one, a list for a variadic one, perhaps none for an optional one.
func (p *Parser) typeVar(f *format, st *formatState, e *fmtElem) bool {
	if e.index < 0 {
		return p.typesOfAll(f, st, e.kind == fResult)
	}
	port := f.portOf(e)
	switch {
	case port.Variadic:
		return p.List(func() bool {
			t, ok := p.Type()
			st.addTypes(e.kind, e.index, t)
			return ok
		})
	case port.Optional:
		t, found, ok := p.OptType()
		if found && ok {
			st.addTypes(e.kind, e.index, t)
		}
		return ok
	}
	t, ok := p.TypeIn(port.Types.Class)
	if !ok {
		return false
	}
	st.addTypes(e.kind, e.index, t)
	return true
}

func (f *format) portOf(e *fmtElem) ir.Port {
	if e.kind == fResult {
		return f.info.Results()[e.index]
	}
	return f.info.Operands()[e.index]
}

func (p *Parser) typesOfAll(f *format, st *formatState, results bool) bool {
	pos := p.tok.pos
	ts, ok := p.TypeList()
	return ok && p.spreadTypes(f, st, results, ts, pos)
}

// peekType reports whether a type begins at the current token, without reading it.
func (p *Parser) peekType() (t ir.Type, found, ok bool) {
	start := p.tok.pos
	t, found, ok = p.OptType()
	p.reset(start)
	return t, found, ok
}

// spreadTypes gives a list of types to the operands or results that they belong to.
func (p *Parser) spreadTypes(f *format, st *formatState, results bool, ts []ir.Type, pos int) bool {
	ports, kind := f.info.Operands(), fOperand
	if results {
		ports, kind = f.info.Results(), fResult
	}
	var counts []int
	if results {
		counts = split(ports, len(ts), nil, false)
	} else {
		for i := range ports {
			counts = append(counts, len(st.refs[i]))
		}
		if total := sum(counts); total != len(ts) {
			return p.Errorf(st.allAt, "number of operands and types do not match: got %d operands and %d types", total, len(ts))
		}
	}
	if counts == nil {
		return p.errorf(pos, "'%s' op has %d results, not %d", f.info.Name, len(ports), len(ts))
	}
	for i, n := range counts {
		st.addTypes(kind, i, ts[:n]...)
		ts = ts[n:]
	}
	return true
}

func sum(ns []int) int {
	t := 0
	for _, n := range ns {
		t += n
	}
	return t
}

// funcType reads functional-type(a, b).
func (p *Parser) funcType(f *format, st *formatState, e *fmtElem) bool {
	pos := p.tok.pos
	any, ok := p.TypeIn(ir.FunctionClass)
	if !ok {
		return false
	}
	t := any.(*ir.FunctionType)
	give := func(v *fmtElem, ts []ir.Type) bool {
		if v.index < 0 {
			return p.spreadTypes(f, st, v.kind == fResult, ts, pos)
		}
		st.addTypes(v.kind, v.index, ts...)
		return true
	}
	return give(&e.sub[0], t.In) && give(&e.sub[1], t.Out)
}

// optional reads an optional group: its first element decides whether it is there.
func (p *Parser) optional(f *format, st *formatState, e *fmtElem) bool {
	first, other := e.sub, e.alt
	if e.text == "inverted" {
		first, other = e.alt, e.sub
	}
	skip := 0
	for skip < len(first) && first[skip].kind == fSpace {
		skip++
	}
	there, ok := p.begins(f, st, &first[skip])
	if !ok {
		return false
	}
	if !there {
		return p.parseElems(f, st, other)
	}
	for i := skip + 1; i < len(first); i++ {
		if a := &first[i]; i == e.anchor && e.text != "inverted" && a.kind == fAttr && st.op.Info().Props()[a.index].Constraint.Unit {
			st.mark(a.text)
			st.op.Info().SetProp(st.op, a.index, ir.Unit)
			continue
		}
		if !p.parseElem(f, st, &first[i]) {
			return false
		}
	}
	return true
}

// begins tries to read the first element of an optional group.
func (p *Parser) begins(f *format, st *formatState, e *fmtElem) (there, ok bool) {
	switch e.kind {
	case fLiteral:
		return p.acceptLiteral(e.text), true
	case fOperand, fOperands:
		if p.tok.kind != tokPercent {
			return false, true
		}
		return true, p.parseElem(f, st, e)
	case fRegion, fRegions:
		if !p.is("{") {
			return false, true
		}
		return true, p.parseElem(f, st, e)
	case fSucc, fSuccs:
		if p.tok.kind != tokCaret {
			return false, true
		}
		return true, p.parseElem(f, st, e)
	case fTypeOf:
		if _, found, ok := p.peekType(); !found || !ok {
			return false, ok
		}
		return true, p.parseElem(f, st, e)
	case fQualified:
		return p.begins(f, st, &e.sub[0])
	case fAttr:
		return p.beginsAttr(st, e)
	case fCustom:
		before := p.tok.pos
		ok := p.parseElem(f, st, e)
		return ok && p.tok.pos != before, ok
	case fAttrDict, fAttrDictKeyword:
		return true, p.parseElem(f, st, e)
	}
	panic(fmt.Sprintf("asm: %s: an optional group cannot begin with this element", f.info.Name))
}

func (p *Parser) beginsAttr(st *formatState, e *fmtElem) (there, ok bool) {
	prop := &st.op.Info().Props()[e.index]
	c := &prop.Constraint
	if prop.Lead != 0 && !c.Symbol && p.lex.src[min(p.tok.pos, len(p.lex.src)-1)] != prop.Lead {
		return false, true
	}
	switch {
	case c.Enum != nil && c.Enum.Mnemonic != "":
		if !p.is("<") {
			return false, true
		}
	case c.Enum != nil:
		if p.tok.kind != tokBare {
			return false, true
		}
		if _, known := c.Enum.Lookup(p.text()); !known {
			return false, true
		}
	case c.Symbol:
		if p.tok.kind != tokAt {
			return false, true
		}
	case c.DenseElem != nil:
		if !p.is("[") {
			return false, true
		}
	default:
		pos := p.tok.pos
		a, found, ok := p.OptAttr(c.ValueType)
		if !found || !ok {
			return false, ok
		}
		st.mark(e.text)
		if !st.op.Info().SetProp(st.op, e.index, a) {
			return true, p.Errorf(pos, "invalid kind of attribute specified")
		}
		return true, true
	}
	return true, p.attrVar(st, e)
}

// oneOf reads the clauses of an oilist, each at most once and in any order.
func (p *Parser) oneOf(f *format, st *formatState, e *fmtElem) bool {
	seen := make([]bool, len(e.sub))
next:
	for {
		for i := range e.sub {
			part := e.sub[i].sub
			if !p.acceptLiteral(part[0].text) {
				continue
			}
			if seen[i] {
				return p.Errorf(p.opPos, "`%s` clause can appear at most once in the expansion of the oilist directive", part[0].text)
			}
			seen[i] = true
			if len(part) == 2 && part[1].kind == fAttr && st.op.Info().Props()[part[1].index].Constraint.Unit {
				st.mark(part[1].text)
				st.op.Info().SetProp(st.op, part[1].index, ir.Unit)
				continue next
			}
			if !p.parseElems(f, st, part[1:]) {
				return false
			}
			continue next
		}
		return true
	}
}
