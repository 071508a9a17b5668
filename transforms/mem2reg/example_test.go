package mem2reg_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// A variable on the stack becomes a value.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--mem2reg"}, strings.NewReader(`
func.func @f(%x: i32) -> i32 {
  %v = memref.alloca() : memref<i32>
  memref.store %x, %v[] : memref<i32>
  %0 = memref.load %v[] : memref<i32>
  return %0 : i32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i32) -> i32 {
	//     return %arg0 : i32
	//   }
	// }
}
