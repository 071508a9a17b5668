package conversion

import (
	"slices"

	"polyloom/ir"
)

// Reconcile erases those of casts, and of the casts that feed them, that have no uses, and replaces those whose result types are again the input
// types of the cast at the beginning of a chain of casts by its inputs. All are of one kind of op. It returns those of casts that are left.
func Reconcile(casts []ir.Op) []ir.Op {
	work := slices.Clone(casts)
	queued := make(map[ir.Op]bool, len(casts))
	for _, op := range casts {
		queued[op] = true
	}
	gone := map[ir.Op]bool{}
	erase := func(op ir.Op) {
		for _, v := range ir.OperandsOf(op) {
			if in := v.DefOp(); in != nil && in.Info() == op.Info() && !queued[in] {
				queued[in] = true
				work = append(work, in)
			}
		}
		gone[op] = true
	}
	for len(work) > 0 {
		op := work[len(work)-1]
		work = work[:len(work)-1]
		delete(queued, op)
		if !ir.HasUses(op) {
			erase(op)
			ir.Erase(op)
			continue
		}
		for first := op; first != nil; first = feeding(first) {
			if !slices.Equal(ir.OperandTypes(first), ir.ResultTypes(op)) {
				continue
			}
			erase(op)
			for i, r := range ir.ResultsOf(op) {
				r.ReplaceAllUses(ir.OperandValue(first, i))
			}
			ir.Erase(op)
			break
		}
	}
	return slices.DeleteFunc(slices.Clone(casts), func(op ir.Op) bool { return gone[op] })
}

// feeding returns the cast whose results are the operands of op, all in their order; nil if there is none.
func feeding(op ir.Op) ir.Op {
	if ir.NumOperands(op) == 0 {
		return nil
	}
	in := ir.OperandValue(op, 0).DefOp()
	if in == nil || in.Info() != op.Info() || ir.NumResults(in) != ir.NumOperands(op) {
		return nil
	}
	for i, r := range ir.ResultsOf(in) {
		if ir.OperandValue(op, i) != r {
			return nil
		}
	}
	return in
}
