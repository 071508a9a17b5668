// RUN: pyopt %s | pyopt | filecheck %s

// A case is written without a sign where that has at most 63 bits, as upstream writes it, and with it where upstream could not read it otherwise.

// CHECK: cf.switch %{{.*}} : i32, [
// CHECK:   4294967295: ^bb
// CHECK: cf.switch %{{.*}} : i64, [
// CHECK:   -1: ^bb
// CHECK:   9223372036854775807: ^bb
// CHECK:   -9223372036854775808: ^bb
func.func @negative(%a: i32, %b: i64) {
  cf.switch %a : i32, [
    default: ^bb1,
    -1: ^bb1
  ]
^bb1:
  cf.switch %b : i64, [
    default: ^bb2,
    -1: ^bb2,
    9223372036854775807: ^bb2,
    -9223372036854775808: ^bb2
  ]
^bb2:
  return
}
