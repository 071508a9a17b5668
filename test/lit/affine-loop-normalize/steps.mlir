// RUN: pyopt %s --affine-loop-normalize | filecheck %s

func.func @f(%n: index, %m: memref<?xf32>, %x: f32) {
  affine.for %i = 2 to %n step 3 {
    affine.store %x, %m[%i] : memref<?xf32>
  }
  affine.parallel (%i) = (4) to (20) step (4) {
    affine.store %x, %m[%i] : memref<?xf32>
  }
  return
}

// CHECK:       #[[$MAP:.+]] = affine_map<()[s0] -> ((s0 - 2) ceildiv 3)>{{$}}
// CHECK-NEXT:  #[[$MAP1:.+]] = affine_map<(d0) -> (d0 * 3 + 2)>{{$}}
// CHECK-NEXT:  #[[$MAP2:.+]] = affine_map<(d0) -> (d0 * 4 + 4)>{{$}}
// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: index,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: memref<?xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: f32) {
// CHECK-NEXT:      affine.for %[[VAL_3:[^ ,:]+]] = 0 to #[[$MAP]]()[%[[VAL_0]]] {
// CHECK-NEXT:        %[[APPLY_0:.*]] = affine.apply #[[$MAP1]](%[[VAL_3]]){{$}}
// CHECK-NEXT:        affine.store %[[VAL_2]], %[[VAL_1]][%[[APPLY_0]]] : memref<?xf32>{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      affine.parallel (%[[VAL_4:[^ ,:]+]]) = (0) to (4) {
// CHECK-NEXT:        %[[APPLY_1:.*]] = affine.apply #[[$MAP2]](%[[VAL_4]]){{$}}
// CHECK-NEXT:        affine.store %[[VAL_2]], %[[VAL_1]][%[[APPLY_1]]] : memref<?xf32>{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
