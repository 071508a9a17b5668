package pyfold_test

import (
	"os"
	"strings"

	"polyloom/pyopt"
)

// What raises an exception stays as it is.
func Example() {
	const src = "x = -7 // 2, 7 / 2 ** 3, 'a' * 3, 1 / 0, y if 1 < 2 else z\n"
	args := []string{"--input-format=python", "--py-fold", "--emit=python", "-"}
	pyopt.Main(pyopt.Default(), args, strings.NewReader(src), os.Stdout, os.Stderr)
	// Output:
	// x = -4, 0.875, 'aaa', 1 / 0, y
}
