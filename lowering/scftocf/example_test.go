package scftocf_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The two ways of an if become blocks.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--convert-scf-to-cf"}, strings.NewReader(`
func.func @f(%c: i1, %x: i32, %y: i32) -> i32 {
  %r = scf.if %c -> (i32) {
    scf.yield %x : i32
  } else {
    scf.yield %y : i32
  }
  return %r : i32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
	//     cf.cond_br %arg0, ^bb1, ^bb2
	//   ^bb1:  // pred: ^bb0
	//     cf.br ^bb3(%arg1 : i32)
	//   ^bb2:  // pred: ^bb0
	//     cf.br ^bb3(%arg2 : i32)
	//   ^bb3(%0: i32):  // 2 preds: ^bb1, ^bb2
	//     cf.br ^bb4
	//   ^bb4:  // pred: ^bb3
	//     return %0 : i32
	//   }
	// }
}
