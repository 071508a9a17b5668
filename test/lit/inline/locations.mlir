// RUN: pyopt %s --allow-unregistered-dialect --inline --mlir-print-debuginfo | filecheck %s

// Inlined operations remember both places.

func.func private @g(%x: i32) -> i32 {
  %0 = "t.op"(%x) : (i32) -> i32 loc("g.py":2:3)
  return %0 : i32 loc("g.py":3:3)
} loc("g.py":1:1)
func.func @f(%x: i32) -> i32 {
  %0 = call @g(%x) : (i32) -> i32 loc("f.py":9:5)
  return %0 : i32 loc("f.py":10:5)
} loc("f.py":8:1)

// CHECK:       #[[$LOC2:.+]] = loc("{{.*}}":{{[0-9]+}}:{{[0-9]+}}){{$}}
// CHECK-NEXT:  #[[$LOC6:.+]] = loc("{{.*}}":{{[0-9]+}}:{{[0-9]+}}){{$}}
// CHECK-LABEL:   func.func private @g(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32 loc("{{.*}}":{{[0-9]+}}:{{[0-9]+}})) -> i32 {
// CHECK-NEXT:      %[[OP_0:.*]] = "t.op"(%[[VAL_0]]) : (i32) -> i32 loc(#loc3){{$}}
// CHECK-NEXT:      return %[[OP_0]] : i32 loc(#loc4){{$}}
// CHECK-NEXT:    } loc(#loc1){{$}}
// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32 loc("{{.*}}":{{[0-9]+}}:{{[0-9]+}})) -> i32 {
// CHECK-NEXT:      %[[CALL_0:.*]] = call @g(%[[VAL_0]]) : (i32) -> i32 loc(#loc7){{$}}
// CHECK-NEXT:      return %[[CALL_0]] : i32 loc(#loc8){{$}}
// CHECK-NEXT:    } loc(#loc5){{$}}
// CHECK:       #[[$LOC:.+]] = loc("{{.*}}":{{[0-9]+}}:{{[0-9]+}}){{$}}
// CHECK-NEXT:  #[[$LOC1:.+]] = loc("g.py":1:1){{$}}
// CHECK-NEXT:  #[[$LOC3:.+]] = loc("g.py":2:3){{$}}
// CHECK-NEXT:  #[[$LOC4:.+]] = loc("g.py":3:3){{$}}
// CHECK-NEXT:  #[[$LOC5:.+]] = loc("f.py":8:1){{$}}
// CHECK-NEXT:  #[[$LOC7:.+]] = loc("f.py":9:5){{$}}
// CHECK-NEXT:  #[[$LOC8:.+]] = loc("f.py":10:5){{$}}
