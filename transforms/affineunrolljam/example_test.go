package affineunrolljam_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// Two iterations of the outer loop share one inner loop.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--pass-pipeline=builtin.module(func.func(affine-loop-unroll-jam{unroll-jam-factor=2}))"}, strings.NewReader(`
func.func @f(%a: memref<10x20xf32>, %x: f32) {
  affine.for %i = 0 to 10 {
    affine.for %j = 0 to 20 {
      affine.store %x, %a[%i, %j] : memref<10x20xf32>
    }
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// #map = affine_map<(d0) -> (d0 + 1)>
	// module {
	//   func.func @f(%arg0: memref<10x20xf32>, %arg1: f32) {
	//     affine.for %arg2 = 0 to 10 step 2 {
	//       affine.for %arg3 = 0 to 20 {
	//         affine.store %arg1, %arg0[%arg2, %arg3] : memref<10x20xf32>
	//         %0 = affine.apply #map(%arg2)
	//         affine.store %arg1, %arg0[%0, %arg3] : memref<10x20xf32>
	//       }
	//     }
	//     return
	//   }
	// }
}
