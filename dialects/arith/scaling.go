package arith

import "polyloom/ir"

// scaling describes a conversion to or from a small floating-point type with a scale beside each number, as in OCP's MX formats.
func scaling(d *ir.Def, in, scale *ir.Operand, out *ir.Result) {
	d.In("in", in, ir.FloatLike)
	d.In("scale", scale, ir.FloatLike)
	d.Out("out", out, ir.FloatLike)
	d.Traits(ir.Pure, ir.ElementwiseMappable)
	sameTensorDims(d)
}

// ScalingExtF widens numbers and multiplies each by its scale, which is rounded to a power of two: an arith.truncf to
// f8E8M0FNU.
//
//	%0 = arith.scaling_extf %a, %s : vector<4xf4E2M1FN>, vector<4xf8E8M0FNU> to vector<4xf32>
type ScalingExtF struct {
	ir.Base
	In, Scale ir.Operand
	Flags     *ir.EnumAttr // of FastMathEnum; nil for none
	Out       ir.Result
}

// Def implements ir.Op.
func (o *ScalingExtF) Def(d *ir.Def) {
	scaling(d, &o.In, &o.Scale, &o.Out)
	ir.Prop(d, "fastmath", &o.Flags, optionalFastMath)
	d.Format("$in `,` $scale (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `,` type($scale) `to` type($out)")
}

// AreCastCompatible implements ir.CastLike; the scale may be anything.
func (o *ScalingExtF) AreCastCompatible(in, out []ir.Type) bool {
	return castable(in[:1], out, widerFloat)
}

// ScalingTruncF divides numbers by their scales, which are rounded to powers of two as by ScalingExtF, and rounds them to a narrower type.
//
//	%0 = arith.scaling_truncf %a, %s to_nearest_even : vector<4xf32>, vector<4xf8E8M0FNU> to vector<4xf4E2M1FN>
type ScalingTruncF struct {
	ir.Base
	In, Scale ir.Operand
	Rounding  *ir.IntegerAttr // of RoundingEnum; nil for to_nearest_even
	Flags     *ir.EnumAttr    // of FastMathEnum; nil for none
	Out       ir.Result
}

// Def implements ir.Op.
func (o *ScalingTruncF) Def(d *ir.Def) {
	scaling(d, &o.In, &o.Scale, &o.Out)
	ir.Prop(d, "roundingmode", &o.Rounding, optionalRounding)
	ir.Prop(d, "fastmath", &o.Flags, optionalFastMath)
	d.Format("$in `,` $scale ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `,` type($scale) `to` type($out)")
}

// AreCastCompatible implements ir.CastLike; the scale may be anything.
func (o *ScalingTruncF) AreCastCompatible(in, out []ir.Type) bool {
	return castable(in[:1], out, narrowerFloat)
}
