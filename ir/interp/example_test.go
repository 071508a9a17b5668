package interp_test

import (
	"fmt"

	"polyloom/diag"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/interp"
)

func Example() {
	cfg := *config
	cfg.Diags = diag.NewEngine(func(d *diag.Diagnostic) { fmt.Println(d) })
	module := asm.Parse(&cfg, "sum.mlir", `
func.func @sum(%a: memref<?xi32>) -> i32 {
  %zero = arith.constant 0 : i32
  %c0 = arith.constant 0 : index
  %n = memref.dim %a, %c0 : memref<?xi32>
  %sum = affine.for %i = 0 to %n iter_args(%acc = %zero) -> (i32) {
    %x = affine.load %a[%i] : memref<?xi32>
    %s = arith.addi %acc, %x : i32
    affine.yield %s : i32
  }
  affine.store %sum, %a[0] : memref<?xi32>
  return %sum : i32
}`, 0)
	in := interp.New(module, interp.Options{})
	args, err := in.ParseValues(&cfg, "dense<[1, 2, 39]> : memref<3xi32>")
	if err != nil {
		fmt.Println(err)
		return
	}
	results, err := in.Call("sum", args...)
	fmt.Println(results[0], err)
	fmt.Println(args[0])

	// The same in Go's terms.
	m, err := in.NewMemRef(ir.MemRef([]int64{2}, ir.I32, nil, nil), []int64{2}, nil, true)
	if err != nil {
		fmt.Println(err)
		return
	}
	m.Store(interp.Int(ir.I32, 20).Cell, 0)
	fmt.Println(m.Of()) // what was not written is poison
	m.Store(interp.Int(ir.I32, 22).Cell, 1)
	fmt.Println(in.Call("sum", m.Of()))
	// Output:
	// 42 : i32 <nil>
	// dense<[42, 2, 39]> : memref<3xi32>
	// dense<[20, poison]> : memref<2xi32>
	// [42 : i32] <nil>
}
