package ir

import "iter"

// A Region is a list of blocks inside an operation: a field of the op's struct, or an element of Regions.
type Region struct {
	owner       *Base
	first, last *Block
}

// ParentOp returns the operation that r belongs to; nil for a region of no created operation.
func (r *Region) ParentOp() Op {
	if r.owner == nil {
		return nil
	}
	return r.owner.Op()
}

// ParentRegion returns the region around r's operation, or nil.
func (r *Region) ParentRegion() *Region {
	if r.owner == nil || r.owner.block == nil {
		return nil
	}
	return r.owner.block.parent
}

// Index returns the position of r among the regions of its operation.
func (r *Region) Index() int {
	op := r.ParentOp()
	for i := range NumRegions(op) {
		if RegionAt(op, i) == r {
			return i
		}
	}
	return -1
}

// Empty reports whether r has no block.
func (r *Region) Empty() bool { return r.first == nil }

// HasOneBlock reports whether r has exactly one block.
func (r *Region) HasOneBlock() bool { return r.first != nil && r.first == r.last }

// Entry returns the first block of r, or nil.
func (r *Region) Entry() *Block { return r.first }

// LastBlock returns the last block of r, or nil.
func (r *Region) LastBlock() *Block { return r.last }

// Blocks yields the blocks of r in order. The yielded block may be erased or moved.
func (r *Region) Blocks() iter.Seq[*Block] {
	return func(yield func(*Block) bool) {
		for b := r.first; b != nil; {
			next := b.next
			if !yield(b) {
				return
			}
			b = next
		}
	}
}

// NumBlocks counts the blocks of r.
func (r *Region) NumBlocks() int {
	n := 0
	for b := r.first; b != nil; b = b.next {
		n++
	}
	return n
}

// Add puts b, which is in no region, at the end of r and returns it.
func (r *Region) Add(b *Block) *Block {
	r.insert(b, nil)
	return b
}

// InsertBefore puts b, which is in no region, in front of at (nil: at the end) and returns it.
func (r *Region) InsertBefore(b, at *Block) *Block {
	r.insert(b, at)
	return b
}

func (r *Region) insert(b, at *Block) {
	b.parent = r
	if at == nil {
		b.prev, b.next = r.last, nil
		r.last = b
	} else {
		b.prev, b.next = at.prev, at
		at.prev = b
	}
	if b.prev != nil {
		b.prev.next = b
	} else {
		r.first = b
	}
}

// Take moves all blocks of from to the end of r.
func (r *Region) Take(from *Region) { r.TakeBefore(from, nil) }

// TakeBefore moves all blocks of from in front of at (nil: to the end), which is a block of r.
func (r *Region) TakeBefore(from *Region, at *Block) {
	for from.first != nil {
		b := from.first
		b.Remove()
		r.insert(b, at)
	}
}

// Clear erases all blocks of r.
func (r *Region) Clear() {
	for b := r.first; b != nil; b = b.next {
		b.DropAllRefs()
	}
	for r.last != nil {
		r.last.Erase()
	}
}

// IsAncestor reports whether r is inner or encloses it.
func (r *Region) IsAncestor(inner *Region) bool {
	for ; inner != nil; inner = inner.ParentRegion() {
		if inner == r {
			return true
		}
	}
	return false
}

// FindAncestorBlock returns the block of r that holds b, perhaps through nested regions; nil if b is not inside r.
func (r *Region) FindAncestorBlock(b *Block) *Block {
	for b != nil && b.parent != r {
		if b.parent == nil || b.parent.owner == nil {
			return nil
		}
		b = b.parent.owner.block
	}
	return b
}

// Regions is a variadic group of regions: a field of an op's struct.
type Regions struct {
	list  []*Region
	owner *Base
}

// NewRegions returns a group of n empty regions, for an op literal.
func NewRegions(n int) Regions {
	l := make([]*Region, n)
	for i := range l {
		l[i] = new(Region)
	}
	return Regions{list: l}
}

// Len returns the number of regions in the group.
func (g *Regions) Len() int { return len(g.list) }

// At returns region i of the group.
func (g *Regions) At(i int) *Region { return g.list[i] }

// Append adds an empty region at the end of the group and returns it.
func (g *Regions) Append() *Region {
	r := &Region{owner: g.owner}
	g.list = append(g.list, r)
	return r
}

// Remove erases region i of the group with its blocks.
func (g *Regions) Remove(i int) {
	g.list[i].Clear()
	g.list = append(g.list[:i], g.list[i+1:]...)
}
