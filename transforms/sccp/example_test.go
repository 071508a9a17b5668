package sccp_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// Both branches pass 1, so the argument of the last block is 1.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--sccp"}, strings.NewReader(`
func.func @f(%c: i1) -> i32 {
  %one = arith.constant 1 : i32
  cf.cond_br %c, ^bb1, ^bb2(%one : i32)
^bb1:
  cf.br ^bb2(%one : i32)
^bb2(%x: i32):
  return %x : i32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i1) -> i32 {
	//     %c1_i32 = arith.constant 1 : i32
	//     cf.cond_br %arg0, ^bb1, ^bb2(%c1_i32 : i32)
	//   ^bb1:  // pred: ^bb0
	//     cf.br ^bb2(%c1_i32 : i32)
	//   ^bb2(%0: i32):  // 2 preds: ^bb0, ^bb1
	//     return %c1_i32 : i32
	//   }
	// }
}
