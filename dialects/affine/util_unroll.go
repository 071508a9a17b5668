package affine

import (
	"polyloom/affexpr"
	"polyloom/ir"
)

// UnrollFull replaces the loop by as many copies of its body as it has iterations, which must be a constant number. It reports whether it did.
func (o *For) UnrollFull() bool {
	n, ok := o.ConstantTripCount()
	switch {
	case !ok:
		return false
	case n == 0:
		return true
	case n == 1:
		return o.PromoteIfSingleIteration()
	}
	return o.Unroll(n, false)
}

// UnrollUpTo is Unroll by factor, or by the number of iterations if that is a smaller constant.
func (o *For) UnrollUpTo(factor uint64) bool {
	if n, ok := o.ConstantTripCount(); ok && n < factor {
		return o.Unroll(n, false)
	}
	return o.Unroll(factor, false)
}

// Unroll makes the loop's body do what factor iterations did. Iterations that are left over get a loop of their own behind it; with
// cleanup set the loop is unrolled as a whole instead, if it has a constant number of iterations. It reports false, with nothing changed, where that cannot be
// expressed: a lower bound of several results, or an upper one whose distance is no multiple of the factor.
//
//	affine.for %i = 0 to 10 { use %i }
//
// by 4 becomes
//
//	affine.for %i = 0 to 8 step 4 { use %i; use %i + 1; use %i + 2; use %i + 3 }
//	affine.for %i = 8 to 10 { use %i }
func (o *For) Unroll(factor uint64, cleanup bool) bool {
	n, constant := o.ConstantTripCount()
	switch {
	case factor == 0:
		return false
	case factor == 1:
		return !constant || n != 1 || o.PromoteIfSingleIteration()
	case o.Body().First() == o.Body().Last():
		return true // nothing inside but the terminator
	case constant && n < factor:
		return cleanup && o.UnrollFull()
	}
	if o.TripCountDivisor()%factor != 0 {
		if cleanup {
			return o.UnrollFull()
		}
		if o.Lower().Map.NumResults() != 1 || o.Upper().Map.NumResults() != 1 || !o.splitRest(factor) {
			return false
		}
	}
	step := o.Step()
	o.SetStep(step * int64(factor))
	o.repeatBody(factor, step)
	o.PromoteIfSingleIteration()
	return true
}

// splitRest ends the loop after a multiple of factor iterations and puts a copy behind it that does the rest.
func (o *For) splitRest(factor uint64) bool {
	split, ok := o.lastMultiple(factor)
	if !ok {
		return false
	}
	rest := ir.Clone(o, ir.NewMapping()).(*For)
	ir.InsertAfter(rest, o)
	for i, r := range o.Results.All() {
		r.ReplaceAllUses(rest.Results.At(i))
		rest.Inits.Operand(i).Set(r)
	}
	rest.SetLower(split)
	o.SetUpper(split)
	rest.PromoteIfSingleIteration()
	return true
}

// lastMultiple returns where the counter is after the greatest multiple of factor iterations, in terms of what stands in front of the loop.
func (o *For) lastMultiple(factor uint64) (Bound, bool) {
	count, ok := o.TripCount()
	if !ok {
		return Bound{}, false
	}
	dims, symbols := count.Map.NumDims(), count.Map.NumSymbols()
	lower := o.Lower()
	start := lower.Map.ShiftDims(dims, 0).ShiftSymbols(symbols, 0)
	exprs := make([]*affexpr.Expr, count.Map.NumResults())
	for i, e := range count.Map.Results() {
		whole := e.Sub(e.ModConst(int64(factor))).MulConst(o.Step())
		exprs[i] = start.Result(0).Add(whole)
	}
	var operands []*ir.Value
	operands = append(operands, count.Operands[:dims]...)
	operands = append(operands, lower.Operands[:lower.Map.NumDims()]...)
	operands = append(operands, count.Operands[dims:]...)
	operands = append(operands, lower.Operands[lower.Map.NumDims():]...)
	m, operands := ComposeFully(affexpr.NewMap(start.NumDims(), start.NumSymbols(), exprs...), operands)
	m, operands = Canonicalize(m.RemoveDuplicateExprs(), operands)
	return Bound{m.Simplify(), operands}, true
}

// repeatBody appends factor - 1 copies of the body to itself, the counter moved on by step from one to the next.
func (o *For) repeatBody(factor uint64, step int64) {
	body, y := o.Body(), o.Yielded()
	last := ir.Prev(y) // the last operation of the original body
	b := ir.Before(y)
	b.Loc = ir.LocOf(o)
	carried := y.Operands.Values()
	original := y.Operands.Values()
	for i := uint64(1); i < factor; i++ {
		m := ir.NewMapping()
		m.MapAll(o.IterArgs(), carried)
		if iv := o.IndVar(); iv.HasUses() {
			bumped := ir.Create(b, NewApply(affexpr.NewMap(1, 0, affexpr.Dim(0).AddConst(int64(i)*step)), iv))
			m.Map(iv, &bumped.Result.Value)
		}
		for op := body.First(); op != nil; op = ir.Next(op) {
			b.Put(ir.Clone(op, m))
			if op == last {
				break
			}
		}
		for k, v := range original {
			carried[k] = m.Value(v)
		}
	}
	for k, v := range carried {
		y.Operands.Operand(k).Set(v)
	}
}
