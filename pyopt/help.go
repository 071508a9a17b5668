package pyopt

import (
	"fmt"
	"io"

	"polyloom/ir/pass"
)

// writeHelp writes what --help shows.
func (o *options) writeHelp(w io.Writer) {
	fmt.Fprintf(w, "OVERVIEW: reads MLIR, runs passes over it and writes it back\n\nUSAGE: %s [options] <input file>\n\nOPTIONS:\n\n", o.cfg.Name)
	for _, f := range o.flags {
		fmt.Fprintf(w, "  %-40s - %s\n", dashed(f.name), f.doc)
	}
	fmt.Fprintln(w, "\n  Compiler passes to run")
	pass.WriteList(w, o.cfg.Passes, pass.HelpColumn(o.cfg.Passes))
}
