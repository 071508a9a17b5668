// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Casts fold into their users and into each other.

// CHECK-LABEL: func.func @cast_fold
// CHECK-NEXT: [[V0:%.+]] = memref.load %arg0[%arg1, %arg1] : memref<4x8xf32>
// CHECK-NEXT: memref.store [[V0]], %arg0[%arg1, %arg1] : memref<4x8xf32>
// CHECK-NEXT: memref.prefetch %arg0[%arg1, %arg1], read, locality<3>, data : memref<4x8xf32>
// CHECK-NEXT: memref.dealloc %arg0 : memref<4x8xf32>
// CHECK-NEXT: [[V1:%.+]] = memref.atomic_rmw addf [[V0]], %arg0[%arg1, %arg1] : (f32, memref<4x8xf32>) -> f32
// CHECK-NEXT: return [[V1]] : f32
func.func @cast_fold(%a: memref<4x8xf32>, %i: index) -> f32 {
  %c = memref.cast %a : memref<4x8xf32> to memref<?x?xf32>
  %x = memref.load %c[%i, %i] : memref<?x?xf32>
  memref.store %x, %c[%i, %i] : memref<?x?xf32>
  memref.prefetch %c[%i, %i], read, locality<3>, data : memref<?x?xf32>
  memref.dealloc %c : memref<?x?xf32>
  %y = memref.atomic_rmw addf %x, %c[%i, %i] : (f32, memref<?x?xf32>) -> f32
  return %y : f32
}

// CHECK-LABEL: func.func @cast_cast
// CHECK-NEXT: [[CAST:%.+]] = memref.cast %arg0 : memref<4x8xf32> to memref<?x8xf32>
// CHECK-NEXT: [[CAST_0:%.+]] = memref.cast %arg0 : memref<4x8xf32> to memref<*xf32>
// CHECK-NEXT: return [[CAST]], %arg0, [[CAST_0]], %arg0 : memref<?x8xf32>, memref<4x8xf32>, memref<*xf32>, memref<4x8xf32>
func.func @cast_cast(%a: memref<4x8xf32>) -> (memref<?x8xf32>, memref<4x8xf32>, memref<*xf32>, memref<4x8xf32>) {
  %c = memref.cast %a : memref<4x8xf32> to memref<?x?xf32>
  %d = memref.cast %c : memref<?x?xf32> to memref<?x8xf32>
  %e = memref.cast %c : memref<?x?xf32> to memref<4x8xf32>
  %u = memref.cast %c : memref<?x?xf32> to memref<*xf32>
  %v = memref.cast %u : memref<*xf32> to memref<4x8xf32>
  return %d, %e, %u, %v : memref<?x8xf32>, memref<4x8xf32>, memref<*xf32>, memref<4x8xf32>
}

// CHECK-LABEL: func.func @store_cast_value
// CHECK-NEXT: [[CAST:%.+]] = memref.cast %arg0 : memref<4xf32> to memref<?xf32>
// CHECK-NEXT: memref.store [[CAST]], %arg1[] : memref<memref<?xf32>>
// CHECK-NEXT: return
func.func @store_cast_value(%a: memref<4xf32>, %m: memref<memref<?xf32>>) {
  %c = memref.cast %a : memref<4xf32> to memref<?xf32>
  memref.store %c, %m[] : memref<memref<?xf32>>
  return
}
