// Package lit_test runs the golden tests in this folder. One of them is run with
//
//	go test ./test/lit -run 'TestGolden/runner/split.mlir'
//
// and what is generated in them is written anew with POLYLOOM_UPDATE=1.
package lit_test

import (
	"runtime"
	"testing"

	"polyloom/lit"
	"polyloom/lit/littest"
	"polyloom/tools/lit/programs"
)

func TestMain(m *testing.M) { littest.Main(m, programs.All()) }

func TestGolden(t *testing.T) {
	littest.Run(t, &lit.Config{
		Commands: programs.All(),
		Features: []string{"system-" + runtime.GOOS},
	}, ".")
}
