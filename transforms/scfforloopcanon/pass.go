package scfforloopcanon

import (
	_ "embed"

	"polyloom/dialects/affine"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is scf-for-loop-canonicalization.
var Pass = pass.New[options]("scf-for-loop-canonicalization", doc, pass.Title("SCFForLoopCanonicalization"), pass.Level("scf"),
	pass.Makes(affine.Dialect))

type options struct{ patterns *rewrite.Set }

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	o.patterns = rewrite.NewSet(rewrite.On(decide[*affine.Min]), rewrite.On(decide[*affine.Max]), rewrite.On(sizeOfCarried))
	return nil
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	rewrite.Greedy(op, o.patterns, rewrite.Config{TopDown: true})
	return nil
}

// min(a, b) -> a, if a <= b in all iterations of the loops
func decide[P affine.Mapped](rw *rewrite.Rewriter, op P) bool {
	m, operands, ok := affine.DecideMinMax(op)
	if ok {
		rewrite.ReplaceWithNew(rw, op, affine.NewApply(m, operands...))
	}
	return ok
}

// dim(x) -> dim(init), if x is what a loop carries or returns, and all iterations hand on what they get
func sizeOfCarried(rw *rewrite.Rewriter, op ir.ShapedDim) bool {
	shaped, _ := op.ShapedDim()
	loop, i := carrier(shaped)
	if loop == nil || !handsOn(loop, i) {
		return false
	}
	rw.Modify(op, func() {
		for k, v := range ir.OperandsOf(op) {
			if v == shaped {
				ir.OperandAt(op, k).Set(loop.InitArgs.At(i))
			}
		}
	})
	return true
}

// carrier returns the loop of which v is carried value or result i; nil if there is none.
func carrier(v *ir.Value) (loop *scf.For, i int) {
	if loop, ok := v.DefOp().(*scf.For); ok {
		return loop, v.Index()
	}
	if a := v.Arg(); a != nil && a.Owner() != nil && v.Index() > 0 {
		loop, _ = a.Owner().ParentOp().(*scf.For)
		return loop, v.Index() - 1
	}
	return nil, 0
}

// handsOn reports whether the body of a loop hands on carried value i as it gets it, perhaps through inner loops that do the same.
func handsOn(loop *scf.For, i int) bool {
	v := loop.Yielded().Results.At(i)
	for v != loop.IterArgs()[i] {
		inner, ok := v.DefOp().(*scf.For)
		if !ok || !handsOn(inner, v.Index()) {
			return false
		}
		v = inner.InitArgs.At(v.Index())
	}
	return true
}
