package arith

import (
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
)

// InferRanges implements intrange.Inferer: the smallest range around all elements.
func (o *Constant) InferRanges(_ []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	if v, ok := uniformInt(o.Value); ok {
		set(&o.Result.Value, intrange.Constant(v))
		return
	}
	d, ok := o.Value.(*ir.DenseAttr)
	if !ok || !integers.holds(d.Typ.Elem()) {
		return
	}
	var all intrange.Range
	for i := range d.Len() {
		all = all.Union(intrange.Constant(d.Bits(i, 0)))
	}
	set(&o.Result.Value, all)
}

// InferRanges implements intrange.Inferer.
func (o *CmpI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.Cmp(intrange.Predicate(o.Predicate), args[0], args[1]))
}

// InferPartialRanges implements intrange.PartialInferer: the condition may choose, or else the result is one of the two.
func (o *Select) InferPartialRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	if r := intrange.Select(args[0], args[1], args[2]); r.Known() {
		set(&o.Result.Value, r)
	}
}

// InferRanges implements intrange.Inferer.
func (o *AddI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.Add(args[0], args[1], intrange.Overflow(o.Flags)))
}

// InferRanges implements intrange.Inferer.
func (o *SubI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.Sub(args[0], args[1], intrange.Overflow(o.Flags)))
}

// InferRanges implements intrange.Inferer.
func (o *MulI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.Mul(args[0], args[1], intrange.Overflow(o.Flags)))
}

// InferRanges implements intrange.Inferer.
func (o *ShLI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.Shl(args[0], args[1], intrange.Overflow(o.Flags)))
}

// InferRanges implements intrange.Inferer.
func (o *DivUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.DivU(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *DivSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.DivS(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *CeilDivUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.CeilDivU(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *CeilDivSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.CeilDivS(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *FloorDivSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.FloorDivS(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *RemUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.RemU(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *RemSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.RemS(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *AndI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.And(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *OrI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.Or(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *XOrI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.Xor(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *ShRUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.ShrU(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *ShRSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.ShrS(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *MaxSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.MaxS(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *MaxUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.MaxU(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *MinSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.MinS(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *MinUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Result.Value, intrange.MinU(args[0], args[1]))
}

// InferRanges implements intrange.Inferer.
func (o *ExtUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Out.Value, intrange.ExtU(args[0], intrange.Width(o.Out.Type())))
}

// InferRanges implements intrange.Inferer.
func (o *ExtSI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Out.Value, intrange.ExtS(args[0], intrange.Width(o.Out.Type())))
}

// InferRanges implements intrange.Inferer.
func (o *TruncI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Out.Value, intrange.Trunc(args[0], intrange.Width(o.Out.Type())))
}

// InferRanges implements intrange.Inferer.
func (o *IndexCast) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Out.Value, intrange.CastS(args[0], intrange.Width(o.Out.Type())))
}

// InferRanges implements intrange.Inferer.
func (o *IndexCastUI) InferRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	set(&o.Out.Value, intrange.CastU(args[0], intrange.Width(o.Out.Type())))
}
