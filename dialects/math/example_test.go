package math_test

import (
	"os"

	"polyloom/dialects/arith"
	"polyloom/dialects/fn"
	"polyloom/dialects/math"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// The length of a vector, by a fused multiplication and addition, and a root that may assume that there is no NaN.
func Example() {
	f := fn.NewFunc("length", ir.Function([]ir.Type{ir.F64, ir.F64}, []ir.Type{ir.F64}), ir.Loc{})
	x, y := f.Body.Entry().Arg(0), f.Body.Entry().Arg(1)
	b := ir.AtEnd(f.Body.Entry(), ir.Loc{})
	square := ir.Create(b, &arith.MulF{Lhs: y.Use(), Rhs: y.Use()})
	sum := ir.Create(b, &math.Fma{A: x.Use(), B: x.Use(), C: square.Result.Use()})
	root := ir.Create(b, &math.Sqrt{Operand: sum.Result.Use(), Flags: arith.NNaN})
	ir.Create(b, &fn.Return{Operands: ir.Uses(&root.Result.Value)})
	asm.Print(os.Stdout, f, asm.DefaultPrintOptions())
	// Output:
	// func.func @length(%arg0: f64, %arg1: f64) -> f64 {
	//   %0 = arith.mulf %arg1, %arg1 : f64
	//   %1 = math.fma %arg0, %arg0, %0 : f64
	//   %2 = math.sqrt %1 fastmath<nnan> : f64
	//   return %2 : f64
	// }
}
