// RUN: pyopt %s --canonicalize | filecheck %s

// CHECK-LABEL: func.func @f(
// CHECK-SAME:    %[[X:.*]]: i32, %[[H:.*]]: (i32) -> i32)
// CHECK-NEXT:    %[[A:.*]] = call @g(%[[X]]) : (i32) -> i32
// CHECK-NEXT:    %[[B:.*]] = call_indirect %[[H]](%[[A]]) : (i32) -> i32
// CHECK-NEXT:    return %[[B]] : i32
func.func @f(%x: i32, %h: (i32) -> i32) -> i32 {
  %g = func.constant @g : (i32) -> i32
  %a = func.call_indirect %g(%x) : (i32) -> i32
  %b = func.call_indirect %h(%a) : (i32) -> i32
  return %b : i32
}

func.func private @g(i32) -> i32
