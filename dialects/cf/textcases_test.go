package cf_test

// textCases are programs, the text that the reference prints for them, and its generic text.
var textCases = []struct{ name, text, custom, generic string }{
	{"assert", `func.func @f(%c: i1) {
  cf.assert %c, "message"
  cf.assert %c, "with \"quotes\" and \n" {mark}
  return
}`, `module {
  func.func @f(%arg0: i1) {
    cf.assert %arg0, "message"
    cf.assert %arg0, "with \22quotes\22 and \0A" {mark}
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i1) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i1):
    "cf.assert"(%arg0) <{msg = "message"}> : (i1) -> ()
    "cf.assert"(%arg0) <{msg = "with \22quotes\22 and \0A"}> {mark} : (i1) -> ()
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"br", `func.func @f(%a: i32, %b: f32) {
  cf.br ^bb1
^bb1:
  cf.br ^x(%a : i32) {mark}
^x(%i: i32):
  cf.br ^y(%i, %b : i32, f32)
^y(%j: i32, %k: f32):
  cf.br ^y(%j, %k : i32, f32)
}`, `module {
  func.func @f(%arg0: i32, %arg1: f32) {
    cf.br ^bb1
  ^bb1:  // pred: ^bb0
    cf.br ^bb2(%arg0 : i32) {mark}
  ^bb2(%0: i32):  // pred: ^bb1
    cf.br ^bb3(%0, %arg1 : i32, f32)
  ^bb3(%1: i32, %2: f32):  // 2 preds: ^bb2, ^bb3
    cf.br ^bb3(%1, %2 : i32, f32)
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, f32) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: f32):
    "cf.br"()[^bb1] : () -> ()
  ^bb1:  // pred: ^bb0
    "cf.br"(%arg0)[^bb2] {mark} : (i32) -> ()
  ^bb2(%0: i32):  // pred: ^bb1
    "cf.br"(%0, %arg1)[^bb3] : (i32, f32) -> ()
  ^bb3(%1: i32, %2: f32):  // 2 preds: ^bb2, ^bb3
    "cf.br"(%1, %2)[^bb3] : (i32, f32) -> ()
  }) : () -> ()
}) : () -> ()`},
	{"cond_br", `func.func @f(%c: i1, %a: i32) {
  cf.cond_br %c, ^x, ^y(%a : i32)
^x:
  cf.cond_br %c, ^x, ^x {mark = 1}
^y(%i: i32):
  cf.cond_br %c, ^z(%i, %a : i32, i32), ^y(%i : i32)
^z(%j: i32, %k: i32):
  return
}`, `module {
  func.func @f(%arg0: i1, %arg1: i32) {
    cf.cond_br %arg0, ^bb1, ^bb2(%arg1 : i32)
  ^bb1:  // 3 preds: ^bb0, ^bb1, ^bb1
    cf.cond_br %arg0, ^bb1, ^bb1 {mark = 1 : i64}
  ^bb2(%0: i32):  // 2 preds: ^bb0, ^bb2
    cf.cond_br %arg0, ^bb3(%0, %arg1 : i32, i32), ^bb2(%0 : i32)
  ^bb3(%1: i32, %2: i32):  // pred: ^bb2
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i1, i32) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i1, %arg1: i32):
    "cf.cond_br"(%arg0, %arg1)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 0, 1>}> : (i1, i32) -> ()
  ^bb1:  // 3 preds: ^bb0, ^bb1, ^bb1
    "cf.cond_br"(%arg0)[^bb1, ^bb1] <{operandSegmentSizes = array<i32: 1, 0, 0>}> {mark = 1 : i64} : (i1) -> ()
  ^bb2(%0: i32):  // 2 preds: ^bb0, ^bb2
    "cf.cond_br"(%arg0, %0, %arg1, %0)[^bb3, ^bb2] <{operandSegmentSizes = array<i32: 1, 2, 1>}> : (i1, i32, i32, i32) -> ()
  ^bb3(%1: i32, %2: i32):  // pred: ^bb2
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"weights", `func.func @f(%c: i1) {
  cf.cond_br %c weights([10, 20]), ^x, ^y
^x:
  cf.cond_br %c weights([0, 1]), ^x, ^y {mark}
^y:
  return
}`, `module {
  func.func @f(%arg0: i1) {
    cf.cond_br %arg0 weights([10, 20]), ^bb1, ^bb2
  ^bb1:  // 2 preds: ^bb0, ^bb1
    cf.cond_br %arg0 weights([0, 1]), ^bb1, ^bb2 {mark}
  ^bb2:  // 2 preds: ^bb0, ^bb1
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i1) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i1):
    "cf.cond_br"(%arg0)[^bb1, ^bb2] <{branch_weights = array<i32: 10, 20>, operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()
  ^bb1:  // 2 preds: ^bb0, ^bb1
    "cf.cond_br"(%arg0)[^bb1, ^bb2] <{branch_weights = array<i32: 0, 1>, operandSegmentSizes = array<i32: 1, 0, 0>}> {mark} : (i1) -> ()
  ^bb2:  // 2 preds: ^bb0, ^bb1
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"switch", `func.func @f(%n: i32, %a: f32) {
  cf.switch %n : i32, [
    default: ^x(%a : f32),
    42: ^y,
    -1: ^x(%a : f32)
  ]
^x(%b: f32):
  cf.switch %n : i32, [default: ^y]
^y:
  cf.switch %n : i32, [ default: ^z, 0x10: ^y ] {mark}
^z:
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: f32) {
    cf.switch %arg0 : i32, [
      default: ^bb1(%arg1 : f32),
      42: ^bb2,
      4294967295: ^bb1(%arg1 : f32)
    ]
  ^bb1(%0: f32):  // 2 preds: ^bb0, ^bb0
    cf.switch %arg0 : i32, [
      default: ^bb2]
  ^bb2:  // 3 preds: ^bb0, ^bb1, ^bb2
    cf.switch %arg0 : i32, [
      default: ^bb3,
      16: ^bb2
    ] {mark}
  ^bb3:  // pred: ^bb2
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, f32) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: f32):
    "cf.switch"(%arg0, %arg1, %arg1)[^bb1, ^bb2, ^bb1] <{case_operand_segments = array<i32: 0, 1>, case_values = dense<[42, -1]> : vector<2xi32>, operandSegmentSizes = array<i32: 1, 1, 1>}> : (i32, f32, f32) -> ()
  ^bb1(%0: f32):  // 2 preds: ^bb0, ^bb0
    "cf.switch"(%arg0)[^bb2] <{case_operand_segments = array<i32>, operandSegmentSizes = array<i32: 1, 0, 0>}> : (i32) -> ()
  ^bb2:  // 3 preds: ^bb0, ^bb1, ^bb2
    "cf.switch"(%arg0)[^bb3, ^bb2] <{case_operand_segments = array<i32: 0>, case_values = dense<16> : vector<1xi32>, operandSegmentSizes = array<i32: 1, 0, 0>}> {mark} : (i32) -> ()
  ^bb3:  // pred: ^bb2
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"switch of small and large numbers", `func.func @f(%n: i8, %m: i64, %b: i1, %w: i128) {
  cf.switch %n : i8, [default: ^x, 127: ^x, -128: ^y, 255: ^y]
^x:
  cf.switch %m : i64, [default: ^y, 9223372036854775807: ^x, -9223372036854775808: ^z]
^y:
  cf.switch %b : i1, [default: ^y, 1: ^x, 0: ^z]
^z:
  return
}`, `module {
  func.func @f(%arg0: i8, %arg1: i64, %arg2: i1, %arg3: i128) {
    cf.switch %arg0 : i8, [
      default: ^bb1,
      127: ^bb1,
      128: ^bb2,
      255: ^bb2
    ]
  ^bb1:  // 4 preds: ^bb0, ^bb0, ^bb1, ^bb2
    cf.switch %arg1 : i64, [
      default: ^bb2,
      9223372036854775807: ^bb1,
      -9223372036854775808: ^bb3
    ]
  ^bb2:  // 4 preds: ^bb0, ^bb0, ^bb1, ^bb2
    cf.switch %arg2 : i1, [
      default: ^bb2,
      1: ^bb1,
      0: ^bb3
    ]
  ^bb3:  // 2 preds: ^bb1, ^bb2
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i8, i64, i1, i128) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i8, %arg1: i64, %arg2: i1, %arg3: i128):
    "cf.switch"(%arg0)[^bb1, ^bb1, ^bb2, ^bb2] <{case_operand_segments = array<i32: 0, 0, 0>, case_values = dense<[127, -128, -1]> : vector<3xi8>, operandSegmentSizes = array<i32: 1, 0, 0>}> : (i8) -> ()
  ^bb1:  // 4 preds: ^bb0, ^bb0, ^bb1, ^bb2
    "cf.switch"(%arg1)[^bb2, ^bb1, ^bb3] <{case_operand_segments = array<i32: 0, 0>, case_values = dense<[9223372036854775807, -9223372036854775808]> : vector<2xi64>, operandSegmentSizes = array<i32: 1, 0, 0>}> : (i64) -> ()
  ^bb2:  // 4 preds: ^bb0, ^bb0, ^bb1, ^bb2
    "cf.switch"(%arg2)[^bb2, ^bb1, ^bb3] <{case_operand_segments = array<i32: 0, 0>, case_values = dense<[true, false]> : vector<2xi1>, operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()
  ^bb3:  // 2 preds: ^bb1, ^bb2
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"generic forms", `func.func @f(%n: i32, %c: i1) {
  "cf.cond_br"(%c, %n, %n)[^x, ^y] <{operandSegmentSizes = array<i32: 1, 1, 1>}> {a} : (i1, i32, i32) -> ()
^x(%i: i32):
  "cf.br"()[^z] : () -> ()
^y(%j: i32):
  "cf.switch"(%n, %n)[^x, ^z] <{case_operand_segments = array<i32: 0>, case_values = dense<7> : vector<1xi32>, operandSegmentSizes = array<i32: 1, 1, 0>}> : (i32, i32) -> ()
^z:
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: i1) {
    cf.cond_br %arg1, ^bb1(%arg0 : i32), ^bb2(%arg0 : i32) {a}
  ^bb1(%0: i32):  // 2 preds: ^bb0, ^bb2
    cf.br ^bb3
  ^bb2(%1: i32):  // pred: ^bb0
    cf.switch %arg0 : i32, [
      default: ^bb1(%arg0 : i32),
      7: ^bb3
    ]
  ^bb3:  // 2 preds: ^bb1, ^bb2
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, i1) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: i1):
    "cf.cond_br"(%arg1, %arg0, %arg0)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 1, 1>}> {a} : (i1, i32, i32) -> ()
  ^bb1(%0: i32):  // 2 preds: ^bb0, ^bb2
    "cf.br"()[^bb3] : () -> ()
  ^bb2(%1: i32):  // pred: ^bb0
    "cf.switch"(%arg0, %arg0)[^bb1, ^bb3] <{case_operand_segments = array<i32: 0>, case_values = dense<7> : vector<1xi32>, operandSegmentSizes = array<i32: 1, 1, 0>}> : (i32, i32) -> ()
  ^bb3:  // 2 preds: ^bb1, ^bb2
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
}
