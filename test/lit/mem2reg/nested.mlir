// RUN: pyopt %s --mem2reg | filecheck %s

// A slot may hold the pointer to another.
// CHECK-LABEL: func.func @pointer(
// CHECK-SAME:      %[[A:.*]]: i32)
// CHECK-NEXT:    return %[[A]] : i32
func.func @pointer(%a: i32) -> i32 {
  %outer = memref.alloca() : memref<memref<i32>>
  %slot = memref.alloca() : memref<i32>
  memref.store %a, %slot[] : memref<i32>
  memref.store %slot, %outer[] : memref<memref<i32>>
  %p = memref.load %outer[] : memref<memref<i32>>
  %r = memref.load %p[] : memref<i32>
  return %r : i32
}

// A slot inside a region is promoted there.
// CHECK-LABEL: func.func @inside(
// CHECK-SAME:      %[[A:.*]]: i32, %[[C:.*]]: i1)
// CHECK-NEXT:    scf.execute_region -> i32 {
// CHECK-NEXT:      %[[P:.*]] = ub.poison : i32
// CHECK-NEXT:      cf.cond_br %[[C]], ^[[THEN:.*]], ^[[END:.*]](%[[P]] : i32)
// CHECK-NEXT:    ^[[THEN]]:
// CHECK-NEXT:      cf.br ^[[END]](%[[A]] : i32)
// CHECK-NEXT:    ^[[END]](%[[R:.*]]: i32):
// CHECK-NEXT:      scf.yield %[[R]] : i32
func.func @inside(%a: i32, %c: i1) -> i32 {
  %r = scf.execute_region -> i32 {
    %slot = memref.alloca() : memref<i32>
    cf.cond_br %c, ^then, ^end
  ^then:
    memref.store %a, %slot[] : memref<i32>
    cf.br ^end
  ^end:
    %x = memref.load %slot[] : memref<i32>
    scf.yield %x : i32
  }
  return %r : i32
}
