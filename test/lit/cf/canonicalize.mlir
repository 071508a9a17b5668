// RUN: pyopt %s --canonicalize --allow-unregistered-dialect | filecheck %s

// CHECK-LABEL: func.func @known_by_the_way(
// CHECK-SAME:    %[[C:.*]]: i1)
// CHECK:         cf.cond_br %[[C]], ^[[A:.*]], ^[[B:.*]]
// CHECK:       ^[[A]]:
// CHECK-NEXT:    "test.a"(%true) : (i1) -> ()
// CHECK-NEXT:    cf.br ^[[END:.*]]
// CHECK:       ^[[B]]:
// CHECK-NEXT:    "test.b"(%false) : (i1) -> ()
// CHECK-NEXT:    cf.br ^[[END]]
func.func @known_by_the_way(%c: i1) {
  cf.cond_br %c, ^a, ^b
^a:
  "test.a"(%c) : (i1) -> ()
  cf.cond_br %c, ^end, ^b
^b:
  "test.b"(%c) : (i1) -> ()
  cf.br ^end
^end:
  return
}

// CHECK-LABEL: func.func @select(
// CHECK-SAME:    %[[C:.*]]: i1, %[[X:.*]]: i32, %[[Y:.*]]: i32)
// CHECK-NEXT:    %[[R:.*]] = arith.select %[[C]], %[[X]], %[[Y]] : i32
// CHECK-NEXT:    return %[[R]] : i32
func.func @select(%c: i1, %x: i32, %y: i32) -> i32 {
  cf.cond_br %c, ^a, ^b
^a:
  cf.br ^end(%x : i32)
^b:
  cf.br ^end(%y : i32)
^end(%r: i32):
  return %r : i32
}
