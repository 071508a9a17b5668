package scfparallelfusion_test

import (
	"fmt"
	"os"
	"strings"

	"polyloom/pyopt"
)

// Iterations of the second loop need those of the first with the same counter only.
func Example() {
	var out strings.Builder
	pyopt.Main(pyopt.Default(), []string{"--scf-parallel-loop-fusion"}, strings.NewReader(`
func.func @f(%a: memref<8xf32>, %b: memref<8xf32>, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %t = memref.alloc() : memref<8xf32>
  scf.parallel (%i) = (%c0) to (%c8) step (%c1) {
    %0 = memref.load %a[%i] : memref<8xf32>
    memref.store %0, %t[%i] : memref<8xf32>
  }
  scf.parallel (%i) = (%c0) to (%c8) step (%c1) {
    %0 = memref.load %t[%i] : memref<8xf32>
    %1 = arith.addf %0, %x : f32
    memref.store %1, %t[%i] : memref<8xf32>
  }
  return
}
`), &out, os.Stderr)
	fmt.Print(strings.ReplaceAll(out.String(), "reduce \n", "reduce\n")) // gofmt allows no blank at the end of a line below
	// Output:
	// module {
	//   func.func @f(%arg0: memref<8xf32>, %arg1: memref<8xf32>, %arg2: f32) {
	//     %c0 = arith.constant 0 : index
	//     %c1 = arith.constant 1 : index
	//     %c8 = arith.constant 8 : index
	//     %alloc = memref.alloc() : memref<8xf32>
	//     scf.parallel (%arg3) = (%c0) to (%c8) step (%c1) {
	//       %0 = memref.load %arg0[%arg3] : memref<8xf32>
	//       memref.store %0, %alloc[%arg3] : memref<8xf32>
	//       %1 = memref.load %alloc[%arg3] : memref<8xf32>
	//       %2 = arith.addf %1, %arg2 : f32
	//       memref.store %2, %alloc[%arg3] : memref<8xf32>
	//       scf.reduce
	//     }
	//     return
	//   }
	// }
}
