package rewrite

import (
	"cmp"
	"slices"

	"polyloom/ir"
)

// RegionBranchPatterns returns the patterns that leave out, of the values that an op of type P passes between itself and its regions, those
// that need not be passed: because what receives them is known to be one value, is the same as another, or is not used. An op's
// CanonicalizationPatterns returns them among its own.
//
//	%r:2 = scf.for … iter_args(%a = %x, %b = %y) -> (i32, i32) {
//	  "use"(%b) : (i32) -> ()
//	  scf.yield %a, %n : i32, i32
//	}
//
// becomes a loop that carries only %b, and %r#0 becomes %x.
func RegionBranchPatterns[P ir.RegionBrancher]() []Pattern {
	return []Pattern{On(func(rw *Rewriter, op P) bool {
		e := edgesOf(op)
		return knowInputs(rw, e) || mergeInputs(rw, e) || dropInputs(rw, op, e)
	})}
}

// edges are the values that go along with control between an op and its regions.
type edges struct {
	flows  []flow
	inputs []*ir.Value // what receives a value: results and arguments of regions, once each
}

// A flow is one way of control: each operand is passed to the input of its place. The inputs are results, or arguments of a block, in a row.
type flow struct {
	operands []*ir.Operand
	inputs   []*ir.Value
}

func edgesOf(op ir.RegionBrancher) *edges {
	e := &edges{flows: make([]flow, 0, 4)}
	for _, p := range op.RegionSuccessors(nil, nil) {
		e.add(op.EntryOperands(p), p)
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			term := b.Last()
			passer, chooses := term.(ir.RegionTerminator)
			if term == nil || !chooses && !ir.HasTrait(term, ir.ReturnLike) {
				continue
			}
			for _, p := range op.RegionSuccessors(r, nil) {
				if chooses {
					e.add(passer.PassedTo(p), p)
				} else {
					e.add(operandsOf(term), p)
				}
			}
		}
	}
	return e
}

func (e *edges) add(operands []*ir.Operand, p ir.RegionPoint) {
	n := min(len(operands), len(p.Inputs))
	if n == 0 {
		return
	}
	e.inputs = slices.Grow(e.inputs, 2*n) // a loop has as many results as arguments
	for _, in := range p.Inputs[:n] {
		if !e.receives(in) {
			e.inputs = append(e.inputs, in)
		}
	}
	e.flows = append(e.flows, flow{operands[:n], p.Inputs[:n]})
}

// to returns the operand that is passed to in, nil if none is.
func (f *flow) to(in *ir.Value) *ir.Operand {
	if i := in.Index() - f.inputs[0].Index(); 0 <= i && i < len(f.inputs) && f.inputs[i] == in {
		return f.operands[i]
	}
	return nil
}

// receives reports whether any operand is passed to v.
func (e *edges) receives(v *ir.Value) bool {
	return slices.ContainsFunc(e.flows, func(f flow) bool { return f.to(v) != nil })
}

// passed appends to list the operands that may be passed to in.
func (e *edges) passed(list []*ir.Operand, in *ir.Value) []*ir.Operand {
	for i := range e.flows {
		if o := e.flows[i].to(in); o != nil {
			list = append(list, o)
		}
	}
	return list
}

func operandsOf(op ir.Op) []*ir.Operand {
	os := make([]*ir.Operand, ir.NumOperands(op))
	for i := range os {
		os[i] = ir.OperandAt(op, i)
	}
	return os
}

// knowInputs replaces the inputs that can only have one value, by that.
func knowInputs(rw *Rewriter, e *edges) bool {
	changed := false
	for _, in := range e.inputs {
		if !in.HasUses() {
			continue
		}
		if v := e.onlySource(in); v != nil && inScope(v, in) {
			rw.ReplaceAllUses(in, v)
			changed = true
		}
	}
	return changed
}

