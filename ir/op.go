package ir

import (
	"iter"
	"unsafe"
)

// Op is an operation: a pointer to a struct that embeds Base as its first field. Its operands, results, regions, successors
// and inherent attributes are the struct's fields; Def describes them. Behaviour is added by the optional interfaces of this
// package. Generic code reads ops through the functions of this package (Operands, ResultAt, Attribute …), typed code by a
// type switch. Two Ops are the same operation if they are ==.
type Op interface {
	// Def describes the struct to the IR. It is called once, on a zero value, when the op is first met.
	Def(*Def)
	// Info returns what Def described; nil for an op literal that was not created yet.
	Info() *OpInfo
	base() *Base
}

// Base makes the struct that embeds it, as its first field, an operation. It must not be copied.
type Base struct {
	info       *OpInfo
	block      *Block
	prev, next *Base
	attrs      *DictAttr // discardable attributes; nil for none
	loc        Loc
	order      uint32 // position in the block, valid while block.ordered
	mark       uint32 // see Mark
}

func (b *Base) base() *Base { return b }

// Info returns the description of the op.
func (b *Base) Info() *OpInfo { return b.info }

// iface is the memory of an Op.
type iface struct{ tab, data unsafe.Pointer }

// Op returns the operation that b is the base of; nil for nil.
func (b *Base) Op() Op {
	if b == nil {
		return nil
	}
	var op Op
	*(*iface)(unsafe.Pointer(&op)) = iface{b.info.itab, unsafe.Pointer(b)}
	return op
}

func (b *Base) at(off uintptr) unsafe.Pointer { return unsafe.Add(unsafe.Pointer(b), off) }

// Name returns the full name of op: "arith.addi".
func Name(op Op) string { return op.base().info.Name }

// Mark returns the scratch number of op: it is for the driver that owns the enclosing isolated operation, and holds anything before the driver
// has set it.
func Mark(op Op) uint32 { return op.base().mark }

// SetMark sets the scratch number of op.
func SetMark(op Op, n uint32) { op.base().mark = n }

// LocOf returns the source location of op.
func LocOf(op Op) Loc { return op.base().loc }

// SetLoc changes the source location of op.
func SetLoc(op Op, l Loc) { op.base().loc = l }

// BlockOf returns the block that holds op; nil if it is in none.
func BlockOf(op Op) *Block { return op.base().block }

// Parent returns the operation whose region holds op; nil for a top-level one.
func Parent(op Op) Op {
	if b := op.base().block; b != nil {
		return b.ParentOp()
	}
	return nil
}

// ParentRegion returns the region that holds op; nil if it is in none.
func ParentRegion(op Op) *Region {
	if b := op.base().block; b != nil {
		return b.parent
	}
	return nil
}

// ParentOf returns the closest enclosing operation of type P.
func ParentOf[P Op](op Op) (P, bool) {
	for op = Parent(op); op != nil; op = Parent(op) {
		if p, ok := op.(P); ok {
			return p, true
		}
	}
	var none P
	return none, false
}

// IsAncestor reports whether op is inner or holds it in a region, at any depth.
func IsAncestor(op, inner Op) bool {
	for ; inner != nil; inner = Parent(inner) {
		if inner == op {
			return true
		}
	}
	return false
}

// Next returns the operation after op in its block, or nil.
func Next(op Op) Op { return op.base().next.Op() }

// Prev returns the operation before op in its block, or nil.
func Prev(op Op) Op { return op.base().prev.Op() }

// IsBefore reports whether a comes before b in the block that holds both.
func IsBefore(a, b Op) bool {
	a.base().block.number()
	return a.base().order < b.base().order
}

// number makes the order numbers of the operations of b right.
func (b *Block) number() {
	if b.ordered {
		return
	}
	n := uint32(0)
	for o := b.first; o != nil; o = o.next {
		o.order = n
		n++
	}
	b.ordered = true
}

// NumOperands returns the number of operands of op, absent optional ones not counted.
func NumOperands(op Op) int {
	b := op.base()
	if b.info.plainOperands {
		return len(b.info.operands)
	}
	n := 0
	for i := range b.info.operands {
		n += b.operandCount(&b.info.operands[i])
	}
	return n
}

func (b *Base) operandCount(s *slot) int {
	switch s.kind {
	case many:
		return len((*Operands)(b.at(s.off)).list)
	case optional:
		if (*Operand)(b.at(s.off)).val == nil {
			return 0
		}
	}
	return 1
}

// OperandAt returns operand i of op. It stays valid until the group that it belongs to is reassigned.
func OperandAt(op Op, i int) *Operand {
	b := op.base()
	if b.info.plainOperands {
		return (*Operand)(b.at(b.info.operands[i].off))
	}
	for k := range b.info.operands {
		s := &b.info.operands[k]
		n := b.operandCount(s)
		if i < n {
			if s.kind == many {
				return &(*Operands)(b.at(s.off)).list[i]
			}
			return (*Operand)(b.at(s.off))
		}
		i -= n
	}
	panic("ir: operand index out of range")
}

// OperandValue returns the value of operand i of op.
func OperandValue(op Op, i int) *Value { return OperandAt(op, i).val }

