package affinenormalize_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The loop counts from 0 by 1 afterwards.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--affine-loop-normalize"}, strings.NewReader(`
func.func @f(%a: memref<10xf32>, %x: f32) {
  affine.for %i = 2 to 10 step 4 {
    affine.store %x, %a[%i] : memref<10xf32>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// #map = affine_map<(d0) -> (d0 * 4 + 2)>
	// module {
	//   func.func @f(%arg0: memref<10xf32>, %arg1: f32) {
	//     affine.for %arg2 = 0 to 2 {
	//       %0 = affine.apply #map(%arg2)
	//       affine.store %arg1, %arg0[%0] : memref<10xf32>
	//     }
	//     return
	//   }
	// }
}
