package passes

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"polyloom/pyopt"
)

// FuzzTool reads files in all dialects, verifies, simplifies and prints them: whatever the input, the tool does not crash, and what it prints it reads and prints
// the same again. It begins with the pieces of the golden files.
func FuzzTool(f *testing.F) {
	for _, piece := range goldenPieces(f) {
		f.Add(piece)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, flags := range [][]string{nil, {"--mlir-print-op-generic"}, {"--canonicalize", "--cse"}} {
			text, ok := fuzzed(t, src, flags...)
			if !ok {
				continue
			}
			switch again, ok := fuzzed(t, text); {
			case !ok:
				t.Errorf("%q with %v is printed as %q, which is not accepted", src, flags, text)
			case !slices.Contains(flags, "--mlir-print-op-generic") && again != text:
				t.Errorf("%q with %v is printed as %q and then %q", src, flags, text, again)
			}
		}
	})
}

// fuzzed runs the tool and tells whether it accepts the file.
func fuzzed(t *testing.T, src string, flags ...string) (text string, ok bool) {
	var out, errs bytes.Buffer
	code := pyopt.Main(pyopt.Default(), append(flags, "--allow-unregistered-dialect"), strings.NewReader(src), &out, &errs)
	if code == pyopt.Crashed {
		t.Errorf("%v crashes on %q: %s", flags, src, errs.String())
	}
	return out.String(), code == 0
}

var comment = regexp.MustCompile(`(?m)^\s*//.*\n?`)

// goldenPieces returns the small pieces of the golden files, without their comments.
func goldenPieces(tb testing.TB) (pieces []string) {
	const small = 1500 // bytes: larger ones slow the fuzzer down
	err := filepath.WalkDir(filepath.Join("..", "lit"), func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".mlir" {
			return err
		}
		text, err := os.ReadFile(path)
		for _, piece := range strings.Split(string(text), "\n// -----\n") {
			if piece = comment.ReplaceAllString(piece, ""); len(piece) < small {
				pieces = append(pieces, piece)
			}
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return pieces
}
