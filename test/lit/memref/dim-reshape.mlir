// RUN: pyopt --canonicalize --allow-unregistered-dialect %s | filecheck %s

// A size of a reshaped memref is read from its shape.

// CHECK-LABEL: func.func @dim_reshape
// CHECK-NEXT: [[C1:%.+]] = arith.constant 1 : index
// CHECK-NEXT: [[V0:%.+]] = memref.load %arg1[%arg3] : memref<?xindex>
// CHECK-NEXT: memref.store %arg3, %arg1[%arg3] : memref<?xindex>
// CHECK-NEXT: [[V1:%.+]] = memref.load %arg2[[[C1]]] : memref<?xi32>
// CHECK-NEXT: [[V2:%.+]] = arith.index_cast [[V1]] : i32 to index
// CHECK-NEXT: return [[V0]], [[V2]] : index, index
func.func @dim_reshape(%m: memref<*xf32>, %sh: memref<?xindex>, %sh32: memref<?xi32>, %i: index) -> (index, index) {
  %r = memref.reshape %m(%sh) : (memref<*xf32>, memref<?xindex>) -> memref<*xf32>
  memref.store %i, %sh[%i] : memref<?xindex>
  %d = memref.dim %r, %i : memref<*xf32>
  %r2 = memref.reshape %m(%sh32) : (memref<*xf32>, memref<?xi32>) -> memref<*xf32>
  %c1 = arith.constant 1 : index
  %d2 = memref.dim %r2, %c1 : memref<*xf32>
  return %d, %d2 : index, index
}

// CHECK-LABEL: func.func @dim_reshape_for
// CHECK-NEXT: [[C0:%.+]] = arith.constant 0 : index
// CHECK-NEXT: [[C1:%.+]] = arith.constant 1 : index
// CHECK-NEXT: [[RESHAPE:%.+]] = memref.reshape %arg0(%arg1) : (memref<*xf32>, memref<?xindex>) -> memref<*xf32>
// CHECK-NEXT: [[V0:%.+]] = scf.for %arg3 = [[C0]] to %arg2 step [[C1]] iter_args(%arg4 = [[C0]]) -> (index) {
// CHECK-NEXT: [[DIM_0:%.+]] = memref.dim [[RESHAPE]], %arg3 : memref<*xf32>
// CHECK-NEXT: [[V3:%.+]] = arith.addi [[DIM_0]], %arg4 : index
// CHECK-NEXT: scf.yield [[V3]] : index
// CHECK-NEXT: }
// CHECK-NEXT: [[V1:%.+]] = arith.muli %arg2, %arg2 : index
// CHECK-NEXT: [[DIM:%.+]] = memref.dim [[RESHAPE]], [[V1]] : memref<*xf32>
// CHECK-NEXT: [[V2:%.+]] = arith.addi [[V0]], [[DIM]] : index
// CHECK-NEXT: return [[V2]] : index
func.func @dim_reshape_for(%m: memref<*xf32>, %sh: memref<?xindex>, %i: index) -> index {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = memref.reshape %m(%sh) : (memref<*xf32>, memref<?xindex>) -> memref<*xf32>
  %s = scf.for %k = %c0 to %i step %c1 iter_args(%x = %c0) -> index {
    %d = memref.dim %r, %k : memref<*xf32>
    %y = arith.addi %d, %x : index
    scf.yield %y : index
  }
  %j = arith.muli %i, %i : index
  %d2 = memref.dim %r, %j : memref<*xf32>
  %t = arith.addi %s, %d2 : index
  return %t : index
}
