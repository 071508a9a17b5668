package affinescalrep

import (
	_ "embed"

	"polyloom/dialects/affine"
	"polyloom/ir"
	"polyloom/ir/analysis"
	"polyloom/ir/analysis/alias"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is affine-scalrep.
var Pass = pass.Func("affine-scalrep", doc, run, pass.Title("AffineScalarReplacement"), pass.Level("affine"), pass.On("func.func"))

func run(_ *pass.Context, f ir.Op) error {
	r := &replacer{dom: new(ir.Dominance), postDom: new(analysis.PostDominance), aliases: alias.New()}
	var forwarded []*ir.Value
	r.each(f, false, func(load affine.Access) bool {
		if !r.forward(load) {
			return false
		}
		forwarded = append(forwarded, load.MemRef())
		return true
	})
	r.each(f, true, r.overwritten)
	for _, m := range forwarded {
		eraseIfOnlyWritten(m)
	}
	r.each(f, false, r.repeated)
	return nil
}

// replacer looks for accesses that can go.
type replacer struct {
	dom     *ir.Dominance
	postDom *analysis.PostDominance
	aliases *alias.Analysis
}

// each calls drop for the reads, or the writes, in f and erases afterwards those for which it returns true.
func (r *replacer) each(f ir.Op, writes bool, drop func(affine.Access) bool) {
	var dead []ir.Op
	ir.PostOrderWalk(f, func(op ir.Op) {
		if a, ok := op.(affine.Access); ok && a.IsWrite() == writes && drop(a) {
			dead = append(dead, op)
		}
	})
	for _, op := range dead {
		ir.Erase(op)
	}
}

// others calls f for the other reads, or writes, of the memref of a that are to the same element, until it returns false.
func others(a affine.Access, writes bool, f func(affine.Access) bool) {
	for user := range a.MemRef().Users() {
		b, ok := user.(affine.Access)
		if ok && user != ir.Op(a) && b.IsWrite() == writes && sameElement(a, b) && !f(b) {
			return
		}
	}
}

// sameElement reports whether the subscripts of a and b, accesses to one memref, are the same function of the same values.
func sameElement(a, b affine.Access) bool {
	if a.MemRef() != b.MemRef() || a.Map().NumResults() != b.Map().NumResults() {
		return false
	}
	for _, e := range difference(a, b).Map.Results() {
		if !e.IsConstEqual(0) {
			return false
		}
	}
	return true
}

// difference returns the subscripts of a minus those of b.
func difference(a, b affine.Access) affine.Bound {
	bound := func(x affine.Access) affine.Bound { return affine.Bound{Map: x.Map(), Operands: x.MapOperands()} }
	return affine.Difference(bound(a), bound(b))
}

// forward replaces load by the value of the store that it surely reads, and reports whether there is one.
func (r *replacer) forward(load affine.Access) bool {
	var store affine.Access
	others(load, true, func(s affine.Access) bool {
		if r.dom.ProperlyDominates(s, load) && r.undisturbed(s, load, ir.Write) {
			store = s
		}
		return store == nil
	})
	if store == nil || store.AccessedValue().Type() != load.AccessedValue().Type() {
		return false
	}
	load.AccessedValue().ReplaceAllUses(store.AccessedValue())
	return true
}

// overwritten reports whether what store writes is written again before anyone reads it.
func (r *replacer) overwritten(store affine.Access) bool {
	found := false
	others(store, true, func(s affine.Access) bool {
		found = ir.ParentRegion(s) == ir.ParentRegion(store) && s.AccessedValue().Type() == store.AccessedValue().Type() &&
			r.postDom.Dominates(s, store) && r.undisturbed(store, s, ir.Read)
		return !found
	})
	return found
}

// repeated replaces load by an earlier load of the same element, the one that dominates all others, and reports whether there is one.
func (r *replacer) repeated(load affine.Access) bool {
	var earlier []affine.Access
	others(load, false, func(l affine.Access) bool {
		if r.dom.ProperlyDominates(l, load) && l.AccessedValue().Type() == load.AccessedValue().Type() && r.undisturbed(l, load, ir.Write) {
			earlier = append(earlier, l)
		}
		return true
	})
	for _, l := range earlier {
		first := true
		for _, m := range earlier {
			first = first && (m == l || r.dom.ProperlyDominates(l, m))
		}
		if first {
			load.AccessedValue().ReplaceAllUses(l.AccessedValue())
			return true
		}
	}
	return false
}

// eraseIfOnlyWritten erases the allocation m, the stores to it and what frees it, if nothing else uses it.
func eraseIfOnlyWritten(m *ir.Value) {
	def := m.DefOp()
	if def == nil || ir.BlockOf(def) == nil || !onlyEffectOn(def, m, ir.Allocate) {
		return
	}
	for user := range m.Users() {
		a, ok := user.(affine.Access)
		if !(ok && a.IsWrite() && a.AccessedValue() != m) && !onlyEffectOn(user, m, ir.Free) {
			return
		}
	}
	for user := range m.Users() {
		ir.Erase(user)
	}
	ir.Erase(def)
}

// onlyEffectOn reports whether kind is all that op does to m.
func onlyEffectOn(op ir.Op, m *ir.Value, kind ir.EffectKind) bool {
	e, ok := op.(ir.MemoryEffects)
	if !ok {
		return false
	}
	found := false
	for _, effect := range e.Effects() {
		if effect.Value == m && effect.Kind != kind {
			return false
		}
		found = found || effect.Value == m
	}
	return found
}
