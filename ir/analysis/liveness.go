package analysis

import (
	"slices"

	"polyloom/ir"
)

// Liveness knows which values are needed where: a value is live from its definition to its last use on each path. It covers all blocks
// inside one operation. It stays right while ops are only moved such that no use comes behind the last or before the first in its block;
// other changes of the IR end it.
//
// A value that is used inside a region of an op is used by that op. It is live in the region where control comes to the use inside
// the region; that control may come back to the region is not considered, so a value that is used in the body of a loop may be said to be dead
// after the use within the body, but not behind the loop.
type Liveness struct {
	blocks map[*ir.Block]*blockLiveness
	order  map[*ir.Value]int // by definition
}

// blockLiveness holds the values at the ends of a block, in the order of their definition.
type blockLiveness struct{ in, out []*ir.Value }

// NewLiveness computes the liveness of all values defined inside op.
func NewLiveness(op ir.Op) *Liveness {
	l := &Liveness{blocks: map[*ir.Block]*blockLiveness{}, order: map[*ir.Value]int{}}
	for o := range ir.Walk(op) {
		for _, r := range ir.RegionsOf(o) {
			for b := range r.Blocks() {
				l.blocks[b] = &blockLiveness{}
			}
		}
	}
	// Values that are used inside but defined outside come first.
	for o := range ir.Walk(op) {
		if o == op {
			continue
		}
		for _, v := range ir.OperandsOf(o) {
			if l.blocks[v.Block()] == nil {
				l.define(v)
			}
		}
	}
	for o := range ir.Walk(op) {
		if o != op {
			for _, v := range ir.ResultsOf(o) {
				l.define(v)
			}
		}
		for _, r := range ir.RegionsOf(o) {
			for b := range r.Blocks() {
				for _, a := range b.Args() {
					l.define(&a.Value)
				}
			}
		}
	}
	return l
}

// define follows the uses of v back to its definition. Values come one after the other, so that a block has v already if it has it last.
func (l *Liveness) define(v *ir.Value) {
	if _, ok := l.order[v]; ok || !v.HasUses() {
		return
	}
	l.order[v] = len(l.order)
	home := v.Block()
	for user := range v.Users() {
		b := ir.BlockOf(user)
		for b != nil && b != home && b.Region() != home.Region() {
			l.reach(v, b, nil)
			b = ir.BlockOf(b.ParentOp())
		}
		if b != nil && b != home {
			l.reach(v, b, home)
		}
	}
}

// reach makes v live at the beginning of b and of all blocks from which control comes there without passing home.
func (l *Liveness) reach(v *ir.Value, b, home *ir.Block) {
	info := l.blocks[b]
	if info == nil || !addLast(&info.in, v) {
		return
	}
	stack := []*ir.Block{b}
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for p := range b.Preds() {
			info := l.blocks[p]
			addLast(&info.out, v)
			if p != home && addLast(&info.in, v) {
				stack = append(stack, p)
			}
		}
	}
}

// addLast adds v to a list that may have it only at its end, and reports whether it was missing.
func addLast(list *[]*ir.Value, v *ir.Value) bool {
	if n := len(*list); n > 0 && (*list)[n-1] == v {
		return false
	}
	*list = append(*list, v)
	return true
}

// LiveIn returns the values that are live at the beginning of b, not counting its arguments. The slice must not be changed.
func (l *Liveness) LiveIn(b *ir.Block) []*ir.Value { return l.blocks[b].in }

// LiveOut returns the values that are live at the end of b. The slice must not be changed.
func (l *Liveness) LiveOut(b *ir.Block) []*ir.Value { return l.blocks[b].out }

// IsLiveIn reports whether v is defined before b and needed in or behind it.
func (l *Liveness) IsLiveIn(b *ir.Block, v *ir.Value) bool { return l.has(l.blocks[b].in, v) }

// IsLiveOut reports whether v is needed behind b.
func (l *Liveness) IsLiveOut(b *ir.Block, v *ir.Value) bool { return l.has(l.blocks[b].out, v) }

func (l *Liveness) has(list []*ir.Value, v *ir.Value) bool {
	at, ok := l.order[v]
	if !ok {
		return false
	}
	_, found := slices.BinarySearchFunc(list, at, func(w *ir.Value, at int) int { return l.order[w] - at })
	return found
}

// IsDeadAfter reports whether v, which is live or defined in the block of op, is not needed after op.
func (l *Liveness) IsDeadAfter(v *ir.Value, op ir.Op) bool {
	b := ir.BlockOf(op)
	if l.IsLiveOut(b, v) {
		return false
	}
	end := l.end(b, v, op)
	return end == op || ir.IsBefore(end, op)
}

// start returns the op of b at which v begins to live there.
func (l *Liveness) start(b *ir.Block, v *ir.Value) ir.Op {
	if def := v.DefOp(); def != nil && ir.BlockOf(def) == b {
		return def
	}
	return b.First()
}

// end returns the last op of b at which v lives, at least from.
func (l *Liveness) end(b *ir.Block, v *ir.Value, from ir.Op) ir.Op {
	if l.IsLiveOut(b, v) {
		return b.Last()
	}
	for user := range v.Users() {
		if user = ancestorIn(b, user); user != nil && ir.IsBefore(from, user) {
			from = user
		}
	}
	return from
}

// ancestorIn returns the op of b that is or holds op; nil if there is none.
func ancestorIn(b *ir.Block, op ir.Op) ir.Op {
	for op != nil && ir.BlockOf(op) != b {
		op = ir.Parent(op)
	}
	return op
}

// LiveRange returns the ops at which v is live, block by block, from the one that defines it (or the first of the block of which it is an
// argument) to its last use.
func (l *Liveness) LiveRange(v *ir.Value) []ir.Op {
	var ops []ir.Op
	seen := map[*ir.Block]bool{}
	stack := []*ir.Block{v.Block()}
	for user := range v.Users() {
		stack = append(stack, ir.BlockOf(user))
	}
	slices.Reverse(stack[1:])
	slices.Reverse(stack)
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[b] || l.blocks[b] == nil {
			continue
		}
		seen[b] = true
		if from := l.start(b, v); from != nil {
			end := l.end(b, v, from)
			for op := from; op != end; op = ir.Next(op) {
				ops = append(ops, op)
			}
			ops = append(ops, end)
		}
		for s := range b.Succs() {
			if l.IsLiveIn(s, v) {
				stack = append(stack, s)
			}
		}
	}
	return ops
}

// LiveAt returns the values that are live at op: in its block defined at or before it, and needed by it or later; in the order of their
// definition.
func (l *Liveness) LiveAt(op ir.Op) []*ir.Value {
	b := ir.BlockOf(op)
	var vs []*ir.Value
	add := func(v *ir.Value) {
		if from := l.start(b, v); !ir.IsBefore(op, from) && !ir.IsBefore(l.end(b, v, from), op) {
			vs = append(vs, v)
		}
	}
	for _, v := range l.LiveIn(b) {
		add(v)
	}
	for _, a := range b.Args() {
		add(&a.Value)
	}
	for o := range b.Ops() {
		if o != op && ir.IsBefore(op, o) {
			break
		}
		for _, v := range ir.ResultsOf(o) {
			add(v)
		}
	}
	return vs
}