// OperandsOf yields the position and value of each operand of op in order. Operands may be set during the walk.
func OperandsOf(op Op) iter.Seq2[int, *Value] {
	return func(yield func(int, *Value) bool) {
		for i := range NumOperands(op) {
			if !yield(i, OperandAt(op, i).val) {
				return
			}
		}
	}
}

// OperandValues returns the values of all operands of op, in a new slice.
func OperandValues(op Op) []*Value {
	vs := make([]*Value, 0, NumOperands(op))
	for _, v := range OperandsOf(op) {
		vs = append(vs, v)
	}
	return vs
}

// OperandTypes returns the types of all operands of op, in a new slice.
func OperandTypes(op Op) []Type {
	ts := make([]Type, 0, NumOperands(op))
	for _, v := range OperandsOf(op) {
		ts = append(ts, v.typ)
	}
	return ts
}

// NumResults returns the number of results of op.
func NumResults(op Op) int {
	b := op.base()
	if b.info.plainResults {
		return len(b.info.results)
	}
	n := 0
	for i := range b.info.results {
		n += b.resultCount(&b.info.results[i])
	}
	return n
}

func (b *Base) resultCount(s *slot) int {
	switch s.kind {
	case many:
		return len((*Results)(b.at(s.off)).list)
	case optional:
		if (*Result)(b.at(s.off)).typ == nil {
			return 0
		}
	}
	return 1
}

// ResultAt returns result i of op.
func ResultAt(op Op, i int) *Value {
	b := op.base()
	if b.info.plainResults {
		return &(*Result)(b.at(b.info.results[i].off)).Value
	}
	for k := range b.info.results {
		s := &b.info.results[k]
		n := b.resultCount(s)
		if i < n {
			if s.kind == many {
				return &(*Results)(b.at(s.off)).list[i].Value
			}
			return &(*Result)(b.at(s.off)).Value
		}
		i -= n
	}
	panic("ir: result index out of range")
}

// ResultsOf yields the position and value of each result of op in order.
func ResultsOf(op Op) iter.Seq2[int, *Value] {
	return func(yield func(int, *Value) bool) {
		for i := range NumResults(op) {
			if !yield(i, ResultAt(op, i)) {
				return
			}
		}
	}
}

// ResultValues returns the results of op, in a new slice.
func ResultValues(op Op) []*Value {
	vs := make([]*Value, 0, NumResults(op))
	for _, v := range ResultsOf(op) {
		vs = append(vs, v)
	}
	return vs
}

// ResultTypes returns the types of the results of op, in a new slice.
func ResultTypes(op Op) []Type {
	ts := make([]Type, 0, NumResults(op))
	for _, v := range ResultsOf(op) {
		ts = append(ts, v.typ)
	}
	return ts
}

// HasUses reports whether any result of op is used.
func HasUses(op Op) bool {
	for _, r := range ResultsOf(op) {
		if r.first != nil {
			return true
		}
	}
	return false
}

// NumRegions returns the number of regions of op.
func NumRegions(op Op) int {
	b, n := op.base(), 0
	for i := range b.info.regions {
		n += b.regionCount(&b.info.regions[i])
	}
	return n
}

func (b *Base) regionCount(s *slot) int {
	if s.kind == many {
		return len((*Regions)(b.at(s.off)).list)
	}
	return 1
}

// RegionAt returns region i of op.
func RegionAt(op Op, i int) *Region {
	b := op.base()
	for k := range b.info.regions {
		s := &b.info.regions[k]
		n := b.regionCount(s)
		if i < n {
			if s.kind == many {
				return (*Regions)(b.at(s.off)).list[i]
			}
			return (*Region)(b.at(s.off))
		}
		i -= n
	}
	panic("ir: region index out of range")
}

// RegionsOf yields the position and each region of op in order.
func RegionsOf(op Op) iter.Seq2[int, *Region] {
	return func(yield func(int, *Region) bool) {
		for i := range NumRegions(op) {
			if !yield(i, RegionAt(op, i)) {
				return
			}
		}
	}
}

// NumSuccessors returns the number of successors of op.
func NumSuccessors(op Op) int {
	b, n := op.base(), 0
	for i := range b.info.succs {
		if s := &b.info.succs[i]; s.kind == many {
			n += len((*Successors)(b.at(s.off)).list)
		} else {
			n++
		}
	}
	return n
}

// SuccessorAt returns successor i of op.
func SuccessorAt(op Op, i int) *Successor {
	b := op.base()
	for k := range b.info.succs {
		s := &b.info.succs[k]
		if s.kind == many {
			g := (*Successors)(b.at(s.off))
			if i < len(g.list) {
				return &g.list[i]
			}
			i -= len(g.list)
			continue
		}
		if i == 0 {
			return (*Successor)(b.at(s.off))
		}
		i--
	}
	panic("ir: successor index out of range")
}

// OperandGroup returns the position of the first operand of the group that was declared under name, and its length.
func OperandGroup(op Op, name string) (first, n int) {
	b := op.base()
	for i := range b.info.operands {
		n = b.operandCount(&b.info.operands[i])
		if b.info.operands[i].name == name {
			return first, n
		}
		first += n
	}
	return first, 0
}
