// RUN: pyopt %s --affine-fold-memref-alias-ops | filecheck %s
// RUN: pyopt %s --fold-memref-alias-ops | filecheck %s --check-prefix=MEMREF

// CHECK-DAG: #[[ROW:.*]] = affine_map<(d0)[s0] -> (d0 * 2 + s0 + 2)>
// CHECK-DAG: #[[LAST:.*]] = affine_map<(d0) -> (d0 + 1)>

// CHECK-LABEL: func.func @in_loop(
// CHECK-SAME:      %[[M:.*]]: memref<12x12xf32>, %[[N:.*]]: index)
// CHECK:         affine.for %[[I:.*]] = 0 to 4 {
// CHECK-NEXT:      %[[LOAD:.*]] = affine.apply #[[ROW]](%[[I]])[%[[N]]]
// CHECK-NEXT:      %[[X:.*]] = affine.load %[[M]][%[[LOAD]], {{.*}}] : memref<12x12xf32>
// CHECK-NEXT:      %[[DIM:.*]] = affine.apply #[[LAST]](%[[I]])
// CHECK-NEXT:      %[[STORE:.*]] = affine.linearize_index disjoint [%[[I]], %[[DIM]]] by (3, 4) : index
// CHECK-NEXT:      affine.store %[[X]], %[[M]][%[[I]], %[[STORE]]] : memref<12x12xf32>

// MEMREF: affine.load %subview
// MEMREF: affine.store %{{.*}}, %expand_shape
func.func @in_loop(%m: memref<12x12xf32>, %n: index) {
  %v = memref.subview %m[%n, 5] [4, 1] [2, 1] : memref<12x12xf32> to memref<4xf32, strided<[24], offset: ?>>
  %w = memref.expand_shape %m [[0], [1, 2]] output_shape [12, 3, 4] : memref<12x12xf32> into memref<12x3x4xf32>
  affine.for %i = 0 to 4 {
    %x = affine.load %v[%i + 1] : memref<4xf32, strided<[24], offset: ?>>
    affine.store %x, %w[%i, %i, %i + 1] : memref<12x3x4xf32>
  }
  return
}
