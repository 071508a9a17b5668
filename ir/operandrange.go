package ir

import "slices"

// OperandRange is a run of operands of one group that can be read and changed: what a terminator passes to one successor, say.
type OperandRange struct {
	group    *Operands
	first, n int
	resized  func(n int) // told of a new length; nil if the range is the whole group
}

// Range returns the whole group as a range.
func (g *Operands) Range() OperandRange { return OperandRange{group: g, n: len(g.list)} }

// Part returns n operands of the group, beginning at first, as a range; resized is called when their number changes.
func (g *Operands) Part(first, n int, resized func(n int)) OperandRange {
	return OperandRange{g, first, n, resized}
}

// Len returns the number of operands in the range.
func (r OperandRange) Len() int { return r.n }

// At returns the value of operand i of the range.
func (r OperandRange) At(i int) *Value { return r.group.At(r.first + i) }

// Operand returns operand i of the range.
func (r OperandRange) Operand(i int) *Operand { return r.group.Operand(r.first + i) }

// Values returns the values of the range, in a new slice.
func (r OperandRange) Values() []*Value { return r.group.Values()[r.first : r.first+r.n] }

// Assign replaces the operands of the range by uses of vs. Other ranges of the same group are to be taken anew.
func (r *OperandRange) Assign(vs ...*Value) {
	r.group.Assign(slices.Replace(r.group.Values(), r.first, r.first+r.n, vs...)...)
	if r.resized != nil && r.n != len(vs) {
		r.resized(len(vs))
	}
	r.n = len(vs)
}

// Append adds uses of vs at the end of the range.
func (r *OperandRange) Append(vs ...*Value) { r.Assign(append(r.Values(), vs...)...) }

// Remove drops operand i of the range.
func (r *OperandRange) Remove(i int) { r.Assign(slices.Delete(r.Values(), i, i+1)...) }
