package rewrite

import "polyloom/ir"

// A Place is a point in a block: in front of Before, or at the end if that is nil.
type Place struct {
	Block  *ir.Block
	Before ir.Op
}

// A BlockPlace is a point in a region: in front of Before, or at the end if that is nil.
type BlockPlace struct {
	Region *ir.Region
	Before *ir.Block
}

// A Listener is told of each change that a Rewriter makes. Embed Deaf to implement only some methods.
type Listener interface {
	// Inserted is called after op, which is new, was put into its block. The ops in its regions are reported one by one only if they are copies.
	Inserted(op ir.Op)
	// Moved is called after op was moved; it was at from.
	Moved(op ir.Op, from Place)
	// Modified is called after something in op, other than in its regions, was changed.
	Modified(op ir.Op)
	// Replaced is called before the uses of op's results become uses of values, one for each result; op is erased next.
	Replaced(op ir.Op, values []*ir.Value)
	// Erased is called before op is erased, after it was called for each op inside op.
	Erased(op ir.Op)
	// BlockInserted is called after b, which is new, was put into its region.
	BlockInserted(b *ir.Block)
	// BlockMoved is called after b was moved; it was at from.
	BlockMoved(b *ir.Block, from BlockPlace)
	// BlockErased is called before b, which is empty, is erased.
	BlockErased(b *ir.Block)
	// Failed is called when a pattern says why it does not match op.
	Failed(op ir.Op, reason string)
}

// Deaf is a Listener that ignores everything.
type Deaf struct{}

// Inserted implements Listener.
func (Deaf) Inserted(ir.Op) {}

// Moved implements Listener.
func (Deaf) Moved(ir.Op, Place) {}

// Modified implements Listener.
func (Deaf) Modified(ir.Op) {}

// Replaced implements Listener.
func (Deaf) Replaced(ir.Op, []*ir.Value) {}

// Erased implements Listener.
func (Deaf) Erased(ir.Op) {}

// BlockInserted implements Listener.
func (Deaf) BlockInserted(*ir.Block) {}

// BlockMoved implements Listener.
func (Deaf) BlockMoved(*ir.Block, BlockPlace) {}

// BlockErased implements Listener.
func (Deaf) BlockErased(*ir.Block) {}

// Failed implements Listener.
func (Deaf) Failed(ir.Op, string) {}

// An Editor stands between a Rewriter and the IR for the changes that a driver may want to put off: those that destroy something. Dialect
// conversion has one.
type Editor interface {
	// Replace is Rewriter.Replace.
	Replace(op ir.Op, values []*ir.Value)
	// Erase is Rewriter.Erase.
	Erase(op ir.Op)
	// EraseBlock is Rewriter.EraseBlock.
	EraseBlock(b *ir.Block)
	// ReplaceUses is Rewriter.ReplaceUsesIf; a nil choose means all uses.
	ReplaceUses(from, to *ir.Value, choose func(*ir.Operand) bool)
	// Modify is called before op is changed in place.
	Modify(op ir.Op)
}
