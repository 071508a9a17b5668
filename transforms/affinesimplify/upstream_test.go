package affinesimplify_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"polyloom/pyopt"
	"polyloom/test/irtest"
)

// TestSetsAgainstUpstream compares what becomes of random sets. A set that LLVM does not see to be empty may be seen here.
func TestSetsAgainstUpstream(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var src strings.Builder
	src.WriteString("func.func @f() {\n")
	const n = 1500
	for i := range n {
		fmt.Fprintf(&src, "  \"use\"() {s%d = affine_set<(d0, d1)[s0] : (%s)>} : () -> ()\n", i, constraints(r))
	}
	src.WriteString("  return\n}\n")
	args := []string{"--pass-pipeline=builtin.module(func.func(affine-simplify-structures))", "--mlir-print-local-scope", "--allow-unregistered-dialect"}
	want := strings.Split(irtest.Upstream(t, src.String(), args...), "\n")
	var out, msgs strings.Builder
	if pyopt.Main(pyopt.Default(), args, strings.NewReader(src.String()), &out, &msgs) != 0 {
		t.Fatal(msgs.String())
	}
	got := strings.Split(out.String(), "\n")
	empty, more := 0, 0
	for i, line := range got {
		isEmpty := strings.Contains(line, "(1 == 0)")
		switch {
		case i < len(want) && line == want[i]:
			if isEmpty {
				empty++
			}
		case isEmpty:
			more++
		default:
			t.Errorf("got\n%s\nwant\n%s", line, want[i])
		}
	}
	if empty < n/10 {
		t.Errorf("only %d of %d sets are empty: not much of a test", empty, n)
	}
	t.Logf("%d are empty, %d more are only here", empty, more)
}

// constraints returns some random constraints. None of them is like one of the two that define a division: from such a pair LLVM reads another
// division, which is the same in the set only.
func constraints(r *rand.Rand) string {
	terms := []struct {
		x     string
		coefs []int
	}{
		{"d0", []int{-4, -3, -2, -1, 1, 2, 3, 4}}, {"d1", []int{-3, -1, 1, 2}}, {"s0", []int{-2, -1, 1, 3}},
		{"d0 floordiv 3", []int{-2, -1, 1, 2}}, {"s0 ceildiv 2", []int{-3, -1, 1, 3}}, {"(d0 + d1) mod 4 + d1 floordiv 5", []int{-1, 1}},
	}
	var out []string
	for range 1 + r.IntN(5) {
		e := fmt.Sprint(r.IntN(21) - 10)
		for _, t := range terms {
			if r.IntN(3) == 0 {
				e += fmt.Sprintf(" + (%s) * %d", t.x, t.coefs[r.IntN(len(t.coefs))])
			}
		}
		out = append(out, e+[]string{" >= 0", " >= 0", " == 0"}[r.IntN(3)])
	}
	return strings.Join(out, ", ")
}
