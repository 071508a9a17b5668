package analysis

import "polyloom/ir"

// Numbering gives each op inside one op its place in the text: 0 for the op itself, then up, each op before those in its regions.
type Numbering struct {
	ops    []ir.Op
	number map[ir.Op]int
}

// Number numbers op and everything inside it.
func Number(op ir.Op) *Numbering {
	n := &Numbering{number: map[ir.Op]int{}}
	for o := range ir.Walk(op) {
		n.number[o] = len(n.ops)
		n.ops = append(n.ops, o)
	}
	return n
}

// Of returns the number of op, and -1 for an op that was not there.
func (n *Numbering) Of(op ir.Op) int {
	if i, ok := n.number[op]; ok {
		return i
	}
	return -1
}

// Len returns how many ops have numbers.
func (n *Numbering) Len() int { return len(n.ops) }

// At returns the op with number i.
func (n *Numbering) At(i int) ir.Op { return n.ops[i] }
