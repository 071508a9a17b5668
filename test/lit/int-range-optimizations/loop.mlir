// RUN: pyopt %s --allow-unregistered-dialect --int-range-optimizations --split-input-file | filecheck %s

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

// -----

// CHECK-LABEL:   func.func @forall(
// CHECK:           %[[TRUE:.*]] = arith.constant true
// CHECK:           scf.forall
// CHECK-NEXT:        "use"(%[[TRUE]])
func.func @forall() {
  scf.forall (%i) in (8) {
    %c8 = arith.constant 8 : index
    %0 = arith.cmpi slt, %i, %c8 : index
    "use"(%0) : (i1) -> ()
  }
  return
}

// -----

// As a signed number the counter may be negative. LLVM says that it is not.
// CHECK-LABEL:   func.func @unsigned(
// CHECK:           arith.cmpi sgt
func.func @unsigned(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for unsigned %i = %c1 to %n step %c1 {
    %0 = arith.cmpi sgt, %i, %c0 : index
    "use"(%0) : (i1) -> ()
  }
  return
}
