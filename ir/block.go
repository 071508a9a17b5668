package ir

import (
	"iter"
	"slices"
)

// A Block is a list of operations, the last of which is its terminator, with arguments.
type Block struct {
	parent      *Region
	prev, next  *Block
	first, last *Base
	args        []*BlockArg
	preds       *Successor // head of the list of the successor operands that name this block
	domIndex    int32      // position in the dominator tree that was built last for the region
	ordered     bool       // whether the order numbers of the operations are right
	Num         uint32     // scratch number for the analysis or printer that owns the enclosing isolated operation
}

// NewBlock returns a block, in no region yet, with arguments of the given types.
func NewBlock(loc Loc, args ...Type) *Block {
	b := new(Block)
	for _, t := range args {
		b.AddArg(t, loc)
	}
	return b
}

// Region returns the region that holds b, or nil.
func (b *Block) Region() *Region { return b.parent }

// ParentOp returns the operation whose region holds b, or nil.
func (b *Block) ParentOp() Op {
	if b.parent == nil {
		return nil
	}
	return b.parent.ParentOp()
}

// Next returns the block after b in its region, or nil.
func (b *Block) Next() *Block { return b.next }

// Prev returns the block before b in its region, or nil.
func (b *Block) Prev() *Block { return b.prev }

// IsEntry reports whether b is the first block of its region.
func (b *Block) IsEntry() bool { return b.parent != nil && b.prev == nil }

// NumArgs returns the number of arguments of b.
func (b *Block) NumArgs() int { return len(b.args) }

// Arg returns argument i of b.
func (b *Block) Arg(i int) *Value { return &b.args[i].Value }

// Args returns the arguments of b; the slice is b's own and must not be changed.
func (b *Block) Args() []*BlockArg { return b.args }

// ArgTypes returns the types of b's arguments, in a new slice.
func (b *Block) ArgTypes() []Type {
	ts := make([]Type, len(b.args))
	for i, a := range b.args {
		ts[i] = a.typ
	}
	return ts
}

// ArgValues returns the arguments of b as values, in a new slice.
func (b *Block) ArgValues() []*Value {
	vs := make([]*Value, len(b.args))
	for i, a := range b.args {
		vs[i] = &a.Value
	}
	return vs
}

// AddArg adds an argument at the end of b's arguments.
func (b *Block) AddArg(t Type, loc Loc) *Value { return b.InsertArg(len(b.args), t, loc) }

// InsertArg adds an argument at position i.
func (b *Block) InsertArg(i int, t Type, loc Loc) *Value {
	a := &BlockArg{Value: Value{typ: t}, block: b, loc: loc}
	b.args = slices.Insert(b.args, i, a)
	b.renumberArgs(i)
	return &a.Value
}

// EraseArg removes argument i, which must have no uses.
func (b *Block) EraseArg(i int) {
	if b.args[i].HasUses() {
		panic("ir: erasing a block argument that has uses")
	}
	b.args[i].block = nil
	b.args = slices.Delete(b.args, i, i+1)
	b.renumberArgs(i)
}

func (b *Block) renumberArgs(from int) {
	for i := from; i < len(b.args); i++ {
		b.args[i].index = uint32(i)
	}
}

// Empty reports whether b holds no operation.
func (b *Block) Empty() bool { return b.first == nil }

// First returns the first operation of b, or nil.
func (b *Block) First() Op { return b.first.Op() }

// Last returns the last operation of b, or nil.
func (b *Block) Last() Op { return b.last.Op() }

// Terminator returns the last operation of b if it has the Terminator trait (an unregistered operation may be one), else nil.
func (b *Block) Terminator() Op {
	if b.last == nil || (b.last.info.Registered && !b.last.info.Has(Terminator)) {
		return nil
	}
	return b.last.Op()
}

// Len counts the operations of b.
func (b *Block) Len() int {
	n := 0
	for o := b.first; o != nil; o = o.next {
		n++
	}
	return n
}

// Ops yields the operations of b in order. The yielded operation may be erased or moved; those inserted behind it are not visited.
func (b *Block) Ops() iter.Seq[Op] {
	return func(yield func(Op) bool) {
		for o := b.first; o != nil; {
			next := o.next
			if !yield(o.Op()) {
				return
			}
			o = next
		}
	}
}

// OpsBackward yields the operations of b from the last to the first. The yielded operation may be erased or moved.
func (b *Block) OpsBackward() iter.Seq[Op] {
	return func(yield func(Op) bool) {
		for o := b.last; o != nil; {
			prev := o.prev
			if !yield(o.Op()) {
				return
			}
			o = prev
		}
	}
}

// Succs yields the blocks that b's terminator names, in order, with repetitions.
func (b *Block) Succs() iter.Seq[*Block] {
	return func(yield func(*Block) bool) {
		if b.last == nil {
			return
		}
		op := b.last.Op()
		for i := range NumSuccessors(op) {
			if !yield(SuccessorAt(op, i).Block()) {
				return
			}
		}
	}
}

// PredUses yields the successor operands that name b. The yielded one may be set to another block.
func (b *Block) PredUses() iter.Seq[*Successor] {
	return func(yield func(*Successor) bool) {
		for s := b.preds; s != nil; {
			next := s.next
			if !yield(s) {
				return
			}
			s = next
		}
	}
}

