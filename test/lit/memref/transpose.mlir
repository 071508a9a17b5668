// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Transpositions compose; the rank of a memref.

// CHECK-LABEL: func.func @transpose
// CHECK-NEXT: [[TRANSPOSE:%.+]] = memref.transpose %arg0 (d0, d1, d2) -> (d2, d0, d1) : memref<4x8x?xf32> to memref<?x4x8xf32, strided<[1, ?, ?]>>
// CHECK-NEXT: return [[TRANSPOSE]], %arg1 : memref<?x4x8xf32, strided<[1, ?, ?]>>, memref<4x4xf32>
func.func @transpose(%a: memref<4x8x?xf32>, %sq: memref<4x4xf32>) -> (memref<?x4x8xf32, strided<[1, ?, ?]>>, memref<4x4xf32>) {
  %t = memref.transpose %a (i, j, k) -> (j, k, i) : memref<4x8x?xf32> to memref<8x?x4xf32, strided<[?, 1, ?]>>
  %u = memref.transpose %t (i, j, k) -> (j, k, i) : memref<8x?x4xf32, strided<[?, 1, ?]>> to memref<?x4x8xf32, strided<[1, ?, ?]>>
  %s = memref.transpose %sq (i, j) -> (i, j) : memref<4x4xf32> to memref<4x4xf32>
  return %u, %s : memref<?x4x8xf32, strided<[1, ?, ?]>>, memref<4x4xf32>
}

// CHECK-LABEL: func.func @rank
// CHECK-NEXT: [[C2:%.+]] = arith.constant 2 : index
// CHECK-NEXT: [[V0:%.+]] = memref.rank %arg0 : memref<*xf32>
// CHECK-NEXT: return [[V0]], [[C2]] : index, index
func.func @rank(%m: memref<*xf32>, %a: memref<4x?xf32>) -> (index, index) {
  %r = memref.rank %m : memref<*xf32>
  %s = memref.rank %a : memref<4x?xf32>
  return %r, %s : index, index
}
