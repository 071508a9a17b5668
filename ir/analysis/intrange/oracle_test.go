package intrange_test

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"polyloom/ir/analysis/intrange"
	"polyloom/num"
	"polyloom/test/reference"
)

// opText maps the operations of binaries to MLIR.
var opText = map[string]string{
	"add": "arith.addi", "sub": "arith.subi", "mul": "arith.muli", "shl": "arith.shli", "divu": "arith.divui", "ceildivu": "arith.ceildivui",
	"divs": "arith.divsi", "floordivs": "arith.floordivsi", "remu": "arith.remui", "rems": "arith.remsi", "maxs": "arith.maxsi",
	"maxu": "arith.maxui", "mins": "arith.minsi", "minu": "arith.minui", "and": "arith.andi", "or": "arith.ori", "xor": "arith.xori",
	"shrs": "arith.shrsi", "shru": "arith.shrui",
}

// TestBoundsOfUpstream compares bounds with those that mlir-opt finds: it shows these by the comparisons with constants that it decides.
func TestBoundsOfUpstream(t *testing.T) {
	tool := reference.Tool(t, reference.MLIROpt)
	rnd := rand.New(rand.NewPCG(3, 4))
	var src strings.Builder
	var want, what []string
	for _, b := range binaries() {
		name, flags, _ := strings.Cut(b.name, " ")
		op, ok := opText[name]
		if !ok {
			continue
		}
		if flags != "" {
			flags = " overflow<" + strings.ReplaceAll(flags, " ", ", ") + ">"
		}
		for range 12 {
			c := [4]int64{rnd.Int64N(16), rnd.Int64N(16), rnd.Int64N(16), rnd.Int64N(16)}
			if c[0] == c[1] || c[2] == c[3] {
				continue // a constant, which folding knows more about
			}
			fmt.Fprintf(&src, `func.func @f%d(%%p: i1, %%q: i1) -> (%s) {
  %%c0 = arith.constant %d : i4
  %%c1 = arith.constant %d : i4
  %%c2 = arith.constant %d : i4
  %%c3 = arith.constant %d : i4
  %%a = arith.select %%p, %%c0, %%c1 : i4
  %%b = arith.select %%q, %%c2, %%c3 : i4
  %%r = %s %%a, %%b%s : i4
`, len(want), strings.Repeat("i1, ", 31)+"i1", c[0], c[1], c[2], c[3], op, flags)
			span := func(x, y int64) rng {
				return intrange.Constant(num.NewInt(4, x)).Union(intrange.Constant(num.NewInt(4, y)))
			}
			x, y := span(c[0], c[1]), span(c[2], c[3])
			r := b.infer(x, y)
			line := compareAll(&src, r)
			want = append(want, line)
			what = append(what, fmt.Sprintf("%s(%v, %v) = %v", b.name, x, y, r))
		}
	}
	cmd := exec.Command(tool, "--int-range-optimizations")
	cmd.Stdin = strings.NewReader(src.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, err.(*exec.ExitError).Stderr)
	}
	returns := regexp.MustCompile(`(?m)^ *return (.*) : i1`).FindAllStringSubmatch(string(out), -1)
	if len(returns) != len(want) {
		t.Fatalf("got %d functions, want %d", len(returns), len(want))
	}
	for i, m := range returns {
		var got strings.Builder
		for _, v := range strings.Split(m[1], ", ") {
			switch {
			case strings.HasPrefix(v, "%true"):
				got.WriteByte('1')
			case strings.HasPrefix(v, "%false"):
				got.WriteByte('0')
			default:
				got.WriteByte('?')
			}
		}
		if got.String() != want[i] {
			t.Errorf("%s:\ngot  %s\nwant %s (upstream)", what[i], want[i], got.String())
		}
	}
}

// compareAll writes the comparisons of r with every number of i4, first unsigned, then signed, and returns which of these follow from r.
func compareAll(src *strings.Builder, r rng) string {
	var decided, names strings.Builder
	if c, ok := r.Constant(); ok {
		r = intrange.Constant(c) // upstream replaces the value before it looks at the comparisons
	}
	for i := range 32 {
		pred, p := "ule", intrange.ULE
		if i >= 16 {
			pred, p = "sle", intrange.SLE
		}
		fmt.Fprintf(src, "  %%k%d = arith.constant %d : i4\n  %%t%d = arith.cmpi %s, %%r, %%k%d : i4\n", i, i%16, i, pred, i)
		fmt.Fprintf(&names, ", %%t%d", i)
		switch holds, known := intrange.Compare(p, r, intrange.Constant(num.NewInt(4, int64(i%16)))); {
		case !known:
			decided.WriteByte('?')
		case holds:
			decided.WriteByte('1')
		default:
			decided.WriteByte('0')
		}
	}
	fmt.Fprintf(src, "  return %s : %si1\n}\n", names.String()[2:], strings.Repeat("i1, ", 31))
	return decided.String()
}
