package foldmemrefalias_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// A load from a view becomes one from the memref itself.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--fold-memref-alias-ops"}, strings.NewReader(`
func.func @f(%a: memref<8x16xf32>, %i: index, %j: index) -> f32 {
  %v = memref.subview %a[2, 4] [4, 4] [1, 1] : memref<8x16xf32> to memref<4x4xf32, strided<[16, 1], offset: 36>>
  %x = memref.load %v[%i, %j] : memref<4x4xf32, strided<[16, 1], offset: 36>>
  return %x : f32
}
`), os.Stdout, os.Stderr)
	// Output:
	// #map = affine_map<()[s0] -> (s0 + 2)>
	// #map1 = affine_map<()[s0] -> (s0 + 4)>
	// module {
	//   func.func @f(%arg0: memref<8x16xf32>, %arg1: index, %arg2: index) -> f32 {
	//     %0 = affine.apply #map()[%arg1]
	//     %1 = affine.apply #map1()[%arg2]
	//     %2 = memref.load %arg0[%0, %1] : memref<8x16xf32>
	//     return %2 : f32
	//   }
	// }
}
