package cf

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Switch) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{onlyDefault, likeDefault, knownSwitch, skipSwitchBlocks, sameSwitch, sameSwitchDefault}
}

// replaceSwitch replaces op by a switch with other cases.
func replaceSwitch(rw *rewrite.Rewriter, op *Switch, cases []Case) bool {
	rewrite.ReplaceWithNew(rw, op, NewSwitch(op.Flag.Value(), op.DefaultDest.Block(), op.DefaultOperands.Values(), cases))
	return true
}

// takeCase makes op a branch to the block for the number v.
func takeCase(rw *rewrite.Rewriter, op *Switch, v num.Int) bool {
	for _, c := range op.Cases() {
		if c.Value.Equal(v) {
			rewrite.ReplaceWithNew(rw, op, NewBr(c.Dest, c.Args...))
			return true
		}
	}
	return takeDefault(rw, op)
}

func takeDefault(rw *rewrite.Rewriter, op *Switch) bool {
	rewrite.ReplaceWithNew(rw, op, NewBr(op.DefaultDest.Block(), op.DefaultOperands.Values()...))
	return true
}

// switch %n [default: ^a] -> br ^a
var onlyDefault = rewrite.On(func(rw *rewrite.Rewriter, op *Switch) bool { return op.CaseDests.Len() == 0 && takeDefault(rw, op) })

// switch %n [default: ^a, 1: ^a, 2: ^b] -> switch %n [default: ^a, 2: ^b]
var likeDefault = rewrite.On(func(rw *rewrite.Rewriter, op *Switch) bool {
	args := op.DefaultOperands.Values()
	cases := slices.DeleteFunc(op.Cases(), func(c Case) bool { return c.Dest == op.DefaultDest.Block() && slices.Equal(c.Args, args) })
	return len(cases) < op.CaseDests.Len() && replaceSwitch(rw, op, cases)
})

// switch 1 [default: ^a, 1: ^b] -> br ^b
var knownSwitch = rewrite.On(func(rw *rewrite.Rewriter, op *Switch) bool {
	n, ok := ir.ConstantValue(op.Flag.Value()).(*ir.IntegerAttr)
	return ok && takeCase(rw, op, n.Value)
})

// skipSwitchBlocks goes past blocks that only branch on.
var skipSwitchBlocks = rewrite.On(func(rw *rewrite.Rewriter, op *Switch) bool {
	cases := op.Cases()
	changed := false
	for i := range cases {
		c := &cases[i]
		var ok bool
		c.Dest, c.Args, ok = collapse(c.Dest, c.Args)
		changed = changed || ok
	}
	def, args, ok := collapse(op.DefaultDest.Block(), op.DefaultOperands.Values())
	if !ok && !changed {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, NewSwitch(op.Flag.Value(), def, args, cases))
	return true
})

// earlierSwitch returns the switch on the same number that alone leads to op's block, or nil, and whether that is by its default.
func earlierSwitch(op *Switch) (first *Switch, byDefault bool) {
	b := ir.BlockOf(op)
	pred := b.SinglePred()
	if pred == nil {
		return nil, false
	}
	first, ok := pred.Terminator().(*Switch)
	if !ok || first.Flag.Value() != op.Flag.Value() {
		return nil, false
	}
	return first, first.DefaultDest.Block() == b
}

// sameSwitch makes a branch of a switch on a number that decided how its block was reached.
var sameSwitch = rewrite.On(func(rw *rewrite.Rewriter, op *Switch) bool {
	first, byDefault := earlierSwitch(op)
	if first == nil || byDefault {
		return false
	}
	for _, c := range first.Cases() {
		if c.Dest == ir.BlockOf(op) {
			return takeCase(rw, op, c.Value)
		}
	}
	return takeDefault(rw, op)
})

// sameSwitchDefault removes the cases that cannot occur where a block is reached by the default of a switch on the same number.
var sameSwitchDefault = rewrite.On(func(rw *rewrite.Rewriter, op *Switch) bool {
	first, byDefault := earlierSwitch(op)
	if first == nil || !byDefault {
		return false
	}
	cases := op.Cases()
	for _, gone := range first.Cases() {
		if gone.Dest != ir.BlockOf(op) {
			cases = slices.DeleteFunc(cases, func(c Case) bool { return c.Value.Equal(gone.Value) })
		}
	}
	return len(cases) < op.CaseDests.Len() && replaceSwitch(rw, op, cases)
})
