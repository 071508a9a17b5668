// RUN: pyopt %s --normalize-memrefs --allow-unregistered-dialect | filecheck %s

#transposed = affine_map<(d0, d1) -> (d1, d0)>

// Nobody knows what the op does with the layout; the function, and what it calls, are left alone.
// CHECK-LABEL: func.func @unknown(
// CHECK-NEXT:    "foreign.use"(%{{.*}}) : (memref<4x8xf32, #
func.func @unknown(%m: memref<4x8xf32, #transposed>) {
  "foreign.use"(%m) : (memref<4x8xf32, #transposed>) -> ()
  call @called() : () -> ()
  return
}

// CHECK-LABEL: func.func @called(
// CHECK-NEXT:    memref.alloc() : memref<4x8xf32, #
func.func @called() {
  %a = memref.alloc() : memref<4x8xf32, #transposed>
  return
}

// CHECK-LABEL: func.func @other(
// CHECK-NEXT:    memref.alloc() : memref<8x4xf32>
func.func @other() {
  %a = memref.alloc() : memref<4x8xf32, #transposed>
  %x = affine.load %a[1, 2] : memref<4x8xf32, #transposed>
  return
}
