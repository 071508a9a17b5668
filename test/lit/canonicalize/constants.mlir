// RUN: pyopt %s --allow-unregistered-dialect --canonicalize | filecheck %s

// Constants go to the top of the function, once each; commutative operations have them on the right.

func.func @f(%x: i32, %c: i1) -> i32 {
  %r = scf.if %c -> (i32) {
    %a = arith.constant 3 : i32
    %s = arith.addi %a, %x : i32
    scf.yield %s : i32
  } else {
    %b = arith.constant 3 : i32
    %t = arith.muli %b, %x : i32
    scf.yield %t : i32
  }
  return %r : i32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i32,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: i1) -> i32 {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 3 : i32{{$}}
// CHECK-NEXT:      %[[IF_0:.*]] = scf.if %[[VAL_1]] -> (i32) {
// CHECK-NEXT:        %[[ADDI_0:.*]] = arith.addi %[[VAL_0]], %[[CONSTANT_0]] : i32{{$}}
// CHECK-NEXT:        scf.yield %[[ADDI_0]] : i32{{$}}
// CHECK-NEXT:      } else {
// CHECK-NEXT:        %[[MULI_0:.*]] = arith.muli %[[VAL_0]], %[[CONSTANT_0]] : i32{{$}}
// CHECK-NEXT:        scf.yield %[[MULI_0]] : i32{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return %[[IF_0]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
