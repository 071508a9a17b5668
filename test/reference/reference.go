// Package reference finds LLVM's tools, which tests compare with where they are installed. It imports nothing of the project, so that the tests of any
// package may use it; package test/irtest has more for those that know the IR.
package reference

import (
	"os/exec"
	"testing"
)

// MLIROpt is the name of LLVM's mlir-opt.
const MLIROpt = "mlir-opt-22"

// Tool returns the path of a tool for a test, which is skipped where that is not installed.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skip(name + " is not installed")
	}
	return path
}
