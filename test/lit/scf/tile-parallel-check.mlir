// RUN: pyopt %s --scf-parallel-loop-tiling="parallel-loop-tile-sizes=4 no-min-max-bounds" | filecheck %s
// RUN: pyopt %s --run=run | filecheck %s --check-prefix=RUNS
// RUN: pyopt %s --scf-parallel-loop-tiling="parallel-loop-tile-sizes=4 no-min-max-bounds" --run=run | filecheck %s --check-prefix=RUNS

// A point of the original loop is the sum of the two counters, whatever the step is. Bounds are signed.

// CHECK:      scf.parallel (%[[I:.*]]) = (%{{.*}}) to (%[[HI:.*]]) step
// CHECK-NEXT:   scf.parallel (%[[J:.*]]) =
// CHECK-NEXT:     %[[P:.*]] = arith.addi %[[J]], %[[I]] : index
// CHECK-NEXT:     %[[T:.*]] = arith.constant true
// CHECK-NEXT:     %[[Q:.*]] = arith.addi %[[J]], %[[I]] : index
// CHECK-NEXT:     %[[L:.*]] = arith.cmpi slt, %[[Q]], %[[HI]] : index
// CHECK-NEXT:     %[[C:.*]] = arith.andi %[[T]], %[[L]] : i1
// CHECK-NEXT:     scf.if %[[C]] {

// RUNS: dense<[1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]> : memref<12xi8>
func.func @run() -> memref<12xi8> {
  %m = memref.alloc() : memref<12xi8>
  %zero = arith.constant 0 : i8
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c5 = arith.constant 5 : index
  %c7 = arith.constant 7 : index
  %c12 = arith.constant 12 : index
  %lo = arith.constant -5 : index
  scf.for %i = %c0 to %c12 step %c1 {
    memref.store %zero, %m[%i] : memref<12xi8>
  }
  call @even(%m, %lo, %c7, %c2, %c5) : (memref<12xi8>, index, index, index, index) -> ()
  return %m : memref<12xi8>
}
func.func private @even(%m: memref<12xi8>, %lo: index, %hi: index, %st: index, %by: index) {
  %one = arith.constant 1 : i8
  scf.parallel (%i) = (%lo) to (%hi) step (%st) {
    %at = arith.addi %i, %by : index
    memref.store %one, %m[%at] : memref<12xi8>
  }
  return
}
