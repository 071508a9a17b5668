// RUN: pyopt %s | filecheck %s
// RUN: pyopt %s --canonicalize | filecheck %s --check-prefix=CANON

// Canonical subscripts depend on no affine.apply, and symbols are marked as such.

// CHECK-LABEL: func.func @subscripts(
// CHECK-SAME:    %[[M:.*]]: memref<?x?xf32>, %[[N:.*]]: index)
// CANON-LABEL: func.func @subscripts(
// CANON-SAME:    %[[M:.*]]: memref<?x?xf32>, %[[N:.*]]: index)
func.func @subscripts(%m: memref<?x?xf32>, %n: index) {
  affine.for %i = 0 to 10 {
    %k = affine.apply affine_map<(d0) -> (d0 * 2 + 1)>(%i)
    // CHECK: %[[X:.*]] = affine.load %[[M]][%[[K:.*]] - 1, %[[N]] + symbol(%[[N2:.*]]) floordiv 2] : memref<?x?xf32>
    // CANON: %[[X:.*]] = affine.load %[[M]][%[[I:.*]] * 2, symbol(%[[N]]) + 1] : memref<?x?xf32>
    %half = affine.apply affine_map<() -> (2)>()
    %x = affine.load %m[%k - 1, %n + symbol(%half) floordiv 2] : memref<?x?xf32>
    // CHECK: affine.store %[[X]], %[[M]][%{{.*}} mod 4, symbol(%[[N]])] : memref<?x?xf32>
    // CANON-NEXT: affine.store %[[X]], %[[M]][%[[I]] * 2 - (%[[I]] floordiv 2) * 4 + 1, symbol(%[[N]])] : memref<?x?xf32>
    affine.store %x, %m[%k mod 4, symbol(%n)] : memref<?x?xf32>
    // CHECK: affine.vector_load %{{.*}}[%{{.*}}, 0] : memref<?x?xf32>, vector<8xf32>
    // CANON-NEXT: %[[V:.*]] = affine.vector_load %[[M]][%[[I]] * 2 + 1, 0]
    %v = affine.vector_load %m[%k, 0] : memref<?x?xf32>, vector<8xf32>
    // CANON-NEXT: affine.vector_store %[[V]], %[[M]][0, %[[I]] * 2 + 1]
    affine.vector_store %v, %m[0, %k] : memref<?x?xf32>, vector<8xf32>
  }
  return
}
