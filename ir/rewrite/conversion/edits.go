package conversion

import (
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// An edit is an entry of the log of changes. Edits are undone in reverse order, so that each finds the IR as it left it; or all are committed in order, and
// then cleaned up, which destroys what is no longer needed.
type edit interface {
	undo(d *driver)
	commit(d *driver)
	cleanUp(d *driver)
}

// immediate is for edits that are fully done when they are logged.
type immediate struct{}

func (immediate) commit(*driver)  {}
func (immediate) cleanUp(*driver) {}

// madeOp: op is new.
type madeOp struct {
	immediate
	op ir.Op
}

func (e *madeOp) undo(*driver) { destroy(e.op) }

// destroy erases op, whose results may have uses in other ops that are going too.
func destroy(op ir.Op) {
	dropUsesInside(op)
	ir.Erase(op)
}

// dropUsesInside drops the uses of everything that is defined in op.
func dropUsesInside(op ir.Op) {
	for _, r := range ir.ResultsOf(op) {
		r.DropUses()
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			dropUsesOfBlock(b)
		}
	}
}

func dropUsesOfBlock(b *ir.Block) {
	for _, a := range b.Args() {
		a.DropUses()
	}
	for s := range b.PredUses() {
		s.Set(nil)
	}
	for op := range b.Ops() {
		dropUsesInside(op)
	}
}

// movedOp: op was at from.
type movedOp struct {
	immediate
	op   ir.Op
	from rewrite.Place
}

func (e *movedOp) undo(*driver) {
	if e.from.Before != nil {
		ir.MoveBefore(e.op, e.from.Before)
	} else {
		ir.MoveToEnd(e.op, e.from.Block)
	}
}

// madeBlock: the block is new.
type madeBlock struct {
	immediate
	block *ir.Block
}

func (e *madeBlock) undo(*driver) {
	dropUsesOfBlock(e.block)
	e.block.Erase()
}

// movedBlock: the block was at from.
type movedBlock struct {
	immediate
	block *ir.Block
	from  rewrite.BlockPlace
}

func (e *movedBlock) undo(*driver) {
	e.block.Remove()
	e.from.Region.InsertBefore(e.block, e.from.Before)
}

// erasedBlock: the block was at from, and is to be destroyed.
type erasedBlock struct {
	block *ir.Block
	from  rewrite.BlockPlace
}

func (e *erasedBlock) undo(*driver)   { e.from.Region.InsertBefore(e.block, e.from.Before) }
func (e *erasedBlock) commit(*driver) {}
func (e *erasedBlock) cleanUp(d *driver) {
	for op := range e.block.Ops() {
		d.forgetCasts(op)
	}
	dropUsesOfBlock(e.block)
	e.block.Erase()
}

// convertedBlock: branches to from go to the block to.
type convertedBlock struct {
	immediate
	from, to *ir.Block
}

func (e *convertedBlock) undo(*driver) {
	for s := range e.to.PredUses() {
		s.Set(e.from)
	}
}

// replacedValue: uses of the value are to become uses of what the mapping says.
type replacedValue struct {
	value *ir.Value
	types *TypeConverter
}

func (e *replacedValue) undo(d *driver) { d.mapping.drop([]*ir.Value{e.value}) }
func (e *replacedValue) commit(d *driver) {
	to := d.replacement(e.value, e.types)
	if to == nil {
		return
	}
	def := to.DefOp()
	for u := range e.value.Uses() {
		// What computes the replacement goes on using the value.
		if user := u.Owner(); def == nil || ir.BlockOf(user) != ir.BlockOf(def) || def != user && ir.IsBefore(def, user) {
			u.Set(to)
		}
	}
}
func (e *replacedValue) cleanUp(*driver) {}

// replacedOp: op is to be erased, uses of its results to become uses of what the mapping says.
type replacedOp struct {
	op    ir.Op
	types *TypeConverter
}

func (e *replacedOp) undo(d *driver) {
	for _, r := range ir.ResultsOf(e.op) {
		d.mapping.drop([]*ir.Value{r})
	}
}

func (e *replacedOp) commit(d *driver) {
	values := ir.ResultValues(e.op)
	for i, r := range values {
		values[i] = d.replacement(r, e.types)
	}
	for i, r := range ir.ResultsOf(e.op) {
		if values[i] != nil {
			r.ReplaceAllUses(values[i])
		}
	}
	if d.Unlegalized != nil {
		delete(d.Unlegalized, e.op)
	}
	ir.Remove(e.op)
}

func (e *replacedOp) cleanUp(d *driver) {
	d.forgetCasts(e.op)
	destroy(e.op)
}

// forgetCasts drops the casts in op, which is being destroyed, from those to be resolved.
func (d *driver) forgetCasts(op ir.Op) {
	for o := range ir.Walk(op) {
		delete(d.casts, o)
	}
}

// madeCast: op is a cast that the driver made, which stands for the values.
type madeCast struct {
	immediate
	op       ir.Op
	replaces []*ir.Value
}

func (e *madeCast) undo(d *driver) {
	if e.replaces != nil {
		d.mapping.drop(e.replaces)
	}
	delete(d.casts, e.op)
	destroy(e.op)
}

// changedOp: op was changed in place; the rest is what it was.
type changedOp struct {
	immediate
	op         ir.Op
	loc        ir.Loc
	attrs      *ir.DictAttr
	props      []ir.Attr
	text       ir.Attr // the properties of an unregistered op
	operands   [][]*ir.Value
	successors [][]*ir.Block
	results    []ir.Type
}

func snapshot(op ir.Op) *changedOp {
	info := op.Info()
	e := &changedOp{op: op, loc: ir.LocOf(op), attrs: ir.Discardable(op), results: ir.ResultTypes(op)}
	for k := range info.Props() {
		e.props = append(e.props, info.Prop(op, k))
	}
	if g, ok := op.(*ir.Generic); ok {
		e.text = g.Properties
	}
	for k := range info.Operands() {
		if one, many := info.Group(op, k); many != nil {
			e.operands = append(e.operands, many.Values())
		} else {
			e.operands = append(e.operands, []*ir.Value{one.Value()})
		}
	}
	for k := range info.Successors() {
		if one, many := info.SuccessorGroup(op, k); many != nil {
			e.successors = append(e.successors, many.Blocks())
		} else {
			e.successors = append(e.successors, []*ir.Block{one.Block()})
		}
	}
	return e
}

func (e *changedOp) undo(*driver) {
	info := e.op.Info()
	ir.SetLoc(e.op, e.loc)
	ir.SetDiscardable(e.op, e.attrs)
	for k, a := range e.props {
		info.SetProp(e.op, k, a)
	}
	if g, ok := e.op.(*ir.Generic); ok {
		g.Properties = e.text
	}
	for k, vs := range e.operands {
		if one, many := info.Group(e.op, k); many != nil {
			many.Assign(vs...)
		} else {
			one.Set(vs[0])
		}
	}
	for k, bs := range e.successors {
		if one, many := info.SuccessorGroup(e.op, k); many != nil {
			many.Assign(bs...)
		} else {
			one.Set(bs[0])
		}
	}
	for i, r := range ir.ResultsOf(e.op) {
		r.SetType(e.results[i])
	}
}
