package sink_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The product is needed on one way only.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--control-flow-sink"}, strings.NewReader(`
func.func @f(%c: i1, %x: f32) -> f32 {
  %y = arith.mulf %x, %x : f32
  %r = scf.if %c -> (f32) {
    scf.yield %y : f32
  } else {
    scf.yield %x : f32
  }
  return %r : f32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i1, %arg1: f32) -> f32 {
	//     %0 = scf.if %arg0 -> (f32) {
	//       %1 = arith.mulf %arg1, %arg1 : f32
	//       scf.yield %1 : f32
	//     } else {
	//       scf.yield %arg1 : f32
	//     }
	//     return %0 : f32
	//   }
	// }
}
