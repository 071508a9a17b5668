// RUN: pyopt %s --pass-pipeline='builtin.module(func.func(canonicalize,cse))' --mlir-print-ir-after-all --mlir-print-ir-after-change -o %t 2>&1 | filecheck %s

// What a pass did not change is not shown, nor is the function that nothing happened to.
// CHECK:      // -----// IR Dump After Canonicalizer (canonicalize) //----- //
// CHECK-NEXT: func.func @f(%arg0: i32) -> i32 {
// CHECK-NEXT:   return %arg0 : i32
// CHECK-NEXT: }
// CHECK-NOT:  IR Dump
func.func @f(%a: i32) -> i32 {
  %zero = arith.constant 0 : i32
  %r = arith.addi %a, %zero : i32
  return %r : i32
}

func.func @g() { return }
