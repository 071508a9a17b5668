// Command filecheck checks a text against a file of expectations, as LLVM's
// FileCheck does, and generates such files.
//
//	filecheck CHECKS < INPUT
//	filecheck --generate < INPUT > CHECKS
//
// Package filecheck has the details.
package main

import (
	"os"

	"polyloom/filecheck"
)

func main() {
	os.Exit(filecheck.Main(os.Args, os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
