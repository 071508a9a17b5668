// RUN: pyopt %s --pass-pipeline="builtin.module(func.func(affine-loop-unroll-jam{unroll-jam-factor=2}))" | filecheck %s

// The copies of the inner loop become one; a left-over iteration goes behind.

func.func @f(%m: memref<11x8xf32>, %x: f32) {
  affine.for %i = 0 to 11 {
    %a = affine.load %m[%i, 0] : memref<11x8xf32>
    affine.for %j = 0 to 8 {
      %b = arith.addf %a, %x : f32
      affine.store %b, %m[%i, %j] : memref<11x8xf32>
    }
    affine.store %x, %m[%i, 1] : memref<11x8xf32>
  }
  return
}

// CHECK:       #[[$MAP:.+]] = affine_map<(d0) -> (d0 + 1)>{{$}}
// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: memref<11x8xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: f32) {
// CHECK-NEXT:      %[[CONSTANT_0:.*]] = arith.constant 10 : index{{$}}
// CHECK-NEXT:      affine.for %[[VAL_2:[^ ,:]+]] = 0 to 10 step 2 {
// CHECK-NEXT:        %[[LOAD_0:.*]] = affine.load %[[VAL_0]][%[[VAL_2]], 0] : memref<11x8xf32>{{$}}
// CHECK-NEXT:        %[[APPLY_0:.*]] = affine.apply #[[$MAP]](%[[VAL_2]]){{$}}
// CHECK-NEXT:        %[[LOAD_1:.*]] = affine.load %[[VAL_0]][%[[APPLY_0]], 0] : memref<11x8xf32>{{$}}
// CHECK-NEXT:        affine.for %[[VAL_3:[^ ,:]+]] = 0 to 8 {
// CHECK-NEXT:          %[[ADDF_0:.*]] = arith.addf %[[LOAD_0]], %[[VAL_1]] : f32{{$}}
// CHECK-NEXT:          affine.store %[[ADDF_0]], %[[VAL_0]][%[[VAL_2]], %[[VAL_3]]] : memref<11x8xf32>{{$}}
// CHECK-NEXT:          %[[APPLY_1:.*]] = affine.apply #[[$MAP]](%[[VAL_2]]){{$}}
// CHECK-NEXT:          %[[ADDF_1:.*]] = arith.addf %[[LOAD_1]], %[[VAL_1]] : f32{{$}}
// CHECK-NEXT:          affine.store %[[ADDF_1]], %[[VAL_0]][%[[APPLY_1]], %[[VAL_3]]] : memref<11x8xf32>{{$}}
// CHECK-NEXT:        }{{$}}
// CHECK-NEXT:        affine.store %[[VAL_1]], %[[VAL_0]][%[[VAL_2]], 1] : memref<11x8xf32>{{$}}
// CHECK-NEXT:        %[[APPLY_2:.*]] = affine.apply #[[$MAP]](%[[VAL_2]]){{$}}
// CHECK-NEXT:        affine.store %[[VAL_1]], %[[VAL_0]][%[[APPLY_2]], 1] : memref<11x8xf32>{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      %[[LOAD_2:.*]] = affine.load %[[VAL_0]][%[[CONSTANT_0]], 0] : memref<11x8xf32>{{$}}
// CHECK-NEXT:      affine.for %[[VAL_4:[^ ,:]+]] = 0 to 8 {
// CHECK-NEXT:        %[[ADDF_2:.*]] = arith.addf %[[LOAD_2]], %[[VAL_1]] : f32{{$}}
// CHECK-NEXT:        affine.store %[[ADDF_2]], %[[VAL_0]][%[[CONSTANT_0]], %[[VAL_4]]] : memref<11x8xf32>{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      affine.store %[[VAL_1]], %[[VAL_0]][%[[CONSTANT_0]], 1] : memref<11x8xf32>{{$}}
// CHECK-NEXT:      return{{$}}
// CHECK-NEXT:    }{{$}}
