package canonicalize_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// Constants are folded and go to the right, and an unused operation goes away.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--canonicalize"}, strings.NewReader(`
func.func @f(%x: i32) -> i32 {
  %c2 = arith.constant 2 : i32
  %c3 = arith.constant 3 : i32
  %five = arith.addi %c2, %c3 : i32
  %unused = arith.muli %x, %x : i32
  %r = arith.addi %five, %x : i32
  return %r : i32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i32) -> i32 {
	//     %c5_i32 = arith.constant 5 : i32
	//     %0 = arith.addi %arg0, %c5_i32 : i32
	//     return %0 : i32
	//   }
	// }
}
