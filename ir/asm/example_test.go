package asm_test

import (
	"fmt"
	"os"

	"polyloom/diag"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/fn"
	"polyloom/ir"
	"polyloom/ir/asm"
)

// Text is parsed, verified, and printed in the custom and in the generic form.
func Example() {
	diags := diag.NewEngine(diag.NewPrinter(os.Stdout, nil).Handle)
	cfg := &asm.Config{Dialects: []*ir.Dialect{arith.Dialect, builtin.Dialect, fn.Dialect}, Diags: diags}
	module := asm.Parse(cfg, "example.mlir", `
		func.func @double(%x: i32) -> i32 {
			%y = arith.addi %x, %x : i32
			return %y : i32
		}`, 0)
	if module == nil || !ir.Verify(module, diags, ir.VerifyOptions{}) {
		return
	}
	asm.Print(os.Stdout, module, asm.DefaultPrintOptions())

	generic := asm.DefaultPrintOptions()
	generic.Generic = true
	asm.Print(os.Stdout, module, generic)
	// Output:
	// module {
	//   func.func @double(%arg0: i32) -> i32 {
	//     %0 = arith.addi %arg0, %arg0 : i32
	//     return %0 : i32
	//   }
	// }
	// "builtin.module"() ({
	//   "func.func"() <{function_type = (i32) -> i32, sym_name = "double"}> ({
	//   ^bb0(%arg0: i32):
	//     %0 = "arith.addi"(%arg0, %arg0) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
	//     "func.return"(%0) : (i32) -> ()
	//   }) : () -> ()
	// }) : () -> ()
}

// All errors go to the engine; what comes back is nil.
func ExampleParse() {
	diags := diag.NewEngine(func(d *diag.Diagnostic) { fmt.Println(d) })
	cfg := &asm.Config{Dialects: []*ir.Dialect{arith.Dialect, builtin.Dialect}, Diags: diags}
	op := asm.Parse(cfg, "example.mlir", "%0 = arith.constant 1 : i32\n%1 = arith.addi %0, %2 : i32\n", 0)
	fmt.Println(op == nil)
	// Output:
	// example.mlir:2:21: error: use of undeclared SSA value name
	// true
}

// Types and attributes are parsed by themselves too. Equal ones are the same pointer.
func ExampleParseType() {
	cfg := &asm.Config{Dialects: []*ir.Dialect{builtin.Dialect}, Diags: diag.NewEngine(nil)}
	t, err := asm.ParseType(cfg, "memref<4x?xf32>")
	fmt.Println(t, err, t == ir.Type(ir.MemRef([]int64{4, ir.Dynamic}, ir.F32, nil, nil)))
	// Output:
	// memref<4x?xf32> <nil> true
}
