// RUN: pyopt --split-input-file --verify-diagnostics %s

func.func @rank(%a: memref<4x8xf32>, %i: index) {
  // expected-error@+1 {{incorrect number of indices for load, expected 2 but got 1}}
  %0 = memref.load %a[%i] : memref<4x8xf32>
  return
}

// -----

func.func @bounds(%a: memref<4x8xf32>) {
  // expected-error@+1 {{slice along dimension 1 runs out-of-bounds: 8 >= 8}}
  %0 = memref.subview %a[0, 2] [4, 4] [1, 2] : memref<4x8xf32> to memref<4x4xf32, strided<[8, 2], offset: 2>>
  return
}

// -----

func.func @layout(%a: memref<4x8xf32>) {
  // expected-error@+1 {{expected result type to be 'memref<2x2xf32, strided<[8, 1]>>' or a rank-reduced version. (mismatch of result layout), but got 'memref<2x2xf32>'}}
  %0 = memref.subview %a[0, 0] [2, 2] [1, 1] : memref<4x8xf32> to memref<2x2xf32>
  return
}

// -----

func.func @gap(%a: memref<4x8xf32, strided<[16, 1]>>) {
  // expected-error@+1 {{invalid source layout map or collapsing non-contiguous dims}}
  %0 = memref.collapse_shape %a [[0, 1]] : memref<4x8xf32, strided<[16, 1]>> into memref<32xf32>
  return
}

// -----

// expected-error@+1 {{type should be static shaped memref, but got 'memref<?xf32>'}}
memref.global @g : memref<?xf32>

// -----

func.func @atomic(%a: memref<4xf32>, %i: index) -> f32 {
  %0 = memref.generic_atomic_rmw %a[%i] : memref<4xf32> {
  ^bb0(%x: f32):
    // expected-error@+1 {{body of 'memref.generic_atomic_rmw' should contain only operations with no side effects}}
    memref.store %x, %a[%i] : memref<4xf32>
    memref.atomic_yield %x : f32
  }
  return %0 : f32
}
