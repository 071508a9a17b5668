package passes

import (
	"fmt"
	"maps"
	"slices"
)

// inside writes a region's statements: what they define is not visible behind it.
func (p *program) inside(statements func()) {
	visible := map[string][]string{}
	for t, vs := range p.visible {
		visible[t] = slices.Clone(vs)
	}
	memrefs, dims := maps.Clone(p.memrefs), slices.Clone(p.dims)
	p.indent += "  "
	p.depth++
	statements()
	p.depth--
	p.indent = p.indent[2:]
	p.visible, p.memrefs, p.dims = visible, memrefs, dims
}

func (p *program) conditional() {
	c, r := p.pick("i1"), p.fresh()
	p.line("%s = scf.if %s -> (i32) {", r, c)
	yield := func() {
		p.statements(1 + p.rng.IntN(3))
		v := p.pick("i32")
		p.line("scf.yield %s : i32", v)
	}
	p.inside(yield)
	p.line("} else {")
	p.inside(yield)
	p.line("}")
	p.visible["i32"] = append(p.visible["i32"], r)
}

func (p *program) loop() {
	lo, hi, step := p.fresh(), p.fresh(), p.fresh()
	p.line("%s = arith.constant %d : index", lo, p.rng.IntN(3))
	p.line("%s = arith.constant %d : index", hi, p.rng.IntN(6))
	p.line("%s = arith.constant %d : index", step, 1+p.rng.IntN(3))
	init, second := p.pick("i32"), p.pick("f32")
	r, i, acc, x := p.fresh(), p.fresh(), p.fresh(), p.fresh()
	p.line("%s:2 = scf.for %s = %s to %s step %s iter_args(%s = %s, %s = %s) -> (i32, f32) {", r, i, lo, hi, step, acc, init, x, second)
	p.inside(func() {
		p.visible["i32"] = append(p.visible["i32"], acc)
		p.visible["f32"] = append(p.visible["f32"], x)
		p.define("i32", "arith.index_cast %s : index to i32", i)
		p.statements(1 + p.rng.IntN(4))
		a, b := p.pick("i32"), p.pick("f32")
		p.line("scf.yield %s, %s : i32, f32", a, b)
	})
	p.line("}")
	p.visible["i32"] = append(p.visible["i32"], r+"#0")
	p.visible["f32"] = append(p.visible["f32"], r+"#1")
}

// while counts a value down; the body may do anything else.
func (p *program) while() {
	n, zero, minus := p.fresh(), p.fresh(), p.fresh()
	p.line("%s = arith.constant %d : i32", n, p.rng.IntN(4))
	p.line("%s = arith.constant 0 : i32", zero)
	p.line("%s = arith.constant -1 : i32", minus)
	init, r, left, acc, go_ := p.pick("i32"), p.fresh(), p.fresh(), p.fresh(), p.fresh()
	p.line("%s:2 = scf.while (%s = %s, %s = %s) : (i32, i32) -> (i32, i32) {", r, left, n, acc, init)
	p.line("  %s = arith.cmpi sgt, %s, %s : i32", go_, left, zero)
	p.line("  scf.condition(%s) %s, %s : i32, i32", go_, left, acc)
	p.line("} do {")
	l, a, m := p.fresh(), p.fresh(), p.fresh()
	p.line("^bb0(%s: i32, %s: i32):", l, a)
	p.inside(func() {
		p.visible["i32"] = append(p.visible["i32"], a)
		p.line("%s = arith.addi %s, %s : i32", m, l, minus)
		p.statements(1 + p.rng.IntN(3))
		v := p.pick("i32")
		p.line("scf.yield %s, %s : i32, i32", m, v)
	})
	p.line("}")
	p.visible["i32"] = append(p.visible["i32"], r+"#1")
}

// affineLoop nests accesses at affine subscripts in one or two loops.
func (p *program) affineLoop() {
	i, step, lo := p.fresh(), 1+p.rng.IntN(2), p.rng.IntN(2)
	p.line("affine.for %s = %d to %d step %d {", i, lo, lo+p.rng.IntN(4), step)
	p.inside(func() {
		p.dims = append(p.dims, i)
		if p.rng.IntN(2) == 0 {
			j := p.fresh()
			p.line("affine.for %s = 0 to affine_map<(d0) -> (d0 + 1)>(%s) {", j, i)
			p.inside(func() {
				p.dims = append(p.dims, j)
				p.affineAccesses()
			})
			p.line("}")
		}
		p.affineAccesses()
	})
	p.line("}")
}

// affineSubscript returns an affine expression of the counters that is in [0, size).
func (p *program) affineSubscript(size int) string {
	if len(p.dims) == 0 || p.rng.IntN(4) == 0 {
		return fmt.Sprint(p.rng.IntN(size))
	}
	d := p.dims[p.rng.IntN(len(p.dims))]
	return fmt.Sprintf("(%s * %d + %d) mod %d", d, 1+p.rng.IntN(3), p.rng.IntN(4), size)
}

func (p *program) affineAccesses() {
	for range 1 + p.rng.IntN(4) {
		m, s := p.memref()
		i, j := p.affineSubscript(s[0]), p.affineSubscript(s[1])
		if p.rng.IntN(2) == 0 {
			p.line("affine.store %s, %s[%s, %s] : memref<%dx%dxi32>", p.pick("i32"), m, i, j, s[0], s[1])
		} else {
			p.define("i32", "affine.load %s[%s, %s] : memref<%dx%dxi32>", m, i, j, s[0], s[1])
		}
		if p.rng.IntN(2) == 0 {
			p.integer()
		}
	}
}

// affineIf guards accesses by a condition on a counter of its own loop.
func (p *program) affineIf() {
	i := p.fresh()
	p.line("affine.for %s = 0 to 5 {", i)
	p.inside(func() {
		p.dims = append(p.dims, i)
		p.line("affine.if affine_set<(d0) : (d0 - %d >= 0, -d0 + %d >= 0)>(%s) {", p.rng.IntN(3), 2+p.rng.IntN(3), i)
		p.inside(p.affineAccesses)
		p.line("} else {")
		p.inside(p.affineAccesses)
		p.line("}")
	})
	p.line("}")
}

func (p *program) call() {
	if len(p.callees) == 0 {
		p.integer()
		return
	}
	f, r := one(p, p.callees...), p.fresh()
	a, c, x := p.pick("i32"), p.pick("i1"), p.pick("f32")
	p.line("%s:3 = func.call @%s(%s, %s, %s, %%m) : (i32, i1, f32, memref<4x8xi32>) -> (i32, f32, i1)", r, f, a, c, x)
	p.visible["i32"] = append(p.visible["i32"], r+"#0")
	p.visible["f32"] = append(p.visible["f32"], r+"#1")
	p.visible["i1"] = append(p.visible["i1"], r+"#2")
}
