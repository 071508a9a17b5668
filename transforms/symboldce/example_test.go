package symboldce_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// Nobody calls the private function.
func Example() {
	pyopt.Main(pyopt.Default(), []string{"--symbol-dce"}, strings.NewReader(`
func.func private @unused() {
  return
}

func.func @f() {
  return
}
`), os.Stdout, os.Stderr)
	// Output:
	// module {
	//   func.func @f() {
	//     return
	//   }
	// }
}
