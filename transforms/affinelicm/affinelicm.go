package affinelicm

import (
	_ "embed"
	"slices"

	"polyloom/dialects/affine"
	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is affine-loop-invariant-code-motion.
var Pass = pass.Func("affine-loop-invariant-code-motion", doc, run, pass.Title("AffineLoopInvariantCodeMotion"), pass.Level("affine"), pass.On("func.func"))

func run(_ *pass.Context, op ir.Op) error {
	ir.PostOrderWalk(op, func(inner ir.Op) {
		if l, ok := inner.(*affine.For); ok {
			hoist(l)
		}
	})
	return nil
}

// mover decides what is invariant in one loop.
type mover struct {
	loop *affine.For
	runs bool           // the loop is known to run
	seen map[ir.Op]bool // the operations that were looked at: true if they are invariant
}

// hoist moves the invariant operations of a loop in front of it.
func hoist(loop *affine.For) {
	n, ok := loop.ConstantTripCount()
	m := &mover{loop, ok && n > 0, map[ir.Op]bool{}}
	var move []ir.Op
	for op := range loop.Body().Ops() {
		if _, end := op.(*affine.Yield); !end && m.invariant(op) {
			move = append(move, op)
		}
	}
	for _, op := range move {
		ir.MoveBefore(op, loop)
	}
}

// invariant reports whether op does the same in every iteration.
func (m *mover) invariant(op ir.Op) bool {
	ok := m.bodyInvariant(op) && m.operandsInvariant(op)
	m.seen[op] = ok
	return ok
}

// bodyInvariant looks at what op does beside using operands.
func (m *mover) bodyInvariant(op ir.Op) bool {
	switch op := op.(type) {
	case *affine.If, *affine.For, *affine.Parallel:
		return m.regionsInvariant(op)
	case affine.Access:
		return m.runs && !m.conflicts(op)
	case *affine.Yield:
		return true
	}
	return ir.IsMemoryEffectFree(op) && m.regionsInvariant(op)
}

func (m *mover) regionsInvariant(op ir.Op) bool {
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for inner := range b.Ops() {
				if !m.invariant(inner) {
					return false
				}
			}
		}
	}
	return true
}

// conflicts reports whether another operation in the loop writes what op accesses, or reads what op writes.
func (m *mover) conflicts(op affine.Access) bool {
	for user := range op.MemRef().Users() {
		other, ok := user.(affine.Access)
		if ok && user != ir.Op(op) && (other.IsWrite() || op.IsWrite()) && slices.Contains(affine.EnclosingLoops(user), m.loop) {
			return true
		}
	}
	return false
}

// operandsInvariant reports whether op uses nothing that changes from one iteration to the next.
func (m *mover) operandsInvariant(op ir.Op) bool {
	for _, v := range ir.OperandsOf(op) {
		if def := v.DefOp(); def != nil {
			if invariant, seen := m.seen[def]; seen && !invariant {
				return false
			}
		} else if v.Block() == m.loop.Body() {
			return false
		}
	}
	return true
}
