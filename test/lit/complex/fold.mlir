// RUN: pyopt %s --canonicalize | filecheck %s

// CHECK-LABEL: func.func @parts(
// CHECK-SAME:    %[[A:.+]]: f32, %[[B:.+]]: f32, %[[Z:.+]]: complex<f32>)
// CHECK-NEXT:    %[[NEG:.+]] = arith.negf %[[A]] : f32
// CHECK-NEXT:    return %[[NEG]], %[[B]], %[[Z]]
func.func @parts(%a: f32, %b: f32, %z: complex<f32>) -> (f32, f32, complex<f32>) {
  %c = complex.create %a, %b : complex<f32>
  %n = complex.neg %c : complex<f32>
  %0 = complex.re %n : complex<f32>
  %1 = complex.im %c : complex<f32>
  %re = complex.re %z : complex<f32>
  %im = complex.im %z : complex<f32>
  %2 = complex.create %re, %im : complex<f32>
  return %0, %1, %2 : f32, f32, complex<f32>
}

// CHECK-LABEL: func.func @neutral(
// CHECK-SAME:    %[[Z:.+]]: complex<f64>, %[[W:.+]]: complex<f64>)
// CHECK-NEXT:    return %[[Z]], %[[Z]], %[[Z]]
func.func @neutral(%z: complex<f64>, %w: complex<f64>) -> (complex<f64>, complex<f64>, complex<f64>) {
  %zero = complex.constant [0.0, -0.0] : complex<f64>
  %one = complex.constant [1.0, 0.0] : complex<f64>
  %a = complex.add %z, %zero : complex<f64>
  %0 = complex.mul %a, %one : complex<f64>
  %d = complex.sub %0, %w : complex<f64>
  %1 = complex.add %w, %d : complex<f64>
  %n = complex.neg %1 : complex<f64>
  %2 = complex.neg %n : complex<f64>
  return %0, %1, %2 : complex<f64>, complex<f64>, complex<f64>
}

// CHECK-LABEL: func.func @constant
// CHECK-NEXT:    %[[IM:.+]] = arith.constant 2.000000e+00 : f32
// CHECK-NEXT:    return %[[IM]]
func.func @constant() -> f32 {
  %c = complex.constant [1.0 : f32, 2.0 : f32] : complex<f32>
  %0 = complex.im %c : complex<f32>
  return %0 : f32
}
