// RUN: pyopt %s --expand-strided-metadata | filecheck %s

// CHECK-DAG: #[[OFFSET:.*]] = affine_map<()[s0, s1, s2] -> (s0 * s1 + s2)>
// CHECK-DAG: #[[TWICE:.*]] = affine_map<()[s0] -> (s0 * 2)>
// CHECK-DAG: #[[BY6:.*]] = affine_map<()[s0] -> (s0 floordiv 6)>
// CHECK-DAG: #[[OUTER:.*]] = affine_map<()[s0, s1] -> ((s0 floordiv 2) * s1)>
// CHECK-DAG: #[[INNER:.*]] = affine_map<()[s0] -> (s0 * 3)>
// CHECK-DAG: #[[BY4:.*]] = affine_map<()[s0] -> (s0 * 4)>

// CHECK-LABEL: func.func @subview(
// CHECK-SAME:      %[[M:.*]]: memref<8x?xf32>, %[[I:.*]]: index, %[[J:.*]]: index, %[[N:.*]]: index)
// CHECK-NEXT:    %[[B:.*]], %{{.*}}, %{{.*}}:2, %[[S:.*]]:2 = memref.extract_strided_metadata %[[M]]
// CHECK-NEXT:    %[[R:.*]] = affine.apply #[[TWICE]]()[%[[S]]#0]
// CHECK-NEXT:    %[[O:.*]] = affine.apply #[[OFFSET]]()[%[[I]], %[[S]]#0, %[[J]]]
// CHECK-NEXT:    memref.reinterpret_cast %[[B]] to offset: [%[[O]]], sizes: [4, %[[N]]], strides: [%[[R]], %[[J]]]
func.func @subview(%m: memref<8x?xf32>, %i: index, %j: index, %n: index) -> memref<4x?xf32, strided<[?, ?], offset: ?>> {
  %v = memref.subview %m[%i, %j] [4, %n] [2, %j] : memref<8x?xf32> to memref<4x?xf32, strided<[?, ?], offset: ?>>
  return %v : memref<4x?xf32, strided<[?, ?], offset: ?>>
}

// CHECK-LABEL: func.func @expand(
// CHECK-SAME:      %[[M:.*]]: memref<{{.*}}>, %{{.*}}: index)
// CHECK-NEXT:    %[[B:.*]], %{{.*}}, %[[N:.*]], %[[S:.*]] = memref.extract_strided_metadata %[[M]]
// CHECK-NEXT:    %[[D:.*]] = affine.apply #[[BY6]]()[%[[N]]]
// CHECK-NEXT:    %[[O:.*]] = affine.apply #[[OUTER]]()[%[[N]], %[[S]]]
// CHECK-NEXT:    %[[I:.*]] = affine.apply #[[INNER]]()[%[[S]]]
// CHECK-NEXT:    memref.reinterpret_cast %[[B]] to offset: [3], sizes: [2, %[[D]], 3], strides: [%[[O]], %[[I]], %[[S]]]
func.func @expand(%m: memref<?xf32, strided<[?], offset: 3>>, %n: index) -> memref<2x?x3xf32, strided<[?, ?, ?], offset: 3>> {
  %v = memref.expand_shape %m [[0, 1, 2]] output_shape [2, %n, 3] : memref<?xf32, strided<[?], offset: 3>> into memref<2x?x3xf32, strided<[?, ?, ?], offset: 3>>
  return %v : memref<2x?x3xf32, strided<[?, ?, ?], offset: 3>>
}

// CHECK-LABEL: func.func @collapse(
// CHECK-NEXT:    %[[B:.*]], %{{.*}}, %[[N:.*]]:3, %[[S:.*]]:3 = memref.extract_strided_metadata
// CHECK-NEXT:    %[[D:.*]] = affine.apply #[[BY4]]()[%[[N]]#0]
// CHECK-NEXT:    memref.reinterpret_cast %[[B]] to offset: [0], sizes: [%[[D]], %[[N]]#2], strides: [%[[S]]#1, 1]
func.func @collapse(%m: memref<?x4x?xf32>) -> memref<?x?xf32> {
  %v = memref.collapse_shape %m [[0, 1], [2]] : memref<?x4x?xf32> into memref<?x?xf32>
  return %v : memref<?x?xf32>
}
