package affineunroll

import (
	_ "embed"

	"polyloom/dialects/affine"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is affine-loop-unroll.
var Pass = pass.New[options]("affine-loop-unroll", doc, pass.Title("AffineLoopUnroll"), pass.Level("affine"), pass.OnInterface[ir.FunctionOp](), pass.Makes(affine.Dialect))

type options struct {
	Factor        int64 `opt:"unroll-factor" doc:"Use this unroll factor for all loops being unrolled, set it to -1, and it will fully unroll." default:"4"`
	UpTo          bool  `opt:"unroll-up-to-factor" doc:"Allow unrolling up to the factor specified"`
	Repetitions   uint  `opt:"unroll-num-reps" doc:"Unroll innermost loops repeatedly this many times" default:"1"`
	FullThreshold uint  `opt:"unroll-full-threshold" doc:"Unroll all loops with trip count less than or equal to this" default:"1"`
	Cleanup       bool  `opt:"cleanup-unroll" doc:"Fully unroll the cleanup loop when possible."`
}

// full is the factor that stands for complete unrolling.
const full = -1

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	if o.Factor == full && o.FullThreshold > 1 {
		var short []*affine.For
		ir.PostOrderWalk(op, func(inner ir.Op) {
			if l, ok := inner.(*affine.For); ok {
				if n, ok := l.ConstantTripCount(); ok && n <= uint64(o.FullThreshold) {
					short = append(short, l)
				}
			}
		})
		for _, l := range short {
			l.UnrollFull()
		}
		return nil
	}
	for range o.Repetitions {
		unrolled := false
		for _, l := range ir.Innermost[*affine.For](op) {
			unrolled = o.unroll(l) || unrolled
		}
		if !unrolled {
			break
		}
	}
	return nil
}

func (o *options) unroll(l *affine.For) bool {
	switch {
	case o.Factor == full:
		return l.UnrollFull()
	case o.Factor < 1:
		return false
	case o.UpTo:
		return l.UnrollUpTo(uint64(o.Factor))
	}
	return l.Unroll(uint64(o.Factor), o.Cleanup)
}
