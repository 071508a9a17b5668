package sccp

import (
	_ "embed"

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
	r.regions(op)
	return nil
}

// rewriter replaces values by the constants that were found for them.
type rewriter struct {
	constants *dataflow.Constants
	folder    *rewrite.Folder
}

func (r *rewriter) regions(op ir.Op) {
	for _, region := range ir.RegionsOf(op) {
		for b := range region.Blocks() {
			r.block(b)
		}
	}
}

// block rewrites b, and then what is in the regions of its ops.
func (r *rewriter) block(b *ir.Block) {
	var nested []ir.Op
	for op := range b.Ops() {
		if r.results(op, b) && ir.WouldBeTriviallyDead(op) {
			r.folder.Forget(op)
			ir.Erase(op)
		} else if ir.NumRegions(op) > 0 {
			nested = append(nested, op)
		}
	}
	for _, a := range b.Args() {
		r.value(&a.Value, b)
	}
	for _, op := range nested {
		r.regions(op)
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
