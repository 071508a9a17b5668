package cf

import (
	"slices"

	"polyloom/dialects/arith"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer: an assertion of true goes.
func (o *Assert) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *Assert) bool {
		if n, ok := ir.ConstantInt(op.Arg.Value()); !ok || n == 0 {
			return false
		}
		rw.Erase(op)
		return true
	})}
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Br) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(func(rw *rewrite.Rewriter, op *Br) bool { return mergeSuccessor(rw, op) || skipBlock(rw, op) })}
}

// mergeSuccessor appends to a block the one that only it branches to.
func mergeSuccessor(rw *rewrite.Rewriter, op *Br) bool {
	succ, b := op.Dest.Block(), ir.BlockOf(op)
	if succ == b || !hasOnePred(succ) {
		return false
	}
	rw.MergeBlocks(succ, b, op.DestOperands.Values()...)
	rw.Erase(op)
	return true
}

// hasOnePred reports whether exactly one branch names b.
func hasOnePred(b *ir.Block) bool {
	n := 0
	for range b.PredUses() {
		n++
	}
	return n == 1
}

// skipBlock goes past a block that only branches on.
func skipBlock(rw *rewrite.Rewriter, op *Br) bool {
	if op.Dest.Block() == ir.BlockOf(op) {
		return false
	}
	dest, args, ok := collapse(op.Dest.Block(), op.DestOperands.Values())
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, NewBr(dest, args...))
	return true
}

// collapse returns where a branch to b with args arrives, if b does nothing but branch on: the next block and its arguments. A cycle of such
// blocks is left alone.
func collapse(b *ir.Block, args []*ir.Value) (*ir.Block, []*ir.Value, bool) {
	br, ok := b.First().(*Br)
	if !ok {
		return b, args, false
	}
	for _, a := range b.Args() {
		for user := range a.Users() {
			if user != ir.Op(br) {
				return b, args, false
			}
		}
	}
	seen := []*ir.Block{b}
	for next := br; next != nil; next, _ = next.Dest.Block().Terminator().(*Br) {
		if slices.Contains(seen, next.Dest.Block()) {
			return b, args, false
		}
		seen = append(seen, next.Dest.Block())
	}
	passed := br.DestOperands.Values()
	for i, v := range passed {
		if a := v.Arg(); a != nil && a.Owner() == b {
			passed[i] = args[v.Index()]
		}
	}
	return br.Dest.Block(), passed, true
}

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *CondBr) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{knownBranch, skipBlocks, sameSuccessors, sameCondition, propagateCondition, unreachableBranch}
}

// takeTrue and takeFalse make op a branch that goes one way.
func takeTrue(rw *rewrite.Rewriter, op *CondBr) bool {
	rewrite.ReplaceWithNew(rw, op, NewBr(op.TrueDest.Block(), op.TrueDestOperands.Values()...))
	return true
}

func takeFalse(rw *rewrite.Rewriter, op *CondBr) bool {
	rewrite.ReplaceWithNew(rw, op, NewBr(op.FalseDest.Block(), op.FalseDestOperands.Values()...))
	return true
}

// cond_br true, ^a, ^b -> br ^a
var knownBranch = rewrite.On(func(rw *rewrite.Rewriter, op *CondBr) bool {
	c, ok := ir.ConstantValue(op.Condition.Value()).(*ir.IntegerAttr)
	switch {
	case !ok:
		return false
	case c.Value.IsZero():
		return takeFalse(rw, op)
	}
	return takeTrue(rw, op)
})

// skipBlocks goes past blocks that only branch on.
var skipBlocks = rewrite.On(func(rw *rewrite.Rewriter, op *CondBr) bool {
	yes, yesArgs, ok := collapse(op.TrueDest.Block(), op.TrueDestOperands.Values())
	no, noArgs, ok2 := collapse(op.FalseDest.Block(), op.FalseDestOperands.Values())
	if !ok && !ok2 {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, &CondBr{
		Condition: op.Condition.Use(), BranchWeights: op.BranchWeights,
		TrueDest: ir.To(yes), TrueDestOperands: ir.Uses(yesArgs...), FalseDest: ir.To(no), FalseDestOperands: ir.Uses(noArgs...),
	})
	return true
})

// sameSuccessors makes a branch of one that goes to the same block in both cases, with selected arguments if no other block branches there.
//
//	cf.cond_br %c, ^bb1(%x : i32), ^bb1(%y : i32)
//
// becomes
//
//	%0 = arith.select %c, %x, %y : i32
//	cf.br ^bb1(%0 : i32)
var sameSuccessors = rewrite.On(func(rw *rewrite.Rewriter, op *CondBr) bool {
	dest := op.TrueDest.Block()
	if dest != op.FalseDest.Block() {
		return false
	}
	yes, no := op.TrueDestOperands.Values(), op.FalseDestOperands.Values()
	if slices.Equal(yes, no) {
		return takeTrue(rw, op)
	}
	for p := range dest.Preds() {
		if p != ir.BlockOf(op) {
			return false
		}
	}
	for i, v := range yes {
		if v != no[i] {
			yes[i] = &ir.Create(rw, &arith.Select{Condition: op.Condition.Use(), TrueValue: v.Use(), FalseValue: no[i].Use()}).Result.Value
		}
	}
	rewrite.ReplaceWithNew(rw, op, NewBr(dest, yes...))
	return true
})

// sameCondition makes a branch of one on a condition that decided how its block was reached.
var sameCondition = rewrite.On(func(rw *rewrite.Rewriter, op *CondBr) bool {
	b := ir.BlockOf(op)
	pred := b.SinglePred()
	if pred == nil {
		return false
	}
	first, ok := pred.Terminator().(*CondBr)
	switch {
	case !ok || first.Condition.Value() != op.Condition.Value():
		return false
	case first.TrueDest.Block() == b:
		return takeTrue(rw, op)
	}
	return takeFalse(rw, op)
})

// propagateCondition makes uses of the condition in a block that only one of the two ways leads to uses of true or false.
var propagateCondition = rewrite.On(func(rw *rewrite.Rewriter, op *CondBr) bool {
	cond := op.Condition.Value()
	changed := false
	for _, way := range []struct {
		dest *ir.Block
		is   bool
	}{{op.TrueDest.Block(), true}, {op.FalseDest.Block(), false}} {
		if way.dest.SinglePred() == nil {
			continue
		}
		var known *ir.Value
		for use := range cond.Uses() {
			if ir.BlockOf(use.Owner()) != way.dest {
				continue
			}
			if known == nil {
				known = &ir.Create(rw, &arith.Constant{Value: ir.BoolAttr(way.is)}).Result.Value
			}
			rw.SetOperand(use, known)
			changed = true
		}
	}
	return changed
})

// cond_br %c, ^a, ^b, where ^a is never reached -> br ^b
var unreachableBranch = rewrite.On(func(rw *rewrite.Rewriter, op *CondBr) bool {
	never := func(b *ir.Block) bool { _, ok := b.First().(*ub.Unreachable); return ok }
	switch {
	case never(op.TrueDest.Block()):
		return takeFalse(rw, op)
	case never(op.FalseDest.Block()):
		return takeTrue(rw, op)
	}
	return false
})
