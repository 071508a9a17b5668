// RUN: pyopt %s --allow-unregistered-dialect --loop-invariant-code-motion | filecheck %s

// Invariant operations leave both loops of a nest; a division that may trap and a load stay.

func.func @f(%n: index, %m: memref<?xi32>, %a: i32, %b: i32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    scf.for %j = %c0 to %n step %c1 {
      %x = arith.addi %a, %b : i32
      %y = arith.muli %x, %x : i32
      %q = arith.divsi %a, %b : i32
      %l = memref.load %m[%c0] : memref<?xi32>
      %k = arith.addi %i, %n : index
      memref.store %y, %m[%k] : memref<?xi32>
      memref.store %q, %m[%j] : memref<?xi32>
      memref.store %l, %m[%i] : memref<?xi32>
    }
  }
  return
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: index,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: memref<?xi32>,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: i32,
// CHECK-SAME:    {{^ }}%[[VAL_3:[^ ,:]+]]: i32) {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 0 : index{{$}}
// CHECK-NEXT:      %[[CONSTANT_1:.*]] = arith.constant 1 : index{{$}}
// CHECK-NEXT:      %[[ADDI_0:.*]] = arith.addi %[[VAL_2]], %[[VAL_3]] : i32{{$}}
// CHECK-NEXT:      %[[MULI_0:.*]] = arith.muli %[[ADDI_0]], %[[ADDI_0]] : i32{{$}}
// CHECK-NEXT:      scf.for %[[VAL_4:[^ ,:]+]] = %[[CONSTANT_0]] to %[[VAL_0]] step %[[CONSTANT_1]] {
// CHECK-NEXT:        %[[ADDI_1:.*]] = arith.addi %[[VAL_4]], %[[VAL_0]] : index{{$}}
// CHECK-NEXT:        scf.for %[[VAL_5:[^ ,:]+]] = %[[CONSTANT_0]] to %[[VAL_0]] step %[[CONSTANT_1]] {
// CHECK-NEXT:          %[[DIVSI_0:.*]] = arith.divsi %[[VAL_2]], %[[VAL_3]] : i32{{$}}
// CHECK-NEXT:          %[[LOAD_0:.*]] = memref.load %[[VAL_1]][%[[CONSTANT_0]]] : memref<?xi32>{{$}}
// CHECK-NEXT:          memref.store %[[MULI_0]], %[[VAL_1]][%[[ADDI_1]]] : memref<?xi32>{{$}}
// CHECK-NEXT:          memref.store %[[DIVSI_0]], %[[VAL_1]][%[[VAL_5]]] : memref<?xi32>{{$}}
// CHECK-NEXT:          memref.store %[[LOAD_0]], %[[VAL_1]][%[[VAL_4]]] : memref<?xi32>{{$}}
// CHECK-NEXT:        }{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
