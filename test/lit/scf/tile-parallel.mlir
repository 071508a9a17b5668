// RUN: pyopt %s --scf-parallel-loop-tiling=parallel-loop-tile-sizes=4 | filecheck %s

// CHECK: #[[$MIN:.*]] = affine_map<(d0, d1, d2) -> (d0, d1 - d2)>

// CHECK-LABEL: func.func @tile(
// CHECK-SAME:    %[[LO:.*]]: index, %[[HI:.*]]: index, %[[ST:.*]]: index
// CHECK:         %[[C0:.*]] = arith.constant 0 : index
// CHECK:         %[[STEP:.*]] = arith.muli %[[ST]], %{{.*}} : index
// CHECK:         scf.parallel (%[[I:.*]]) = (%[[LO]]) to (%[[HI]]) step (%[[STEP]]) {
// CHECK:           %[[END:.*]] = affine.min #[[$MIN]](%[[STEP]], %[[HI]], %[[I]])
// CHECK:           scf.parallel (%[[J:.*]]) = (%[[C0]]) to (%[[END]]) step (%[[ST]]) {
// CHECK:             %[[AT:.*]] = arith.addi %[[J]], %[[I]] : index
// CHECK:             memref.store %{{.*}}, %{{.*}}[%[[AT]]] : memref<?xf32>
func.func @tile(%lo: index, %hi: index, %st: index, %m: memref<?xf32>, %v: f32) {
  scf.parallel (%i) = (%lo) to (%hi) step (%st) {
    memref.store %v, %m[%i] : memref<?xf32>
  }
  return
}

// The number of iterations is a multiple of four: nothing is cut off.

// CHECK-LABEL: func.func @whole_tiles
// CHECK-NOT:     affine.min
func.func @whole_tiles(%m: memref<?xf32>, %v: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c12 = arith.constant 12 : index
  scf.parallel (%i) = (%c0) to (%c12) step (%c1) {
    memref.store %v, %m[%i] : memref<?xf32>
  }
  return
}
