// RUN: pyopt %s --affine-loop-invariant-code-motion | filecheck %s

// A load of a memref that the loop does not write leaves it, with what is computed from it.

func.func @f(%a: memref<10xf32>, %b: memref<10xf32>) {
  affine.for %i = 0 to 10 {
    affine.for %j = 0 to 10 {
      %0 = affine.load %a[%i] : memref<10xf32>
      %1 = arith.mulf %0, %0 : f32
      affine.store %1, %b[%j] : memref<10xf32>
      %2 = affine.load %b[0] : memref<10xf32>
      affine.store %2, %b[1] : memref<10xf32>
    }
  }
  return
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: memref<10xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: memref<10xf32>) {
// CHECK-NEXT:      affine.for %[[VAL_2:[^ ,:]+]] = 0 to 10 {
// CHECK-NEXT:        %[[LOAD_0:.*]] = affine.load %[[VAL_0]][%[[VAL_2]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[MULF_0:.*]] = arith.mulf %[[LOAD_0]], %[[LOAD_0]] : f32{{$}}
// CHECK-NEXT:        affine.for %[[VAL_3:[^ ,:]+]] = 0 to 10 {
// CHECK-NEXT:          affine.store %[[MULF_0]], %[[VAL_1]][%[[VAL_3]]] : memref<10xf32>{{$}}
// CHECK-NEXT:          %[[LOAD_1:.*]] = affine.load %[[VAL_1]][0] : memref<10xf32>{{$}}
// CHECK-NEXT:          affine.store %[[LOAD_1]], %[[VAL_1]][1] : memref<10xf32>{{$}}
// CHECK-NEXT:        }{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
