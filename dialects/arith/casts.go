package arith

import "polyloom/ir"

var (
	indexCastable = ir.SignlessIntegerLike.Or("signless-integer-like or memref of signless-integer", memrefOf(isIntOrIndex))
	bitcastable   = ir.LikeOf("signless-integer-or-float-like", ir.TypeIs("", isIntOrFloat)).Or(
		"signless-integer-or-float-like or memref of signless-integer or float", memrefOf(isIntOrFloat))
)

func memrefOf(elem func(ir.Type) bool) ir.TypeConstraint { return ir.MemRefOf("", elem) }

// cast describes a conversion element by element.
func cast(d *ir.Def, in *ir.Operand, from ir.TypeConstraint, out *ir.Result, to ir.TypeConstraint) {
	d.In("in", in, from)
	d.Out("out", out, to)
	d.Traits(ir.Pure, ir.SameOperandsAndResultShape, ir.ElementwiseMappable)
	d.Format("$in attr-dict `:` type($in) `to` type($out)")
	sameTensorDims(d)
}

// ExtSI widens integers by copies of the sign bit.
//
//	%0 = arith.extsi %a : i8 to i32
type ExtSI struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *ExtSI) Def(d *ir.Def) {
	cast(d, &o.In, ir.SignlessNoIndexLike, &o.Out, ir.SignlessNoIndexLike)
}

// AreCastCompatible implements ir.CastLike.
func (o *ExtSI) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, widerInt) }

// ExtUI widens integers by zeros.
//
//	%0 = arith.extui %a : i1 to i32
type ExtUI struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *ExtUI) Def(d *ir.Def) {
	cast(d, &o.In, ir.SignlessNoIndexLike, &o.Out, ir.SignlessNoIndexLike)
}

// AreCastCompatible implements ir.CastLike.
func (o *ExtUI) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, widerInt) }

// SIToFP converts signed integers to floating point, rounding to nearest.
//
//	%0 = arith.sitofp %a : i32 to f64
type SIToFP struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *SIToFP) Def(d *ir.Def) { cast(d, &o.In, ir.SignlessNoIndexLike, &o.Out, ir.FloatLike) }

// AreCastCompatible implements ir.CastLike.
func (o *SIToFP) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, intToFloat) }

// UIToFP converts unsigned integers to floating point, rounding to nearest.
//
//	%0 = arith.uitofp %a : i32 to f64
type UIToFP struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *UIToFP) Def(d *ir.Def) { cast(d, &o.In, ir.SignlessNoIndexLike, &o.Out, ir.FloatLike) }

// AreCastCompatible implements ir.CastLike.
func (o *UIToFP) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, intToFloat) }

// FPToSI converts floating point to signed integers, rounding toward zero; a number that does not fit is poison.
//
//	%0 = arith.fptosi %a : f64 to i32
type FPToSI struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *FPToSI) Def(d *ir.Def) { cast(d, &o.In, ir.FloatLike, &o.Out, ir.SignlessNoIndexLike) }

// AreCastCompatible implements ir.CastLike.
func (o *FPToSI) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, floatToInt) }

// FPToUI converts floating point to unsigned integers, rounding toward zero; a number that does not fit is poison.
//
//	%0 = arith.fptoui %a : f64 to i32
type FPToUI struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *FPToUI) Def(d *ir.Def) { cast(d, &o.In, ir.FloatLike, &o.Out, ir.SignlessNoIndexLike) }

// AreCastCompatible implements ir.CastLike.
func (o *FPToUI) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, floatToInt) }

// IndexCast converts between index and integers as if signed: it widens by the sign or cuts off high bits.
//
//	%0 = arith.index_cast %a : i32 to index
type IndexCast struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *IndexCast) Def(d *ir.Def) { cast(d, &o.In, indexCastable, &o.Out, indexCastable) }

// AreCastCompatible implements ir.CastLike.
func (o *IndexCast) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, intToIndex) }

// IndexCastUI converts between index and integers as if unsigned: it widens by zeros or cuts off high bits.
//
//	%0 = arith.index_castui %a : index to i64
type IndexCastUI struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *IndexCastUI) Def(d *ir.Def) { cast(d, &o.In, indexCastable, &o.Out, indexCastable) }

// AreCastCompatible implements ir.CastLike.
func (o *IndexCastUI) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, intToIndex) }

// Bitcast reads the bits of a number as another type of the same width.
//
//	%0 = arith.bitcast %a : f32 to i32
type Bitcast struct {
	ir.Base
	In  ir.Operand
	Out ir.Result
}

// Def implements ir.Op.
func (o *Bitcast) Def(d *ir.Def) { cast(d, &o.In, bitcastable, &o.Out, bitcastable) }

// AreCastCompatible implements ir.CastLike.
func (o *Bitcast) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, sameWidth) }

// TruncI cuts off the high bits of integers.
//
//	%0 = arith.trunci %a overflow<nsw> : i32 to i8
type TruncI struct {
	ir.Base
	In    ir.Operand
	Flags OverflowFlags
	Out   ir.Result
}

// Def implements ir.Op.
func (o *TruncI) Def(d *ir.Def) {
	cast(d, &o.In, ir.SignlessNoIndexLike, &o.Out, ir.SignlessNoIndexLike)
	ir.Enum(d, "overflowFlags", &o.Flags, OverflowEnum)
	d.Format("$in (`overflow` `` $overflowFlags^)? attr-dict `:` type($in) `to` type($out)")
}

// AreCastCompatible implements ir.CastLike.
func (o *TruncI) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, narrowerInt) }

// ExtF converts floating point to a wider type, exactly.
//
//	%0 = arith.extf %a : f32 to f64
type ExtF struct {
	ir.Base
	In    ir.Operand
	Flags *ir.EnumAttr // of FastMathEnum; nil for none
	Out   ir.Result
}

// Def implements ir.Op.
func (o *ExtF) Def(d *ir.Def) {
	cast(d, &o.In, ir.FloatLike, &o.Out, ir.FloatLike)
	ir.Prop(d, "fastmath", &o.Flags, optionalFastMath)
	d.Format("$in (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` type($out)")
}

// AreCastCompatible implements ir.CastLike.
func (o *ExtF) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, widerFloat) }

// TruncF converts floating point to a narrower type, rounding to nearest unless told otherwise.
//
//	%0 = arith.truncf %a to_nearest_away : f64 to f32
type TruncF struct {
	ir.Base
	In       ir.Operand
	Rounding *ir.IntegerAttr // of RoundingEnum; nil for to_nearest_even
	Flags    *ir.EnumAttr    // of FastMathEnum; nil for none
	Out      ir.Result
}

// Def implements ir.Op.
func (o *TruncF) Def(d *ir.Def) {
	cast(d, &o.In, ir.FloatLike, &o.Out, ir.FloatLike)
	ir.Prop(d, "roundingmode", &o.Rounding, optionalRounding)
	ir.Prop(d, "fastmath", &o.Flags, optionalFastMath)
	d.Format("$in ($roundingmode^)? (`fastmath` `` $fastmath^)? attr-dict `:` type($in) `to` type($out)")
}

// AreCastCompatible implements ir.CastLike.
func (o *TruncF) AreCastCompatible(in, out []ir.Type) bool { return castable(in, out, narrowerFloat) }

var (
	optionalFastMath = FastMathEnum.Constraint().Opt()
	optionalRounding = RoundingEnum.Constraint().Opt()
)
