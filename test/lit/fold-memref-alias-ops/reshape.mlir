// RUN: pyopt %s --fold-memref-alias-ops | filecheck %s

// CHECK-LABEL: func.func @expand(
// CHECK-SAME:      %[[M:.*]]: memref<?x12xf32>, %[[N:.*]]: index, %[[I:.*]]: index, %[[J:.*]]: index)
// CHECK-NEXT:    %[[A:.*]] = affine.linearize_index disjoint [%[[I]], %[[J]]] by (%[[N]], 4) : index
// CHECK-NEXT:    memref.load %[[M]][%[[A]], %[[J]]] : memref<?x12xf32>
func.func @expand(%m: memref<?x12xf32>, %n: index, %i: index, %j: index) -> f32 {
  %v = memref.expand_shape %m [[0, 1], [2]] output_shape [%n, 4, 12] : memref<?x12xf32> into memref<?x4x12xf32>
  %x = memref.load %v[%i, %j, %j] : memref<?x4x12xf32>
  return %x : f32
}

// CHECK-LABEL: func.func @collapse(
// CHECK-SAME:      %[[M:.*]]: memref<?x4x3xf32>, %[[I:.*]]: index, %[[J:.*]]: index, %[[X:.*]]: f32)
// CHECK-NEXT:    %base_buffer, %offset, %sizes:3, %strides:3 = memref.extract_strided_metadata %[[M]] :
// CHECK-NEXT:    %[[A:.*]]:2 = affine.delinearize_index %[[I]] into (%sizes#0, 4) : index, index
// CHECK-NEXT:    memref.store %[[X]], %[[M]][%[[A]]#0, %[[A]]#1, %[[J]]] : memref<?x4x3xf32>
func.func @collapse(%m: memref<?x4x3xf32>, %i: index, %j: index, %x: f32) {
  %v = memref.collapse_shape %m [[0, 1], [2]] : memref<?x4x3xf32> into memref<?x3xf32>
  memref.store %x, %v[%i, %j] : memref<?x3xf32>
  return
}

// CHECK-LABEL: func.func @collapse_to_scalar(
// CHECK-SAME:      %[[M:.*]]: memref<1x1xf32>)
// CHECK-NEXT:    %[[C0:.*]] = arith.constant 0 : index
// CHECK-NEXT:    memref.load %[[M]][%[[C0]], %[[C0]]] : memref<1x1xf32>
func.func @collapse_to_scalar(%m: memref<1x1xf32>) -> f32 {
  %v = memref.collapse_shape %m [] : memref<1x1xf32> into memref<f32>
  %x = memref.load %v[] : memref<f32>
  return %x : f32
}
