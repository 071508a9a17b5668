package asm

import (
	"slices"
	"sort"

	"polyloom/diag"
	"polyloom/ir"
)

// OperandRef is a use of an SSA name, %name or %name#2, before its type is known.
type OperandRef struct {
	Name string // with the %
	Num  int    // the number behind #
	pos  int
}

// Pos returns where the name stands.
func (r OperandRef) Pos() int { return r.pos }

// nameScope holds the SSA names that are visible in an isolated region and the regions in it.
type nameScope struct {
	values map[string]*nameEntry
	// defined lists, for each open region of the scope, the names that end with it.
	defined [][]string
	blocks  []map[string]*blockEntry
	free    []*nameEntry
}

// nameEntry is what an SSA name stands for: one value, or a group of results.
type nameEntry struct {
	slots [1]nameSlot
	more  []nameSlot
}

type nameSlot struct {
	value   *ir.Value
	pos     int
	forward bool // value is a placeholder that stands in until the definition comes
}

// blockEntry is what a block name stands for in a region.
type blockEntry struct {
	block   *ir.Block
	pos     int
	defined bool
}

func (e *nameEntry) slot(i int) *nameSlot {
	if i == 0 {
		return &e.slots[0]
	}
	for len(e.more) < i {
		e.more = append(e.more, nameSlot{})
	}
	return &e.more[i-1]
}

func (e *nameEntry) len() int { return 1 + len(e.more) }

// pushScope opens a region; an isolated one sees no names from outside.
func (p *Parser) pushScope(isolated bool) {
	if isolated {
		p.names = append(p.names, p.newScope())
	}
	s := p.names[len(p.names)-1]
	if n := len(s.defined); n < cap(s.defined) {
		s.defined = s.defined[:n+1] // with the memory of an earlier list
		s.defined[n] = s.defined[n][:0]
	} else {
		s.defined = append(s.defined, nil)
	}
	s.blocks = append(s.blocks, nil)
}

// newScope returns an empty scope, the last one that was closed if it can be used again.
func (p *Parser) newScope() *nameScope {
	if s := p.spareScope; s != nil {
		p.spareScope = nil
		return s
	}
	return &nameScope{values: map[string]*nameEntry{}}
}

// popScope closes the innermost region: its names end, and its blocks must all be defined.
func (p *Parser) popScope(isolated bool) bool {
	s := p.names[len(p.names)-1]
	n := len(s.defined) - 1
	ok := p.checkBlocks(s.blocks[n])
	if isolated {
		p.names = p.names[:len(p.names)-1]
		if len(p.forward) > 0 {
			ok = p.bindOutside(s) && ok
		}
		p.recycle(s)
		return ok
	}
	for _, name := range s.defined[n] {
		s.free = append(s.free, s.values[name])
		delete(s.values, name)
	}
	s.defined, s.blocks = s.defined[:n], s.blocks[:n]
	return ok
}

// recycle keeps a closed scope for the next one, unless it still holds forward references or grew large.
func (p *Parser) recycle(s *nameScope) {
	if len(s.values) > 256 {
		return
	}
	for _, e := range s.values {
		*e = nameEntry{}
		s.free = append(s.free, e)
	}
	clear(s.values)
	s.defined, s.blocks = s.defined[:0], s.blocks[:0]
	p.spareScope = s
}

func (p *Parser) checkBlocks(blocks map[string]*blockEntry) bool {
	var missing []string
	for name, b := range blocks {
		if !b.defined {
			missing = append(missing, name)
		}
	}
	sort.Slice(missing, func(i, k int) bool { return blocks[missing[i]].pos < blocks[missing[k]].pos })
	for _, name := range missing {
		p.errorf(blocks[name].pos, "reference to an undefined block")
	}
	return missing == nil
}

// entry returns what name stands for in the innermost isolated scope, an empty entry if nothing yet.
func (p *Parser) entry(name string) *nameEntry {
	s := p.names[len(p.names)-1]
	e := s.values[name]
	if e == nil {
		if n := len(s.free); n > 0 {
			e = s.free[n-1]
			s.free = s.free[:n-1]
			*e = nameEntry{}
		} else {
			e = new(nameEntry)
		}
		s.values[name] = e
	}
	return e
}

