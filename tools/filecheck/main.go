// Command filecheck checks a text against a file of expectations, as LLVM's
// FileCheck does, and writes such files.
//
//	filecheck CHECKS < INPUT
//	filecheck --generate < INPUT > CHECKS
//
// Package filecheck has the details.
package main

import (
	"os"
	"runtime/debug"

	"polyloom/filecheck"
)

func main() {
	debug.SetGCPercent(400) // the process is too short to be tidy
	os.Exit(filecheck.Main(os.Args, os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
