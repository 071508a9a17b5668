// RUN: pyopt %s --canonicalize | filecheck %s

// Functions of constants are computed in the precision of their type, as the C library does.

// CHECK-LABEL: func.func @numbers
// CHECK-DAG:     %[[SIN:.+]] = arith.constant 0.909297406 : f32
// CHECK-DAG:     %[[TANH:.+]] = arith.constant 0.96402758007581{{.*}} : f64
// CHECK-DAG:     %[[POW:.+]] = arith.constant 1.024000e+03 : f32
// CHECK:         return %[[SIN]], %[[TANH]], %[[POW]]
func.func @numbers() -> (f32, f64, f32) {
  %two = arith.constant 2.0 : f32
  %wide = arith.constant 2.0 : f64
  %ten = arith.constant 10.0 : f32
  %0 = math.sin %two : f32
  %1 = math.tanh %wide : f64
  %2 = math.powf %two, %ten : f32
  return %0, %1, %2 : f32, f64, f32
}

// Where the argument is wrong, the call stays: the program is to fail as it would.

// CHECK-LABEL: func.func @domain
// CHECK:         math.sqrt %{{.+}} : f32
// CHECK:         math.log1p %{{.+}} : f32
func.func @domain() -> (f32, f32) {
  %a = arith.constant -2.0 : f32
  %0 = math.sqrt %a : f32
  %1 = math.log1p %a : f32
  return %0, %1 : f32, f32
}

// Formats without a library are left alone, but where the result is exact.

// CHECK-LABEL: func.func @half
// CHECK:         %[[FLOOR:.+]] = arith.constant -3.000000e+00 : f16
// CHECK:         %[[EXP:.+]] = math.exp
// CHECK:         return %[[EXP]], %[[FLOOR]]
func.func @half() -> (f16, f16) {
  %a = arith.constant -2.5 : f16
  %0 = math.exp %a : f16
  %1 = math.floor %a : f16
  return %0, %1 : f16, f16
}
