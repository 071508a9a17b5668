package arith_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// A program is straight-line code in the making.
type program struct {
	g      *generator
	vector bool
	lines  []string
	values map[string][]string // names by scalar type
	n      int
}

func (p *program) typ(t string) string {
	if p.vector {
		return "vector<2x" + t + ">"
	}
	return t
}

// put appends "name = text" for a value of element type t.
func (p *program) put(t, format string, args ...any) string {
	p.n++
	name := fmt.Sprintf("%%v%d", p.n)
	p.lines = append(p.lines, name+" = "+fmt.Sprintf(format, args...))
	p.values[t] = append(p.values[t], name)
	return name
}

// get returns a value of element type t: one of the last, a constant or an unknown one.
func (p *program) get(t string) string {
	known := p.values[t]
	switch r := p.g.IntN(20); {
	case len(known) == 0 || r < 2:
		return p.put(t, "\"test.x\"() : () -> %s", p.typ(t))
	case r < 7:
		return p.literal(t)
	}
	return known[len(known)-1-p.g.IntN(min(3, len(known)))]
}

func (p *program) literal(t string) string {
	v := p.g.number(t)
	switch {
	case p.vector:
		return p.put(t, "arith.constant dense<%s> : %s", v, p.typ(t))
	case t == "i1":
		return p.put(t, "arith.constant %s", v)
	}
	return p.put(t, "arith.constant %s : %s", v, t)
}

func (p *program) binary(op, t, flags string) {
	a, b := p.get(t), p.get(t)
	p.put(t, "arith.%s %s, %s %s : %s", op, a, b, flags, p.typ(t))
}

func (p *program) convert(op, a, b, flags string) {
	x := p.get(a)
	p.put(b, "arith.%s %s %s : %s to %s", op, x, flags, p.typ(a), p.typ(b))
}

// step appends an op of some kind.
func (p *program) step() {
	g := p.g
	t := g.pick(intTypes...)
	wrap := g.pick("", "overflow<nsw>", "overflow<nuw>", "overflow<nsw, nuw>")
	switch g.IntN(10) {
	case 0, 1:
		p.binary(g.pick("addi", "subi", "muli"), t, wrap)
	case 2:
		p.binary(g.pick("andi", "ori", "xori", "maxsi", "maxui", "minsi", "minui", "floordivsi", "remsi", "remui", "divsi", "divui", "ceildivsi", "shli", "shrsi", "shrui"), t, "")
	case 3:
		a, b := p.get(t), p.get(t)
		p.put("i1", "arith.cmpi %s, %s, %s : %s", g.pick("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge"), a, b, p.typ(t))
	case 4, 5:
		a := g.pick(allTypes...)
		b := g.pick(allTypes...)
		if ops := casts(a, b); ops != nil {
			p.convert(g.pick(ops...), a, b, "")
		}
	case 6:
		t = g.pick(allTypes...)
		types := p.typ(t)
		if p.vector {
			types = p.typ("i1") + ", " + types
		}
		c, a, b := p.get("i1"), p.get(t), p.get(t)
		p.put(t, "arith.select %s, %s, %s : %s", c, a, b, types)
	case 7:
		t = g.pick(floatTypes...)
		a, b := p.get(t), p.literal(t)
		p.put("i1", "arith.cmpf %s, %s, %s : %s", g.pick("oeq", "ogt", "oge", "olt", "ole", "one", "ord", "ueq", "ugt", "uge", "ult", "ule", "une", "uno"), a, b, p.typ(t))
	case 8:
		t = g.pick(floatTypes...)
		p.put(t, "arith.negf %s : %s", p.get(t), p.typ(t))
		p.binary(g.pick("mulf", "divf", "addf", "subf"), t, g.pick("", "fastmath<fast>"))
	case 9:
		p.convert(g.pick("sitofp", "uitofp"), g.pick("i8", "i32", "i64"), g.pick(floatTypes...), "")
	}
}

// text returns the program, with a use of the last values of each type.
func (p *program) text() string {
	var names, types []string
	for _, t := range allTypes {
		vs := p.values[t]
		for _, v := range vs[max(0, len(vs)-2):] {
			names, types = append(names, v), append(types, p.typ(t))
		}
	}
	return fmt.Sprintf("%s\n\"test.use\"(%s) : (%s) -> ()", strings.Join(p.lines, "\n"), strings.Join(names, ", "), strings.Join(types, ", "))
}

// TestUpstreamSimplifiesPrograms compares what canonicalization makes of random code, where ops feed each other, with what upstream makes.
func TestUpstreamSimplifiesPrograms(t *testing.T) {
	g := &generator{Rand: rand.New(rand.NewPCG(5, 3))}
	for range 1500 {
		p := &program{g: g, vector: g.IntN(4) == 0, values: map[string][]string{}}
		for range 4 + g.IntN(10) {
			p.step()
		}
		g.cases = append(g.cases, p.text())
	}
	g.compare(t)
}
