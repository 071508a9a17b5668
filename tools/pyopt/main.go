// Command pyopt reads MLIR text, runs passes over it and writes it back.
//
//	pyopt --canonicalize a.mlir
//	pyopt --pass-pipeline='builtin.module(func.func(cse))' a.mlir -o b.mlir
//
// Package pyopt has the details, and pyopt --help the options.
package main

import (
	"os"

	"polyloom/pyopt"
)

func main() {
	cfg := pyopt.Default()
	cfg.InputRead = pyopt.TuneGC
	os.Exit(pyopt.Main(cfg, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
