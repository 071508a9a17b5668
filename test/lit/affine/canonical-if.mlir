// RUN: pyopt %s --allow-unregistered-dialect --canonicalize | filecheck %s

// CHECK-DAG: #[[$SET:.*]] = affine_set<()[s0] : (s0 - 4 >= 0)>

// CHECK-LABEL: func.func @conditions(
// CHECK-SAME:    %[[N:.*]]: index)
func.func @conditions(%n: index) {
  %c3 = arith.constant 3 : index
  %less = affine.apply affine_map<()[s0] -> (s0 - 1)>()[%n]
  // An apply and a constant become part of the condition; an empty else goes.
  // CHECK-NEXT: affine.if #[[$SET]]()[%[[N]]] {
  // CHECK-NEXT:   "test.first"
  // CHECK-NEXT: }
  affine.if affine_set<(d0, d1) : (d0 - d1 >= 0)>(%less, %c3) {
    "test.first"() : () -> ()
  } else {
  }
  // CHECK-NEXT: "test.second"
  affine.if affine_set<(d0) : (d0 - 3 == 0)>(%c3) {
    "test.second"() : () -> ()
  } else {
    "test.never"() : () -> ()
  }
  // CHECK-NEXT: return
  affine.if affine_set<() : (1 == 0)>() {
    "test.never"() : () -> ()
  }
  return
}
