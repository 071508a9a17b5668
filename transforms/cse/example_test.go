package cse_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The second of two equal additions is the first.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--cse"}, strings.NewReader(`
func.func @f(%a: i32, %b: i32) -> i32 {
  %0 = arith.addi %a, %b : i32
  %1 = arith.addi %a, %b : i32
  %2 = arith.muli %0, %1 : i32
  return %2 : i32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i32, %arg1: i32) -> i32 {
	//     %0 = arith.addi %arg0, %arg1 : i32
	//     %1 = arith.muli %0, %0 : i32
	//     return %1 : i32
	//   }
	// }
}
