package stripdebug

import (
	_ "embed"

	"polyloom/ir"
	"polyloom/ir/pass"
)

//go:embed doc.go
var doc string

// Pass is strip-debuginfo.
var Pass = pass.Func("strip-debuginfo", doc, run, pass.Title("StripDebugInfo"), pass.Level("transforms"))

func run(_ *pass.Context, op ir.Op) error {
	for o := range ir.Walk(op) {
		ir.SetLoc(o, ir.Loc{})
		for _, r := range ir.RegionsOf(o) {
			for b := range r.Blocks() {
				for _, a := range b.Args() {
					a.SetLoc(ir.Loc{})
				}
			}
		}
	}
	return nil
}
