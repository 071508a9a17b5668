package sink

import (
	_ "embed"

	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is control-flow-sink.
var Pass = pass.New[options]("control-flow-sink", doc, pass.Title("ControlFlowSink"), pass.Level("transforms"))

type options struct {
	NumSunk pass.Stat `stat:"num-sunk" doc:"Number of operations sunk"`
}

// Run implements pass.Runner.
func (o *options) Run(c *pass.Context, op ir.Op) error {
	s := new(sinker)
	for inner := range ir.Walk(op) {
		branch, ok := inner.(ir.ConditionalRegions)
		if !ok {
			continue
		}
		for _, r := range branch.AtMostOnce(constants(branch)) {
			if !r.Empty() {
				s.into(r)
			}
		}
	}
	o.NumSunk.Add(s.moved)
	if s.moved == 0 {
		c.PreserveAll()
	}
	return nil
}

func constants(op ir.Op) []ir.Attr {
	cs := make([]ir.Attr, ir.NumOperands(op))
	for i, v := range ir.OperandsOf(op) {
		cs[i] = ir.ConstantValue(v)
	}
	return cs
}

type sinker struct{ moved int }

// into moves what only r uses to its beginning.
func (s *sinker) into(r *ir.Region) {
	var work []ir.Op
	for b := range r.Blocks() {
		for op := range b.Ops() {
			work = append(work, op)
			for len(work) > 0 {
				user := work[len(work)-1]
				work = s.operands(user, r, work[:len(work)-1])
			}
		}
	}
}

// operands moves the definitions of user's operands into r where that is right, and adds them to the work.
func (s *sinker) operands(user ir.Op, r *ir.Region, work []ir.Op) []ir.Op {
	for _, v := range ir.OperandsOf(user) {
		op := v.DefOp()
		if op == nil || ir.ParentRegion(op) == r || !ir.IsMemoryEffectFree(op) || !s.onlyUsedIn(op, r) {
			continue
		}
		ir.Remove(op)
		ir.PrependOp(r.Entry(), op)
		s.moved++
		work = append(work, op)
	}
	return work
}

// onlyUsedIn reports whether all uses of op are inside r.
func (s *sinker) onlyUsedIn(op ir.Op, r *ir.Region) bool {
	for _, v := range ir.ResultsOf(op) {
		for user := range v.Users() {
			if !r.IsAncestor(ir.ParentRegion(user)) {
				return false
			}
		}
	}
	return true
}