// onlySource returns the value that is no input itself and is the only one that may come to in; nil if there are several.
func (e *edges) onlySource(in *ir.Value) *ir.Value {
	var only *ir.Value
	var scratch [4]*ir.Operand
	var first [8]*ir.Value
	reach := valueSet{list: append(first[:0], in)}
	for i := 0; i < len(reach.list); i++ {
		v := reach.list[i]
		from := e.passed(scratch[:0], v)
		for _, o := range from {
			reach.add(o.Value())
		}
		switch {
		case len(from) > 0:
		case only != nil:
			return nil
		default:
			only = v
		}
	}
	return only
}

// A valueSet is a set of values in the order in which they came. It has a map only when it is large.
type valueSet struct {
	list []*ir.Value
	many map[*ir.Value]bool
}

func (s *valueSet) add(v *ir.Value) {
	const small = 32
	switch {
	case s.many != nil && s.many[v] || s.many == nil && slices.Contains(s.list, v):
		return
	case s.many == nil && len(s.list) == small:
		s.many = make(map[*ir.Value]bool, 2*small)
		for _, w := range s.list {
			s.many[w] = true
		}
	}
	s.list = append(s.list, v)
	if s.many != nil {
		s.many[v] = true
	}
}

// inScope reports whether v, which comes to the input in, may be used in its place: v is from outside the op, or both are arguments of a block.
func inScope(v, in *ir.Value) bool {
	op := in.DefOp()
	if op == nil {
		op = in.Block().ParentOp()
	}
	if v.Block().ParentOp() != op {
		return true
	}
	return in.Arg() != nil && v.Arg() != nil && v.Block() == in.Block()
}

// mergeInputs makes one of inputs of a block, or of results, that always get the same values.
func mergeInputs(rw *Rewriter, e *edges) bool {
	changed := false
	inputs := slices.Clone(e.inputs)
	// By number, so that the choice is the same for the inputs that can only be dropped together.
	slices.SortStableFunc(inputs, func(a, b *ir.Value) int { return cmp.Compare(a.Index(), b.Index()) })
	for i, a := range inputs {
		for _, b := range inputs[i+1:] {
			if b.HasUses() && a.DefOp() == b.DefOp() && (a.DefOp() != nil || a.Block() == b.Block()) && e.samePassed(a, b) {
				rw.ReplaceAllUses(b, a)
				changed = true
			}
		}
	}
	return changed
}

// samePassed reports whether the same ops pass the same values to a and to b, in the same order.
func (e *edges) samePassed(a, b *ir.Value) bool {
	var toA, toB [4]*ir.Operand
	return slices.EqualFunc(e.passed(toA[:0], a), e.passed(toB[:0], b), func(p, q *ir.Operand) bool {
		return p.Owner() == q.Owner() && p.Value() == q.Value()
	})
}

// dropInputs removes the inputs that are not used, with what is passed to them. Inputs to which one operand is passed can only be removed
// together.
func dropInputs(rw *Rewriter, op ir.Op, e *edges) bool {
	dead := e.deadInputs()
	if len(dead) == 0 {
		return false
	}
	operands := map[ir.Op]map[*ir.Operand]bool{}
	var owners []ir.Op
	args := map[*ir.Block]map[int]bool{}
	var blocks []*ir.Block
	results := map[int]bool{}
	for _, in := range e.inputs {
		if !dead[in] {
			continue
		}
		for _, o := range e.passed(nil, in) {
			if operands[o.Owner()] == nil {
				operands[o.Owner()] = map[*ir.Operand]bool{}
				owners = append(owners, o.Owner())
			}
			operands[o.Owner()][o] = true
		}
		if in.Arg() == nil {
			results[in.Index()] = true
			continue
		}
		if args[in.Block()] == nil {
			args[in.Block()] = map[int]bool{}
			blocks = append(blocks, in.Block())
		}
		args[in.Block()][in.Index()] = true
	}
	for _, owner := range owners {
		rw.Modify(owner, func() { eraseOperands(owner, operands[owner]) })
	}
	for _, b := range blocks {
		rw.Modify(op, func() {
			for i := b.NumArgs() - 1; i >= 0; i-- {
				if args[b][i] {
					b.EraseArg(i)
				}
			}
		})
	}
	if len(results) > 0 {
		rw.EraseResults(op, func(i int) bool { return results[i] })
	}
	return true
}

