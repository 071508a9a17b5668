package rewrite

import "polyloom/ir"

// CreateBlock puts a new block with arguments of the given types in front of before, or at the end of r if that is nil, and makes rw insert
// at its end.
func (rw *Rewriter) CreateBlock(r *ir.Region, before *ir.Block, loc ir.Loc, args ...ir.Type) *ir.Block {
	b := r.InsertBefore(ir.NewBlock(loc, args...), before)
	rw.SetAtEnd(b)
	if rw.listener != nil {
		rw.listener.BlockInserted(b)
	}
	return b
}

// SplitBlock moves before and the ops behind it to a new block behind b, its block, and returns that. A nil before makes an empty block.
func (rw *Rewriter) SplitBlock(b *ir.Block, before ir.Op) *ir.Block {
	restore := rw.Save()
	n := rw.CreateBlock(b.Region(), b.Next(), ir.Loc{})
	restore()
	if before == nil {
		return n
	}
	for ir.BlockOf(before) != n {
		last := b.Last()
		rw.move(last, func() {
			if n.Empty() {
				ir.MoveToEnd(last, n)
			} else {
				ir.MoveBefore(last, n.First())
			}
		})
	}
	return n
}

// InlineBlockBefore moves the ops of source, which no branch names, in front of before in dest (nil: to its end), makes uses of source's
// arguments uses of args, and erases source.
func (rw *Rewriter) InlineBlockBefore(source, dest *ir.Block, before ir.Op, args ...*ir.Value) {
	if len(args) != source.NumArgs() {
		panic("rewrite: inlining a block with the wrong number of arguments")
	}
	for i, a := range source.Args() {
		rw.ReplaceAllUses(&a.Value, args[i])
	}
	for !source.Empty() {
		if first := source.First(); before != nil {
			rw.MoveBefore(first, before)
		} else {
			rw.MoveToEnd(first, dest)
		}
	}
	if rw.Block() == source {
		switch at := rw.InsertPoint(); {
		case at != nil:
			rw.SetBefore(at)
		case before != nil:
			rw.SetBefore(before)
		default:
			rw.SetAtEnd(dest)
		}
	}
	rw.EraseBlock(source)
}

// MergeBlocks moves the ops of source, which no branch names, to the end of dest, makes uses of source's arguments uses of args, and erases
// source.
func (rw *Rewriter) MergeBlocks(source, dest *ir.Block, args ...*ir.Value) {
	rw.InlineBlockBefore(source, dest, nil, args...)
}

// MoveBlockBefore moves b in front of before, or to the end of r if that is nil.
func (rw *Rewriter) MoveBlockBefore(b *ir.Block, r *ir.Region, before *ir.Block) {
	from := BlockPlace{b.Region(), b.Next()}
	if b.Region() != nil {
		b.Remove()
	}
	r.InsertBefore(b, before)
	if rw.listener != nil {
		rw.listener.BlockMoved(b, from)
	}
}

// InlineRegionBefore moves the blocks of from in front of before, or to the end of to if that is nil.
func (rw *Rewriter) InlineRegionBefore(from, to *ir.Region, before *ir.Block) {
	for !from.Empty() {
		rw.MoveBlockBefore(from.Entry(), to, before)
	}
}

// CloneRegionBefore puts copies of the blocks of from in front of before, or at the end of to if that is nil. Values and blocks from outside
// are those that m gives; those inside are entered in m.
func (rw *Rewriter) CloneRegionBefore(from, to *ir.Region, before *ir.Block, m *ir.Mapping) {
	var copied ir.Region
	ir.CloneRegion(from, &copied, m)
	first := copied.Entry()
	to.TakeBefore(&copied, before)
	if rw.listener == nil {
		return
	}
	for b := first; b != before; b = b.Next() {
		rw.insertedInner(b)
	}
}

// InsertArg adds an argument of type t to b at position i. Dialect conversion does not support it: there, a block is converted as a whole.
func (rw *Rewriter) InsertArg(b *ir.Block, i int, t ir.Type, loc ir.Loc) *ir.Value {
	if rw.editor != nil {
		panic("rewrite: adding an argument to a block during dialect conversion")
	}
	v := b.InsertArg(i, t, loc)
	if op := b.ParentOp(); op != nil {
		rw.modified(op)
	}
	return v
}
