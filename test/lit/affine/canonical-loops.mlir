// RUN: pyopt %s --allow-unregistered-dialect --canonicalize | filecheck %s

// CHECK-DAG: #[[$NEXT:.*]] = affine_map<()[s0] -> (s0 + 1)>
// CHECK-DAG: #[[$ROW:.*]] = affine_map<(d0) -> (d0 + 3)>

// CHECK-LABEL: func.func @bounds(
// CHECK-SAME:    %[[N:.*]]: index)
func.func @bounds(%n: index) {
  %c8 = arith.constant 8 : index
  %next = affine.apply affine_map<()[s0] -> (s0 + 1)>()[%n]
  // CHECK: affine.for %[[I:.*]] = 8 to #[[$NEXT]]()[%[[N]]] {
  affine.for %i = %c8 to %next {
    %row = affine.apply affine_map<(d0) -> (d0 + 3)>(%i)
    // CHECK: affine.for %[[J:.*]] = 0 to #[[$ROW]](%[[I]]) {
    // CHECK-NEXT: "test.use"(%[[J]])
    affine.for %j = 0 to affine_map<(d0) -> (d0)>(%row) {
      "test.use"(%j) : (index) -> ()
    }
  }
  return
}

// CHECK-LABEL: func.func @passed_on(
// CHECK-SAME:    %[[A:.*]]: f32, %[[B:.*]]: f32, %[[N:.*]]: index)
func.func @passed_on(%a: f32, %b: f32, %n: index) -> (f32, f32, f32) {
  // CHECK-NOT: affine.for
  %0 = affine.for %i = 0 to %n iter_args(%x = %a) -> f32 {
    affine.yield %x : f32
  }
  %1 = affine.for %i = 5 to 5 iter_args(%x = %a) -> f32 {
    %y = arith.mulf %x, %x : f32
    affine.yield %y : f32
  }
  %2 = affine.for %i = 0 to 5 iter_args(%x = %a) -> f32 {
    affine.yield %b : f32
  }
  // CHECK: return %[[A]], %[[A]], %[[B]]
  return %0, %1, %2 : f32, f32, f32
}
