package licm_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The product does not depend on the loop.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--loop-invariant-code-motion"}, strings.NewReader(`
func.func @f(%a: memref<?xf32>, %n: index, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %y = arith.mulf %x, %x : f32
    memref.store %y, %a[%i] : memref<?xf32>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: memref<?xf32>, %arg1: index, %arg2: f32) {
	//     %c0 = arith.constant 0 : index
	//     %c1 = arith.constant 1 : index
	//     %0 = arith.mulf %arg2, %arg2 : f32
	//     scf.for %arg3 = %c0 to %arg1 step %c1 {
	//       memref.store %0, %arg0[%arg3] : memref<?xf32>
	//     }
	//     return
	//   }
	// }
}
