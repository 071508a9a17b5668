// Command pyopt reads MLIR text, runs passes over it and writes it back.
package main

import (
	"flag"
	"io"
	"os"
	"strings"

	"polyloom/diag"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/dialects/ub"
	"polyloom/ir"
	"polyloom/ir/asm"
)

var dialects = []*ir.Dialect{arith.Dialect, builtin.Dialect, cf.Dialect, fn.Dialect, memref.Dialect, scf.Dialect, ub.Dialect}

func main() {
	unreg := flag.Bool("allow-unregistered-dialect", false, "")
	generic := flag.Bool("mlir-print-op-generic", false, "")
	split := flag.String("split-input-file", "", "")
	outMark := flag.String("output-split-marker", "// -----", "")
	flag.Parse()
	name := "<stdin>"
	in := os.Stdin
	if flag.NArg() > 0 && flag.Arg(0) != "-" {
		name = flag.Arg(0)
		in, _ = os.Open(name)
	}
	src, _ := io.ReadAll(in)
	sources := new(diag.Sources)
	sources.Add(name, string(src))
	e := diag.NewEngine(diag.NewPrinter(os.Stderr, sources).Handle)
	parts := []string{string(src)}
	if *split != "" {
		parts = strings.Split(string(src), *split+"\n")
	}
	code, line := 0, 0
	for i, part := range parts {
		if i > 0 {
			os.Stdout.WriteString(*outMark + "\n")
		}
		cfg := &asm.Config{Dialects: dialects, AllowUnregistered: *unreg, Diags: e}
		op := asm.Parse(cfg, name, part, line)
		line += strings.Count(part, "\n") + 1
		if op == nil || !ir.Verify(op, e, ir.VerifyOptions{Workers: 2}) {
			code = 1
			continue
		}
		o := asm.DefaultPrintOptions()
		o.Generic = *generic
		asm.Print(os.Stdout, op, o)
	}
	os.Exit(code)
}