// bindOutside makes the names that were used in the isolated scope s, which ends, and are not defined there those from around it: the verifier
// says what is wrong with that. Names may be defined again in s, as the printer does it.
func (p *Parser) bindOutside(s *nameScope) bool {
	var missing []OperandRef
	for name, e := range s.values {
		for i := range e.len() {
			if slot := e.slot(i); slot.value != nil && slot.forward {
				missing = append(missing, OperandRef{name, i, slot.pos})
			}
		}
	}
	slices.SortFunc(missing, func(a, b OperandRef) int { return a.pos - b.pos })
	for _, r := range missing {
		placeholder := s.values[r.Name].slot(r.Num).value
		outer := p.outside(r)
		if outer == nil {
			continue
		}
		if outer.Type() != placeholder.Type() {
			_, ok := p.Resolve(r, placeholder.Type()) // reports it
			return ok
		}
		placeholder.ReplaceAllUses(outer)
		delete(p.forward, placeholder)
	}
	return true
}

// outside returns the value that r names around the innermost scope, nil if there is none.
func (p *Parser) outside(r OperandRef) *ir.Value {
	for i := len(p.names) - 1; i >= 0; i-- {
		if e := p.names[i].values[r.Name]; e != nil && r.Num < e.len() && e.slot(r.Num).value != nil && !e.slot(r.Num).forward {
			return e.slot(r.Num).value
		}
	}
	return nil
}

// define enters v under the name r.
func (p *Parser) define(r OperandRef, v *ir.Value) bool {
	s := p.names[len(p.names)-1]
	e := p.entry(r.Name)
	slot := e.slot(r.Num)
	if slot.value != nil {
		if !slot.forward {
			return p.report(diag.Errorf(p.LocAt(r.pos), "redefinition of SSA value '%s'", r.Name).
				Note(p.LocAt(slot.pos), "previously defined here"))
		}
		if slot.value.Type() != v.Type() {
			return p.report(diag.Errorf(p.LocAt(r.pos), "definition of SSA value '%s#%d' has type '%v'", r.Name, r.Num, v.Type()).
				Note(p.LocAt(slot.pos), "previously used here with type '%v'", slot.value.Type()))
		}
		slot.value.ReplaceAllUses(v)
		delete(p.forward, slot.value)
	}
	*slot = nameSlot{v, r.pos, false}
	if r.Num == 0 {
		n := len(s.defined) - 1
		s.defined[n] = append(s.defined[n], r.Name)
	}
	return true
}

// Resolve returns the value that r names, which has type t. A name that is not defined yet gets a placeholder.
func (p *Parser) Resolve(r OperandRef, t ir.Type) (*ir.Value, bool) {
	e := p.entry(r.Name)
	if r.Num < e.len() {
		if s := e.slot(r.Num); s.value != nil {
			if s.value.Type() == t {
				return s.value, true
			}
			p.report(diag.Errorf(p.LocAt(r.pos), "use of value '%s' expects different type than prior uses: '%v' vs '%v'", r.Name, t, s.value.Type()).
				Note(p.LocAt(s.pos), "prior use here"))
			return nil, false
		}
	}
	if first := e.slot(0); first.value != nil && !first.forward {
		return nil, p.errorf(r.pos, "reference to invalid result number")
	}
	if r.Num >= len(p.lex.src) { // no op in the text has as many results
		return nil, p.errorf(r.pos, "reference to invalid result number")
	}
	v := ir.Placeholder(t)
	*e.slot(r.Num) = nameSlot{v, r.pos, true}
	p.forward[v] = r.pos
	return v, true
}

// TypeOf returns the type of the value that r names, or nil if it is not defined yet.
func (p *Parser) TypeOf(r OperandRef) ir.Type {
	e := p.entry(r.Name)
	if r.Num < e.len() {
		if s := e.slot(r.Num); s.value != nil {
			return s.value.Type()
		}
	}
	return nil
}

// checkForward reports the names that were used and never defined.
func (p *Parser) checkForward() bool {
	var at []int
	for _, pos := range p.forward {
		at = append(at, pos)
	}
	sort.Ints(at)
	for _, pos := range at {
		p.errorf(pos, "use of undeclared SSA value name")
	}
	return at == nil
}

// block returns the entry of a block name in the innermost region.
func (p *Parser) block(name string) *blockEntry {
	s := p.names[len(p.names)-1]
	n := len(s.blocks) - 1
	if s.blocks[n] == nil {
		s.blocks[n] = map[string]*blockEntry{}
	}
	b := s.blocks[n][name]
	if b == nil {
		b = &blockEntry{}
		s.blocks[n][name] = b
	}
	return b
}

