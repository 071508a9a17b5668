// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Constant operands of subview.

// CHECK-LABEL: func.func @sv_const
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg0[2, %arg1] [3, %arg1] [1, 2] : memref<8x16xf32> to memref<3x?xf32, strided<[16, 2], offset: ?>>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast [[SUBVIEW]] : memref<3x?xf32, strided<[16, 2], offset: ?>> to memref<?x?xf32, strided<[?, ?], offset: ?>>
// CHECK-NEXT: return [[CAST]] : memref<?x?xf32, strided<[?, ?], offset: ?>>
func.func @sv_const(%a: memref<8x16xf32>, %n: index) -> memref<?x?xf32, strided<[?, ?], offset: ?>> {
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c1 = arith.constant 1 : index
  %v = memref.subview %a[%c2, %n] [%c3, %n] [%c1, %c2] : memref<8x16xf32> to memref<?x?xf32, strided<[?, ?], offset: ?>>
  return %v : memref<?x?xf32, strided<[?, ?], offset: ?>>
}

// CHECK-LABEL: func.func @sv_const_oob
// CHECK-NEXT: [[C9:%.+]] = arith.constant 9 : index
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg0[[[C9]], %arg1] [%arg1, %arg1] [1, 1] : memref<8x16xf32> to memref<?x?xf32, strided<[16, 1], offset: ?>>
// CHECK-NEXT: return [[SUBVIEW]] : memref<?x?xf32, strided<[16, 1], offset: ?>>
func.func @sv_const_oob(%a: memref<8x16xf32>, %n: index) -> memref<?x?xf32, strided<[16, 1], offset: ?>> {
  %c9 = arith.constant 9 : index
  %v = memref.subview %a[%c9, %n] [%n, %n] [1, 1] : memref<8x16xf32> to memref<?x?xf32, strided<[16, 1], offset: ?>>
  return %v : memref<?x?xf32, strided<[16, 1], offset: ?>>
}

// CHECK-LABEL: func.func @sv_const_neg
// CHECK-NEXT: [[C9:%.+]] = arith.constant -9 : index
// CHECK-NEXT: [[C0:%.+]] = arith.constant 0 : index
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg0[[[C9]], %arg1] [%arg1, %arg1] [[[C0]], 1] : memref<?x16xf32> to memref<?x?xf32, strided<[?, 1], offset: ?>>
// CHECK-NEXT: return [[SUBVIEW]] : memref<?x?xf32, strided<[?, 1], offset: ?>>
func.func @sv_const_neg(%a: memref<?x16xf32>, %n: index) -> memref<?x?xf32, strided<[?, 1], offset: ?>> {
  %c9 = arith.constant -9 : index
  %c0 = arith.constant 0 : index
  %v = memref.subview %a[%c9, %n] [%n, %n] [%c0, 1] : memref<?x16xf32> to memref<?x?xf32, strided<[?, 1], offset: ?>>
  return %v : memref<?x?xf32, strided<[?, 1], offset: ?>>
}

// CHECK-LABEL: func.func @sv_reduced
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg0[2, %arg1, 0] [1, 1, 2] [1, 1, 1] : memref<8x16x4xf32, strided<[64, 4, 1], offset: ?>> to memref<2xf32, strided<[1], offset: ?>>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast [[SUBVIEW]] : memref<2xf32, strided<[1], offset: ?>> to memref<?xf32, strided<[1], offset: ?>>
// CHECK-NEXT: [[SUBVIEW_0:%.+]] = memref.subview %arg0[0, %arg1, 0] [1, 2, 4] [1, 1, 1] : memref<8x16x4xf32, strided<[64, 4, 1], offset: ?>> to memref<2x4xf32, strided<[4, 1], offset: ?>>
// CHECK-NEXT: [[CAST_1:%.+]] = memref.cast [[SUBVIEW_0]] : memref<2x4xf32, strided<[4, 1], offset: ?>> to memref<?x4xf32, strided<[4, 1], offset: ?>>
// CHECK-NEXT: return [[CAST]], [[CAST_1]] : memref<?xf32, strided<[1], offset: ?>>, memref<?x4xf32, strided<[4, 1], offset: ?>>
func.func @sv_reduced(%a: memref<8x16x4xf32, strided<[64, 4, 1], offset: ?>>, %n: index) -> (memref<?xf32, strided<[1], offset: ?>>, memref<?x4xf32, strided<[4, 1], offset: ?>>) {
  %c2 = arith.constant 2 : index
  %v = memref.subview %a[%c2, %n, 0] [1, 1, %c2] [1, 1, 1] : memref<8x16x4xf32, strided<[64, 4, 1], offset: ?>> to memref<?xf32, strided<[1], offset: ?>>
  %w = memref.subview %a[0, %n, 0] [1, %c2, 4] [1, 1, 1] : memref<8x16x4xf32, strided<[64, 4, 1], offset: ?>> to memref<?x4xf32, strided<[4, 1], offset: ?>>
  return %v, %w : memref<?xf32, strided<[1], offset: ?>>, memref<?x4xf32, strided<[4, 1], offset: ?>>
}
