package affine

import (
	"polyloom/ir"
)

// legalToInline reports whether an op of this dialect may be inlined into dest: an affine scope, or a region inside one.
func legalToInline(_ ir.Op, dest *ir.Region) bool {
	switch parent := dest.ParentOp(); parent.(type) {
	case *For, *If, *Parallel:
		return true
	default:
		return parent != nil && ir.HasTrait(parent, ir.AffineScope)
	}
}

// legalInto reports whether src may be inlined into a region of an affine.for, affine.if or affine.parallel: its ops must be free of
// effects, or accesses and applications of maps whose operands stay valid.
func legalInto(src, dest *ir.Region, m *ir.Mapping) bool {
	if !src.HasOneBlock() {
		return false
	}
	for op := range src.Entry().Ops() {
		if isEffectFree(op) {
			continue
		}
		a, ok := op.(Access)
		if !ok {
			return false
		}
		for i, v := range a.MapOperands() {
			legal := IsValidSymbolIn
			if i < a.Map().NumDims() {
				legal = IsValidDimIn
			}
			if !staysValid(v, src, dest, m, legal) {
				return false
			}
		}
	}
	return true
}

// isEffectFree reports whether op itself says that it has no effect.
func isEffectFree(op ir.Op) bool {
	if ir.HasTrait(op, ir.NoMemoryEffect) {
		return true
	}
	e, ok := op.(ir.MemoryEffects)
	return ok && len(e.Effects()) == 0
}

// staysValid reports whether v, which is a valid operand in src, is one in dest: a value of the top level of src is no longer at the top
// level there.
func staysValid(v *ir.Value, src, dest *ir.Region, m *ir.Mapping, legal func(*ir.Value, *ir.Region) bool) bool {
	if regionOf(v) != src {
		return true
	}
	op := v.DefOp()
	if op == nil {
		return legal(m.Value(v), dest)
	}
	_, isDim := op.(ir.ShapedDim)
	return isDim || ir.Constant(op) != nil
}
