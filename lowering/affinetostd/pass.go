package affinetostd

import (
	_ "embed"
	"slices"

	"polyloom/affexpr"
	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
	"polyloom/ir/rewrite/conversion"
	"polyloom/transforms/affineexpandindex"
)

//go:embed doc.go
var doc string

// Pass is lower-affine.
var Pass = pass.New[options]("lower-affine", doc, pass.Title("LowerAffinePass"), pass.Level("conversion"), pass.Makes(memref.Dialect, scf.Dialect, arith.Dialect))

type options struct {
	patterns *rewrite.Set
	target   *conversion.Target
}

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	o.patterns = rewrite.NewSet(slices.Concat(Patterns(), affineexpandindex.Patterns())...)
	o.target = conversion.NewTarget()
	o.target.LegalDialect("arith", "memref", "scf", "vector")
	o.target.IllegalOp("affine.vector_load", "affine.vector_store") // what they would become is of a dialect that there is not yet
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	if err := checkDivisors(op); err != nil {
		return err
	}
	return conversion.Partial(op, o.target, o.patterns, conversion.Config{Cast: builtin.NewCast})
}

// Patterns returns the patterns that replace affine ops, for use in a dialect conversion.
func Patterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		rewrite.On(func(rw *rewrite.Rewriter, op *affine.Apply) bool {
			vs, ok := ExpandMap(rw.Builder, op.Map(), op.MapOperands())
			return ok && replace(rw, op, vs[0])
		}),
		rewrite.On(lowerDmaStart), rewrite.On(lowerDmaWait), rewrite.On(lowerLoad),
		rewrite.On(func(rw *rewrite.Rewriter, op *affine.Min) bool {
			return replace(rw, op, least(rw.Builder, op.Map(), op.MapOperands()))
		}),
		rewrite.On(func(rw *rewrite.Rewriter, op *affine.Max) bool {
			return replace(rw, op, greatest(rw.Builder, op.Map(), op.MapOperands()))
		}),
		rewrite.On(lowerParallel), rewrite.On(lowerPrefetch), rewrite.On(lowerStore), rewrite.On(lowerFor), rewrite.On(lowerIf), rewrite.On(lowerYield),
	}
}

// replace replaces op by v and reports true, unless v is nil.
func replace(rw *rewrite.Rewriter, op ir.Op, v *ir.Value) bool {
	if v == nil {
		return false
	}
	rw.Replace(op, v)
	return true
}

// least makes the ops that compute the least result of m; nil if that cannot be done.
func least(b *ir.Builder, m *affexpr.Map, operands []*ir.Value) *ir.Value {
	return reduced(b, m, operands, func(x, y *ir.Value) ir.Op { return &arith.MinSI{Lhs: x.Use(), Rhs: y.Use()} })
}

// greatest makes the ops that compute the greatest result of m; nil if that cannot be done.
func greatest(b *ir.Builder, m *affexpr.Map, operands []*ir.Value) *ir.Value {
	return reduced(b, m, operands, func(x, y *ir.Value) ir.Op { return &arith.MaxSI{Lhs: x.Use(), Rhs: y.Use()} })
}

// reduced combines the results of m one after the other, which later passes recognize better than a tree.
func reduced(b *ir.Builder, m *affexpr.Map, operands []*ir.Value, combine func(x, y *ir.Value) ir.Op) *ir.Value {
	vs, ok := ExpandMap(b, m, operands)
	if !ok {
		return nil
	}
	v := vs[0]
	for _, w := range vs[1:] {
		v = ir.ResultAt(ir.Create(b, combine(v, w)), 0)
	}
	return v
}

func lowerLoad(rw *rewrite.Rewriter, op *affine.Load) bool {
	at, ok := ExpandMap(rw.Builder, op.Map(), op.MapOperands())
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, memref.NewLoad(op.MemRef(), at...))
	return true
}

func lowerStore(rw *rewrite.Rewriter, op *affine.Store) bool {
	at, ok := ExpandMap(rw.Builder, op.Map(), op.MapOperands())
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, memref.NewStore(op.Value.Value(), op.MemRef(), at...))
	return true
}

func lowerPrefetch(rw *rewrite.Rewriter, op *affine.Prefetch) bool {
	at, ok := ExpandMap(rw.Builder, op.Map(), op.MapOperands())
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, &memref.Prefetch{
		MemRef: op.MemRef().Use(), Indices: ir.Uses(at...), IsWrite: op.IsWrite, LocalityHint: op.LocalityHint, IsDataCache: op.IsDataCache,
	})
	return true
}

func lowerDmaStart(rw *rewrite.Rewriter, op *affine.DmaStart) bool {
	src, dst, tag, rest, ok := op.Ends()
	if !ok {
		return false
	}
	var operands []*ir.Value
	for _, e := range []affine.DmaEnd{src, dst, tag} {
		at, ok := ExpandMap(rw.Builder, e.Map, e.Operands)
		if !ok {
			return false
		}
		if e.MemRef == tag.MemRef {
			operands = append(operands, rest[0])
		}
		operands = append(append(operands, e.MemRef.Value()), at...)
	}
	rewrite.ReplaceWithNew(rw, op, &memref.DmaStart{Operands: ir.Uses(append(operands, rest[1:]...)...)})
	return true
}

func lowerDmaWait(rw *rewrite.Rewriter, op *affine.DmaWait) bool {
	tag, n, ok := op.Tag()
	if !ok {
		return false
	}
	at, ok := ExpandMap(rw.Builder, tag.Map, tag.Operands)
	if !ok {
		return false
	}
	rewrite.ReplaceWithNew(rw, op, &memref.DmaWait{Tag: tag.MemRef.Use(), TagIndices: ir.Uses(at...), NumElements: n.Use()})
	return true
}
