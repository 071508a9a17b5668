package pyopt_test

import (
	"os"
	"slices"
	"strings"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/pyopt"
)

// muls is a pass of a program of its own.
var muls = pass.New[mulOptions]("count-muls", "Count multiplications", pass.Title("CountMuls"))

type mulOptions struct {
	Muls pass.Stat `stat:"num-muls" doc:"Number of multiplications"`
}

func (o *mulOptions) Run(c *pass.Context, op ir.Op) error {
	for range ir.WalkOf[*arith.MulI](op) {
		o.Muls.Add(1)
	}
	c.PreserveAll()
	return nil
}

// A pyopt of one's own is the usual one with more passes or dialects.
func ExampleMain() {
	cfg := pyopt.Default()
	cfg.Name = "mulopt"
	cfg.Passes = append(slices.Clip(cfg.Passes), muls)
	input := strings.NewReader(`
func.func @f(%x: i32) -> i32 {
  %0 = arith.muli %x, %x : i32
  %1 = arith.muli %x, %x : i32
  %2 = arith.muli %0, %1 : i32
  return %2 : i32
}
`)
	pyopt.Main(cfg, []string{"--cse", "--count-muls", "--mlir-pass-statistics"}, input, os.Stdout, os.Stdout)
	// Output:
	// ===-------------------------------------------------------------------------===
	//                          ... Pass statistics report ...
	// ===-------------------------------------------------------------------------===
	// CSE
	//   (S) 1 num-cse'd - Number of operations CSE'd
	//   (S) 0 num-dce'd - Number of operations DCE'd
	// CountMuls
	//   (S) 2 num-muls - Number of multiplications
	//
	// module {
	//   func.func @f(%arg0: i32) -> i32 {
	//     %0 = arith.muli %arg0, %arg0 : i32
	//     %1 = arith.muli %0, %0 : i32
	//     return %1 : i32
	//   }
	// }
}
