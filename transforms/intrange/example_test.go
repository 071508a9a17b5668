package intrange_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// A remainder by 8 is less than 10.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--int-range-optimizations"}, strings.NewReader(`
func.func @f(%x: index) -> i1 {
  %c8 = arith.constant 8 : index
  %c10 = arith.constant 10 : index
  %0 = arith.remui %x, %c8 : index
  %1 = arith.cmpi ult, %0, %c10 : index
  return %1 : i1
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: index) -> i1 {
	//     %true = arith.constant true
	//     return %true : i1
	//   }
	// }
}
