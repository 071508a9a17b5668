package memref_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"polyloom/dialects/memref"
	"polyloom/ir"
)

// A generator writes functions on memrefs for the reference and for us.
type generator struct {
	*rand.Rand
	lines []string
	n     int
	real  []int64 // the sizes of the memref at hand, also where its type leaves them open: what is written is never out of bounds
}

func (g *generator) line(format string, args ...any) {
	g.lines = append(g.lines, fmt.Sprintf(format, args...))
}

// define writes the line that computes a new value, and returns its name.
func (g *generator) define(format string, args ...any) string {
	g.n++
	name := fmt.Sprintf("%%v%d", g.n)
	g.line("%s", name+" = "+fmt.Sprintf(format, args...))
	return name
}

// num returns a list entry for the constant v: v, a constant operand, or an operand of which nothing is known. static is what the type says.
func (g *generator) num(v int64) (text string, static int64) {
	switch g.IntN(4) {
	case 0:
		return "%n", ir.Dynamic
	case 1:
		return fmt.Sprintf("%%c%d", v), ir.Dynamic
	}
	return fmt.Sprint(v), v
}

// nums returns a list of entries for constants.
func (g *generator) nums(vs []int64) (text string, static []int64) {
	texts := make([]string, len(vs))
	static = make([]int64, len(vs))
	for i, v := range vs {
		texts[i], static[i] = g.num(v)
	}
	return "[" + strings.Join(texts, ", ") + "]", static
}

// forget returns vs with some entries made dynamic.
func (g *generator) forget(vs []int64) []int64 {
	out := make([]int64, len(vs))
	for i, v := range vs {
		if out[i] = v; g.IntN(3) == 0 {
			out[i] = ir.Dynamic
		}
	}
	return out
}

// cast writes a cast to a type that says less, sometimes.
func (g *generator) cast(v string, t *ir.MemRefType) (string, *ir.MemRefType) {
	if g.IntN(2) == 0 {
		return v, t
	}
	shape := g.forget(t.Shape())
	layout := t.Layout
	if s, offset, ok := ir.StridesAndOffset(t); ok && g.IntN(2) == 0 {
		layout = ir.StridedLayout(g.forget([]int64{offset})[0], g.forget(s))
	} else if t.Layout == nil {
		layout = nil
	}
	to := ir.MemRef(shape, t.Elem(), layout, t.Space)
	return g.define("memref.cast %s : %v to %v", v, t, to), to
}

// subview writes a view of part of v, where the sizes are known.
func (g *generator) subview(v string, t *ir.MemRefType) (string, *ir.MemRefType) {
	rank := len(t.Shape())
	offsets, sizes, strides := make([]int64, rank), make([]int64, rank), make([]int64, rank)
	for i, d := range g.real {
		strides[i] = 1 + g.Int64N(2)
		offsets[i] = g.Int64N(min(d, 2))
		sizes[i] = 1 + g.Int64N(max(1, (d-offsets[i])/strides[i]))
		if g.IntN(3) == 0 {
			offsets[i], sizes[i], strides[i] = 0, d, 1
		}
	}
	// The reference confuses dimensions of size 1 where strides are not 1, or when sizes turn out to be 1.
	reduce := g.IntN(2) == 0
	to, so := g.nums(offsets)
	ts, ss := g.nums(sizes)
	tt, st := g.nums(strides)
	if reduce {
		st = slices.Repeat([]int64{1}, rank)
		tt = strings.ReplaceAll(fmt.Sprint(st), " ", ", ")
		ts, ss = strings.ReplaceAll(fmt.Sprint(sizes), " ", ", "), sizes
	}
	result := memref.InferSubViewType(t, so, ss, st)
	g.real = sizes
	if reduce {
		var kept, real []int64
		for i, d := range ss {
			if d != 1 {
				kept, real = append(kept, d), append(real, sizes[i])
			}
		}
		if r := memref.InferReducedSubViewType(kept, t, so, ss, st); r != nil {
			result, g.real = r, real
		}
	}
	return g.define("memref.subview %s%s%s%s : %v to %v", v, to, ts, tt, t, result), result
}

// reinterpret writes v with other sizes.
func (g *generator) reinterpret(v string, t *ir.MemRefType) (string, *ir.MemRefType) {
	offset, so := g.nums([]int64{g.Int64N(3)})
	sizes, ss := g.nums([]int64{2, 3})
	strides, st := g.nums([]int64{3, 1})
	g.real = []int64{2, 3}
	result := ir.MemRef(ss, t.Elem(), ir.StridedLayout(so[0], st), nil)
	return g.define("memref.reinterpret_cast %s to offset: %s, sizes: %s, strides: %s : %v to %v", v, offset, sizes, strides, t, result), result
}

