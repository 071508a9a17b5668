package python

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"polyloom/test/cpython"
)

// TestFold compares random expressions of constants with what py-fold makes of them: value, type and text, under CPython.
func TestFold(t *testing.T) {
	cpython.Path(t)
	const perFile, files = 60, 40
	var pairs [][2]string
	folded, all := 0, 0
	for seed := range uint64(files) {
		r := rand.New(rand.NewPCG(seed, 2))
		var src strings.Builder
		for i := range perFile {
			fmt.Fprintf(&src, "def f%d(a, b, c):\n    return %s\n", i, constants(r, 3))
		}
		after := written(t, src.String(), "--py-fold")
		for line := range strings.Lines(after) {
			if value, ok := strings.CutPrefix(strings.TrimSpace(line), "return "); ok {
				all++
				if !strings.ContainsAny(strings.TrimLeft(value, "-"), " (") {
					folded++
				}
			}
		}
		pairs = append(pairs, [2]string{src.String(), after})
	}
	compareRuns(t, pairs)
	if all != perFile*files || folded*3 < all {
		t.Errorf("folded %d of %d expressions to constants", folded, all)
	}
	t.Logf("folded %d of %d expressions to constants", folded, all)
}

// atoms are constants, some at the edges of what is computed.
var atoms = strings.Fields(`0 1 2 3 7 10 255 True False None -1 -3 2**62 9007199254740993 123456789012345678901234567890 0.0 -0.0 0.5 1.5 -2.5 3.0 1e16 1e308
	5e-324 0.1 1e400 1j "" "a" "ab" "é\U0001f40d" u"b" b"" b"xy" ... (1,2) ()`)

// constants returns an expression of constants, of a depth.
func constants(r *rand.Rand, depth int) string {
	if depth == 0 || r.IntN(6) == 0 {
		if r.IntN(2) == 0 {
			return fmt.Sprint(r.IntN(31) - 15)
		}
		return atoms[r.IntN(len(atoms))]
	}
	x := func() string { return "(" + constants(r, depth-1) + ")" }
	pick := func(of string) string { list := strings.Fields(of); return list[r.IntN(len(list))] }
	small := func() string { return fmt.Sprint(r.IntN(9) - 2) }
	switch r.IntN(16) {
	case 0:
		return x() + " if " + x() + " else " + x()
	case 1:
		return x() + " and " + x()
	case 2:
		return x() + " or " + x() + " or " + x()
	case 3:
		return pick("not - + ~ -") + x()
	case 4:
		return x() + pick("< <= == != > >=") + x()
	case 5:
		return x() + pick("< <= == !=") + x() + pick("< >= == !=") + x()
	case 6:
		return x() + "[" + small() + "]"
	case 7:
		return x() + " ** " + small()
	case 8:
		return x() + " << " + small()
	case 9:
		return x() + " >> " + small()
	case 10:
		return x() + " in " + x()
	case 11:
		return pick("None True ...") + " is " + pick("None True False")
	case 12:
		return x() + " * " + small()
	}
	return x() + " " + pick("+ - * / // % & | ^ + - *") + " " + x()
}
