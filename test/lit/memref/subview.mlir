// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Views of everything, of casts and of views.

// CHECK-LABEL: func.func @sv_whole
// CHECK-NEXT: [[CAST:%.+]] = memref.cast %arg0 : memref<8x16xf32> to memref<8x16xf32, strided<[16, 1]>>
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg2[0, 0] [8, 16] [1, 1] : memref<?x16xf32> to memref<8x16xf32, strided<[16, 1]>>
// CHECK-NEXT: return [[CAST]], %arg1, [[SUBVIEW]] : memref<8x16xf32, strided<[16, 1]>>, memref<8x16xf32, strided<[?, 1], offset: ?>>, memref<8x16xf32, strided<[16, 1]>>
func.func @sv_whole(%a: memref<8x16xf32>, %b: memref<8x16xf32, strided<[?, 1], offset: ?>>, %d: memref<?x16xf32>) -> (memref<8x16xf32, strided<[16, 1]>>, memref<8x16xf32, strided<[?, 1], offset: ?>>, memref<8x16xf32, strided<[16, 1]>>) {
  %v = memref.subview %a[0, 0] [8, 16] [1, 1] : memref<8x16xf32> to memref<8x16xf32, strided<[16, 1]>>
  %w = memref.subview %b[0, 0] [8, 16] [1, 1] : memref<8x16xf32, strided<[?, 1], offset: ?>> to memref<8x16xf32, strided<[?, 1], offset: ?>>
  %x = memref.subview %d[0, 0] [8, 16] [1, 1] : memref<?x16xf32> to memref<8x16xf32, strided<[16, 1]>>
  return %v, %w, %x : memref<8x16xf32, strided<[16, 1]>>, memref<8x16xf32, strided<[?, 1], offset: ?>>, memref<8x16xf32, strided<[16, 1]>>
}

// CHECK-LABEL: func.func @sv_cast
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg0[0, 0] [3, 4] [1, 1] : memref<16x16xf32> to memref<3x4xf32, strided<[16, 1]>>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast [[SUBVIEW]] : memref<3x4xf32, strided<[16, 1]>> to memref<3x4xf32, strided<[?, 1]>>
// CHECK-NEXT: [[SUBVIEW_0:%.+]] = memref.subview %arg0[%arg1, %arg1] [1, %arg1] [1, 1] : memref<16x16xf32> to memref<?xf32, strided<[1], offset: ?>>
// CHECK-NEXT: return [[CAST]], [[SUBVIEW_0]] : memref<3x4xf32, strided<[?, 1]>>, memref<?xf32, strided<[1], offset: ?>>
func.func @sv_cast(%a: memref<16x16xf32>, %n: index) -> (memref<3x4xf32, strided<[?, 1]>>, memref<?xf32, strided<[1], offset: ?>>) {
  %c = memref.cast %a : memref<16x16xf32> to memref<?x?xf32>
  %v = memref.subview %c[0, 0] [3, 4] [1, 1] : memref<?x?xf32> to memref<3x4xf32, strided<[?, 1]>>
  %w = memref.subview %c[%n, %n] [1, %n] [1, 1] : memref<?x?xf32> to memref<?xf32, strided<[1], offset: ?>>
  return %v, %w : memref<3x4xf32, strided<[?, 1]>>, memref<?xf32, strided<[1], offset: ?>>
}

// CHECK-LABEL: func.func @sv_sv
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg0[%arg1, %arg1] [%arg1, %arg2] [1, 1] : memref<?x?xf32> to memref<?x?xf32, strided<[?, 1], offset: ?>>
// CHECK-NEXT: return [[SUBVIEW]] : memref<?x?xf32, strided<[?, 1], offset: ?>>
func.func @sv_sv(%a: memref<?x?xf32>, %n: index, %m: index) -> memref<?x?xf32, strided<[?, 1], offset: ?>> {
  %v = memref.subview %a[%n, %n] [%n, %m] [1, 1] : memref<?x?xf32> to memref<?x?xf32, strided<[?, 1], offset: ?>>
  %w = memref.subview %v[0, 0] [%n, %m] [1, 1] : memref<?x?xf32, strided<[?, 1], offset: ?>> to memref<?x?xf32, strided<[?, 1], offset: ?>>
  return %w : memref<?x?xf32, strided<[?, 1], offset: ?>>
}

// CHECK-LABEL: func.func @sv_unit
// CHECK-NEXT: [[SUBVIEW:%.+]] = memref.subview %arg0[0, 0, 0] [1, 5, 1] [1, 1, 1] : memref<1x?x1xf32, strided<[?, ?, ?], offset: ?>> to memref<5x1xf32, strided<[?, ?], offset: ?>>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast [[SUBVIEW]] : memref<5x1xf32, strided<[?, ?], offset: ?>> to memref<?x1xf32, strided<[?, ?], offset: ?>>
// CHECK-NEXT: return [[CAST]] : memref<?x1xf32, strided<[?, ?], offset: ?>>
func.func @sv_unit(%a: memref<1x?x1xf32, strided<[?, ?, ?], offset: ?>>, %n: index) -> memref<?x1xf32, strided<[?, ?], offset: ?>> {
  %c5 = arith.constant 5 : index
  %w = memref.subview %a[0, 0, 0] [1, %c5, 1] [1, 1, 1] : memref<1x?x1xf32, strided<[?, ?, ?], offset: ?>> to memref<?x1xf32, strided<[?, ?], offset: ?>>
  return %w : memref<?x1xf32, strided<[?, ?], offset: ?>>
}
