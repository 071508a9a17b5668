package sccp_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"through branches", "builtin.module(func.func(sccp))", `func.func @f(%a: i1) -> i32 {
  %c1 = arith.constant 1 : i32
  cf.cond_br %a, ^x(%c1 : i32), ^y
^x(%0: i32):
  %1 = arith.addi %0, %c1 : i32
  cf.br ^z(%1 : i32)
^y:
  %c2 = arith.constant 2 : i32
  cf.br ^z(%c2 : i32)
^z(%2: i32):
  return %2 : i32
}`, `module {
  func.func @f(%arg0: i1) -> i32 {
    %c2_i32 = arith.constant 2 : i32
    %c1_i32 = arith.constant 1 : i32
    cf.cond_br %arg0, ^bb1(%c1_i32 : i32), ^bb2
  ^bb1(%0: i32):  // pred: ^bb0
    cf.br ^bb3(%c2_i32 : i32)
  ^bb2:  // pred: ^bb0
    cf.br ^bb3(%c2_i32 : i32)
  ^bb3(%1: i32):  // 2 preds: ^bb1, ^bb2
    return %c2_i32 : i32
  }
}`},
	{"dead branch", "builtin.module(func.func(sccp))", `func.func @f() -> i32 {
  %t = arith.constant true
  %c1 = arith.constant 1 : i32
  %c2 = arith.constant 2 : i32
  cf.cond_br %t, ^x(%c1 : i32), ^x(%c2 : i32)
^x(%0: i32):
  return %0 : i32
}`, `module {
  func.func @f() -> i32 {
    %c2_i32 = arith.constant 2 : i32
    %c1_i32 = arith.constant 1 : i32
    %true = arith.constant true
    cf.cond_br %true, ^bb1(%c1_i32 : i32), ^bb1(%c2_i32 : i32)
  ^bb1(%0: i32):  // 2 preds: ^bb0, ^bb0
    return %0 : i32
  }
}`},
	{"loop", "builtin.module(func.func(sccp))", `func.func @f(%n: index) -> index {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %c1) -> index {
    %y = arith.muli %x, %c1 : index
    scf.yield %y : index
  }
  return %r : index
}`, `module {
  func.func @f(%arg0: index) -> index {
    %c1 = arith.constant 1 : index
    %c0 = arith.constant 0 : index
    return %c1 : index
  }
}`},
	{"between functions", "builtin.module(sccp)", `func.func private @g(%a: i32) -> i32 {
  %c1 = arith.constant 1 : i32
  %0 = arith.addi %a, %c1 : i32
  return %0 : i32
}
func.func @f() -> i32 {
  %c1 = arith.constant 1 : i32
  %0 = call @g(%c1) : (i32) -> i32
  %1 = call @g(%c1) : (i32) -> i32
  %2 = arith.addi %0, %1 : i32
  return %2 : i32
}`, `module {
  func.func private @g(%arg0: i32) -> i32 {
    %c2_i32 = arith.constant 2 : i32
    %c1_i32 = arith.constant 1 : i32
    return %c2_i32 : i32
  }
  func.func @f() -> i32 {
    %c4_i32 = arith.constant 4 : i32
    %c2_i32 = arith.constant 2 : i32
    %c1_i32 = arith.constant 1 : i32
    %0 = call @g(%c1_i32) : (i32) -> i32
    %1 = call @g(%c1_i32) : (i32) -> i32
    return %c4_i32 : i32
  }
}`},
	{"conditional", "builtin.module(func.func(sccp))", `func.func @f(%a: i32) -> i32 {
  %t = arith.constant false
  %c1 = arith.constant 1 : i32
  %0 = scf.if %t -> (i32) {
    scf.yield %a : i32
  } else {
    scf.yield %c1 : i32
  }
  %1 = arith.addi %0, %0 : i32
  return %1 : i32
}`, `module {
  func.func @f(%arg0: i32) -> i32 {
    %c2_i32 = arith.constant 2 : i32
    %c1_i32 = arith.constant 1 : i32
    %false = arith.constant false
    return %c2_i32 : i32
  }
}`},
	{"constants of several regions", "builtin.module(sccp)", `func.func @f(%c: i1, %m: memref<i32>) -> i32 {
  %r = scf.if %c -> i32 {
    %0 = arith.constant 0 : i32
    memref.store %0, %m[] : memref<i32>
    scf.yield %0 : i32
  } else {
    %1 = arith.constant 1 : i32
    scf.if %c {
      %2 = arith.constant 2 : i32
      memref.store %2, %m[] : memref<i32>
    } else {
      %3 = arith.constant 3 : i32
      memref.store %3, %m[] : memref<i32>
    }
    scf.yield %1 : i32
  }
  return %r : i32
}`, `module {
  func.func @f(%arg0: i1, %arg1: memref<i32>) -> i32 {
    %c0_i32 = arith.constant 0 : i32
    %c2_i32 = arith.constant 2 : i32
    %c3_i32 = arith.constant 3 : i32
    %c1_i32 = arith.constant 1 : i32
    %0 = scf.if %arg0 -> (i32) {
      memref.store %c0_i32, %arg1[] : memref<i32>
      scf.yield %c0_i32 : i32
    } else {
      scf.if %arg0 {
        memref.store %c2_i32, %arg1[] : memref<i32>
      } else {
        memref.store %c3_i32, %arg1[] : memref<i32>
      }
      scf.yield %c1_i32 : i32
    }
    return %0 : i32
  }
}`},
}
