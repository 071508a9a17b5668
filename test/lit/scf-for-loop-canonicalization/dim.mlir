// RUN: pyopt %s --scf-for-loop-canonicalization --allow-unregistered-dialect | filecheck %s

// CHECK-LABEL: func.func @carried(
// CHECK-SAME:    %[[M:.*]]: memref<?xf32>, %[[N:.*]]: index, %[[K:.*]]: memref<?xf32>)
// CHECK:         %[[R:.*]]:2 = scf.for %{{.*}} iter_args(%{{.*}} = %[[M]], %[[B:.*]] = %[[K]])
// CHECK-NEXT:      memref.dim %[[M]],
// CHECK-NEXT:      memref.dim %[[B]],
// CHECK:           scf.for %{{.*}} iter_args
// CHECK-NEXT:        memref.dim %[[M]],
// CHECK:         memref.dim %[[M]],
// CHECK-NEXT:    memref.dim %[[R]]#1,
func.func @carried(%m: memref<?xf32>, %n: index, %k: memref<?xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %m, %b = %k) -> (memref<?xf32>, memref<?xf32>) {
    %d = memref.dim %a, %c0 : memref<?xf32>
    %e = memref.dim %b, %c0 : memref<?xf32>
    "use"(%d, %e) : (index, index) -> ()
    %s = scf.for %j = %c0 to %n step %c1 iter_args(%x = %a) -> (memref<?xf32>) {
      %f = memref.dim %x, %c0 : memref<?xf32>
      "use"(%f) : (index) -> ()
      scf.yield %x : memref<?xf32>
    }
    %t = "other"(%b) : (memref<?xf32>) -> memref<?xf32>
    scf.yield %s, %t : memref<?xf32>, memref<?xf32>
  }
  %0 = memref.dim %r#0, %c0 : memref<?xf32>
  %1 = memref.dim %r#1, %c0 : memref<?xf32>
  return %0, %1 : index, index
}
