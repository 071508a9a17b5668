package affineunroll_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// Two iterations in one.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--pass-pipeline=builtin.module(func.func(affine-loop-unroll{unroll-factor=2}))"}, strings.NewReader(`
func.func @f(%a: memref<10xf32>, %x: f32) {
  affine.for %i = 0 to 10 {
    affine.store %x, %a[%i] : memref<10xf32>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// #map = affine_map<(d0) -> (d0 + 1)>
	// module {
	//   func.func @f(%arg0: memref<10xf32>, %arg1: f32) {
	//     affine.for %arg2 = 0 to 10 step 2 {
	//       affine.store %arg1, %arg0[%arg2] : memref<10xf32>
	//       %0 = affine.apply #map(%arg2)
	//       affine.store %arg1, %arg0[%0] : memref<10xf32>
	//     }
	//     return
	//   }
	// }
}
