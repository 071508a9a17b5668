package scffortowhile_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"plain loop", "builtin.module(func.func(scf-for-to-while))", `func.func @f(%lb: index, %ub: index, %s: index) {
  scf.for %i = %lb to %ub step %s {
    "t.use"(%i) : (index) -> ()
  }
  return
}`, `module {
  func.func @f(%arg0: index, %arg1: index, %arg2: index) {
    %0 = scf.while (%arg3 = %arg0) : (index) -> index {
      %1 = arith.cmpi slt, %arg3, %arg1 : index
      scf.condition(%1) %arg3 : index
    } do {
    ^bb0(%arg3: index):
      %1 = arith.addi %arg3, %arg2 : index
      "t.use"(%arg3) : (index) -> ()
      scf.yield %1 : index
    }
    return
  }
}`},
	{"values carried", "builtin.module(func.func(scf-for-to-while))", `func.func @f(%lb: index, %ub: index, %s: index, %a: f32, %b: i32) -> (f32, i32) {
  %r:2 = scf.for %i = %lb to %ub step %s iter_args(%x = %a, %y = %b) -> (f32, i32) {
    %0 = arith.addf %x, %x : f32
    scf.yield %0, %y : f32, i32
  }
  return %r#0, %r#1 : f32, i32
}`, `module {
  func.func @f(%arg0: index, %arg1: index, %arg2: index, %arg3: f32, %arg4: i32) -> (f32, i32) {
    %0:3 = scf.while (%arg5 = %arg0, %arg6 = %arg3, %arg7 = %arg4) : (index, f32, i32) -> (index, f32, i32) {
      %1 = arith.cmpi slt, %arg5, %arg1 : index
      scf.condition(%1) %arg5, %arg6, %arg7 : index, f32, i32
    } do {
    ^bb0(%arg5: index, %arg6: f32, %arg7: i32):
      %1 = arith.addi %arg5, %arg2 : index
      %2 = arith.addf %arg6, %arg6 : f32
      scf.yield %1, %2, %arg7 : index, f32, i32
    }
    return %0#1, %0#2 : f32, i32
  }
}`},
	{"nested", "builtin.module(func.func(scf-for-to-while))", `func.func @f(%lb: i32, %ub: i32, %s: i32) {
  scf.for %i = %lb to %ub step %s : i32 {
    scf.for %j = %i to %ub step %s : i32 {
      "t.use"(%i, %j) : (i32, i32) -> ()
    }
  }
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: i32, %arg2: i32) {
    %0 = scf.while (%arg3 = %arg0) : (i32) -> i32 {
      %1 = arith.cmpi slt, %arg3, %arg1 : i32
      scf.condition(%1) %arg3 : i32
    } do {
    ^bb0(%arg3: i32):
      %1 = arith.addi %arg3, %arg2 : i32
      %2 = scf.while (%arg4 = %arg3) : (i32) -> i32 {
        %3 = arith.cmpi slt, %arg4, %arg1 : i32
        scf.condition(%3) %arg4 : i32
      } do {
      ^bb0(%arg4: i32):
        %3 = arith.addi %arg4, %arg2 : i32
        "t.use"(%arg3, %arg4) : (i32, i32) -> ()
        scf.yield %3 : i32
      }
      scf.yield %1 : i32
    }
    return
  }
}`},
}
