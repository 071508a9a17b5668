// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Casts fold into ops that move data.

// CHECK-LABEL: func.func @dma
// CHECK-NEXT: memref.dma_start %arg0[%arg3], %arg1[%arg3], %arg3, %arg2[%arg3] : memref<4xf32>, memref<4xf32, 1>, memref<1xi32>
// CHECK-NEXT: memref.dma_wait %arg2[%arg3], %arg3 : memref<1xi32>
// CHECK-NEXT: return
func.func @dma(%a: memref<4xf32>, %b: memref<4xf32, 1>, %t: memref<1xi32>, %i: index) {
  %c = memref.cast %a : memref<4xf32> to memref<?xf32>
  %d = memref.cast %t : memref<1xi32> to memref<?xi32>
  memref.dma_start %c[%i], %b[%i], %i, %d[%i] : memref<?xf32>, memref<4xf32, 1>, memref<?xi32>
  memref.dma_wait %d[%i], %i : memref<?xi32>
  return
}

// CHECK-LABEL: func.func @generic
// CHECK-NEXT: [[CAST:%.+]] = memref.cast %arg0 : memref<4xf32> to memref<?xf32>
// CHECK-NEXT: [[V0:%.+]] = memref.generic_atomic_rmw [[CAST]][%arg1] : memref<?xf32> {
// CHECK-NEXT: ^bb0(%arg3: f32):
// CHECK-NEXT: [[V1:%.+]] = arith.addf %arg3, %arg2 : f32
// CHECK-NEXT: memref.atomic_yield [[V1]] : f32
// CHECK-NEXT: }
// CHECK-NEXT: return [[V0]] : f32
func.func @generic(%a: memref<4xf32>, %i: index, %f: f32) -> f32 {
  %c = memref.cast %a : memref<4xf32> to memref<?xf32>
  %r = memref.generic_atomic_rmw %c[%i] : memref<?xf32> {
  ^bb0(%x: f32):
    %y = arith.addf %x, %f : f32
    memref.atomic_yield %y : f32
  }
  return %r : f32
}
