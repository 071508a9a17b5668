package sccp

import (
	_ "embed"
	"slices"

	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
)

//go:embed doc.go
var doc string

// Pass is sccp.
var Pass = pass.Func("sccp", doc, run, pass.Title("SCCP"), pass.Level("transforms"))

func run(_ *pass.Context, op ir.Op) error {
	s := dataflow.New()
	s.Run(op)
	r := &rewriter{constants: s.Constants(), folder: rewrite.NewFolder(nil)}
	r.push(op)
	r.run()
	return nil
}

// rewriter replaces values by the constants that were found for them.
type rewriter struct {
	constants *dataflow.Constants
	folder    *rewrite.Folder
	// work are the blocks to rewrite, the next one last. Regions come from the last to the first, as upstream has it: the order decides in which
	// order the constants stand.
	work []*ir.Block
}

// push adds the blocks in the regions of op to the work.
func (r *rewriter) push(op ir.Op) {
	for _, region := range ir.RegionsOf(op) {
		from := len(r.work)
		r.work = slices.AppendSeq(r.work, region.Blocks())
		slices.Reverse(r.work[from:])
	}
}

func (r *rewriter) run() {
	for n := len(r.work); n > 0; n = len(r.work) {
		b := r.work[n-1]
		r.work = r.work[:n-1]
		r.block(b)
	}
}

// block rewrites b, and puts what is in the regions of its ops to the work.
func (r *rewriter) block(b *ir.Block) {
	for op := range b.Ops() {
		if r.results(op, b) && ir.WouldBeTriviallyDead(op) {
			r.folder.Forget(op)
			ir.Erase(op)
		} else {
			r.push(op)
		}
	}
	for _, a := range b.Args() {
		r.value(&a.Value, b)
	}
}

// results replaces the results of op and reports whether there are any and all were replaced.
func (r *rewriter) results(op ir.Op, b *ir.Block) bool {
	all := ir.NumResults(op) > 0
	for _, v := range ir.ResultsOf(op) {
		all = r.value(v, b) && all
	}
	return all
}

// value replaces v, which is used in b or what b dominates, by its constant if it has one.
func (r *rewriter) value(v *ir.Value, b *ir.Block) bool {
	c := r.constants.Of(v)
	if c.Attr == nil {
		return false
	}
	w := r.folder.Constant(b, c.Dialect, c.Attr, v.Type())
	if w == nil {
		return false
	}
	v.ReplaceAllUses(w)
	return true
}
