package alias

import "polyloom/ir"

// compare returns how the memory of two values overlaps whose memory comes from nowhere else.
func compare(x, y *ir.Value) Result {
	if x == y {
		return Must
	}
	xconst, yconst := ir.ConstantValue(x) != nil, ir.ConstantValue(y) != nil
	if xconst && yconst {
		return May // different symbols may be names of one object
	}
	if !xconst && !yconst {
		if r, ok := compareDistinct(x, y); ok {
			return r
		}
	}
	xnew, xok := allocation(x)
	ynew, yok := allocation(y)
	switch {
	case xok && yok:
		return No
	case !xok && !yok:
		return May
	case xok && (yconst || existedBefore(y, scopeOf(x, xnew))), yok && (xconst || existedBefore(x, scopeOf(y, ynew))):
		return No
	}
	return May
}

// compareDistinct compares results of an ir.DistinctObjects op, if one of the values is.
func compareDistinct(x, y *ir.Value) (Result, bool) {
	xop, xok := x.DefOp().(ir.DistinctObjects)
	yop, yok := y.DefOp().(ir.DistinctObjects)
	switch {
	case xok && ir.OperandValue(xop, x.Index()) == y, yok && ir.OperandValue(yop, y.Index()) == x:
		return Must, true
	case xok && yok && ir.Op(xop) == ir.Op(yop):
		return No, true
	}
	return May, false
}

// allocation returns the effect by which v becomes new memory, if the op that defines v, or the op around the block whose argument v is, has one.
func allocation(v *ir.Value) (ir.Effect, bool) {
	op := v.DefOp()
	if op == nil {
		op = v.Block().ParentOp()
	}
	if says, ok := op.(ir.MemoryEffects); ok {
		for _, e := range says.Effects() {
			if e.Kind == ir.Allocate && e.Value == v {
				return e, true
			}
		}
	}
	return ir.Effect{}, false
}

// scopeOf returns the op that an allocation does not live longer than, or whose beginning it does not see; nil if that is not known.
func scopeOf(v *ir.Value, e ir.Effect) ir.Op {
	op := v.DefOp()
	if op == nil {
		op = v.Block().ParentOp()
	}
	for op = ir.Parent(op); op != nil; op = ir.Parent(op) {
		if e.Resource == ir.AutomaticAllocation {
			if ir.HasTrait(op, ir.AutomaticAllocationScope) {
				return op
			}
		} else if _, ok := op.(ir.FunctionOp); ok {
			return op
		}
	}
	return nil
}

// existedBefore reports whether v was there when scope was entered: it is defined outside of it, or is an argument of an entry block.
func existedBefore(v *ir.Value, scope ir.Op) bool {
	if scope == nil {
		return false
	}
	parent := v.Block().ParentOp()
	if parent == scope {
		return v.Arg() != nil && v.Block().IsEntry()
	}
	return parent != nil && ir.IsAncestor(parent, scope)
}

func (a *Analysis) localModRef(op ir.Op, v *ir.Value) ModRef {
	says, ok := op.(ir.MemoryEffects)
	switch {
	case ir.HasTrait(op, ir.RecursiveMemoryEffects), !ok && !ir.HasTrait(op, ir.NoMemoryEffect):
		return Mod | Ref
	case !ok:
		return None
	}
	m := None
	for _, e := range says.Effects() {
		if e.Kind != ir.Read && e.Kind != ir.Write {
			continue
		}
		if e.Value != nil && a.Alias(e.Value, v) == No {
			continue
		}
		if e.Kind == ir.Read {
			m |= Ref
		} else {
			m |= Mod
		}
	}
	return m
}

// Conflict reports whether exchanging p and q, where one follows the other, could change what they do to memory: one of them, or an op inside
// it, writes, frees or allocates on a resource what the other also touches. Allocations conflict with nothing but uses of what they make.
func (a *Analysis) Conflict(p, q ir.Op) bool {
	ps, pok := ir.EffectsOf(p)
	qs, qok := ir.EffectsOf(q)
	switch {
	case pok && len(ps) == 0 || qok && len(qs) == 0:
		return false
	case !pok || !qok:
		return true
	}
	for _, e := range ps {
		for _, f := range qs {
			if a.interfere(e, f) {
				return true
			}
		}
	}
	return false
}

func (a *Analysis) interfere(e, f ir.Effect) bool {
	if e.Resource != f.Resource || e.Kind == ir.Read && f.Kind == ir.Read {
		return false
	}
	if e.Kind == ir.Allocate || f.Kind == ir.Allocate {
		return e.Value != nil && f.Value != nil && a.Alias(e.Value, f.Value) != No
	}
	if e.Symbol != nil && f.Symbol != nil {
		return e.Symbol == f.Symbol
	}
	return e.Value == nil || f.Value == nil || a.Alias(e.Value, f.Value) != No
}
