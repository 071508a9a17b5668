// RUN: not pyopt %s --run=outside --args="3 : index" 2>&1 | filecheck %s --check-prefix=OUTSIDE
// RUN: not pyopt %s --run=outer --args="0 : i32" 2>&1 | filecheck %s --check-prefix=CALL
// RUN: not pyopt %s --run=forever --run-max-steps=100 2>&1 | filecheck %s --check-prefix=FOREVER
// RUN: not pyopt %s --run=outer --args="0" 2>&1 | filecheck %s --check-prefix=ARGS
// RUN: not pyopt %s --run=nobody 2>&1 | filecheck %s --check-prefix=NOBODY

// What goes wrong is reported at the op, with the calls that led there.

// OUTSIDE: errors.mlir:[[@LINE+4]]:8: error: 'memref.load' op has subscript 3 of dimension 0 out of bounds: the size is 3
// OUTSIDE-NEXT: %x = memref.load %a[%i] : memref<3xf32>
func.func @outside(%i: index) -> f32 {
  %a = memref.alloc() : memref<3xf32>
  %x = memref.load %a[%i] : memref<3xf32>
  return %x : f32
}

// CALL: errors.mlir:[[@LINE+3]]:8: error: 'arith.divui' op divides by zero
// CALL: errors.mlir:[[@LINE+6]]:8: note: called from here
func.func private @inner(%x: i32) -> i32 {
  %q = arith.divui %x, %x : i32
  return %q : i32
}
func.func @outer(%x: i32) -> i32 {
  %q = call @inner(%x) : (i32) -> i32
  return %q : i32
}

// FOREVER: error: 'cf.br' op is where the program has taken more than 100 steps
func.func @forever() {
  cf.br ^bb1
^bb1:
  cf.br ^bb1
}

// ARGS: error: --args: 0: expected a value with its type, such as '1 : i32'

// NOBODY: error: there is no function @nobody
