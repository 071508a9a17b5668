// RUN: pyopt %s --arith-expand=include-bf16 --split-input-file --verify-diagnostics | filecheck %s

// CHECK-LABEL: func.func @extend(
// CHECK-SAME:      %[[A:.*]]: bf16)
// CHECK-NEXT:    %[[B:.*]] = arith.bitcast %[[A]] : bf16 to i16
// CHECK-NEXT:    %[[W:.*]] = arith.extui %[[B]] : i16 to i32
// CHECK-NEXT:    %[[N:.*]] = arith.constant 16 : i32
// CHECK-NEXT:    %[[S:.*]] = arith.shli %[[W]], %[[N]] : i32
// CHECK-NEXT:    arith.bitcast %[[S]] : i32 to f32
func.func @extend(%a: bf16) -> f32 {
  %0 = arith.extf %a : bf16 to f32
  return %0 : f32
}

// CHECK-LABEL: func.func @truncate(
// CHECK-SAME:      %[[A:.*]]: f32)
// CHECK-NEXT:    %[[NAN:.*]] = arith.cmpf une, %[[A]], %[[A]] : f32
// CHECK-NEXT:    %[[HALF:.*]] = arith.constant 32767 : i32
// CHECK-NEXT:    %[[QUIET:.*]] = arith.constant 32704 : i16
// CHECK-NEXT:    %[[C16:.*]] = arith.constant 16 : i32
// CHECK-NEXT:    %[[C1:.*]] = arith.constant 1 : i32
// CHECK-NEXT:    %[[BITS:.*]] = arith.bitcast %[[A]] : f32 to i32
// CHECK-NEXT:    %[[UPPER:.*]] = arith.shrui %[[BITS]], %[[C16]] : i32
// CHECK-NEXT:    %[[ODD:.*]] = arith.andi %[[UPPER]], %[[C1]] : i32
// CHECK-NEXT:    %[[BIAS:.*]] = arith.addi %[[ODD]], %[[HALF]] : i32
// CHECK-NEXT:    %[[SUM:.*]] = arith.addi %[[BITS]], %[[BIAS]] : i32
// CHECK-NEXT:    %[[SHIFTED:.*]] = arith.shrui %[[SUM]], %[[C16]] : i32
// CHECK-NEXT:    %[[CUT:.*]] = arith.trunci %[[SHIFTED]] : i32 to i16
// CHECK-NEXT:    %[[R:.*]] = arith.select %[[NAN]], %[[QUIET]], %[[CUT]] : i16
// CHECK-NEXT:    arith.bitcast %[[R]] : i16 to bf16
func.func @truncate(%a: f32) -> bf16 {
  %0 = arith.truncf %a : f32 to bf16
  return %0 : bf16
}

// -----

// Only rounding to nearest can be done.
func.func @toward_zero(%a: f32) -> bf16 {
  // expected-error @+1 {{failed to legalize operation 'arith.truncf' that was explicitly marked illegal}}
  %0 = arith.truncf %a toward_zero : f32 to bf16
  return %0 : bf16
}
