package affinetostd_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// Subscripts become arithmetic, and the loop one of scf.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--lower-affine"}, strings.NewReader(`
func.func @f(%a: memref<20xf32>, %x: f32) {
  affine.for %i = 0 to 10 {
    affine.store %x, %a[%i * 2] : memref<20xf32>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: memref<20xf32>, %arg1: f32) {
	//     %c0 = arith.constant 0 : index
	//     %c10 = arith.constant 10 : index
	//     %c1 = arith.constant 1 : index
	//     scf.for %arg2 = %c0 to %c10 step %c1 {
	//       %c2 = arith.constant 2 : index
	//       %0 = arith.muli %arg2, %c2 overflow<nsw> : index
	//       memref.store %arg1, %arg0[%0] : memref<20xf32>
	//     }
	//     return
	//   }
	// }
}
