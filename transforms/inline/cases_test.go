package inline_test

// cases are programs and what the reference makes of them with a pipeline.
var cases = []struct{ name, pipeline, text, want string }{
	{"one block", "builtin.module(inline)", `func.func private @g(%a: i32) -> i32 {
  %0 = arith.addi %a, %a : i32
  return %0 : i32
}
func.func @f(%a: i32) -> i32 {
  %0 = call @g(%a) : (i32) -> i32
  %1 = call @g(%0) : (i32) -> i32
  return %1 : i32
}`, `module {
  func.func @f(%arg0: i32) -> i32 {
    %0 = arith.addi %arg0, %arg0 : i32
    %1 = arith.addi %0, %0 : i32
    return %1 : i32
  }
}`},
	{"several blocks", "builtin.module(inline)", `func.func @g(%c: i1, %a: i32) -> i32 {
  cf.cond_br %c, ^x, ^y
^x:
  return %a : i32
^y:
  %0 = arith.addi %a, %a : i32
  return %0 : i32
}
func.func @f(%c: i1, %a: i32) -> i32 {
  %0 = call @g(%c, %a) : (i1, i32) -> i32
  %1 = arith.muli %0, %0 : i32
  return %1 : i32
}`, `module {
  func.func @g(%arg0: i1, %arg1: i32) -> i32 {
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    return %arg1 : i32
  ^bb2:  // pred: ^bb0
    %0 = arith.addi %arg1, %arg1 : i32
    return %0 : i32
  }
  func.func @f(%arg0: i1, %arg1: i32) -> i32 {
    cf.cond_br %arg0, ^bb2(%arg1 : i32), ^bb1
  ^bb1:  // pred: ^bb0
    %0 = arith.addi %arg1, %arg1 : i32
    cf.br ^bb2(%0 : i32)
  ^bb2(%1: i32):  // 2 preds: ^bb0, ^bb1
    %2 = arith.muli %1, %1 : i32
    return %2 : i32
  }
}`},
	{"recursion", "builtin.module(inline)", `func.func @f(%a: i32) -> i32 {
  %0 = call @f(%a) : (i32) -> i32
  return %0 : i32
}`, `module {
  func.func @f(%arg0: i32) -> i32 {
    %0 = call @f(%arg0) : (i32) -> i32
    return %0 : i32
  }
}`},
	{"declarations and no_inline", "builtin.module(inline)", `func.func private @d()
func.func @n() attributes {no_inline} {
  return
}
func.func @f() {
  call @d() : () -> ()
  call @n() : () -> ()
  return
}`, `module {
  func.func private @d()
  func.func @n() attributes {no_inline} {
    return
  }
  func.func @f() {
    call @d() : () -> ()
    call @n() : () -> ()
    return
  }
}`},
	{"indirect", "builtin.module(inline)", `func.func private @g() -> i32 {
  %c = arith.constant 7 : i32
  return %c : i32
}
func.func @f() -> i32 {
  %p = constant @g : () -> i32
  %0 = call_indirect %p() : () -> i32
  return %0 : i32
}`, `module {
  func.func @f() -> i32 {
    %c7_i32 = arith.constant 7 : i32
    return %c7_i32 : i32
  }
}`},
	{"a chain", "builtin.module(inline)", `func.func private @a() -> i32 {
  %c = arith.constant 7 : i32
  return %c : i32
}
func.func private @b() -> i32 {
  %0 = call @a() : () -> i32
  return %0 : i32
}
func.func private @c() -> i32 {
  %0 = call @b() : () -> i32
  return %0 : i32
}
func.func @f() -> i32 {
  %0 = call @c() : () -> i32
  return %0 : i32
}`, `module {
  func.func @f() -> i32 {
    %c7_i32 = arith.constant 7 : i32
    return %c7_i32 : i32
  }
}`},
	{"private functions that nobody calls", "builtin.module(inline)", `func.func private @callee_of_unused() {
  return
}
func.func private @unused() {
  call @callee_of_unused() : () -> ()
  return
}
func.func private @declared()
func.func private @recursive() {
  call @recursive() : () -> ()
  return
}
func.func @f() {
  "use"() {ref = @recursive} : () -> ()
  return
}`, `module {
  func.func private @callee_of_unused() {
    return
  }
  func.func private @declared()
  func.func private @recursive() {
    call @recursive() : () -> ()
    return
  }
  func.func @f() {
    "use"() {ref = @recursive} : () -> ()
    return
  }
}`},
}
