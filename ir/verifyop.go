package ir

import "strings"

// A capability is an interface that the ops of one kind implement, or work that the verifier therefore has with them. It saves asking
// each op.
type capability uint16

const (
	canVerify capability = 1 << iota
	canVerifyRegions
	canInferTypes
	canBranch
	canBranchRegions
	canCast
	isFunction
	isDestinationStyle
	isSymbolUser
	carriesValues
	// atEntry and atExit: there is something to verify before, and after, the inside of the op, beside constraints and Verify.
	atEntry
	atExit
)

const (
	entryTraits = SingleBlock | NoRegionArguments | Terminator | SymbolTrait | Elementwise | SameOperandsAndResultType | SameTypeOperands |
		SameOperandsElementType | SameOperandsAndResultElementType | SameOperandsShape | SameOperandsAndResultShape
	exitTraits = SingleBlockImplicitTerminator | IsolatedFromAbove | SymbolTableTrait
)

// capabilitiesOf finds what op, the zero op that i describes, implements.
func (i *OpInfo) capabilitiesOf(op Op) capability {
	var c capability
	set := func(is bool, bits capability) {
		if is {
			c |= bits
		}
	}
	_, is := op.(Verifier)
	set(is, canVerify)
	_, is = op.(RegionVerifier)
	set(is, canVerifyRegions|atExit)
	_, is = op.(TypeInferer)
	set(is, canInferTypes)
	set(is && i.Has(InferTypesTrait), atExit)
	_, is = op.(Brancher)
	set(is, canBranch|atEntry)
	_, is = op.(RegionBrancher)
	set(is, canBranchRegions|atExit)
	_, is = op.(CarryingLoop)
	set(is, carriesValues|atExit)
	_, is = op.(CastLike)
	set(is, canCast|atEntry)
	_, is = op.(FunctionOp)
	set(is, isFunction|atEntry)
	_, is = op.(DestinationStyle)
	set(is, isDestinationStyle|atExit)
	_, is = op.(SymbolUser)
	set(is, isSymbolUser)
	set(i.traits&entryTraits != 0 || i.parents != nil, atEntry)
	set(i.traits&exitTraits != 0, atExit)
	return c
}

// enter verifies op itself, what is inside it still unknown.
func (v *verifier) enter(op Op, b *Base) bool {
	info := b.info
	if !b.operandsSet() {
		return v.fail(op, "null operand found")
	}
	if b.attrs != nil && !v.discardable(op, b.attrs) {
		return false
	}
	if info.Registered {
		if info.caps&atEntry != 0 && !v.structure(op, b) {
			return false
		}
		if !v.declared(op, b) {
			return false
		}
		if info.caps&atEntry != 0 && !v.traits(op, b) {
			return false
		}
		if info.caps&canVerify != 0 && !v.failErr(op, op.(Verifier).Verify()) {
			return false
		}
	}
	return len(info.regions) == 0 || v.regions(op, b)
}

// operandsSet reports whether every operand has a value.
func (b *Base) operandsSet() bool {
	for i := range b.info.operands {
		s := &b.info.operands[i]
		switch s.kind {
		case one:
			if (*Operand)(b.at(s.off)).val == nil {
				return false
			}
		case many:
			g := (*Operands)(b.at(s.off))
			for k := range g.list {
				if g.list[k].val == nil {
					return false
				}
			}
		}
	}
	return true
}

// discardable asks the dialects whose names the discardable attributes bear.
func (v *verifier) discardable(op Op, attrs *DictAttr) bool {
	for _, a := range attrs.Entries {
		if d := v.owner.dialect(a.Name); d != nil && d.VerifyAttr != nil {
			if !v.failErr(op, d.VerifyAttr(op, a)) {
				return false
			}
		}
	}
	return true
}

// dialectCache remembers the last dialect that was looked up: attributes mostly belong to few dialects.
type dialectCache struct {
	name string
	d    *Dialect
}

