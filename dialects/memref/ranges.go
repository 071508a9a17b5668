package memref

import (
	"polyloom/ir"
	"polyloom/ir/analysis/intrange"
	"polyloom/num"
)

// InferPartialRanges implements intrange.PartialInferer: a size is not negative, and may be one of those in the type.
func (o *Dim) InferPartialRanges(args []intrange.Range, set func(v *ir.Value, r intrange.Range)) {
	width := intrange.Width(o.Result.Type())
	unknown := intrange.FromSigned(num.NewInt(width, 0), num.MaxSigned(width))
	m, ranked := o.Source.Type().(*ir.MemRefType)
	if !ranked {
		set(&o.Result.Value, unknown)
		return
	}
	first, last := int64(0), int64(len(m.Shape())-1)
	if at := args[1]; at.Known() {
		first, last = max(first, at.SMin().Int64()), min(last, at.SMax().Int64())
	}
	var sizes intrange.Range
	for i := first; i <= last; i++ {
		r := unknown
		if n := m.Shape()[i]; n != ir.Dynamic {
			r = intrange.Constant(num.NewInt(width, n))
		}
		sizes = sizes.Union(r)
	}
	if !sizes.Known() {
		sizes = unknown
	}
	set(&o.Result.Value, sizes)
}
