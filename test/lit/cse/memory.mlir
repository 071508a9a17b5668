// RUN: pyopt %s --allow-unregistered-dialect --cse | filecheck %s

// A second read is the first one unless something between them may write.

func.func @f(%m: memref<4xf32>, %i: index, %x: f32) -> (f32, f32, f32) {
  %0 = memref.load %m[%i] : memref<4xf32>
  %1 = memref.load %m[%i] : memref<4xf32>
  memref.store %x, %m[%i] : memref<4xf32>
  %2 = memref.load %m[%i] : memref<4xf32>
  return %0, %1, %2 : f32, f32, f32
}

// CHECK-LABEL:   func.func @f(
// CHECK-SAME:    {{^}}%[[VAL_0:[^ ,:]+]]: memref<4xf32>,
// CHECK-SAME:    {{^ }}%[[VAL_1:[^ ,:]+]]: index,
// CHECK-SAME:    {{^ }}%[[VAL_2:[^ ,:]+]]: f32) -> (f32, f32, f32) {
// CHECK-NEXT:      %[[LOAD_0:.*]] = memref.load %[[VAL_0]][%[[VAL_1]]] : memref<4xf32>{{$}}
// CHECK-NEXT:      memref.store %[[VAL_2]], %[[VAL_0]][%[[VAL_1]]] : memref<4xf32>{{$}}
// CHECK-NEXT:      %[[LOAD_1:.*]] = memref.load %[[VAL_0]][%[[VAL_1]]] : memref<4xf32>{{$}}
// CHECK-NEXT:      return %[[LOAD_0]], %[[LOAD_0]], %[[LOAD_1]] : f32, f32, f32{{$}}
// CHECK-NEXT:    }{{$}}
