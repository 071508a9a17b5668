package affexpr

import (
	"bytes"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"polyloom/test/reference"
)

// oracle runs LLVM's mlir-opt on a module and returns what it prints; it skips the test where there is none.
func oracle(t *testing.T, module string, args ...string) string {
	t.Helper()
	path := reference.Tool(t, reference.MLIROpt)
	cmd := exec.Command(path, append([]string{"--allow-unregistered-dialect"}, args...)...)
	cmd.Stdin = strings.NewReader(module)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		message := stderr.String()
		t.Fatalf("mlir-opt-22: %v\n%s", err, message[:min(len(message), 2000)])
	}
	return string(out)
}

// oracleResults returns the printed results of one map with the given texts as results.
func oracleResults(t *testing.T, texts []string, args ...string) []string {
	t.Helper()
	op := `"t.op"() {m = affine_map<(d0, d1, d2)[s0, s1] -> (` + strings.Join(texts, ", ") + `)>} : () -> ()`
	out := oracle(t, "func.func @f() {\n"+op+"\nreturn\n}", args...)
	_, rest, ok := strings.Cut(out, "affine_map<(d0, d1, d2)[s0, s1] -> (")
	results, _, ok2 := strings.Cut(rest, ")>\n")
	if !ok || !ok2 {
		t.Fatalf("no map in the oracle's output: %.200s", out)
	}
	return strings.Split(results, ", ")
}

func TestOracleConstructionAndPrinting(t *testing.T) {
	for _, c := range []struct {
		name  string
		setup func(*generator)
	}{
		{"affine", func(*generator) {}},
		{"semi-affine", func(g *generator) { g.semiAffine = true }},
		{"undefined divisors", func(g *generator) { g.wild = true }},
		{"semi-affine with undefined divisors", func(g *generator) { g.wild, g.semiAffine = true, true }},
		{"overflow", func(g *generator) {
			g.wild = true
			g.consts = []int64{1, 2, 3, 1 << 31, 1<<32 + 1, 1 << 62, 1<<63 - 1, 1<<63 - 2, 1<<62 + 1}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newGenerator(uint64(len(c.name)))
			c.setup(g)
			var texts, got []string
			for len(texts) < 2000 {
				tr := g.tree(1+g.IntN(5), false)
				if g.IntN(3) == 0 {
					tr = g.again(1 + g.IntN(3))
				}
				if e, ok := tr.build(); ok {
					texts, got = append(texts, tr.String()), append(got, e.String())
				}
			}
			failures := 0
			for i, want := range oracleResults(t, texts) {
				if got[i] != want && failures < 10 {
					t.Errorf("%s\n got %s\nwant %s", texts[i], got[i], want)
					failures++
				}
			}
		})
	}
}

func TestOracleSetPrinting(t *testing.T) {
	g := newGenerator(5)
	g.semiAffine = true
	var module strings.Builder
	var want []string
	for len(want) < 50 {
		var constraints []*Expr
		var eqs []bool
		var texts []string
		for len(texts) < 1+len(want)%4 {
			tr := g.tree(3, false)
			if e, ok := tr.build(); ok {
				eq := g.IntN(2) == 0
				constraints, eqs = append(constraints, e), append(eqs, eq)
				texts = append(texts, tr.String()+map[bool]string{true: " == 0", false: " >= 0"}[eq])
			}
		}
		// The number of dimensions makes every set different, so that aliases come in order.
		dims := 3 + len(want)
		space := string(appendSpace(nil, dims, 2))
		module.WriteString(`"t.op"() {s = affine_set<` + space + " : (" + strings.Join(texts, ", ") + ")>} : () -> ()\n")
		want = append(want, NewSet(dims, 2, constraints, eqs).String())
	}
	out := oracle(t, module.String())
	for i, w := range want {
		alias := "#set"
		if i > 0 {
			alias += strconv.Itoa(i)
		}
		if line := alias + " = affine_set<" + w + ">\n"; !strings.Contains(out, line) {
			t.Errorf("the oracle does not print %s", line)
		}
	}
}

