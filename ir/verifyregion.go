package ir

import (
	"slices"

	"polyloom/diag"
)

// regionTraits verifies what the traits and interfaces of op ask of its inside, which is right as far as it goes. The users are those of
// symbols inside op.
func (v *verifier) regionTraits(op Op, b *Base, users []Op) bool {
	info := b.info
	ok := true
	if info.implicitTerminator != nil {
		ok = v.terminators(op)
	}
	if ok && info.caps&carriesValues != 0 {
		ok = v.carried(op, op.(CarryingLoop))
	}
	if ok && info.caps&canBranchRegions != 0 {
		ok = v.regionBranches(op, op.(RegionBrancher))
	}
	if ok && v.doubt && info.Has(IsolatedFromAbove) {
		ok = v.isolation(op)
	}
	if ok && info.Has(SymbolTableTrait) {
		ok = v.symbolTable(op, users)
	}
	if ok && info.caps&isDestinationStyle != 0 {
		ok = v.destinations(op, op.(DestinationStyle))
	}
	if ok && info.caps&canInferTypes != 0 && info.Has(InferTypesTrait) {
		ok = v.inferred(op, op.(TypeInferer))
	}
	if ok && info.caps&canVerifyRegions != 0 {
		ok = v.failErr(op, op.(RegionVerifier).VerifyRegions())
	}
	return ok
}

// terminators verifies that the regions of op end as its text would take for granted.
func (v *verifier) terminators(op Op) bool {
	want := op.Info().terminatorInfo()
	for i := range NumRegions(op) {
		r := RegionAt(op, i)
		if r.Empty() || r.first.last.info == want {
			continue
		}
		return v.failOp(op, "expects regions to end with '"+want.Name+"', found '"+r.first.last.info.Name+"'",
			note(LocOf(op), "in custom textual format, the absence of terminator implies '"+want.Name+"'"))
	}
	return true
}

// carried verifies that the values that a loop carries are of the same types all around it.
func (v *verifier) carried(op Op, l CarryingLoop) bool {
	inits, args, yielded, results := l.Carried()
	count := func(a, b string, n, m int) bool {
		return n == m || v.failOp(op, "different number of "+a+" and "+b+": "+itoa(n)+" != "+itoa(m))
	}
	if !count("inits", "region iter_args", len(inits), len(args)) ||
		len(yielded) > 0 && !count("region iter_args", "yielded values", len(args), len(yielded)) ||
		!count("loop results", "region iter_args", len(results), len(args)) {
		return false
	}
	types := func(i int, a, b string, x, y *Value) bool {
		n := itoa(i)
		return x.typ == y.typ ||
			v.failOp(op, n+"-th "+a+" and "+n+"-th "+b+" have different type: "+quoted(x.typ)+" != "+quoted(y.typ))
	}
	for i, a := range args {
		if !types(i, "init", "region iter_arg", inits[i], a) ||
			len(yielded) > 0 && !types(i, "region iter_arg", "yielded value", a, yielded[i]) ||
			!types(i, "region iter_arg", "loop result", a, results[i]) {
			return false
		}
	}
	return true
}

// regionBranches verifies that what is passed along each edge between op and its regions fits what receives it.
func (v *verifier) regionBranches(op Op, b RegionBrancher) bool {
	for _, p := range b.RegionSuccessors(nil, nil) {
		if !v.regionEdge(op, nil, b.EntryOperands(p), p) {
			return false
		}
	}
	for i := range NumRegions(op) {
		r := RegionAt(op, i)
		var points []RegionPoint
		for blk := r.first; blk != nil; blk = blk.next {
			if blk.last == nil {
				continue
			}
			term := blk.last.Op()
			passer, ok := term.(RegionTerminator)
			if !ok && !blk.last.info.Has(ReturnLike) {
				continue
			}
			if points == nil {
				points = b.RegionSuccessors(r, nil)
			}
			for _, p := range points {
				passed := allOperands
				if ok {
					passed = func(Op) []*Operand { return passer.PassedTo(p) }
				}
				if !v.regionEdge(op, term, passed(term), p) {
					return false
				}
			}
		}
	}
	return true
}

func allOperands(op Op) []*Operand {
	os := make([]*Operand, NumOperands(op))
	for i := range os {
		os[i] = OperandAt(op, i)
	}
	return os
}

