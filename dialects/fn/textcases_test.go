package fn_test

// textCases are programs, the text that the reference prints for them, and its generic text.
var textCases = []struct{ name, text, custom, generic string }{
	{"declarations", `func.func private @a()
func.func private @b(i32, f32) -> index
func.func private @c(i32 {x.y}, f32) -> (index {x.z = 1}, i1)
func.func nested @d() -> (() -> i32) attributes {mark}
func.func private @"e e"(%x: i32, %y: i1 {x.n})`, `module {
  func.func private @a()
  func.func private @b(i32, f32) -> index
  func.func private @c(i32 {x.y}, f32) -> (index {x.z = 1 : i64}, i1)
  func.func nested @d() -> (() -> i32) attributes {mark}
  func.func private @"e e"(i32, i1 {x.n})
}`, `"builtin.module"() ({
  "func.func"() <{function_type = () -> (), sym_name = "a", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{function_type = (i32, f32) -> index, sym_name = "b", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{arg_attrs = [{x.y}, {}], function_type = (i32, f32) -> (index, i1), res_attrs = [{x.z = 1 : i64}, {}], sym_name = "c", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{function_type = () -> (() -> i32), sym_name = "d", sym_visibility = "nested"}> ({
  }) {mark} : () -> ()
  "func.func"() <{arg_attrs = [{}, {x.n}], function_type = (i32, i1) -> (), sym_name = "e e", sym_visibility = "private"}> ({
  }) : () -> ()
}) : () -> ()`},
	{"definitions", `func.func @a() {
  return
}
func.func public @b(%a: i32, %b: f32 {x.y}) -> (f32, i32 {x.r}) attributes {mark = 1, x.l = [1]} {
  return %b, %a : f32, i32
}
func.func private @c(%f: (i32) -> i32) -> ((i32) -> i32) {
  return %f : (i32) -> i32
}`, `module {
  func.func @a() {
    return
  }
  func.func public @b(%arg0: i32, %arg1: f32 {x.y}) -> (f32, i32 {x.r}) attributes {mark = 1 : i64, x.l = [1]} {
    return %arg1, %arg0 : f32, i32
  }
  func.func private @c(%arg0: (i32) -> i32) -> ((i32) -> i32) {
    return %arg0 : (i32) -> i32
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = () -> (), sym_name = "a"}> ({
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {x.y}], function_type = (i32, f32) -> (f32, i32), res_attrs = [{}, {x.r}], sym_name = "b", sym_visibility = "public"}> ({
  ^bb0(%arg1: i32, %arg2: f32):
    "func.return"(%arg2, %arg1) : (f32, i32) -> ()
  }) {mark = 1 : i64, x.l = [1]} : () -> ()
  "func.func"() <{function_type = ((i32) -> i32) -> ((i32) -> i32), sym_name = "c", sym_visibility = "private"}> ({
  ^bb0(%arg0: (i32) -> i32):
    "func.return"(%arg0) : ((i32) -> i32) -> ()
  }) : () -> ()
}) : () -> ()`},
	{"blocks", `func.func @a(%c: i1, %x: i32) -> i32 {
  cf.cond_br %c, ^t, ^e(%x : i32)
^t:
  return %x : i32
^e(%y: i32):
  return %y : i32
}`, `module {
  func.func @a(%arg0: i1, %arg1: i32) -> i32 {
    cf.cond_br %arg0, ^bb1, ^bb2(%arg1 : i32)
  ^bb1:  // pred: ^bb0
    return %arg1 : i32
  ^bb2(%0: i32):  // pred: ^bb0
    return %0 : i32
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i1, i32) -> i32, sym_name = "a"}> ({
  ^bb0(%arg0: i1, %arg1: i32):
    "cf.cond_br"(%arg0, %arg1)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 0, 1>}> : (i1, i32) -> ()
  ^bb1:  // pred: ^bb0
    "func.return"(%arg1) : (i32) -> ()
  ^bb2(%0: i32):  // pred: ^bb0
    "func.return"(%0) : (i32) -> ()
  }) : () -> ()
}) : () -> ()`},
	{"calls", `func.func private @g(i32) -> (i32, f32)
func.func private @h()
func.func @f(%x: i32) {
  %0:2 = call @g(%x) : (i32) -> (i32, f32)
  call @h() : () -> ()
  %1:2 = func.call @g(%0#0) {mark} : (i32) -> (i32, f32)
  return
}`, `module {
  func.func private @g(i32) -> (i32, f32)
  func.func private @h()
  func.func @f(%arg0: i32) {
    %0:2 = call @g(%arg0) : (i32) -> (i32, f32)
    call @h() : () -> ()
    %1:2 = call @g(%0#0) {mark} : (i32) -> (i32, f32)
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32) -> (i32, f32), sym_name = "g", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "h", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{function_type = (i32) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32):
    %0:2 = "func.call"(%arg0) <{callee = @g}> : (i32) -> (i32, f32)
    "func.call"() <{callee = @h}> : () -> ()
    %1:2 = "func.call"(%0#0) <{callee = @g}> {mark} : (i32) -> (i32, f32)
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"indirect calls", `func.func private @g(i32) -> (i32, f32)
func.func @f(%x: i32, %p: () -> ()) {
  %c = constant @g : (i32) -> (i32, f32)
  %0:2 = call_indirect %c(%x) : (i32) -> (i32, f32)
  func.call_indirect %p() {mark} : () -> ()
  %d = func.constant {mark} @g : (i32) -> (i32, f32)
  return
}`, `module {
  func.func private @g(i32) -> (i32, f32)
  func.func @f(%arg0: i32, %arg1: () -> ()) {
    %f = constant @g : (i32) -> (i32, f32)
    %0:2 = call_indirect %f(%arg0) : (i32) -> (i32, f32)
    call_indirect %arg1() {mark} : () -> ()
    %f_0 = constant {mark} @g : (i32) -> (i32, f32)
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32) -> (i32, f32), sym_name = "g", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{function_type = (i32, () -> ()) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: () -> ()):
    %0 = "func.constant"() <{value = @g}> : () -> ((i32) -> (i32, f32))
    %1:2 = "func.call_indirect"(%0, %arg0) : ((i32) -> (i32, f32), i32) -> (i32, f32)
    "func.call_indirect"(%arg1) {mark} : (() -> ()) -> ()
    %2 = "func.constant"() <{value = @g}> {mark} : () -> ((i32) -> (i32, f32))
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"attributes of calls", `func.func private @g(i32) -> i32
func.func @f(%x: i32) {
  "func.call"(%x) <{callee = @g, arg_attrs = [{x.a}], res_attrs = [{x.r}], no_inline}> : (i32) -> i32
  return
}`, `module {
  func.func private @g(i32) -> i32
  func.func @f(%arg0: i32) {
    %0 = call @g(%arg0) {arg_attrs = [{x.a}], no_inline, res_attrs = [{x.r}]} : (i32) -> i32
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32) -> i32, sym_name = "g", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{function_type = (i32) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32):
    %0 = "func.call"(%arg0) <{arg_attrs = [{x.a}], callee = @g, no_inline, res_attrs = [{x.r}]}> : (i32) -> i32
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"generic forms", `"func.func"() <{function_type = (i32) -> i32, sym_name = "f", sym_visibility = "private", arg_attrs = [{x.a}], res_attrs = [{x.r}]}> ({
^bb0(%a: i32):
  "func.return"(%a) {mark} : (i32) -> ()
}) {z} : () -> ()
"func.func"() <{function_type = () -> (), sym_name = "g", no_inline, sym_visibility = "private"}> ({
}) : () -> ()`, `module {
  func.func private @f(%arg0: i32 {x.a}) -> (i32 {x.r}) attributes {z} {
    return {mark} %arg0 : i32
  }
  func.func private @g() attributes {no_inline}
}`, `"builtin.module"() ({
  "func.func"() <{arg_attrs = [{x.a}], function_type = (i32) -> i32, res_attrs = [{x.r}], sym_name = "f", sym_visibility = "private"}> ({
  ^bb0(%arg0: i32):
    "func.return"(%arg0) {mark} : (i32) -> ()
  }) {z} : () -> ()
  "func.func"() <{function_type = () -> (), no_inline, sym_name = "g", sym_visibility = "private"}> ({
  }) : () -> ()
}) : () -> ()`},
	{"nested modules", `module @m {
  func.func @f() {
    return
  }
  module {
    func.func private @f()
  }
}`, `module @m {
  func.func @f() {
    return
  }
  module {
    func.func private @f()
  }
}`, `"builtin.module"() <{sym_name = "m"}> ({
  "func.func"() <{function_type = () -> (), sym_name = "f"}> ({
    "func.return"() : () -> ()
  }) : () -> ()
  "builtin.module"() ({
    "func.func"() <{function_type = () -> (), sym_name = "f", sym_visibility = "private"}> ({
    }) : () -> ()
  }) : () -> ()
}) : () -> ()`},
}
