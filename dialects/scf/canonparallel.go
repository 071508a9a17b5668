package scf

import (
	"slices"

	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Parallel) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{trivialDims, mergeNested}
}

// trivialDims removes counters that take only one value, and loops that do not run or run once.
//
//	scf.parallel (%i, %j) = (%c0, %lo) to (%c1, %hi) step (%c1, %st) {
//	  "use"(%i, %j) : (index, index) -> ()
//	  scf.reduce
//	}
//
// becomes
//
//	scf.parallel (%j) = (%lo) to (%hi) step (%st) {
//	  "use"(%c0, %j) : (index, index) -> ()
//	  scf.reduce
//	}
var trivialDims = rewrite.On(func(rw *rewrite.Rewriter, op *Parallel) bool {
	var lo, hi, step []*ir.Value
	m := ir.NewMapping()
	for i, iv := range op.IndVars() {
		n, known := iterations(value(op.LowerBound.At(i)), value(op.UpperBound.At(i)), value(op.Step.At(i)), false)
		switch {
		case known && n == 0:
			rw.Replace(op, op.InitVals.Values()...)
			return true
		case known && n == 1:
			m.Map(iv, op.LowerBound.At(i))
		default:
			lo, hi, step = append(lo, op.LowerBound.At(i)), append(hi, op.UpperBound.At(i)), append(step, op.Step.At(i))
		}
	}
	switch len(lo) {
	case op.LowerBound.Len():
		return false
	case 0:
		runOnce(rw, op, m)
		return true
	}
	by := &Parallel{
		LowerBound: ir.Uses(lo...), UpperBound: ir.Uses(hi...), Step: ir.Uses(step...),
		InitVals: ir.Uses(op.InitVals.Values()...), Results: ir.ResTypes(op.Results.Types()...),
	}
	ir.Create(rw, by)
	rw.CloneRegionBefore(&op.Region, &by.Region, nil, m)
	rw.ReplaceWith(op, by)
	return true
})

// runOnce replaces a loop that runs once by copies of its ops, in which m gives the counters, and of the ops of its reductions.
func runOnce(rw *rewrite.Rewriter, op *Parallel, m *ir.Mapping) {
	cloneBody(rw, op.Body(), m)
	reduce := op.Reduction()
	results := make([]*ir.Value, op.Results.Len())
	for i, v := range reduce.Operands.All() {
		b := reduce.Reductions.At(i).Entry()
		m.Map(b.Arg(0), op.InitVals.At(i))
		m.Map(b.Arg(1), m.Value(v))
		cloneBody(rw, b, m)
		results[i] = m.Value(b.Last().(*ReduceReturn).Result.Value())
	}
	rw.Replace(op, results...)
}

// cloneBody inserts copies of the ops of b without its terminator.
func cloneBody(rw *rewrite.Rewriter, b *ir.Block, m *ir.Mapping) {
	for op := range b.Ops() {
		if op != b.Last() {
			rw.Clone(op, m)
		}
	}
}

// mergeNested makes one loop of two where the outer only holds the inner, whose bounds come from outside both.
var mergeNested = rewrite.On(func(rw *rewrite.Rewriter, op *Parallel) bool {
	outer := op.Body()
	inner, ok := outer.First().(*Parallel)
	if !ok || ir.Next(inner) != outer.Last() || op.InitVals.Len() > 0 || inner.InitVals.Len() > 0 {
		return false
	}
	for _, o := range ir.OperandsOf(inner) {
		if o.Arg() != nil && o.Block() == outer {
			return false
		}
	}
	join := func(a, b *ir.Operands) []*ir.Value { return slices.Concat(a.Values(), b.Values()) }
	by := ir.Create(rw, NewParallel(join(&op.LowerBound, &inner.LowerBound), join(&op.UpperBound, &inner.UpperBound),
		join(&op.Step, &inner.Step), nil, rw.Loc))
	m := ir.NewMapping()
	m.MapAll(slices.Concat(outer.ArgValues(), inner.IndVars()), by.IndVars())
	rw.SetAtEnd(by.Body())
	cloneBody(rw, inner.Body(), m)
	ir.Create(rw, &Reduce{})
	rw.ReplaceWith(op, by)
	return true
})
