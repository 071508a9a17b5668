package rewrite

import "polyloom/ir"

// Constants appends to consts the constant value of each operand of op, nil where it is not known.
func Constants(op ir.Op, consts []ir.Attr) []ir.Attr {
	for i := range ir.NumOperands(op) {
		var a ir.Attr
		if v := ir.OperandValue(op, i); v != nil {
			a = ir.ConstantValue(v)
		}
		consts = append(consts, a)
	}
	return consts
}

// Fold tries to fold op once, by its Fold method and then by its traits: constant operands of a commutative op go last, idempotent ops,
// involutions and casts to the same type vanish. The outcome is for each result a value that exists or a constant; or op was changed in place.
func Fold(op ir.Op) ir.Folded {
	var scratch [4]ir.Attr
	return FoldWith(op, Constants(op, scratch[:0]))
}

// FoldWith is Fold for operands of which consts are known.
func FoldWith(op ir.Op, consts []ir.Attr) ir.Folded {
	var f ir.Folded
	if folder, ok := op.(ir.Folder); ok {
		f = folder.Fold(consts)
		if len(f.Results) == 1 && f.Results[0].Value == ir.ResultAt(op, 0) {
			f = ir.FoldedInPlace
		}
	}
	if len(f.Results) == 0 {
		if t := foldTraits(op, consts); t.Ok() {
			return t
		}
	}
	return f
}

func foldTraits(op ir.Op, consts []ir.Attr) ir.Folded {
	info := op.Info()
	if info.Has(ir.Commutative) && foldCommutative(op, consts) {
		return ir.FoldedInPlace
	}
	if info.Has(ir.Idempotent) {
		if v := foldIdempotent(op); v != nil {
			return ir.FoldTo(v)
		}
	}
	if info.Has(ir.Involution) {
		if in := ir.OperandValue(op, 0).DefOp(); in != nil && in.Info() == info {
			return ir.FoldTo(ir.OperandValue(in, 0))
		}
	}
	if _, ok := op.(ir.CastLike); ok {
		return foldCast(op)
	}
	return ir.NoFold
}

// foldCommutative moves the operands that are constants behind the others, both in their order, and reports whether any moved.
func foldCommutative(op ir.Op, consts []ir.Attr) bool {
	n := len(consts)
	first := 0
	for first < n && consts[first] == nil {
		first++
	}
	last := n
	for last > first && consts[last-1] != nil {
		last--
	}
	if first >= last {
		return false
	}
	values := make([]*ir.Value, 0, n-first)
	for _, constant := range []bool{false, true} {
		for i := first; i < n; i++ {
			if (consts[i] != nil) == constant {
				values = append(values, ir.OperandValue(op, i))
			}
		}
	}
	for i, v := range values {
		ir.OperandAt(op, first+i).Set(v)
	}
	return true
}

func foldIdempotent(op ir.Op) *ir.Value {
	v := ir.OperandValue(op, 0)
	if ir.NumOperands(op) == 1 {
		if in := v.DefOp(); in != nil && in.Info() == op.Info() {
			return v
		}
	} else if v == ir.OperandValue(op, 1) {
		return v
	}
	return nil
}

// foldCast replaces a cast to the types that the operands have.
func foldCast(op ir.Op) ir.Folded {
	n := ir.NumOperands(op)
	if n == 0 || n != ir.NumResults(op) {
		return ir.NoFold
	}
	for i, v := range ir.OperandsOf(op) {
		if v.Type() != ir.ResultAt(op, i).Type() {
			return ir.NoFold
		}
	}
	results := make([]ir.FoldResult, n)
	for i, v := range ir.OperandsOf(op) {
		results[i].Value = v
	}
	return ir.Folded{Results: results}
}

// materialize makes the constant a of type t, in no block, as the dialect d does; nil if it cannot.
func materialize(d *ir.Dialect, a ir.Attr, t ir.Type, loc ir.Loc) ir.Op {
	if d == nil || d.Materialize == nil {
		return nil
	}
	c := d.Materialize(a, t)
	if c != nil {
		ir.Init(c, loc)
	}
	return c
}

// materializeAll turns what op folds to into values, with constants made in no block. It reports whether all of them could be made.
func materializeAll(op ir.Op, f ir.Folded) (values []*ir.Value, consts []ir.Op, ok bool) {
	values = make([]*ir.Value, len(f.Results))
	for i, r := range f.Results {
		if r.Value != nil {
			values[i] = r.Value
			continue
		}
		c := materialize(op.Info().Dialect, r.Const, ir.ResultAt(op, i).Type(), ir.LocOf(op))
		if c == nil {
			return nil, nil, false
		}
		consts = append(consts, c)
		values[i] = ir.ResultAt(c, 0)
	}
	return values, consts, true
}

// TryFold folds op as often as that is possible in place, and then away: it returns the values that replace op's results, with constants made
// where b inserts, or nil if op was only changed in place. folded says whether any of both happened; op stays in any case.
func TryFold(b *ir.Builder, op ir.Op) (values []*ir.Value, folded bool) {
	if ir.HasTrait(op, ir.ConstantLike) {
		return nil, false
	}
	f := Fold(op)
	for f.Ok() && len(f.Results) == 0 {
		folded = true
		f = Fold(op)
	}
	if !f.Ok() {
		return nil, folded
	}
	values, consts, ok := materializeAll(op, f)
	if !ok {
		return nil, false
	}
	for _, c := range consts {
		b.Put(c)
	}
	return values, true
}

// CreateOrFold completes the op literal op where b inserts and returns the value of its only result: what the op folds to, in which case it
// was erased again, or its result.
func CreateOrFold(b *ir.Builder, op ir.Op) *ir.Value {
	if vs := CreateOrFoldAll(b, op); len(vs) == 1 {
		return vs[0]
	}
	panic("rewrite: " + ir.Name(op) + " has not one result")
}

// CreateOrFoldAll is CreateOrFold for an op with any number of results.
func CreateOrFoldAll(b *ir.Builder, op ir.Op) []*ir.Value {
	notify := b.Notify
	b.Notify = nil
	ir.Init(op, b.Loc)
	b.Put(op)
	b.Notify = notify
	if vs, _ := TryFold(b, op); vs != nil {
		ir.Erase(op)
		return vs
	}
	if notify != nil {
		notify(op)
	}
	return ir.ResultValues(op)
}
