// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// Constant sizes become part of an allocation, and what nobody reads goes.

// CHECK-LABEL: func.func @alloc_const
// CHECK-NEXT: [[ALLOC:%.+]] = memref.alloc(%arg0) {alignment = 16 : i64} : memref<4x?x8xf32>
// CHECK-NEXT: [[CAST:%.+]] = memref.cast [[ALLOC]] : memref<4x?x8xf32> to memref<?x?x8xf32>
// CHECK-NEXT: return [[CAST]] : memref<?x?x8xf32>
func.func @alloc_const(%n: index) -> memref<?x?x8xf32> {
  %c4 = arith.constant 4 : index
  %a = memref.alloc(%c4, %n) {alignment = 16 : i64} : memref<?x?x8xf32>
  return %a : memref<?x?x8xf32>
}

// CHECK-LABEL: func.func @dead_alloc
// CHECK-NEXT: return
func.func @dead_alloc(%f: f32, %i: index) {
  %a = memref.alloc() : memref<4xf32>
  memref.store %f, %a[%i] : memref<4xf32>
  memref.dealloc %a : memref<4xf32>
  %b = memref.alloca() : memref<4xf32>
  memref.store %f, %b[%i] : memref<4xf32>
  %c = memref.alloc() : memref<memref<4xf32>>
  %d = memref.alloc() : memref<4xf32>
  memref.store %d, %c[] : memref<memref<4xf32>>
  memref.store %f, %d[%i] : memref<4xf32>
  return
}

// CHECK-LABEL: func.func @realloc
// CHECK-NEXT: return
func.func @realloc(%s: memref<4xf32>, %n: index, %f: f32) {
  %a = memref.realloc %s(%n) : memref<4xf32> to memref<?xf32>
  memref.store %f, %a[%n] : memref<?xf32>
  return
}
