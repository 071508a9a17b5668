// RUN: pyopt %s --canonicalize | filecheck %s

// Constants of a chain meet.

// CHECK-LABEL: func.func @sums(
// CHECK-SAME:    %[[X:.+]]: index)
// CHECK-NEXT:    %[[C:.+]] = arith.constant 3 : index
// CHECK-NEXT:    %[[R:.+]] = arith.addi %[[X]], %[[C]] : index
// CHECK-NEXT:    return %[[R]]
func.func @sums(%x: index) -> index {
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0 = arith.addi %c1, %x : index
  %1 = arith.addi %0, %c2 : index
  return %1 : index
}

// A negated comparison is the opposite comparison, with the constant on the right.

// CHECK-LABEL: func.func @negation(
// CHECK-SAME:    %[[X:.+]]: i32)
// CHECK-NEXT:    %[[C:.+]] = arith.constant 7 : i32
// CHECK-NEXT:    %[[R:.+]] = arith.cmpi sle, %[[X]], %[[C]] : i32
// CHECK-NEXT:    return %[[R]]
func.func @negation(%x: i32) -> i1 {
  %true = arith.constant true
  %c7 = arith.constant 7 : i32
  %0 = arith.cmpi slt, %c7, %x : i32
  %1 = arith.xori %0, %true : i1
  return %1 : i1
}

// CHECK-LABEL: func.func @casts(
// CHECK-SAME:    %[[X:.+]]: i8, %[[P:.+]]: i1)
// CHECK-NEXT:    %[[R:.+]] = arith.extsi %[[X]] : i8 to i64
// CHECK-NEXT:    return %[[R]], %[[X]], %[[P]]
func.func @casts(%x: i8, %p: i1) -> (i64, i8, i1) {
  %0 = arith.extsi %x : i8 to i32
  %1 = arith.extsi %0 : i32 to i64
  %2 = arith.trunci %1 : i64 to i8
  %true = arith.constant true
  %false = arith.constant false
  %3 = arith.select %p, %true, %false : i1
  return %1, %2, %3 : i64, i8, i1
}
