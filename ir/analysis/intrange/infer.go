package intrange

import "polyloom/ir"

// Inferer is implemented by ops that bound their integer results. It is asked only when all operands have ranges, so an op with operands
// that are no integers implements PartialInferer instead.
type Inferer interface {
	ir.Op
	// InferRanges calls set for each integer result with its range, given those of the operands, and for each argument of the entry
	// blocks of the op's regions that control flow does not determine. It must not keep args.
	InferRanges(args []Range, set func(v *ir.Value, r Range))
}

// PartialInferer is implemented by ops that bound their results also when the ranges of some operands are not known (yet).
type PartialInferer interface {
	ir.Op
	// InferPartialRanges is Inferer.InferRanges where a zero Range stands for an operand of which nothing is known: because it is no
	// integer, or because the analysis has not come to it, in which case the op is asked again.
	InferPartialRanges(args []Range, set func(v *ir.Value, r Range))
}

// Infer asks op for the ranges of its results, through whichever interface it implements, and reports whether it implements one.
func Infer(op ir.Op, args []Range, set func(v *ir.Value, r Range)) bool {
	switch op := op.(type) {
	case PartialInferer:
		op.InferPartialRanges(args, set)
		return true
	case Inferer:
		for _, a := range args {
			if !a.Known() {
				return true
			}
		}
		op.InferRanges(args, set)
		return true
	}
	return false
}
