// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// collapse_shape of expand_shape.

// CHECK-LABEL: func.func @collapse_expand
// CHECK-NEXT: [[COLLAPSE_SHAPE:%.+]] = memref.collapse_shape %arg0 {{\[\[}}0, 1], [2]] : memref<?x?x?xi64> into memref<?x?xi64>
// CHECK-NEXT: return [[COLLAPSE_SHAPE]], %arg4, %arg5 : memref<?x?xi64>, memref<4x?xf32>, memref<?x2xf32>
func.func @collapse_expand(%a: memref<?x?x?xi64>, %x: index, %y: index, %z: index, %b: memref<4x?xf32>, %c: memref<?x2xf32>) -> (memref<?x?xi64>, memref<4x?xf32>, memref<?x2xf32>) {
  %0 = memref.expand_shape %a [[0], [1], [2, 3]] output_shape [%x, %y, %z, 1] : memref<?x?x?xi64> into memref<?x?x?x1xi64>
  %1 = memref.collapse_shape %0 [[0, 1], [2, 3]] : memref<?x?x?x1xi64> into memref<?x?xi64>
  %2 = memref.expand_shape %b [[0, 1], [2]] output_shape [2, 2, %x] : memref<4x?xf32> into memref<2x2x?xf32>
  %3 = memref.collapse_shape %2 [[0, 1], [2]] : memref<2x2x?xf32> into memref<4x?xf32>
  %4 = memref.expand_shape %c [[0, 1], [2]] output_shape [%x, %y, 2] : memref<?x2xf32> into memref<?x?x2xf32>
  %5 = memref.collapse_shape %4 [[0, 1], [2]] : memref<?x?x2xf32> into memref<?x2xf32>
  return %1, %3, %5 : memref<?x?xi64>, memref<4x?xf32>, memref<?x2xf32>
}

// CHECK-LABEL: func.func @collapse_expand_up
// CHECK-NEXT: [[V0:%.+]] = arith.muli %arg1, %arg2 : index
// CHECK-NEXT: [[EXPAND_SHAPE:%.+]] = memref.expand_shape %arg0 {{\[\[}}0, 1], [2]] output_shape [[[V0]], 4, 6] : memref<?x6xf32> into memref<?x4x6xf32>
// CHECK-NEXT: return [[EXPAND_SHAPE]] : memref<?x4x6xf32>
func.func @collapse_expand_up(%a: memref<?x6xf32>, %x: index, %y: index) -> memref<?x4x6xf32> {
  %0 = memref.expand_shape %a [[0, 1, 2, 3], [4]] output_shape [%x, %y, 2, 2, 6] : memref<?x6xf32> into memref<?x?x2x2x6xf32>
  %1 = memref.collapse_shape %0 [[0, 1], [2, 3], [4]] : memref<?x?x2x2x6xf32> into memref<?x4x6xf32>
  return %1 : memref<?x4x6xf32>
}

// CHECK-LABEL: func.func @collapse_expand_dyn3
// CHECK-NEXT: [[C3:%.+]] = arith.constant 3 : index
// CHECK-NEXT: [[V0:%.+]] = arith.muli %arg1, %arg2 : index
// CHECK-NEXT: [[V1:%.+]] = arith.muli [[V0]], [[C3]] : index
// CHECK-NEXT: [[EXPAND_SHAPE:%.+]] = memref.expand_shape %arg0 {{\[\[}}0, 1]] output_shape [[[V1]], %arg3] : memref<?xf32> into memref<?x?xf32>
// CHECK-NEXT: return [[EXPAND_SHAPE]] : memref<?x?xf32>
func.func @collapse_expand_dyn3(%a: memref<?xf32>, %x: index, %y: index, %z: index) -> memref<?x?xf32> {
  %0 = memref.expand_shape %a [[0, 1, 2, 3]] output_shape [%x, %y, 3, %z] : memref<?xf32> into memref<?x?x3x?xf32>
  %1 = memref.collapse_shape %0 [[0, 1, 2], [3]] : memref<?x?x3x?xf32> into memref<?x?xf32>
  return %1 : memref<?x?xf32>
}