// Operand reads %name or %name#2.
func (p *Parser) Operand() (OperandRef, bool) {
	r, ok := p.operandName()
	if !ok {
		return r, false
	}
	if p.tok.kind == tokHash {
		n, ok := atoi(p.text()[1:])
		if !ok {
			return r, p.errorf(p.tok.pos, "invalid SSA value result number")
		}
		r.Num = n
		p.advance()
	}
	return r, true
}

// operandName reads %name.
func (p *Parser) operandName() (OperandRef, bool) {
	if p.tok.kind != tokPercent {
		return OperandRef{}, p.wrongToken("expected SSA operand")
	}
	r := OperandRef{Name: p.text(), pos: p.tok.pos}
	p.advance()
	return r, true
}

// argumentName reads the %name of a block argument.
func (p *Parser) argumentName() (OperandRef, bool) {
	r, ok := p.operandName()
	if ok && p.tok.kind == tokHash {
		return r, p.errorf(p.tok.pos, "result number not allowed in argument list")
	}
	return r, ok
}

// atoi reads a small decimal number.
func atoi(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 1<<24 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}

// OptOperand reads an operand if there is one.
func (p *Parser) OptOperand() (r OperandRef, found, ok bool) {
	if p.tok.kind != tokPercent {
		return r, false, true
	}
	r, ok = p.Operand()
	return r, true, ok
}

// OperandList reads operands with commas between, perhaps none.
func (p *Parser) OperandList() ([]OperandRef, bool) {
	if p.tok.kind != tokPercent {
		return nil, true
	}
	var rs []OperandRef
	ok := p.List(func() bool {
		r, ok := p.Operand()
		rs = append(rs, r)
		return ok
	})
	return rs, ok
}

// Operands reads n operands, one or more, with commas between.
func (p *Parser) Operands(n int) ([]OperandRef, bool) {
	pos := p.tok.pos
	switch {
	case p.tok.kind == tokPercent:
	case p.is("("), p.is("["):
		return nil, p.errorf(pos, "unexpected delimiter")
	default:
		return nil, p.wrongToken("expected operand")
	}
	rs, ok := p.OperandList()
	return rs, ok && (len(rs) == n || p.Errorf(pos, "expected %d operands", n))
}

// OperandsIn reads open, operands with commas between, perhaps none, and close.
func (p *Parser) OperandsIn(open, close string) ([]OperandRef, bool) {
	var rs []OperandRef
	ok := p.enclosedIn(open, close, " in operand list", func() bool {
		r, ok := p.Operand()
		rs = append(rs, r)
		return ok
	})
	return rs, ok
}

// ResolveInto makes the operand o the value that r names, of type t.
func (p *Parser) ResolveInto(o *ir.Operand, r OperandRef, t ir.Type) bool {
	v, ok := p.Resolve(r, t)
	if ok {
		o.Set(v)
	}
	return ok
}

// ResolveAll fills a group with the values that rs name; types has a type for each, or one for all.
func (p *Parser) ResolveAll(g *ir.Operands, pos int, rs []OperandRef, types ...ir.Type) bool {
	vs, ok := p.ResolveValues(pos, rs, types...)
	if ok {
		g.Assign(vs...)
	}
	return ok
}

// ResolveValues returns the values that rs name; types has a type for each, or one for all. pos is where a wrong number of types is reported.
func (p *Parser) ResolveValues(pos int, rs []OperandRef, types ...ir.Type) ([]*ir.Value, bool) {
	if len(rs) != len(types) {
		return nil, p.Errorf(pos, "number of operands and types do not match: got %d operands and %d types", len(rs), len(types))
	}
	return p.resolveEach(rs, func(i int) ir.Type { return types[i] })
}

// ResolveSame returns the values that rs name, all of type t.
func (p *Parser) ResolveSame(rs []OperandRef, t ir.Type) ([]*ir.Value, bool) {
	return p.resolveEach(rs, func(int) ir.Type { return t })
}

func (p *Parser) resolveEach(rs []OperandRef, typ func(int) ir.Type) ([]*ir.Value, bool) {
	vs := make([]*ir.Value, len(rs))
	for i, r := range rs {
		v, ok := p.Resolve(r, typ(i))
		if !ok {
			return nil, false
		}
		vs[i] = v
	}
	return vs, true
}
