package affine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// A generator writes random programs.
type generator struct {
	*rand.Rand
	text  strings.Builder
	names int
}

// symbols are the values that every program of a generator begins with.
var symbols = []string{"%a", "%b", "%c4", "%c0"}

func (g *generator) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g *generator) name() string {
	g.names++
	return fmt.Sprintf("%%v%d", g.names)
}

func (g *generator) line(format string, args ...any) { fmt.Fprintf(&g.text, format+"\n", args...) }

// expr returns an affine expression.
func (g *generator) expr(dims, syms, depth int) string {
	if depth > 2 || g.IntN(3) == 0 {
		switch c := g.IntN(10); {
		case c < 6 && dims > 0:
			return fmt.Sprintf("d%d", g.IntN(dims))
		case c < 8 && syms > 0:
			return fmt.Sprintf("s%d", g.IntN(syms))
		}
		return g.pick("0", "1", "2", "3", "4", "8", "16", "-1", "-4", "10")
	}
	l := g.expr(dims, syms, depth+1)
	switch op := g.pick("+", "+", "-", "*", "floordiv", "mod", "ceildiv"); op {
	case "+", "-":
		return fmt.Sprintf("(%s %s %s)", l, op, g.expr(dims, syms, depth+1))
	default:
		return fmt.Sprintf("(%s %s %s)", l, op, g.pick("1", "2", "3", "4", "8", "5"))
	}
}

// apply returns a map or set with its operands, some of dims and some of the symbols.
func (g *generator) apply(keyword, arrow string, dims []string, results int, result func(dims, syms int) string) string {
	var ds, ss, dn, sn, rs []string
	for i := range g.IntN(3) {
		ds, dn = append(ds, g.pick(dims...)), append(dn, fmt.Sprintf("d%d", i))
	}
	for i := range 1 + g.IntN(2) {
		ss, sn = append(ss, g.pick(symbols...)), append(sn, fmt.Sprintf("s%d", i))
	}
	for range results {
		rs = append(rs, result(len(ds), len(ss)))
	}
	list := func(s []string) string { return strings.Join(s, ", ") }
	return fmt.Sprintf("%s<(%s)[%s] %s (%s)>(%s)[%s]", keyword, list(dn), list(sn), arrow, list(rs), list(ds), list(ss))
}

func (g *generator) mapOf(dims []string, results int) string {
	return g.apply("affine_map", "->", dims, results, func(d, s int) string { return g.expr(d, s, 0) })
}

// body writes a few operations that use dims, at the given depth of nested loops.
func (g *generator) body(dims []string, depth int) {
	dims = append([]string{}, dims...)
	for range 2 + g.IntN(4) {
		switch k := g.IntN(10); {
		case k < 3:
			v := g.name()
			g.line("%s = affine.apply %s", v, g.mapOf(dims, 1))
			dims = append(dims, v)
		case k < 5:
			v := g.name()
			g.line("%s = affine.%s %s", v, g.pick("min", "max"), g.mapOf(dims, 1+g.IntN(3)))
			g.line(`"test.use"(%s) : (index) -> ()`, v)
		case k < 6:
			v, d := g.name(), g.pick(dims...)
			at := g.pick(d, d+" + 3", d+" floordiv 4", "symbol(%b) + "+d+" * 2", d+" mod 8")
			g.line("%s = affine.load %%m[%s, %s] : memref<?x?xf32>", v, at, g.pick(dims...))
			g.line("affine.store %s, %%m[%s, %s] : memref<?x?xf32>", v, g.pick(symbols...), at)
		case k < 7:
			g.line("affine.if %s {", g.apply("affine_set", ":", dims, 1+g.IntN(2), func(d, s int) string {
				return g.expr(d, s, 1) + g.pick(" >= ", " == ") + "0"
			}))
			g.line(`"test.then"() : () -> ()`)
			g.line(g.pick("}", "} else {\n}", "} else {\n\"test.else\"() : () -> ()\n}"))
		case depth < 3:
			// A loop with constant bounds runs: of the others, upstream may say anything.
			iv := g.name()
			lower := g.pick("0", "2", "%a", "max affine_map<(d0)[s0] -> (d0 mod 8, s0 * 2, 3)>("+g.pick(dims...)+")[%b]")
			upper := g.pick("10", "16", "100", "%a", "min affine_map<(d0)[s0] -> (d0 + 40, s0 * 2, 120)>("+g.pick(dims...)+")[%b]")
			g.line("affine.for %s = %s to %s step %d {", iv, lower, upper, 1<<g.IntN(3))
			g.body(append(dims, iv), depth+1)
			g.line("}")
		}
	}
	for _, v := range dims[len(dims)-1:] {
		g.line(`"test.use"(%s) : (index) -> ()`, v)
	}
}

// program writes a function.
func (g *generator) program(i int) string {
	g.text.Reset()
	g.line("func.func @f%d(%%a: index, %%b: index, %%m: memref<?x?xf32>) {", i)
	g.line("%%c4 = arith.constant 4 : index\n%%c0 = arith.constant 0 : index")
	g.body(symbols, 0)
	g.line("return\n}")
	return g.text.String()
}

// TestOracleCanonicalization compares canonical forms of random programs with upstream's.
func TestOracleCanonicalization(t *testing.T) {
	const marker = "// -----\n"
	g := &generator{Rand: rand.New(rand.NewPCG(1, 2))}
	var programs []string
	for i := range 100 {
		programs = append(programs, g.program(i))
	}
	want := strings.Split(upstream(t, strings.Join(programs, marker), "-canonicalize", "-split-input-file", "--mlir-print-local-scope"), marker)
	if len(want) != len(programs) {
		t.Fatalf("upstream wrote %d programs", len(want))
	}
	failures := 0
	for i, p := range programs {
		module := mustRead(t, p)
		canonicalize(module)
		mustVerify(t, module)
		w := trimmed(want[i])
		w = strings.TrimSuffix(strings.TrimPrefix(w, "module {\n"), "\n}")
		if got := write(module); got != w && failures < 3 {
			t.Errorf("%s\ngot\n%s\nwant\n%s", p, got, w)
			failures++
		}
	}
}

// TestOracleText compares the text of random programs with upstream's.
func TestOracleText(t *testing.T) {
	g := &generator{Rand: rand.New(rand.NewPCG(3, 4))}
	var programs []string
	for i := range 50 {
		programs = append(programs, g.program(i))
	}
	src := strings.Join(programs, "")
	want := trimmed(upstream(t, src, "--mlir-print-local-scope"))
	same(t, "module {\n"+write(mustRead(t, src))+"\n}", want)
}
