package affine

import (
	"slices"

	"polyloom/affexpr"
	"polyloom/dialects/memref"
	"polyloom/dialects/ub"
	"polyloom/ir"
)

// known returns the operands of a map of which consts tells the values.
func known(consts []ir.Attr) []affexpr.Operand {
	out := make([]affexpr.Operand, len(consts))
	for i, a := range consts {
		if c, ok := a.(*ir.IntegerAttr); ok {
			out[i] = affexpr.Operand{Value: c.Int64(), Known: true}
		}
	}
	return out
}

// Fold implements ir.Folder: an operand, or a constant.
func (o *Apply) Fold(consts []ir.Attr) ir.Folded {
	m := o.Map()
	e := m.Result(0)
	if i, ok := e.IsDim(); ok {
		return ir.FoldTo(o.Operands.At(i))
	}
	if i, ok := e.IsSymbol(); ok {
		return ir.FoldTo(o.Operands.At(m.NumDims() + i))
	}
	values, poison := m.ConstantFold(known(consts))
	switch {
	case poison:
		return ir.FoldConst(ub.Poisoned)
	case values == nil:
		return ir.NoFold
	}
	return ir.FoldConst(ir.IndexAttr(values[0]))
}

// Fold implements ir.Folder.
func (o *Min) Fold(consts []ir.Attr) ir.Folded {
	return foldMinMax(o, &o.MapAttr, consts, func(vs []int64) int64 { return slices.Min(vs) })
}

// Fold implements ir.Folder.
func (o *Max) Fold(consts []ir.Attr) ir.Folded {
	return foldMinMax(o, &o.MapAttr, consts, func(vs []int64) int64 { return slices.Max(vs) })
}

// foldMinMax folds the results that are known, and the op if all are, or if the only one is an operand.
func foldMinMax(op Mapped, attr **ir.AffineMapAttr, consts []ir.Attr, choose func([]int64) int64) ir.Folded {
	m := op.Map()
	folded, values, poison := m.PartialConstantFold(known(consts))
	switch {
	case poison:
		return ir.FoldConst(ub.Poisoned)
	case values != nil:
		return ir.FoldConst(ir.IndexAttr(choose(values)))
	case folded == m:
		return ir.NoFold
	}
	*attr = ir.MapAttr(folded)
	return ir.FoldedInPlace
}

// Fold implements ir.Folder: a cast of the memref is left out, and the element of a constant is known.
func (o *Load) Fold([]ir.Attr) ir.Folded {
	if f := memref.FoldCasts(o, nil); f.Ok() {
		return f
	}
	get, ok := o.MemRef().DefOp().(*memref.GetGlobal)
	if !ok {
		return ir.NoFold
	}
	table := ir.NearestSymbolTable(get)
	if table == nil {
		return ir.NoFold
	}
	global, ok := ir.LookupSymbolIn(table, get.Name).(*memref.Global)
	if !ok || !global.Constant {
		return ir.NoFold
	}
	value, ok := global.InitialValue.(*ir.DenseAttr)
	if !ok {
		return ir.NoFold
	}
	if value.Splat {
		return ir.FoldConst(value.Elem(0))
	}
	if !o.Map().IsConstant() {
		return ir.NoFold
	}
	at := int64(0)
	for i, size := range value.Typ.Shape() {
		k := o.Map().ConstantResults()[i]
		if k < 0 || k >= size {
			return ir.NoFold
		}
		at = at*size + k
	}
	return ir.FoldConst(value.Elem(int(at)))
}

// Fold implements ir.Folder: a cast of the memref is left out.
func (o *Store) Fold([]ir.Attr) ir.Folded { return memref.FoldCasts(o, o.Value.Value()) }

// Fold implements ir.Folder: a cast of the memref is left out.
func (o *Prefetch) Fold([]ir.Attr) ir.Folded { return memref.FoldCasts(o, nil) }

// Fold implements ir.Folder: casts of the memrefs are left out.
func (o *DmaStart) Fold([]ir.Attr) ir.Folded { return memref.FoldCasts(o, nil) }

// Fold implements ir.Folder: a cast of the tag is left out.
func (o *DmaWait) Fold([]ir.Attr) ir.Folded { return memref.FoldCasts(o, nil) }

