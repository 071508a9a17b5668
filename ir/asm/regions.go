package asm

import (
	"polyloom/diag"
	"polyloom/ir"
)

// An Arg is an argument of a region that is written at the op rather than at the block: %name : type {attributes} loc(…).
type Arg struct {
	Ref   OperandRef
	Type  ir.Type
	Attrs *ir.DictAttr
	Loc   ir.Loc // the location of the name unless one is written
}

// Argument reads %name, with ": type" and attributes if asked for, and an optional location.
func (p *Parser) Argument(typed, attrs bool) (Arg, bool) {
	var a Arg
	r, ok := p.argumentName()
	if !ok {
		return a, false
	}
	a.Ref, a.Loc = r, p.LocAt(r.pos)
	if typed {
		if a.Type, ok = p.ColonType(); !ok {
			return a, false
		}
	}
	if attrs {
		if a.Attrs, ok = p.OptDict(); !ok {
			return a, false
		}
	}
	return a, !p.is("loc") || p.TrailingLoc(func(l ir.Loc) { a.Loc = l })
}

// OptArgument is Argument if a name is there.
func (p *Parser) OptArgument(typed, attrs bool) (a Arg, found, ok bool) {
	if p.tok.kind != tokPercent {
		return a, false, true
	}
	a, ok = p.Argument(typed, attrs)
	return a, true, ok
}

// ArgumentsIn reads open, arguments with commas between, perhaps none, and close.
func (p *Parser) ArgumentsIn(open, close string, typed, attrs bool) ([]Arg, bool) {
	var as []Arg
	ok := p.enclosedIn(open, close, " in argument list", func() bool {
		a, ok := p.Argument(typed, attrs)
		as = append(as, a)
		return ok
	})
	return as, ok
}

// Assignments reads (%a = %x, …), perhaps none: the names on the left are added to args.
func (p *Parser) Assignments(args *[]Arg) (values []OperandRef, ok bool) {
	if !p.Accept("(") {
		return nil, p.Errorf(p.tok.pos, "expected '('")
	}
	if p.Accept(")") {
		return nil, true
	}
	ok = p.List(func() bool {
		a, ok := p.Argument(false, false)
		if !ok || !p.Expect("=") {
			return false
		}
		v, ok := p.Operand()
		*args, values = append(*args, a), append(values, v)
		return ok
	}) && p.want(")", "expected ',' or ')'")
	return values, ok
}

// Region reads { … } into r, a region of the op that is being parsed. args are the arguments of its entry block, if they were written at the op.
func (p *Parser) Region(r *ir.Region, args []Arg) bool {
	return p.region(r, args, ir.HasTrait(r.ParentOp(), ir.IsolatedFromAbove))
}

// OptRegion is Region if { is there.
func (p *Parser) OptRegion(r *ir.Region, args []Arg) (found, ok bool) {
	if !p.is("{") {
		return false, true
	}
	return true, p.Region(r, args)
}

func (p *Parser) region(r *ir.Region, args []Arg, isolated bool) bool {
	if !p.Accept("{") {
		return p.wrongToken("expected '{' to begin a region")
	}
	if len(args) == 0 && p.Accept("}") {
		return true
	}
	p.pushScope(isolated)
	if !p.enter() || !p.regionBody(r, args) {
		p.leave()
		p.abandonScope(isolated)
		return false
	}
	p.leave()
	if !p.popScope(isolated) {
		return false
	}
	p.advance() // the }
	return true
}

// abandonScope drops the innermost region's names after an error.
func (p *Parser) abandonScope(isolated bool) {
	s := p.names[len(p.names)-1]
	if isolated {
		p.names = p.names[:len(p.names)-1]
		return
	}
	n := len(s.defined) - 1
	s.defined, s.blocks = s.defined[:n], s.blocks[:n]
}

func (p *Parser) regionBody(r *ir.Region, args []Arg) bool {
	entry := r.Add(new(ir.Block))
	if len(args) > 0 {
		if p.tok.kind == tokCaret {
			return p.errorf(p.tok.pos, "invalid block name in region with named arguments")
		}
		for _, a := range args {
			if s := p.entry(a.Ref.Name).slot(a.Ref.Num); s.value != nil {
				return p.report(diag.Errorf(p.LocAt(a.Ref.pos), "region entry argument '%s' is already in use", a.Ref.Name).
					Note(p.LocAt(s.pos), "previously referenced here"))
			}
			if !p.define(a.Ref, entry.AddArg(a.Type, a.Loc)) {
				return false
			}
		}
	}
	if p.tok.kind == tokCaret {
		if !p.blockHeader(entry) {
			return false
		}
	}
	if !p.blockBody(entry) {
		return false
	}
	for !p.is("}") {
		if !p.namedBlock(r) {
			return false
		}
	}
	return true
}

// blockBody reads operations up to the next block or the end of the region.
func (p *Parser) blockBody(b *ir.Block) bool {
	if b.Region() != nil && ir.IsGraphRegion(b.Region()) && ir.HasTrait(b.ParentOp(), ir.IsolatedFromAbove) {
		p.parallelOps(b)
	}
	for p.tok.kind != tokCaret && !p.is("}") {
		if !p.operation(b) {
			return false
		}
	}
	return true
}

