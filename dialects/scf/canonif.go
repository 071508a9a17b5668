package scf

import (
	"slices"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *If) CanonicalizationPatterns() []rewrite.Pattern {
	return append([]rewrite.Pattern{
		combineIfs, combineNestedIfs, propagateCondition, selectFromIf, emptyElse, knownCondition, conditionResult,
	}, rewrite.RegionBranchPatterns[*If]()...)
}

// isTrue reports whether v is the constant true.
func isTrue(v *ir.Value) bool { return ir.ConstantValue(v) == ir.Attr(ir.BoolAttr(true)) }

// negated returns x if v is xori(x, true), else nil.
func negated(v *ir.Value) *ir.Value {
	not, ok := v.DefOp().(*arith.XOrI)
	if !ok || !isTrue(not.Rhs.Value()) {
		return nil
	}
	return not.Lhs.Value()
}

// Fold implements ir.Folder: an if on a negated condition with two regions exchanges these.
func (o *If) Fold([]ir.Attr) ir.Folded {
	c := negated(o.Condition.Value())
	if c == nil || o.Else.Empty() {
		return ir.NoFold
	}
	o.Condition.Set(c)
	var then ir.Region
	then.Take(&o.Then)
	o.Then.Take(&o.Else)
	o.Else.Take(&then)
	return ir.FoldedInPlace
}

// knownCondition replaces an if on a constant by the ops that are run.
var knownCondition = rewrite.On(func(rw *rewrite.Rewriter, op *If) bool {
	c, ok := ir.ConstantValue(op.Condition.Value()).(*ir.IntegerAttr)
	switch {
	case !ok:
		return false
	case !c.Value.IsZero():
		inlineRegion(rw, op, &op.Then)
	case !op.Else.Empty():
		inlineRegion(rw, op, &op.Else)
	default:
		rw.Erase(op)
	}
	return true
})

// selectFromIf makes a select of a result whose two values come from outside the if.
//
//	%r = scf.if %c -> (i32) {
//	  scf.yield %x : i32
//	} else {
//	  scf.yield %y : i32
//	}
//
// becomes
//
//	%r = arith.select %c, %x, %y : i32
var selectFromIf = rewrite.On(func(rw *rewrite.Rewriter, op *If) bool {
	if op.Results.Len() == 0 {
		return false
	}
	thenValues, elseValues := op.ThenYield().Results.Values(), op.ElseYield().Results.Values()
	stays := make([]bool, len(thenValues))
	var types []ir.Type
	for i, v := range thenValues {
		if v.Block().Region() == &op.Then || elseValues[i].Block().Region() == &op.Else {
			stays[i] = true
			types = append(types, v.Type())
		}
	}
	if len(types) == len(stays) {
		return false
	}
	cond := op.Condition.Value()
	by := ir.Create(rw, &If{Condition: cond.Use(), Results: ir.ResTypes(types...)})
	rw.InlineRegionBefore(&op.Then, &by.Then, nil)
	rw.InlineRegionBefore(&op.Else, &by.Else, nil)
	rw.SetBefore(by)
	results := make([]*ir.Value, len(stays))
	var keptThen, keptElse []*ir.Value
	for i, v := range thenValues {
		switch {
		case stays[i]:
			results[i] = by.Results.At(len(keptThen))
			keptThen, keptElse = append(keptThen, v), append(keptElse, elseValues[i])
		case v == elseValues[i]:
			results[i] = v
		default:
			results[i] = &ir.Create(rw, &arith.Select{Condition: cond.Use(), TrueValue: v.Use(), FalseValue: elseValues[i].Use()}).Result.Value
		}
	}
	replaceYield(rw, by.ThenYield(), keptThen)
	replaceYield(rw, by.ElseYield(), keptElse)
	rw.Replace(op, results...)
	return true
})

// replaceYield replaces a terminator by one that hands on vs.
func replaceYield(rw *rewrite.Rewriter, y *Yield, vs []*ir.Value) {
	rw.SetAtEnd(ir.BlockOf(y))
	rewrite.ReplaceWithNew(rw, y, NewYield(vs...))
}