// deadInputs returns the inputs that are not used and that no operand ties to one that is.
func (e *edges) deadInputs() map[*ir.Value]bool {
	if !slices.ContainsFunc(e.inputs, func(in *ir.Value) bool { return !in.HasUses() }) {
		return nil
	}
	leader := map[*ir.Value]*ir.Value{}
	var find func(v *ir.Value) *ir.Value
	find = func(v *ir.Value) *ir.Value {
		if up, ok := leader[v]; ok && up != v {
			leader[v] = find(up)
			return leader[v]
		}
		return v
	}
	first := map[*ir.Operand]*ir.Value{}
	for _, in := range e.inputs {
		for _, o := range e.passed(nil, in) {
			if other, ok := first[o]; ok {
				leader[find(in)] = find(other)
			} else {
				first[o] = in
			}
		}
	}
	live := map[*ir.Value]bool{}
	for _, in := range e.inputs {
		if in.HasUses() {
			live[find(in)] = true
		}
	}
	dead := map[*ir.Value]bool{}
	for _, in := range e.inputs {
		if !live[find(in)] {
			dead[in] = true
		}
	}
	return dead
}

// eraseOperands removes operands, all of variadic groups, from op.
func eraseOperands(op ir.Op, gone map[*ir.Operand]bool) {
	info := op.Info()
	for k := range info.Operands() {
		_, g := info.Group(op, k)
		if g == nil {
			continue
		}
		var keep []*ir.Value
		for i, v := range g.All() {
			if !gone[g.Operand(i)] {
				keep = append(keep, v)
			}
		}
		if len(keep) < g.Len() {
			g.Assign(keep...)
		}
	}
}

// EraseResults replaces op, a registered op, by one like it, with the same regions, without the results for which drop returns true: these have
// no uses and belong to variadic groups. It returns the new op, which stands where op stood.
func (rw *Rewriter) EraseResults(op ir.Op, drop func(i int) bool) ir.Op {
	info := op.Info()
	o := info.New(ir.LocOf(op))
	for k := range info.Operands() {
		single, many := info.Group(op, k)
		newSingle, newMany := info.Group(o, k)
		switch {
		case many != nil:
			newMany.Assign(many.Values()...)
		case single.Present():
			newSingle.Set(single.Value())
		}
	}
	for k := range info.Props() {
		info.SetProp(o, k, info.Prop(op, k))
	}
	ir.SetDiscardable(o, ir.Discardable(op))
	var groups []int
	var types []ir.Type
	var kept []int
	first := 0
	for _, n := range ir.ResultSegments(op) {
		left := 0
		for i := first; i < first+int(n); i++ {
			if !drop(i) {
				left++
				types = append(types, ir.ResultAt(op, i).Type())
				kept = append(kept, i)
			}
		}
		groups = append(groups, left)
		first += int(n)
	}
	ir.SetResultTypes(o, groups, types)
	restore := rw.Save()
	rw.SetBefore(op)
	rw.Put(o)
	restore()
	for k := range info.Regions() {
		from, many := info.RegionGroup(op, k)
		to, newMany := info.RegionGroup(o, k)
		if many == nil {
			rw.InlineRegionBefore(from, to, nil)
			continue
		}
		for i := range many.Len() {
			rw.InlineRegionBefore(many.At(i), newMany.Append(), nil)
		}
	}
	values := make([]*ir.Value, ir.NumResults(op))
	for i, k := range kept {
		values[k] = ir.ResultAt(o, i)
	}
	rw.Replace(op, values...)
	return o
}
