// RUN: not pyopt %s --split-input-file 2>&1 | filecheck %s

// CHECK: 'complex.constant' op requires 'value' to be a complex constant, represented as array of two values
func.func @short() {
  %0 = complex.constant [1.0 : f32] : complex<f32>
  return
}

// -----

// CHECK: 'complex.bitcast' op casting bitwidths do not match
func.func @width(%z: complex<f32>) {
  %0 = complex.bitcast %z : complex<f32> to i32
  return
}

// -----

// CHECK: 'complex.add' op operand #0 must be complex type with floating-point elements, but got 'complex<i32>'
func.func @integers(%z: complex<i32>) {
  %0 = complex.add %z, %z : complex<i32>
  return
}