// Fold implements ir.Folder: bounds become constants where they can and canonical otherwise, and loops that pass on what they got vanish.
func (o *For) Fold([]ir.Attr) ir.Folded {
	lower, upper := o.Lower(), o.Upper()
	changed := o.foldConstantBounds(lower, upper)
	if o.canonicalizeBounds() {
		changed = true
	}
	if vs := o.resultsOfTrivialLoop(); vs != nil {
		rs := make([]ir.FoldResult, len(vs))
		for i, v := range vs {
			rs[i].Value = v
		}
		return ir.Folded{Results: rs}
	}
	if changed {
		return ir.FoldedInPlace
	}
	return ir.NoFold
}

// foldConstantBounds replaces bounds whose value is known by it.
func (o *For) foldConstantBounds(lower, upper Bound) bool {
	changed := false
	if _, ok := lower.Constant(); !ok {
		if vs := lower.values(); vs != nil {
			o.SetLower(ConstBound(slices.Max(vs)))
			changed = true
		}
	}
	if _, ok := upper.Constant(); !ok {
		if vs := upper.values(); vs != nil {
			o.SetUpper(ConstBound(slices.Min(vs)))
			changed = true
		}
	}
	return changed
}

// values returns the results of the bound's map if all are known.
func (b Bound) values() []int64 {
	operands := make([]affexpr.Operand, len(b.Operands))
	for i, v := range b.Operands {
		operands[i].Value, operands[i].Known = ir.ConstantInt(v)
	}
	vs, _ := b.Map.ConstantFold(operands)
	return vs
}

// canonicalizeBounds composes and simplifies the bounds.
func (o *For) canonicalizeBounds() bool {
	lower, upper := o.Lower(), o.Upper()
	lb, ub := lower, upper
	lb.Map, lb.Operands = Compose(lb.Map, lb.Operands)
	lb.Map, lb.Operands = Canonicalize(lb.Map, lb.Operands)
	lb.Map = dropRedundantResults(lb.Map, lb.Operands, true).RemoveDuplicateExprs()
	ub.Map = dropRedundantResults(ub.Map, ub.Operands, false)
	ub.Map, ub.Operands = Compose(ub.Map, ub.Operands)
	ub.Map, ub.Operands = Canonicalize(ub.Map, ub.Operands)
	ub.Map = ub.Map.RemoveDuplicateExprs()
	// The map changes whenever the operands do.
	if lb.Map != lower.Map {
		o.SetLower(lb)
	}
	if ub.Map != upper.Map {
		o.SetUpper(ub)
	}
	return lb.Map != lower.Map || ub.Map != upper.Map
}

// resultsOfTrivialLoop returns the values of the results if they are known without a loop: it does not run, or its body only passes on
// values. It is nil if they are not, or if there are none.
func (o *For) resultsOfTrivialLoop() []*ir.Value {
	if o.Results.Len() == 0 {
		return nil
	}
	n, counted := o.constantTripCount()
	if counted && n == 0 {
		return o.Inits.Values()
	}
	y := o.Yielded()
	if y == nil || ir.Op(y) != o.Body().First() {
		return nil
	}
	args := o.IterArgs()
	out := make([]*ir.Value, y.Operands.Len())
	outside, moved := false, false
	for i, v := range y.Operands.All() {
		if v == o.IndVar() {
			return nil
		}
		k := slices.Index(args, v)
		if k < 0 {
			outside, out[i] = true, v
			continue
		}
		moved = moved || k != i
		out[i] = o.Inits.At(k)
	}
	if !counted && (outside || moved) || n >= 2 && moved {
		return nil
	}
	return out
}

// Fold implements ir.Folder: the condition with its operands becomes canonical.
func (o *If) Fold([]ir.Attr) ir.Folded {
	old := o.Operands.Values()
	set, operands := composeSet(o.Set(), old)
	set, operands = CanonicalizeSet(set, operands)
	if set == o.Set() && slices.Equal(operands, old) {
		return ir.NoFold
	}
	o.SetCondition(set, operands)
	return ir.FoldedInPlace
}

// Fold implements ir.Folder: the bounds become canonical.
func (o *Parallel) Fold([]ir.Attr) ir.Folded {
	lower, upper := o.Lowers(), o.Uppers()
	lb, lowerChanged := lower.composed()
	ub, upperChanged := upper.composed()
	if lowerChanged {
		o.SetLowers(lb)
	}
	if upperChanged {
		o.SetUppers(ub)
	}
	if lowerChanged || upperChanged {
		return ir.FoldedInPlace
	}
	return ir.NoFold
}

// composed returns the bound in the form of Compose, and whether that is another.
func (b Bound) composed() (Bound, bool) {
	m, operands := Compose(b.Map, b.Operands)
	return Bound{m, operands}, m != b.Map || !slices.Equal(operands, b.Operands)
}
