package licm

import (
	_ "embed"

	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is loop-invariant-code-motion.
var Pass = pass.Func("loop-invariant-code-motion", doc, run, pass.Title("LoopInvariantCodeMotion"), pass.Level("transforms"))

func run(c *pass.Context, op ir.Op) error {
	moved := 0
	ir.PostOrderWalk(op, func(o ir.Op) {
		if l, ok := o.(ir.LoopLike); ok {
			moved += hoist(l)
		}
	})
	if moved == 0 {
		c.PreserveAll()
	}
	return nil
}

// hoist moves what it can out of the regions of one loop and returns how many operations that were.
func hoist(loop ir.LoopLike) int {
	moved := 0
	for _, r := range loop.LoopRegions() {
		var work []ir.Op
		for b := range r.Blocks() {
			for op := range b.Ops() {
				work = append(work, op)
			}
		}
		for len(work) > 0 {
			op := work[0]
			work = work[1:]
			if ir.ParentRegion(op) != r || !ir.IsMemoryEffectFree(op) || !ir.IsSpeculatable(op) || !invariant(op, r) {
				continue
			}
			ir.MoveBefore(op, loop)
			moved++
			for _, v := range ir.ResultsOf(op) {
				for user := range v.Users() {
					if ir.ParentRegion(user) == r {
						work = append(work, user)
					}
				}
			}
		}
	}
	return moved
}

// invariant reports whether op, which ends no block, uses nothing that is defined in r, except inside itself.
func invariant(op ir.Op, r *ir.Region) bool {
	if ir.HasTrait(op, ir.Terminator) {
		return false
	}
	return ir.PreOrder(op, func(inner ir.Op) ir.WalkResult {
		for _, v := range ir.OperandsOf(inner) {
			def := v.DefOp()
			if inside := def != nil && ir.IsAncestor(op, def) || def == nil && ir.IsAncestor(op, v.Block().ParentOp()); inside && inner != op {
				continue
			}
			if r.IsAncestor(v.Block().Region()) {
				return ir.Interrupt
			}
		}
		return ir.Advance
	})
}
