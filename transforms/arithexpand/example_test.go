package arithexpand_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// A division that rounds up becomes arithmetic that machines have.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--arith-expand"}, strings.NewReader(`
func.func @f(%x: i32, %y: i32) -> i32 {
  %0 = arith.ceildivui %x, %y : i32
  return %0 : i32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i32, %arg1: i32) -> i32 {
	//     %c0_i32 = arith.constant 0 : i32
	//     %0 = arith.cmpi eq, %arg0, %c0_i32 : i32
	//     %c1_i32 = arith.constant 1 : i32
	//     %1 = arith.subi %arg0, %c1_i32 : i32
	//     %2 = arith.divui %1, %arg1 : i32
	//     %3 = arith.addi %2, %c1_i32 : i32
	//     %4 = arith.select %0, %c0_i32, %3 : i32
	//     return %4 : i32
	//   }
	// }
}
