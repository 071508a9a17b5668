package affinescalrep_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// What is loaded was stored just before; then nobody reads the memory.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--affine-scalrep"}, strings.NewReader(`
func.func @f(%x: f32, %r: memref<10xf32>) {
  %a = memref.alloc() : memref<10xf32>
  affine.for %i = 0 to 10 {
    affine.store %x, %a[%i] : memref<10xf32>
    %y = affine.load %a[%i] : memref<10xf32>
    affine.store %y, %r[%i] : memref<10xf32>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: f32, %arg1: memref<10xf32>) {
	//     affine.for %arg2 = 0 to 10 {
	//       affine.store %arg0, %arg1[%arg2] : memref<10xf32>
	//     }
	//     return
	//   }
	// }
}
