// RUN: pyopt %s --allow-unregistered-dialect --canonicalize | filecheck %s

// Blocks that control cannot reach are erased, and branches over one block merge.

func.func @f(%x: i32) -> i32 {
  %false = arith.constant false
  cf.cond_br %false, ^bb1, ^bb2
^bb1:
  %a = "t.never"() : () -> i32
  cf.br ^bb3(%a : i32)
^bb2:
  cf.br ^bb3(%x : i32)
^bb3(%r: i32):
  return %r : i32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32) -> i32 {
// CHECK-NEXT:      return %[[VAL_0]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
