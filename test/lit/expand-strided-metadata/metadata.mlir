// RUN: pyopt %s --expand-strided-metadata | filecheck %s

// The parts of an allocation are its operands.
// CHECK-LABEL: func.func @alloc(
// CHECK-SAME:      %[[N:.*]]: index)
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[C4:.*]] = arith.constant 4 : index
// CHECK:         %[[A:.*]] = memref.alloc(%[[N]])
// CHECK-NEXT:    %[[B:.*]] = memref.reinterpret_cast %[[A]] to offset: [0], sizes: [], strides: [] : memref<4x?xf32> to memref<f32>
// CHECK-NEXT:    return %[[B]], %[[C0]], %[[C4]], %[[N]], %[[N]], %[[C1]]
func.func @alloc(%n: index) -> (memref<f32>, index, index, index, index, index) {
  %a = memref.alloc(%n) : memref<4x?xf32>
  %b, %o, %s:2, %t:2 = memref.extract_strided_metadata %a : memref<4x?xf32> -> memref<f32>, index, index, index, index, index
  return %b, %o, %s#0, %s#1, %t#0, %t#1 : memref<f32>, index, index, index, index, index
}

// Views and casts are looked through; one that changes the memory space is repeated on the buffer.
// CHECK-LABEL: func.func @through(
// CHECK-SAME:      %[[M:.*]]: memref<8x16xf32, 1>, %[[I:.*]]: index)
// CHECK-NEXT:    %[[C4:.*]] = arith.constant 4 : index
// CHECK-NEXT:    %[[B:.*]], %{{.*}}, %{{.*}}:2, %{{.*}}:2 = memref.extract_strided_metadata %[[M]]
// CHECK-NEXT:    %[[O:.*]] = affine.apply #{{.*}}()[%[[I]]]
// CHECK-NEXT:    %[[C:.*]] = memref.memory_space_cast %[[B]] : memref<f32, 1> to memref<f32>
// CHECK-NEXT:    return %[[C]], %[[O]], %[[C4]]
func.func @through(%m: memref<8x16xf32, 1>, %i: index) -> (memref<f32>, index, index) {
  %v = memref.subview %m[%i, 3] [1, 4] [1, 1] : memref<8x16xf32, 1> to memref<4xf32, strided<[1], offset: ?>, 1>
  %c = memref.memory_space_cast %v : memref<4xf32, strided<[1], offset: ?>, 1> to memref<4xf32, strided<[1], offset: ?>>
  %w = memref.assume_alignment %c, 4 : memref<4xf32, strided<[1], offset: ?>>
  %b, %o, %s, %t = memref.extract_strided_metadata %w : memref<4xf32, strided<[1], offset: ?>> -> memref<f32>, index, index, index
  return %b, %o, %s : memref<f32>, index, index
}

// CHECK-LABEL: func.func @address(
// CHECK-SAME:      %[[M:.*]]: memref<8x16xf32>)
// CHECK-NEXT:    memref.extract_aligned_pointer_as_index %[[M]]
func.func @address(%m: memref<8x16xf32>) -> index {
  %v = memref.subview %m[1, 3] [1, 4] [1, 1] : memref<8x16xf32> to memref<4xf32, strided<[1], offset: 19>>
  %p = memref.extract_aligned_pointer_as_index %v : memref<4xf32, strided<[1], offset: 19>> -> index
  return %p : index
}
