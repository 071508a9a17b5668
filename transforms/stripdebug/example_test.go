package stripdebug_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// No operation says any more where it is from.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--mlir-print-debuginfo", "--strip-debuginfo"}, strings.NewReader(`
func.func @f(%x: i32 loc("f.py":1:7)) -> i32 {
  return %x : i32 loc("f.py":2:3)
} loc("f.py":1:1)
`), os.Stdout, os.Stderr)
	// Output:
	// #loc = loc(unknown)
	// module {
	//   func.func @f(%arg0: i32 loc(unknown)) -> i32 {
	//     return %arg0 : i32 loc(#loc)
	//   } loc(#loc)
	// } loc(#loc)
}
