package python

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// program makes random functions: all statements, over a few variables that hold integers, for the most part, and lists.
type program struct {
	rand  *rand.Rand
	out   strings.Builder
	depth int
	loops int  // how many loops are around
	inner int  // how many functions were made
	odd   bool // use what keeps variables from becoming values, too
}

// functions returns the source of n functions.
func functions(seed uint64, n int) string {
	p := &program{rand: rand.New(rand.NewPCG(seed, 1))}
	for i := range n {
		p.line("def f%d(a, b, c):", i)
		p.depth, p.loops, p.odd = 1, 0, p.chance(3)
		if !p.chance(4) {
			p.line("x = y = z = 0")
		}
		p.block(6)
		if p.chance(2) {
			p.line("return a, b, c, %s", p.variable())
		}
		p.depth = 0
	}
	return p.out.String()
}

// chance is true once in n times.
func (p *program) chance(n int) bool { return p.rand.IntN(n) == 0 }

func (p *program) line(format string, args ...any) {
	p.out.WriteString(strings.Repeat("    ", p.depth))
	fmt.Fprintf(&p.out, format+"\n", args...)
}

// variable returns a variable, for the most part one that has a value.
func (p *program) variable() string {
	if p.chance(3) {
		return string("xyz"[p.rand.IntN(3)])
	}
	return string("ab"[p.rand.IntN(2)])
}

// block writes up to n statements; none of them can be followed by what never runs.
func (p *program) block(n int) {
	for range 1 + p.rand.IntN(n) {
		p.statement()
	}
}

// suite is block a level deeper, under a head.
func (p *program) suite(format string, args ...any) {
	p.line(format, args...)
	p.depth++
	p.block(3)
	if p.loops > 0 && p.chance(5) {
		p.line([]string{"break", "continue"}[p.rand.IntN(2)])
	} else if p.chance(12) {
		p.line("return %s", p.expr(1))
	}
	p.depth--
}

// loop is suite for a loop, which may have an else.
func (p *program) loop(format string, args ...any) {
	p.loops++
	p.suite(format, args...)
	p.loops--
	if p.chance(4) {
		p.suite("else:")
	}
}

func (p *program) statement() {
	kinds := 18
	if p.odd {
		kinds = 22
	}
	kind := p.rand.IntN(kinds)
	if p.depth > 3 {
		kind = p.rand.IntN(9)
	}
	switch kind {
	default:
		p.line("%s = %s", p.variable(), p.expr(2))
	case 3, 4:
		p.line("%s %s= %s", p.variable(), []string{"+", "-", "&", "|"}[p.rand.IntN(4)], p.expr(1))
	case 5:
		p.line("%s, %s = %s, %s", p.variable(), p.variable(), p.expr(1), p.expr(1))
	case 6:
		p.line("trace(%s)", p.expr(2))
	case 7:
		p.line("%s = %s = %s", p.variable(), p.variable(), p.expr(1))
	case 8:
		p.line([]string{"c[trace(0)] += %s", "c.append(%s)", "x: int = %s", "c += [%s]", "assert trace(1) or %s"}[p.rand.IntN(5)], p.expr(1))
	case 9, 10, 11:
		p.suite("if %s:", p.expr(2))
		for p.chance(4) {
			p.suite("elif %s:", p.expr(2))
		}
		if p.chance(2) {
			p.suite("else:")
		}
	case 12, 13, 14:
		p.loop("for %s in %s:", p.variable(), []string{"range(trace(3))", "list(c)", "range(abs(a) % 4)", "[b, a]"}[p.rand.IntN(4)])
	case 15, 16:
		p.loop("while trace(%s):", p.expr(1))
	case 17:
		p.loop("for %s, %s in enumerate(c[:3]):", p.variable(), p.variable())
	case 18:
		p.try()
	case 19:
		p.suite("with %s as z:", []string{"nothing(1)", "suppress(ValueError)"}[p.rand.IntN(2)])
	case 20:
		p.definition()
	case 21:
		p.line([]string{"x = [i + %s for i in c]", "if (y := %s) > 1: trace(y)", "del z; z = %s", "while True:\n" +
			strings.Repeat("    ", p.depth+1) + "x = trace(%s)\n" + strings.Repeat("    ", p.depth+1) + "break"}[p.rand.IntN(4)], p.expr(1))
	}
}

func (p *program) try() {
	loops := p.loops
	p.suite("try:")
	if p.chance(2) {
		p.suite("except %s:", []string{"TypeError", "Exception", "Exception as x", "(UnboundLocalError, IndexError)"}[p.rand.IntN(4)])
		if p.chance(3) {
			p.suite("else:")
		}
		if p.chance(2) {
			return
		}
	}
	p.loops = 0 // older Pythons do not allow continue in a finally, newer warn of break
	p.line("finally:")
	p.depth++
	p.block(2)
	p.depth--
	p.loops = loops
}

// definition makes an inner function, and calls it.
func (p *program) definition() {
	p.inner++
	loops := p.loops
	p.loops = 0
	p.line("def inner%d(a):", p.inner)
	p.depth++
	if p.chance(3) {
		p.line("nonlocal b")
	}
	p.block(2)
	p.line("return a")
	p.depth--
	p.loops = loops
	p.line("b = inner%d(%s)", p.inner, p.expr(1))
}

// expr returns an expression of a depth.
func (p *program) expr(depth int) string {
	if depth == 0 || p.chance(4) {
		if p.chance(3) {
			return fmt.Sprint(p.rand.IntN(4))
		}
		return p.variable()
	}
	a, b := p.expr(depth-1), p.expr(depth-1)
	switch p.rand.IntN(10) {
	case 0:
		return fmt.Sprintf("(%s if %s else %s)", a, b, p.expr(depth-1))
	case 1:
		return fmt.Sprintf("(%s and %s)", a, b)
	case 2:
		if p.odd {
			return fmt.Sprintf("(%s or (%s := %s))", a, p.variable(), b)
		}
		return fmt.Sprintf("(%s or %s)", a, b)
	case 3:
		return fmt.Sprintf("(%s < %s)", a, b)
	case 4:
		return fmt.Sprintf("(%s <= %s < %s)", a, b, p.expr(depth-1))
	case 5:
		return fmt.Sprintf("trace(%s)", a)
	case 6:
		if p.odd || p.chance(3) {
			return fmt.Sprintf("(%s := %s)", p.variable(), a)
		}
		return a
	case 7:
		return fmt.Sprintf("(-%s)", a)
	}
	return fmt.Sprintf("(%s %s %s)", a, []string{"+", "-", "&", "%", "//"}[p.rand.IntN(5)], b)
}
