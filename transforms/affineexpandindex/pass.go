package affineexpandindex

import (
	"cmp"
	_ "embed"
	"slices"

	"polyloom/dialects/affine"
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is affine-expand-index-ops.
var Pass = pass.New[options]("affine-expand-index-ops", doc, pass.Title("AffineExpandIndexOps"), pass.Level("affine"), pass.Makes(arith.Dialect))

type options struct{ patterns *rewrite.Set }

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	o.patterns = rewrite.NewSet(Patterns()...)
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	rewrite.Greedy(op, o.patterns, rewrite.Config{TopDown: true})
	return nil
}

// Patterns returns the patterns of the pass, for others that expand affine ops.
func Patterns() []rewrite.Pattern {
	return []rewrite.Pattern{rewrite.On(delinearize), rewrite.On(linearize)}
}

func constant(rw *rewrite.Rewriter, v int64) *ir.Value {
	return &ir.Create(rw, &arith.Constant{Value: ir.IndexAttr(v)}).Result.Value
}

// strides returns for each element of a basis without outer bound by how much the digit in front of it counts: the product of the elements from
// there on. The products do not overflow, by the meaning of the ops.
func strides(rw *rewrite.Rewriter, basis []affine.Size, nonNegative bool) []*ir.Value {
	flags := arith.NSW
	if nonNegative {
		flags |= arith.NUW
	}
	mul := func(a, b *ir.Value) *ir.Value {
		return &ir.Create(rw, &arith.MulI{Lhs: a.Use(), Rhs: b.Use(), Flags: flags}).Result.Value
	}
	out := make([]*ir.Value, len(basis))
	var dynamic *ir.Value
	static := int64(1)
	for i := len(basis) - 1; i >= 0; i-- {
		switch v := basis[i].Value; {
		case v == nil:
			static *= basis[i].Const.(*ir.IntegerAttr).Int64()
		case dynamic == nil:
			dynamic = v
		default:
			dynamic = mul(dynamic, v)
		}
		switch {
		case dynamic == nil:
			out[i] = constant(rw, static)
		case static == 1:
			out[i] = dynamic
		default:
			out[i] = mul(dynamic, constant(rw, static))
		}
	}
	return out
}

// inner returns the basis without the outer bound.
func inner(basis []affine.Size, digits int) []affine.Size {
	if len(basis) == digits {
		return basis[1:]
	}
	return basis
}

func delinearize(rw *rewrite.Rewriter, op *affine.DelinearizeIndex) bool {
	x := op.LinearIndex.Value()
	if op.MultiIndex.Len() == 1 {
		rw.Replace(op, x)
		return true
	}
	parts := strides(rw, inner(op.Basis(), op.MultiIndex.Len()), true)
	zero := constant(rw, 0)
	results := []*ir.Value{&ir.Create(rw, &arith.FloorDivSI{Lhs: x.Use(), Rhs: parts[0].Use()}).Result.Value}
	// modulo is not negative: a negative remainder is corrected by the divisor.
	modulo := func(by *ir.Value) *ir.Value {
		rem := ir.Create(rw, &arith.RemSI{Lhs: x.Use(), Rhs: by.Use()})
		negative := ir.Create(rw, &arith.CmpI{Predicate: arith.Slt, Lhs: rem.Result.Use(), Rhs: zero.Use()})
		sum := ir.Create(rw, &arith.AddI{Lhs: rem.Result.Use(), Rhs: by.Use(), Flags: arith.NSW})
		return &ir.Create(rw, &arith.Select{Condition: negative.Result.Use(), TrueValue: sum.Result.Use(), FalseValue: rem.Result.Use()}).Result.Value
	}
	for i, s := range parts {
		v := modulo(s)
		if i+1 < len(parts) {
			v = &ir.Create(rw, &arith.DivSI{Lhs: v.Use(), Rhs: parts[i+1].Use()}).Result.Value
		}
		results = append(results, v)
	}
	rw.Replace(op, results...)
	return true
}

func linearize(rw *rewrite.Rewriter, op *affine.LinearizeIndex) bool {
	n := op.MultiIndex.Len()
	if n == 0 {
		rw.Replace(op, constant(rw, 0))
		return true
	}
	type term struct {
		v     *ir.Value
		loops int
	}
	var terms []term
	for i, s := range strides(rw, inner(op.Basis(), n), op.Disjoint()) {
		v := op.MultiIndex.At(i)
		terms = append(terms, term{
			&ir.Create(rw, &arith.MulI{Lhs: v.Use(), Rhs: s.Use(), Flags: arith.NSW}).Result.Value, invariantLoops(op, v),
		})
	}
	last := op.MultiIndex.At(n - 1)
	terms = append(terms, term{last, invariantLoops(op, last)})
	slices.SortStableFunc(terms, func(a, b term) int { return cmp.Compare(b.loops, a.loops) })
	sum := terms[0].v
	for _, t := range terms[1:] {
		sum = &ir.Create(rw, &arith.AddI{Lhs: sum.Use(), Rhs: t.v.Use(), Flags: arith.NSW}).Result.Value
	}
	rw.Replace(op, sum)
	return true
}

// invariantLoops returns how many of the loops around op, the innermost first, v is defined outside of.
func invariantLoops(op ir.Op, v *ir.Value) int {
	n := 0
	for {
		loop, ok := ir.ParentOf[ir.LoopLike](op)
		if !ok || slices.ContainsFunc(loop.LoopRegions(), func(r *ir.Region) bool { return r.IsAncestor(v.Block().Region()) }) {
			return n
		}
		op = loop
		n++
	}
}
