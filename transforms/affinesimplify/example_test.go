package affinesimplify_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The remainder of a multiple is nothing.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--affine-simplify-structures"}, strings.NewReader(`
func.func @f(%a: memref<?xf32>, %i: index) -> f32 {
  %0 = affine.load %a[%i + (%i * 8) mod 4] : memref<?xf32>
  return %0 : f32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: memref<?xf32>, %arg1: index) -> f32 {
	//     %0 = affine.load %arg0[%arg1] : memref<?xf32>
	//     return %0 : f32
	//   }
	// }
}