// blockHeader reads ^name(args): for the block b, which is where the name is defined.
func (p *Parser) blockHeader(b *ir.Block) bool {
	e := p.block(p.text())
	e.block, e.pos, e.defined = b, p.tok.pos, true
	p.advance()
	return p.blockArgs(b)
}

func (p *Parser) blockArgs(b *ir.Block) bool {
	if p.is("(") {
		if !p.Enclosed("(", ")", func() bool { return p.blockArg(b) }) {
			return false
		}
	}
	if !p.Accept(":") {
		return p.wrongToken("expected ':' after block name")
	}
	return true
}

func (p *Parser) blockArg(b *ir.Block) bool {
	r, ok := p.Operand()
	if !ok {
		return false
	}
	if !p.Accept(":") {
		return p.wrongToken("expected ':' and type for SSA operand")
	}
	t, ok := p.Type()
	if !ok {
		return false
	}
	v := b.AddArg(t, p.LocAt(r.pos))
	return p.define(r, v) && (!p.is("loc") || p.TrailingLoc(func(l ir.Loc) { v.Arg().SetLoc(l) }))
}

func (p *Parser) namedBlock(r *ir.Region) bool {
	if p.tok.kind != tokCaret {
		return p.wrongToken("expected block name")
	}
	name, pos := p.text(), p.tok.pos
	e := p.block(name)
	if e.defined {
		return p.errorf(pos, "redefinition of block '%s'", name)
	}
	if e.block == nil {
		e.block = new(ir.Block)
	}
	e.pos, e.defined = pos, true
	p.advance()
	r.Add(e.block)
	return p.blockArgs(e.block) && p.blockBody(e.block)
}

// Successor reads ^name, a block of the region of the op that is being parsed.
func (p *Parser) Successor() (*ir.Block, bool) {
	if p.tok.kind != tokCaret {
		return nil, p.wrongToken("expected block name")
	}
	e := p.block(p.text())
	if e.block == nil {
		e.block, e.pos = new(ir.Block), p.tok.pos
	}
	p.advance()
	return e.block, true
}

// SuccessorWithArgs reads ^name, or ^name(%a, %b : t, u).
func (p *Parser) SuccessorWithArgs() (*ir.Block, []*ir.Value, bool) {
	b, ok := p.Successor()
	if !ok {
		return nil, nil, false
	}
	if !p.Accept("(") {
		return b, nil, true
	}
	if p.Accept(")") {
		return b, nil, true
	}
	pos := p.tok.pos
	rs, ok := p.OperandList()
	if !ok || !p.Expect(":") {
		return nil, nil, false
	}
	ts, ok := p.TypeList()
	if !ok {
		return nil, nil, false
	}
	vs, ok := p.ResolveValues(pos, rs, ts...)
	return b, vs, ok && p.Expect(")")
}

// AttrDict reads an optional {…} into op: inherent attributes to their fields, the others to the discardable ones.
func (p *Parser) AttrDict(op ir.Op) bool {
	pos := p.tok.pos
	d, ok := p.OptDict()
	return ok && (d == nil || p.setAttrs(op, pos, d))
}

// AttrDictWithKeyword reads an optional "attributes {…}" into op.
func (p *Parser) AttrDictWithKeyword(op ir.Op) bool {
	pos := p.tok.pos
	if !p.AcceptKeyword("attributes") {
		return true
	}
	d, ok := p.DictBody("{", "}")
	return ok && p.setAttrs(op, pos, d)
}

func (p *Parser) setAttrs(op ir.Op, pos int, d *ir.DictAttr) bool {
	var rest []ir.NamedAttr
	for _, e := range d.Entries {
		if !op.Info().HasProp(e.Name) {
			rest = append(rest, e)
			continue
		}
		if p.given[e.Name] {
			return p.errorf(pos, "attribute '%s' occurs more than once in the attribute list", e.Name)
		}
		if p.checkAttrs {
			if c := propConstraint(op, e.Name); c.Ok != nil && !c.Ok(e.Value) {
				return p.Errorf(pos, "'%s' op attribute '%s' failed to satisfy constraint: %s", ir.Name(op), e.Name, c.Desc)
			}
		}
		if !ir.SetAttribute(op, e.Name, e.Value) {
			return p.errorf(p.opPos, "Invalid attribute `%s` in property conversion: %v", e.Name, e.Value)
		}
	}
	if old := ir.Discardable(op); old != nil {
		rest = append(rest, old.Entries...)
	}
	ir.SetDiscardable(op, ir.Dict(rest...))
	return true
}

// propConstraint returns the constraint on the inherent attribute of the given name.
func propConstraint(op ir.Op, name string) ir.AttrConstraint {
	for _, prop := range op.Info().Props() {
		if prop.Name == name {
			return prop.Constraint
		}
	}
	return ir.AttrConstraint{}
}

// NumResultNames returns how many results the text names on the left of the op that is being parsed, and ResultName the i-th.
func (p *Parser) NumResultNames() int { return countNames(p.bound) }

// OpPos returns the position of the name of the op that is being parsed.
func (p *Parser) OpPos() int { return p.opPos }
