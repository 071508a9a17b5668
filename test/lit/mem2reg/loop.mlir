// RUN: pyopt %s --mem2reg | filecheck %s

// What the loop carries through memory becomes arguments of its blocks; the sum was never initialised.

// CHECK-LABEL: func.func @sum(
// CHECK-SAME:      %[[N:.*]]: i32, %[[ONE:.*]]: i32) -> i32
// CHECK-NEXT:    %[[P:.*]] = ub.poison : i32
// CHECK-NEXT:    %[[C0:.*]] = arith.constant 0 : index
// CHECK-NEXT:    cf.br ^[[HEAD:.*]](%[[ONE]], %[[P]] : i32, i32)
// CHECK-NEXT:  ^[[HEAD]](%[[X:.*]]: i32, %[[S:.*]]: i32):
// CHECK-NEXT:    %[[C:.*]] = arith.cmpi slt, %[[X]], %[[N]] : i32
// CHECK-NEXT:    cf.cond_br %[[C]], ^[[BODY:.*]], ^[[EXIT:.*]]{{$}}
// CHECK-NEXT:  ^[[BODY]]:
// CHECK-NEXT:    %[[Y:.*]] = arith.addi %[[X]], %[[ONE]] : i32
// CHECK-NEXT:    %[[T:.*]] = arith.addi %[[S]], %[[Y]] : i32
// CHECK-NEXT:    cf.br ^[[HEAD]](%[[Y]], %[[T]] : i32, i32)
// CHECK-NEXT:  ^[[EXIT]]:
// CHECK-NEXT:    return %[[S]] : i32
func.func @sum(%n: i32, %one: i32) -> i32 {
  %i = memref.alloca() : memref<i32>
  %sum = memref.alloca() : memref<1x1xi32>
  %c0 = arith.constant 0 : index
  memref.store %one, %i[] : memref<i32>
  cf.br ^head
^head:
  %x = memref.load %i[] : memref<i32>
  %c = arith.cmpi slt, %x, %n : i32
  cf.cond_br %c, ^body, ^exit
^body:
  %y = arith.addi %x, %one : i32
  memref.store %y, %i[] : memref<i32>
  %s = memref.load %sum[%c0, %c0] : memref<1x1xi32>
  %t = arith.addi %s, %y : i32
  memref.store %t, %sum[%c0, %c0] : memref<1x1xi32>
  cf.br ^head
^exit:
  %r = memref.load %sum[%c0, %c0] : memref<1x1xi32>
  return %r : i32
}
