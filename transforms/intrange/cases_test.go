package intrange_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"comparisons", "builtin.module(func.func(int-range-optimizations))", `func.func @f(%a: i8) -> (i1, i1) {
  %c300 = arith.constant 300 : i32
  %0 = arith.extui %a : i8 to i32
  %1 = arith.cmpi ult, %0, %c300 : i32
  %2 = arith.cmpi sgt, %0, %c300 : i32
  return %1, %2 : i1, i1
}`, `module {
  func.func @f(%arg0: i8) -> (i1, i1) {
    %true = arith.constant true
    %false = arith.constant false
    return %true, %false : i1, i1
  }
}`},
	{"loops", "builtin.module(func.func(int-range-optimizations))", `func.func @f() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c10 = arith.constant 10 : index
  scf.for %i = %c0 to %c10 step %c1 {
    %0 = arith.cmpi slt, %i, %c10 : index
    %1 = arith.remui %i, %c10 : index
    "t.use"(%0, %1) : (i1, index) -> ()
  }
  return
}`, `module {
  func.func @f() {
    %true = arith.constant true
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c10 = arith.constant 10 : index
    scf.for %arg0 = %c0 to %c10 step %c1 {
      "t.use"(%true, %arg0) : (i1, index) -> ()
    }
    return
  }
}`},
	{"masks", "builtin.module(func.func(int-range-optimizations))", `func.func @f(%a: i32) -> i1 {
  %c7 = arith.constant 7 : i32
  %c8 = arith.constant 8 : i32
  %0 = arith.andi %a, %c7 : i32
  %1 = arith.cmpi ult, %0, %c8 : i32
  return %1 : i1
}`, `module {
  func.func @f(%arg0: i32) -> i1 {
    %true = arith.constant true
    return %true : i1
  }
}`},
}
