package lit_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"polyloom/lit"
)

// A test of a program that counts words, which fails.
func Example() {
	words := func(_ []string, stdin io.Reader, stdout, _ io.Writer) int {
		data, _ := io.ReadAll(stdin)
		fmt.Fprintln(stdout, len(strings.Fields(string(data))))
		return 0
	}
	dir, err := os.MkdirTemp("", "example-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	test := filepath.Join(dir, "words.mlir")
	if err := os.WriteFile(test, []byte("// RUN: echo one two | words > out\n// RUN: echo 3 | diff - out\n"), 0o666); err != nil {
		panic(err)
	}

	cfg := &lit.Config{Commands: map[string]lit.Command{"words": lit.Main(words)}}
	result := cfg.Run(test, dir)
	fmt.Print(strings.ReplaceAll(result.Report(), dir+"/", ""))
	// Output:
	// FAIL: words.mlir:2: diff (stage 2 of 2): exit code 1
	//   RUN: echo 3 | diff - out
	//   stage 2: diff - out: exit code 1
	//   stdout:
	//     diff - out
	//     --- -
	//     +++ out
	//     @@ -1,1 +1,1 @@
	//     -3
	//     +2
}
