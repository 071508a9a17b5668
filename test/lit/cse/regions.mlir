// RUN: pyopt %s --allow-unregistered-dialect --cse | filecheck %s

// Operations with equal regions of one block are equal.

func.func @f(%c: i1, %a: i32, %b: i32) -> (i32, i32) {
  %0 = scf.if %c -> (i32) {
    %s = arith.addi %a, %b : i32
    scf.yield %s : i32
  } else {
    scf.yield %b : i32
  }
  %1 = scf.if %c -> (i32) {
    %t = arith.addi %a, %b : i32
    scf.yield %t : i32
  } else {
    scf.yield %b : i32
  }
  return %0, %1 : i32, i32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i1,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: i32,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: i32) -> (i32, i32) {
// CHECK-NEXT:      %[[IF_0:.*]] = scf.if %[[VAL_0]] -> (i32) {
// CHECK-NEXT:        %[[ADDI_0:.*]] = arith.addi %[[VAL_1]], %[[VAL_2]] : i32{{$}}
// CHECK-NEXT:        scf.yield %[[ADDI_0]] : i32{{$}}
// CHECK-NEXT:      } else {
// CHECK-NEXT:        scf.yield %[[VAL_2]] : i32{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return %[[IF_0]], %[[IF_0]] : i32, i32{{$}}
// CHECK-NEXT:    }{{$}}
