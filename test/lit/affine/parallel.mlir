// RUN: pyopt %s | filecheck %s
// RUN: pyopt %s --mlir-print-op-generic | filecheck %s --check-prefix=GENERIC

// A bound of several expressions is their greatest or least; equal operands are one.

// CHECK-LABEL: func.func @parallel(
// CHECK-SAME:    %[[N:.*]]: index, %[[X:.*]]: f32)
func.func @parallel(%n: index, %x: f32) -> f32 {
  // CHECK: affine.parallel (%[[I:.*]], %{{.*}}) = (max(%[[N]], 10), 0) to (%[[N]] * 2 + 7, min(%[[N]], %[[N]] + 5)) step (1, 3) {
  // GENERIC: lowerBoundsGroups = dense<[2, 1]> : tensor<2xi32>
  // GENERIC-SAME: steps = [1, 3]
  // GENERIC-SAME: upperBoundsGroups = dense<[1, 2]> : tensor<2xi32>
  affine.parallel (%i, %j) = (max(%n, 10), 0) to (%n + %n + 7, min(%n, symbol(%n) + 5)) step (1, 3) {
  }
  // CHECK: %[[R:.*]] = affine.parallel (%{{.*}}) = (0) to (%[[N]]) reduce ("addf") -> (f32) {
  // GENERIC: reductions = [0]
  %r = affine.parallel (%i) = (0) to (%n) reduce ("addf") -> f32 {
    // CHECK-NEXT: affine.yield %[[X]] : f32
    affine.yield %x : f32
  }
  // CHECK: return %[[R]]
  return %r : f32
}
