// RUN: pyopt %s --allow-unregistered-dialect --inline | filecheck %s

// A function with several blocks splits the block of the call.

func.func private @abs(%x: i32) -> i32 {
  %c0 = arith.constant 0 : i32
  %neg = arith.cmpi slt, %x, %c0 : i32
  cf.cond_br %neg, ^bb1, ^bb2(%x : i32)
^bb1:
  %m = "t.negate"(%x) : (i32) -> i32
  cf.br ^bb2(%m : i32)
^bb2(%r: i32):
  return %r : i32
}
func.func @main(%x: i32, %y: i32) -> i32 {
  %a = call @abs(%x) : (i32) -> i32
  %s = arith.addi %a, %y : i32
  return %s : i32
}

// CHECK-LABEL:   func.func private @abs(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32) -> i32 {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 0 : i32{{$}}
// CHECK-NEXT:      %[[CMPI_0:.*]] = arith.cmpi slt, %[[VAL_0]], %[[CONSTANT_0]] : i32{{$}}
// CHECK-NEXT:      cf.cond_br %[[CMPI_0]], ^bb1, ^bb2(%[[VAL_0]] : i32){{$}}
// CHECK-NEXT:    ^bb1:
// CHECK-NEXT:      %[[NEGATE_0:.*]] = "t.negate"(%[[VAL_0]]) : (i32) -> i32{{$}}
// CHECK-NEXT:      cf.br ^bb2(%[[NEGATE_0]] : i32){{$}}
// CHECK-NEXT:    ^bb2(%[[VAL_1:[^ ,:]+]]: i32):
// CHECK-NEXT:      return %[[VAL_1]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
// CHECK-LABEL:   func.func @main(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: i32) -> i32 {
// CHECK-NEXT:      %[[CALL_0:.*]] = call @abs(%[[VAL_0]]) : (i32) -> i32{{$}}
// CHECK-NEXT:      %[[ADDI_0:.*]] = arith.addi %[[CALL_0]], %[[VAL_1]] : i32{{$}}
// CHECK-NEXT:      return %[[ADDI_0]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
