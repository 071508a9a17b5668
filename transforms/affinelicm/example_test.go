package affinelicm_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The product does not depend on the loop.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--affine-loop-invariant-code-motion"}, strings.NewReader(`
func.func @f(%a: memref<10xf32>, %x: f32) {
  affine.for %i = 0 to 10 {
    %y = arith.mulf %x, %x : f32
    affine.store %y, %a[%i] : memref<10xf32>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: memref<10xf32>, %arg1: f32) {
	//     %0 = arith.mulf %arg1, %arg1 : f32
	//     affine.for %arg2 = 0 to 10 {
	//       affine.store %0, %arg0[%arg2] : memref<10xf32>
	//     }
	//     return
	//   }
	// }
}
