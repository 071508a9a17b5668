// RUN: pyopt %s --canonicalize | filecheck %s

// Casts of casts become one, an arith.bitcast where no complex type is left.

// CHECK-LABEL: func.func @casts(
// CHECK-SAME:    %[[Z:.+]]: complex<f32>, %[[I:.+]]: i64)
// CHECK-NEXT:    %[[F:.+]] = complex.bitcast %[[Z]] : complex<f32> to f64
// CHECK-NEXT:    %[[G:.+]] = arith.bitcast %[[I]] : i64 to f64
// CHECK-NEXT:    return %[[Z]], %[[F]], %[[G]]
func.func @casts(%z: complex<f32>, %i: i64) -> (complex<f32>, f64, f64) {
  %a = complex.bitcast %z : complex<f32> to i64
  %0 = complex.bitcast %a : i64 to complex<f32>
  %1 = arith.bitcast %a : i64 to f64
  %b = complex.bitcast %i : i64 to complex<f32>
  %2 = complex.bitcast %b : complex<f32> to f64
  return %0, %1, %2 : complex<f32>, f64, f64
}
