package intrange

import (
	_ "embed"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/analysis/dataflow"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
	"polyloom/num"
)

//go:embed doc.go
var doc string

// Pass is int-range-optimizations.
var Pass = pass.Func("int-range-optimizations", doc, run, pass.Title("ArithIntRangeOpts"), pass.Level("arith"), pass.Makes(arith.Dialect))

func run(_ *pass.Context, op ir.Op) error {
	s := dataflow.New()
	ranges := dataflow.AddRanges(s)
	s.Run(op)
	p := &patterns{ranges}
	rewrite.Greedy(op, rewrite.NewSet(
		rewrite.OnAny(p.constants),
		rewrite.On(p.remS),
		rewrite.On(p.remU),
	), rewrite.Config{})
	return nil
}

// patterns rewrite by what is known of ranges. Values that the rewriting makes have no range.
type patterns struct{ ranges *dataflow.Ranges }

// constant returns the only number that v can be, as an attribute of v's type; nil if there are several.
func (p *patterns) constant(v *ir.Value) ir.Attr {
	n, ok := p.ranges.Of(v).Constant()
	if !ok || !v.HasUses() {
		return nil
	}
	elem := ir.ElemOrSelf(v.Type())
	if ir.BitWidth(elem) != n.Width() {
		return nil
	}
	a := ir.Attr(ir.Integer(elem, n))
	if t, ok := v.Type().(ir.Shaped); ok {
		if !ir.StaticShape(t) {
			return nil
		}
		a = ir.SplatOf(t, a)
	}
	return a
}

// constants replaces results of op, and arguments of its regions' blocks, that can be only one number.
//
//	%r = … of the range [3, 3]  →  %c3 = arith.constant 3
func (p *patterns) constants(rw *rewrite.Rewriter, op ir.Op) bool {
	if ir.HasTrait(op, ir.ConstantLike) || !p.any(op) {
		return false
	}
	all := ir.NumResults(op) > 0
	for _, v := range ir.ResultsOf(op) {
		all = (p.replace(rw, v, op.Info().Dialect) || !v.HasUses()) && all
	}
	if all && ir.IsTriviallyDead(op) {
		rw.Erase(op)
		return true
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			restore := rw.Save()
			rw.SetAtStart(b)
			for _, a := range b.Args() {
				p.replace(rw, &a.Value, op.Info().Dialect)
			}
			restore()
		}
	}
	return true
}

// any reports whether there is anything to replace at op.
func (p *patterns) any(op ir.Op) bool {
	for _, v := range ir.ResultsOf(op) {
		if p.constant(v) != nil {
			return true
		}
	}
	for _, r := range ir.RegionsOf(op) {
		for b := range r.Blocks() {
			for _, a := range b.Args() {
				if p.constant(&a.Value) != nil {
					return true
				}
			}
		}
	}
	return false
}

// replace makes a constant for v where the rewriter is, by the dialect of v's op or else by arith.
func (p *patterns) replace(rw *rewrite.Rewriter, v *ir.Value, d *ir.Dialect) bool {
	a := p.constant(v)
	if a == nil {
		return false
	}
	var c ir.Op
	if d != nil && d.Materialize != nil {
		c = d.Materialize(a, v.Type())
	}
	if c == nil {
		if c = arith.Dialect.Materialize(a, v.Type()); c == nil {
			return false
		}
	}
	rw.ReplaceAllUses(v, ir.ResultAt(ir.Create(rw, c), 0))
	return true
}

// remS drops a remainder of a number that is less than the modulus.
//
//	arith.remsi %x, %c8 with 0 ≤ %x < 8  →  %x
func (p *patterns) remS(rw *rewrite.Rewriter, op *arith.RemSI) bool {
	r := p.ranges.Of(op.Lhs.Value())
	return r.Known() && dropRem(rw, op, op.Lhs.Value(), op.Rhs.Value(), r.SMin(), r.SMax())
}

// remU is remS for unsigned numbers.
func (p *patterns) remU(rw *rewrite.Rewriter, op *arith.RemUI) bool {
	r := p.ranges.Of(op.Lhs.Value())
	return r.Known() && dropRem(rw, op, op.Lhs.Value(), op.Rhs.Value(), r.UMin(), r.UMax())
}

func dropRem(rw *rewrite.Rewriter, op ir.Op, x, modulus *ir.Value, lo, hi num.Int) bool {
	m, ok := splatInt(modulus)
	if !ok || m.IsNegative() || m.IsZero() || lo.IsNegative() || hi.IsNegative() || hi.CmpU(m) >= 0 {
		return false
	}
	rw.Replace(op, x)
	return true
}

// splatInt returns the integer that v, or each element of v, is known to be.
func splatInt(v *ir.Value) (num.Int, bool) {
	a := ir.ConstantValue(v)
	if d, ok := a.(*ir.DenseAttr); ok && d.Splat {
		a = d.Elem(0)
	}
	i, ok := a.(*ir.IntegerAttr)
	if !ok {
		return num.Int{}, false
	}
	return i.Value, true
}
