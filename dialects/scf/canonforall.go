package scf

import (
	"slices"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/rewrite"
)

// CanonicalizationPatterns implements rewrite.Canonicalizer.
func (o *Forall) CanonicalizationPatterns() []rewrite.Pattern {
	return []rewrite.Pattern{constantBounds, unusedOutputs, trivialForallDims, knownCounter}
}

// A combiner is an op in scf.forall.in_parallel that writes to some of the shared outputs.
type combiner interface {
	ir.Op
	// Destinations returns the operands that name the outputs.
	Destinations() []*ir.Operand
}

// mixed returns the bounds of one kind: constants, and values where these are not known.
func mixed(static *ir.DenseArrayAttr, dynamic *ir.Operands) []ir.FoldResult {
	bs := make([]ir.FoldResult, static.Len)
	k := 0
	for i, n := range static.Ints() {
		if n == ir.Dynamic {
			bs[i].Value = dynamic.At(k)
			k++
		} else {
			bs[i].Const = ir.IndexAttr(n)
		}
	}
	return bs
}

// split is the reverse of mixed.
func split(bs []ir.FoldResult) (*ir.DenseArrayAttr, []*ir.Value) {
	static := make([]int64, len(bs))
	var dynamic []*ir.Value
	for i, b := range bs {
		if b.Value != nil {
			static[i], dynamic = ir.Dynamic, append(dynamic, b.Value)
		} else {
			static[i] = b.Const.(*ir.IntegerAttr).Int64()
		}
	}
	return ir.DenseI64(static...), dynamic
}

// Bounds returns where each counter begins, where it ends and its step.
func (o *Forall) Bounds() (lo, hi, step []ir.FoldResult) {
	return mixed(o.StaticLower, &o.DynamicLower), mixed(o.StaticUpper, &o.DynamicUpper), mixed(o.StaticStep, &o.DynamicStep)
}

// NewForall returns a loop with the given bounds, outputs and mapping (nil: none), and a block for its body that has no terminator yet, to be
// inserted.
func NewForall(lo, hi, step []ir.FoldResult, outputs []*ir.Value, mapping *ir.ArrayAttr, loc ir.Loc) *Forall {
	o := &Forall{Outputs: ir.Uses(outputs...), Mapping: mapping}
	var vs []*ir.Value
	o.StaticLower, vs = split(lo)
	o.DynamicLower = ir.Uses(vs...)
	o.StaticUpper, vs = split(hi)
	o.DynamicUpper = ir.Uses(vs...)
	o.StaticStep, vs = split(step)
	o.DynamicStep = ir.Uses(vs...)
	types := make([]ir.Type, len(outputs))
	for i, v := range outputs {
		types[i] = v.Type()
	}
	o.Results = ir.ResTypes(types...)
	b := o.Region.Add(ir.NewBlock(loc))
	for range lo {
		b.AddArg(ir.Index(), loc)
	}
	for _, t := range types {
		b.AddArg(t, loc)
	}
	return o
}

// constantBounds puts constants among the operands into the op itself.
var constantBounds = rewrite.On(func(rw *rewrite.Rewriter, op *Forall) bool {
	lo, hi, step := op.Bounds()
	switch { // one kind of bound at a time
	case foldBounds(lo), foldBounds(hi), foldBounds(step):
	default:
		return false
	}
	rw.Modify(op, func() {
		set := func(bs []ir.FoldResult, static **ir.DenseArrayAttr, dynamic *ir.Operands) {
			var vs []*ir.Value
			*static, vs = split(bs)
			dynamic.Assign(vs...)
		}
		set(lo, &op.StaticLower, &op.DynamicLower)
		set(hi, &op.StaticUpper, &op.DynamicUpper)
		set(step, &op.StaticStep, &op.DynamicStep)
	})
	return true
})

// foldBounds replaces values that are known by constants and reports whether there were any.
func foldBounds(bs []ir.FoldResult) bool {
	changed := false
	for i, b := range bs {
		if b.Value == nil {
			continue
		}
		if n, ok := ir.ConstantInt(b.Value); ok && n != ir.Dynamic {
			bs[i] = ir.FoldResult{Const: ir.IndexAttr(n)}
			changed = true
		}
	}
	return changed
}

