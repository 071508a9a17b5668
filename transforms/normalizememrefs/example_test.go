package normalizememrefs_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// A memref in tiles becomes one with a dimension for the tiles.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--normalize-memrefs"}, strings.NewReader(`
func.func @f(%x: f32) {
  %a = memref.alloc() : memref<64xf32, affine_map<(d0) -> (d0 floordiv 32, d0 mod 32)>>
  affine.for %i = 0 to 64 {
    affine.store %x, %a[%i] : memref<64xf32, affine_map<(d0) -> (d0 floordiv 32, d0 mod 32)>>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: f32) {
	//     %alloc = memref.alloc() : memref<2x32xf32>
	//     affine.for %arg1 = 0 to 64 {
	//       affine.store %arg0, %alloc[%arg1 floordiv 32, %arg1 mod 32] : memref<2x32xf32>
	//     }
	//     return
	//   }
	// }
}
