// Package complex is the dialect of complex numbers with floating-point parts.
//
//	%z = complex.create %re, %im : complex<f64>
//	%i = complex.constant [0.0, 1.0] : complex<f64>
//	%0 = complex.mul %z, %i : complex<f64>
//	%1 = complex.abs %0 : complex<f64>
//
// Ops with a floating-point meaning carry arith.FastMath. A constant is the list of its parts; NumberAttr is a complex number as an attribute of
// its own. A program that also needs Go's built-in complex imports the package under another name.
//
// The files go by kind of op: parts.go, constant.go, bitcast.go, arithmetic.go and functions.go declare them; fold.go and canon.go simplify them.
package complex

import (
	"polyloom/dialects/arith"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Dialect is the complex dialect.
var Dialect = (&ir.Dialect{
	Name:          "complex",
	Doc:           "complex numbers",
	Attrs:         map[string]any{"number": asm.AttrParser(parseNumber)},
	Materialize:   materialize,
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[Abs]("abs"), ir.OpOf[Add]("add"), ir.OpOf[Angle]("angle"), ir.OpOf[Atan2]("atan2"), ir.OpOf[Bitcast]("bitcast"),
	ir.OpOf[Conj]("conj"), ir.OpOf[Constant]("constant"), ir.OpOf[Cos]("cos"), ir.OpOf[Create]("create"), ir.OpOf[Div]("div"),
	ir.OpOf[Equal]("eq"), ir.OpOf[Exp]("exp"), ir.OpOf[Expm1]("expm1"), ir.OpOf[Im]("im"), ir.OpOf[Log]("log"),
	ir.OpOf[Log1p]("log1p"), ir.OpOf[Mul]("mul"), ir.OpOf[Neg]("neg"), ir.OpOf[NotEqual]("neq"), ir.OpOf[Pow]("pow"),
	ir.OpOf[Powi]("powi"), ir.OpOf[Re]("re"), ir.OpOf[Rsqrt]("rsqrt"), ir.OpOf[Sign]("sign"), ir.OpOf[Sin]("sin"),
	ir.OpOf[Sqrt]("sqrt"), ir.OpOf[Sub]("sub"), ir.OpOf[Tan]("tan"), ir.OpOf[Tanh]("tanh"),
)

// floatComplex are the complex numbers that ops compute with.
var floatComplex = ir.TypeIs("complex type with floating-point elements", func(t ir.Type) bool {
	_, ok := partType(t).(*ir.FloatType)
	return ok
}).In(ir.ComplexClass)

// partType returns the type of the parts of a complex type, nil for any other type.
func partType(t ir.Type) ir.Type {
	if c, ok := t.(*ir.ComplexType); ok {
		return c.Part
	}
	return nil
}

// unary describes a function from complex numbers to complex numbers.
func unary(d *ir.Def, operand *ir.Operand, flags *arith.FastMath, result *ir.Result) {
	d.In("complex", operand, floatComplex)
	ir.Enum(d, "fastmath", flags, arith.FastMathEnum)
	d.Out("result", result, floatComplex)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.Elementwise)
	d.Format("$complex (`fastmath` `` $fastmath^)? attr-dict `:` type($complex)")
}

// binary describes a function of two complex numbers.
func binary(d *ir.Def, lhs, rhs *ir.Operand, flags *arith.FastMath, result *ir.Result) {
	d.In("lhs", lhs, floatComplex)
	d.In("rhs", rhs, floatComplex)
	ir.Enum(d, "fastmath", flags, arith.FastMathEnum)
	d.Out("result", result, floatComplex)
	d.Traits(ir.SameOperandsAndResultType, ir.Pure, ir.Elementwise)
	d.Format("$lhs `,` $rhs (`fastmath` `` $fastmath^)? attr-dict `:` type($result)")
}

// toReal describes a function from complex to real numbers.
func toReal(d *ir.Def, operand *ir.Operand, flags *arith.FastMath, name string, result *ir.Result) {
	d.In("complex", operand, floatComplex)
	ir.Enum(d, "fastmath", flags, arith.FastMathEnum)
	d.Out(name, result, ir.AnyFloat)
	d.TypesMatch("complex", name, "complex element type matches result type", partType)
	d.Traits(ir.Pure, ir.Elementwise)
	d.Format("$complex (`fastmath` `` $fastmath^)? attr-dict `:` type($complex)")
}

// compare describes a relation between complex numbers.
func compare(d *ir.Def, lhs, rhs *ir.Operand, result *ir.Result) {
	d.In("lhs", lhs, floatComplex)
	d.In("rhs", rhs, floatComplex)
	d.Out("result", result, ir.I1Only)
	d.AllTypesMatch("lhs", "rhs")
	d.Traits(ir.Pure, ir.Elementwise)
	d.Format("$lhs `,` $rhs attr-dict `:` type($lhs)")
}
