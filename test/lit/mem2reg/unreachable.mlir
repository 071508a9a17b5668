// RUN: pyopt %s --mem2reg --allow-unregistered-dialect | filecheck %s

// Where control never comes, the slot holds what it holds at first, whatever is stored there.

// CHECK-LABEL: func.func @dead(
// CHECK-SAME:      %[[C:.*]]: i1, %[[A:.*]]: i32)
// CHECK-NEXT:    %[[P:.*]] = ub.poison : i32
// CHECK-NEXT:    cf.cond_br %[[C]], ^[[STORE:.*]], ^[[END:.*]](%[[P]] : i32)
// CHECK-NEXT:  ^[[STORE]]:
// CHECK-NEXT:    cf.br ^[[END]](%[[A]] : i32)
// CHECK-NEXT:  ^[[END]](%[[R:.*]]: i32):
// CHECK-NEXT:    return %[[R]] : i32
// CHECK-NEXT:  ^bb3:
// CHECK-NEXT:    "foreign.use"(%[[P]]) : (i32) -> ()
// CHECK-NEXT:    cf.br ^[[END]](%[[P]] : i32)
func.func @dead(%c: i1, %a: i32) -> i32 {
  %slot = memref.alloca() : memref<i32>
  cf.cond_br %c, ^store, ^end
^store:
  memref.store %a, %slot[] : memref<i32>
  cf.br ^end
^end:
  %r = memref.load %slot[] : memref<i32>
  return %r : i32
^dead:
  memref.store %a, %slot[] : memref<i32>
  %x = memref.load %slot[] : memref<i32>
  "foreign.use"(%x) : (i32) -> ()
  cf.br ^end
}
