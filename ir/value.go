package ir

import (
	"iter"
	"unsafe"
)

// A Value is an SSA value: the result of an operation or an argument of a block. It has one type, and a list of the
// operands that use it. Values live inside their operation or block; they are never copied once that is in use.
type Value struct {
	typ   Type
	first *Operand // head of the use list
	def   *Base    // the defining operation; nil for a block argument
	index uint32   // result number or argument number
	Num   uint32   // scratch number for the analysis or printer that owns the enclosing isolated operation
}

// A Result is an operation's result: a field of the op's struct.
type Result struct{ Value }

// Res returns an unlinked result of type t, for an op literal.
func Res(t Type) Result { return Result{Value{typ: t}} }

// A BlockArg is an argument of a block.
type BlockArg struct {
	Value
	block *Block
	loc   Loc
}

// Placeholder returns a value that no op or block defines, to be replaced by the real one once that is known.
func Placeholder(t Type) *Value { return &(&BlockArg{Value: Value{typ: t}}).Value }

// Type returns v's type; nil only before the operation that defines v is complete.
func (v *Value) Type() Type { return v.typ }

// SetType changes v's type. Users are not told.
func (v *Value) SetType(t Type) { v.typ = t }

// Index returns the position of v among the results of its operation or the arguments of its block.
func (v *Value) Index() int { return int(v.index) }

// DefOp returns the operation whose result v is, or nil for a block argument.
func (v *Value) DefOp() Op {
	if v.def == nil {
		return nil
	}
	return v.def.Op()
}

// Arg returns v as a block argument, or nil if v is a result.
func (v *Value) Arg() *BlockArg {
	if v.def != nil {
		return nil
	}
	return (*BlockArg)(unsafe.Pointer(v)) // the Value is the first field of its BlockArg
}

// Block returns the block in which v is defined: the one that holds its operation, or whose argument it is.
func (v *Value) Block() *Block {
	if v.def != nil {
		return v.def.block
	}
	return v.Arg().block
}

// Loc returns where v is defined.
func (v *Value) Loc() Loc {
	if v.def != nil {
		return v.def.loc
	}
	return v.Arg().loc
}

// Owner returns the block of the argument a; nil for an argument that was erased.
func (a *BlockArg) Owner() *Block { return a.block }

// SetLoc changes the location of a.
func (a *BlockArg) SetLoc(l Loc) { a.loc = l }

// Use returns an operand for an op literal that uses v. It is linked into v's uses when the op is created.
func (v *Value) Use() Operand { return Operand{val: v} }

// HasUses reports whether any operand uses v.
func (v *Value) HasUses() bool { return v.first != nil }

// HasOneUse reports whether exactly one operand uses v.
func (v *Value) HasOneUse() bool { return v.first != nil && v.first.next == nil }

// NumUses counts the operands that use v, in time linear in their number.
func (v *Value) NumUses() int {
	n := 0
	for u := v.first; u != nil; u = u.next {
		n++
	}
	return n
}

// Uses yields the operands that use v, the newest first. The yielded operand may be set to another value or erased.
func (v *Value) Uses() iter.Seq[*Operand] {
	return func(yield func(*Operand) bool) {
		for u := v.first; u != nil; {
			next := u.next
			if !yield(u) {
				return
			}
			u = next
		}
	}
}

// Users yields the operation of each use of v; an operation that uses v twice comes twice.
func (v *Value) Users() iter.Seq[Op] {
	return func(yield func(Op) bool) {
		for u := range v.Uses() {
			if !yield(u.owner.Op()) {
				return
			}
		}
	}
}

// DropUses leaves every operand that uses v without a value, until it is set again or its op is erased.
func (v *Value) DropUses() { v.ReplaceAllUses(nil) }

// ReplaceAllUses makes every use of v a use of w.
func (v *Value) ReplaceAllUses(w *Value) {
	if v == w {
		return
	}
	for v.first != nil {
		v.first.Set(w)
	}
}

// ReplaceUsesIf makes the uses of v for which keep returns true uses of w.
func (v *Value) ReplaceUsesIf(w *Value, choose func(*Operand) bool) {
	for u := range v.Uses() {
		if choose(u) {
			u.Set(w)
		}
	}
}

// An Operand is one use of a value: a field of an op's struct, or an element of Operands.
type Operand struct {
	val        *Value
	owner      *Base
	next, prev *Operand
}

// Value returns the value that o uses; nil for an absent optional operand.
func (o *Operand) Value() *Value { return o.val }

// Use returns an unlinked operand that uses the same value.
func (o *Operand) Use() Operand { return Operand{val: o.val} }

// Type returns the type of the value that o uses.
func (o *Operand) Type() Type { return o.val.typ }

// DefOp returns the operation that defines the value that o uses; nil for a block argument.
func (o *Operand) DefOp() Op { return o.val.DefOp() }

// Present reports whether an optional operand is there.
func (o *Operand) Present() bool { return o.val != nil }

// Owner returns the operation that o belongs to.
func (o *Operand) Owner() Op { return o.owner.Op() }

// Index returns the position of o among all operands of its operation.
func (o *Operand) Index() int {
	b, n := o.owner, 0
	for i := range b.info.operands {
		s := &b.info.operands[i]
		if s.kind != many {
			if (*Operand)(b.at(s.off)) == o {
				return n
			}
		} else if k := indexIn((*Operands)(b.at(s.off)).list, o); k >= 0 {
			return n + k
		}
		n += b.operandCount(s)
	}
	return -1
}

