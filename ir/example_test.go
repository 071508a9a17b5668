package ir_test

import (
	"fmt"

	"polyloom/ir"
)

// Types are values that are compared with ==. They write themselves as MLIR does.
func Example() {
	row := ir.Vector([]int64{4}, ir.F32)
	fmt.Println(ir.MemRef([]int64{ir.Dynamic, 8}, row, nil, nil))
	fmt.Println(ir.Function([]ir.Type{ir.Index(), row}, []ir.Type{ir.I1}))
	fmt.Println(ir.Vector([]int64{4}, ir.F32) == row)
	// Output:
	// memref<?x8xvector<4xf32>>
	// (index, vector<4xf32>) -> i1
	// true
}

// An op literal becomes part of the IR when it is created: its operands are uses of their values, and its result has a type.
func ExampleCreate() {
	block := ir.NewBlock(ir.Loc{}, ir.I32)
	b := ir.AtEnd(block, ir.FileLineCol("sum.mlir", 1, 1))
	x := block.Arg(0)
	sum := ir.Create(b, &Add{Lhs: x.Use(), Rhs: x.Use()})
	fmt.Println(ir.Name(sum), sum.Result.Type(), x.NumUses())

	other := ir.Create(b, &Const{Value: ir.IntegerOf(ir.I32, 5)})
	ir.MoveBefore(other, sum)
	sum.Rhs.Set(&other.Result.Value)
	fmt.Println(x.NumUses(), ir.IsBefore(other, sum))
	// Output:
	// test.add i32 2
	// 1 true
}

// Walk visits an op and everything inside it.
func ExampleWalk() {
	module, b := newModule()
	_, body := newFunc(b, "main", nil)
	ir.Create(body, &Return{})
	for op := range ir.Walk(module) {
		fmt.Println(ir.Name(op))
	}
	// Output:
	// test.module
	// test.func
	// test.return
}
