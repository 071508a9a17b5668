package scf

import (
	"slices"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *While) CanonicalizationPatterns() []rewrite.Pattern {
	return append([]rewrite.Pattern{conditionHolds, comparisonHolds, alignArgs, moveIfDown}, rewrite.RegionBranchPatterns[*While]()...)
}

// NewWhile returns a loop on inits with results of the given types and a block with arguments for each region, which have no terminator yet, to
// be inserted.
func NewWhile(inits []*ir.Value, types []ir.Type, loc ir.Loc) *While {
	o := &While{Inits: ir.Uses(inits...), Results: ir.ResTypes(types...)}
	b := o.Before.Add(ir.NewBlock(loc))
	for _, v := range inits {
		b.AddArg(v.Type(), v.Loc())
	}
	o.After.Add(ir.NewBlock(loc, types...))
	return o
}

// conditionHolds makes uses of the condition, where it is passed to the second region, uses of true.
var conditionHolds = rewrite.On(func(rw *rewrite.Rewriter, op *While) bool {
	term := op.ConditionOp()
	var yes *ir.Value
	for i, v := range term.Args.All() {
		arg := op.After.Entry().Arg(i)
		if v != term.Cond.Value() || !arg.HasUses() {
			continue
		}
		if yes == nil {
			yes = &ir.Create(rw, &arith.Constant{Value: ir.BoolAttr(true)}).Result.Value
		}
		rw.ReplaceAllUses(arg, yes)
	}
	return yes != nil
})

// comparisonHolds makes a comparison in the second region that repeats the condition true, and one that is its contrary false.
//
//	scf.while (%a = %x) : (i32) -> i32 {
//	  %go = arith.cmpi slt, %a, %n : i32
//	  scf.condition(%go) %a : i32
//	} do {
//	^bb0(%b: i32):
//	  %c = arith.cmpi slt, %b, %n : i32    // becomes true
//	  …
var comparisonHolds = rewrite.On(func(rw *rewrite.Rewriter, op *While) bool {
	term := op.ConditionOp()
	first, ok := term.Cond.Value().DefOp().(*arith.CmpI)
	if !ok {
		return false
	}
	changed := false
	for i, v := range term.Args.All() {
		for side := range 2 {
			if v != ir.OperandValue(first, side) {
				continue
			}
			for user := range op.After.Entry().Arg(i).Users() {
				again, ok := user.(*arith.CmpI)
				if !ok || ir.OperandValue(again, 1-side) != ir.OperandValue(first, 1-side) {
					continue
				}
				same := again.Predicate == first.Predicate
				if !same && again.Predicate != first.Predicate.Inverted() {
					continue
				}
				if ir.OperandValue(again, side) != op.After.Entry().Arg(i) {
					continue // the other way around
				}
				rewrite.ReplaceWithNew(rw, again, &arith.Constant{Value: ir.BoolAttr(same)})
				changed = true
			}
		}
	}
	return changed
})

// alignArgs brings the operands of scf.condition into the order of the first region's arguments, if they are these.
var alignArgs = rewrite.On(func(rw *rewrite.Rewriter, op *While) bool {
	before, term := op.Before.Entry(), op.ConditionOp()
	args, passed := before.ArgValues(), term.Args.Values()
	if slices.Equal(args, passed) || len(args) != len(passed) {
		return false
	}
	place := make([]int, len(passed)) // of each operand among the arguments
	taken := make([]bool, len(args))
	for i, v := range passed {
		place[i] = slices.Index(args, v)
		if place[i] < 0 || taken[place[i]] {
			return false
		}
		taken[place[i]] = true
	}
	rw.Modify(term, func() { term.Args.Assign(args...) })
	types := make([]ir.Type, len(args))
	for i, t := range op.Results.Types() {
		types[place[i]] = t
	}
	by := ir.Create(rw, NewWhile(op.Inits.Values(), types, rw.Loc))
	results, afterArgs := make([]*ir.Value, len(args)), make([]*ir.Value, len(args))
	for i, k := range place {
		results[i], afterArgs[i] = by.Results.At(k), by.After.Entry().Arg(k)
	}
	rw.MergeBlocks(before, by.Before.Entry(), by.Before.Entry().ArgValues()...)
	rw.MergeBlocks(op.After.Entry(), by.After.Entry(), afterArgs...)
	rw.Replace(op, results...)
	return true
})

// moveIfDown moves an if on the condition, that stands at the end of the first region and has nothing to do if it is false, to the second region.
//
//	scf.while : () -> i32 {
//	  %go = "more"() : () -> i1
//	  %r = scf.if %go -> (i32) {
//	    %x = "next"() : () -> i32
//	    scf.yield %x : i32
//	  } else {
//	    scf.yield %none : i32
//	  }
//	  scf.condition(%go) %r : i32
//	} do {
//	^bb0(%a: i32):
//	  "use"(%a) : (i32) -> ()
//	  scf.yield
//	}
//
// becomes
//
//	scf.while : () -> i32 {
//	  %go = "more"() : () -> i1
//	  scf.condition(%go) %none : i32
//	} do {
//	^bb0(%a: i32):
//	  %x = "next"() : () -> i32
//	  "use"(%x) : (i32) -> ()
//	  scf.yield
//	}
var moveIfDown = rewrite.On(func(rw *rewrite.Rewriter, op *While) bool {
	term := op.ConditionOp()
	cond, ok := ir.Prev(term).(*If)
	if !ok || cond.Condition.Value() != term.Cond.Value() || !yieldsOnly(&cond.Else) {
		return false
	}
	for i, v := range term.Args.All() {
		if v.DefOp() == ir.Op(cond) {
			rw.ReplaceAllUses(op.After.Entry().Arg(i), cond.ThenYield().Results.At(v.Index()))
			rw.SetOperand(term.Args.Operand(i), cond.ElseYield().Results.At(v.Index()))
		}
	}
	// What the second region now needs of the first one is passed too.
	isMoved := func(use *ir.Operand) bool {
		at := ir.ParentRegion(use.Owner())
		return cond.Then.IsAncestor(at) || op.After.IsAncestor(at)
	}
	extra := neededFrom(&op.Before, &cond.Then, &op.After)
	types := op.Results.Types()
	for _, v := range extra {
		types = append(types, v.Type())
	}
	by := ir.Create(rw, &While{Inits: ir.Uses(op.Inits.Values()...), Results: ir.ResTypes(types...)})
	rw.Modify(term, func() { term.Args.Append(extra...) })
	after := op.After.Entry()
	for _, v := range extra {
		arg := rw.InsertArg(after, after.NumArgs(), v.Type(), ir.LocOf(op))
		rw.ReplaceUsesIf(v, arg, isMoved)
	}
	rw.Erase(cond.ThenYield())
	rw.InlineBlockBefore(cond.Then.Entry(), after, after.First())
	rw.Erase(cond)
	rw.InlineRegionBefore(&op.Before, &by.Before, nil)
	rw.InlineRegionBefore(&op.After, &by.After, nil)
	rw.Replace(op, by.Results.Values()[:op.Results.Len()]...)
	return true
})

// neededFrom returns the values of r's own blocks that are used inside the regions rs, in the order of their uses.
func neededFrom(r *ir.Region, rs ...*ir.Region) []*ir.Value {
	var vs []*ir.Value
	for _, in := range rs {
		for b := range in.Blocks() {
			for op := range b.Ops() {
				for inner := range ir.Walk(op) {
					for _, v := range ir.OperandsOf(inner) {
						if v.Block().Region() == r && !slices.Contains(vs, v) {
							vs = append(vs, v)
						}
					}
				}
			}
		}
	}
	return vs
}
