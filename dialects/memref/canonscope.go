package memref

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *AllocaScope) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(inlineScope), rewrite.On(hoistAllocas)}
}

// inlineScope moves what is inside a scope in front of it, if it allocates nothing, or if the op around the scope is one too and ends right behind it.
func inlineScope(rw *rewrite.Rewriter, o *AllocaScope) bool {
	if mayAllocateInside(o) && !(ir.HasTrait(ir.Parent(o), ir.AutomaticAllocationScope) && endsRegion(o)) {
		return false
	}
	end := o.Body.Entry().Terminator()
	results := ir.OperandValues(end)
	rw.InlineBlockBefore(o.Body.Entry(), ir.BlockOf(o), o)
	rw.Replace(o, results...)
	rw.Erase(end)
	return true
}

// mayAllocateInside reports whether an op inside scope, and not inside another scope in there, may allocate memory that lives as long as scope.
func mayAllocateInside(scope ir.Op) bool {
	return !ir.PreOrder(scope, func(op ir.Op) ir.WalkResult {
		switch {
		case op == scope:
			return ir.Advance
		case mayAllocate(op):
			return ir.Interrupt
		case ir.HasTrait(op, ir.AutomaticAllocationScope):
			return ir.SkipInner
		}
		return ir.Advance
	})
}

// mayAllocate reports whether op itself may allocate memory that its scope ends.
func mayAllocate(op ir.Op) bool {
	if ir.HasTrait(op, ir.RecursiveMemoryEffects) {
		return false
	}
	_, says := op.(ir.MemoryEffects)
	return allocatesInScope(op) || !says && !ir.HasTrait(op, ir.NoMemoryEffect)
}

// allocatesInScope reports whether op says that it allocates a result of its own until the end of its scope.
func allocatesInScope(op ir.Op) bool {
	m, ok := op.(ir.MemoryEffects)
	return ok && slices.ContainsFunc(m.Effects(), func(e ir.Effect) bool {
		return e.Kind == ir.Allocate && e.Resource == ir.AutomaticAllocation && e.Value != nil && e.Value.DefOp() == op
	})
}

// endsRegion reports whether op stands in a region of one block in front of its terminator, so that nothing else happens before that ends.
func endsRegion(op ir.Op) bool {
	b := ir.BlockOf(op)
	return b.Region().HasOneBlock() && b.Terminator() != nil && ir.Next(op) == b.Terminator()
}

// hoistAllocas moves allocations out of a scope that is the last thing that happens inside of ops that are no scopes, up to the scope around those:
//
//	scf.if %c {
//	  memref.alloca_scope {
//	    %a = memref.alloca() : memref<4xf32>
//
// becomes
//
//	%a = memref.alloca() : memref<4xf32>
//	scf.if %c {
//	  memref.alloca_scope {
func hoistAllocas(rw *rewrite.Rewriter, o *AllocaScope) bool {
	outer := ir.Parent(o)
	if !inAllocationScope(o) || ir.HasTrait(outer, ir.AutomaticAllocationScope) || !endsRegion(o) || !endsRegion(outer) {
		return false
	}
	for !ir.HasTrait(ir.Parent(outer), ir.AutomaticAllocationScope) {
		if outer = ir.Parent(outer); !endsRegion(outer) {
			return false
		}
	}
	region := o.Body.ParentRegion()
	for region.ParentOp() != outer {
		region = region.ParentRegion()
	}
	var hoist []ir.Op
	inside := func(v *ir.Value) bool { return region.IsAncestor(v.Block().Region()) }
	ir.PostOrderWalk(o, func(op ir.Op) {
		if allocatesInScope(op) && !allocatesOften(op, o) && !slices.ContainsFunc(ir.OperandValues(op), inside) {
			hoist = append(hoist, op)
		}
	})
	if len(hoist) == 0 {
		return false
	}
	rw.SetBefore(outer)
	for _, op := range hoist {
		rw.ReplaceWith(op, rw.Clone(op, ir.NewMapping()))
	}
	return true
}

// allocatesOften reports whether what op, inside scope, allocates in the iterations of a loop may be there at the same time.
func allocatesOften(op, scope ir.Op) bool {
	for p := ir.Parent(op); p != scope && !ir.HasTrait(p, ir.AutomaticAllocationScope); p = ir.Parent(p) {
		if _, loop := p.(ir.LoopLike); loop {
			return true
		}
	}
	return false
}
