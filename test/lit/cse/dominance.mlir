// RUN: pyopt %s --allow-unregistered-dialect --cse | filecheck %s

// An earlier operation that dominates replaces a later one; one in a sibling block does not.

func.func @f(%c: i1, %a: i32, %b: i32) -> (i32, i32) {
  %0 = arith.addi %a, %b : i32
  cf.cond_br %c, ^bb1, ^bb2
^bb1:
  %1 = arith.addi %b, %a : i32
  %2 = arith.muli %1, %a : i32
  cf.br ^bb3(%2 : i32)
^bb2:
  %3 = arith.muli %0, %a : i32
  cf.br ^bb3(%3 : i32)
^bb3(%4: i32):
  %5 = arith.subi %a, %b : i32
  return %4, %0 : i32, i32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i1,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: i32,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: i32) -> (i32, i32) {
// CHECK-NEXT:      %[[ADDI_0:.*]] = arith.addi %[[VAL_1]], %[[VAL_2]] : i32{{$}}
// CHECK-NEXT:      cf.cond_br %[[VAL_0]], ^bb1, ^bb2{{$}}
// CHECK-NEXT:    ^bb1:
// CHECK-NEXT:      %[[MULI_0:.*]] = arith.muli %[[ADDI_0]], %[[VAL_1]] : i32{{$}}
// CHECK-NEXT:      cf.br ^bb3(%[[MULI_0]] : i32){{$}}
// CHECK-NEXT:    ^bb2:
// CHECK-NEXT:      %[[MULI_1:.*]] = arith.muli %[[ADDI_0]], %[[VAL_1]] : i32{{$}}
// CHECK-NEXT:      cf.br ^bb3(%[[MULI_1]] : i32){{$}}
// CHECK-NEXT:    ^bb3(%[[VAL_3:[^ ,:]+]]: i32):
// CHECK-NEXT:      return %[[VAL_3]], %[[ADDI_0]] : i32, i32{{$}}
// CHECK-NEXT:    }{{$}}
