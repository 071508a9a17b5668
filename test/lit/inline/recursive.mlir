// RUN: pyopt %s --allow-unregistered-dialect --inline | filecheck %s

// Recursion is not inlined without end, and no_inline is obeyed.

func.func private @leaf(%x: i32) -> i32 attributes {no_inline} {
  return %x : i32
}
func.func @rec(%x: i32, %c: i1) -> i32 {
  %r = scf.if %c -> (i32) {
    %s = func.call @rec(%x, %c) : (i32, i1) -> i32
    scf.yield %s : i32
  } else {
    %t = func.call @leaf(%x) : (i32) -> i32
    scf.yield %t : i32
  }
  return %r : i32
}

// CHECK-LABEL:   func.func private @leaf(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32) -> i32 attributes {no_inline} {
// CHECK-NEXT:      return %[[VAL_0]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
// CHECK-LABEL:   func.func @rec(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: i1) -> i32 {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant true{{$}}
// CHECK-NEXT:      %[[IF_0:.*]] = scf.if %[[VAL_1]] -> (i32) {
// CHECK-NEXT:        %[[CALL_0:.*]] = func.call @rec(%[[VAL_0]], %[[CONSTANT_0]]) : (i32, i1) -> i32{{$}}
// CHECK-NEXT:        scf.yield %[[CALL_0]] : i32{{$}}
// CHECK-NEXT:      } else {
// CHECK-NEXT:        %[[CALL_1:.*]] = func.call @leaf(%[[VAL_0]]) : (i32) -> i32{{$}}
// CHECK-NEXT:        scf.yield %[[CALL_1]] : i32{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return %[[IF_0]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
