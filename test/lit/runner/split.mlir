// Several inputs in one file: each part has its own checks.

// RUN: split-file %s %t
// RUN: filecheck %t/checks < %t/input
// RUN: not filecheck %t/checks < %t/other 2>&1 | filecheck %s --check-prefix=ERROR

// ERROR: error: CHECK-NEXT: expected string not found in input

//--- checks
// CHECK: affine.for
// CHECK-NEXT: affine.load
//--- input
affine.for %i = 0 to 4 {
  %0 = affine.load %A[%i] : memref<4xf32>
//--- other
affine.for %i = 0 to 4 {
  affine.yield
