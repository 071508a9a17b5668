// RUN: pyopt %s --lower-affine | filecheck %s

// CHECK-LABEL: func.func @remainder(
// CHECK-SAME:    %[[N:.*]]: index, %[[M:.*]]: memref<?xf32>)
// CHECK:         %[[LO:.*]] = arith.constant 0 : index
// CHECK:         %[[HI:.*]] = arith.minsi %[[N]], %{{.*}} : index
// CHECK:         scf.for %[[I:.*]] = %[[LO]] to %[[HI]] step %{{.*}} {
// CHECK-NEXT:      %[[C4:.*]] = arith.constant 4 : index
// CHECK-NEXT:      %[[REM:.*]] = arith.remsi %[[I]], %[[C4]] : index
// CHECK-NEXT:      %[[C0:.*]] = arith.constant 0 : index
// CHECK-NEXT:      %[[NEG:.*]] = arith.cmpi slt, %[[REM]], %[[C0]] : index
// CHECK-NEXT:      %[[SUM:.*]] = arith.addi %[[REM]], %[[C4]] : index
// CHECK-NEXT:      %[[AT:.*]] = arith.select %[[NEG]], %[[SUM]], %[[REM]] : index
// CHECK-NEXT:      memref.load %[[M]][%[[AT]]] : memref<?xf32>
func.func @remainder(%n: index, %m: memref<?xf32>) {
  affine.for %i = 0 to min affine_map<()[s0] -> (s0, 10)>()[%n] {
    %x = affine.load %m[%i mod 4] : memref<?xf32>
  }
  return
}

// CHECK-LABEL: func.func @linearize(
// CHECK-SAME:    %[[I:.*]]: index, %[[J:.*]]: index, %[[N:.*]]: index)
// CHECK-NEXT:    %[[A:.*]] = arith.muli %[[I]], %[[N]] overflow<nsw> : index
// CHECK-NEXT:    %[[R:.*]] = arith.addi %[[A]], %[[J]] overflow<nsw> : index
// CHECK-NEXT:    return %[[R]] : index
func.func @linearize(%i: index, %j: index, %n: index) -> index {
  %r = affine.linearize_index [%i, %j] by (%n) : index
  return %r : index
}