func TestOracleSimplify(t *testing.T) {
	for _, c := range []struct {
		name       string
		semiAffine bool
	}{{"affine", false}, {"semi-affine", true}} {
		t.Run(c.name, func(t *testing.T) {
			g := newGenerator(21)
			g.semiAffine = c.semiAffine
			var trees []*tree
			var texts, got []string
			for len(texts) < 1500 {
				tr := g.tree(1+g.IntN(4), false)
				if g.IntN(3) == 0 {
					tr = g.again(1 + g.IntN(2))
				}
				if e, ok := tr.build(); ok {
					trees, texts = append(trees, tr), append(texts, tr.String())
					got = append(got, Simplify(e, g.dims, g.symbols).String())
				}
			}
			wrong, failures := 0, 0
			for i, want := range oracleResults(t, texts, "--affine-simplify-structures") {
				switch {
				case got[i] == want:
				case differs(t, g, trees[i], want):
					wrong++
				case failures < 10:
					t.Errorf("%s\n got %s\nwant %s", texts[i], got[i], want)
					failures++
				}
			}
			if wrong > 0 {
				t.Logf("the oracle changes the meaning of %d of %d expressions", wrong, len(texts))
			}
		})
	}
}

// TestOracleSimplifyWithFacts compares with what the canonicalisation of affine.store does inside loops.
func TestOracleSimplifyWithFacts(t *testing.T) {
	facts := []Fact{
		{Range: Between(0, 7), Divisor: 1},
		{Range: Between(-16, 40), Divisor: 8},
		{Range: Between(3, 11), Divisor: 1},
	}
	ivs := []string{"%arg2", "%arg3", "%arg4"}
	g := newGenerator(31)
	g.symbols = 0
	var stores strings.Builder
	var got []string
	var trees []*tree
	for len(got) < 1500 {
		tr := g.tree(1+g.IntN(3), false)
		e, ok := tr.build()
		if !ok {
			continue
		}
		trees = append(trees, tr)
		// The parser numbers operands in the order in which they appear.
		var order []int
		name := func(dst []byte, _ bool, pos int) []byte {
			if !slices.Contains(order, pos) {
				order = append(order, pos)
			}
			return append(dst, ivs[pos]...)
		}
		text := string(AppendExpr(nil, e, name))
		stores.WriteString("affine.store %v, %m[" + text + "] : memref<?xindex>\n")
		var dims, back []string
		var orderedFacts []Fact
		for i, pos := range order {
			dims, back = append(dims, ivs[pos], "d"+strconv.Itoa(i)), append(back, "d"+strconv.Itoa(i), ivs[pos])
			orderedFacts = append(orderedFacts, facts[pos])
		}
		e, _ = parseExpr(t, strings.NewReplacer(dims...).Replace(text)).build()
		for last := (*Expr)(nil); e != last; {
			last = e
			e = Simplify(e, len(order), 0).SimplifyWithFacts(orderedFacts, nil)
		}
		got = append(got, strings.NewReplacer(back...).Replace(e.String()))
	}
	out := oracle(t, `func.func @f(%m: memref<?xindex>, %v: index) {
affine.for %arg2 = 0 to 8 {
affine.for %arg3 = -16 to 48 step 8 {
affine.for %arg4 = 3 to 12 {
`+stores.String()+"}\n}\n}\nreturn\n}", "--canonicalize", "--mlir-print-local-scope")
	asDims := strings.NewReplacer("%arg2", "d0", "%arg3", "d1", "%arg4", "d2")
	i, wrong, failures := 0, 0, 0
	for line := range strings.Lines(out) {
		_, rest, ok := strings.Cut(line, "%arg0[")
		if !ok {
			continue
		}
		want, _, _ := strings.Cut(rest, "]")
		switch {
		case got[i] == want:
		case differsInLoops(trees[i], parseExpr(t, asDims.Replace(want))):
			wrong++ // its lower bound of a mod is too high
		case failures < 10:
			t.Errorf("%s\n got %s\nwant %s", trees[i], got[i], want)
			failures++
		}
		i++
	}
	if i != len(got) {
		t.Errorf("got %d stores, want %d", i, len(got))
	}
	if wrong > 0 {
		t.Logf("the oracle changes the meaning of %d of %d expressions", wrong, len(got))
	}
}

// differsInLoops reports whether two trees have different values in an iteration of the test's loops.
func differsInLoops(a, b *tree) bool {
	for d0 := int64(0); d0 < 8; d0++ {
		for d1 := int64(-16); d1 < 48; d1 += 8 {
			for d2 := int64(3); d2 < 12; d2++ {
				point := []int64{d0, d1, d2}
				if v, w := a.eval(point, nil), b.eval(point, nil); v != nil && (w == nil || v.Cmp(w) != 0) {
					return true
				}
			}
		}
	}
	return false
}
