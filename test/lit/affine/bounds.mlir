// RUN: pyopt %s | filecheck %s
// RUN: pyopt %s --mlir-print-op-generic | pyopt | filecheck %s

// A constant or a symbol is written without its map.

// CHECK-DAG: #[[$SHIFT:.*]] = affine_map<(d0)[s0] -> (d0 + s0)>
// CHECK-DAG: #[[$TWO:.*]] = affine_map<()[s0] -> (s0, 100)>
// CHECK-DAG: #[[$DIM:.*]] = affine_map<(d0) -> (d0)>

// CHECK-LABEL: func.func @bounds(
// CHECK-SAME:    %[[N:.*]]: index, %[[X:.*]]: f32)
func.func @bounds(%n: index, %x: f32) -> f32 {
  // CHECK: affine.for %[[I:.*]] = -1 to %[[N]] {
  affine.for %i = affine_map<() -> (-1)>() to affine_map<()[s0] -> (s0)>()[%n] {
    // CHECK-NEXT: affine.for %{{.*}} = #[[$SHIFT]](%[[I]])[%[[N]]] to min #[[$TWO]]()[%[[N]]] step 4 {
    affine.for %j = max affine_map<(d0)[s0] -> (d0 + s0)>(%i)[%n] to min affine_map<()[s0] -> (s0, 100)>()[%n] step 4 {
    }
    // CHECK: affine.for %{{.*}} = #[[$DIM]](%[[I]]) to 10 {
    affine.for %j = affine_map<(d0) -> (d0)>(%i) to 10 step 1 {
    }
  }
  // CHECK: %[[R:.*]] = affine.for %{{.*}} = 0 to 10 iter_args(%[[ACC:.*]] = %[[X]]) -> (f32) {
  %r = affine.for %i = 0 to 10 iter_args(%acc = %x) -> f32 {
    // CHECK-NEXT: %[[S:.*]] = arith.addf %[[ACC]], %[[X]] : f32
    %s = arith.addf %acc, %x : f32
    // CHECK-NEXT: affine.yield %[[S]] : f32
    affine.yield %s : f32
  }
  // CHECK: return %[[R]] : f32
  return %r : f32
}