// combiners returns the ops in o's terminator that write to v.
func (o *Forall) combiners(v *ir.Value) []ir.Op {
	var ops []ir.Op
	term, ok := o.Body().Last().(*InParallel)
	if !ok {
		return nil
	}
	for op := range term.Region.Entry().Ops() {
		if c, ok := op.(combiner); ok && slices.ContainsFunc(c.Destinations(), func(d *ir.Operand) bool { return d.Value() == v }) {
			ops = append(ops, op)
		}
	}
	return ops
}

// unusedOutputs removes outputs to which nothing is written, or whose result nobody uses: what reads them reads the values from outside.
var unusedOutputs = rewrite.On(func(rw *rewrite.Rewriter, op *Forall) bool {
	gone := map[int]bool{}
	args := op.OutArgs()
	var keep []*ir.Value
	for i, r := range op.Results.All() {
		if !r.HasUses() || len(op.combiners(args[i])) == 0 {
			gone[i] = true
		} else {
			keep = append(keep, op.Outputs.At(i))
		}
	}
	if len(gone) == 0 {
		return false
	}
	for i, arg := range args {
		if !gone[i] {
			continue
		}
		for _, c := range op.combiners(arg) {
			rw.Erase(c)
		}
		rw.ReplaceAllUses(arg, op.Outputs.At(i))
		rw.ReplaceAllUses(op.Results.At(i), op.Outputs.At(i))
	}
	rw.Modify(op, func() {
		for i := len(args) - 1; i >= 0; i-- {
			if gone[i] {
				op.Body().EraseArg(op.Rank() + i)
			}
		}
	})
	by := rw.EraseResults(op, func(i int) bool { return gone[i] }).(*Forall)
	rw.Modify(by, func() { by.Outputs.Assign(keep...) })
	return true
})

// valueOf returns b as a value.
func valueOf(rw *rewrite.Rewriter, b ir.FoldResult) *ir.Value {
	if b.Value != nil {
		return b.Value
	}
	return &ir.Create(rw, &arith.Constant{Value: b.Const.(ir.Typed)}).Result.Value
}

// trivialForallDims removes counters that take only one value, unless they are mapped to something, and loops that do not run or run once.
var trivialForallDims = rewrite.On(func(rw *rewrite.Rewriter, op *Forall) bool {
	if op.Mapping != nil && len(op.Mapping.Elems) > 0 {
		return false
	}
	lows, highs, steps := op.Bounds()
	var lo, hi, step []ir.FoldResult
	var once []int
	for i := range lows {
		n, known := iterations(lows[i], highs[i], steps[i], false)
		switch {
		case known && n == 0:
			rw.Replace(op, op.Outputs.Values()...)
			return true
		case known && n == 1:
			once = append(once, i)
		default:
			lo, hi, step = append(lo, lows[i]), append(hi, highs[i]), append(step, steps[i])
		}
	}
	switch {
	case len(lo) == 0 && op.Outputs.Len() == 0:
		args := make([]*ir.Value, op.Rank())
		for i := range args {
			args[i] = valueOf(rw, lows[i])
		}
		term := op.Body().Last()
		rw.InlineBlockBefore(op.Body(), ir.BlockOf(op), op, args...)
		rw.Erase(term)
		rw.Erase(op)
		return true
	case len(lo) == 0 || len(once) == 0:
		return rw.NotifyMatchFailure(op, "no dimensions have 0 or 1 iterations")
	}
	m := ir.NewMapping()
	for _, i := range once {
		m.Map(op.IndVars()[i], valueOf(rw, lows[i]))
	}
	by := NewForall(lo, hi, step, op.Outputs.Values(), op.Mapping, rw.Loc)
	by.Region.Clear()
	ir.Create(rw, by)
	ir.SetDiscardable(by, ir.Discardable(op))
	rw.CloneRegionBefore(&op.Region, &by.Region, nil, m)
	rw.ReplaceWith(op, by)
	return true
})

// knownCounter makes uses of a counter that takes only one value uses of that.
var knownCounter = rewrite.On(func(rw *rewrite.Rewriter, op *Forall) bool {
	lo, hi, step := op.Bounds()
	changed := false
	for i, iv := range op.IndVars() {
		if n, known := iterations(lo[i], hi[i], step[i], false); iv.HasUses() && known && n == 1 {
			rw.ReplaceAllUses(iv, valueOf(rw, lo[i]))
			changed = true
		}
	}
	return changed
})
