package passes

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A program is MLIR text in the making: random functions whose loops end and whose accesses are in bounds, of the dialects that the interpreter runs. What they
// compute has no meaning, but each operation may matter for the result.
type program struct {
	strings.Builder
	rng    *rand.Rand
	indent string
	next   int
	// visible are the values that may be used, by type.
	visible map[string][]string
	// memrefs are the memrefs that may be accessed, by name: the shape.
	memrefs map[string][2]int
	// depth counts the regions around.
	depth int
	// affine says that the values of type index that are visible may not be used as affine dimensions unless they are in dims.
	dims []string
	// callees are the functions before, all of type (i32, f32) -> i32.
	callees []string
}

// generate returns a module of a few random functions; the same for the same seed.
func generate(seed uint64) string {
	p := &program{rng: rand.New(rand.NewPCG(seed, 1))}
	for i := range 1 + p.rng.IntN(3) {
		p.function(fmt.Sprintf("f%d", i))
	}
	return p.String()
}

// line writes one line of text.
func (p *program) line(format string, args ...any) {
	p.WriteString(p.indent)
	fmt.Fprintf(p, format, args...)
	p.WriteByte('\n')
}

// fresh returns a new name.
func (p *program) fresh() string {
	p.next++
	return fmt.Sprintf("%%v%d", p.next)
}

// define writes "%v = text" and makes the value visible.
func (p *program) define(typ, format string, args ...any) string {
	name := p.fresh()
	p.line("%s = %s", name, fmt.Sprintf(format, args...))
	p.visible[typ] = append(p.visible[typ], name)
	return name
}

// pick returns a visible value of a type.
func (p *program) pick(typ string) string {
	vs := p.visible[typ]
	if len(vs) == 0 || p.rng.IntN(8) == 0 {
		return p.constant(typ)
	}
	return vs[p.rng.IntN(len(vs))]
}

// constant writes a constant, a corner value as often as not.
func (p *program) constant(typ string) string {
	text := map[string][]string{
		"i1":    {"true", "false"},
		"i32":   {"0 : i32", "1 : i32", "-1 : i32", "2147483647 : i32", "-2147483648 : i32", "7 : i32", "31 : i32", "32 : i32"},
		"i8":    {"0 : i8", "1 : i8", "-1 : i8", "127 : i8", "-128 : i8"},
		"index": {"0 : index", "1 : index", "2 : index", "5 : index"},
		"f32":   {"0.0 : f32", "-0.0 : f32", "1.0 : f32", "0x7F800000 : f32", "0x7FC00000 : f32", "1.5 : f32"},
	}[typ]
	return p.define(typ, "arith.constant %s", text[p.rng.IntN(len(text))])
}

func (p *program) function(name string) {
	p.visible = map[string][]string{"i32": {"%a"}, "i1": {"%c"}, "f32": {"%x"}, "index": nil, "i8": nil}
	p.memrefs = map[string][2]int{"%m": {4, 8}}
	p.dims, p.depth = nil, 0
	p.indent = ""
	p.line("func.func @%s(%%a: i32, %%c: i1, %%x: f32, %%m: memref<4x8xi32>) -> (i32, f32, i1) {", name)
	p.indent = "  "
	p.statements(4 + p.rng.IntN(8))
	r, s, t := p.pick("i32"), p.pick("f32"), p.pick("i1")
	p.line("return %s, %s, %s : i32, f32, i1", r, s, t)
	p.indent = ""
	p.line("}")
	p.callees = append(p.callees, name)
}

// statements writes n random statements.
func (p *program) statements(n int) {
	for range n {
		p.statement()
	}
}

func (p *program) statement() {
	simple := []func(){p.integer, p.integer, p.small, p.float, p.compare, p.choose, p.load, p.store, p.local, p.cast}
	nested := []func(){p.conditional, p.loop, p.affineLoop, p.affineIf, p.call, p.while}
	if p.depth < 3 && p.rng.IntN(4) == 0 {
		nested[p.rng.IntN(len(nested))]()
		return
	}
	simple[p.rng.IntN(len(simple))]()
}

func one[T any](p *program, list ...T) T { return list[p.rng.IntN(len(list))] }

