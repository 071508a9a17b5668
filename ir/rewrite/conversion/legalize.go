package conversion

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// legalize makes op legal, by folding it or by patterns, with all that this makes. It reports whether that succeeded; if not, nothing has
// changed.
func (d *driver) legalize(op ir.Op) bool {
	if d.skips(op) {
		return true
	}
	if ok, recursively := d.target.IsLegal(op); ok {
		if recursively {
			for o := range ir.Walk(op) {
				if o != op {
					d.ignored.add(o)
				}
			}
		}
		return true
	}
	return d.Folding == FoldFirst && d.fold(op) || d.match(op) || d.Folding == FoldLast && d.fold(op)
}

// canFold reports whether there is any way to fold ops of op's kind.
func canFold(op ir.Op) bool {
	if ir.HasTrait(op, ir.ConstantLike) {
		return false
	}
	switch op.(type) {
	case ir.Folder, ir.CastLike:
		return true
	}
	return ir.HasTrait(op, ir.Commutative) || ir.HasTrait(op, ir.Idempotent) || ir.HasTrait(op, ir.Involution)
}

// fold folds op and makes the outcome legal.
func (d *driver) fold(op ir.Op) bool {
	if !canFold(op) {
		return false
	}
	before := d.state()
	d.rw.At(op)
	d.Modify(op)
	values, folded := rewrite.TryFold(d.rw.Builder, op)
	made := d.made
	d.forget()
	if !folded {
		d.reset(before)
		return false
	}
	if values == nil {
		return d.legalize(op)
	}
	d.Replace(op, values)
	d.forget()
	for _, c := range made {
		if !d.legalize(c) {
			d.reset(before)
			return false
		}
	}
	return true
}

// match applies a pattern to op and makes the outcome legal.
func (d *driver) match(op ir.Op) bool {
	before := d.state()
	for _, p := range d.order.patterns(op) {
		if !p.IsRecursive() {
			if d.applying[p] {
				continue
			}
			d.applying[p] = true
		}
		d.rw.At(op)
		ok := p.Apply(d.rw.Rewriter, op)
		made, changed, blocks := d.made, d.changed, d.blocks
		d.forget()
		ok = ok && d.legalizeBlocks(op, blocks, made) && d.legalizeAll(changed) && d.legalizeAll(made)
		delete(d.applying, p)
		if ok {
			return true
		}
		d.forget()
		d.reset(before)
	}
	return false
}

func (d *driver) legalizeAll(ops []ir.Op) bool {
	for _, op := range ops {
		if !d.legalize(op) {
			return false
		}
	}
	return true
}

// legalizeBlocks converts the arguments of blocks that a pattern for op made or moved to other ops.
func (d *driver) legalizeBlocks(op ir.Op, blocks []*ir.Block, made []ir.Op) bool {
	done := map[ir.Op]bool{}
	for _, b := range blocks {
		parent := b.ParentOp()
		if parent == nil || parent == op || b.NumArgs() == 0 {
			continue
		}
		if types := d.regions[b.Region()]; types != nil {
			s, ok := types.BlockSignature(b)
			if !ok {
				return false
			}
			d.convertBlock(b, s, types)
			d.forget()
			continue
		}
		if !slices.Contains(made, parent) && !done[parent] {
			done[parent] = true
			if !d.legalize(parent) {
				return false
			}
		}
	}
	return true
}
