// RUN: toyopt %s --canonicalize | filecheck %s

// 1 + 3*10 + 2*10*10

// CHECK-LABEL: func.func @constant(
// CHECK-NEXT:    %[[Y:.*]] = arith.constant 231 : i64
// CHECK-NEXT:    return %[[Y]]
func.func @constant() -> i64 {
  %x = arith.constant 10 : i64
  %y = toy.eval [1, 3, 2] at %x : i64
  return %y : i64
}

// 16 * 16 in 8 bits.

// CHECK-LABEL: func.func @wrap(
// CHECK-NEXT:    %[[Y:.*]] = arith.constant 0 : i8
// CHECK-NEXT:    return %[[Y]]
func.func @wrap() -> i8 {
  %x = arith.constant 16 : i8
  %y = toy.eval [0, 0, 1] at %x : i8
  return %y : i8
}

// CHECK-LABEL: func.func @trim(
// CHECK:         toy.eval [7, 1] at
func.func @trim(%x: i64) -> i64 {
  %y = toy.eval [7, 1, 0, 0] at %x : i64
  return %y : i64
}

// CHECK-LABEL: func.func @zero(
// CHECK-NEXT:    %[[Y:.*]] = arith.constant 0 : i64
// CHECK-NEXT:    return %[[Y]]
func.func @zero(%x: i64) -> i64 {
  %y = toy.eval [0, 0] at %x : i64
  return %y : i64
}