// propagateCondition makes uses of the condition inside an if uses of true or false.
var propagateCondition = rewrite.On(func(rw *rewrite.Rewriter, op *If) bool {
	cond := op.Condition.Value()
	if ir.ConstantValue(cond) != nil {
		return false
	}
	var known [2]*ir.Value // false and true
	for use := range cond.Uses() {
		at := -1
		switch r := ir.ParentRegion(use.Owner()); {
		case op.Then.IsAncestor(r):
			at = 1
		case op.Else.IsAncestor(r):
			at = 0
		default:
			continue
		}
		if known[at] == nil {
			known[at] = &ir.Create(rw, &arith.Constant{Value: ir.BoolAttr(at == 1)}).Result.Value
		}
		rw.SetOperand(use, known[at])
	}
	return known[0] != nil || known[1] != nil
})

// conditionResult replaces the uses of a result that is the same value in both regions by that value, and of one that is true in one and false
// in the other by the condition or its negation.
var conditionResult = rewrite.On(func(rw *rewrite.Rewriter, op *If) bool {
	if op.Results.Len() == 0 {
		return false
	}
	changed := false
	thenYield, elseYield := op.ThenYield(), op.ElseYield()
	for i, r := range op.Results.All() {
		yes, no := thenYield.Results.At(i), elseYield.Results.At(i)
		if !r.HasUses() {
			continue
		}
		by := yes
		if yes != no {
			onTrue, ok := ir.ConstantValue(yes).(*ir.IntegerAttr)
			onFalse, ok2 := ir.ConstantValue(no).(*ir.IntegerAttr)
			if !ok || !ok2 || r.Type() != ir.Type(ir.I1) || onTrue == onFalse {
				continue
			}
			by = op.Condition.Value()
			if onTrue.Value.IsZero() {
				not := ir.Create(rw, &arith.Constant{Value: ir.BoolAttr(true)})
				by = &ir.Create(rw, &arith.XOrI{Lhs: by.Use(), Rhs: not.Result.Use()}).Result.Value
			}
		}
		rw.ReplaceAllUses(r, by)
		changed = true
	}
	return changed
})

// combineIfs makes one of two ifs that follow each other and have the same condition, or one the negation of the other's.
//
//	scf.if %c {
//	  "a"() : () -> ()
//	}
//	scf.if %c {
//	  "b"() : () -> ()
//	} else {
//	  "c"() : () -> ()
//	}
//
// becomes
//
//	scf.if %c {
//	  "a"() : () -> ()
//	  "b"() : () -> ()
//	} else {
//	  "c"() : () -> ()
//	}
var combineIfs = rewrite.On(func(rw *rewrite.Rewriter, next *If) bool {
	prev, ok := ir.Prev(next).(*If)
	if !ok {
		return false
	}
	// What next runs if the condition of prev is true, and if it is false.
	var then, other *ir.Region
	switch a, b := prev.Condition.Value(), next.Condition.Value(); {
	case a == b:
		then, other = &next.Then, &next.Else
	case negated(b) == a || negated(a) == b:
		then, other = &next.Else, &next.Then
	default:
		return false
	}
	useYielded(rw, prev, then, other)
	all := ir.Create(rw, &If{
		Condition: prev.Condition.Use(), Results: ir.ResTypes(slices.Concat(prev.Results.Types(), next.Results.Types())...),
	})
	rw.InlineRegionBefore(&prev.Then, &all.Then, nil)
	appendRegion(rw, &all.Then, then)
	rw.InlineRegionBefore(&prev.Else, &all.Else, nil)
	if all.Else.Empty() {
		rw.InlineRegionBefore(other, &all.Else, nil)
	} else {
		appendRegion(rw, &all.Else, other)
	}
	results := all.Results.Values()
	rw.Replace(prev, results[:prev.Results.Len()]...)
	rw.Replace(next, results[len(results)-next.Results.Len():]...)
	return true
})

