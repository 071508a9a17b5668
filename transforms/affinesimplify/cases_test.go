package affinesimplify_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"maps and sets", "builtin.module(func.func(affine-simplify-structures))", `func.func @f(%n: index, %m: memref<?xf32>) {
  affine.for %i = 0 to 10 {
    %0 = affine.apply affine_map<(d0) -> (d0 * 4 floordiv 4 + d0 mod 1)>(%i)
    %1 = affine.load %m[%0] : memref<?xf32>
    affine.if affine_set<(d0) : (d0 - 5 >= 0, -d0 + 10 >= 0)>(%i) {
      affine.store %1, %m[%i] : memref<?xf32>
    }
  }
  return
}`, `#set = affine_set<(d0) : (d0 - 5 >= 0, -d0 + 10 >= 0)>
module {
  func.func @f(%arg0: index, %arg1: memref<?xf32>) {
    affine.for %arg2 = 0 to 10 {
      %0 = affine.load %arg1[%arg2] : memref<?xf32>
      affine.if #set(%arg2) {
        affine.store %0, %arg1[%arg2] : memref<?xf32>
      }
    }
    return
  }
}`},
}
