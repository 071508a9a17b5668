// RUN: pyopt %s --fold-memref-alias-ops | filecheck %s

// CHECK-DAG: #[[ROW:.*]] = affine_map<()[s0, s1] -> (s0 + s1 * 2)>
// CHECK-DAG: #[[COL:.*]] = affine_map<()[s0, s1, s2] -> (s0 + s1 * s2)>
// CHECK-DAG: #[[BOTH:.*]] = affine_map<()[s0, s1] -> (s0 + s0 * s1)>
// CHECK-DAG: #[[SUM:.*]] = affine_map<()[s0, s1] -> (s0 + s1)>

// CHECK-LABEL: func.func @load_and_store(
// CHECK-SAME:      %[[M:.*]]: memref<12x32xf32>, %[[I:.*]]: index, %[[J:.*]]: index, %[[S:.*]]: index)
// CHECK-NEXT:    %[[R0:.*]] = affine.apply #[[ROW]]()[%[[I]], %[[J]]]
// CHECK-NEXT:    %[[C0:.*]] = affine.apply #[[COL]]()[%[[J]], %[[I]], %[[S]]]
// CHECK-NEXT:    %[[X:.*]] = memref.load %[[M]][%[[R0]], %[[C0]]] {nontemporal = true} : memref<12x32xf32>
// CHECK-NEXT:    %[[R1:.*]] = affine.apply #[[ROW]]()[%[[I]], %[[J]]]
// CHECK-NEXT:    %[[C1:.*]] = affine.apply #[[BOTH]]()[%[[J]], %[[S]]]
// CHECK-NEXT:    memref.store %[[X]], %[[M]][%[[R1]], %[[C1]]] : memref<12x32xf32>
// CHECK-NEXT:    return
func.func @load_and_store(%m: memref<12x32xf32>, %i: index, %j: index, %s: index) {
  %v = memref.subview %m[%i, %j] [4, 4] [2, %s] : memref<12x32xf32> to memref<4x4xf32, strided<[64, ?], offset: ?>>
  %x = memref.load %v[%j, %i] {nontemporal = true} : memref<4x4xf32, strided<[64, ?], offset: ?>>
  memref.store %x, %v[%j, %j] : memref<4x4xf32, strided<[64, ?], offset: ?>>
  return
}

// The dimension that the view drops is read at its offset.
// CHECK-LABEL: func.func @dropped(
// CHECK-SAME:      %[[M:.*]]: memref<12x32xf32>, %[[I:.*]]: index)
// CHECK-NEXT:    %[[C3:.*]] = arith.constant 3 : index
// CHECK-NEXT:    memref.load %[[M]][%[[C3]], %[[I]]] : memref<12x32xf32>
func.func @dropped(%m: memref<12x32xf32>, %i: index) -> f32 {
  %v = memref.subview %m[3, 0] [1, 32] [1, 1] : memref<12x32xf32> to memref<32xf32, strided<[1], offset: 96>>
  %x = memref.load %v[%i] : memref<32xf32, strided<[1], offset: 96>>
  return %x : f32
}

// CHECK-LABEL: func.func @view_of_view(
// CHECK-SAME:      %[[M:.*]]: memref<12x32xf32>, %[[I:.*]]: index, %[[J:.*]]: index)
// CHECK-NEXT:    %[[O:.*]] = affine.apply #[[SUM]]()[%[[I]], %[[J]]]
// CHECK-NEXT:    %[[V:.*]] = memref.subview %[[M]][%[[O]], 6] [2, 1] [1, 1] : memref<12x32xf32> to memref<2xf32, strided<[32], offset: ?>>
// CHECK-NEXT:    return %[[V]]
func.func @view_of_view(%m: memref<12x32xf32>, %i: index, %j: index) -> memref<2xf32, strided<[32], offset: ?>> {
  %v = memref.subview %m[%i, 3] [8, 4] [1, 1] : memref<12x32xf32> to memref<8x4xf32, strided<[32, 1], offset: ?>>
  %w = memref.subview %v[%j, 3] [2, 1] [1, 1] : memref<8x4xf32, strided<[32, 1], offset: ?>> to memref<2xf32, strided<[32], offset: ?>>
  return %w : memref<2xf32, strided<[32], offset: ?>>
}
