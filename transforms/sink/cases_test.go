package sink_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"into a branch", "builtin.module(func.func(control-flow-sink))", `func.func @f(%c: i1, %a: i32) -> i32 {
  %0 = arith.addi %a, %a : i32
  %1 = arith.muli %a, %a : i32
  %r = scf.if %c -> (i32) {
    scf.yield %0 : i32
  } else {
    scf.yield %1 : i32
  }
  return %r : i32
}`, `module {
  func.func @f(%arg0: i1, %arg1: i32) -> i32 {
    %0 = scf.if %arg0 -> (i32) {
      %1 = arith.addi %arg1, %arg1 : i32
      scf.yield %1 : i32
    } else {
      %1 = arith.muli %arg1, %arg1 : i32
      scf.yield %1 : i32
    }
    return %0 : i32
  }
}`},
	{"used twice", "builtin.module(func.func(control-flow-sink))", `func.func @f(%c: i1, %a: i32) -> i32 {
  %0 = arith.addi %a, %a : i32
  %1 = arith.muli %0, %a : i32
  %r = scf.if %c -> (i32) {
    %2 = arith.addi %1, %0 : i32
    scf.yield %2 : i32
  } else {
    scf.yield %0 : i32
  }
  return %r : i32
}`, `module {
  func.func @f(%arg0: i1, %arg1: i32) -> i32 {
    %0 = arith.addi %arg1, %arg1 : i32
    %1 = scf.if %arg0 -> (i32) {
      %2 = arith.muli %0, %arg1 : i32
      %3 = arith.addi %2, %0 : i32
      scf.yield %3 : i32
    } else {
      scf.yield %0 : i32
    }
    return %1 : i32
  }
}`},
	{"not into loops", "builtin.module(func.func(control-flow-sink))", `func.func @f(%a: i32, %lb: index, %ub: index, %s: index) {
  %0 = arith.addi %a, %a : i32
  scf.for %i = %lb to %ub step %s {
    "t.use"(%0) : (i32) -> ()
  }
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: index, %arg2: index, %arg3: index) {
    %0 = arith.addi %arg0, %arg0 : i32
    scf.for %arg4 = %arg1 to %arg2 step %arg3 {
      "t.use"(%0) : (i32) -> ()
    }
    return
  }
}`},
	{"not with effects", "builtin.module(func.func(control-flow-sink))", `func.func @f(%c: i1, %m: memref<i32>) {
  %0 = memref.load %m[] : memref<i32>
  %1 = "t.x"() : () -> i32
  scf.if %c {
    "t.use"(%0, %1) : (i32, i32) -> ()
  }
  return
}`, `module {
  func.func @f(%arg0: i1, %arg1: memref<i32>) {
    %0 = memref.load %arg1[] : memref<i32>
    %1 = "t.x"() : () -> i32
    scf.if %arg0 {
      "t.use"(%0, %1) : (i32, i32) -> ()
    }
    return
  }
}`},
}
