// RUN: pyopt %s --convert-scf-to-cf | filecheck %s
// RUN: pyopt %s --convert-scf-to-cf --run=choose --args="4294967297 : index" | filecheck %s --check-prefix=RUNS

// An index and the cases have 64 bits, and so has the switch: 2^32+1 is not 1.

// CHECK:      %[[I:.*]] = arith.index_cast %{{.*}} : index to i64
// CHECK-NEXT: cf.switch %[[I]] : i64, [
// CHECK-NEXT:   default: ^[[OTHER:.*]],
// CHECK-NEXT:   1: ^[[ONE:.*]],
// CHECK-NEXT:   8589934593: ^[[MORE:.*]]
// CHECK-NEXT: ]

// RUNS:      12 : i32
// RUNS-NEXT: 10 : i32
// RUNS-NEXT: 11 : i32
func.func @choose(%i: index) -> (i32, i32, i32) {
  %one = arith.constant 1 : index
  %more = arith.constant 8589934593 : index
  %0 = call @switch(%i) : (index) -> i32
  %1 = call @switch(%one) : (index) -> i32
  %2 = call @switch(%more) : (index) -> i32
  return %0, %1, %2 : i32, i32, i32
}
func.func private @switch(%i: index) -> i32 {
  %c10 = arith.constant 10 : i32
  %c11 = arith.constant 11 : i32
  %c12 = arith.constant 12 : i32
  %r = scf.index_switch %i -> i32
  case 1 {
    scf.yield %c10 : i32
  }
  case 8589934593 {
    scf.yield %c11 : i32
  }
  default {
    scf.yield %c12 : i32
  }
  return %r : i32
}
