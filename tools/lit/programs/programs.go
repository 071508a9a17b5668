// Package programs lists the programs of this repository that golden tests call.
// It is the one place to register another.
package programs

import (
	"io"
	"maps"
	"slices"

	"polyloom/filecheck"
	"polyloom/lit"
	"polyloom/pyopt"
)

// All returns the programs by the names that RUN lines use. LLVM's names are there
// too, so that tests written for its tools run as they are.
func All() map[string]lit.Command {
	check := lit.Program("filecheck", filecheck.Main)
	opt := lit.Main(runPyopt)
	return map[string]lit.Command{
		"filecheck": check,
		"FileCheck": check,
		"pyopt":     opt,
		"mlir-opt":  opt,
	}
}

// runPyopt is pyopt, whose report of a crash becomes one again: "not pyopt" must not be content with it.
func runPyopt(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	code := pyopt.Main(pyopt.Default(), args, stdin, stdout, stderr)
	if code == pyopt.Crashed {
		panic("pyopt crashed")
	}
	return code
}

// Names returns the names of the programs, sorted.
func Names() []string { return slices.Sorted(maps.Keys(All())) }