// Preds yields the blocks from which control reaches b by a branch, with repetitions.
func (b *Block) Preds() iter.Seq[*Block] {
	return func(yield func(*Block) bool) {
		for s := range b.PredUses() {
			if !yield(s.owner.block) {
				return
			}
		}
	}
}

// HasPreds reports whether any branch names b.
func (b *Block) HasPreds() bool { return b.preds != nil }

// SinglePred returns the only predecessor of b, or nil if there are none or several.
func (b *Block) SinglePred() *Block {
	if b.preds == nil || b.preds.next != nil {
		return nil
	}
	return b.preds.owner.block
}

// Remove takes b out of its region, keeping its operations.
func (b *Block) Remove() {
	r := b.parent
	if b.prev != nil {
		b.prev.next = b.next
	} else {
		r.first = b.next
	}
	if b.next != nil {
		b.next.prev = b.prev
	} else {
		r.last = b.prev
	}
	b.parent, b.prev, b.next = nil, nil, nil
}

// Erase removes b from its region and destroys its operations. No use of its values or of b itself may remain outside it.
func (b *Block) Erase() {
	b.DropAllRefs()
	for b.last != nil {
		Erase(b.last.Op())
	}
	if b.parent != nil {
		b.Remove()
	}
}

// DropAllRefs makes the operations of b, and those inside them, use nothing: a step before erasing blocks that refer to each other.
func (b *Block) DropAllRefs() {
	for o := b.first; o != nil; o = o.next {
		o.dropAllRefs()
	}
}

// MoveBefore moves b in front of at, perhaps in another region.
func (b *Block) MoveBefore(at *Block) {
	if b.parent != nil {
		b.Remove()
	}
	at.parent.insert(b, at)
}

// TakeOps moves all operations of from to the end of b.
func (b *Block) TakeOps(from *Block) {
	for from.first != nil {
		MoveToEnd(from.first.Op(), b)
	}
}

// SplitBefore cuts b in front of op: op and what follows moves to a new block, placed after b, which is returned.
func (b *Block) SplitBefore(op Op) *Block {
	n := new(Block)
	b.parent.insert(n, b.next)
	for o := op.base(); o != nil; {
		next := o.next
		MoveToEnd(o.Op(), n)
		o = next
	}
	return n
}

// A Successor is an operation's reference to a block: a field of a terminator's struct, or an element of Successors.
type Successor struct {
	block      *Block
	owner      *Base
	next, prev *Successor
}

// To returns an unlinked reference to b, for an op literal.
func To(b *Block) Successor { return Successor{block: b} }

// Block returns the block that s names.
func (s *Successor) Block() *Block { return s.block }

// Owner returns the operation that s belongs to.
func (s *Successor) Owner() Op { return s.owner.Op() }

// Index returns the position of s among all successors of its operation.
func (s *Successor) Index() int {
	b, n := s.owner, 0
	for i := range b.info.succs {
		sl := &b.info.succs[i]
		if sl.kind != many {
			if (*Successor)(b.at(sl.off)) == s {
				return n
			}
			n++
			continue
		}
		g := (*Successors)(b.at(sl.off))
		if k := indexIn(g.list, s); k >= 0 {
			return n + k
		}
		n += len(g.list)
	}
	return -1
}

// Set makes s name b; nil drops the reference.
func (s *Successor) Set(b *Block) {
	if s.block != nil {
		if s.prev != nil {
			s.prev.next = s.next
		} else if s.block.preds == s {
			s.block.preds = s.next
		}
		if s.next != nil {
			s.next.prev = s.prev
		}
	}
	s.block, s.prev, s.next = b, nil, nil
	if b != nil {
		s.next = b.preds
		if b.preds != nil {
			b.preds.prev = s
		}
		b.preds = s
	}
}

func (s *Successor) link(owner *Base) {
	b := s.block
	s.block, s.next, s.prev, s.owner = nil, nil, nil, owner
	s.Set(b)
}

// Successors is a variadic group of successors: a field of a terminator's struct.
type Successors struct {
	list  []Successor
	owner *Base
}

// ToAll returns a group that names bs in order, for an op literal.
func ToAll(bs ...*Block) Successors {
	l := make([]Successor, len(bs))
	for i, b := range bs {
		l[i].block = b
	}
	return Successors{list: l}
}

// Len returns the number of successors in the group.
func (g *Successors) Len() int { return len(g.list) }

// At returns the block that successor i of the group names.
func (g *Successors) At(i int) *Block { return g.list[i].block }

// Successor returns successor i of the group.
func (g *Successors) Successor(i int) *Successor { return &g.list[i] }

// Blocks returns the blocks of the group, in a new slice.
func (g *Successors) Blocks() []*Block {
	bs := make([]*Block, len(g.list))
	for i := range g.list {
		bs[i] = g.list[i].block
	}
	return bs
}

// Assign replaces the whole group by references to bs.
func (g *Successors) Assign(bs ...*Block) {
	for i := range g.list {
		g.list[i].Set(nil)
	}
	g.list = make([]Successor, len(bs))
	for i, b := range bs {
		g.list[i].owner = g.owner
		g.list[i].Set(b)
	}
}