// dialect returns the dialect that an attribute name begins with, or nil.
func (c *dialectCache) dialect(attr string) *Dialect {
	dot := strings.IndexByte(attr, '.')
	if dot <= 0 {
		return nil
	}
	if name := attr[:dot]; name != c.name {
		d, _ := dialectByName.Load(name)
		c.name = name
		c.d, _ = d.(*Dialect)
	}
	return c.d
}

// structure verifies what the constraints take for granted.
func (v *verifier) structure(op Op, b *Base) bool {
	info := b.info
	if len(info.succs) > 0 && info.succs[0].kind == one {
		for i := range NumSuccessors(op) {
			if SuccessorAt(op, i).block.parent != b.block.parent {
				return v.fail(op, "reference to block defined in another region")
			}
		}
	}
	if info.traits&(SingleBlock|NoRegionArguments) != 0 {
		for i := range NumRegions(op) {
			if !v.singleBlock(op, b, i, RegionAt(op, i)) {
				return false
			}
		}
	}
	if info.parents != nil {
		return v.parent(op, info)
	}
	return true
}

func (v *verifier) singleBlock(op Op, b *Base, i int, r *Region) bool {
	switch {
	case r.Empty():
	case b.info.Has(SingleBlock) && !r.HasOneBlock():
		return v.failOp(op, "expects region #"+itoa(i)+" to have 0 or 1 blocks")
	case b.info.Has(SingleBlock) && !b.info.Has(NoTerminator) && r.first.Empty():
		return v.failOp(op, "expects a non-empty block")
	case b.info.Has(NoRegionArguments) && len(r.first.args) > 0:
		if NumRegions(op) > 1 {
			return v.failOp(op, "region #"+itoa(i)+" should have no arguments")
		}
		return v.failOp(op, "region should have no arguments")
	}
	return true
}

func (v *verifier) parent(op Op, info *OpInfo) bool {
	if p := Parent(op); p != nil {
		for _, name := range info.parents {
			if Name(p) == name {
				return true
			}
		}
	}
	words := "expects parent op '"
	if len(info.parents) > 1 {
		words = "expects parent op to be one of '"
	}
	return v.failOp(op, words+strings.Join(info.parents, ", ")+"'")
}

// declared verifies the constraints on attributes, operands and results, the rules, and the constraints on regions.
func (v *verifier) declared(op Op, b *Base) bool {
	info := b.info
	if len(info.props) > 0 && !v.props(op, b) {
		return false
	}
	n := 0
	for i := range info.operands {
		s := &info.operands[i]
		switch s.kind {
		case one:
			if t := (*Operand)(b.at(s.off)).val.typ; !s.loose && !s.types.Ok(t) {
				return v.wrongType(op, "operand", n, s, t)
			}
			n++
		case optional:
			if val := (*Operand)(b.at(s.off)).val; val != nil {
				if !s.loose && !s.types.Ok(val.typ) {
					return v.wrongType(op, "operand", n, s, val.typ)
				}
				n++
			}
		default:
			g := (*Operands)(b.at(s.off))
			if !s.loose {
				for k := range g.list {
					if t := g.list[k].val.typ; !s.types.Ok(t) {
						return v.wrongType(op, "operand", n+k, s, t)
					}
				}
			}
			n += len(g.list)
		}
	}
	if len(info.results) > 0 && !v.results(op, b) {
		return false
	}
	for i := range info.rules {
		if r := &info.rules[i]; !b.obeys(op, r) {
			return v.failOp(op, "failed to verify that "+r.desc)
		}
	}
	for i := range info.regions {
		if s := &info.regions[i]; s.body.Ok != nil && !v.body(op, b, s) {
			return false
		}
	}
	return true
}

func (v *verifier) results(op Op, b *Base) bool {
	n := 0
	for i := range b.info.results {
		s := &b.info.results[i]
		if s.kind == many {
			g := (*Results)(b.at(s.off))
			for k := range g.list {
				if t := g.list[k].typ; t == nil || !s.loose && !s.types.Ok(t) {
					return v.wrongType(op, "result", n+k, s, t)
				}
			}
			n += len(g.list)
			continue
		}
		t := (*Result)(b.at(s.off)).typ
		if t == nil && s.kind == optional {
			continue
		}
		if t == nil || !s.loose && !s.types.Ok(t) {
			return v.wrongType(op, "result", n, s, t)
		}
		n++
	}
	return true
}

