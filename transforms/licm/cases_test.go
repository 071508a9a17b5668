package licm_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"two loops", "builtin.module(func.func(loop-invariant-code-motion))", `func.func @f(%a: i32, %lb: index, %ub: index, %s: index, %m: memref<?xi32>) {
  scf.for %i = %lb to %ub step %s {
    scf.for %j = %lb to %ub step %s {
      %0 = arith.addi %a, %a : i32
      %1 = arith.addi %i, %i : index
      %2 = arith.muli %0, %0 : i32
      memref.store %2, %m[%1] : memref<?xi32>
    }
  }
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: index, %arg2: index, %arg3: index, %arg4: memref<?xi32>) {
    %0 = arith.addi %arg0, %arg0 : i32
    %1 = arith.muli %0, %0 : i32
    scf.for %arg5 = %arg1 to %arg2 step %arg3 {
      %2 = arith.addi %arg5, %arg5 : index
      scf.for %arg6 = %arg1 to %arg2 step %arg3 {
        memref.store %1, %arg4[%2] : memref<?xi32>
      }
    }
    return
  }
}`},
	{"division stays", "builtin.module(func.func(loop-invariant-code-motion))", `func.func @f(%a: i32, %b: i32, %lb: index, %ub: index, %s: index) {
  %c3 = arith.constant 3 : i32
  scf.for %i = %lb to %ub step %s {
    %0 = arith.divsi %a, %b : i32
    %1 = arith.divsi %a, %c3 : i32
    "t.use"(%0, %1) : (i32, i32) -> ()
  }
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: i32, %arg2: index, %arg3: index, %arg4: index) {
    %c3_i32 = arith.constant 3 : i32
    %0 = arith.divsi %arg0, %c3_i32 : i32
    scf.for %arg5 = %arg2 to %arg3 step %arg4 {
      %1 = arith.divsi %arg0, %arg1 : i32
      "t.use"(%1, %0) : (i32, i32) -> ()
    }
    return
  }
}`},
	{"conditional in a loop", "builtin.module(func.func(loop-invariant-code-motion))", `func.func @f(%a: i32, %c: i1, %lb: index, %ub: index, %s: index) {
  scf.for %i = %lb to %ub step %s {
    %0 = scf.if %c -> (i32) {
      %1 = arith.addi %a, %a : i32
      scf.yield %1 : i32
    } else {
      scf.yield %a : i32
    }
    "t.use"(%0) : (i32) -> ()
  }
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: i1, %arg2: index, %arg3: index, %arg4: index) {
    %0 = scf.if %arg1 -> (i32) {
      %1 = arith.addi %arg0, %arg0 : i32
      scf.yield %1 : i32
    } else {
      scf.yield %arg0 : i32
    }
    scf.for %arg5 = %arg2 to %arg3 step %arg4 {
      "t.use"(%0) : (i32) -> ()
    }
    return
  }
}`},
	{"loads stay", "builtin.module(func.func(loop-invariant-code-motion))", `func.func @f(%m: memref<4xf32>, %i: index, %lb: index, %ub: index, %s: index) {
  scf.for %k = %lb to %ub step %s {
    %0 = memref.load %m[%i] : memref<4xf32>
    "t.use"(%0) : (f32) -> ()
  }
  return
}`, `module {
  func.func @f(%arg0: memref<4xf32>, %arg1: index, %arg2: index, %arg3: index, %arg4: index) {
    scf.for %arg5 = %arg2 to %arg3 step %arg4 {
      %0 = memref.load %arg0[%arg1] : memref<4xf32>
      "t.use"(%0) : (f32) -> ()
    }
    return
  }
}`},
	{"while", "builtin.module(func.func(loop-invariant-code-motion))", `func.func @f(%a: i32, %b: i32) -> i32 {
  %r = scf.while (%x = %a) : (i32) -> i32 {
    %0 = arith.addi %b, %b : i32
    %1 = arith.cmpi slt, %x, %0 : i32
    scf.condition(%1) %x : i32
  } do {
  ^bb0(%y: i32):
    %2 = arith.muli %b, %b : i32
    %3 = arith.addi %y, %2 : i32
    scf.yield %3 : i32
  }
  return %r : i32
}`, `module {
  func.func @f(%arg0: i32, %arg1: i32) -> i32 {
    %0 = arith.addi %arg1, %arg1 : i32
    %1 = arith.muli %arg1, %arg1 : i32
    %2 = scf.while (%arg2 = %arg0) : (i32) -> i32 {
      %3 = arith.cmpi slt, %arg2, %0 : i32
      scf.condition(%3) %arg2 : i32
    } do {
    ^bb0(%arg2: i32):
      %3 = arith.addi %arg2, %1 : i32
      scf.yield %3 : i32
    }
    return %2 : i32
  }
}`},
}
