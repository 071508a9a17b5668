package cse_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"commutative operands", "builtin.module(func.func(cse))", `func.func @f(%a: i32, %b: i32) -> (i32, i32) {
  %0 = arith.addi %a, %b : i32
  %1 = arith.addi %b, %a : i32
  return %0, %1 : i32, i32
}`, `module {
  func.func @f(%arg0: i32, %arg1: i32) -> (i32, i32) {
    %0 = arith.addi %arg0, %arg1 : i32
    return %0, %0 : i32, i32
  }
}`},
	{"attributes differ", "builtin.module(func.func(cse))", `func.func @f(%a: i32, %b: i32) -> (i1, i1, i1) {
  %0 = arith.cmpi slt, %a, %b : i32
  %1 = arith.cmpi sgt, %a, %b : i32
  %2 = arith.cmpi slt, %a, %b {mark} : i32
  return %0, %1, %2 : i1, i1, i1
}`, `module {
  func.func @f(%arg0: i32, %arg1: i32) -> (i1, i1, i1) {
    %0 = arith.cmpi slt, %arg0, %arg1 : i32
    %1 = arith.cmpi sgt, %arg0, %arg1 : i32
    %2 = arith.cmpi slt, %arg0, %arg1 {mark} : i32
    return %0, %1, %2 : i1, i1, i1
  }
}`},
	{"in nested regions", "builtin.module(func.func(cse))", `func.func @f(%a: i32, %c: i1) -> i32 {
  %0 = arith.addi %a, %a : i32
  %r = scf.if %c -> (i32) {
    %1 = arith.addi %a, %a : i32
    scf.yield %1 : i32
  } else {
    %2 = arith.muli %a, %a : i32
    %3 = arith.muli %a, %a : i32
    %4 = arith.addi %2, %3 : i32
    scf.yield %4 : i32
  }
  %5 = arith.muli %a, %a : i32
  %6 = arith.addi %r, %5 : i32
  %7 = arith.addi %6, %0 : i32
  return %7 : i32
}`, `module {
  func.func @f(%arg0: i32, %arg1: i1) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32
    %1 = scf.if %arg1 -> (i32) {
      scf.yield %0 : i32
    } else {
      %5 = arith.muli %arg0, %arg0 : i32
      %6 = arith.addi %5, %5 : i32
      scf.yield %6 : i32
    }
    %2 = arith.muli %arg0, %arg0 : i32
    %3 = arith.addi %1, %2 : i32
    %4 = arith.addi %3, %0 : i32
    return %4 : i32
  }
}`},
	{"dominating blocks", "builtin.module(func.func(cse))", `func.func @f(%a: i32, %c: i1) -> i32 {
  %0 = arith.addi %a, %a : i32
  cf.cond_br %c, ^x, ^y
^x:
  %1 = arith.addi %a, %a : i32
  %2 = arith.subi %1, %a : i32
  cf.br ^z(%2 : i32)
^y:
  %3 = arith.subi %0, %a : i32
  cf.br ^z(%3 : i32)
^z(%4: i32):
  %5 = arith.addi %a, %a : i32
  %6 = arith.addi %4, %5 : i32
  return %6 : i32
}`, `module {
  func.func @f(%arg0: i32, %arg1: i1) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32
    cf.cond_br %arg1, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    %1 = arith.subi %0, %arg0 : i32
    cf.br ^bb3(%1 : i32)
  ^bb2:  // pred: ^bb0
    %2 = arith.subi %0, %arg0 : i32
    cf.br ^bb3(%2 : i32)
  ^bb3(%3: i32):  // 2 preds: ^bb1, ^bb2
    %4 = arith.addi %3, %0 : i32
    return %4 : i32
  }
}`},
	{"reads", "builtin.module(func.func(cse))", `func.func @f(%m: memref<4xi32>, %i: index, %v: i32) -> (i32, i32, i32) {
  %0 = memref.load %m[%i] : memref<4xi32>
  %1 = memref.load %m[%i] : memref<4xi32>
  memref.store %v, %m[%i] : memref<4xi32>
  %2 = memref.load %m[%i] : memref<4xi32>
  return %0, %1, %2 : i32, i32, i32
}`, `module {
  func.func @f(%arg0: memref<4xi32>, %arg1: index, %arg2: i32) -> (i32, i32, i32) {
    %0 = memref.load %arg0[%arg1] : memref<4xi32>
    memref.store %arg2, %arg0[%arg1] : memref<4xi32>
    %1 = memref.load %arg0[%arg1] : memref<4xi32>
    return %0, %0, %1 : i32, i32, i32
  }
}`},
	{"allocations and unknown ops", "builtin.module(func.func(cse))", `func.func @f() {
  %0 = memref.alloc() : memref<4xi32>
  %1 = memref.alloc() : memref<4xi32>
  "t.use"(%0, %1) : (memref<4xi32>, memref<4xi32>) -> ()
  %2 = "t.x"() : () -> i32
  %3 = "t.x"() : () -> i32
  %4 = arith.constant 1 : i32
  return
}`, `module {
  func.func @f() {
    %alloc = memref.alloc() : memref<4xi32>
    %alloc_0 = memref.alloc() : memref<4xi32>
    "t.use"(%alloc, %alloc_0) : (memref<4xi32>, memref<4xi32>) -> ()
    %0 = "t.x"() : () -> i32
    %1 = "t.x"() : () -> i32
    return
  }
}`},
	{"equal regions", "builtin.module(func.func(cse))", `func.func @f(%c: i1, %a: i32) -> (i32, i32) {
  %0 = scf.if %c -> (i32) {
    scf.yield %a : i32
  } else {
    %x = arith.addi %a, %a : i32
    scf.yield %x : i32
  }
  %1 = scf.if %c -> (i32) {
    scf.yield %a : i32
  } else {
    %x = arith.addi %a, %a : i32
    scf.yield %x : i32
  }
  return %0, %1 : i32, i32
}`, `module {
  func.func @f(%arg0: i1, %arg1: i32) -> (i32, i32) {
    %0 = scf.if %arg0 -> (i32) {
      scf.yield %arg1 : i32
    } else {
      %1 = arith.addi %arg1, %arg1 : i32
      scf.yield %1 : i32
    }
    return %0, %0 : i32, i32
  }
}`},
}
