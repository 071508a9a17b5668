package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Normalize makes the loop count from 0 by 1: the old counter is computed from the new one at the beginning of the body. It reports false,
// with nothing changed, if the lower bound has several results.
//
//	affine.for %i = %a to %b step 4 { use %i }
//
// becomes
//
//	affine.for %k = 0 to affine_map<()[s0, s1] -> ((s0 - s1) ceildiv 4)>()[%b, %a] { %i = %k * 4 + %a; use %i }
func (o *For) Normalize() bool {
	lower, upper, step := o.Lower(), o.Upper(), o.Step()
	if c, ok := lower.Constant(); ok && c == 0 && step == 1 {
		return true
	}
	if lower.Map.NumResults() != 1 {
		return false
	}
	o.SetUpper(Difference(upper, lower.Repeat(upper.Map.NumResults())).Composed().CeilDiv(step))
	o.SetLower(ConstBound(0))
	o.SetStep(1)
	iv := o.IndVar()
	negated := Bound{affexpr.NewMap(1, 0, affexpr.Dim(0).Neg().MulConst(step)), []*ir.Value{iv}}
	old := Difference(lower, negated).Composed()
	replaceCounter(iv, ir.Create(ir.AtStart(o.Body(), ir.LocOf(o)), NewApply(old.Map, old.Operands...)))
	return true
}

// replaceCounter makes all uses of iv but that by a itself uses of a.
func replaceCounter(iv *ir.Value, a *Apply) {
	iv.ReplaceUsesIf(&a.Result.Value, func(o *ir.Operand) bool { return o.Owner() != ir.Op(a) })
}

// Normalize makes all counters count from 0 by 1; see For.Normalize. It reports false, with nothing changed, if a bound has several results.
func (o *Parallel) Normalize() bool {
	if o.HasMinMaxBounds() {
		return false
	}
	lower, steps := o.Lowers(), o.Steps()
	if !slices.ContainsFunc(lower.Map.Results(), func(e *affexpr.Expr) bool { return !e.IsConstEqual(0) }) &&
		!slices.ContainsFunc(steps, func(s int64) bool { return s != 1 }) {
		return true
	}
	ranges := Difference(o.Uppers(), lower)
	n := lower.Map.NumDims()
	b := ir.AtStart(o.Body(), ir.LocOf(o))
	lows, highs, ones := make([]*affexpr.Expr, len(steps)), make([]*affexpr.Expr, len(steps)), make([]int64, len(steps))
	for i, iv := range o.IndVars() {
		lows[i], highs[i], ones[i] = affexpr.Const(0), ranges.Map.Result(i).CeilDivConst(steps[i]), 1
		m := affexpr.NewMap(n+1, lower.Map.NumSymbols(), lower.Map.Result(i).Add(affexpr.Dim(n).MulConst(steps[i])))
		replaceCounter(iv, ir.Create(b, NewApply(m, slices.Concat(lower.Operands[:n], []*ir.Value{iv}, lower.Operands[n:])...)))
	}
	o.SetSteps(ones)
	o.SetLowers(Bound{Map: affexpr.NewMap(0, 0, lows...)})
	o.SetUppers(Bound{affexpr.NewMap(ranges.Map.NumDims(), ranges.Map.NumSymbols(), highs...), ranges.Operands})
	return true
}

// PromoteIfSingleIteration replaces the loop by its body if that runs exactly once and the lower bound has one result. It reports whether
// it did; then the loop is gone.
func (o *For) PromoteIfSingleIteration() bool {
	if n, ok := o.ConstantTripCount(); !ok || n != 1 || o.LowerMap.Map.NumResults() != 1 {
		return false
	}
	if iv := o.IndVar(); iv.HasUses() {
		iv.ReplaceAllUses(o.firstValue())
	}
	y := o.Yielded()
	for i, a := range o.IterArgs() {
		a.ReplaceAllUses(o.Inits.At(i))
	}
	for i, v := range y.Operands.Values() {
		o.Results.At(i).ReplaceAllUses(v)
	}
	ir.Erase(y)
	for op := range o.Body().Ops() {
		ir.MoveBefore(op, o)
	}
	ir.Erase(o)
	return true
}

// firstValue returns the lower bound as a value: a constant at the beginning of the function, the operand that it is, or a new affine.apply.
func (o *For) firstValue() *ir.Value {
	lower := o.Lower()
	b := ir.Before(o)
	if c, ok := lower.Constant(); ok {
		if f, ok := ir.ParentOf[ir.FunctionOp](o); ok {
			b = ir.AtStart(f.FuncBody().Entry(), ir.LocOf(o))
		}
		return &ir.Create(b, arith.Index(c)).Result.Value
	}
	if lower.Map.IsIdentity() && lower.Map.NumSymbols() == 0 {
		return lower.Operands[0]
	}
	return &ir.Create(b, NewApply(lower.Map, lower.Operands...)).Result.Value
}