// indexIn returns the position of the element of list that p points to, or -1, in constant time.
func indexIn[T any](list []T, p *T) int {
	if len(list) == 0 {
		return -1
	}
	off := uintptr(unsafe.Pointer(p)) - uintptr(unsafe.Pointer(&list[0])) // huge if p comes before the list
	if i := off / unsafe.Sizeof(*p); i < uintptr(len(list)) {
		return int(i)
	}
	return -1
}

// Set makes o use v; nil drops the use. The operand must belong to a created operation.
func (o *Operand) Set(v *Value) {
	if o.val != nil {
		if o.prev != nil {
			o.prev.next = o.next
		} else if o.val.first == o {
			o.val.first = o.next
		}
		if o.next != nil {
			o.next.prev = o.prev
		}
	}
	o.val, o.prev, o.next = v, nil, nil
	if v != nil {
		o.next = v.first
		if v.first != nil {
			v.first.prev = o
		}
		v.first = o
	}
}

// link enters an operand that came from a literal into its value's uses.
func (o *Operand) link(owner *Base) {
	v := o.val
	o.val, o.next, o.prev, o.owner = nil, nil, nil, owner
	o.Set(v)
}

// Operands is a variadic group of operands: a field of an op's struct.
type Operands struct {
	list  []Operand
	owner *Base
}

// Uses returns a group for an op literal that uses vs in order.
func Uses(vs ...*Value) Operands {
	l := make([]Operand, len(vs))
	for i, v := range vs {
		l[i].val = v
	}
	return Operands{list: l}
}

// Len returns the number of operands in the group.
func (g *Operands) Len() int { return len(g.list) }

// At returns the value of operand i of the group.
func (g *Operands) At(i int) *Value { return g.list[i].val }

// Operand returns operand i of the group.
func (g *Operands) Operand(i int) *Operand { return &g.list[i] }

// List returns the operands of the group, in a new slice. They stay valid until the group is reassigned.
func (g *Operands) List() []*Operand {
	os := make([]*Operand, len(g.list))
	for i := range os {
		os[i] = &g.list[i]
	}
	return os
}

// Values returns the values of the group, in a new slice.
func (g *Operands) Values() []*Value {
	vs := make([]*Value, len(g.list))
	for i := range g.list {
		vs[i] = g.list[i].val
	}
	return vs
}

// Types returns the types of the group, in a new slice.
func (g *Operands) Types() []Type {
	ts := make([]Type, len(g.list))
	for i := range g.list {
		ts[i] = g.list[i].val.typ
	}
	return ts
}

// All yields the position and value of each operand of the group.
func (g *Operands) All() iter.Seq2[int, *Value] {
	return func(yield func(int, *Value) bool) {
		for i := range g.list {
			if !yield(i, g.list[i].val) {
				return
			}
		}
	}
}

// Assign replaces the whole group by uses of vs.
func (g *Operands) Assign(vs ...*Value) {
	for i := range g.list {
		g.list[i].Set(nil)
	}
	if cap(g.list) >= len(vs) {
		g.list = g.list[:len(vs)]
	} else {
		g.list = make([]Operand, len(vs))
	}
	for i, v := range vs {
		g.list[i] = Operand{owner: g.owner}
		g.list[i].Set(v)
	}
}

// Resize drops all operands of the group and makes room for n, which are to be set at once.
func (g *Operands) Resize(n int) {
	g.Assign()
	g.list = make([]Operand, n)
	for i := range g.list {
		g.list[i].owner = g.owner
	}
}

// Append adds uses of vs at the end of the group.
func (g *Operands) Append(vs ...*Value) { g.Assign(append(g.Values(), vs...)...) }

// Remove drops operand i of the group.
func (g *Operands) Remove(i int) {
	vs := g.Values()
	g.Assign(append(vs[:i], vs[i+1:]...)...)
}

// Results is a variadic group of results: a field of an op's struct. Its length is fixed once the op is created.
type Results struct{ list []Result }

// ResTypes returns a group of results of the given types, for an op literal.
func ResTypes(ts ...Type) Results {
	l := make([]Result, len(ts))
	for i, t := range ts {
		l[i].typ = t
	}
	return Results{l}
}

// Len returns the number of results in the group.
func (g *Results) Len() int { return len(g.list) }

// At returns result i of the group.
func (g *Results) At(i int) *Value { return &g.list[i].Value }

// Types returns the types of the group, in a new slice.
func (g *Results) Types() []Type {
	ts := make([]Type, len(g.list))
	for i := range g.list {
		ts[i] = g.list[i].typ
	}
	return ts
}

// Values returns the results of the group, in a new slice.
func (g *Results) Values() []*Value {
	vs := make([]*Value, len(g.list))
	for i := range g.list {
		vs[i] = &g.list[i].Value
	}
	return vs
}

// All yields the position and value of each result of the group.
func (g *Results) All() iter.Seq2[int, *Value] {
	return func(yield func(int, *Value) bool) {
		for i := range g.list {
			if !yield(i, &g.list[i].Value) {
				return
			}
		}
	}
}
