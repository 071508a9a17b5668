// RUN: pyopt %s --normalize-memrefs | filecheck %s

#transposed = affine_map<(d0, d1) -> (d1, d0)>

// Signatures and calls change together.
// CHECK-LABEL: func.func @callee(
// CHECK-SAME:      %[[M:.*]]: memref<8x4xf32>, %[[X:.*]]: f32) -> memref<8x4xf32>
// CHECK:         affine.store %[[X]], %[[M]][2, 1] : memref<8x4xf32>
// CHECK-NEXT:    return %[[M]] : memref<8x4xf32>
func.func @callee(%m: memref<4x8xf32, #transposed>, %x: f32) -> memref<4x8xf32, #transposed> {
  affine.store %x, %m[1, 2] : memref<4x8xf32, #transposed>
  return %m : memref<4x8xf32, #transposed>
}

// CHECK-LABEL: func.func @caller(
// CHECK-SAME:      %[[X:.*]]: f32) -> (memref<8x4xf32>, f32)
// CHECK-NEXT:    %[[A:.*]] = memref.alloc() : memref<8x4xf32>
// CHECK-NEXT:    %[[B:.*]] = call @callee(%[[A]], %[[X]]) : (memref<8x4xf32>, f32) -> memref<8x4xf32>
// CHECK:         %[[Y:.*]] = affine.load %[[B]][3, 2] : memref<8x4xf32>
// CHECK-NEXT:    call @outside(%[[B]]) : (memref<8x4xf32>) -> memref<8x2xf32>
// CHECK-NEXT:    return %[[B]], %[[Y]] : memref<8x4xf32>, f32
func.func @caller(%x: f32) -> (memref<4x8xf32, #transposed>, f32) {
  %a = memref.alloc() : memref<4x8xf32, #transposed>
  %b = call @callee(%a, %x) : (memref<4x8xf32, #transposed>, f32) -> memref<4x8xf32, #transposed>
  %y = affine.load %b[2, 3] : memref<4x8xf32, #transposed>
  %c = call @outside(%b) : (memref<4x8xf32, #transposed>) -> memref<2x8xf32, #transposed>
  return %b, %y : memref<4x8xf32, #transposed>, f32
}

// CHECK: func.func private @outside(memref<8x4xf32>) -> memref<8x2xf32>
func.func private @outside(memref<4x8xf32, #transposed>) -> memref<2x8xf32, #transposed>
