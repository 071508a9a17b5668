// RUN: pyopt %s --validate-each --expand-strided-metadata | filecheck %s

// Where a dimension is split into several of which the sizes are not known, they are those that the op lists.

// CHECK-DAG: #[[TWICE:.*]] = affine_map<()[s0] -> (s0 * 2)>

// CHECK-LABEL: func.func @expand(
// CHECK-SAME:      %[[A:.*]]: index, %[[B:.*]]: index)
// CHECK:         %[[N:.*]] = arith.muli
// CHECK:         %[[M:.*]] = memref.alloc(%[[N]]) : memref<3x?xindex>
// CHECK:         %[[T:.*]] = affine.apply #[[TWICE]]()[%[[B]]]
// CHECK:         memref.reinterpret_cast %[[M]] to offset: [0], sizes: [3, %[[A]], 2, %[[B]]], strides: [%[[N]], %[[T]], %[[B]], 1]
func.func @expand(%a: index, %b: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %twice = arith.addi %a, %a : index
  %n = arith.muli %twice, %b : index
  %m = memref.alloc(%n) : memref<3x?xindex>
  scf.for %i = %c0 to %n step %c1 {
    memref.store %i, %m[%c1, %i] : memref<3x?xindex>
  }
  %e = memref.expand_shape %m [[0], [1, 2, 3]] output_shape [3, %a, 2, %b] : memref<3x?xindex> into memref<3x?x2x?xindex>
  %base, %offset, %sizes:4, %strides:4 = memref.extract_strided_metadata %e : memref<3x?x2x?xindex>
      -> memref<index>, index, index, index, index, index, index, index, index, index
  %sum = scf.for %i = %c0 to %sizes#1 step %c1 iter_args(%x = %c0) -> index {
    %row = scf.for %j = %c0 to %sizes#3 step %c1 iter_args(%y = %x) -> index {
      %v = memref.load %e[%c1, %i, %c1, %j] : memref<3x?x2x?xindex>
      %z = arith.addi %y, %v : index
      scf.yield %z : index
    }
    scf.yield %row : index
  }
  memref.dealloc %m : memref<3x?xindex>
  return %sum, %strides#1 : index, index
}
