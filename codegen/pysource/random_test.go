package pysource_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"polyloom/codegen/pysource"
	"polyloom/dialects/builtin"
	"polyloom/dialects/py"
	"polyloom/ir"
	"polyloom/pyast"
	"polyloom/test/cpython"
	"polyloom/test/irtest"
)

// TestRandomPrograms emits programs that no syntax tree gave: values are used several times, out of order, far from where they are computed, in other
// regions. What the emitted program does is compared with a plain rendering, in which each operation is a statement that assigns its result to a variable.
func TestRandomPrograms(t *testing.T) {
	const programs = 1200
	python := cpython.Path(t)
	type pair struct{ IR, Plain, Emitted string }
	var pairs []pair
	for seed := range uint64(programs) {
		text, plain := randomProgram(seed)
		source, err := emit(t, text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		pairs = append(pairs, pair{text, plain, source})
	}
	in, err := json.Marshal(pairs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-W", "ignore", "-c", driver)
	cmd.Stdin = strings.NewReader(string(in))
	out, err := cmd.CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Fatalf("%v\n%s", err, out)
	}
}

// emit returns the Python of IR text.
func emit(t *testing.T, text string) (string, error) {
	t.Helper()
	module, errs := irtest.Read([]*ir.Dialect{builtin.Dialect, py.Dialect}, text)
	if len(errs) > 0 {
		t.Fatalf("%v\n%s", errs, text)
	}
	for m := range ir.WalkOf[*py.Module](module) {
		tree, err := pysource.Module(m)
		if err != nil {
			return "", err
		}
		return pyast.Unparse(tree), nil
	}
	t.Fatal("no module")
	return "", nil
}

// driver runs pairs of programs and prints the first that do not do the same. T is an object all of whose uses are noted, with the number of objects so
// far.
const driver = `
import json, sys, traceback

class T:
    def __init__(self, log):
        self.__dict__.update(log=log, id=len(log))
    def note(self, *what):
        self.log.append((self.id, *what))
        return T(self.log)
    def __repr__(self): return f"T{self.id}"
    def __format__(self, spec):
        self.note("format", spec)
        return f"<T{self.id}>"
    def __call__(self, *args, **kw): return self.note("call", repr(args), repr(kw))
    def __getattr__(self, name): return self.note("get", name)
    def __setattr__(self, name, value): self.note("set", name, repr(value))
    def __getitem__(self, i): return self.note("item", repr(i))
    def __setitem__(self, i, value): self.note("setitem", repr(i), repr(value))
    def __delitem__(self, i): self.note("delitem", repr(i))
    def __add__(self, other): return self.note("add", repr(other))
    def __iadd__(self, other):
        made = self.note("iadd", repr(other))
        return self if self.id % 2 else made
    def __lt__(self, other): return self.note("lt", repr(other))
    def __neg__(self): return self.note("neg")
    def __bool__(self):
        return self.id % 3 != 0
    def __iter__(self): return iter([self.note("iter"), self.note("iter")])
    def __enter__(self): return self.note("enter")
    def __exit__(self, *exc): self.note("exit")

def run(source):
    log = []
    names = {name: T(log) for name in "abc" if not log.append(name)}
    try:
        exec(compile(source, "x.py", "exec"), names)
    except Exception as e:
        log.append(f"{type(e).__name__}: {e}")
        log.append("".join(traceback.format_exception(e)) if isinstance(e, (NameError, SyntaxError)) else "")
    return log + [repr(names.get(name)) for name in "abc"]

for p in json.load(sys.stdin):
    plain, emitted = run(p["Plain"]), run(p["Emitted"])
    if plain != emitted:
        for i, pair in enumerate(zip(plain, emitted)):
            if pair[0] != pair[1]:
                print("step", i, *pair, sep="\n")
                break
        print(p["IR"], p["Plain"], p["Emitted"], sep="\n----\n")
        break
`

// kind is what can be done with a value.
type kind uint8

const (
	traced kind = iota // a T
	plain              // anything
)

// gen makes a program as IR and as Python, statement by statement.
type gen struct {
	*rand.Rand
	ir, py strings.Builder
	indent int // of the IR
	margin int // of the Python
	count  int
	depth  int
	values []value // that may be used
}

type value struct {
	name string // without %
	kind kind
}

// randomProgram returns a program as IR and as plain Python.
func randomProgram(seed uint64) (text, source string) {
	g := &gen{Rand: rand.New(rand.NewPCG(seed, 1)), indent: 1}
	g.ir.WriteString("py.module {\n")
	g.block(3 + g.IntN(12))
	g.ir.WriteString("}\n")
	return g.ir.String(), g.py.String()
}

func (g *gen) op(format string, args ...any) {
	fmt.Fprintf(&g.ir, "%s"+format+"\n", append([]any{strings.Repeat("  ", g.indent)}, args...)...)
}

func (g *gen) stmt(format string, args ...any) {
	fmt.Fprintf(&g.py, "%s"+format+"\n", append([]any{strings.Repeat("    ", g.margin)}, args...)...)
}

// fresh makes a new value.
func (g *gen) fresh(k kind) string {
	g.count++
	name := fmt.Sprintf("r%d", g.count)
	g.values = append(g.values, value{name, k})
	return name
}

// any returns a value, mostly one of the last.
func (g *gen) any() string {
	if len(g.values) == 0 {
		return g.load()
	}
	return g.values[max(0, len(g.values)-1-g.IntN(5))].name
}

// traced returns a value that is a T.
func (g *gen) traced() string {
	var all []string
	for _, v := range g.values {
		if v.kind == traced {
			all = append(all, v.name)
		}
	}
	if len(all) == 0 || g.IntN(4) == 0 {
		return g.load()
	}
	return all[max(0, len(all)-1-g.IntN(4))]
}

func (g *gen) name() string { return string("abc"[g.IntN(3)]) }

func (g *gen) load() string {
	name := g.name()
	v := g.fresh(traced)
	g.op("%%%s = py.load global %q", v, name)
	g.stmt("%s = %s", v, name)
	return v
}

// block makes n statements; their values are not known behind it.
func (g *gen) block(n int) {
	saved := len(g.values)
	for range n {
		g.step()
	}
	g.values = g.values[:saved]
}

// inside makes a region of IR and an indented block of Python.
func (g *gen) inside(f func()) {
	g.indent++
	g.margin++
	g.depth++
	saved := len(g.values)
	f()
	g.values = g.values[:saved]
	g.depth--
	g.margin--
	g.indent--
}

// step makes an operation, or a few that belong together.
func (g *gen) step() {
	simple := []func(){
		func() { g.load() }, g.store, g.call, g.call, g.getattr, g.setattr, g.getitem, g.setitem, g.binary, g.unary, g.expr, g.expr, g.constant,
		g.augmented, g.augmented, g.display, g.unpack, g.walrus, g.fstring, g.inplace, g.chain,
	}
	nested := []func(){g.ifelse, g.loop, g.ifexp, g.shortCircuit, g.compare, g.def, g.with, g.while}
	if g.depth < 3 && g.IntN(5) == 0 {
		nested[g.IntN(len(nested))]()
		return
	}
	simple[g.IntN(len(simple))]()
}

func (g *gen) store() {
	name, v := g.name(), g.traced()
	g.op("py.store global %q, %%%s", name, v)
	g.stmt("%s = %s", name, v)
}

func (g *gen) call() {
	f, x, y := g.traced(), g.any(), g.any()
	switch g.IntN(3) {
	case 0:
		v := g.fresh(traced)
		g.op("%%%s = py.call %%%s(%%%s)", v, f, x)
		g.stmt("%s = %s(%s)", v, f, x)
	case 1:
		v := g.fresh(traced)
		g.op("%%%s = py.call %%%s(%%%s, \"key\" = %%%s)", v, f, x, y)
		g.stmt("%s = %s(%s, key=%s)", v, f, x, y)
	default:
		it := g.traced()
		g.count++
		s := fmt.Sprintf("s%d", g.count)
		g.op("%%%s = py.starred %%%s", s, it)
		g.stmt("%s = [*%s]", s, it)
		if g.IntN(2) == 0 {
			x = g.load()
		}
		v := g.fresh(traced)
		g.op("%%%s = py.call %%%s(%%%s, %%%s)", v, f, s, x)
		g.stmt("%s = %s(*%s, %s)", v, f, s, x)
	}
}

func (g *gen) getattr() {
	o := g.traced()
	v := g.fresh(traced)
	g.op("%%%s = py.getattr %%%s \"x\"", v, o)
	g.stmt("%s = %s.x", v, o)
}

func (g *gen) setattr() {
	o, v := g.traced(), g.any()
	g.op("py.setattr %%%s \"x\" = %%%s", o, v)
	g.stmt("%s.x = %s", o, v)
}

func (g *gen) getitem() {
	o, i := g.traced(), g.any()
	if g.IntN(3) == 0 {
		lower := i
		g.count++
		i = fmt.Sprintf("s%d", g.count)
		g.op("%%%s = py.slice lower %%%s", i, lower)
		g.stmt("%s = slice(%s, None, None)", i, lower)
		if g.IntN(2) == 0 {
			g.getattr()
		}
	}
	v := g.fresh(traced)
	g.op("%%%s = py.getitem %%%s[%%%s]", v, o, i)
	g.stmt("%s = %s[%s]", v, o, i)
}

func (g *gen) setitem() {
	o, i, v := g.traced(), g.any(), g.any()
	g.op("py.setitem %%%s[%%%s] = %%%s", o, i, v)
	g.stmt("%s[%s] = %s", o, i, v)
}

func (g *gen) binary() {
	x, y := g.traced(), g.any()
	v := g.fresh(traced)
	g.op("%%%s = py.binary add %%%s, %%%s", v, x, y)
	g.stmt("%s = %s + %s", v, x, y)
}

func (g *gen) inplace() {
	x, y := g.traced(), g.any()
	v := g.fresh(traced)
	g.op("%%%s = py.inplace add %%%s, %%%s", v, x, y)
	g.stmt("%s = %s", v, x)
	g.stmt("%s += %s", v, y)
}

func (g *gen) unary() {
	x := g.traced()
	v := g.fresh(traced)
	g.op("%%%s = py.unary usub %%%s", v, x)
	g.stmt("%s = -%s", v, x)
}

func (g *gen) expr() {
	v := g.any()
	g.op("py.expr %%%s", v)
}

func (g *gen) constant() {
	n := g.IntN(100)
	v := g.fresh(plain)
	g.op("%%%s = py.constant %d", v, n)
	g.stmt("%s = %d", v, n)
}

// augmented reads a target, computes and writes, with something in between at times.
func (g *gen) augmented() {
	between := func() {
		if g.IntN(4) == 0 {
			g.step()
		}
	}
	o, i, name, kind := g.traced(), g.any(), g.name(), g.IntN(3)
	between()
	was := g.fresh(traced)
	irTarget := []string{fmt.Sprintf("py.load global %q", name), fmt.Sprintf("py.getattr %%%s \"x\"", o), fmt.Sprintf("py.getitem %%%s[%%%s]", o, i)}[kind]
	target := []string{name, o + ".x", o + "[" + i + "]"}[kind]
	g.op("%%%s = %s", was, irTarget)
	g.stmt("%s = %s", was, target)
	between()
	rhs := g.any()
	between()
	v := g.fresh(traced)
	g.op("%%%s = py.inplace add %%%s, %%%s", v, was, rhs)
	g.stmt("%s = %s", v, was)
	g.stmt("%s += %s", v, rhs)
	between()
	irWrite := []string{
		fmt.Sprintf("py.store global %q, %%%s", name, v), fmt.Sprintf("py.setattr %%%s \"x\" = %%%s", o, v), fmt.Sprintf("py.setitem %%%s[%%%s] = %%%s", o, i, v),
	}[kind]
	g.op("%s", irWrite)
	g.stmt("%s = %s", target, v)
}

func (g *gen) display() {
	x, y := g.any(), g.any()
	v := g.fresh(plain)
	if g.IntN(2) == 0 {
		g.op("%%%s = py.tuple(%%%s, %%%s)", v, x, y)
		g.stmt("%s = (%s, %s)", v, x, y)
	} else {
		g.op("%%%s = py.dict(%%%s : %%%s)", v, g.traced0(x), y)
		g.stmt("%s = {%s: %s}", v, g.traced0(x), y)
	}
}

// traced0 returns x if it can be a key of a dictionary, and otherwise another value that can.
func (g *gen) traced0(x string) string {
	for _, v := range g.values {
		if v.name == x && v.kind == traced {
			return x
		}
	}
	for _, v := range g.values {
		if v.kind == traced {
			return v.name
		}
	}
	return x
}

// unpack takes a T apart and assigns the parts, in any order.
func (g *gen) unpack() {
	v := g.traced()
	g.count++
	u := fmt.Sprintf("u%d", g.count)
	g.op("%%%s:2 = py.unpack %%%s into 2", u, v)
	g.stmt("%s = %s", strings.Join([]string{u + "_0", u + "_1"}, ", "), v)
	for _, i := range g.Perm(2)[:1+g.IntN(2)] {
		if g.IntN(2) == 0 {
			name := g.name()
			g.op("py.store global %q, %%%s#%d", name, u, i)
			g.stmt("%s = %s_%d", name, u, i)
		} else {
			o := g.traced()
			g.op("py.setattr %%%s \"x\" = %%%s#%d", o, u, i)
			g.stmt("%s.x = %s_%d", o, u, i)
		}
	}
}

// chain assigns a value several times.
func (g *gen) chain() {
	g.call()
	v := g.values[len(g.values)-1].name
	for range 2 + g.IntN(2) {
		switch g.IntN(3) {
		case 0:
			name := g.name()
			g.op("py.store global %q, %%%s", name, v)
			g.stmt("%s = %s", name, v)
		case 1:
			o := g.load()
			g.op("py.setattr %%%s \"x\" = %%%s", o, v)
			g.stmt("%s.x = %s", o, v)
		default:
			o := g.traced()
			g.op("py.setitem %%%s[%%%s] = %%%s", o, v, v)
			g.stmt("%s[%s] = %s", o, v, v)
		}
	}
}

func (g *gen) walrus() {
	name, x := g.name(), g.traced()
	v := g.fresh(traced)
	g.op("%%%s = py.walrus global %q = %%%s", v, name, x)
	g.stmt("%s = %s = %s", v, name, x)
}

func (g *gen) fstring() {
	g.count++
	n := g.count
	x := g.traced()
	g.op("%%f%d = py.format %%%s none", n, x)
	g.stmt("f%d = format(%s)", n, x)
	y := g.traced()
	if g.IntN(2) == 0 {
		g.getattr()
		y = g.values[len(g.values)-1].name
	}
	g.op("%%g%d = py.format %%%s none", n, y)
	g.stmt("g%d = format(%s)", n, y)
	v := g.fresh(plain)
	g.op("%%%s = py.fstring(%%f%d, %%g%d)", v, n, n)
	g.stmt("%s = f%d + g%d", v, n, n)
}

func (g *gen) ifelse() {
	c := g.traced()
	g.op("py.if %%%s {", c)
	g.stmt("if %s:", c)
	g.inside(func() { g.block(1 + g.IntN(4)); g.stmt("pass") })
	g.op("} else {")
	g.stmt("else:")
	g.inside(func() { g.block(1 + g.IntN(4)); g.stmt("pass") })
	g.op("}")
}

func (g *gen) loop() {
	it := g.traced()
	g.count++
	x := fmt.Sprintf("x%d", g.count)
	g.op("py.for %%%s in %%%s {", x, it)
	g.stmt("for %s in %s:", x, it)
	g.inside(func() {
		if g.IntN(3) > 0 {
			name := g.name()
			g.op("py.store global %q, %%%s", name, x)
			g.stmt("%s = %s", name, x)
		}
		g.values = append(g.values, value{x, traced})
		g.block(1 + g.IntN(4))
		g.stmt("pass")
	})
	g.op("}")
}

func (g *gen) while() {
	g.op("py.while {")
	g.stmt("while True:")
	g.indent, g.margin = g.indent+1, g.margin+1
	saved := len(g.values)
	v := g.load()
	g.op("py.yield %%%s", v)
	g.stmt("if not %s: break", v)
	g.values = g.values[:saved]
	g.indent, g.margin = g.indent-1, g.margin-1
	g.op("} do {")
	g.inside(func() {
		g.block(1 + g.IntN(3))
		g.op("py.break")
		g.stmt("break")
	})
	g.op("}")
}

func (g *gen) with() {
	v := g.traced()
	g.op("py.with {")
	g.count++
	e := fmt.Sprintf("e%d", g.count)
	name := g.name()
	g.op("  %%%s = py.enter %%%s", e, v)
	g.op("  py.store global %q, %%%s", name, e)
	g.stmt("with %s as %s:", v, name)
	g.op("} do {")
	g.inside(func() { g.block(1 + g.IntN(4)); g.stmt("pass") })
	g.op("}")
}

// computed makes a region that computes a value, assigned to v.
func (g *gen) computed(v string) {
	g.inside(func() {
		x := g.load()
		for range g.IntN(4) {
			was := x
			if x = g.fresh(traced); g.IntN(2) == 0 {
				g.op("%%%s = py.getattr %%%s \"x\"", x, was)
				g.stmt("%s = %s.x", x, was)
			} else {
				g.op("%%%s = py.walrus global \"b\" = %%%s", x, was)
				g.stmt("%s = b = %s", x, was)
			}
		}
		g.op("py.yield %%%s", x)
		g.stmt("%s = %s", v, x)
	})
}

func (g *gen) ifexp() {
	c := g.traced()
	g.count++
	v := fmt.Sprintf("r%d", g.count)
	g.op("%%%s = py.ifexp %%%s {", v, c)
	g.stmt("if %s:", c)
	g.computed(v)
	g.op("} else {")
	g.stmt("else:")
	g.computed(v)
	g.op("}")
	g.values = append(g.values, value{v, traced})
}

func (g *gen) shortCircuit() {
	first := g.traced()
	g.count++
	v := fmt.Sprintf("r%d", g.count)
	word := []string{"and", "or"}[g.IntN(2)]
	g.op("%%%s = py.shortcircuit %s %%%s {", v, word, first)
	g.stmt("%s = %s", v, first)
	g.stmt("if %s%s:", map[string]string{"or": "not "}[word], v)
	g.computed(v)
	g.op("}")
	g.values = append(g.values, value{v, traced})
}

func (g *gen) compare() {
	x, y := g.traced(), g.traced()
	g.count++
	v := fmt.Sprintf("r%d", g.count)
	g.op("%%%s = py.compare %%%s lt %%%s lt {", v, x, y)
	g.stmt("%s = %s < %s", v, x, y)
	g.stmt("if %s:", v)
	g.computed(v + "_")
	g.stmt("    %s = %s < %s_", v, y, v)
	g.op("}")
	g.values = append(g.values, value{v, traced})
}

// def makes a function, calls it, and has its name at times for something else in between.
func (g *gen) def() {
	d := g.any()
	g.count++
	f, p := fmt.Sprintf("f%d", g.count), fmt.Sprintf("p%d", g.count)
	g.op("%%%s = py.def \"fn\"(\"p\" %%%s = %%%s) {", f, p, d)
	g.stmt("def fn(p=%s):", d)
	outer := g.values
	g.values = nil // functions do not see the values around
	g.inside(func() {
		g.op("py.global [\"a\", \"b\", \"c\"]")
		g.stmt("global a, b, c")
		g.op("py.store local \"p\", %%%s", p)
		g.stmt("%s = p", p)
		if g.IntN(2) == 0 {
			v := g.any()
			g.op("py.store local \"p\", %%%s", v)
			g.stmt("p = %s", v)
		}
		g.values = append(g.values, value{p, plain})
		g.block(1 + g.IntN(4))
		v := g.any()
		g.op("py.return(%%%s)", v)
		g.stmt("return %s", v)
	})
	g.values = outer
	g.op("}")
	g.stmt("%s = fn", f)
	g.op("py.store local \"fn\", %%%s", f)
	if g.IntN(2) == 0 {
		v := g.any()
		g.op("py.store local \"fn\", %%%s", v)
		g.stmt("fn = %s", v)
	}
	v := g.fresh(plain)
	g.op("%%%s = py.call %%%s()", v, f)
	g.stmt("%s = %s()", v, f)
}
