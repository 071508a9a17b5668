package affineexpandindex_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The index of an element of four rows of eight becomes arithmetic.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--affine-expand-index-ops"}, strings.NewReader(`
func.func @f(%i: index, %j: index) -> index {
  %0 = affine.linearize_index [%i, %j] by (4, 8) : index
  return %0 : index
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: index, %arg1: index) -> index {
	//     %c8 = arith.constant 8 : index
	//     %0 = arith.muli %arg0, %c8 overflow<nsw> : index
	//     %1 = arith.addi %0, %arg1 overflow<nsw> : index
	//     return %1 : index
	//   }
	// }
}
