package passes

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"polyloom/pyopt"
)

// A nest is a function that is a nest of loops, which carry values from iteration to iteration in many ways. It stores only where no other iteration of
// the outer loop does, so that its iterations may be interleaved.
type nest struct {
	strings.Builder
	rng   *rand.Rand
	names int
}

// carriers are pairs of a type and an operation on it that nests carry values with.
var carriers = [][2]string{
	{"i8", "addi"}, {"i8", "muli"}, {"i8", "maxsi"}, {"i8", "minui"}, {"i8", "xori"}, {"i8", "subi"}, {"f32", "addf"}, {"f32", "maximumf"}, {"f32", "minnumf"},
}

func (n *nest) fresh() string {
	n.names++
	return fmt.Sprintf("%%v%d", n.names)
}

// element reads a number of the type t.
func (n *nest) element(t string, subscripts string) string {
	v := n.fresh()
	fmt.Fprintf(n, "%s = affine.load %%%s[%s] : memref<5x3x%s>\n", v, t, subscripts, t)
	return v
}

// step combines v with an element, or hands it on to an inner loop that does.
func (n *nest) step(c [2]string, v, i string, depth int) string {
	if depth < 2 && n.rng.IntN(3) > 0 {
		return n.inner(c, v, i, depth+1)
	}
	x, r := n.element(c[0], i+", "+fmt.Sprint(n.rng.IntN(3))), n.fresh()
	if n.rng.IntN(2) == 0 {
		v, x = x, v
	}
	fmt.Fprintf(n, "%s = arith.%s %s, %s : %s\n", r, c[1], v, x, c[0])
	return r
}

// inner is a loop that carries v and something of its own, which it stores.
func (n *nest) inner(c [2]string, v, i string, depth int) string {
	r, j, a, own, x := n.fresh(), n.fresh(), n.fresh(), n.fresh(), n.fresh()
	fmt.Fprintf(n, "%s:2 = affine.for %s = 0 to %d iter_args(%s = %s, %s = %s) -> (%s, index) {\n", r, j, n.rng.IntN(4), a, v, own, i, c[0])
	next := a
	for range 1 + n.rng.IntN(2) {
		next = n.step(c, next, i, depth)
	}
	fmt.Fprintf(n, "%s = arith.addi %s, %s : index\naffine.yield %s, %s : %s, index\n}\n", x, own, i, next, x, c[0])
	fmt.Fprintf(n, "affine.store %s#1, %%out[%s, %d] : memref<5x3xindex>\n", r, i, depth)
	return r + "#0"
}

// generateNest writes the program of a seed.
func generateNest(seed uint64) string {
	n := &nest{rng: rand.New(rand.NewPCG(seed, 11))}
	c, d := carriers[n.rng.IntN(len(carriers))], carriers[n.rng.IntN(len(carriers))]
	fmt.Fprintf(n, "func.func @f(%%i8: memref<5x3xi8>, %%f32: memref<5x3xf32>, %%out: memref<5x3xindex>, %%p: %s, %%q: %s) -> (%s, %s) {\n", c[0], d[0], c[0], d[0])
	fmt.Fprintf(n, "%%r:2 = affine.for %%i = 0 to %d iter_args(%%a = %%p, %%b = %%q) -> (%s, %s) {\n", 1+n.rng.IntN(5), c[0], d[0])
	x, y := "%a", "%b"
	for range 1 + n.rng.IntN(2) {
		x = n.step(c, x, "%i", 0)
		y = n.step(d, y, "%i", 0)
	}
	if n.rng.IntN(4) == 0 {
		x = n.inner(c, n.element(c[0], "%i, 0"), "%i", 1) // what was carried so far is dropped
	}
	fmt.Fprintf(n, "affine.yield %s, %s : %s, %s\n}\nreturn %%r#0, %%r#1 : %s, %s\n}\n", x, y, c[0], d[0], c[0], d[0])
	return n.String()
}

// Unrolled and jammed, a nest computes the same. Many of them have to be changed for this to say something.
func TestJam(t *testing.T) {
	changed := 0
	for seed := range 10 * programs() {
		text := generateNest(seed)
		pipeline := fmt.Sprintf("--pass-pipeline=builtin.module(func.func(affine-loop-unroll-jam{unroll-jam-factor=%d}))", 2+seed%3)
		var plain, out, errs bytes.Buffer
		if code := pyopt.Main(pyopt.Default(), nil, strings.NewReader(text), &plain, &errs); code != 0 {
			t.Fatalf("nest %d: %s\n%s", seed, &errs, numbered(text))
		}
		args := []string{"--validate-each", "--validate-reproducer=" + t.TempDir() + "/nest.mlir", pipeline}
		if code := pyopt.Main(pyopt.Default(), args, strings.NewReader(text), &out, &errs); code != 0 {
			t.Errorf("nest %d: exit code %d\n%s\n%s", seed, code, clip(errs.String()), numbered(text))
		}
		if out.String() != plain.String() {
			changed++
		}
	}
	if all := int(10 * programs()); changed < all/8 {
		t.Errorf("%d of %d nests were changed", changed, all)
	}
	t.Logf("%d of %d nests were changed", changed, 10*programs())
}
