// RUN: pyopt %s --allow-unregistered-dialect --sccp | filecheck %s

// All callers of a private function are known: what they pass is joined.

func.func private @twice(%x: i32) -> i32 {
  %r = arith.addi %x, %x : i32
  return %r : i32
}
func.func @main() -> (i32, i32) {
  %c = arith.constant 21 : i32
  %a = call @twice(%c) : (i32) -> i32
  %b = call @twice(%c) : (i32) -> i32
  return %a, %b : i32, i32
}

// CHECK-LABEL:   func.func private @twice(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32) -> i32 {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 21 : i32{{$}}
// CHECK-NEXT:      %[[CONSTANT_1:.*]] = arith.constant 42 : i32{{$}}
// CHECK-NEXT:      return %[[CONSTANT_1]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
// CHECK-LABEL:   func.func @main() -> (i32, i32) {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 42 : i32{{$}}
// CHECK-NEXT:      %[[CONSTANT_1:.*]] = arith.constant 21 : i32{{$}}
// CHECK-NEXT:      %[[CALL_0:.*]] = call @twice(%[[CONSTANT_1]]) : (i32) -> i32{{$}}
// CHECK-NEXT:      %[[CALL_1:.*]] = call @twice(%[[CONSTANT_1]]) : (i32) -> i32{{$}}
// CHECK-NEXT:      return %[[CONSTANT_0]], %[[CONSTANT_0]] : i32, i32{{$}}
// CHECK-NEXT:    }{{$}}
