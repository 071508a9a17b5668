package complex

import "polyloom/ir"

// Bitcast reads the bits of a complex number as an integer or floating-point number of the same width, or the other way around.
//
//	%0 = complex.bitcast %a : complex<f32> to i64
type Bitcast struct {
	ir.Base
	Operand ir.Operand
	Result  ir.Result
}

// Def implements ir.Op.
func (o *Bitcast) Def(d *ir.Def) {
	d.In("operand", &o.Operand, ir.AnyType)
	d.Out("result", &o.Result, ir.AnyType)
	d.Traits(ir.Pure)
	d.Format("$operand attr-dict `:` type($operand) `to` type($result)")
}

// Verify implements ir.Verifier.
func (o *Bitcast) Verify() error {
	from, to := o.Operand.Type(), o.Result.Type()
	switch {
	case from == to:
		return nil
	case castWidth(from) == 0:
		return ir.OpError(o, "operand must be int/float/complex")
	case castWidth(to) == 0:
		return ir.OpError(o, "result must be int/float/complex")
	case isComplex(from) == isComplex(to):
		return ir.OpError(o, "requires that either input or output has a complex type")
	case castWidth(from) != castWidth(to):
		return ir.OpError(o, "casting bitwidths do not match")
	}
	return nil
}

// castWidth returns the number of bits of a type that Bitcast reads or makes; 0 if it is none.
func castWidth(t ir.Type) int {
	switch t := t.(type) {
	case *ir.IntegerType, *ir.FloatType:
		return ir.BitWidth(t)
	case *ir.ComplexType:
		return 2 * ir.BitWidth(t.Part)
	}
	return 0
}

func isComplex(t ir.Type) bool { _, ok := t.(*ir.ComplexType); return ok }
