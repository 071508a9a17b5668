package complex_test

import (
	"os"

	"polyloom/dialects/complex"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// The real part of the square of x + iy.
func Example() {
	f := fn.NewFunc("f", ir.Function([]ir.Type{ir.F32, ir.F32}, []ir.Type{ir.F32}), ir.Loc{})
	x, y := f.Body.Entry().Arg(0), f.Body.Entry().Arg(1)
	b := ir.AtEnd(f.Body.Entry(), ir.Loc{})
	z := ir.Create(b, &complex.Create{Real: x.Use(), Imaginary: y.Use(), Complex: ir.Res(ir.Complex(ir.F32))})
	square := ir.Create(b, &complex.Mul{Lhs: z.Complex.Use(), Rhs: z.Complex.Use()})
	re := ir.Create(b, &complex.Re{Complex: square.Result.Use()})
	ir.Create(b, &fn.Return{Operands: ir.Uses(&re.Real.Value)})
	asm.Print(os.Stdout, f, asm.DefaultPrintOptions())
	// Output:
	// func.func @f(%arg0: f32, %arg1: f32) -> f32 {
	//   %0 = complex.create %arg0, %arg1 : complex<f32>
	//   %1 = complex.mul %0, %0 : complex<f32>
	//   %2 = complex.re %1 : complex<f32>
	//   return %2 : f32
	// }
}
