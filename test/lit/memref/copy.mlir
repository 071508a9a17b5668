// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Copies of nothing, to the same place, and of casts.

// CHECK-LABEL: func.func @copies
// CHECK-NEXT: memref.copy %arg0, %arg3 : memref<4xf32> to memref<?xf32>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast %arg3 : memref<?xf32> to memref<4xf32>
// CHECK-NEXT: memref.copy [[CAST]], %arg0 : memref<4xf32> to memref<4xf32>
// CHECK-NEXT: return
func.func @copies(%a: memref<4xf32>, %z: memref<0x?xf32>, %w: memref<0x?xf32>, %d: memref<?xf32>) {
  memref.copy %a, %a : memref<4xf32> to memref<4xf32>
  memref.copy %z, %w : memref<0x?xf32> to memref<0x?xf32>
  %c = memref.cast %a : memref<4xf32> to memref<4xf32, strided<[?], offset: ?>>
  memref.copy %c, %d : memref<4xf32, strided<[?], offset: ?>> to memref<?xf32>
  %e = memref.cast %d : memref<?xf32> to memref<4xf32>
  memref.copy %e, %a : memref<4xf32> to memref<4xf32>
  return
}