func (v *verifier) wrongType(op Op, what string, i int, s *slot, t Type) bool {
	return v.failOp(op, what+" #"+itoa(i)+" must be "+s.types.Desc+", but got "+quoted(t))
}

// quoted returns the text of t as messages have it.
func quoted(t Type) string {
	var w Text
	w.Byte('\'')
	w.Type(t)
	w.Byte('\'')
	return w.String()
}

// props verifies that required attributes are there, and then that all satisfy their constraints.
func (v *verifier) props(op Op, b *Base) bool {
	for _, p := range b.info.propsByName {
		if p.valid == nil && !p.c.Optional && p.c.Default == nil && p.get(b.at(p.off)) == nil {
			return v.failOp(op, "requires attribute '"+p.name+"'")
		}
	}
	for _, p := range b.info.propsByName {
		ok := true
		if p.valid != nil {
			ok = p.valid(b.at(p.off))
		} else if p.c.Ok != nil {
			a := p.get(b.at(p.off))
			ok = a == nil || p.c.Ok(a)
		}
		if !ok {
			return v.failOp(op, "attribute '"+p.name+"' failed to satisfy constraint: "+p.c.Desc)
		}
	}
	return true
}

// obeys reports whether r holds.
func (b *Base) obeys(op Op, r *rule) bool {
	switch {
	case r.ok != nil:
		return r.ok(op)
	case r.f != nil:
		from, to := b.portType(r.ports[0]), b.portType(r.ports[1])
		if from == nil || to == nil {
			return true
		}
		want := r.f(from)
		return want == nil || b.allOfType(r.ports[1], want)
	}
	var want Type
	for _, p := range r.ports {
		if want == nil {
			want = b.portType(p)
		}
		if want != nil && !b.allOfType(p, want) {
			return false
		}
	}
	return true
}

// allOfType reports whether p, each of its elements for a variadic one, is of type t or absent.
func (b *Base) allOfType(p port, t Type) bool {
	switch p.kind {
	case operandPort:
		if s := &b.info.operands[p.at]; s.kind == many {
			g := (*Operands)(b.at(s.off))
			for i := range g.list {
				if g.list[i].val.typ != t {
					return false
				}
			}
			return true
		}
	case resultPort:
		if s := &b.info.results[p.at]; s.kind == many {
			g := (*Results)(b.at(s.off))
			for i := range g.list {
				if g.list[i].typ != t {
					return false
				}
			}
			return true
		}
	}
	got := b.portType(p)
	return got == nil || got == t
}

// body verifies the constraint on the region, or group of regions, s.
func (v *verifier) body(op Op, b *Base, s *slot) bool {
	bad := (*Region)(nil)
	if s.kind != many {
		if r := (*Region)(b.at(s.off)); !s.body.Ok(r) {
			bad = r
		}
	} else {
		for _, r := range (*Regions)(b.at(s.off)).list {
			if !s.body.Ok(r) {
				bad = r
				break
			}
		}
	}
	if bad == nil {
		return true
	}
	return v.failOp(op, "region #"+itoa(bad.Index())+" ('"+s.name+"') failed to verify constraint: "+s.body.Desc)
}

// regions verifies what must hold of every region, whatever the op.
func (v *verifier) regions(op Op, b *Base) bool {
	for i := range NumRegions(op) {
		r := RegionAt(op, i)
		if r.Empty() {
			continue
		}
		if !r.HasOneBlock() && b.info.Registered && isGraph(r) {
			return v.failOp(op, "expects graph region #"+itoa(i)+" to have 0 or 1 blocks")
		}
		if r.first.HasPreds() {
			v.e.Errorf(b.loc, "entry block of region may not have predecessors")
			return false
		}
	}
	return true
}
