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
	{"operations without operands", "builtin.module(func.func(affine-loop-invariant-code-motion))", `memref.global @g : memref<4xf32>
func.func @f() {
  affine.for %i = 0 to 10 {
    %0 = memref.get_global @g : memref<4xf32>
    %1 = affine.apply affine_map<() -> (3)>()
    %2 = ub.poison : f32
    "use"(%0, %1, %2) : (memref<4xf32>, index, f32) -> ()
  }
  return
}`, `#map = affine_map<() -> (3)>
module {
  memref.global @g : memref<4xf32>
  func.func @f() {
    %0 = memref.get_global @g : memref<4xf32>
    %1 = affine.apply #map()
    %2 = ub.poison : f32
    affine.for %arg0 = 0 to 10 {
      "use"(%0, %1, %2) : (memref<4xf32>, index, f32) -> ()
    }
    return
  }
}`},
	{"a branch that uses the counter stays, which the reference moves to where that is not defined", "builtin.module(func.func(affine-loop-invariant-code-motion))", `func.func @f(%m: memref<10xindex>, %b: i1, %x: index) {
  affine.for %i = 0 to 10 {
    %0 = scf.if %b -> (index) {
      %1 = arith.addi %i, %x : index
      scf.yield %1 : index
    } else {
      scf.yield %x : index
    }
    %2 = scf.if %b -> (index) {
      %3 = arith.addi %x, %x : index
      scf.yield %3 : index
    } else {
      scf.yield %x : index
    }
    memref.store %0, %m[%2] : memref<10xindex>
  }
  return
}`, `module {
  func.func @f(%arg0: memref<10xindex>, %arg1: i1, %arg2: index) {
    %0 = scf.if %arg1 -> (index) {
      %1 = arith.addi %arg2, %arg2 : index
      scf.yield %1 : index
    } else {
      scf.yield %arg2 : index
    }
    affine.for %arg3 = 0 to 10 {
      %1 = scf.if %arg1 -> (index) {
        %2 = arith.addi %arg3, %arg2 : index
        scf.yield %2 : index
      } else {
        scf.yield %arg2 : index
      }
      memref.store %1, %arg0[%0] : memref<10xindex>
    }
    return
  }
}`},
}
