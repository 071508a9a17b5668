// RUN: pyopt %s --allow-unregistered-dialect --sccp | filecheck %s

// A branch that is always taken decides which constant reaches the join.

func.func @f(%x: i32) -> i32 {
  %true = arith.constant true
  %a = arith.constant 1 : i32
  %b = arith.constant 2 : i32
  cf.cond_br %true, ^bb1(%a : i32), ^bb1(%b : i32)
^bb1(%y: i32):
  %z = arith.addi %y, %b : i32
  return %z : i32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32) -> i32 {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 2 : i32{{$}}
// CHECK-NEXT:      %[[CONSTANT_1:.*]] = arith.constant 1 : i32{{$}}
// CHECK-NEXT:      %[[CONSTANT_2:.*]] = arith.constant true{{$}}
// CHECK-NEXT:      cf.cond_br %[[CONSTANT_2]], ^bb1(%[[CONSTANT_1]] : i32), ^bb1(%[[CONSTANT_0]] : i32){{$}}
// CHECK-NEXT:    ^bb1(%[[VAL_1:[^ ,:]+]]: i32):
// CHECK-NEXT:      %[[ADDI_0:.*]] = arith.addi %[[VAL_1]], %[[CONSTANT_0]] : i32{{$}}
// CHECK-NEXT:      return %[[ADDI_0]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
