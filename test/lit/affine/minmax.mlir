// RUN: pyopt %s --canonicalize | filecheck %s

// CHECK-DAG: #[[$MERGED:.*]] = affine_map<()[s0, s1] -> (32, s1 * 4, s0 + 1)>
// CHECK-DAG: #[[$MIXED:.*]] = affine_map<()[s0] -> (5, s0 + 1)>

// CHECK-LABEL: func.func @minmax(
// CHECK-SAME:    %[[A:.*]]: index, %[[B:.*]]: index)
func.func @minmax(%a: index, %b: index) -> (index, index, index, index) {
  // CHECK-DAG: %[[C7:.*]] = arith.constant 7 : index
  %c5 = arith.constant 5 : index
  %0 = affine.min affine_map<()[s0] -> (s0 * 4, 32)>()[%a]
  // CHECK-DAG: %[[MIN:.*]] = affine.min #[[$MERGED]]()[%[[B]], %[[A]]]
  %1 = affine.min affine_map<(d0)[s0] -> (s0 + 1, d0, d0)>(%0)[%b]
  // CHECK-DAG: %[[MAX:.*]] = affine.max #[[$MIXED]]()[%[[A]]]
  %2 = affine.max affine_map<(d0)[s0] -> (d0, s0 + 1)>(%c5)[%a]
  %3 = affine.max affine_map<(d0) -> (d0, d0 + 2, 3)>(%c5)
  %4 = affine.min affine_map<()[s0] -> (s0)>()[%a]
  // CHECK: return %[[MIN]], %[[MAX]], %[[C7]], %[[A]]
  return %1, %2, %3, %4 : index, index, index, index
}
