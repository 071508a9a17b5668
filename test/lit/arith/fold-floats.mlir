// RUN: pyopt %s --canonicalize | filecheck %s

// x - 0 is x, and so is x + -0; x + 0 is not, because of -0, nor is x * 0 a constant but with the right to forget NaN and the sign of 0.

// CHECK-LABEL: func.func @neutral(
// CHECK-SAME:    %[[X:.+]]: f32)
// CHECK-DAG:     %[[ZERO:.+]] = arith.constant 0.000000e+00 : f32
// CHECK:         %[[SUM:.+]] = arith.addf %[[X]], %[[ZERO]] : f32
// CHECK:         return %[[X]], %[[SUM]], %[[ZERO]]
func.func @neutral(%x: f32) -> (f32, f32, f32) {
  %zero = arith.constant 0.0 : f32
  %minus = arith.constant -0.0 : f32
  %a = arith.subf %x, %zero : f32
  %0 = arith.addf %a, %minus : f32
  %1 = arith.addf %x, %zero : f32
  %2 = arith.mulf %x, %zero fastmath<nnan,nsz> : f32
  return %0, %1, %2 : f32, f32, f32
}

// A truncation is done beforehand only where it is exact.

// CHECK-LABEL: func.func @rounding
// CHECK-DAG:     %[[SUM:.+]] = arith.constant 3.000000e-01 : f32
// CHECK-DAG:     %[[BIG:.+]] = arith.constant 1.000000e+30 : f32
// CHECK-DAG:     %[[INT:.+]] = arith.constant -3 : i8
// CHECK:         %[[HALF:.+]] = arith.truncf %[[BIG]] : f32 to f16
// CHECK:         return %[[SUM]], %[[HALF]], %[[INT]]
func.func @rounding() -> (f32, f16, i8) {
  %a = arith.constant 0.1 : f32
  %b = arith.constant 0.2 : f32
  %big = arith.constant 1.0e30 : f32
  %c = arith.constant -3.75 : f64
  %0 = arith.addf %a, %b : f32
  %1 = arith.truncf %big : f32 to f16
  %2 = arith.fptosi %c : f64 to i8
  return %0, %1, %2 : f32, f16, i8
}
