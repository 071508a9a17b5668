// RUN: pyopt %s --affine-scalrep | filecheck %s

// A store forwards to a load of the same element in the same iteration; a store to the element before does not disturb it.

func.func @f(%x: f32, %out: memref<10xf32>) {
  %m = memref.alloc() : memref<10xf32>
  affine.for %i = 1 to 10 {
    affine.store %x, %m[%i] : memref<10xf32>
    affine.store %x, %m[%i - 1] : memref<10xf32>
    %y = affine.load %m[%i] : memref<10xf32>
    affine.store %y, %out[%i] : memref<10xf32>
  }
  memref.dealloc %m : memref<10xf32>
  return
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: f32,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: memref<10xf32>) {
// CHECK-NEXT:      affine.for %[[VAL_2:[^ ,:]+]] = 1 to 10 {
// CHECK-NEXT:        affine.store %[[VAL_0]], %[[VAL_1]][%[[VAL_2]]] : memref<10xf32>{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
