// RUN: pyopt %s --pass-pipeline="builtin.module(func.func(affine-loop-unroll-jam{unroll-jam-factor=2}))" | filecheck %s

// A bound that is not known splits the loop at the last multiple.

func.func @f(%n: index, %m: memref<?x8xf32>, %x: f32) {
  affine.for %i = 0 to %n {
    affine.for %j = 0 to 8 {
      affine.store %x, %m[%i, %j] : memref<?x8xf32>
    }
  }
  return
}

// CHECK:       #[[$MAP:.+]] = affine_map<()[s0] -> ((s0 floordiv 2) * 2)>{{$}}
// CHECK-NEXT:  #[[$MAP1:.+]] = affine_map<(d0) -> (d0 + 1)>{{$}}
// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: index,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: memref<?x8xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: f32) {
// CHECK-NEXT:      affine.for %[[VAL_3:[^ ,:]+]] = 0 to #[[$MAP]]()[%[[VAL_0]]] step 2 {
// CHECK-NEXT:        affine.for %[[VAL_4:[^ ,:]+]] = 0 to 8 {
// CHECK-NEXT:          affine.store %[[VAL_2]], %[[VAL_1]][%[[VAL_3]], %[[VAL_4]]] : memref<?x8xf32>{{$}}
// CHECK-NEXT:          %[[APPLY_0:.*]] = affine.apply #[[$MAP1]](%[[VAL_3]]){{$}}
// CHECK-NEXT:          affine.store %[[VAL_2]], %[[VAL_1]][%[[APPLY_0]], %[[VAL_4]]] : memref<?x8xf32>{{$}}
// CHECK-NEXT:        }{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      affine.for %[[VAL_5:[^ ,:]+]] = #[[$MAP]]()[%[[VAL_0]]] to %[[VAL_0]] {
// CHECK-NEXT:        affine.for %[[VAL_6:[^ ,:]+]] = 0 to 8 {
// CHECK-NEXT:          affine.store %[[VAL_2]], %[[VAL_1]][%[[VAL_5]], %[[VAL_6]]] : memref<?x8xf32>{{$}}
// CHECK-NEXT:        }{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
