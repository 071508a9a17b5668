package arith_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A generator writes modules for upstream and for us.
type generator struct {
	*rand.Rand
	cases []string
}

// add takes a case whose last line computes %r, and uses all that it computes.
func (g *generator) add(format string, args ...any) {
	g.cases = append(g.cases, fmt.Sprintf(format, args...))
}

var (
	intTypes   = []string{"i1", "i8", "i32", "i64", "index"}
	floatTypes = []string{"f16", "bf16", "f32", "f64"}
	allTypes   = slices.Concat(intTypes, floatTypes)
	widths     = map[string]int{"i1": 1, "i8": 8, "i32": 32, "i64": 64, "index": 64, "f16": 16, "bf16": 16, "f32": 32, "f64": 64}
	// specials are infinities, NaN (a signaling one too), the smallest and the largest number.
	specials = map[string][]string{
		"f16":  {"0x7C00", "0xFC00", "0x7E00", "0x7D01", "0x0001", "0x7BFF"},
		"bf16": {"0x7F80", "0xFF80", "0x7FC0", "0x7F81", "0x0001", "0x7F7F"},
		"f32":  {"0x7F800000", "0xFF800000", "0x7FC00000", "0x7F800001", "0x00000001", "0x7F7FFFFF"},
		"f64":  {"0x7FF0000000000000", "0xFFF0000000000000", "0x7FF8000000000000", "0x7FF0000000000001", "0x0000000000000001", "0x7FEFFFFFFFFFFFFF"},
	}
	plainFloats = []string{"0.0", "-0.0", "1.0", "-1.0", "0.5", "-2.5", "3.0", "1.1", "-7.25", "300.0", "65536.0", "255.0", "-128.0", "-129.0", "2147483648.0"}
)

func (g *generator) pick(from ...string) string { return from[g.IntN(len(from))] }

// number returns the text of a scalar of type t, often a corner of it.
func (g *generator) number(t string) string {
	if t[0] == 'f' || t[0] == 'b' {
		return g.pick(slices.Concat(plainFloats, specials[t])...)
	}
	w := widths[t]
	if w == 1 {
		return g.pick("true", "false")
	}
	v := []int64{0, 1, -1, 2, 3, 7, -7, int64(w) - 1, int64(w), 1<<(w-1) - 1, -1 << (w - 1)}[g.IntN(11)]
	return fmt.Sprint(v)
}

// constant returns the text of a constant of shape, which is "" for a scalar or the text in front of the element type, and its type.
func (g *generator) constant(shape, t string) (value, typ string) {
	switch shape {
	case "":
		return g.number(t), t
	case "vector<3x":
		return fmt.Sprintf("dense<[%s, %s, %s]>", g.number(t), g.number(t), g.number(t)), shape + t + ">"
	}
	return fmt.Sprintf("dense<%s>", g.number(t)), shape + t + ">"
}

// define returns the line that defines name as a constant.
func (g *generator) define(name, shape, t string) string {
	v, typ := g.constant(shape, t)
	if typ == "i1" {
		return fmt.Sprintf("%s = arith.constant %s\n", name, v)
	}
	return fmt.Sprintf("%s = arith.constant %s : %s\n", name, v, typ)
}

func shaped(shape, t string) string {
	if shape == "" {
		return t
	}
	return shape + t + ">"
}

// binaries adds an op on two constants, on a constant and an unknown value in both orders, and on poison.
func (g *generator) binaries(op, t, flags string) {
	for _, shape := range []string{"", "", "", "vector<3x", "tensor<2x"} {
		typ := shaped(shape, t)
		g.add("%s%s%%r = %s %%a, %%b %s : %s\n\"test.use\"(%%r) : (%s) -> ()", g.define("%a", shape, t), g.define("%b", shape, t), op, flags, typ, typ)
		g.add("%%x = \"test.x\"() : () -> %s\n%s%%r = %s %%x, %%b %s : %s\n%%q = %s %%b, %%x %s : %s\n%%s = %s %%x, %%x %s : %s\n\"test.use\"(%%r, %%q, %%s) : (%s, %s, %s) -> ()",
			typ, g.define("%b", shape, t), op, flags, typ, op, flags, typ, op, flags, typ, typ, typ, typ)
	}
	g.add("%%x = \"test.x\"() : () -> %s\n%%p = ub.poison : %s\n%%r = %s %%x, %%p %s : %s\n\"test.use\"(%%r) : (%s) -> ()", t, t, op, flags, t, t)
}

func (g *generator) comparisons(op, t string) {
	for _, shape := range []string{"", "", "vector<3x"} {
		typ, truth := shaped(shape, t), shaped(shape, "i1")
		g.add("%s%s%%r = %s, %%a, %%b : %s\n\"test.use\"(%%r) : (%s) -> ()", g.define("%a", shape, t), g.define("%b", shape, t), op, typ, truth)
		g.add("%%x = \"test.x\"() : () -> %s\n%s%%r = %s, %%x, %%b : %s\n%%q = %s, %%b, %%x : %s\n%%s = %s, %%x, %%x : %s\n\"test.use\"(%%r, %%q, %%s) : (%s, %s, %s) -> ()",
			typ, g.define("%b", shape, t), op, typ, op, typ, op, typ, truth, truth, truth)
	}
}

