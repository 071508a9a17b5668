// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// expand_shape of collapse_shape.

// CHECK-LABEL: func.func @expand_collapse
// CHECK-NEXT: [[COLLAPSE_SHAPE:%.+]] = memref.collapse_shape %arg0 {{\[\[}}0, 1], [2]] : memref<2x3x?xf32> into memref<6x?xf32>
// CHECK-NEXT: [[EXPAND_SHAPE:%.+]] = memref.expand_shape %arg2 {{\[\[}}0, 1], [2, 3]] output_shape [2, 3, 2, 2] : memref<6x4xf32> into memref<2x3x2x2xf32>
// CHECK-NEXT: [[COLLAPSE_SHAPE_0:%.+]] = memref.collapse_shape %arg3 {{\[\[}}0, 1]] : memref<?x?xf32> into memref<?xf32>
// CHECK-NEXT: [[EXPAND_SHAPE_1:%.+]] = memref.expand_shape [[COLLAPSE_SHAPE_0]] {{\[\[}}0, 1]] output_shape [%arg1, %arg1] : memref<?xf32> into memref<?x?xf32>
// CHECK-NEXT: return [[COLLAPSE_SHAPE]], [[EXPAND_SHAPE]], [[EXPAND_SHAPE_1]] : memref<6x?xf32>, memref<2x3x2x2xf32>, memref<?x?xf32>
func.func @expand_collapse(%a: memref<2x3x?xf32>, %x: index, %b: memref<6x4xf32>, %c: memref<?x?xf32>) -> (memref<6x?xf32>, memref<2x3x2x2xf32>, memref<?x?xf32>) {
  %0 = memref.collapse_shape %a [[0, 1, 2]] : memref<2x3x?xf32> into memref<?xf32>
  %1 = memref.expand_shape %0 [[0, 1]] output_shape [6, %x] : memref<?xf32> into memref<6x?xf32>
  %2 = memref.collapse_shape %b [[0, 1]] : memref<6x4xf32> into memref<24xf32>
  %3 = memref.expand_shape %2 [[0, 1, 2, 3]] output_shape [2, 3, 2, 2] : memref<24xf32> into memref<2x3x2x2xf32>
  %4 = memref.collapse_shape %c [[0, 1]] : memref<?x?xf32> into memref<?xf32>
  %5 = memref.expand_shape %4 [[0, 1]] output_shape [%x, %x] : memref<?xf32> into memref<?x?xf32>
  return %1, %3, %5 : memref<6x?xf32>, memref<2x3x2x2xf32>, memref<?x?xf32>
}

// CHECK-LABEL: func.func @expand_collapse3
// CHECK-NEXT: [[COLLAPSE_SHAPE:%.+]] = memref.collapse_shape %arg0 {{\[\[}}0, 1], [2], [3, 4]] : memref<1x2x?x1x5xf32> into memref<2x?x5xf32>
// CHECK-NEXT: [[COLLAPSE_SHAPE_0:%.+]] = memref.collapse_shape %arg0 {{\[\[}}0], [1, 2], [3, 4]] : memref<1x2x?x1x5xf32> into memref<1x?x5xf32>
// CHECK-NEXT: return [[COLLAPSE_SHAPE]], [[COLLAPSE_SHAPE_0]] : memref<2x?x5xf32>, memref<1x?x5xf32>
func.func @expand_collapse3(%a: memref<1x2x?x1x5xf32>, %x: index) -> (memref<2x?x5xf32>, memref<1x?x5xf32>) {
  %0 = memref.collapse_shape %a [[0, 1, 2, 3, 4]] : memref<1x2x?x1x5xf32> into memref<?xf32>
  %1 = memref.expand_shape %0 [[0, 1, 2]] output_shape [2, %x, 5] : memref<?xf32> into memref<2x?x5xf32>
  %2 = memref.expand_shape %0 [[0, 1, 2]] output_shape [1, %x, 5] : memref<?xf32> into memref<1x?x5xf32>
  return %1, %2 : memref<2x?x5xf32>, memref<1x?x5xf32>
}