// useYielded makes uses of prev's results inside then and other uses of what prev's regions yield.
func useYielded(rw *rewrite.Rewriter, prev *If, then, other *ir.Region) {
	if prev.Else.Empty() {
		return
	}
	thenYield, elseYield := prev.ThenYield(), prev.ElseYield()
	for i, r := range prev.Results.All() {
		for use := range r.Uses() {
			if at := ir.ParentRegion(use.Owner()); then.IsAncestor(at) {
				rw.SetOperand(use, thenYield.Results.At(i))
			} else if other.IsAncestor(at) {
				rw.SetOperand(use, elseYield.Results.At(i))
			}
		}
	}
}

// appendRegion appends the ops of the single block of more, if it has one, to that of r, and yields the values of both.
func appendRegion(rw *rewrite.Rewriter, r, more *ir.Region) {
	if more.Empty() {
		return
	}
	b := r.Entry()
	first, second := yieldOf(b), yieldOf(more.Entry())
	rw.MergeBlocks(more.Entry(), b)
	rw.SetAtEnd(b)
	loc := rw.Loc
	rw.Loc = ir.LocOf(second)
	ir.Create(rw, NewYield(append(first.Results.Values(), second.Results.Values()...)...))
	rw.Loc = loc
	rw.Erase(first)
	rw.Erase(second)
}

// emptyElse removes a second region that does nothing.
var emptyElse = rewrite.On(func(rw *rewrite.Rewriter, op *If) bool {
	if op.Results.Len() > 0 || op.Else.Empty() || op.Else.Entry().First() != op.Else.Entry().Last() {
		return false
	}
	by := ir.CloneWithoutRegions(op, nil).(*If)
	rw.Put(by)
	rw.InlineRegionBefore(&op.Then, &by.Then, nil)
	rw.Erase(op)
	return true
})

// combineNestedIfs makes one if of two where the outer only holds the inner.
//
//	scf.if %c {
//	  scf.if %d {
//	    "a"() : () -> ()
//	  }
//	}
//
// becomes
//
//	%e = arith.andi %c, %d : i1
//	scf.if %e {
//	  "a"() : () -> ()
//	}
var combineNestedIfs = rewrite.On(func(rw *rewrite.Rewriter, op *If) bool {
	inner, ok := op.Then.Entry().First().(*If)
	if !ok || ir.Next(inner) != op.Then.Entry().Last() || !yieldsOnly(&op.Else) || !yieldsOnly(&inner.Else) {
		return false
	}
	thenValues := op.ThenYield().Results.Values()
	var elseValues []*ir.Value
	if !op.Else.Empty() {
		elseValues = op.ElseYield().Results.Values()
	}
	var selected []int // results that do not depend on the inner condition
	for i, v := range thenValues {
		switch {
		case v.DefOp() == ir.Op(inner):
			if inner.ElseYield().Results.At(v.Index()) != elseValues[i] {
				return false
			}
			thenValues[i] = inner.ThenYield().Results.At(v.Index())
		case v.Block().Region() == &op.Then:
			return false
		default:
			selected = append(selected, i)
		}
	}
	both := ir.Create(rw, &arith.AndI{Lhs: op.Condition.Use(), Rhs: inner.Condition.Use()})
	by := ir.Create(rw, &If{Condition: both.Result.Use(), Results: ir.ResTypes(op.Results.Types()...)})
	then := rw.CreateBlock(&by.Then, nil, rw.Loc)
	results := by.Results.Values()
	rw.SetBefore(by)
	for _, i := range selected {
		results[i] = &ir.Create(rw, &arith.Select{
			Condition: op.Condition.Use(), TrueValue: thenValues[i].Use(), FalseValue: elseValues[i].Use(),
		}).Result.Value
	}
	rw.MergeBlocks(inner.Then.Entry(), then)
	replaceYield(rw, by.ThenYield(), thenValues)
	if len(elseValues) > 0 {
		rw.CreateBlock(&by.Else, nil, rw.Loc)
		ir.Create(rw, NewYield(elseValues...))
	}
	rw.Replace(op, results...)
	return true
})

// yieldsOnly reports whether r has no ops but a terminator.
func yieldsOnly(r *ir.Region) bool { return r.Empty() || r.Entry().First() == r.Entry().Last() }