// extended adds an op with two results on constants and on an unknown value; the type of its second result is of elements second.
func (g *generator) extended(op, t, second string) {
	for _, shape := range []string{"", "", "vector<3x", "tensor<2x"} {
		typ, types, over := shaped(shape, t), shaped(shape, t), shaped(shape, second)
		if second != t || op == "arith.addui_extended" {
			types += ", " + over
		}
		g.add("%s%s%%r, %%q = %s %%a, %%b : %s\n\"test.use\"(%%r, %%q) : (%s, %s) -> ()", g.define("%a", shape, t), g.define("%b", shape, t), op, types, typ, over)
		g.add("%%x = \"test.x\"() : () -> %s\n%s%%r, %%q = %s %%x, %%b : %s\n%%s, %%t = %s %%b, %%x : %s\n\"test.use\"(%%r, %%q, %%s) : (%s, %s, %s) -> ()",
			typ, g.define("%b", shape, t), op, types, op, types, typ, over, typ)
	}
}

// casts returns the conversions from a to b.
func casts(a, b string) []string {
	ai, bi, wa, wb := strings.HasPrefix(a, "i"), strings.HasPrefix(b, "i"), widths[a], widths[b]
	switch {
	case a == "index" || b == "index":
		if a == b || !ai || !bi {
			return nil
		}
		return []string{"index_cast", "index_castui"}
	case ai && bi && wb > wa:
		return []string{"extsi", "extui"}
	case ai && bi && wb < wa:
		return []string{"trunci"}
	case ai && !bi:
		return append([]string{"sitofp", "uitofp"}, bitcastIf(wa == wb)...)
	case bi && !ai:
		return append([]string{"fptosi", "fptoui"}, bitcastIf(wa == wb)...)
	case wb > wa:
		return []string{"extf"}
	case wb < wa:
		return []string{"truncf"}
	}
	return bitcastIf(true)
}

func bitcastIf(ok bool) []string {
	if ok {
		return []string{"bitcast"}
	}
	return nil
}

// conversions adds each conversion from a to b on constants, and behind each conversion to a.
func (g *generator) conversions(a, b string) {
	for _, op := range casts(a, b) {
		for _, shape := range []string{"", "", "vector<3x", "tensor<2x"} {
			mode := ""
			if op == "truncf" {
				mode = g.pick("", "to_nearest_even", "downward", "upward", "toward_zero", "to_nearest_away")
			}
			g.add("%s%%r = arith.%s %%a %s : %s to %s\n\"test.use\"(%%r) : (%s) -> ()",
				g.define("%a", shape, a), op, mode, shaped(shape, a), shaped(shape, b), shaped(shape, b))
		}
		for _, from := range allTypes {
			for _, first := range casts(from, a) {
				g.add("%%x = \"test.x\"() : () -> %s\n%%y = arith.%s %%x : %s to %s\n%%r = arith.%s %%y : %s to %s\n\"test.use\"(%%r) : (%s) -> ()",
					from, first, from, a, op, a, b, b)
			}
		}
	}
}

// selects adds choices of which some operands are constants.
func (g *generator) selects(t string) {
	for known := range 8 {
		for _, shape := range []string{"", "vector<3x"} {
			typ, cond := shaped(shape, t), shaped(shape, "i1")
			body := ""
			for i, name := range []string{"%c", "%a", "%b"} {
				elem, full := t, typ
				if i == 0 {
					elem, full = "i1", cond
				}
				if known>>i&1 != 0 {
					body += g.define(name, shape, elem)
				} else {
					body += fmt.Sprintf("%s = \"test.x\"() : () -> %s\n", name, full)
				}
			}
			types := typ
			if shape != "" {
				types = cond + ", " + typ
			}
			g.add("%s%%r = arith.select %%c, %%a, %%b : %s\n\"test.use\"(%%r) : (%s) -> ()", body, types, typ)
		}
	}
}

// TestUpstreamFoldsTheSame compares what canonicalization makes of each op, on corners of all types, with what upstream makes.
func TestUpstreamFoldsTheSame(t *testing.T) {
	g := &generator{Rand: rand.New(rand.NewPCG(11, 7))}
	for _, typ := range intTypes {
		for _, op := range strings.Fields("addi subi muli divui divsi ceildivui ceildivsi floordivsi remui remsi andi ori xori shli shrui shrsi maxsi maxui minsi minui") {
			g.binaries("arith."+op, typ, "")
		}
		for _, p := range strings.Fields("eq ne slt sle sgt sge ult ule ugt uge") {
			g.comparisons("arith.cmpi "+p, typ)
		}
		g.selects(typ)
		g.extended("arith.addui_extended", typ, "i1")
		if typ != "index" { // upstream's pattern for x*1 makes invalid code of index
			g.extended("arith.mulsi_extended", typ, typ)
		}
		g.extended("arith.mului_extended", typ, typ)
	}
	for _, typ := range floatTypes {
		for _, op := range strings.Fields("addf subf mulf divf remf maximumf minimumf maxnumf minnumf") {
			g.binaries("arith."+op, typ, g.pick("", "", "fastmath<nnan,nsz>", "fastmath<fast>"))
		}
		for _, p := range strings.Fields("false oeq ogt oge olt ole one ord ueq ugt uge ult ule une uno true") {
			g.comparisons("arith.cmpf "+p, typ)
		}
		g.selects(typ)
	}
	for _, a := range allTypes {
		for _, b := range allTypes {
			g.conversions(a, b)
		}
	}
	g.compare(t)
}

// compare canonicalizes all cases here and there.
func (g *generator) compare(t *testing.T) {
	t.Helper()
	var src strings.Builder
	for _, c := range g.cases {
		fmt.Fprintf(&src, "module {\n%s\n}\n", c)
	}
	want := modules(upstream(t, src.String(), "-canonicalize"))
	if len(want) != len(g.cases) {
		t.Fatalf("%d modules of %d", len(want), len(g.cases))
	}
	failed := 0
	for i, c := range g.cases {
		if got := canonical(t, c); got != want[i] {
			if failed++; failed <= 3 {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", c, got, want[i])
			}
		}
	}
	t.Logf("%d cases, %d failed", len(g.cases), failed)
}
