package affinenormalize

import (
	_ "embed"

	"polyloom/dialects/affine"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is affine-loop-normalize.
var Pass = pass.New[options]("affine-loop-normalize", doc, pass.Title("AffineLoopNormalizePass"), pass.Level("affine"), pass.On("func.func"), pass.Makes(affine.Dialect))

type options struct {
	PromoteSingle bool `opt:"promote-single-iter" doc:"Promote single iteration loops"`
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	ir.PostOrderWalk(op, func(inner ir.Op) {
		switch l := inner.(type) {
		case *affine.Parallel:
			l.Normalize()
		case *affine.For:
			if o.PromoteSingle && l.PromoteIfSingleIteration() {
				return
			}
			l.Normalize()
		}
	})
	return nil
}