func (p *program) integer() {
	op := one(p, "addi", "subi", "muli", "andi", "ori", "xori", "maxsi", "minui", "minsi", "maxui")
	p.define("i32", "arith.%s %s, %s : i32", op, p.pick("i32"), p.pick("i32"))
}

// small works on i8: there and back by casts.
func (p *program) small() {
	t := p.define("i8", "arith.trunci %s : i32 to i8", p.pick("i32"))
	u := p.define("i8", "arith.%s %s, %s : i8", one(p, "addi", "muli", "xori"), t, p.pick("i8"))
	p.define("i32", "arith.%s %s : i8 to i32", one(p, "extsi", "extui"), u)
}

func (p *program) float() {
	op := one(p, "addf", "subf", "mulf", "divf", "maximumf", "minimumf", "maxnumf")
	p.define("f32", "arith.%s %s, %s : f32", op, p.pick("f32"), p.pick("f32"))
}

func (p *program) compare() {
	if p.rng.IntN(3) == 0 {
		p.define("i1", "arith.cmpf %s, %s, %s : f32", one(p, "olt", "ueq", "une", "oge", "ord", "uno"), p.pick("f32"), p.pick("f32"))
		return
	}
	p.define("i1", "arith.cmpi %s, %s, %s : i32", one(p, "eq", "ne", "slt", "sge", "ult", "ugt", "sle"), p.pick("i32"), p.pick("i32"))
}

func (p *program) choose() {
	t := one(p, "i32", "f32", "i1")
	p.define(t, "arith.select %s, %s, %s : %s", p.pick("i1"), p.pick(t), p.pick(t), t)
}

func (p *program) cast() {
	switch p.rng.IntN(3) {
	case 0:
		p.define("f32", "arith.sitofp %s : i32 to f32", p.pick("i32"))
	case 1:
		p.define("i32", "arith.bitcast %s : f32 to i32", p.pick("f32"))
	default:
		p.define("i32", "arith.extui %s : i1 to i32", p.pick("i1"))
	}
}

// subscript writes an index that is in bounds whatever its value.
func (p *program) subscript(size int) string {
	v := p.fresh()
	p.line("%s = arith.index_castui %s : i32 to index", v, p.pick("i32"))
	n := p.fresh()
	p.line("%s = arith.constant %d : index", n, size)
	return p.define("index", "arith.remui %s, %s : index", v, n)
}

// memref returns a memref that can be seen, and its sizes.
func (p *program) memref() (string, [2]int) {
	names := []string{"%m"}
	for i := 1; i <= p.next; i++ {
		if _, ok := p.memrefs[fmt.Sprintf("%%v%d", i)]; ok {
			names = append(names, fmt.Sprintf("%%v%d", i))
		}
	}
	n := names[p.rng.IntN(len(names))]
	return n, p.memrefs[n]
}

func (p *program) load() {
	m, s := p.memref()
	i, j := p.subscript(s[0]), p.subscript(s[1])
	p.define("i32", "memref.load %s[%s, %s] : memref<%dx%dxi32>", m, i, j, s[0], s[1])
}

func (p *program) store() {
	m, s := p.memref()
	v, i, j := p.pick("i32"), p.subscript(s[0]), p.subscript(s[1])
	p.line("memref.store %s, %s[%s, %s] : memref<%dx%dxi32>", v, m, i, j, s[0], s[1])
}

// local makes memory of the function's own, filled, or a variable of one element.
func (p *program) local() {
	if p.rng.IntN(2) == 0 {
		v := p.fresh()
		p.line("%s = memref.alloca() : memref<i32>", v)
		p.line("memref.store %s, %s[] : memref<i32>", p.pick("i32"), v)
		if p.rng.IntN(2) == 0 {
			p.line("memref.store %s, %s[] : memref<i32>", p.pick("i32"), v)
		}
		p.define("i32", "memref.load %s[] : memref<i32>", v)
		return
	}
	m := p.fresh()
	p.line("%s = memref.alloc() : memref<2x3xi32>", m)
	v := p.pick("i32")
	p.line("affine.for %%i = 0 to 2 {")
	p.line("  affine.for %%j = 0 to 3 {")
	p.line("    affine.store %s, %s[%%i, %%j] : memref<2x3xi32>", v, m)
	p.line("  }")
	p.line("}")
	p.memrefs[m] = [2]int{2, 3}
}
