package affinenormalize_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"steps and bounds", "builtin.module(func.func(affine-loop-normalize))", `func.func @f(%n: index, %m: memref<?xf32>) {
  affine.for %i = 2 to 20 step 3 {
    %0 = affine.load %m[%i] : memref<?xf32>
    affine.for %j = affine_map<(d0) -> (d0)>(%i) to %n step 2 {
      affine.store %0, %m[%j] : memref<?xf32>
    }
  }
  return
}`, `#map = affine_map<(d0) -> (d0 * 3 + 2)>
#map1 = affine_map<(d0)[s0] -> ((-d0 + s0) ceildiv 2)>
#map2 = affine_map<(d0, d1) -> (d0 + d1 * 2)>
module {
  func.func @f(%arg0: index, %arg1: memref<?xf32>) {
    affine.for %arg2 = 0 to 6 {
      %0 = affine.apply #map(%arg2)
      %1 = affine.load %arg1[%0] : memref<?xf32>
      affine.for %arg3 = 0 to #map1(%0)[%arg0] {
        %2 = affine.apply #map2(%0, %arg3)
        affine.store %1, %arg1[%2] : memref<?xf32>
      }
    }
    return
  }
}`},
	{"parallel", "builtin.module(func.func(affine-loop-normalize))", `func.func @f(%m: memref<?x?xf32>, %x: f32) {
  affine.parallel (%i, %j) = (1, 2) to (10, 20) step (3, 4) {
    affine.store %x, %m[%i, %j] : memref<?x?xf32>
  }
  return
}`, `#map = affine_map<(d0) -> (d0 * 3 + 1)>
#map1 = affine_map<(d0) -> (d0 * 4 + 2)>
module {
  func.func @f(%arg0: memref<?x?xf32>, %arg1: f32) {
    affine.parallel (%arg2, %arg3) = (0, 0) to (3, 5) {
      %0 = affine.apply #map(%arg2)
      %1 = affine.apply #map1(%arg3)
      affine.store %arg1, %arg0[%0, %1] : memref<?x?xf32>
    }
    return
  }
}`},
}
