// RUN: pyopt %s --allow-unregistered-dialect --int-range-optimizations | filecheck %s

// The counter of a loop from 0 to 8 is below 8.

func.func @f(%m: memref<8xi1>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  scf.for %i = %c0 to %c8 step %c1 {
    %lt = arith.cmpi ult, %i, %c8 : index
    %r = arith.remui %i, %c8 : index
    memref.store %lt, %m[%r] : memref<8xi1>
  }
  return
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: memref<8xi1>) {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant true{{$}}
// CHECK-NEXT:      %[[CONSTANT_1:.*]] = arith.constant 0 : index{{$}}
// CHECK-NEXT:      %[[CONSTANT_2:.*]] = arith.constant 1 : index{{$}}
// CHECK-NEXT:      %[[CONSTANT_3:.*]] = arith.constant 8 : index{{$}}
// CHECK-NEXT:      scf.for %[[VAL_1:[^ ,:]+]] = %[[CONSTANT_1]] to %[[CONSTANT_3]] step %[[CONSTANT_2]] {
// CHECK-NEXT:        memref.store %[[CONSTANT_0]], %[[VAL_0]][%[[VAL_1]]] : memref<8xi1>{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
