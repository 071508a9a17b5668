// RUN: pyopt %s --validate-each --arith-expand
// RUN: pyopt %s --validate-each --arith-expand=include-f8e8m0
// RUN: pyopt %s --arith-expand --run=extend --args="2.0 : f4E2M1FN, 1.5 : f32" | filecheck %s --check-prefix=UP
// RUN: pyopt %s --run=extend --args="2.0 : f4E2M1FN, 1.5 : f32" | filecheck %s --check-prefix=UP
// RUN: pyopt %s --run=truncate --args="0x40D7FFFFFFFFFFFF : f64" | filecheck %s --check-prefix=BELOW
// RUN: pyopt %s --arith-expand=include-f8e8m0 --run=truncate --args="0x40D7FFFFFFFFFFFF : f64" | filecheck %s --check-prefix=BELOW
// RUN: pyopt %s --canonicalize | filecheck %s --check-prefix=NAN

// A scale is rounded to the nearest power of two, NaN stays NaN, and there is no zero.

// UP: 4.000000e+00 : f32
func.func @extend(%a: f4E2M1FN, %s: f32) -> f32 {
  %r = arith.scaling_extf %a, %s : f4E2M1FN, f32 to f32
  return %r : f32
}
func.func @divide(%a: f32, %s: f16) -> f16 {
  %r = arith.scaling_truncf %a, %s : f32, f16 to f16
  return %r : f16
}
func.func @widen(%s: f8E8M0FNU) -> (f16, f32, f64) {
  %0 = arith.extf %s : f8E8M0FNU to f16
  %1 = arith.extf %s : f8E8M0FNU to f32
  %2 = arith.extf %s : f8E8M0FNU to f64
  return %0, %1, %2 : f16, f32, f64
}

// Just below 1.5 * 2^14, which a float rounds to.
// BELOW: 1.638400e+04 : f8E8M0FNU
func.func @truncate(%s: f64) -> f8E8M0FNU {
  %0 = arith.truncf %s : f64 to f8E8M0FNU
  return %0 : f8E8M0FNU
}

// NAN-LABEL: func.func @nan
// NAN: arith.constant 0x7FC00000 : f32
func.func @nan() -> f32 {
  %0 = arith.constant 0xFF : f8E8M0FNU
  %1 = arith.extf %0 : f8E8M0FNU to f32
  return %1 : f32
}
