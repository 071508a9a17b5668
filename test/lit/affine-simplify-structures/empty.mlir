// RUN: pyopt %s --affine-simplify-structures --mlir-print-local-scope --split-input-file --allow-unregistered-dialect | filecheck %s

// Each constraint can hold, but not all of them.
// CHECK-LABEL: func.func @no_number(
// CHECK-NEXT:    "use"() {value = 1 : i32}
// CHECK-NEXT:    "use"() {value = 4 : i32}
// CHECK-NEXT:    return
func.func @no_number(%i: index, %j: index) {
  affine.if affine_set<(d0) : (d0 - 5 >= 0, -d0 + 3 >= 0)>(%i) {
    "use"() {value = 0 : i32} : () -> ()
  } else {
    "use"() {value = 1 : i32} : () -> ()
  }
  affine.if affine_set<(d0) : (d0 mod 2 - 1 == 0, d0 mod 4 == 0)>(%i) {
    "use"() {value = 2 : i32} : () -> ()
  }
  affine.if affine_set<(d0, d1) : (d0 * 20 - d1 * 30 - 11 >= 0, d1 * 30 - d0 * 20 + 19 >= 0)>(%i, %j) {
    "use"() {value = 3 : i32} : () -> ()
  } else {
    "use"() {value = 4 : i32} : () -> ()
  }
  return
}

// -----

// No integer point is in the triangle; over the rationals there are some.
// CHECK-LABEL: func.func @only_rationals(
// CHECK-NEXT:    "use"() {s = affine_set<(d0, d1) : (1 == 0)>}
func.func @only_rationals() {
  "use"() {s = affine_set<(d0, d1) : (3 * d0 + 2 * d1 - 4 >= 0, 3 * d0 - 2 * d1 - 2 >= 0, -5 * d0 + 7 >= 0, 6 * d0 - 7 >= 0, d1 * 8 - 5 >= 0, -d1 * 8 + 7 >= 0)>} : () -> ()
  return
}

// -----

// A product of operands is not looked into, and not forgotten.
// CHECK-LABEL: func.func @product(
// CHECK-NEXT:    affine.if affine_set<()[s0, s1] : (s0 * s1 >= 0, s1 >= 0)>
func.func @product(%i: index, %n: index) {
  affine.if affine_set<(d0)[s0] : (d0 * s0 >= 0, d0 >= 0)>(%i)[%n] {
    "use"() : () -> ()
  }
  return
}
