// RUN: not pyopt %s --validate-each --validate-reproducer=%t.mlir --canonicalize 2>&1 | filecheck %s --check-prefix=DIFFERENT
// RUN: not pyopt --run-reproducer --validate-each %t.mlir 2>&1 | filecheck %s --check-prefix=DIFFERENT

// Functions do after each pass what they did before, and it is an error if they do not. Here a fold forgets that complex sums are rounded, which
// is upstream's as well.

// DIFFERENT: error: the pass canonicalize changed what @inexact does
// DIFFERENT: note: called with
// DIFFERENT: note: before: returns
// DIFFERENT: note: after: returns
// DIFFERENT: note: to see it again: pyopt --run-reproducer --validate-each=1
func.func @inexact(%a: complex<f64>, %b: complex<f64>) -> complex<f64> {
  %d = complex.sub %a, %b : complex<f64>
  %s = complex.add %d, %b : complex<f64>
  return %s : complex<f64>
}
