// Package arith is the dialect of arithmetic on integers and floating-point numbers: what a processor does with registers.
//
//	%c1 = arith.constant 1 : index
//	%0 = arith.addi %i, %c1 overflow<nsw> : index
//	%1 = arith.cmpi slt, %0, %n : index
//	%2 = arith.select %1, %x, %y : f64
//
// Integers have no sign of their own: an op that cares says s or u in its name, and an op that may overflow wraps around unless its
// OverflowFlags promise otherwise. Every op but the constant also works element by element on vectors and tensors of static or dynamic
// shape. Whatever is computed from poison (package ub) is poison.
//
// The files go by kind of op: constant.go, intbinary.go, extended.go, float.go, casts.go, scaling.go, compare.go and select.go declare
// them; fold*.go evaluate them on constants, canon*.go hold their rewrites, ranges.go their bounds.
package arith

import (
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Dialect is the arith dialect.
var Dialect = (&ir.Dialect{
	Name:          "arith",
	Doc:           "arithmetic on integers, floating-point numbers and vectors and tensors of them",
	Attrs:         map[string]any{"fastmath": asm.EnumParser(FastMathEnum), "overflow": asm.EnumParser(OverflowEnum)},
	Materialize:   materialize,
	LegalToInline: func(ir.Op, *ir.Region) bool { return true },
}).Register(
	ir.OpOf[AddF]("addf"), ir.OpOf[AddI]("addi"), ir.OpOf[AddUIExtended]("addui_extended"), ir.OpOf[AndI]("andi"),
	ir.OpOf[Bitcast]("bitcast"), ir.OpOf[CeilDivSI]("ceildivsi"), ir.OpOf[CeilDivUI]("ceildivui"), ir.OpOf[CmpF]("cmpf"),
	ir.OpOf[CmpI]("cmpi"), ir.OpOf[Constant]("constant"), ir.OpOf[DivF]("divf"), ir.OpOf[DivSI]("divsi"), ir.OpOf[DivUI]("divui"),
	ir.OpOf[ExtF]("extf"), ir.OpOf[ExtSI]("extsi"), ir.OpOf[ExtUI]("extui"), ir.OpOf[FloorDivSI]("floordivsi"),
	ir.OpOf[FPToSI]("fptosi"), ir.OpOf[FPToUI]("fptoui"), ir.OpOf[IndexCast]("index_cast"), ir.OpOf[IndexCastUI]("index_castui"),
	ir.OpOf[MaximumF]("maximumf"), ir.OpOf[MaxNumF]("maxnumf"), ir.OpOf[MaxSI]("maxsi"), ir.OpOf[MaxUI]("maxui"),
	ir.OpOf[MinimumF]("minimumf"), ir.OpOf[MinNumF]("minnumf"), ir.OpOf[MinSI]("minsi"), ir.OpOf[MinUI]("minui"),
	ir.OpOf[MulF]("mulf"), ir.OpOf[MulI]("muli"), ir.OpOf[MulSIExtended]("mulsi_extended"), ir.OpOf[MulUIExtended]("mului_extended"),
	ir.OpOf[NegF]("negf"), ir.OpOf[OrI]("ori"), ir.OpOf[RemF]("remf"), ir.OpOf[RemSI]("remsi"), ir.OpOf[RemUI]("remui"),
	ir.OpOf[ScalingExtF]("scaling_extf"), ir.OpOf[ScalingTruncF]("scaling_truncf"), ir.OpOf[Select]("select"),
	ir.OpOf[ShLI]("shli"), ir.OpOf[ShRSI]("shrsi"), ir.OpOf[ShRUI]("shrui"), ir.OpOf[SIToFP]("sitofp"), ir.OpOf[SubF]("subf"),
	ir.OpOf[SubI]("subi"), ir.OpOf[TruncF]("truncf"), ir.OpOf[TruncI]("trunci"), ir.OpOf[UIToFP]("uitofp"), ir.OpOf[XOrI]("xori"),
)
