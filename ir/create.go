package ir

import (
	"fmt"
	"reflect"
	"sync/atomic"
	"unsafe"
)

// Init completes the op literal op without putting it into a block: its fields become live uses, results and regions, absent
// properties get their defaults, and results without a type are inferred. It does nothing for an op that is complete.
// It panics if the op's type is in no dialect or a type cannot be inferred: that is an error of the calling code.
func Init(op Op, loc Loc) {
	b := op.base()
	if b.info != nil {
		return
	}
	b.info = infoOf(op)
	b.loc = loc
	b.adopt()
	for i := range b.info.operands {
		s := &b.info.operands[i]
		if s.kind == many {
			g := (*Operands)(b.at(s.off))
			for k := range g.list {
				g.list[k].link(b)
			}
		} else {
			(*Operand)(b.at(s.off)).link(b)
		}
	}
	for i := range b.info.succs {
		s := &b.info.succs[i]
		if s.kind == many {
			g := (*Successors)(b.at(s.off))
			for k := range g.list {
				g.list[k].link(b)
			}
		} else {
			(*Successor)(b.at(s.off)).link(b)
		}
	}
	b.setDefaults()
	if err := InferResultTypes(op); err != nil {
		panic(fmt.Sprintf("ir: creating %s: %v", b.info.Name, err))
	}
}

// adopt tells the parts of b's struct whose they are.
func (b *Base) adopt() {
	for i := range b.info.operands {
		s := &b.info.operands[i]
		if s.kind == many {
			(*Operands)(b.at(s.off)).owner = b
		} else {
			(*Operand)(b.at(s.off)).owner = b
		}
	}
	b.adoptResults()
	for i := range b.info.regions {
		s := &b.info.regions[i]
		if s.kind == many {
			g := (*Regions)(b.at(s.off))
			g.owner = b
			for _, r := range g.list {
				r.owner = b
			}
		} else {
			(*Region)(b.at(s.off)).owner = b
		}
	}
	for i := range b.info.succs {
		s := &b.info.succs[i]
		if s.kind == many {
			(*Successors)(b.at(s.off)).owner = b
		} else {
			(*Successor)(b.at(s.off)).owner = b
		}
	}
}

func (b *Base) adoptResults() {
	n := uint32(0)
	for i := range b.info.results {
		s := &b.info.results[i]
		if s.kind == many {
			l := (*Results)(b.at(s.off)).list
			for k := range l {
				l[k].def, l[k].index = b, n
				n++
			}
			continue
		}
		r := (*Result)(b.at(s.off))
		r.def, r.index = b, n
		if s.kind == one || r.typ != nil {
			n++
		}
	}
}

func (b *Base) setDefaults() {
	for i := range b.info.props {
		if p := &b.info.props[i]; p.fallback != nil && p.get(b.at(p.off)) == nil {
			p.set(b.at(p.off), p.fallback())
		}
	}
}

// New returns a new operation of the described kind, in no block, with defaults for its properties and everything else empty.
// Its fields are filled through their Set and Assign methods; results are given by SetResultTypes.
func (info *OpInfo) New(loc Loc) Op {
	b := info.alloc()
	b.info, b.loc = info, loc
	b.adopt()
	b.setDefaults()
	return b.Op()
}

// infoOf finds the description of an op literal by its dynamic type.
func infoOf(op Op) *OpInfo {
	tab := (*iface)(unsafe.Pointer(&op)).tab
	recent := &recentInfos[uintptr(tab)/16%uintptr(len(recentInfos))]
	if i := recent.Load(); i != nil && i.itab == tab {
		return i
	}
	e, ok := entryByType.Load(tab)
	if !ok {
		panic(fmt.Sprintf("ir: %v is in no dialect", reflect.TypeOf(op)))
	}
	i := e.(*OpEntry).Info()
	recent.Store(i)
	return i
}

// recentInfos saves infoOf the look-up for ops that are made again and again.
var recentInfos [256]atomic.Pointer[OpInfo]

// InfoFor returns the description of the op whose struct is P.
func InfoFor[P Op]() *OpInfo {
	var p P
	return infoOf(p)
}

// Insert completes op and puts it in front of at.
func Insert[P Op](at Op, loc Loc, op P) P {
	Init(op, loc)
	InsertBefore(op, at)
	return op
}

// Append completes op and puts it at the end of b.
func Append[P Op](b *Block, loc Loc, op P) P {
	Init(op, loc)
	b.link(op.base(), nil)
	return op
}