// regionEdge verifies the edge from the terminator from (nil: from before op) to p, along which the operands passed go.
func (v *verifier) regionEdge(op, from Op, passed []*Operand, p RegionPoint) bool {
	fail := func(words string) bool {
		source, at := "parent", op
		if from != nil {
			source, at = "Operation "+Name(from), from
		}
		target := "parent"
		if p.Region != nil {
			target = "Region #" + itoa(p.Region.Index())
		}
		return v.failOp(op, "along control flow edge from "+source+" to "+target+": "+words, note(LocOf(at), "region branch point"))
	}
	if len(passed) != len(p.Inputs) {
		return fail("region branch point has " + itoa(len(passed)) + " operands, but region successor needs " + itoa(len(p.Inputs)) + " inputs")
	}
	for i, o := range passed {
		if o.Type() != p.Inputs[i].typ {
			return fail("successor operand type #" + itoa(i) + " " + quoted(o.Type()) + " should match successor input type #" + itoa(i) + " " +
				quoted(p.Inputs[i].typ))
		}
	}
	return true
}

// usesInOrder reports whether the operands of b certainly come from before it, in its own block or in one around it within the same
// isolated operation. It is a quick test: where control flow decides, or the operands are wrong, it says no.
func usesInOrder(b *Base) bool {
	for i := range b.info.operands {
		s := &b.info.operands[i]
		if s.kind == many {
			g := (*Operands)(b.at(s.off))
			for k := range g.list {
				if !usesInOrderOf(g.list[k].val, b) {
					return false
				}
			}
		} else if val := (*Operand)(b.at(s.off)).val; val != nil && !usesInOrderOf(val, b) {
			return false
		}
	}
	return true
}

func usesInOrderOf(val *Value, b *Base) bool {
	if val == nil {
		return false
	}
	home := val.Block()
	for {
		if b.block == home {
			return home != nil && (val.def == nil || home.ordered && val.def.order < b.order)
		}
		if b.block == nil || b.block.parent == nil {
			return false
		}
		b = b.block.parent.owner
		if b == nil || b.info.Has(IsolatedFromAbove) {
			return false
		}
	}
}

// isolation verifies that nothing inside op uses a value from outside.
func (v *verifier) isolation(op Op) bool {
	for i := range NumRegions(op) {
		limit := RegionAt(op, i)
		pending := []*Region{limit}
		for len(pending) > 0 {
			r := pending[len(pending)-1]
			pending = pending[:len(pending)-1]
			for blk := r.first; blk != nil; blk = blk.next {
				for b := blk.first; b != nil; b = b.next {
					if !v.usesWithin(op, b.Op(), limit) {
						return false
					}
					if !b.standsAlone() {
						for k := range NumRegions(b.Op()) {
							pending = append(pending, RegionAt(b.Op(), k))
						}
					}
				}
			}
		}
	}
	return true
}

func (v *verifier) usesWithin(isolated, op Op, limit *Region) bool {
	for i := range NumOperands(op) {
		home := OperandAt(op, i).val.Block()
		if home == nil || home.parent == nil {
			return v.fail(op, "operation's operand is unlinked")
		}
		if !limit.IsAncestor(home.parent) {
			return v.failOp(op, "using value defined outside the region",
				note(LocOf(isolated), "required by region isolation constraints"))
		}
	}
	return true
}

// dominance verifies that the operands inside op are defined before they are used, isolated operations excepted.
func (v *verifier) dominance(op Op) bool {
	var dom Dominance
	pending := []Op{op}
	for len(pending) > 0 {
		op := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		for i := range NumRegions(op) {
			for blk := RegionAt(op, i).first; blk != nil; blk = blk.next {
				reachable := dom.Reachable(blk)
				for b := blk.first; b != nil; b = b.next {
					if reachable && !usesInOrder(b) && !v.dominated(b.Op(), &dom) {
						return false
					}
					if len(b.info.regions) > 0 && !b.info.Has(IsolatedFromAbove) {
						pending = append(pending, b.Op())
					}
				}
			}
		}
	}
	return true
}

func (v *verifier) dominated(op Op, dom *Dominance) bool {
	for i := range NumOperands(op) {
		if val := OperandAt(op, i).val; !dom.Dominates(val, op) {
			return v.fail(op, "operand #"+itoa(i)+" does not dominate this use", whereDefined(val, op))
		}
	}
	return true
}

