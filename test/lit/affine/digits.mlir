// RUN: pyopt %s --canonicalize | filecheck %s

// CHECK-LABEL: func.func @inverse(
// CHECK-SAME:    %[[A:.*]]: index, %[[B:.*]]: index, %[[N:.*]]: index)
func.func @inverse(%a: index, %b: index, %n: index) -> (index, index, index) {
  %0 = affine.linearize_index disjoint [%a, %b] by (4, %n) : index
  %1:2 = affine.delinearize_index %0 into (4, %n) : index, index
  %2:2 = affine.delinearize_index %a into (8) : index, index
  %3 = affine.linearize_index [%2#0, %2#1] by (8) : index
  // CHECK-NEXT: return %[[A]], %[[B]], %[[A]]
  return %1#0, %1#1, %3 : index, index, index
}

// CHECK-LABEL: func.func @partly(
// CHECK-SAME:    %[[A:.*]]: index, %[[B:.*]]: index)
func.func @partly(%a: index, %b: index) -> (index, index, index) {
  // CHECK-NEXT: %[[D:.*]]:2 = affine.delinearize_index %[[B]] into (8, 4) : index, index
  // CHECK-NEXT: return %[[A]], %[[D]]#0, %[[D]]#1
  %0 = affine.linearize_index disjoint [%a, %b] by (3, 32) : index
  %1:3 = affine.delinearize_index %0 into (3, 8, 4) : index, index, index
  return %1#0, %1#1, %1#2 : index, index, index
}

// CHECK-LABEL: func.func @constants(
func.func @constants() -> (index, index, index) {
  // CHECK-DAG: %[[HIGH:.*]] = arith.constant -3 : index
  // CHECK-DAG: %[[LOW:.*]] = arith.constant 1 : index
  // CHECK-DAG: %[[ALL:.*]] = arith.constant -11 : index
  // CHECK: return %[[HIGH]], %[[LOW]], %[[ALL]]
  %c = arith.constant -11 : index
  %0:2 = affine.delinearize_index %c into (4) : index, index
  %1 = affine.linearize_index [%0#0, %0#1] by (4) : index
  return %0#0, %0#1, %1 : index, index, index
}
