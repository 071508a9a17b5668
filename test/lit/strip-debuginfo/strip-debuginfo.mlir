// RUN: pyopt %s --allow-unregistered-dialect --strip-debuginfo --mlir-print-debuginfo | filecheck %s

func.func @f(%x: i32 loc("a.py":1:2)) -> i32 {
  %0 = "t.op"(%x) : (i32) -> i32 loc(fused["a.py":1:2, "b"])
  return %0 : i32 loc("a.py":3:3)
} loc("a.py":1:1)

// CHECK:       #[[$LOC:.+]] = loc(unknown){{$}}
// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32 loc(unknown)) -> i32 {
// CHECK-NEXT:      %[[OP_0:.*]] = "t.op"(%[[VAL_0]]) : (i32) -> i32 loc(#[[$LOC]]){{$}}
// CHECK-NEXT:      return %[[OP_0]] : i32 loc(#[[$LOC]]){{$}}
// CHECK-NEXT:    } loc(#[[$LOC]]){{$}}
