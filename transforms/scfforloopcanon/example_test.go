package scfforloopcanon_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// All tiles are full ones.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--scf-for-loop-canonicalization"}, strings.NewReader(`
func.func @f(%a: memref<256xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c16 = arith.constant 16 : index
  %c256 = arith.constant 256 : index
  scf.for %i = %c0 to %c256 step %c16 {
    %n = affine.min affine_map<(d0) -> (16, -d0 + 256)>(%i)
    scf.for %j = %c0 to %n step %c1 {
      %k = affine.apply affine_map<(d0, d1) -> (d0 + d1)>(%i, %j)
      memref.store %x, %a[%k] : memref<256xf32>
    }
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// #map = affine_map<(d0, d1) -> (d0 + d1)>
	// module {
	//   func.func @f(%arg0: memref<256xf32>, %arg1: f32) {
	//     %c0 = arith.constant 0 : index
	//     %c1 = arith.constant 1 : index
	//     %c16 = arith.constant 16 : index
	//     %c256 = arith.constant 256 : index
	//     scf.for %arg2 = %c0 to %c256 step %c16 {
	//       scf.for %arg3 = %c0 to %c16 step %c1 {
	//         %0 = affine.apply #map(%arg2, %arg3)
	//         memref.store %arg1, %arg0[%0] : memref<256xf32>
	//       }
	//     }
	//     return
	//   }
	// }
}
