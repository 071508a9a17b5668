// Package math is the dialect of mathematical functions: what a math library has beyond the arithmetic of package arith.
//
//	%0 = math.sqrt %x : f64
//	%1 = math.exp %v fastmath<afn> : vector<8xf32>
//	%2 = math.fma %a, %b, %c : tensor<?xf32>
//	%3 = math.ctpop %n : i32
//
// Every op works on a number, and element by element on vectors and tensors of static or dynamic shape. All but those on integers carry
// arith.FastMath. How accurate a function is, and what it does with NaN, is that of the library that runs it; what is folded is computed as
// package libm does, which is as the C library would.
//
// The files go by kind of op: trig.go, hyperbolic.go, exponential.go, round.go, integer.go and classify.go declare them; fold*.go evaluates them on
// constants.
package math

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
)

// Dialect is the math dialect.
var Dialect = (&ir.Dialect{
	Name:          "math",
	Doc:           "mathematical functions of integers, floating-point numbers and vectors and tensors of them",
	Materialize:   materialize,
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[AbsF]("absf"), ir.OpOf[AbsI]("absi"), ir.OpOf[Acos]("acos"), ir.OpOf[Acosh]("acosh"), ir.OpOf[Asin]("asin"),
	ir.OpOf[Asinh]("asinh"), ir.OpOf[Atan]("atan"), ir.OpOf[Atan2]("atan2"), ir.OpOf[Atanh]("atanh"), ir.OpOf[Cbrt]("cbrt"),
	ir.OpOf[Ceil]("ceil"), ir.OpOf[ClampF]("clampf"), ir.OpOf[CopySign]("copysign"), ir.OpOf[Cos]("cos"), ir.OpOf[Cosh]("cosh"),
	ir.OpOf[CountLeadingZeros]("ctlz"), ir.OpOf[CtPop]("ctpop"), ir.OpOf[CountTrailingZeros]("cttz"), ir.OpOf[Erf]("erf"),
	ir.OpOf[Erfc]("erfc"), ir.OpOf[Exp]("exp"), ir.OpOf[Exp2]("exp2"), ir.OpOf[ExpM1]("expm1"), ir.OpOf[Floor]("floor"),
	ir.OpOf[Fma]("fma"), ir.OpOf[FPowI]("fpowi"), ir.OpOf[IPowI]("ipowi"), ir.OpOf[IsFinite]("isfinite"), ir.OpOf[IsInf]("isinf"),
	ir.OpOf[IsNaN]("isnan"), ir.OpOf[IsNormal]("isnormal"), ir.OpOf[Log]("log"), ir.OpOf[Log10]("log10"), ir.OpOf[Log1p]("log1p"),
	ir.OpOf[Log2]("log2"), ir.OpOf[PowF]("powf"), ir.OpOf[Round]("round"), ir.OpOf[RoundEven]("roundeven"), ir.OpOf[Rsqrt]("rsqrt"),
	ir.OpOf[Sin]("sin"), ir.OpOf[Sincos]("sincos"), ir.OpOf[Sinh]("sinh"), ir.OpOf[Sqrt]("sqrt"), ir.OpOf[Tan]("tan"),
	ir.OpOf[Tanh]("tanh"), ir.OpOf[Trunc]("trunc"),
)

// materialize makes the constant a of type t, an op of arith or ub; nil if there is none.
func materialize(a ir.Attr, t ir.Type) ir.Op { return arith.Dialect.Materialize(a, t) }

// floatUnary describes a function of one floating-point number.
func floatUnary(d *ir.Def, operand *ir.Operand, flags *arith.FastMath, result *ir.Result) {
	d.In("operand", operand, ir.FloatLike)
	ir.Enum(d, "fastmath", flags, arith.FastMathEnum)
	d.Out("result", result, ir.FloatLike)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.ElementwiseMappable)
	d.Format("$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($result)")
}

// floatBinary describes a function of two floating-point numbers.
func floatBinary(d *ir.Def, lhs, rhs *ir.Operand, flags *arith.FastMath, result *ir.Result) {
	d.In("lhs", lhs, ir.FloatLike)
	d.In("rhs", rhs, ir.FloatLike)
	ir.Enum(d, "fastmath", flags, arith.FastMathEnum)
	d.Out("result", result, ir.FloatLike)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.ElementwiseMappable)
	d.Format("$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)")
}

// floatTernary describes a function of three floating-point numbers but for its format.
func floatTernary(d *ir.Def, n1 string, o1 *ir.Operand, n2 string, o2 *ir.Operand, n3 string, o3 *ir.Operand, flags *arith.FastMath, result *ir.Result) {
	d.In(n1, o1, ir.FloatLike)
	d.In(n2, o2, ir.FloatLike)
	d.In(n3, o3, ir.FloatLike)
	ir.Enum(d, "fastmath", flags, arith.FastMathEnum)
	d.Out("result", result, ir.FloatLike)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.ElementwiseMappable)
}
