// RUN: toyopt %s --toy-expand --split-input-file | filecheck %s

// CHECK-LABEL: func.func @horner(
// CHECK-SAME:    %[[X:.*]]: i64
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : i64
// CHECK-DAG:     %[[C3:.*]] = arith.constant 3 : i64
// CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : i64
// CHECK:         %[[A:.*]] = arith.muli %[[X]], %[[C2]]
// CHECK-NEXT:    %[[B:.*]] = arith.addi %[[A]], %[[C3]]
// CHECK-NEXT:    %[[C:.*]] = arith.muli %[[B]], %[[X]]
// CHECK-NEXT:    %[[D:.*]] = arith.addi %[[C]], %[[C1]]
// CHECK-NEXT:    return %[[D]]
func.func @horner(%x: i64) -> i64 {
  %y = toy.eval [1, 3, 2] at %x : i64
  return %y : i64
}

// -----

// The degree is 9, and the limit 8.

// CHECK-LABEL: func.func @high(
// CHECK:         toy.eval
func.func @high(%x: i64) -> i64 {
  %y = toy.eval [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] at %x : i64
  return %y : i64
}
