// RUN: pyopt %s --scf-for-to-while | filecheck %s

// CHECK-LABEL: func.func @sum(
// CHECK-SAME:    %[[LO:.*]]: index, %[[HI:.*]]: index, %[[ST:.*]]: index, %[[X:.*]]: index)
// CHECK-NEXT:    %[[R:.*]]:2 = scf.while (%[[I:.*]] = %[[LO]], %[[ACC:.*]] = %[[X]]) : (index, index) -> (index, index) {
// CHECK-NEXT:      %[[GO:.*]] = arith.cmpi slt, %[[I]], %[[HI]] : index
// CHECK-NEXT:      scf.condition(%[[GO]]) %[[I]], %[[ACC]] : index, index
// CHECK-NEXT:    } do {
// CHECK-NEXT:    ^bb0(%[[J:.*]]: index, %[[B:.*]]: index):
// CHECK-NEXT:      %[[NEXT:.*]] = arith.addi %[[J]], %[[ST]] : index
// CHECK-NEXT:      %[[S:.*]] = arith.addi %[[B]], %[[J]] : index
// CHECK-NEXT:      scf.yield %[[NEXT]], %[[S]] : index, index
// CHECK-NEXT:    } attributes {my.attr}
// CHECK-NEXT:    return %[[R]]#1 : index
func.func @sum(%lo: index, %hi: index, %st: index, %x: index) -> index {
  %r = scf.for %i = %lo to %hi step %st iter_args(%acc = %x) -> (index) {
    %s = arith.addi %acc, %i : index
    scf.yield %s : index
  } {my.attr}
  return %r : index
}
