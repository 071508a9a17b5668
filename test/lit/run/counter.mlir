// RUN: pyopt %s --run=within --args="-128 : i8, 72 : i8, 100 : i8" | filecheck %s --check-prefix=WITHIN
// RUN: pyopt %s --convert-scf-to-cf --run=within --args="-128 : i8, 72 : i8, 100 : i8" | filecheck %s --check-prefix=WITHIN
// RUN: pyopt %s --scf-for-to-while --run=within --args="-128 : i8, 72 : i8, 100 : i8" | filecheck %s --check-prefix=WITHIN
// RUN: pyopt %s --run=within --args="127 : i8, 127 : i8, 1 : i8" | filecheck %s --check-prefix=NEVER
// RUN: not pyopt %s --run=within --args="0 : i8, 127 : i8, 2 : i8" 2>&1 | filecheck %s --check-prefix=SIGNED
// RUN: pyopt %s --run=unsigned --args="-2 : i8, -1 : i8, 1 : i8" | filecheck %s --check-prefix=ONE
// RUN: not pyopt %s --run=unsigned --args="-2 : i8, -1 : i8, 2 : i8" 2>&1 | filecheck %s --check-prefix=UNSIGNED
// RUN: not pyopt %s --run=parallel --args="9223372036854775807 : index" 2>&1 | filecheck %s --check-prefix=INDEX

// The number behind the last one that a loop counts is of the counter's type, or the loop has no meaning: taken apart, it would wrap around.

// WITHIN: 2 : index
// NEVER: 0 : index
// ONE: 1 : index
// SIGNED: counter.mlir:[[@LINE+4]]:8: error: 'scf.for' op has a counter that steps past 127, the largest number of its type
func.func @within(%lo: i8, %hi: i8, %st: i8) -> index {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = scf.for %i = %lo to %hi step %st iter_args(%k = %c0) -> (index) : i8 {
    %next = arith.addi %k, %c1 : index
    scf.yield %next : index
  }
  return %n : index
}

// UNSIGNED: counter.mlir:[[@LINE+4]]:8: error: 'scf.for' op has a counter that steps past 255, the largest number of its type
func.func @unsigned(%lo: i8, %hi: i8, %st: i8) -> index {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = scf.for unsigned %i = %lo to %hi step %st iter_args(%k = %c0) -> (index) : i8 {
    %next = arith.addi %k, %c1 : index
    scf.yield %next : index
  }
  return %n : index
}

// INDEX: counter.mlir:[[@LINE+3]]:3: error: 'scf.parallel' op has a counter that steps past 9223372036854775807, the largest number of its type
func.func @parallel(%hi: index) {
  %st = arith.constant 4611686018427387904 : index
  scf.parallel (%i) = (%st) to (%hi) step (%st) {
  }
  return
}
