package alias

import "polyloom/ir"

// maxDepth is how far views, branches and regions are followed back.
const maxDepth = 10

// A tracer collects the values from which the memory of a value comes.
type tracer struct {
	seen  map[*ir.Value]bool
	found []*ir.Value
}

func (t *tracer) give(v *ir.Value) { t.found = append(t.found, v) }

func (t *tracer) value(v *ir.Value, depth int) {
	if t.seen[v] {
		return
	}
	t.seen[v] = true
	if depth == 0 {
		t.give(v)
		return
	}
	if v.DefOp() == nil {
		t.arg(v, depth-1)
		return
	}
	switch op := v.DefOp().(type) {
	case ir.ViewLike:
		if v.Index() == 0 {
			t.value(op.ViewSource(), depth-1)
			return
		}
	case ir.RegionBrancher:
		t.point(op, nil, v, depth-1)
		return
	}
	t.give(v)
}

func (t *tracer) arg(v *ir.Value, depth int) {
	b := v.Block()
	if b.IsEntry() {
		if branch, ok := b.ParentOp().(ir.RegionBrancher); ok {
			t.point(branch, b.Region(), v, depth)
			return
		}
		t.give(v)
		return
	}
	for use := range b.PredUses() {
		branch, ok := use.Owner().(ir.Brancher)
		if !ok {
			t.give(v)
			return
		}
		operands, produced := branch.SuccessorOperands(use.Index())
		if v.Index() < produced {
			t.give(v)
			return
		}
		t.value(operands.At(v.Index()-produced), depth)
	}
}

// point follows v, an argument of the entry block of region to of branch or, if to is nil, a result of branch.
func (t *tracer) point(branch ir.RegionBrancher, to *ir.Region, v *ir.Value, depth int) {
	if p, at := t.leadsTo(branch.RegionSuccessors(nil, nil), to, v); at >= 0 {
		t.value(branch.EntryOperands(p)[at].Value(), depth)
	}
	for _, r := range ir.RegionsOf(branch) {
		p, at := t.leadsTo(branch.RegionSuccessors(r, nil), to, v)
		if at < 0 {
			continue
		}
		for b := range r.Blocks() {
			end := b.Terminator()
			switch x := end.(type) {
			case nil:
			case ir.RegionTerminator:
				t.value(x.PassedTo(p)[at].Value(), depth)
			default:
				switch {
				case ir.HasTrait(end, ir.ReturnLike):
					t.value(ir.OperandValue(end, at), depth)
				case !branches(end):
					t.give(v) // who knows what leaves the region
				}
			}
		}
	}
}

// branches reports whether the terminator op stays in its region.
func branches(op ir.Op) bool {
	_, ok := op.(ir.Brancher)
	return ok || ir.NumSuccessors(op) > 0
}

// leadsTo returns which of the points leads to region to, and the place of v among its inputs; -1 if there is none. A value that control comes to but
// that receives nothing there is given.
func (t *tracer) leadsTo(points []ir.RegionPoint, to *ir.Region, v *ir.Value) (ir.RegionPoint, int) {
	for _, p := range points {
		if p.Region != to {
			continue
		}
		for i, in := range p.Inputs {
			if in == v {
				return p, i
			}
		}
		t.give(v)
		break
	}
	return ir.RegionPoint{}, -1
}
