// RUN: pyopt %s --validate-each --pass-pipeline="builtin.module(func.func(affine-loop-unroll-jam{unroll-jam-factor=2}))" | filecheck %s

// Copies of an inner loop carry values of their own; the outer one hands on its value from copy to copy.

// CHECK-LABEL: func.func @chain(
// CHECK-SAME:    %[[M:.*]]: memref<4x3xf32>, %[[X:.*]]: f32)
// CHECK:         affine.for %[[I:.*]] = 0 to 4 step 2 iter_args(%[[ACC:.*]] = %[[X]]) -> (f32) {
// CHECK:           %[[S:.*]]:2 = affine.for %{{.*}} = 0 to 3 iter_args(%[[A:.*]] = %[[X]], %[[B:.*]] = %[[X]]) -> (f32, f32) {
// CHECK:             %[[P:.*]] = arith.addf %[[A]],
// CHECK:             %[[Q:.*]] = arith.addf %[[B]],
// CHECK:             affine.yield %[[P]], %[[Q]] : f32, f32
// CHECK:           %[[T:.*]] = arith.addf %[[ACC]], %[[S]]#0 : f32
// CHECK:           %[[U:.*]] = arith.addf %[[T]], %[[S]]#1 : f32
// CHECK-NEXT:      affine.yield %[[U]] : f32
func.func @chain(%m: memref<4x3xf32>, %x: f32) -> f32 {
  %r = affine.for %i = 0 to 4 iter_args(%acc = %x) -> (f32) {
    %s = affine.for %j = 0 to 3 iter_args(%a = %x) -> (f32) {
      %e = affine.load %m[%i, %j] : memref<4x3xf32>
      %y = arith.addf %a, %e : f32
      affine.yield %y : f32
    }
    %t = arith.addf %acc, %s : f32
    affine.yield %t : f32
  }
  return %r : f32
}

// A sum that goes through the inner loop becomes two, if its order does not matter. One of them starts at zero, and neither may promise not to overflow.

// CHECK-LABEL: func.func @through(
// CHECK-SAME:    %[[M:.*]]: memref<4x3xi8>, %[[X:.*]]: i8)
// CHECK-NEXT:    %[[ZERO:.*]] = arith.constant 0 : i8
// CHECK-NEXT:    %[[R:.*]]:2 = affine.for %{{.*}} = 0 to 4 step 2 iter_args(%[[A:.*]] = %[[X]], %[[B:.*]] = %[[ZERO]]) -> (i8, i8) {
// CHECK-NEXT:      affine.for %{{.*}} = 0 to 3 iter_args(%[[C:.*]] = %[[A]], %[[D:.*]] = %[[B]]) -> (i8, i8) {
// CHECK:             arith.addi %[[C]], %{{.*}} : i8
// CHECK:             arith.addi %[[D]], %{{.*}} : i8
// CHECK:         %[[SUM:.*]] = arith.addi %[[R]]#0, %[[R]]#1 : i8
// CHECK-NEXT:    return %[[SUM]] : i8
func.func @through(%m: memref<4x3xi8>, %x: i8) -> i8 {
  %r = affine.for %i = 0 to 4 iter_args(%acc = %x) -> (i8) {
    %s = affine.for %j = 0 to 3 iter_args(%a = %acc) -> (i8) {
      %e = affine.load %m[%i, %j] : memref<4x3xi8>
      %y = arith.addi %a, %e overflow<nsw> : i8
      affine.yield %y : i8
    }
    affine.yield %s : i8
  }
  return %r : i8
}

// Floating-point numbers may be added in another order only if they are flagged so.

// CHECK-LABEL: func.func @ordered
// CHECK:         affine.for %{{.*}} = 0 to 4 iter_args
func.func @ordered(%m: memref<4x3xf32>, %x: f32) -> f32 {
  %r = affine.for %i = 0 to 4 iter_args(%acc = %x) -> (f32) {
    %s = affine.for %j = 0 to 3 iter_args(%a = %acc) -> (f32) {
      %e = affine.load %m[%i, %j] : memref<4x3xf32>
      %y = arith.addf %a, %e : f32
      affine.yield %y : f32
    }
    affine.yield %s : f32
  }
  return %r : f32
}
