package ir

// A Builder puts new operations at a place in the IR. The zero Builder makes ops that are in no block.
type Builder struct {
	// Loc is the location of the ops that are made.
	Loc Loc
	// Notify, if not nil, is called with each op after it was put in its place.
	Notify func(Op)

	block *Block
	at    *Base // the op in front of which is inserted; nil for the end of block
}

// AtEnd returns a builder that appends to b.
func AtEnd(b *Block, loc Loc) *Builder { return &Builder{Loc: loc, block: b} }

// Before returns a builder that inserts in front of op, with op's location.
func Before(op Op) *Builder {
	return &Builder{Loc: op.base().loc, block: op.base().block, at: op.base()}
}

// After returns a builder that inserts behind op, with op's location.
func After(op Op) *Builder {
	return &Builder{Loc: op.base().loc, block: op.base().block, at: op.base().next}
}

// AtStart returns a builder that inserts in front of the first op of b.
func AtStart(b *Block, loc Loc) *Builder { return &Builder{Loc: loc, block: b, at: b.first} }

// SetBefore makes the builder insert in front of op.
func (b *Builder) SetBefore(op Op) { b.block, b.at = op.base().block, op.base() }

// SetAfter makes the builder insert behind op.
func (b *Builder) SetAfter(op Op) { b.block, b.at = op.base().block, op.base().next }

// SetAtEnd makes the builder append to blk.
func (b *Builder) SetAtEnd(blk *Block) { b.block, b.at = blk, nil }

// SetAtStart makes the builder insert in front of the first op of blk.
func (b *Builder) SetAtStart(blk *Block) { b.block, b.at = blk, blk.first }

// Block returns the block that the builder inserts into; nil if none.
func (b *Builder) Block() *Block { return b.block }

// InsertPoint returns the op in front of which the builder inserts; nil at the end of the block.
func (b *Builder) InsertPoint() Op { return b.at.Op() }

// Save returns a function that puts the builder back to where it is now. The op at the insertion point must not be erased before.
func (b *Builder) Save() func() {
	block, at := b.block, b.at
	return func() { b.block, b.at = block, at }
}

// Put inserts op, which is complete and in no block, and returns it.
func (b *Builder) Put(op Op) Op {
	if b.block != nil {
		b.block.link(op.base(), b.at)
	}
	if b.Notify != nil {
		b.Notify(op)
	}
	return op
}

func (b *Builder) builder() *Builder { return b }

// Inserter is a Builder, or a struct that embeds one.
type Inserter interface{ builder() *Builder }

// Create completes the op literal op at the builder's location, inserts it and returns it. Result types that the literal leaves out are
// inferred; it panics where they cannot be.
func Create[P Op](in Inserter, op P) P {
	b := in.builder()
	Init(op, b.Loc)
	b.Put(op)
	return op
}
