// RUN: pyopt %s --pass-pipeline="builtin.module(func.func(affine-loop-unroll{unroll-factor=4}))" | filecheck %s

func.func @f(%m: memref<10xf32>, %x: f32) -> f32 {
  %r = affine.for %i = 0 to 10 iter_args(%acc = %x) -> (f32) {
    %a = affine.load %m[%i] : memref<10xf32>
    %s = arith.addf %acc, %a : f32
    affine.yield %s : f32
  }
  return %r : f32
}

// CHECK:       #[[$MAP:.+]] = affine_map<(d0) -> (d0 + 1)>{{$}}
// CHECK-NEXT:  #[[$MAP1:.+]] = affine_map<(d0) -> (d0 + 2)>{{$}}
// CHECK-NEXT:  #[[$MAP2:.+]] = affine_map<(d0) -> (d0 + 3)>{{$}}
// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: memref<10xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: f32) -> f32 {
// CHECK-NEXT:      %[[FOR_0:.*]] = affine.for %[[VAL_2:[^ ,:]+]] = 0 to 8 step 4 iter_args(%[[VAL_3:[^ ,:]+]] = %[[VAL_1]]) -> (f32) {
// CHECK-NEXT:        %[[LOAD_0:.*]] = affine.load %[[VAL_0]][%[[VAL_2]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[ADDF_0:.*]] = arith.addf %[[VAL_3]], %[[LOAD_0]] : f32{{$}}
// CHECK-NEXT:        %[[APPLY_0:.*]] = affine.apply #[[$MAP]](%[[VAL_2]]){{$}}
// CHECK-NEXT:        %[[LOAD_1:.*]] = affine.load %[[VAL_0]][%[[APPLY_0]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[ADDF_1:.*]] = arith.addf %[[ADDF_0]], %[[LOAD_1]] : f32{{$}}
// CHECK-NEXT:        %[[APPLY_1:.*]] = affine.apply #[[$MAP1]](%[[VAL_2]]){{$}}
// CHECK-NEXT:        %[[LOAD_2:.*]] = affine.load %[[VAL_0]][%[[APPLY_1]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[ADDF_2:.*]] = arith.addf %[[ADDF_1]], %[[LOAD_2]] : f32{{$}}
// CHECK-NEXT:        %[[APPLY_2:.*]] = affine.apply #[[$MAP2]](%[[VAL_2]]){{$}}
// CHECK-NEXT:        %[[LOAD_3:.*]] = affine.load %[[VAL_0]][%[[APPLY_2]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[ADDF_3:.*]] = arith.addf %[[ADDF_2]], %[[LOAD_3]] : f32{{$}}
// CHECK-NEXT:        affine.yield %[[ADDF_3]] : f32{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      %[[FOR_1:.*]] = affine.for %[[VAL_4:[^ ,:]+]] = 8 to 10 iter_args(%[[VAL_5:[^ ,:]+]] = %[[FOR_0]]) -> (f32) {
// CHECK-NEXT:        %[[LOAD_4:.*]] = affine.load %[[VAL_0]][%[[VAL_4]]] : memref<10xf32>{{$}}
// CHECK-NEXT:        %[[ADDF_4:.*]] = arith.addf %[[VAL_5]], %[[LOAD_4]] : f32{{$}}
// CHECK-NEXT:        affine.yield %[[ADDF_4]] : f32{{$}}
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:      return %[[FOR_1]] : f32{{$}}
// CHECK-NEXT:    }{{$}}
