// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Sizes that are known, or are operands of the op that made the memref.

// CHECK-LABEL: func.func @dims
// CHECK-NEXT: [[C1:%.+]] = arith.constant 1 : index
// CHECK-NEXT: [[C9:%.+]] = arith.constant 9 : index
// CHECK-NEXT: [[C4:%.+]] = arith.constant 4 : index
// CHECK-NEXT: [[DIM:%.+]] = memref.dim %arg2, [[C1]] : memref<*xf32>
// CHECK-NEXT: [[DIM_0:%.+]] = memref.dim %arg4, [[C9]] : memref<?x?x?xf32>
// CHECK-NEXT: [[DIM_1:%.+]] = memref.dim %arg4, [[C1]] : memref<?x?x?xf32>
// CHECK-NEXT: return %arg1, [[C4]], [[DIM]], %arg0, %arg1, [[DIM_0]], %arg1, [[DIM_1]] : index, index, index, index, index, index, index, index
func.func @dims(%n: index, %m: index, %u: memref<*xf32>, %b: memref<2048xi8>, %s: memref<?x?x?xf32>) -> (index, index, index, index, index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c9 = arith.constant 9 : index
  %a = memref.alloc(%n, %m) : memref<?x4x?xf32>
  %c2 = arith.constant 2 : index
  %d0 = memref.dim %a, %c2 : memref<?x4x?xf32>
  %d1 = memref.dim %a, %c1 : memref<?x4x?xf32>
  %d2 = memref.dim %u, %c1 : memref<*xf32>
  %v = memref.view %b[%c0][%n] : memref<2048xi8> to memref<4x?xf32>
  %d3 = memref.dim %v, %c1 : memref<4x?xf32>
  %sv = memref.subview %s[0, 0, 0][1, %n, %m][1, 1, 1] : memref<?x?x?xf32> to memref<?x?xf32, strided<[?, 1]>>
  %d4 = memref.dim %sv, %c1 : memref<?x?xf32, strided<[?, 1]>>
  %d5 = memref.dim %s, %c9 : memref<?x?x?xf32>
  %al = memref.alloca(%m) : memref<?xf32>
  %d6 = memref.dim %al, %c0 : memref<?xf32>
  %cast = memref.cast %s : memref<?x?x?xf32> to memref<?x?x?xf32, strided<[?, ?, ?]>>
  %d7 = memref.dim %cast, %c1 : memref<?x?x?xf32, strided<[?, ?, ?]>>
  return %d0, %d1, %d2, %d3, %d4, %d5, %d6, %d7 : index, index, index, index, index, index, index, index
}
