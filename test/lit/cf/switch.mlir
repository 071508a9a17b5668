// RUN: pyopt %s --canonicalize | filecheck %s

// A case that does as the default goes; a switch on a constant is a branch.

// CHECK-LABEL: func.func @like_default(
// CHECK-SAME:    %[[N:.*]]: i32, %[[X:.*]]: i32)
// CHECK-NEXT:    cf.switch %[[N]] : i32, [
// CHECK-NEXT:      default: ^[[A:.*]](%[[X]] : i32),
// CHECK-NEXT:      2: ^[[A]](%[[N]] : i32)
// CHECK-NEXT:    ]
func.func @like_default(%n: i32, %x: i32) -> i32 {
  cf.switch %n : i32, [
    default: ^a(%x : i32),
    1: ^a(%x : i32),
    2: ^b
  ]
^a(%r: i32):
  return %r : i32
^b:
  cf.br ^a(%n : i32)
}

// CHECK-LABEL: func.func @constant(
// CHECK-SAME:    %{{.*}}: i32, %[[Y:.*]]: i32)
// CHECK-NEXT:    return %[[Y]] : i32
func.func @constant(%x: i32, %y: i32) -> i32 {
  %n = arith.constant 7 : i32
  cf.switch %n : i32, [
    default: ^a(%x : i32),
    7: ^a(%y : i32)
  ]
^a(%r: i32):
  return %r : i32
}
