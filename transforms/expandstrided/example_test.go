package expandstrided_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// A view becomes arithmetic on offsets.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--expand-strided-metadata"}, strings.NewReader(`
func.func @f(%a: memref<8x16xf32>, %i: index) -> memref<4x4xf32, strided<[16, 1], offset: ?>> {
  %v = memref.subview %a[%i, 2] [4, 4] [1, 1] : memref<8x16xf32> to memref<4x4xf32, strided<[16, 1], offset: ?>>
  return %v : memref<4x4xf32, strided<[16, 1], offset: ?>>
}
`), os.Stdout, os.Stderr)
	// Output:
	// #map = affine_map<()[s0] -> (s0 * 16 + 2)>
	// module {
	//   func.func @f(%arg0: memref<8x16xf32>, %arg1: index) -> memref<4x4xf32, strided<[16, 1], offset: ?>> {
	//     %base_buffer, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %arg0 : memref<8x16xf32> -> memref<f32>, index, index, index, index, index
	//     %0 = affine.apply #map()[%arg1]
	//     %reinterpret_cast = memref.reinterpret_cast %base_buffer to offset: [%0], sizes: [4, 4], strides: [16, 1] : memref<f32> to memref<4x4xf32, strided<[16, 1], offset: ?>>
	//     return %reinterpret_cast : memref<4x4xf32, strided<[16, 1], offset: ?>>
	//   }
	// }
}
