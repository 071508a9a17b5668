package dataflow

import (
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

// Ranges bounds integers, by the intrange.Inferer and intrange.PartialInferer of their ops and the bounds of loops that are ir.CountedLoop.
// Values of shaped types have the range of all their elements. A value that is bounded to a single number is also reported to Constants.
//
// A range that changes although its value goes round a loop becomes that of the type: the analysis counts no iterations.
type Ranges struct {
	*Forward[intrange.Range]
}

// AddRanges adds an analysis of ranges to s.
func AddRanges(s *Solver) *Ranges {
	r := &Ranges{}
	r.Forward = AddForward(s, ForwardRules[intrange.Range](r))
	return r
}

// NonNegative reports whether v is known to be no negative number when read as signed.
func (r *Ranges) NonNegative(v *ir.Value) bool {
	x := r.Of(v)
	return x.Known() && !x.SMin().IsNegative()
}

// AllNonNegative reports whether NonNegative holds for all operands and results of op.
func (r *Ranges) AllNonNegative(op ir.Op) bool {
	for _, v := range ir.OperandsOf(op) {
		if !r.NonNegative(v) {
			return false
		}
	}
	for _, v := range ir.ResultsOf(op) {
		if !r.NonNegative(v) {
			return false
		}
	}
	return true
}

// Join implements ForwardRules.
func (r *Ranges) Join(a, b intrange.Range) (intrange.Range, bool) {
	u := a.Union(b)
	return u, !u.Equal(a)
}

// Entry implements ForwardRules.
func (r *Ranges) Entry(v *ir.Value) intrange.Range { return intrange.MaxOf(v.Type()) }

// Transfer implements ForwardRules.
func (r *Ranges) Transfer(op ir.Op, args []intrange.Range, _ func(*ir.Value, intrange.Range)) {
	if !intrange.Infer(op, args, r.set) {
		r.enterResults(op)
	}
}

// set joins x to the range of v, or gives up on v if that changes what goes round a loop.
func (r *Ranges) set(v *ir.Value, x intrange.Range) {
	old := r.Of(v)
	u, changed := r.Join(old, x)
	if !changed {
		return
	}
	if old.Known() && isYielded(v) {
		u = u.Union(intrange.MaxOf(v.Type()))
	}
	r.Forward.Join(v, u)
}

func isYielded(v *ir.Value) bool {
	for user := range v.Users() {
		if ir.HasTrait(user, ir.Terminator) {
			return true
		}
	}
	return false
}

// TransferRegion implements RegionRules.
func (r *Ranges) TransferRegion(op ir.Op, p ir.RegionPoint, values []*ir.Value, get func(*ir.Value) intrange.Range,
	_ func(*ir.Value, intrange.Range)) {
	_, all := op.(intrange.Inferer)
	_, some := op.(intrange.PartialInferer)
	if all || some {
		args := make([]intrange.Range, 0, ir.NumOperands(op))
		for _, v := range ir.OperandsOf(op) {
			args = append(args, get(v))
		}
		intrange.Infer(op, args, func(v *ir.Value, x intrange.Range) {
			for _, own := range values {
				if own == v {
					r.set(v, x)
				}
			}
		})
		return
	}
	loop, ok := op.(ir.CountedLoop)
	if !ok || p.Region == nil {
		r.enterAll(values)
		return
	}
	counters := map[*ir.Value]bool{}
	for _, d := range loop.LoopDims() {
		counters[d.Var] = true
		r.count(d, get)
	}
	for _, v := range values {
		if !counters[v] {
			r.enter(v)
		}
	}
}

// count bounds the counter of a loop.
func (r *Ranges) count(d ir.LoopDim, get func(*ir.Value) intrange.Range) {
	t := d.Var.Type()
	var lo, hi num.Int
	// A step that may have either sign, or is not known, is taken for positive.
	if bound(d.Step, t, get, intrange.Range.SMax).IsNegative() {
		lo, hi = bound(d.Upper, t, get, intrange.Range.SMin), bound(d.Lower, t, get, intrange.Range.SMax)
	} else {
		lo, hi = bound(d.Lower, t, get, intrange.Range.SMin), bound(d.Upper, t, get, intrange.Range.SMax)
		hi = hi.Sub(num.One(hi.Width()))
	}
	// When the bounds exclude each other the loop does not run, and the counter is not reached.
	if hi.CmpS(lo) >= 0 {
		r.Forward.Join(d.Var, intrange.FromSigned(lo, hi))
	}
}

// bound returns the constant, the end of the range of the value, or that of the range of all values of type t.
func bound(b ir.FoldResult, t ir.Type, get func(*ir.Value) intrange.Range, end func(intrange.Range) num.Int) num.Int {
	if a, ok := b.Const.(*ir.IntegerAttr); ok {
		return a.Value
	}
	if b.Value != nil {
		if x := get(b.Value); x.Known() {
			return end(x)
		}
	}
	return end(intrange.MaxOf(t))
}

// Changed implements ChangeRules: it tells Constants.
func (r *Ranges) Changed(v *ir.Value, x intrange.Range) {
	known := varies
	if n, ok := x.Constant(); ok {
		if a := constantAttr(v.Type(), n); a != nil {
			known = Constant{a, dialectOf(v), true}
		}
	}
	r.s.consts.Forward.Join(v, known)
}

func dialectOf(v *ir.Value) *ir.Dialect {
	op := v.DefOp()
	if op == nil {
		op = v.Block().ParentOp()
	}
	return op.Info().Dialect
}

// constantAttr returns the constant n of type t, in all elements of a shaped type; nil if there is no such attribute.
func constantAttr(t ir.Type, n num.Int) ir.Attr {
	switch t := t.(type) {
	case *ir.IntegerType, *ir.IndexType:
		return ir.Integer(t, n)
	case ir.Shaped:
		if ir.StaticShape(t) {
			return ir.SplatOf(t, ir.Integer(t.Elem(), n))
		}
	}
	return nil
}
