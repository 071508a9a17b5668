// RUN: pyopt %s --canonicalize --allow-unregistered-dialect | filecheck %s

// A result that does not depend on what the regions compute is a select; one that is the condition is the condition.

// CHECK-LABEL: func.func @results(
// CHECK-SAME:    %[[C:.*]]: i1, %[[X:.*]]: i32, %[[Y:.*]]: i32)
// CHECK:         %[[S:.*]] = arith.select %[[C]], %[[X]], %[[Y]] : i32
// CHECK-NEXT:    %[[R:.*]] = scf.if %[[C]] -> (i32) {
// CHECK-NEXT:      %[[A:.*]] = "test.a"() : () -> i32
// CHECK-NEXT:      scf.yield %[[A]] : i32
// CHECK-NEXT:    } else {
// CHECK-NEXT:      %[[B:.*]] = "test.b"() : () -> i32
// CHECK-NEXT:      scf.yield %[[B]] : i32
// CHECK-NEXT:    }
// CHECK-NEXT:    return %[[R]], %[[S]], %[[C]] : i32, i32, i1
func.func @results(%c: i1, %x: i32, %y: i32) -> (i32, i32, i1) {
  %true = arith.constant true
  %false = arith.constant false
  %r:3 = scf.if %c -> (i32, i32, i1) {
    %a = "test.a"() : () -> i32
    scf.yield %a, %x, %true : i32, i32, i1
  } else {
    %b = "test.b"() : () -> i32
    scf.yield %b, %y, %false : i32, i32, i1
  }
  return %r#0, %r#1, %r#2 : i32, i32, i1
}

// CHECK-LABEL: func.func @one_after_the_other(
// CHECK-SAME:    %[[C:.*]]: i1)
// CHECK-NEXT:    scf.if %[[C]] {
// CHECK-NEXT:      "test.a"()
// CHECK-NEXT:    } else {
// CHECK-NEXT:      "test.b"()
// CHECK-NEXT:    }
// CHECK-NEXT:    return
func.func @one_after_the_other(%c: i1) {
  %true = arith.constant true
  %not = arith.xori %c, %true : i1
  scf.if %c {
    "test.a"() : () -> ()
  }
  scf.if %not {
    "test.b"() : () -> ()
  }
  return
}
