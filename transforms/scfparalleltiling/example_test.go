package scfparalleltiling_test

import (
	"fmt"
	"os"
	"strings"

	"polyloom/pyopt"
)

// A parallel loop in tiles of four.
func Example() {
	var out strings.Builder
	pyopt.Main(pyopt.Default(), []string{"--scf-parallel-loop-tiling=parallel-loop-tile-sizes=4"}, strings.NewReader(`
func.func @f(%a: memref<8xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  scf.parallel (%i) = (%c0) to (%c8) step (%c1) {
    memref.store %x, %a[%i] : memref<8xf32>
  }
  return
}
`), &out, os.Stderr)
	fmt.Print(strings.ReplaceAll(out.String(), "reduce \n", "reduce\n")) // gofmt allows no blank at the end of a line below
	// Output:
	// module {
	//   func.func @f(%arg0: memref<8xf32>, %arg1: f32) {
	//     %c0 = arith.constant 0 : index
	//     %c1 = arith.constant 1 : index
	//     %c8 = arith.constant 8 : index
	//     %c0_0 = arith.constant 0 : index
	//     %c4 = arith.constant 4 : index
	//     %0 = arith.muli %c1, %c4 : index
	//     scf.parallel (%arg2) = (%c0) to (%c8) step (%0) {
	//       scf.parallel (%arg3) = (%c0_0) to (%0) step (%c1) {
	//         %1 = arith.addi %arg3, %arg2 : index
	//         memref.store %arg1, %arg0[%1] : memref<8xf32>
	//         scf.reduce
	//       }
	//       scf.reduce
	//     }
	//     return
	//   }
	// }
}
