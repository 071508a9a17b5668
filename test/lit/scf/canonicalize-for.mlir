// RUN: pyopt %s --canonicalize --allow-unregistered-dialect | filecheck %s

// A loop carries only what changes and is used.

// CHECK-LABEL: func.func @carried(
// CHECK-SAME:    %[[N:.*]]: index, %[[X:.*]]: f32, %[[Y:.*]]: f32)
// CHECK:         %[[R:.*]] = scf.for %{{.*}} iter_args(%[[ACC:.*]] = %[[X]]) -> (f32) {
// CHECK-NEXT:      %[[S:.*]] = arith.addf %[[ACC]], %[[Y]] : f32
// CHECK-NEXT:      scf.yield %[[S]] : f32
// CHECK-NEXT:    }
// CHECK-NEXT:    return %[[R]], %[[Y]] : f32, f32
func.func @carried(%n: index, %x: f32, %y: f32) -> (f32, f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:3 = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %x, %same = %y, %unused = %x) -> (f32, f32, f32) {
    %s = arith.addf %acc, %same : f32
    scf.yield %s, %same, %s : f32, f32, f32
  }
  return %r#0, %r#1 : f32, f32
}

// CHECK-LABEL: func.func @once(
// CHECK-SAME:    %[[LO:.*]]: index)
// CHECK-NEXT:    "test.use"(%[[LO]]) : (index) -> ()
// CHECK-NEXT:    return
func.func @once(%lo: index) {
  %c3 = arith.constant 3 : index
  %hi = arith.addi %lo, %c3 overflow<nsw> : index
  scf.for %i = %lo to %hi step %c3 {
    "test.use"(%i) : (index) -> ()
  }
  return
}

// The distance between the bounds is 255, more than a signed number of eight bits can be.

// CHECK-LABEL: func.func @wide
// CHECK:         scf.for
func.func @wide() {
  %lo = arith.constant -128 : i8
  %hi = arith.constant 72 : i8
  %step = arith.constant 100 : i8
  scf.for %i = %lo to %hi step %step : i8 {
    "test.use"(%i) : (i8) -> ()
  }
  return
}
