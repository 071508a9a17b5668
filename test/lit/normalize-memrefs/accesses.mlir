// RUN: pyopt %s --normalize-memrefs | filecheck %s

#shifted = affine_map<(d0) -> (d0 + 1)>
#tiled = affine_map<(d0, d1) -> (d0, d1 floordiv 32, d1 mod 32)>

// CHECK-DAG: #[[NEXT:.*]] = affine_map<()[s0] -> (s0 + 1)>
// CHECK-DAG: #[[TILES:.*]] = affine_map<(d0, d1) -> (d1 ceildiv 32)>
// CHECK-DAG: #[[TILE:.*]] = affine_map<(d0, d1) -> (32)>

// CHECK-LABEL: func.func @shift(
// CHECK-SAME:      %[[I:.*]]: index, %[[X:.*]]: f32)
// CHECK-NEXT:    %[[A:.*]] = memref.alloc() {alignment = 64 : i64} : memref<17xf32>
// CHECK-NEXT:    affine.for %[[K:.*]] = 0 to 16 {
// CHECK-NEXT:      affine.store %[[X]], %[[A]][%[[K]] + 1] : memref<17xf32>
// CHECK-NEXT:    }
// CHECK-NEXT:    %[[J:.*]] = affine.apply #[[NEXT]]()[%[[I]]]
// CHECK-NEXT:    memref.load %[[A]][%[[J]]] : memref<17xf32>
// CHECK-NEXT:    memref.dealloc %[[A]] : memref<17xf32>
func.func @shift(%i: index, %x: f32) -> f32 {
  %a = memref.alloc() {alignment = 64 : i64} : memref<16xf32, #shifted>
  affine.for %k = 0 to 16 {
    affine.store %x, %a[%k] : memref<16xf32, #shifted>
  }
  %y = memref.load %a[%i] : memref<16xf32, #shifted>
  memref.dealloc %a : memref<16xf32, #shifted>
  return %y : f32
}

// The sizes of tiles count: so many as cover the dimension.
// CHECK-LABEL: func.func @dynamic(
// CHECK-SAME:      %[[N:.*]]: index, %[[X:.*]]: f32)
// CHECK-NEXT:    %[[C4:.*]] = arith.constant 4 : index
// CHECK-NEXT:    %[[T:.*]] = affine.apply #[[TILES]](%[[C4]], %[[N]])
// CHECK-NEXT:    %[[S:.*]] = affine.apply #[[TILE]](%[[C4]], %[[N]])
// CHECK-NEXT:    %[[A:.*]] = memref.alloc(%[[T]], %[[S]]) : memref<4x?x?xf32>
// CHECK-NEXT:    affine.for %[[I:.*]] = 0 to 4 {
// CHECK:           affine.store %[[X]], %[[A]][%[[I]], %[[I]] floordiv 32, %[[I]] mod 32] : memref<4x?x?xf32>
func.func @dynamic(%n: index, %x: f32) {
  %a = memref.alloc(%n) : memref<4x?xf32, #tiled>
  affine.for %i = 0 to 4 {
    affine.store %x, %a[%i, %i] : memref<4x?xf32, #tiled>
  }
  return
}
