// RUN: pyopt %s --normalize-memrefs | filecheck %s

// The shape covers what the layout can reach.
// CHECK-LABEL: func.func @shapes(
// CHECK-NEXT:    memref.alloc() : memref<68xf32>
// CHECK-NEXT:    memref.alloca() : memref<2x3x32xf32>
// CHECK-NEXT:    memref.alloc() : memref<4x1x17xf32>
// CHECK-NEXT:    memref.alloc() : memref<31xf32>
func.func @shapes() {
  %0 = memref.alloc() : memref<8x4xf32, strided<[8, 2], offset: 5>>
  %1 = memref.alloca() : memref<2x70xf32, affine_map<(d0, d1) -> (d0, d1 floordiv 32, d1 mod 32)>>
  %2 = memref.alloc() : memref<7x9xf32, affine_map<(d0, d1) -> ((d0 * 3 + d1) floordiv 4 - d0 floordiv 2, 0, d1 * 2)>>
  %3 = memref.alloc() : memref<16xf32, affine_map<(d0) -> ((d0 floordiv 4) * 8 + d0 mod 4)>>
  return
}

// These stay: a shift by a symbol has no bound, -d0 leaves the array, and sizes are only known how to split into tiles.
// CHECK-LABEL: func.func @stay(
// CHECK-NEXT:    memref.alloc()[%{{.*}}] : memref<10xf32, #
// CHECK-NEXT:    memref.alloc() : memref<10xf32, #
// CHECK-NEXT:    memref.alloc(%{{.*}}) : memref<?xf32, #
func.func @stay(%n: index) {
  %0 = memref.alloc()[%n] : memref<10xf32, affine_map<(d0)[s0] -> (d0 + s0)>>
  %1 = memref.alloc() : memref<10xf32, affine_map<(d0) -> (-d0 - 1)>>
  %2 = memref.alloc(%n) : memref<?xf32, affine_map<(d0) -> (d0 * 2)>>
  return
}