// reshape writes v with some dimensions split or joined; v has no layout.
func (g *generator) reshape(v string, t *ir.MemRefType) (string, *ir.MemRefType) {
	var groups [][]int64
	if g.IntN(2) == 0 {
		for d := range t.Shape() {
			if d == 0 || g.IntN(2) == 0 {
				groups = append(groups, nil)
			}
			groups[len(groups)-1] = append(groups[len(groups)-1], int64(d))
		}
		if len(groups) == len(t.Shape()) {
			return v, t
		}
		result := memref.CollapsedType(t, groups)
		return g.define("memref.collapse_shape %s %v : %v into %v", v, memref.GroupsAttr(groups), t, result), result
	}
	var shape []int64
	var texts []string
	for _, d := range t.Shape() {
		split := []int64{d}
		switch {
		case d == ir.Dynamic && g.IntN(2) == 0:
			split = [][]int64{{2, d}, {d, 1}, {d, d}}[g.IntN(3)]
		case d != ir.Dynamic && d%2 == 0 && g.IntN(2) == 0:
			split = []int64{2, d / 2}
		case g.IntN(4) == 0:
			split = []int64{1, d}
		}
		groups = append(groups, nil)
		for _, n := range split {
			groups[len(groups)-1] = append(groups[len(groups)-1], int64(len(shape)))
			shape = append(shape, n)
			texts = append(texts, strings.ReplaceAll(fmt.Sprint(n), fmt.Sprint(int64(ir.Dynamic)), "%n"))
		}
	}
	if len(shape) == len(t.Shape()) {
		return v, t
	}
	result := ir.MemRef(shape, t.Elem(), nil, nil)
	return g.define("memref.expand_shape %s %v output_shape [%s] : %v into %v", v, memref.GroupsAttr(groups), strings.Join(texts, ", "), t, result), result
}

// use writes ops that look at v, so that it stays.
func (g *generator) use(v string, t *ir.MemRefType) {
	switch g.IntN(3) {
	case 0:
		for i := range t.Shape() {
			g.line(`"test.use"(%s) : (index) -> ()`, g.define("memref.dim %s, %%c%d : %v", v, i, t))
		}
	case 1:
		idx := strings.TrimSuffix(strings.Repeat("%n, ", len(t.Shape())), ", ")
		g.line("memref.store %%x, %s[%s] : %v", v, idx, t)
	default:
		g.line(`"test.use"(%s) : (%v) -> ()`, v, t)
	}
}

// function returns a function of random ops.
func (g *generator) function(k int) string {
	g.lines = nil
	shape := make([]int64, 1+g.IntN(3))
	g.real = make([]int64, len(shape))
	for i := range shape {
		g.real[i] = []int64{1, 4, 5, 6}[g.IntN(4)]
		if shape[i] = g.real[i]; g.IntN(4) == 0 {
			shape[i] = ir.Dynamic
		}
	}
	t := ir.MemRef(shape, ir.F32, nil, nil)
	v := g.define(`"test.memref"() : () -> %v`, t)
	if g.IntN(3) == 0 {
		for range 2 + g.IntN(3) {
			v, t = g.reshape(v, t)
		}
		g.line(`"test.use"(%s) : (%v) -> ()`, v, t)
		return g.wrap(k)
	}
	for range 2 + g.IntN(3) {
		v, t = g.cast(v, t)
		switch g.IntN(4) {
		case 0:
			v, t = g.reinterpret(v, t)
		default:
			v, t = g.subview(v, t)
		}
		if g.IntN(2) == 0 {
			g.use(v, t)
		}
	}
	v, t = g.cast(v, t)
	g.line(`"test.use"(%s) : (%v) -> ()`, v, t)
	return g.wrap(k)
}

// wrap returns a function of the lines.
func (g *generator) wrap(k int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "func.func @f%d(%%n: index, %%x: f32) {\n", k)
	for i := range 7 {
		fmt.Fprintf(&s, "%%c%d = arith.constant %[1]d : index\n", i)
	}
	s.WriteString(strings.Join(g.lines, "\n") + "\nreturn\n}\n")
	return s.String()
}

// TestAgainstUpstream compares the canonical form of random views with the reference's.
func TestAgainstUpstream(t *testing.T) {
	g := &generator{Rand: rand.New(rand.NewPCG(1, 2))}
	var src strings.Builder
	for k := range 200 {
		src.WriteString(g.function(k))
	}
	want := strings.Split(trimmed(upstream(t, src.String(), "--canonicalize")), "func.func")
	got := strings.Split(trimmed(canonicalFile(t, src.String())), "func.func")
	if len(want) != len(got) {
		t.Fatalf("got %d functions, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("got\n%s\nwant\n%s\nof %s", got[i], want[i], src.String()[strings.Index(src.String(), fmt.Sprintf("@f%d(", i-1)):][:1500])
		}
	}
}
