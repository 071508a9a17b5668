package normalizememrefs

import (
	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/memref"
	"polyloom/ir"
)

// normalizeAlloc replaces an allocation of type t by one of the normalized type, which like makes.
func normalizeAlloc(op ir.Op, t *ir.MemRefType, sizes, symbols *ir.Operands, like func(*ir.MemRefType, []*ir.Value) (ir.Op, *ir.Value)) {
	to := normalType(t)
	if to == t {
		return
	}
	b := ir.Before(op)
	var newSizes []*ir.Value
	if ir.NumDynamic(to.Shape()) > 0 {
		newSizes = dynamicSizes(b, t, to, sizes)
	}
	by, v := like(to, newSizes)
	ir.Create(b, by)
	old := ir.ResultAt(op, 0)
	if !replaceUses(old, v, symbols.Values()) {
		ir.Erase(by)
		return
	}
	replaceOp(op, by)
}

// dynamicSizes computes the dynamic sizes of an allocation of type to that replaces one of type t.
func dynamicSizes(b *ir.Builder, t, to *ir.MemRefType, sizes *ir.Operands) []*ir.Value {
	operands := make([]*ir.Value, len(t.Shape()))
	dynamic := 0
	for i, n := range t.Shape() {
		if n == ir.Dynamic {
			operands[i] = sizes.At(dynamic)
			dynamic++
		} else {
			operands[i] = &ir.Create(b, arith.Index(n)).Result.Value
		}
	}
	m := memref.LayoutMap(t)
	var vs []*ir.Value
	for i, n := range to.Shape() {
		if n == ir.Dynamic {
			vs = append(vs, &apply(b, affexpr.NewMap(m.NumDims(), m.NumSymbols(), sizeExpr(m, i)), operands).Result.Value)
		}
	}
	return vs
}

// normalizeReinterpretCast replaces a cast by one to the normalized type, which is contiguous.
func normalizeReinterpretCast(o *memref.ReinterpretCast) {
	t := o.Type()
	to := normalType(t)
	if to == t || ir.NumDynamic(t.Shape()) > 0 || len(to.Shape()) != 1 {
		return
	}
	b := ir.Before(o)
	var last []ir.Op
	for _, n := range t.Shape() {
		last = append(last, ir.Create(b, arith.Index(n-1))) // nothing uses them where no size is dynamic, but upstream makes them
	}
	c := ir.Create(b, memref.NewReinterpretCast(to, o.ViewSource(), memref.Const(0), memref.Consts(to.Shape()...), memref.Consts(1)))
	if !replaceUses(&o.Result.Value, &c.Result.Value, o.Strides.Values()) {
		ir.Erase(c)
		for _, op := range last {
			ir.Erase(op)
		}
		return
	}
	replaceOp(o, c)
}

// replaceUses makes the users of old use by, a memref that is contiguous where old has a layout, of which symbols are the symbols. It does
// nothing and reports false if an op does not allow it.
func replaceUses(old, by *ir.Value, symbols []*ir.Value) bool {
	m := memref.LayoutMap(old.Type().(*ir.MemRefType))
	if m.NumSymbols() != len(symbols) {
		return false
	}
	uses := map[ir.Op]int{}
	var users []ir.Op
	for u := range old.Users() {
		if !ir.HasTrait(u, ir.MemRefsNormalizable) {
			return false
		}
		if uses[u]++; uses[u] == 1 {
			users = append(users, u)
		}
	}
	for _, u := range users {
		if uses[u] > 1 && accessOf(u) != nil {
			return false // both in the subscripts and as what is stored, say
		}
	}
	for _, u := range users {
		if a := accessOf(u); a != nil {
			a.remap(u, m, symbols)
		}
		for _, o := range operandsOf(u, old) {
			o.Set(by)
		}
	}
	return true
}

func operandsOf(op ir.Op, v *ir.Value) []*ir.Operand {
	var os []*ir.Operand
	for i, w := range ir.OperandsOf(op) {
		if w == v {
			os = append(os, ir.OperandAt(op, i))
		}
	}
	return os
}

// access is an op that addresses an element by subscripts.
type access struct {
	indices *ir.Operands
	mapAttr **ir.AffineMapAttr // nil if the indices are the subscripts
}

// accessOf returns the access that op is, or nil.
func accessOf(op ir.Op) *access {
	switch o := op.(type) {
	case *affine.Load:
		return &access{&o.Indices, &o.MapAttr}
	case *affine.Store:
		return &access{&o.Indices, &o.MapAttr}
	case *affine.VectorLoad:
		return &access{&o.Indices, &o.MapAttr}
	case *affine.VectorStore:
		return &access{&o.Indices, &o.MapAttr}
	case *affine.Prefetch:
		return &access{&o.Indices, &o.MapAttr}
	case *memref.Load:
		return &access{&o.Indices, nil}
	case *memref.Store:
		return &access{&o.Indices, nil}
	}
	return nil
}

// remap sends the subscripts of op, the access a, through the layout m. Each step is an op, so that all are composed in the end; as upstream
// does it, those that compute the old subscripts stay where they were in use by those for the new ones.
func (a *access) remap(op ir.Op, m *affexpr.Map, symbols []*ir.Value) {
	b := ir.Before(op)
	idx := a.indices.Values()
	var made []*affine.Apply
	through := func(m *affexpr.Map, operands []*ir.Value) []*ir.Value {
		if m.IsIdentity() && m.NumSymbols() == 0 && m.NumResults() == m.NumDims() {
			return operands
		}
		vs := make([]*ir.Value, m.NumResults())
		for i := range vs {
			x := apply(b, m.SubMap(i), operands)
			made = append(made, x)
			vs[i] = &x.Result.Value
		}
		return vs
	}
	if a.mapAttr != nil {
		idx = through((*a.mapAttr).Map, idx)
	}
	idx = through(m, append(idx, symbols...))
	to, operands := affine.ComposeFully(affexpr.IdentityMap(len(idx)), idx)
	to, operands = affine.Canonicalize(to.Simplify(), operands)
	for _, x := range made {
		if !x.Result.Value.HasUses() {
			ir.Erase(x)
		}
	}
	if a.mapAttr != nil {
		*a.mapAttr = ir.MapAttr(to)
		a.indices.Assign(operands...)
		return
	}
	vs := make([]*ir.Value, to.NumResults())
	for i := range vs {
		vs[i] = &apply(b, to.SubMap(i), operands).Result.Value
	}
	a.indices.Assign(vs...)
}

// apply makes an affine.apply as it is.
func apply(b *ir.Builder, m *affexpr.Map, operands []*ir.Value) *affine.Apply {
	return ir.Create(b, affine.NewApply(m, operands...))
}
