package math_test

// otherTextCases are programs, the text that the reference prints for them, and its generic text.
var otherTextCases = []struct{ name, text, custom, generic string }{
	{"atan2", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.atan2 %a, %a : f32
  %1 = math.atan2 %v, %v fastmath<fast> : vector<4xf64>
  %2 = math.atan2 %t, %t {x = 1 : i8} : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.atan2 %arg0, %arg0 : f32
    %1 = math.atan2 %arg1, %arg1 fastmath<fast> : vector<4xf64>
    %2 = math.atan2 %arg2, %arg2 {x = 1 : i8} : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.atan2"(%arg0, %arg0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %1 = "math.atan2"(%arg1, %arg1) <{fastmath = #arith.fastmath<fast>}> : (vector<4xf64>, vector<4xf64>) -> vector<4xf64>
    %2 = "math.atan2"(%arg2, %arg2) <{fastmath = #arith.fastmath<none>}> {x = 1 : i8} : (tensor<?xf16>, tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"copysign", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.copysign %a, %a : f32
  %1 = math.copysign %v, %v fastmath<fast> : vector<4xf64>
  %2 = math.copysign %t, %t {x = 1 : i8} : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.copysign %arg0, %arg0 : f32
    %1 = math.copysign %arg1, %arg1 fastmath<fast> : vector<4xf64>
    %2 = math.copysign %arg2, %arg2 {x = 1 : i8} : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.copysign"(%arg0, %arg0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %1 = "math.copysign"(%arg1, %arg1) <{fastmath = #arith.fastmath<fast>}> : (vector<4xf64>, vector<4xf64>) -> vector<4xf64>
    %2 = "math.copysign"(%arg2, %arg2) <{fastmath = #arith.fastmath<none>}> {x = 1 : i8} : (tensor<?xf16>, tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"powf", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<?xf16>) {
  %0 = math.powf %a, %a : f32
  %1 = math.powf %v, %v fastmath<fast> : vector<4xf64>
  %2 = math.powf %t, %t {x = 1 : i8} : tensor<?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>) {
    %0 = math.powf %arg0, %arg0 : f32
    %1 = math.powf %arg1, %arg1 fastmath<fast> : vector<4xf64>
    %2 = math.powf %arg2, %arg2 {x = 1 : i8} : tensor<?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<?xf16>):
    %0 = "math.powf"(%arg0, %arg0) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %1 = "math.powf"(%arg1, %arg1) <{fastmath = #arith.fastmath<fast>}> : (vector<4xf64>, vector<4xf64>) -> vector<4xf64>
    %2 = "math.powf"(%arg2, %arg2) <{fastmath = #arith.fastmath<none>}> {x = 1 : i8} : (tensor<?xf16>, tensor<?xf16>) -> tensor<?xf16>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"isfinite", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<2x?xf16>) {
  %0 = math.isfinite %a : f32
  %1 = math.isfinite %v : vector<4xf64>
  %2 = math.isfinite %t {x} : tensor<2x?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>) {
    %0 = math.isfinite %arg0 : f32
    %1 = math.isfinite %arg1 : vector<4xf64>
    %2 = math.isfinite %arg2 {x} : tensor<2x?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<2x?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>):
    %0 = "math.isfinite"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> i1
    %1 = "math.isfinite"(%arg1) <{fastmath = #arith.fastmath<none>}> : (vector<4xf64>) -> vector<4xi1>
    %2 = "math.isfinite"(%arg2) <{fastmath = #arith.fastmath<none>}> {x} : (tensor<2x?xf16>) -> tensor<2x?xi1>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"isinf", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<2x?xf16>) {
  %0 = math.isinf %a : f32
  %1 = math.isinf %v : vector<4xf64>
  %2 = math.isinf %t {x} : tensor<2x?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>) {
    %0 = math.isinf %arg0 : f32
    %1 = math.isinf %arg1 : vector<4xf64>
    %2 = math.isinf %arg2 {x} : tensor<2x?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<2x?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>):
    %0 = "math.isinf"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> i1
    %1 = "math.isinf"(%arg1) <{fastmath = #arith.fastmath<none>}> : (vector<4xf64>) -> vector<4xi1>
    %2 = "math.isinf"(%arg2) <{fastmath = #arith.fastmath<none>}> {x} : (tensor<2x?xf16>) -> tensor<2x?xi1>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"isnan", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<2x?xf16>) {
  %0 = math.isnan %a : f32
  %1 = math.isnan %v : vector<4xf64>
  %2 = math.isnan %t {x} : tensor<2x?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>) {
    %0 = math.isnan %arg0 : f32
    %1 = math.isnan %arg1 : vector<4xf64>
    %2 = math.isnan %arg2 {x} : tensor<2x?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<2x?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>):
    %0 = "math.isnan"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> i1
    %1 = "math.isnan"(%arg1) <{fastmath = #arith.fastmath<none>}> : (vector<4xf64>) -> vector<4xi1>
    %2 = "math.isnan"(%arg2) <{fastmath = #arith.fastmath<none>}> {x} : (tensor<2x?xf16>) -> tensor<2x?xi1>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"isnormal", `func.func @f(%a: f32, %v: vector<4xf64>, %t: tensor<2x?xf16>) {
  %0 = math.isnormal %a : f32
  %1 = math.isnormal %v : vector<4xf64>
  %2 = math.isnormal %t {x} : tensor<2x?xf16>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>) {
    %0 = math.isnormal %arg0 : f32
    %1 = math.isnormal %arg1 : vector<4xf64>
    %2 = math.isnormal %arg2 {x} : tensor<2x?xf16>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>, tensor<2x?xf16>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>, %arg2: tensor<2x?xf16>):
    %0 = "math.isnormal"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> i1
    %1 = "math.isnormal"(%arg1) <{fastmath = #arith.fastmath<none>}> : (vector<4xf64>) -> vector<4xi1>
    %2 = "math.isnormal"(%arg2) <{fastmath = #arith.fastmath<none>}> {x} : (tensor<2x?xf16>) -> tensor<2x?xi1>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"absi", `func.func @f(%a: i32, %v: vector<4xi64>, %t: tensor<?xindex>) {
  %0 = math.absi %a : i32
  %1 = math.absi %v {mark} : vector<4xi64>
  %2 = math.absi %t : tensor<?xindex>
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>) {
    %0 = math.absi %arg0 : i32
    %1 = math.absi %arg1 {mark} : vector<4xi64>
    %2 = math.absi %arg2 : tensor<?xindex>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, vector<4xi64>, tensor<?xindex>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>):
    %0 = "math.absi"(%arg0) : (i32) -> i32
    %1 = "math.absi"(%arg1) {mark} : (vector<4xi64>) -> vector<4xi64>
    %2 = "math.absi"(%arg2) : (tensor<?xindex>) -> tensor<?xindex>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"ctlz", `func.func @f(%a: i32, %v: vector<4xi64>, %t: tensor<?xindex>) {
  %0 = math.ctlz %a : i32
  %1 = math.ctlz %v {mark} : vector<4xi64>
  %2 = math.ctlz %t : tensor<?xindex>
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>) {
    %0 = math.ctlz %arg0 : i32
    %1 = math.ctlz %arg1 {mark} : vector<4xi64>
    %2 = math.ctlz %arg2 : tensor<?xindex>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, vector<4xi64>, tensor<?xindex>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>):
    %0 = "math.ctlz"(%arg0) : (i32) -> i32
    %1 = "math.ctlz"(%arg1) {mark} : (vector<4xi64>) -> vector<4xi64>
    %2 = "math.ctlz"(%arg2) : (tensor<?xindex>) -> tensor<?xindex>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"ctpop", `func.func @f(%a: i32, %v: vector<4xi64>, %t: tensor<?xindex>) {
  %0 = math.ctpop %a : i32
  %1 = math.ctpop %v {mark} : vector<4xi64>
  %2 = math.ctpop %t : tensor<?xindex>
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>) {
    %0 = math.ctpop %arg0 : i32
    %1 = math.ctpop %arg1 {mark} : vector<4xi64>
    %2 = math.ctpop %arg2 : tensor<?xindex>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, vector<4xi64>, tensor<?xindex>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>):
    %0 = "math.ctpop"(%arg0) : (i32) -> i32
    %1 = "math.ctpop"(%arg1) {mark} : (vector<4xi64>) -> vector<4xi64>
    %2 = "math.ctpop"(%arg2) : (tensor<?xindex>) -> tensor<?xindex>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"cttz", `func.func @f(%a: i32, %v: vector<4xi64>, %t: tensor<?xindex>) {
  %0 = math.cttz %a : i32
  %1 = math.cttz %v {mark} : vector<4xi64>
  %2 = math.cttz %t : tensor<?xindex>
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>) {
    %0 = math.cttz %arg0 : i32
    %1 = math.cttz %arg1 {mark} : vector<4xi64>
    %2 = math.cttz %arg2 : tensor<?xindex>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, vector<4xi64>, tensor<?xindex>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: vector<4xi64>, %arg2: tensor<?xindex>):
    %0 = "math.cttz"(%arg0) : (i32) -> i32
    %1 = "math.cttz"(%arg1) {mark} : (vector<4xi64>) -> vector<4xi64>
    %2 = "math.cttz"(%arg2) : (tensor<?xindex>) -> tensor<?xindex>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"fma", `func.func @f(%a: f32, %v: vector<4xf64>) {
  %0 = math.fma %a, %a, %a : f32
  %1 = math.fma %v, %v, %v fastmath<contract> {x} : vector<4xf64>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>) {
    %0 = math.fma %arg0, %arg0, %arg0 : f32
    %1 = math.fma %arg1, %arg1, %arg1 fastmath<contract> {x} : vector<4xf64>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>):
    %0 = "math.fma"(%arg0, %arg0, %arg0) <{fastmath = #arith.fastmath<none>}> : (f32, f32, f32) -> f32
    %1 = "math.fma"(%arg1, %arg1, %arg1) <{fastmath = #arith.fastmath<contract>}> {x} : (vector<4xf64>, vector<4xf64>, vector<4xf64>) -> vector<4xf64>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"fpowi", `func.func @f(%a: f32, %i: i32, %v: vector<4xf64>, %w: vector<4xi8>) {
  %0 = math.fpowi %a, %i : f32, i32
  %1 = math.fpowi %v, %w fastmath<reassoc,contract> : vector<4xf64>, vector<4xi8>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: i32, %arg2: vector<4xf64>, %arg3: vector<4xi8>) {
    %0 = math.fpowi %arg0, %arg1 : f32, i32
    %1 = math.fpowi %arg2, %arg3 fastmath<reassoc,contract> : vector<4xf64>, vector<4xi8>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, i32, vector<4xf64>, vector<4xi8>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: i32, %arg2: vector<4xf64>, %arg3: vector<4xi8>):
    %0 = "math.fpowi"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, i32) -> f32
    %1 = "math.fpowi"(%arg2, %arg3) <{fastmath = #arith.fastmath<reassoc,contract>}> : (vector<4xf64>, vector<4xi8>) -> vector<4xf64>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"ipowi", `func.func @f(%i: i32, %w: vector<4xi8>) {
  %0 = math.ipowi %i, %i : i32
  %1 = math.ipowi %w, %w {x} : vector<4xi8>
  return
}`, `module {
  func.func @f(%arg0: i32, %arg1: vector<4xi8>) {
    %0 = math.ipowi %arg0, %arg0 : i32
    %1 = math.ipowi %arg1, %arg1 {x} : vector<4xi8>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (i32, vector<4xi8>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: i32, %arg1: vector<4xi8>):
    %0 = "math.ipowi"(%arg0, %arg0) : (i32, i32) -> i32
    %1 = "math.ipowi"(%arg1, %arg1) {x} : (vector<4xi8>, vector<4xi8>) -> vector<4xi8>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"sincos", `func.func @f(%a: f32, %v: vector<4xf64>) {
  %s, %c = math.sincos %a : f32
  %0:2 = math.sincos %v fastmath<afn> : vector<4xf64>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>) {
    %sin, %cos = math.sincos %arg0 : f32
    %sin_0, %cos_1 = math.sincos %arg1 fastmath<afn> : vector<4xf64>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>):
    %0:2 = "math.sincos"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> (f32, f32)
    %1:2 = "math.sincos"(%arg1) <{fastmath = #arith.fastmath<afn>}> : (vector<4xf64>) -> (vector<4xf64>, vector<4xf64>)
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
	{"clampf", `func.func @f(%a: f32, %v: vector<4xf64>) {
  %0 = math.clampf %a to [%a, %a] : f32
  %1 = math.clampf %v to [%v, %v] fastmath<nnan> : vector<4xf64>
  return
}`, `module {
  func.func @f(%arg0: f32, %arg1: vector<4xf64>) {
    %0 = math.clampf %arg0 to [%arg0, %arg0] : f32
    %1 = math.clampf %arg1 to [%arg1, %arg1] fastmath<nnan> : vector<4xf64>
    return
  }
}`, `"builtin.module"() ({
  "func.func"() <{function_type = (f32, vector<4xf64>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: f32, %arg1: vector<4xf64>):
    %0 = "math.clampf"(%arg0, %arg0, %arg0) <{fastmath = #arith.fastmath<none>}> : (f32, f32, f32) -> f32
    %1 = "math.clampf"(%arg1, %arg1, %arg1) <{fastmath = #arith.fastmath<nnan>}> : (vector<4xf64>, vector<4xf64>, vector<4xf64>) -> vector<4xf64>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()`},
}
