package scf_test

import (
	"os"

	"polyloom/dialects/arith"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/num"
)

// The sum of an array: the loop carries it from one iteration to the next.
func Example() {
	array := ir.MemRef([]int64{16}, ir.F32, nil, nil)
	f := fn.NewFunc("sum", ir.Function([]ir.Type{array}, []ir.Type{ir.F32}), ir.Loc{})
	b := ir.AtEnd(f.Body.Entry(), ir.Loc{})
	index := func(v int64) *ir.Value { return &ir.Create(b, arith.Index(v)).Result.Value }

	zero := ir.Create(b, arith.ConstOf(ir.FloatOf(num.FromFloat32(0))))
	loop := ir.Create(b, scf.NewFor(index(0), index(16), index(1), []*ir.Value{&zero.Result.Value}, ir.Loc{}))
	body := ir.AtEnd(loop.Body(), ir.Loc{})
	x := ir.Create(body, memref.NewLoad(f.Body.Entry().Arg(0), loop.IndVar()))
	next := ir.Create(body, &arith.AddF{Lhs: loop.IterArgs()[0].Use(), Rhs: x.Result.Use()})
	ir.Create(body, scf.NewYield(&next.Result.Value))

	ir.Create(b, &fn.Return{Operands: ir.Uses(ir.ResultValues(loop)...)})
	asm.Print(os.Stdout, f, asm.DefaultPrintOptions())
	// Output:
	// func.func @sum(%arg0: memref<16xf32>) -> f32 {
	//   %cst = arith.constant 0.000000e+00 : f32
	//   %c0 = arith.constant 0 : index
	//   %c16 = arith.constant 16 : index
	//   %c1 = arith.constant 1 : index
	//   %0 = scf.for %arg1 = %c0 to %c16 step %c1 iter_args(%arg2 = %cst) -> (f32) {
	//     %1 = memref.load %arg0[%arg1] : memref<16xf32>
	//     %2 = arith.addf %arg2, %1 : f32
	//     scf.yield %2 : f32
	//   }
	//   return %0 : f32
	// }
}
