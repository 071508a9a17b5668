package scffortowhile_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The counter becomes a value that the loop carries.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--scf-for-to-while"}, strings.NewReader(`
func.func @f(%a: memref<?xf32>, %n: index, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    memref.store %x, %a[%i] : memref<?xf32>
  }
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: memref<?xf32>, %arg1: index, %arg2: f32) {
	//     %c0 = arith.constant 0 : index
	//     %c1 = arith.constant 1 : index
	//     %0 = scf.while (%arg3 = %c0) : (index) -> index {
	//       %1 = arith.cmpi slt, %arg3, %arg1 : index
	//       scf.condition(%1) %arg3 : index
	//     } do {
	//     ^bb0(%arg3: index):
	//       %1 = arith.addi %arg3, %c1 : index
	//       memref.store %arg2, %arg0[%arg3] : memref<?xf32>
	//       scf.yield %1 : index
	//     }
	//     return
	//   }
	// }
}
