package scfforloopcanon_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"polyloom/pyopt"
	"polyloom/test/irtest"
)

// TestAgainstUpstream compares functions of one affine.min or affine.max in some loops with what LLVM's pass makes of them. Where that replaces the
// op, it has to be replaced by the same here; where it does not, it may be.
func TestAgainstUpstream(t *testing.T) {
	const n = 2500
	src := programs(3, n)
	const pass = "--scf-for-loop-canonicalization"
	want := irtest.Upstream(t, src, pass, "--mlir-print-local-scope", "--allow-unregistered-dialect")
	var out, msgs strings.Builder
	args := []string{pass, "--mlir-print-local-scope", "--allow-unregistered-dialect"}
	if pyopt.Main(pyopt.Default(), args, strings.NewReader(src), &out, &msgs) != 0 {
		t.Fatal(msgs.String())
	}
	theirs, ours := functions(want), functions(out.String())
	if len(theirs) != n || len(ours) != n {
		t.Fatalf("%d and %d functions", len(theirs), len(ours))
	}
	same, more := 0, 0
	for i := range n {
		switch {
		case isUndecided(theirs[i]) && !isUndecided(ours[i]):
			more++
		case theirs[i] == ours[i]:
			if !isUndecided(ours[i]) {
				same++
			}
		default:
			t.Errorf("got\n%s\nwant\n%s", ours[i], theirs[i])
		}
	}
	if same < n/8 {
		t.Errorf("only %d of %d are decided: not much of a test", same, n)
	}
	t.Logf("%d decided by both, %d only here", same, more)
}

func isUndecided(f string) bool {
	return strings.Contains(f, "affine.min") || strings.Contains(f, "affine.max")
}

// functions returns the functions of a module.
func functions(module string) []string { return strings.Split(module, "func.func @")[1:] }

// TestKeepsMeaning runs the functions before and after the pass, among them those that only this pass changes.
func TestKeepsMeaning(t *testing.T) {
	var out, msgs strings.Builder
	args := []string{"--scf-for-loop-canonicalization", "--validate-each", "--mlir-print-local-scope"}
	if pyopt.Main(pyopt.Default(), args, strings.NewReader(programs(8, 800)), &out, &msgs) != 0 || msgs.String() != "" {
		t.Fatal(msgs.String())
	}
}

// programs returns a module of n functions.
func programs(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 4))
	var src strings.Builder
	src.WriteString("func.func private @use(index)\n")
	for i := range n {
		src.WriteString(program(r, i))
	}
	return src.String()
}

// program returns a function of two loops around one op.
func program(r *rand.Rand, i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "func.func @f%d(%%a: index, %%b: index, %%c: index, %%d: index) {\n", i)
	for v := range 20 {
		fmt.Fprintf(&b, "  %%c%d = arith.constant %d : index\n", v, v)
	}
	for i, v := range "nmpq" { // small enough to run loops up to there
		fmt.Fprintf(&b, "  %%%c = arith.remui %%%c, %%c19 : index\n", v, 'a'+i)
	}
	value := func(vs ...string) string {
		if r.IntN(3) == 0 {
			return vs[r.IntN(len(vs))]
		}
		return fmt.Sprintf("%%c%d", r.IntN(20))
	}
	step := func() int { return 1 + r.IntN(4) }
	// The bounds have different values, so that the loops may run: in one that does not, nothing is decided here, but the reference does not see it.
	lo, hi, lo2, hi2 := value("%n"), value("%p"), value("%m"), value("%q")
	switch r.IntN(3) {
	case 0:
		fmt.Fprintf(&b, "  scf.for %%i = %s to %s step %%c%d {\n", lo, hi, step())
		fmt.Fprintf(&b, "  scf.for %%j = %s to %s step %%c%d {\n", lo2, hi2, step())
	case 1:
		fmt.Fprintf(&b, "  scf.parallel (%%i, %%j) = (%s, %s) to (%s, %s) step (%%c%d, %%c%d) { {\n", lo, lo2, hi, hi2, step(), step())
	case 2:
		fmt.Fprintf(&b, "  scf.forall (%%i, %%j) = (%s, %s) to (%s, %s) step (%%c%d, %d) { {\n", lo, lo2, hi, hi2, step(), step())
	}
	kind := []string{"min", "max"}[r.IntN(2)]
	var exprs []string
	for range 1 + r.IntN(3) {
		e := fmt.Sprint(r.IntN(41) - 20)
		for _, x := range []string{"d0", "d1", "s0", "s1"} {
			if c := r.IntN(7) - 3; c != 0 && r.IntN(2) > 0 {
				e += fmt.Sprintf(" + %s * %d", x, c)
			}
		}
		if r.IntN(6) == 0 {
			e = fmt.Sprintf("(%s) floordiv %d", e, 2+r.IntN(4))
		}
		exprs = append(exprs, e)
	}
	if r.IntN(2) == 0 {
		exprs = append(exprs, fmt.Sprintf("%s + %d", exprs[0], r.IntN(3)-1))
	}
	fmt.Fprintf(&b, "    %%x = affine.%s affine_map<(d0, d1)[s0, s1] -> (%s)>(%%i, %%j)[%s, %s]\n    func.call @use(%%x) : (index) -> ()\n",
		kind, strings.Join(exprs, ", "), value("%n", "%p"), value("%m", "%q"))
	text := b.String()
	if strings.Contains(text, "{ {") {
		return strings.Replace(text, "{ {", "{", 1) + "  }\n  return\n}\n"
	}
	return text + "  }\n  }\n  return\n}\n"
}
