package memref_test

import (
	"os"

	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// A view of four rows of a matrix, from a row that is known at run time only; the layout of its type follows.
func Example() {
	matrix := ir.MemRef([]int64{8, 16}, ir.F32, nil, nil)
	f := fn.NewFunc("rows", ir.Function([]ir.Type{matrix, ir.Index()}, nil), ir.Loc{})
	a, i := f.Body.Entry().Arg(0), f.Body.Entry().Arg(1)
	b := ir.AtEnd(f.Body.Entry(), ir.Loc{})

	offsets := []memref.Num{memref.ValueNum(i), memref.Const(0)}
	view := ir.Create(b, memref.NewSubView(nil, a, offsets, memref.Consts(4, 16), memref.Consts(1, 1)))
	x := ir.Create(b, memref.NewLoad(&view.Result.Value, i, i))
	ir.Create(b, memref.NewStore(&x.Result.Value, a, i, i))
	ir.Create(b, &fn.Return{})
	asm.Print(os.Stdout, f, asm.DefaultPrintOptions())
	// Output:
	// func.func @rows(%arg0: memref<8x16xf32>, %arg1: index) {
	//   %subview = memref.subview %arg0[%arg1, 0] [4, 16] [1, 1] : memref<8x16xf32> to memref<4x16xf32, strided<[16, 1], offset: ?>>
	//   %0 = memref.load %subview[%arg1, %arg1] : memref<4x16xf32, strided<[16, 1], offset: ?>>
	//   memref.store %0, %arg0[%arg1, %arg1] : memref<8x16xf32>
	//   return
	// }
}
