package affinelicm_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"loads and sums", "builtin.module(func.func(affine-loop-invariant-code-motion))", `func.func @f(%m: memref<10xf32>, %o: memref<10xf32>, %x: f32) {
  affine.for %i = 0 to 10 {
    affine.for %j = 0 to 10 {
      %0 = affine.load %m[%i] : memref<10xf32>
      %1 = arith.addf %x, %x : f32
      %2 = arith.addf %0, %1 : f32
      affine.store %2, %o[%j] : memref<10xf32>
    }
  }
  return
}`, `module {
  func.func @f(%arg0: memref<10xf32>, %arg1: memref<10xf32>, %arg2: f32) {
    %0 = arith.addf %arg2, %arg2 : f32
    affine.for %arg3 = 0 to 10 {
      %1 = affine.load %arg0[%arg3] : memref<10xf32>
      %2 = arith.addf %1, %0 : f32
      affine.for %arg4 = 0 to 10 {
        affine.store %2, %arg1[%arg4] : memref<10xf32>
      }
    }
    return
  }
}`},
	{"stores between", "builtin.module(func.func(affine-loop-invariant-code-motion))", `func.func @f(%m: memref<10xf32>, %x: f32) {
  affine.for %i = 0 to 10 {
    affine.for %j = 0 to 10 {
      %0 = affine.load %m[%i] : memref<10xf32>
      %1 = arith.addf %0, %x : f32
      affine.store %1, %m[%j] : memref<10xf32>
    }
  }
  return
}`, `module {
  func.func @f(%arg0: memref<10xf32>, %arg1: f32) {
    affine.for %arg2 = 0 to 10 {
      affine.for %arg3 = 0 to 10 {
        %0 = affine.load %arg0[%arg2] : memref<10xf32>
        %1 = arith.addf %0, %arg1 : f32
        affine.store %1, %arg0[%arg3] : memref<10xf32>
      }
    }
    return
  }
}`},
}