// whereDefined returns the note that says where val, which does not reach op, is defined.
func whereDefined(val *Value, op Op) *diag.Diagnostic {
	use, def := BlockOf(op), val.Block()
	if def == nil || def.parent == nil {
		return note(Loc{}, " (block without parent)")
	}
	relation := "neither in a parent nor in a child region"
	switch {
	case use == def:
		relation = "in the same block"
	case use.parent == def.parent:
		relation = "in the same region"
	case def.parent.IsAncestor(use.parent):
		relation = "in a parent region"
	case use.parent.IsAncestor(def.parent):
		relation = "in a child region"
	default:
		if val.def != nil {
			relation = "is " + relation
		}
	}
	if val.def != nil {
		return note(val.def.loc, "operand defined here (op "+relation+")")
	}
	n := 0
	for b := def.prev; b != nil; b = b.prev {
		n++
	}
	loc := Loc{}
	if p := def.ParentOp(); p != nil {
		loc = LocOf(p)
	}
	return note(loc, "operand defined as a block argument (block #"+itoa(n)+" "+relation+")")
}

// symbolTable verifies that the names of op's symbols differ, and then what uses them.
func (v *verifier) symbolTable(op Op, users []Op) bool {
	if NumRegions(op) != 1 {
		return v.failOp(op, "Operations with a 'SymbolTable' must have exactly one region")
	}
	r := RegionAt(op, 0)
	if !r.HasOneBlock() {
		return v.failOp(op, "Operations with a 'SymbolTable' must have exactly one block")
	}
	names := map[string]Op{}
	for b := r.first.first; b != nil; b = b.next {
		o := b.Op()
		name, ok := SymbolNameOf(o)
		if !ok {
			continue
		}
		if first := names[name]; first != nil {
			return v.fail(o, "redefinition of symbol named '"+name+"'", note(LocOf(first), "see existing symbol definition here"))
		}
		names[name] = o
	}
	var tables SymbolTables
	for _, u := range users {
		if u.(SymbolUser).VerifySymbolUses(&tables) != nil {
			return v.symbolUses(r)
		}
	}
	return true
}

// symbolUses reports the first of the wrong users of symbols in r, nested symbol tables excepted, in MLIR's order: outer operations before
// inner ones, but the last region's first.
func (v *verifier) symbolUses(r *Region) bool {
	var tables SymbolTables
	pending := []*Region{r}
	for len(pending) > 0 {
		r := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		for blk := r.first; blk != nil; blk = blk.next {
			for b := blk.first; b != nil; b = b.next {
				if b.info.caps&isSymbolUser != 0 {
					op := b.Op()
					if !v.failErr(op, op.(SymbolUser).VerifySymbolUses(&tables)) {
						return false
					}
				}
				if len(b.info.regions) > 0 && !b.info.Has(SymbolTableTrait) {
					for i := range NumRegions(b.Op()) {
						pending = append(pending, RegionAt(b.Op(), i))
					}
				}
			}
		}
	}
	return true
}

// destinations verifies that each tensor that op is given as a destination is tied to a result of the same type.
func (v *verifier) destinations(op Op, d DestinationStyle) bool {
	var tensors []*Operand
	for _, o := range d.Inits() {
		switch o.Type().(type) {
		case *TensorType:
			tensors = append(tensors, o)
		case *MemRefType, *UnrankedMemRefType:
		default:
			return v.failOp(op, "expected that operand #"+itoa(o.Index())+" is a tensor or a memref")
		}
	}
	var results []*Value
	for _, r := range ResultsOf(op) {
		if isA[*TensorType](r.typ) {
			results = append(results, r)
		}
	}
	if len(results) != len(tensors) {
		return v.failOp(op, "expected the number of tensor results ("+itoa(len(results))+") to be equal to the number of output tensors ("+
			itoa(len(tensors))+")")
	}
	for i, o := range tensors {
		if r := ResultAt(op, i); r.typ != o.Type() {
			return v.failOp(op, "expected type of operand #"+itoa(o.Index())+" ("+quoted(o.Type())+
				") to match type of corresponding result ("+quoted(r.typ)+")")
		}
	}
	return true
}

// inferred verifies that the result types are those that follow from operands and attributes.
func (v *verifier) inferred(op Op, t TypeInferer) bool {
	types, err := t.InferTypes()
	if err == nil {
		_, got := v.ports(op)
		if slices.Equal(types, got) {
			return true
		}
		v.e.Errorf(LocOf(op), "'%s' op inferred type(s) %s are incompatible with return type(s) of operation %s", Name(op), quotedList(types),
			quotedList(got))
	} else if d, ok := err.(*diag.Diagnostic); ok {
		v.e.Emit(d)
	} else {
		v.e.Errorf(LocOf(op), "%s", err.Error())
	}
	return v.failOp(op, "failed to infer returned types")
}
