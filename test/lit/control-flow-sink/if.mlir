// RUN: pyopt %s --allow-unregistered-dialect --control-flow-sink | filecheck %s

// What only one branch uses is computed there; what both use stays.

func.func @f(%c: i1, %a: i32, %b: i32) -> i32 {
  %0 = arith.addi %a, %b : i32
  %1 = arith.muli %0, %a : i32
  %2 = arith.subi %a, %b : i32
  %3 = arith.xori %a, %b : i32
  %r = scf.if %c -> (i32) {
    %s = arith.addi %1, %3 : i32
    scf.yield %s : i32
  } else {
    %s = arith.addi %2, %3 : i32
    scf.yield %s : i32
  }
  return %r : i32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: i1,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: i32,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: i32) -> i32 {
// CHECK-NEXT:      %[[XORI_0:.*]] = arith.xori %[[VAL_1]], %[[VAL_2]] : i32{{$}}
// CHECK-NEXT:      %[[IF_0:.*]] = scf.if %[[VAL_0]] -> (i32) {
// CHECK-NEXT:        %[[ADDI_0:.*]] = arith.addi %[[VAL_1]], %[[VAL_2]] : i32{{$}}
// CHECK-NEXT:        %[[MULI_0:.*]] = arith.muli %[[ADDI_0]], %[[VAL_1]] : i32{{$}}
// CHECK-NEXT:        %[[ADDI_1:.*]] = arith.addi %[[MULI_0]], %[[XORI_0]] : i32{{$}}
// CHECK-NEXT:        scf.yield %[[ADDI_1]] : i32{{$}}
// CHECK-NEXT:      } else {
// CHECK-NEXT:        %[[SUBI_0:.*]] = arith.subi %[[VAL_1]], %[[VAL_2]] : i32{{$}}
// CHECK-NEXT:        %[[ADDI_2:.*]] = arith.addi %[[SUBI_0]], %[[XORI_0]] : i32{{$}}
// CHECK-NEXT:        scf.yield %[[ADDI_2]] : i32{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return %[[IF_0]] : i32{{$}}
// CHECK-NEXT:    }{{$}}
