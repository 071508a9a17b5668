package foldmemrefalias

import (
	_ "embed"

	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is fold-memref-alias-ops.
var Pass = pass.New[memrefOps]("fold-memref-alias-ops", doc, pass.Title("FoldMemRefAliasOpsPass"), pass.Level("memref"),
	pass.Makes(affine.Dialect, memref.Dialect))

// AffinePass is affine-fold-memref-alias-ops.
var AffinePass = pass.New[affineOps]("affine-fold-memref-alias-ops", affineDoc, pass.Title("AffineFoldMemRefAliasOps"), pass.Level("affine"),
	pass.Makes(affine.Dialect, memref.Dialect))

const affineDoc = `Fold memref alias ops into affine memory ops

affine-fold-memref-alias-ops makes affine.load and affine.store access the memref that is behind a memref.subview, memref.expand_shape or
memref.collapse_shape, as fold-memref-alias-ops does it for memref.load and memref.store.`

type memrefOps struct{ set *rewrite.Set }

// Init implements pass.Initializer.
func (o *memrefOps) Init(*pass.Context) error {
	o.set = newSet(rewrite.On(foldLoad), rewrite.On(foldStore), rewrite.On(foldSubView))
	return nil
}

// Run implements pass.Runner.
func (o *memrefOps) Run(c *pass.Context, op ir.Op) error { return run(c, op, o.set) }

type affineOps struct{ set *rewrite.Set }

// Init implements pass.Initializer.
func (o *affineOps) Init(*pass.Context) error {
	o.set = newSet(rewrite.On(foldAffineLoad), rewrite.On(foldAffineStore))
	return nil
}

// Run implements pass.Runner.
func (o *affineOps) Run(c *pass.Context, op ir.Op) error { return run(c, op, o.set) }

// newSet adds to ps what upstream does while it folds memref.extract_strided_metadata.
func newSet(ps ...rewrite.Pattern) *rewrite.Set {
	return rewrite.NewSet(append(ps, new(memref.ExtractStridedMetadata).CanonicalizationPatterns()...)...)
}

func run(c *pass.Context, op ir.Op, set *rewrite.Set) error {
	if out := rewrite.Greedy(op, set, rewrite.Config{}); !out.Changed {
		c.PreserveAll()
	}
	return nil
}

// foldLoad loads from what is behind a view.
func foldLoad(rw *rewrite.Rewriter, o *memref.Load) bool {
	source, idx := resolve(rw, o.MemRef.Value(), o.Indices.Values)
	if source == nil {
		return false
	}
	l := memref.NewLoad(source, idx...)
	l.Nontemporal = o.Nontemporal
	rewrite.ReplaceWithNew(rw, o, l)
	return true
}

// foldStore stores to what is behind a view.
func foldStore(rw *rewrite.Rewriter, o *memref.Store) bool {
	source, idx := resolve(rw, o.MemRef.Value(), o.Indices.Values)
	if source == nil {
		return false
	}
	s := memref.NewStore(o.Value.Value(), source, idx...)
	s.Nontemporal = o.Nontemporal
	rewrite.ReplaceWithNew(rw, o, s)
	return true
}

// foldAffineLoad loads from what is behind a view.
func foldAffineLoad(rw *rewrite.Rewriter, o *affine.Load) bool {
	source, idx := resolve(rw, o.MemRef(), func() []*ir.Value { return subscripts(rw, o) })
	if source == nil {
		return false
	}
	rewrite.ReplaceWithNew(rw, o, affine.NewLoadAt(source, idx...))
	return true
}

// foldAffineStore stores to what is behind a view.
func foldAffineStore(rw *rewrite.Rewriter, o *affine.Store) bool {
	source, idx := resolve(rw, o.MemRef(), func() []*ir.Value { return subscripts(rw, o) })
	if source == nil {
		return false
	}
	rewrite.ReplaceWithNew(rw, o, affine.NewStoreAt(o.Value.Value(), source, idx...))
	return true
}

// subscripts returns the subscripts of an access as values.
func subscripts(rw *rewrite.Rewriter, op affine.Access) []*ir.Value {
	var operands []ir.FoldResult
	for _, v := range op.MapOperands() {
		operands = append(operands, ir.FoldResult{Value: v})
	}
	vs := make([]*ir.Value, op.Map().NumResults())
	for i := range vs {
		vs[i] = affine.ValueOf(rw.Builder, affine.ComposedApply(rw.Builder, op.Map().SubMap(i), operands...))
	}
	return vs
}

// resolve returns the memref that memory is a view of, and the subscripts there of what has the given subscripts in the view. The memref is nil
// if memory is no view.
func resolve(rw *rewrite.Rewriter, memory *ir.Value, subscripts func() []*ir.Value) (source *ir.Value, idx []*ir.Value) {
	switch view := memory.DefOp().(type) {
	case *memref.SubView:
		return view.ViewSource(), throughSubView(rw, view, memref.ValueNums(subscripts()...))
	case *memref.ExpandShape:
		return view.ViewSource(), throughExpandShape(rw, view, subscripts())
	case *memref.CollapseShape:
		return view.ViewSource(), throughCollapseShape(rw, view, subscripts())
	}
	return nil, nil
}

// throughSubView returns offset + subscript * stride for each dimension of the source of view; the subscript in a dropped dimension is 0.
func throughSubView(rw *rewrite.Rewriter, view *memref.SubView, idx []memref.Num) []*ir.Value {
	offsets, strides := view.MixedOffsets(), view.MixedStrides()
	s := [...]*affexpr.Expr{affexpr.Symbol(0), affexpr.Symbol(1), affexpr.Symbol(2)}
	m := affexpr.NewMap(0, 3, s[0].Add(s[1].Mul(s[2])))
	vs := make([]*ir.Value, len(offsets))
	for i, dropped := range view.DroppedDims() {
		at := memref.Const(0)
		if !dropped {
			at, idx = idx[0], idx[1:]
		}
		vs[i] = affine.ValueOf(rw.Builder, affine.ComposedApply(rw.Builder, m, offsets[i].Result(), at.Result(), strides[i].Result()))
	}
	return vs
}

// throughExpandShape puts the subscripts in the dimensions that come from one dimension together.
func throughExpandShape(rw *rewrite.Rewriter, view *memref.ExpandShape, idx []*ir.Value) []*ir.Value {
	shape := memref.Results(view.MixedShape())
	var vs []*ir.Value
	for _, g := range view.Groups() {
		first, end := g[0], g[len(g)-1]+1
		if len(g) == 1 {
			vs = append(vs, idx[first])
			continue
		}
		l := ir.Create(rw, affine.NewLinearize(idx[first:end], shape[first:end], true))
		vs = append(vs, &l.LinearIndex.Value)
	}
	return vs
}

// throughCollapseShape takes the subscript in each joined dimension apart.
func throughCollapseShape(rw *rewrite.Rewriter, view *memref.CollapseShape, idx []*ir.Value) []*ir.Value {
	t := view.Src.Type().(*ir.MemRefType)
	meta := ir.Create(rw, memref.NewExtractStridedMetadata(view.ViewSource()))
	groups := view.Groups()
	var vs []*ir.Value
	for i, g := range groups {
		if len(g) == 1 {
			vs = append(vs, idx[i])
			continue
		}
		var basis []affine.Size
		for _, d := range g {
			if n := t.Shape()[d]; n != ir.Dynamic {
				basis = append(basis, affine.ConstSize(n))
			} else {
				basis = append(basis, affine.ValueSize(meta.Sizes.At(int(d))))
			}
		}
		d := ir.Create(rw, affine.NewDelinearize(idx[i], basis, true))
		vs = append(vs, d.MultiIndex.Values()...)
	}
	if len(groups) == 0 {
		for range t.Shape() {
			vs = append(vs, affine.ValueOf(rw.Builder, memref.Const(0).Result()))
		}
	}
	return vs
}

// foldSubView makes a view of a view one of the source, if all strides are 1:
//
//	%v = memref.subview %a[%i, 3] [8, 4] [1, 1] : …
//	%w = memref.subview %v[%j, 3] [2, 1] [1, 1] : …
//
// becomes
//
//	%0 = affine.apply affine_map<()[s0, s1] -> (s0 + s1)>()[%i, %j]
//	%w = memref.subview %a[%0, 6] [2, 1] [1, 1] : …
func foldSubView(rw *rewrite.Rewriter, o *memref.SubView) bool {
	outer, ok := o.Source.DefOp().(*memref.SubView)
	if !ok {
		return false
	}
	if !unitStrides(o) || !unitStrides(outer) {
		return rw.NotifyMatchFailure(o, "requires unit strides")
	}
	sizes := o.MixedSizes()
	all := outer.MixedSizes()
	for i, dropped := range outer.DroppedDims() {
		if !dropped {
			all[i], sizes = sizes[0], sizes[1:]
		}
	}
	var offsets []memref.Num
	for _, v := range throughSubView(rw, outer, o.MixedOffsets()) {
		offsets = append(offsets, memref.NumOfValue(v))
	}
	rewrite.ReplaceWithNew(rw, o, memref.NewSubView(o.Type(), outer.ViewSource(), offsets, all, outer.MixedStrides()))
	return true
}

func unitStrides(o *memref.SubView) bool {
	for _, n := range o.MixedStrides() {
		if !n.Is(1) {
			return false
		}
	}
	return true
}
