// RUN: pyopt %s --affine-scalrep | filecheck %s

// A repeated load goes, unless the memref may be written in between; a store that is overwritten goes.

func.func @f(%a: memref<10xf32>, %b: memref<10xf32>, %x: f32) {
  affine.for %i = 0 to 10 {
    %0 = affine.load %a[%i] : memref<10xf32>
    %1 = affine.load %a[%i] : memref<10xf32>
    %s = arith.addf %0, %1 : f32
    affine.store %x, %b[%i] : memref<10xf32>
    affine.store %s, %b[%i] : memref<10xf32>
    %2 = affine.load %a[%i] : memref<10xf32>
    affine.store %2, %a[0] : memref<10xf32>
  }
  return
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: memref<10xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: memref<10xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: f32) {
// CHECK-NEXT:      affine.for %[[VAL_3:[^ ,:]+]] = 0 to 10 {
// CHECK-NEXT:        %[[LOAD_0:.*]] = affine.load %[[VAL_0]][%[[VAL_3]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[ADDF_0:.*]] = arith.addf %[[LOAD_0]], %[[LOAD_0]] : f32{{$}}
// CHECK-NEXT:        affine.store %[[ADDF_0]], %[[VAL_1]][%[[VAL_3]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[LOAD_1:.*]] = affine.load %[[VAL_0]][%[[VAL_3]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        affine.store %[[LOAD_1]], %[[VAL_0]][0] : memref<10xf32>{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
