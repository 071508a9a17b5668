package affineunrolljam

import (
	_ "embed"

	"polyloom/dialects/affine"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is affine-loop-unroll-jam.
var Pass = pass.New[options]("affine-loop-unroll-jam", doc, pass.Title("AffineLoopUnrollAndJam"), pass.Level("affine"), pass.OnInterface[ir.FunctionOp](), pass.Makes(affine.Dialect))

type options struct {
	Factor uint `opt:"unroll-jam-factor" doc:"Use this unroll jam factor for all loops (default 4)" default:"4"`
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	body := op.(ir.FunctionOp).FuncBody()
	if body.Empty() {
		return nil
	}
	if l, ok := body.Entry().First().(*affine.For); ok {
		l.UnrollJam(uint64(o.Factor))
	}
	return nil
}
