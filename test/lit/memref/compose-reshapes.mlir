// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Reshapes of the same kind, and of casts.

// CHECK-LABEL: func.func @expand2
// CHECK-NEXT: [[EXPAND_SHAPE:%.+]] = memref.expand_shape %arg0 {{\[\[}}0, 1, 2], [3, 4]] output_shape [%arg1, 2, %arg2, 2, 4] : memref<?x8xf32> into memref<?x2x?x2x4xf32>
// CHECK-NEXT: return [[EXPAND_SHAPE]] : memref<?x2x?x2x4xf32>
func.func @expand2(%a: memref<?x8xf32>, %n: index, %m: index) -> memref<?x2x?x2x4xf32> {
  %e = memref.expand_shape %a [[0, 1], [2]] output_shape [%n, %m, 8] : memref<?x8xf32> into memref<?x?x8xf32>
  %f = memref.expand_shape %e [[0, 1], [2], [3, 4]] output_shape [%n, 2, %m, 2, 4] : memref<?x?x8xf32> into memref<?x2x?x2x4xf32>
  return %f : memref<?x2x?x2x4xf32>
}

// CHECK-LABEL: func.func @collapse2
// CHECK-NEXT: [[COLLAPSE_SHAPE:%.+]] = memref.collapse_shape %arg0 {{\[\[}}0, 1, 2, 3]] : memref<2x3x?x5xf32> into memref<?xf32>
// CHECK-NEXT: [[V0:%.+]] = "test.m"() : () -> memref<1x1x1xf32>
// CHECK-NEXT: [[COLLAPSE_SHAPE_0:%.+]] = memref.collapse_shape [[V0]] [] : memref<1x1x1xf32> into memref<f32>
// CHECK-NEXT: return [[COLLAPSE_SHAPE]], [[COLLAPSE_SHAPE_0]] : memref<?xf32>, memref<f32>
func.func @collapse2(%a: memref<2x3x?x5xf32>) -> (memref<?xf32>, memref<f32>) {
  %e = memref.collapse_shape %a [[0, 1], [2, 3]] : memref<2x3x?x5xf32> into memref<6x?xf32>
  %f = memref.collapse_shape %e [[0, 1]] : memref<6x?xf32> into memref<?xf32>
  %g = "test.m"() : () -> memref<1x1x1xf32>
  %h = memref.collapse_shape %g [[0, 1], [2]] : memref<1x1x1xf32> into memref<1x1xf32>
  %i = memref.collapse_shape %h [] : memref<1x1xf32> into memref<f32>
  return %f, %i : memref<?xf32>, memref<f32>
}

// CHECK-LABEL: func.func @collapse_cast
// CHECK-NEXT: [[CAST:%.+]] = memref.cast %arg0 : memref<4x?xf32, strided<[?, 1], offset: 2>> to memref<?x?xf32, strided<[?, 1], offset: ?>>
// CHECK-NEXT: [[V0:%.+]] = "test.x"([[CAST]]) : (memref<?x?xf32, strided<[?, 1], offset: ?>>) -> memref<?xf32, strided<[1], offset: ?>>
// CHECK-NEXT: [[COLLAPSE_SHAPE:%.+]] = memref.collapse_shape %arg1 {{\[\[}}0, 1]] : memref<4x4xf32> into memref<16xf32>
// CHECK-NEXT: [[CAST_0:%.+]] = memref.cast [[COLLAPSE_SHAPE]] : memref<16xf32> to memref<?xf32>
// CHECK-NEXT: return [[V0]], [[CAST_0]] : memref<?xf32, strided<[1], offset: ?>>, memref<?xf32>
func.func @collapse_cast(%a: memref<4x?xf32, strided<[?, 1], offset: 2>>, %b: memref<4x4xf32>) -> (memref<?xf32, strided<[1], offset: ?>>, memref<?xf32>) {
  %c = memref.cast %a : memref<4x?xf32, strided<[?, 1], offset: 2>> to memref<?x?xf32, strided<[?, 1], offset: ?>>
  %d = "test.x"(%c) : (memref<?x?xf32, strided<[?, 1], offset: ?>>) -> memref<?xf32, strided<[1], offset: ?>>
  %e = memref.cast %b : memref<4x4xf32> to memref<?x?xf32>
  %f = memref.collapse_shape %e [[0, 1]] : memref<?x?xf32> into memref<?xf32>
  return %d, %f : memref<?xf32, strided<[1], offset: ?>>, memref<?xf32>
}
