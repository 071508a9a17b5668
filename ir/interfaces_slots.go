package ir

// A MemorySlot is memory that holds one value: what is stored there is what is loaded later, as nobody has another pointer to it.
type MemorySlot struct {
	Ptr  *Value // the pointer
	Elem Type   // the type of the value
}

// Removal says what becomes of an op that no longer uses a slot.
type Removal bool

// The removals.
const (
	KeepOp   Removal = false
	DeleteOp Removal = true
)

// PromotableAllocation is implemented by ops that allocate memory slots of which SSA values can take the place. No two ops have one slot.
type PromotableAllocation interface {
	Op
	// PromotableSlots returns the slots for which that may be tried. It looks at the op alone, not at its users, and changes nothing.
	PromotableSlots() []MemorySlot
	// DefaultValue returns what a load sees before any store. b inserts at the beginning of the block in which the pointer is defined.
	DefaultValue(slot MemorySlot, b *Builder) *Value
	// HandleBlockArgument is called for each block argument that was made for slot. b inserts at the beginning of its block.
	HandleBlockArgument(slot MemorySlot, arg *Value, b *Builder)
	// PromotionComplete is called when nothing uses slot any more. It erases the op, or gives back one that has the remaining slots and that
	// took its place; it also erases what defines def, the default value, if that was made and has no uses.
	PromotionComplete(slot MemorySlot, def *Value) PromotableAllocation
}

// PromotableAccess is implemented by ops that load from slots or store to slots. One that does both loads first.
type PromotableAccess interface {
	Op
	// LoadsFrom reports whether the op loads from slot.
	LoadsFrom(slot MemorySlot) bool
	// StoresTo reports whether the op stores to slot.
	StoresTo(slot MemorySlot) bool
	// StoredValue returns what the op, which stores to slot, leaves there; reaching is what was there before. b inserts behind the op.
	StoredValue(slot MemorySlot, b *Builder, reaching *Value) *Value
	// CanRemoveAccess reports whether the op can do without the uses blocking, which are its own. Then also are uses of its results that must be
	// removed for that. It changes nothing.
	CanRemoveAccess(slot MemorySlot, blocking []*Operand) (also []*Operand, ok bool)
	// RemoveAccess makes the op not use slot any more, or says that it is to be deleted; it deletes no op. reaching is what the slot holds in front
	// of the op; b inserts behind it.
	RemoveAccess(slot MemorySlot, blocking []*Operand, b *Builder, reaching *Value) Removal
}

// PromotableUser is implemented by ops that use the pointer to a slot, or what comes from it, and do not need to know what is in the slot.
type PromotableUser interface {
	Op
	// CanRemoveUses reports whether the op can do without the uses blocking, which are its own. Then also are uses of its results that must be
	// removed for that. It changes nothing.
	CanRemoveUses(blocking []*Operand) (also []*Operand, ok bool)
	// RemoveUses makes the op do without the uses blocking, or says that it is to be deleted; it deletes no op. b inserts behind the op.
	RemoveUses(blocking []*Operand, b *Builder) Removal
}

// A ReplacedDef is an op that stored to a slot and the value that stands for what it stored.
type ReplacedDef struct {
	Op    Op
	Value *Value
}

// ReplacedDefsVisitor is implemented by a PromotableUser that wants to see which values took the place of a slot.
type ReplacedDefsVisitor interface {
	PromotableUser
	// VisitReplacedDefs is called when all uses were removed. It deletes no op and leaves the values alone; b inserts behind the op.
	VisitReplacedDefs(defs []ReplacedDef, b *Builder)
}

// A DestructurableSlot is a MemorySlot whose value has parts, each of which can have a slot of its own.
type DestructurableSlot struct {
	MemorySlot
	// Parts are the types of the parts by their index: integers for an array, for example. Attributes are interned, so indices are compared
	// with ==.
	Parts map[Attr]Type
}

// DestructurableAllocation is implemented by ops that allocate memory slots whose parts can be allocated one by one.
type DestructurableAllocation interface {
	Op
	// DestructurableSlots returns the slots for which that may be tried. It changes nothing.
	DestructurableSlots() []DestructurableSlot
	// Destructure makes slots for the parts of slot at the indices used, in that order, and returns them with the ops that allocate them. b inserts
	// at the beginning of the block in which the pointer is defined.
	Destructure(slot DestructurableSlot, used []Attr, b *Builder) (slots []MemorySlot, made []DestructurableAllocation)
	// DestructuringComplete is called when nothing uses slot any more. It erases the op, or gives back one that took its place.
	DestructuringComplete(slot DestructurableSlot) DestructurableAllocation
}

// DestructurableAccess is implemented by ops that can use a part of a slot instead of the slot.
type DestructurableAccess interface {
	Op
	// CanRewire returns the indices of the parts of slot that the op uses, and further slots that must be used only within their bounds; ok is false
	// if it may use others.
	CanRewire(slot DestructurableSlot) (used []Attr, safe []MemorySlot, ok bool)
	// Rewire makes the op use parts, by index, instead of slot, or says that it is to be deleted; it deletes no op.
	Rewire(slot DestructurableSlot, parts map[Attr]MemorySlot, b *Builder) Removal
}

// SafeSlotAccess is implemented by ops that know whether they use a slot only within the bounds of its type.
type SafeSlotAccess interface {
	Op
	// OnlySafeAccess reports whether the op uses slot so, provided that the slots safe are.
	OnlySafeAccess(slot MemorySlot) (safe []MemorySlot, ok bool)
}
