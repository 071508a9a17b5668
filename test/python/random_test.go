package python

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRandomTypes makes functions at random, runs them, and compares the types of all values with those that are inferred. Nothing that a function
// does is assumed: its arguments are of the types that are said, and all calls of the functions in it are known.
func TestRandomTypes(t *testing.T) {
	python := pythonWithNumPy(t)
	const files, functions = 8, 40
	total := 0
	for seed := range uint64(files) {
		g := &programs{r: rand.New(rand.NewPCG(seed, 1))}
		g.line(0, "import numpy as np")
		for i := range functions {
			g.function(i)
		}
		g.line(0, "def example():")
		g.line(1, "def run():")
		for i := range functions {
			g.line(2, "try:")
			g.line(3, "f%d(3, 0.5, [1, 2], 's', np.array([1.5, 2.5]))", i)
			g.line(2, "except Exception:")
			g.line(3, "pass")
		}
		g.line(1, "return run, ()")
		file := filepath.Join(t.TempDir(), fmt.Sprintf("random%d.py", seed))
		if err := os.WriteFile(file, []byte(g.out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		total += checkTypes(t, python, file)
		if t.Failed() {
			t.Fatal(g.out.String())
		}
	}
	if total < files*functions {
		t.Errorf("only %d places have a type to compare", total)
	}
	t.Logf("%d places compared", total)
}

// programs makes functions of names that get values of all types, lists that have several names, and control flow of all kinds.
type programs struct {
	r      *rand.Rand
	out    strings.Builder
	inLoop bool
	locals []string // functions that can be called
}

func (g *programs) line(depth int, format string, args ...any) {
	g.out.WriteString(strings.Repeat("    ", depth))
	fmt.Fprintf(&g.out, format, args...)
	g.out.WriteByte('\n')
}

func (g *programs) pick(list ...string) string { return list[g.r.IntN(len(list))] }

func (g *programs) function(i int) {
	g.line(0, "def f%d(n: int, x: float, xs: list[int], s: str, v: np.ndarray[tuple[int], np.dtype[np.float64]]):", i)
	g.line(1, "a, b, c, d = 1, 0.5, [n], (n, x)")
	g.locals = nil
	if g.r.IntN(2) == 0 {
		g.line(1, "def g(p, q=%s):", g.expr(1))
		if g.r.IntN(2) == 0 {
			g.line(2, "nonlocal %s", g.name())
		}
		g.line(2, "%s = %s", g.pick("a", "p", "q"), g.pick("p", "q", "[p]", "(p, q)"))
		if g.r.IntN(2) == 0 {
			g.line(2, "c[0] = q")
		}
		g.line(2, "return %s", g.pick("p", "q", "[p]", "c"))
		g.locals = []string{"g"}
	}
	for range 5 + g.r.IntN(5) {
		g.statement(1)
	}
	g.line(1, "return a, b, c, d")
}

// name is a name that is assigned; those of parameters are among them.
func (g *programs) name() string { return g.pick("a", "b", "c", "d") }

func (g *programs) statement(depth int) {
	if depth >= 4 {
		g.line(depth, "%s = %s", g.name(), g.expr(2))
		return
	}
	block := func(inLoop bool) {
		was := g.inLoop
		g.inLoop = inLoop || was
		for range 1 + g.r.IntN(2) {
			g.statement(depth + 1)
		}
		g.inLoop = was
	}
	switch g.r.IntN(16) {
	case 0:
		g.line(depth, "if %s:", g.expr(1))
		block(false)
		if g.r.IntN(2) == 0 {
			g.line(depth, "else:")
			block(false)
		}
	case 1:
		g.line(depth, "for %s in %s:", g.pick("a", "b", "e"), g.pick("range(2)", "xs[:2]", "(1, 's')", "enumerate('ab')", "v", "[a, b]"))
		block(true)
		if g.r.IntN(3) == 0 {
			g.line(depth, "else:")
			block(false)
		}
	case 2:
		g.line(depth, "try:")
		block(false)
		g.line(depth, "%s:", g.pick("except Exception", "except TypeError", "finally"))
		block(false)
	case 3:
		if g.inLoop {
			g.line(depth, "if %s:", g.expr(1))
			g.line(depth+1, "%s", g.pick("break", "continue", "return a"))
			return
		}
		g.line(depth, "while len(xs) < 4:")
		g.line(depth+1, "xs.append(1)")
		block(true)
	case 4:
		g.line(depth, "%s.append(%s)", g.pick("c", "a", "[]"), g.expr(1))
	case 5:
		g.line(depth, "%s[0] = %s", g.pick("c", "a", "c[0]"), g.expr(1))
	case 6:
		g.line(depth, "%s += %s", g.name(), g.expr(1))
	case 7:
		g.line(depth, "%s, %s = %s", g.name(), g.name(), g.pick("d", "a, b", "(b, a)", "[a, 1]", "xs[:2]"))
	case 8:
		if len(g.locals) > 0 {
			g.line(depth, "%s = g(%s)", g.name(), g.expr(1))
			return
		}
		g.line(depth, "%s = lambda y: %s", "h", g.pick("y", "a", "[y, b]"))
		g.line(depth, "%s = h(%s)", g.name(), g.expr(1))
	case 9:
		g.line(depth, "%s = [%s for e in %s]", g.name(), g.pick("e", "a", "(e, b)", "[e]", "(a := e)"), g.pick("range(2)", "xs[:2]", "v", "'ab'"))
	case 10:
		g.line(depth, "%s = %s = %s", g.name(), g.name(), g.expr(2))
	default:
		g.line(depth, "%s = %s", g.name(), g.expr(2))
	}
}

// expr is an expression of operators nested to a depth.
func (g *programs) expr(depth int) string {
	if depth == 0 || g.r.IntN(4) == 0 {
		return g.pick("a", "b", "c", "d", "n", "x", "s", "1", "0.5", "None", "'t'", "True", "v[0]", "xs", "v")
	}
	sub := func() string { return g.expr(depth - 1) }
	switch g.r.IntN(12) {
	case 0, 1, 2:
		return fmt.Sprintf("(%s %s %s)", sub(), g.pick("+", "-", "/", "//", "%", "<", "==", "!=", "is", "and", "or"), sub())
	case 3:
		return fmt.Sprintf("[%s, %s]", sub(), sub())
	case 4:
		return fmt.Sprintf("(%s, %s)", sub(), sub())
	case 5:
		return fmt.Sprintf("%s[%s]", g.pick("a", "b", "c", "d", "xs", "v", "s"), g.pick("0", "1", "-1", "n - 3", ":1", "0:n"))
	case 6:
		return fmt.Sprintf("(%s if %s else %s)", sub(), sub(), sub())
	case 7:
		return fmt.Sprintf("%s(%s)", g.pick("len", "float", "int", "str", "bool", "abs", "list", "sorted", "np.sqrt", "np.sum"), sub())
	case 8:
		return fmt.Sprintf("%s(%s, %s)", g.pick("max", "min"), sub(), sub())
	case 9:
		return fmt.Sprintf("(%s %s)", g.pick("-", "not", "+"), sub())
	case 10:
		return fmt.Sprintf("{%s: %s}", g.pick("1", "'k'"), sub())
	}
	return fmt.Sprintf("%s.%s", g.pick("v", "a"), g.pick("shape", "dtype", "T", "sum()", "size"))
}
