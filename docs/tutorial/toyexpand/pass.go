package toyexpand

import (
	_ "embed"

	"polyloom/dialects/arith"
	"polyloom/docs/tutorial/toy"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is toy-expand.
var Pass = pass.New[options]("toy-expand", doc, pass.Title("ToyExpand"), pass.Level("toy"), pass.Makes(arith.Dialect))

type options struct {
	MaxDegree int       `opt:"max-degree" doc:"Leave polynomials of a higher degree alone" default:"8"`
	Expanded  pass.Stat `stat:"num-expanded" doc:"Number of polynomials expanded"`
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	expand := rewrite.On(func(rw *rewrite.Rewriter, op *toy.Eval) bool {
		if op.Coeffs.Len-1 > o.MaxDegree {
			return false
		}
		rw.Replace(op, horner(rw, op))
		o.Expanded.Add(1)
		return true
	})
	rewrite.Greedy(op, rewrite.NewSet(expand), rewrite.Config{})
	return nil
}

// horner computes the value of op from its highest coefficient down.
func horner(rw *rewrite.Rewriter, op *toy.Eval) *ir.Value {
	x := op.At.Value()
	constant := func(i int) *ir.Value {
		return &ir.Create(rw, arith.Int(x.Type(), op.Coeffs.Int(i))).Result.Value
	}
	y := constant(op.Coeffs.Len - 1)
	for i := op.Coeffs.Len - 2; i >= 0; i-- {
		product := ir.Create(rw, &arith.MulI{Lhs: y.Use(), Rhs: x.Use()})
		sum := ir.Create(rw, &arith.AddI{Lhs: product.Result.Use(), Rhs: constant(i).Use()})
		y = &sum.Result.Value
	}
	return y
}
