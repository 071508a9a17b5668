package normalizememrefs

import (
	"polyloom/affexpr"
	"polyloom/dialects/memref"
	"polyloom/ir"
)

// normalTypes returns ts with normalized memref types.
func normalTypes(ts []ir.Type) []ir.Type {
	out := make([]ir.Type, len(ts))
	for i, t := range ts {
		out[i] = t
		if m, ok := t.(*ir.MemRefType); ok {
			out[i] = normalType(m)
		}
	}
	return out
}

// normalType returns the type with the identity layout that has room for all elements of t where its layout puts them; t itself if there is
// none, or it is not known.
func normalType(t *ir.MemRefType) *ir.MemRefType {
	if len(t.Shape()) == 0 || memref.HasIdentityLayout(t) {
		return t
	}
	m := memref.LayoutMap(t)
	if ir.NumDynamic(t.Shape()) > 0 && tiles(m) == nil {
		return t
	}
	last, known := upperBounds(m, t.Shape())
	shape := make([]int64, m.NumResults())
	for i, e := range m.Results() {
		if usesDynamic(e, t.Shape()) {
			shape[i] = ir.Dynamic
			continue
		}
		if !known[i] || last[i] < 0 {
			return t
		}
		shape[i] = last[i] + 1
	}
	return ir.MemRef(shape, t.Elem(), nil, t.Space)
}

// usesDynamic reports whether a dimension of unknown size occurs in e.
func usesDynamic(e *affexpr.Expr, shape []int64) bool {
	for i, n := range shape {
		if n == ir.Dynamic && e.IsFunctionOfDim(i) {
			return true
		}
	}
	return false
}

// A tile is a pair of results of a layout that split a dimension: x floordiv size and x mod size.
type tile struct{ quotient, remainder int }

// tiles returns the tiles of a layout. It is nil if there is none, or if what is divided occurs elsewhere too.
func tiles(m *affexpr.Map) []tile {
	var found []tile
	for i, e := range m.Results() {
		if e.Kind() != affexpr.KindFloorDiv {
			continue
		}
		if _, ok := e.RHS().IsConst(); !ok {
			continue
		}
		paired := false
		for k, other := range m.Results() {
			if k == i || !contains(other, e.LHS()) {
				continue
			}
			if paired || other.Kind() != affexpr.KindMod || other.LHS() != e.LHS() || other.RHS() != e.RHS() {
				return nil
			}
			paired = true
			found = append(found, tile{i, k})
		}
	}
	return found
}

// contains reports whether part is e or occurs in it.
func contains(e, part *affexpr.Expr) bool {
	return !e.Walk(func(x *affexpr.Expr) bool { return x != part })
}

// sizeExpr returns the size that result i of the layout m of an allocation has, from the sizes of the dimensions: the number of tiles for a quotient,
// the size of a tile for a remainder.
func sizeExpr(m *affexpr.Map, i int) *affexpr.Expr {
	e := m.Result(i)
	for _, t := range tiles(m) {
		switch i {
		case t.quotient:
			return e.LHS().CeilDiv(e.RHS())
		case t.remainder:
			return e.RHS()
		}
	}
	return e
}
