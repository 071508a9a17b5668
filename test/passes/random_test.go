// Package passes tests all passes on random programs: the interpreter runs each function before and after each pass on generated inputs, and the results must
// agree bit by bit.
package passes

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"polyloom/pyopt"
)

// pipelines are the passes that are tried, in orders that make sense.
var pipelines = [][]string{
	{"--canonicalize"},
	{"--cse", "--canonicalize"},
	{"--sccp", "--symbol-dce"},
	{"--inline"},
	{"--loop-invariant-code-motion", "--control-flow-sink"},
	{"--mem2reg", "--canonicalize"},
	{"--int-range-optimizations"},
	{"--lower-affine", "--canonicalize"},
	{"--lower-affine", "--convert-scf-to-cf", "--canonicalize", "--cse", "--sccp"},
	{"--scf-for-to-while", "--canonicalize"},
	{"--affine-loop-normalize", "--affine-simplify-structures", "--canonicalize"},
	{"--pass-pipeline=builtin.module(func.func(affine-loop-unroll{unroll-factor=3},affine-scalrep,canonicalize))"},
	{"--pass-pipeline=builtin.module(func.func(affine-loop-unroll{unroll-factor=-1},cse))"},
	{"--affine-loop-invariant-code-motion", "--affine-scalrep"},
	{"--affine-expand-index-ops", "--fold-memref-alias-ops", "--expand-strided-metadata"},
}

// programs is how many programs each pipeline gets; POLYLOOM_RANDOM asks for more.
func programs() uint64 {
	if n, err := strconv.ParseUint(os.Getenv("POLYLOOM_RANDOM"), 10, 64); err == nil {
		return n
	}
	return 12
}

func TestRandomPrograms(t *testing.T) {
	for _, flags := range pipelines {
		t.Run(strings.Join(flags, " "), func(t *testing.T) {
			t.Parallel()
			for seed := range programs() {
				check(t, seed, flags)
			}
		})
	}
}

// check runs the passes over the program of a seed and shows what went wrong, if anything.
func check(t *testing.T, seed uint64, flags []string) {
	t.Helper()
	text := generate(seed)
	args := append([]string{"--validate-each"}, flags...)
	var out, errs bytes.Buffer
	if code := pyopt.Main(pyopt.Default(), args, strings.NewReader(text), &out, &errs); code != 0 {
		t.Errorf("program %d: exit code %d\n%s\n%s", seed, code, clip(errs.String()), numbered(text))
	}
}

func clip(s string) string {
	if len(s) > 4000 {
		return s[:4000] + "…"
	}
	return s
}

// numbered puts line numbers before the lines of a text.
func numbered(s string) string {
	var b strings.Builder
	for i, l := range strings.Split(s, "\n") {
		fmt.Fprintf(&b, "%3d  %s\n", i+1, l)
	}
	return b.String()
}

// A program is the same for the same seed, and others for others.
func TestGenerate(t *testing.T) {
	first, again, other := generate(7), generate(7), generate(8)
	if first != again {
		t.Error("the same seed gives different programs")
	}
	if first == other {
		t.Error("two seeds give the same program")
	}
}
