package arithexpand

import (
	_ "embed"

	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/pass"
	"polyloom/ir/rewrite"
	"polyloom/ir/rewrite/conversion"
	"polyloom/num"
)

//go:embed doc.go
var doc string

// Pass is arith-expand.
var Pass = pass.New[options]("arith-expand", doc, pass.Title("ArithExpandOpsPass"), pass.Level("arith"), pass.Makes(arith.Dialect))

type options struct {
	BF16   bool `opt:"include-bf16" doc:"Enable the BF16 expansion patterns"`
	F8E8M0 bool `opt:"include-f8e8m0" doc:"Enable the F8E8M0 expansion patterns"`
	F4E2M1 bool `opt:"include-f4e2m1" doc:"Enable the F4E2M1 expansion patterns"`

	set    *rewrite.Set
	target *conversion.Target
}

var (
	f8E8M0 = ir.Float(num.F8E8M0FNU)
	f4E2M1 = ir.Float(num.F4E2M1FN)
)

// Init implements pass.Initializer.
func (o *options) Init(*pass.Context) error {
	ps := Patterns()
	if o.BF16 {
		ps = append(ps, rewrite.On(extendBF16), rewrite.On(truncateToBF16))
	}
	if o.F8E8M0 {
		ps = append(ps, rewrite.On(extendF8E8M0), rewrite.On(truncateToF8E8M0))
	}
	if o.F4E2M1 {
		ps = append(ps, rewrite.On(extendF4E2M1), rewrite.On(truncateToF4E2M1))
	}
	o.set = rewrite.NewSet(ps...)
	o.target = conversion.NewTarget()
	o.target.LegalDialect("arith", "vector")
	o.target.IllegalOp("arith.ceildivsi", "arith.ceildivui", "arith.floordivsi", "arith.maxsi", "arith.maxui", "arith.minsi", "arith.minui",
		"arith.maximumf", "arith.minimumf", "arith.maxnumf", "arith.minnumf", "arith.scaling_extf", "arith.scaling_truncf")
	conversion.Dynamic(o.target, func(op *arith.ExtF) bool {
		return !o.expands(ir.ElemOrSelf(op.In.Type()), ir.ElemOrSelf(op.Out.Type()))
	})
	conversion.Dynamic(o.target, func(op *arith.TruncF) bool {
		return !o.expands(ir.ElemOrSelf(op.Out.Type()), ir.ElemOrSelf(op.In.Type()))
	})
	return nil
}

// expands reports whether conversions between a narrow and a wide floating-point type are expanded.
func (o *options) expands(narrow, wide ir.Type) bool {
	switch narrow {
	case ir.Type(ir.BF16):
		return o.BF16 && wide == ir.Type(ir.F32)
	case ir.Type(f8E8M0):
		return o.F8E8M0
	case ir.Type(f4E2M1):
		return o.F4E2M1
	}
	return false
}

// Run implements pass.Runner.
func (o *options) Run(_ *pass.Context, op ir.Op) error {
	return conversion.Partial(op, o.target, o.set, conversion.Config{})
}

// Patterns returns the patterns of the pass that are applied in any case, for use in a dialect conversion.
func Patterns() []rewrite.Pattern {
	return []rewrite.Pattern{
		rewrite.On(ceilDivS), rewrite.On(ceilDivU), rewrite.On(floorDivS),
		rewrite.On(scalingExtend), rewrite.On(scalingTruncate),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MaxSI) bool { return chooseI(rw, o, arith.Sgt, &o.Lhs, &o.Rhs) }),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MaxUI) bool { return chooseI(rw, o, arith.Ugt, &o.Lhs, &o.Rhs) }),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MinSI) bool { return chooseI(rw, o, arith.Slt, &o.Lhs, &o.Rhs) }),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MinUI) bool { return chooseI(rw, o, arith.Ult, &o.Lhs, &o.Rhs) }),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MaximumF) bool {
			return chooseF(rw, o, arith.UGT, &o.Lhs, &o.Rhs, true)
		}),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MinimumF) bool {
			return chooseF(rw, o, arith.ULT, &o.Lhs, &o.Rhs, true)
		}),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MaxNumF) bool {
			return chooseF(rw, o, arith.UGT, &o.Lhs, &o.Rhs, false)
		}),
		rewrite.On(func(rw *rewrite.Rewriter, o *arith.MinNumF) bool {
			return chooseF(rw, o, arith.ULT, &o.Lhs, &o.Rhs, false)
		}),
	}
}

// ceilDivU: a / b rounded up is (a-1)/b + 1, but for a = 0.
func ceilDivU(rw *rewrite.Rewriter, o *arith.CeilDivUI) bool {
	a, b := o.Lhs.Value(), o.Rhs.Value()
	if !constants(a.Type()) {
		return false
	}
	e := emitter{rw}
	zero := e.int(a.Type(), 0)
	isZero := e.cmpI(arith.Eq, a, zero)
	one := e.int(a.Type(), 1)
	q := e.made(&arith.DivUI{Lhs: e.sub(a, one).Use(), Rhs: b.Use()})
	rw.Replace(o, e.choose(isZero, zero, e.add(q, one)))
	return true
}

// ceilDivS: the quotient is one more than that rounded toward zero if it is positive and the division has a remainder.
func ceilDivS(rw *rewrite.Rewriter, o *arith.CeilDivSI) bool {
	a, b := o.Lhs.Value(), o.Rhs.Value()
	if !constants(a.Type()) {
		return false
	}
	e := emitter{rw}
	zero, one := e.int(a.Type(), 0), e.int(a.Type(), 1)
	q, inexact := e.divide(a, b)
	away := e.and(inexact, e.signs(arith.Eq, a, b, zero))
	rw.Replace(o, e.choose(away, e.add(q, one), q))
	return true
}

// floorDivS: the quotient is one less than that rounded toward zero if it is negative and the division has a remainder.
func floorDivS(rw *rewrite.Rewriter, o *arith.FloorDivSI) bool {
	a, b := o.Lhs.Value(), o.Rhs.Value()
	if !constants(a.Type()) {
		return false
	}
	e := emitter{rw}
	q, inexact := e.divide(a, b)
	away := e.and(inexact, e.signs(arith.Ne, a, b, e.int(a.Type(), 0)))
	rw.Replace(o, e.choose(away, e.add(q, e.int(a.Type(), -1)), q))
	return true
}

// chooseI replaces o by a comparison and a choice.
func chooseI(rw *rewrite.Rewriter, o ir.Op, p arith.CmpIPredicate, lhs, rhs *ir.Operand) bool {
	e := emitter{rw}
	rw.Replace(o, e.choose(e.cmpI(p, lhs.Value(), rhs.Value()), lhs.Value(), rhs.Value()))
	return true
}

// chooseF replaces o by comparisons and choices. The comparison holds where an operand is NaN, and chooses the left one then; a NaN on the right
// is chosen if nan is set, and one on the left gives way to the right one if not.
func chooseF(rw *rewrite.Rewriter, o ir.Op, p arith.CmpFPredicate, lhs, rhs *ir.Operand, nan bool) bool {
	e := emitter{rw}
	a, b := lhs.Value(), rhs.Value()
	v := e.choose(e.cmpF(p, a, b), a, b)
	doubtful := a
	if nan {
		doubtful = b
	}
	rw.Replace(o, e.choose(e.cmpF(arith.UNO, doubtful, doubtful), b, v))
	return true
}