// InsertBefore puts op, which is complete and in no block, in front of at.
func InsertBefore(op, at Op) { at.base().block.link(op.base(), at.base()) }

// InsertAfter puts op, which is complete and in no block, behind at.
func InsertAfter(op, at Op) { at.base().block.link(op.base(), at.base().next) }

// AppendOp puts op, which is complete and in no block, at the end of b.
func AppendOp(b *Block, op Op) { b.link(op.base(), nil) }

// PrependOp puts op, which is complete and in no block, at the beginning of b.
func PrependOp(b *Block, op Op) { b.link(op.base(), b.first) }

func (b *Block) link(o, at *Base) {
	if o.block != nil {
		panic("ir: inserting an operation that is in a block")
	}
	o.block = b
	if at == nil {
		o.prev, o.next = b.last, nil
		b.last = o
		if b.ordered {
			o.order = 0
			if o.prev != nil {
				o.order = o.prev.order + 1
			}
		}
	} else {
		o.prev, o.next = at.prev, at
		at.prev = o
		b.ordered = false
	}
	if o.prev != nil {
		o.prev.next = o
	} else {
		b.first = o
	}
}

// Remove takes op out of its block; it stays complete and may be inserted again.
func Remove(op Op) {
	o := op.base()
	b := o.block
	if o.prev != nil {
		o.prev.next = o.next
	} else {
		b.first = o.next
	}
	if o.next != nil {
		o.next.prev = o.prev
	} else {
		b.last = o.prev
	}
	o.block, o.prev, o.next = nil, nil, nil
}

// MoveBefore moves op in front of at.
func MoveBefore(op, at Op) {
	if op == at {
		return
	}
	Remove(op)
	InsertBefore(op, at)
}

// MoveAfter moves op behind at.
func MoveAfter(op, at Op) {
	if op == at {
		return
	}
	Remove(op)
	InsertAfter(op, at)
}

// MoveToEnd moves op to the end of b.
func MoveToEnd(op Op, b *Block) {
	if op.base().block != nil {
		Remove(op)
	}
	b.link(op.base(), nil)
}

// Erase removes op from its block, if it is in one, and destroys it with everything inside it. No result of op may have uses.
func Erase(op Op) {
	for _, r := range ResultsOf(op) {
		if r.first != nil {
			panic("ir: erasing " + Name(op) + ", a result of which has uses")
		}
	}
	op.base().dropAllRefs()
	if op.base().block != nil {
		Remove(op)
	}
}

// DropAllRefs makes op and everything inside it use no value and no block: a step before erasing ops that refer to each other.
func DropAllRefs(op Op) { op.base().dropAllRefs() }

func (b *Base) dropAllRefs() {
	op := b.Op()
	for i := range NumOperands(op) {
		OperandAt(op, i).drop()
	}
	for i := range NumSuccessors(op) {
		SuccessorAt(op, i).Set(nil)
	}
	for _, r := range RegionsOf(op) {
		for blk := r.first; blk != nil; blk = blk.next {
			blk.DropAllRefs()
		}
	}
}

// drop takes o out of its value's uses, keeping the operand count of its op: the value reads as the poison of a dead op.
func (o *Operand) drop() {
	o.Set(nil)
	o.val = &dropped.Value
}

// dropped stands for the values of operands of destroyed operations, so that optional operands keep counting as present.
var dropped BlockArg

// SetResultTypes gives the variadic, optional or single results of op their types, one type for each result in order; group says how
// many results each declared result field has. It is for ops that were made by OpInfo.New and have no uses yet.
func SetResultTypes(op Op, group []int, types []Type) {
	b := op.base()
	k := 0
	for i := range b.info.results {
		s := &b.info.results[i]
		ts := types[k : k+group[i]]
		k += group[i]
		switch {
		case s.kind == many:
			(*Results)(b.at(s.off)).list = ResTypes(ts...).list
		case len(ts) == 1:
			(*Result)(b.at(s.off)).typ = ts[0]
		}
	}
	b.adoptResults()
}

// EnsureTerminator gives r, a region of op, a block if it has none, and the block the terminator that op's text may leave out if it lacks one.
func EnsureTerminator(op Op, r *Region) {
	if op.base().info.implicitTerminator == nil {
		return
	}
	if r.first == nil {
		r.Add(new(Block))
	}
	b := r.first
	if b.last != nil && b.last.info.Has(Terminator) {
		return
	}
	t := op.base().info.implicitTerminator()
	Init(t, op.base().loc)
	AppendOp(b, t)
}
