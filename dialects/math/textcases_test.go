package math_test

// textCases are programs, the text that the reference prints for them, and its generic text.
var textCases = []struct{ name, text, custom, generic string }{
	{"absf", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.absf %a : f32
  %1 = math.absf %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.absf %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.absf %arg0 : f32
    %1 = math.absf %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.absf %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.absf"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.absf"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.absf"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"acos", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.acos %a : f32
  %1 = math.acos %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.acos %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.acos %arg0 : f32
    %1 = math.acos %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.acos %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.acos"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.acos"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.acos"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"acosh", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.acosh %a : f32
  %1 = math.acosh %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.acosh %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.acosh %arg0 : f32
    %1 = math.acosh %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.acosh %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.acosh"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.acosh"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.acosh"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"asin", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.asin %a : f32
  %1 = math.asin %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.asin %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.asin %arg0 : f32
    %1 = math.asin %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.asin %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.asin"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.asin"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.asin"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"asinh", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.asinh %a : f32
  %1 = math.asinh %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.asinh %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.asinh %arg0 : f32
    %1 = math.asinh %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.asinh %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.asinh"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.asinh"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.asinh"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"atan", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.atan %a : f32
  %1 = math.atan %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.atan %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.atan %arg0 : f32
    %1 = math.atan %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.atan %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.atan"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.atan"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.atan"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"atanh", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.atanh %a : f32
  %1 = math.atanh %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.atanh %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.atanh %arg0 : f32
    %1 = math.atanh %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.atanh %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.atanh"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.atanh"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.atanh"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"cbrt", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.cbrt %a : f32
  %1 = math.cbrt %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.cbrt %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.cbrt %arg0 : f32
    %1 = math.cbrt %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.cbrt %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.cbrt"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.cbrt"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.cbrt"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"ceil", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.ceil %a : f32
  %1 = math.ceil %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.ceil %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.ceil %arg0 : f32
    %1 = math.ceil %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.ceil %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.ceil"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.ceil"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.ceil"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"cos", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.cos %a : f32
  %1 = math.cos %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.cos %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.cos %arg0 : f32
    %1 = math.cos %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.cos %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.cos"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.cos"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.cos"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"cosh", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.cosh %a : f32
  %1 = math.cosh %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.cosh %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.cosh %arg0 : f32
    %1 = math.cosh %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.cosh %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.cosh"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.cosh"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.cosh"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"erf", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.erf %a : f32
  %1 = math.erf %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.erf %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.erf %arg0 : f32
    %1 = math.erf %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.erf %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.erf"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.erf"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.erf"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"erfc", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.erfc %a : f32
  %1 = math.erfc %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.erfc %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.erfc %arg0 : f32
    %1 = math.erfc %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.erfc %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.erfc"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.erfc"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.erfc"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"exp", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.exp %a : f32
  %1 = math.exp %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.exp %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.exp %arg0 : f32
    %1 = math.exp %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.exp %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.exp"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.exp"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.exp"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"exp2", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.exp2 %a : f32
  %1 = math.exp2 %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.exp2 %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.exp2 %arg0 : f32
    %1 = math.exp2 %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.exp2 %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.exp2"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.exp2"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.exp2"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"expm1", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.expm1 %a : f32
  %1 = math.expm1 %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.expm1 %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.expm1 %arg0 : f32
    %1 = math.expm1 %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.expm1 %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.expm1"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.expm1"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.expm1"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"floor", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.floor %a : f32
  %1 = math.floor %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.floor %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.floor %arg0 : f32
    %1 = math.floor %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.floor %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.floor"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.floor"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.floor"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"log", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.log %a : f32
  %1 = math.log %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.log %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.log %arg0 : f32
    %1 = math.log %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.log %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.log"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.log"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.log"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"log10", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.log10 %a : f32
  %1 = math.log10 %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.log10 %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.log10 %arg0 : f32
    %1 = math.log10 %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.log10 %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.log10"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.log10"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.log10"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"log1p", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.log1p %a : f32
  %1 = math.log1p %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.log1p %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.log1p %arg0 : f32
    %1 = math.log1p %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.log1p %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.log1p"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.log1p"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.log1p"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"log2", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.log2 %a : f32
  %1 = math.log2 %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.log2 %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.log2 %arg0 : f32
    %1 = math.log2 %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.log2 %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.log2"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.log2"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.log2"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"round", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.round %a : f32
  %1 = math.round %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.round %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.round %arg0 : f32
    %1 = math.round %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.round %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.round"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.round"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.round"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"roundeven", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.roundeven %a : f32
  %1 = math.roundeven %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.roundeven %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.roundeven %arg0 : f32
    %1 = math.roundeven %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.roundeven %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.roundeven"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.roundeven"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.roundeven"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"rsqrt", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.rsqrt %a : f32
  %1 = math.rsqrt %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.rsqrt %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.rsqrt %arg0 : f32
    %1 = math.rsqrt %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.rsqrt %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.rsqrt"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.rsqrt"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.rsqrt"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"sin", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.sin %a : f32
  %1 = math.sin %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.sin %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.sin %arg0 : f32
    %1 = math.sin %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.sin %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.sin"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.sin"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.sin"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"sinh", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.sinh %a : f32
  %1 = math.sinh %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.sinh %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.sinh %arg0 : f32
    %1 = math.sinh %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.sinh %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.sinh"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.sinh"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.sinh"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"sqrt", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.sqrt %a : f32
  %1 = math.sqrt %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.sqrt %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.sqrt %arg0 : f32
    %1 = math.sqrt %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.sqrt %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.sqrt"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.sqrt"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.sqrt"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"tan", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.tan %a : f32
  %1 = math.tan %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.tan %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.tan %arg0 : f32
    %1 = math.tan %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.tan %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.tan"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.tan"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.tan"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"tanh", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.tanh %a : f32
  %1 = math.tanh %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.tanh %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.tanh %arg0 : f32
    %1 = math.tanh %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.tanh %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.tanh"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.tanh"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.tanh"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"trunc", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.trunc %a : f32
  %1 = math.trunc %v fastmath<nnan,ninf> {mark} : vector<4xf64>
  %2 = math.trunc %t fastmath<none> : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.trunc %arg0 : f32
    %1 = math.trunc %arg1 fastmath<nnan,ninf> {mark} : vector<4xf64>
    %2 = math.trunc %arg2 : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.trunc"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %1 = "math.trunc"(%arg1) <{fastmath = #arith.fastmath<nnan,ninf>}> {mark} : (vector<4xf64>) -> vector<4xf64>
    %2 = "math.trunc"(%arg2) <{fastmath = #arith.fastmath<none>}> : (tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
}
