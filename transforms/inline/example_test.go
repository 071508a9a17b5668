package inline_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// The body of a function takes the place of its call; a private function without calls goes.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--inline"}, strings.NewReader(`
func.func private @square(%x: i32) -> i32 {
  %0 = arith.muli %x, %x : i32
  return %0 : i32
}

func.func @f(%x: i32) -> i32 {
  %0 = call @square(%x) : (i32) -> i32
  return %0 : i32
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f(%arg0: i32) -> i32 {
	//     %0 = arith.muli %arg0, %arg0 : i32
	//     return %0 : i32
	//   }
	// }
}
