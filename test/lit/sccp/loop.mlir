// RUN: pyopt %s --allow-unregistered-dialect --sccp | filecheck %s

// A value that a loop carries unchanged is a constant; one that grows is not.

func.func @f(%n: index) -> (i32, i32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = arith.constant 7 : i32
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%x = %a, %y = %a) -> (i32, i32) {
    %s = arith.addi %y, %x : i32
    scf.yield %x, %s : i32, i32
  }
  return %r#0, %r#1 : i32, i32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: index) -> (i32, i32) {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 7 : i32{{$}}
// CHECK-NEXT:      %[[CONSTANT_1:.*]] = arith.constant 1 : index{{$}}
// CHECK-NEXT:      %[[CONSTANT_2:.*]] = arith.constant 0 : index{{$}}
// CHECK-NEXT:      %[[FOR_0:.*]]:2 = scf.for %[[VAL_1:[^ ,:]+]] = %[[CONSTANT_2]] to %[[VAL_0]] step %[[CONSTANT_1]] iter_args(%[[VAL_2:[^ ,:]+]] = %[[CONSTANT_0]], %[[VAL_3:[^ ,:]+]] = %[[CONSTANT_0]]) -> (i32, i32) {
// CHECK-NEXT:        %[[ADDI_0:.*]] = arith.addi %[[VAL_3]], %[[CONSTANT_0]] : i32{{$}}
// CHECK-NEXT:        scf.yield %[[CONSTANT_0]], %[[ADDI_0]] : i32, i32{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return %[[CONSTANT_0]], %[[FOR_0]]#1 : i32, i32{{$}}
// CHECK-NEXT:    }{{$}}
