// RUN: pyopt %s --inline --mlir-print-debuginfo --mlir-print-local-scope | filecheck %s

// Inlined operations remember both places.

func.func private @g(%x: i32 loc("g.py":1:3)) -> i32 {
  %0 = arith.muli %x, %x : i32 loc("g.py":2:3)
  return %0 : i32 loc("g.py":3:3)
} loc("g.py":1:1)
func.func @f(%x: i32 loc("f.py":8:3)) -> i32 {
  %0 = call @g(%x) : (i32) -> i32 loc("f.py":9:5)
  return %0 : i32 loc("f.py":10:5)
} loc("f.py":8:1)

// CHECK-LABEL: func.func @f(
// CHECK-SAME:    %[[X:.+]]: i32 loc("f.py":8:3)) -> i32 {
// CHECK-NEXT:    %[[R:.+]] = arith.muli %[[X]], %[[X]] : i32 loc(callsite("g.py":2:3 at "f.py":9:5)){{$}}
// CHECK-NEXT:    return %[[R]] : i32 loc("f.py":10:5){{$}}
// CHECK-NEXT:  } loc("f.py":8:1){{$}}
