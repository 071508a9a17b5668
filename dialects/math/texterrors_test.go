package math_test

// textErrors are programs and what the reference says of them, by line and column.
var textErrors = []struct {
	name, text string
	want       []string
}{
	{"absf of an integer", `func.func @f(%a: i32) {
  %0 = math.absf %a : i32
  return
}`, []string{"2:8: 'math.absf' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"absf of two types", `func.func @f(%a: f32) {
  %0 = "math.absf"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.absf' op requires the same type for all operands and results"}},
	{"acos of an integer", `func.func @f(%a: i32) {
  %0 = math.acos %a : i32
  return
}`, []string{"2:8: 'math.acos' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"acos of two types", `func.func @f(%a: f32) {
  %0 = "math.acos"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.acos' op requires the same type for all operands and results"}},
	{"acosh of an integer", `func.func @f(%a: i32) {
  %0 = math.acosh %a : i32
  return
}`, []string{"2:8: 'math.acosh' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"acosh of two types", `func.func @f(%a: f32) {
  %0 = "math.acosh"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.acosh' op requires the same type for all operands and results"}},
	{"asin of an integer", `func.func @f(%a: i32) {
  %0 = math.asin %a : i32
  return
}`, []string{"2:8: 'math.asin' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"asin of two types", `func.func @f(%a: f32) {
  %0 = "math.asin"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.asin' op requires the same type for all operands and results"}},
	{"asinh of an integer", `func.func @f(%a: i32) {
  %0 = math.asinh %a : i32
  return
}`, []string{"2:8: 'math.asinh' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"asinh of two types", `func.func @f(%a: f32) {
  %0 = "math.asinh"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.asinh' op requires the same type for all operands and results"}},
	{"atan of an integer", `func.func @f(%a: i32) {
  %0 = math.atan %a : i32
  return
}`, []string{"2:8: 'math.atan' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"atan of two types", `func.func @f(%a: f32) {
  %0 = "math.atan"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.atan' op requires the same type for all operands and results"}},
	{"atanh of an integer", `func.func @f(%a: i32) {
  %0 = math.atanh %a : i32
  return
}`, []string{"2:8: 'math.atanh' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"atanh of two types", `func.func @f(%a: f32) {
  %0 = "math.atanh"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.atanh' op requires the same type for all operands and results"}},
	{"cbrt of an integer", `func.func @f(%a: i32) {
  %0 = math.cbrt %a : i32
  return
}`, []string{"2:8: 'math.cbrt' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"cbrt of two types", `func.func @f(%a: f32) {
  %0 = "math.cbrt"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.cbrt' op requires the same type for all operands and results"}},
	{"ceil of an integer", `func.func @f(%a: i32) {
  %0 = math.ceil %a : i32
  return
}`, []string{"2:8: 'math.ceil' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"ceil of two types", `func.func @f(%a: f32) {
  %0 = "math.ceil"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.ceil' op requires the same type for all operands and results"}},
	{"cos of an integer", `func.func @f(%a: i32) {
  %0 = math.cos %a : i32
  return
}`, []string{"2:8: 'math.cos' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"cos of two types", `func.func @f(%a: f32) {
  %0 = "math.cos"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.cos' op requires the same type for all operands and results"}},
	{"cosh of an integer", `func.func @f(%a: i32) {
  %0 = math.cosh %a : i32
  return
}`, []string{"2:8: 'math.cosh' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"cosh of two types", `func.func @f(%a: f32) {
  %0 = "math.cosh"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.cosh' op requires the same type for all operands and results"}},
	{"erf of an integer", `func.func @f(%a: i32) {
  %0 = math.erf %a : i32
  return
}`, []string{"2:8: 'math.erf' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"erf of two types", `func.func @f(%a: f32) {
  %0 = "math.erf"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.erf' op requires the same type for all operands and results"}},
	{"erfc of an integer", `func.func @f(%a: i32) {
  %0 = math.erfc %a : i32
  return
}`, []string{"2:8: 'math.erfc' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"erfc of two types", `func.func @f(%a: f32) {
  %0 = "math.erfc"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.erfc' op requires the same type for all operands and results"}},
	{"exp of an integer", `func.func @f(%a: i32) {
  %0 = math.exp %a : i32
  return
}`, []string{"2:8: 'math.exp' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"exp of two types", `func.func @f(%a: f32) {
  %0 = "math.exp"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.exp' op requires the same type for all operands and results"}},
	{"exp2 of an integer", `func.func @f(%a: i32) {
  %0 = math.exp2 %a : i32
  return
}`, []string{"2:8: 'math.exp2' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"exp2 of two types", `func.func @f(%a: f32) {
  %0 = "math.exp2"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.exp2' op requires the same type for all operands and results"}},
	{"expm1 of an integer", `func.func @f(%a: i32) {
  %0 = math.expm1 %a : i32
  return
}`, []string{"2:8: 'math.expm1' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"expm1 of two types", `func.func @f(%a: f32) {
  %0 = "math.expm1"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.expm1' op requires the same type for all operands and results"}},
	{"floor of an integer", `func.func @f(%a: i32) {
  %0 = math.floor %a : i32
  return
}`, []string{"2:8: 'math.floor' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"floor of two types", `func.func @f(%a: f32) {
  %0 = "math.floor"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.floor' op requires the same type for all operands and results"}},
	{"log of an integer", `func.func @f(%a: i32) {
  %0 = math.log %a : i32
  return
}`, []string{"2:8: 'math.log' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"log of two types", `func.func @f(%a: f32) {
  %0 = "math.log"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.log' op requires the same type for all operands and results"}},
	{"log10 of an integer", `func.func @f(%a: i32) {
  %0 = math.log10 %a : i32
  return
}`, []string{"2:8: 'math.log10' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"log10 of two types", `func.func @f(%a: f32) {
  %0 = "math.log10"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.log10' op requires the same type for all operands and results"}},
	{"log1p of an integer", `func.func @f(%a: i32) {
  %0 = math.log1p %a : i32
  return
}`, []string{"2:8: 'math.log1p' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"log1p of two types", `func.func @f(%a: f32) {
  %0 = "math.log1p"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.log1p' op requires the same type for all operands and results"}},
	{"log2 of an integer", `func.func @f(%a: i32) {
  %0 = math.log2 %a : i32
  return
}`, []string{"2:8: 'math.log2' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"log2 of two types", `func.func @f(%a: f32) {
  %0 = "math.log2"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.log2' op requires the same type for all operands and results"}},
	{"round of an integer", `func.func @f(%a: i32) {
  %0 = math.round %a : i32
  return
}`, []string{"2:8: 'math.round' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"round of two types", `func.func @f(%a: f32) {
  %0 = "math.round"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.round' op requires the same type for all operands and results"}},
	{"roundeven of an integer", `func.func @f(%a: i32) {
  %0 = math.roundeven %a : i32
  return
}`, []string{"2:8: 'math.roundeven' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"roundeven of two types", `func.func @f(%a: f32) {
  %0 = "math.roundeven"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.roundeven' op requires the same type for all operands and results"}},
	{"rsqrt of an integer", `func.func @f(%a: i32) {
  %0 = math.rsqrt %a : i32
  return
}`, []string{"2:8: 'math.rsqrt' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"rsqrt of two types", `func.func @f(%a: f32) {
  %0 = "math.rsqrt"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.rsqrt' op requires the same type for all operands and results"}},
	{"sin of an integer", `func.func @f(%a: i32) {
  %0 = math.sin %a : i32
  return
}`, []string{"2:8: 'math.sin' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"sin of two types", `func.func @f(%a: f32) {
  %0 = "math.sin"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.sin' op requires the same type for all operands and results"}},
	{"sinh of an integer", `func.func @f(%a: i32) {
  %0 = math.sinh %a : i32
  return
}`, []string{"2:8: 'math.sinh' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"sinh of two types", `func.func @f(%a: f32) {
  %0 = "math.sinh"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.sinh' op requires the same type for all operands and results"}},
	{"sqrt of an integer", `func.func @f(%a: i32) {
  %0 = math.sqrt %a : i32
  return
}`, []string{"2:8: 'math.sqrt' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"sqrt of two types", `func.func @f(%a: f32) {
  %0 = "math.sqrt"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.sqrt' op requires the same type for all operands and results"}},
	{"tan of an integer", `func.func @f(%a: i32) {
  %0 = math.tan %a : i32
  return
}`, []string{"2:8: 'math.tan' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"tan of two types", `func.func @f(%a: f32) {
  %0 = "math.tan"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.tan' op requires the same type for all operands and results"}},
	{"tanh of an integer", `func.func @f(%a: i32) {
  %0 = math.tanh %a : i32
  return
}`, []string{"2:8: 'math.tanh' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"tanh of two types", `func.func @f(%a: f32) {
  %0 = "math.tanh"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.tanh' op requires the same type for all operands and results"}},
	{"trunc of an integer", `func.func @f(%a: i32) {
  %0 = math.trunc %a : i32
  return
}`, []string{"2:8: 'math.trunc' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"trunc of two types", `func.func @f(%a: f32) {
  %0 = "math.trunc"(%a) : (f32) -> f64
  return
}`, []string{"2:8: 'math.trunc' op requires the same type for all operands and results"}},
	{"atan2 of one operand", `func.func @f(%a: f32) {
  %0 = math.atan2 %a : f32
  return
}`, []string{"2:21: expected ','"}},
	{"atan2 of two types", `func.func @f(%a: f32, %b: f64) {
  %0 = "math.atan2"(%a, %b) : (f32, f64) -> f32
  return
}`, []string{"2:8: 'math.atan2' op requires the same type for all operands and results"}},
	{"copysign of one operand", `func.func @f(%a: f32) {
  %0 = math.copysign %a : f32
  return
}`, []string{"2:24: expected ','"}},
	{"copysign of two types", `func.func @f(%a: f32, %b: f64) {
  %0 = "math.copysign"(%a, %b) : (f32, f64) -> f32
  return
}`, []string{"2:8: 'math.copysign' op requires the same type for all operands and results"}},
	{"powf of one operand", `func.func @f(%a: f32) {
  %0 = math.powf %a : f32
  return
}`, []string{"2:20: expected ','"}},
	{"powf of two types", `func.func @f(%a: f32, %b: f64) {
  %0 = "math.powf"(%a, %b) : (f32, f64) -> f32
  return
}`, []string{"2:8: 'math.powf' op requires the same type for all operands and results"}},
	{"isfinite to an integer", `func.func @f(%a: f32) {
  %0 = "math.isfinite"(%a) : (f32) -> i32
  return
}`, []string{"2:8: 'math.isfinite' op result #0 must be bool-like, but got 'i32'"}},
	{"isfinite to another shape", `func.func @f(%a: vector<4xf32>) {
  %0 = "math.isfinite"(%a) : (vector<4xf32>) -> vector<5xi1>
  return
}`, []string{"2:8: 'math.isfinite' op failed to verify that result type has i1 element type and same shape as operands"}},
	{"isinf to an integer", `func.func @f(%a: f32) {
  %0 = "math.isinf"(%a) : (f32) -> i32
  return
}`, []string{"2:8: 'math.isinf' op result #0 must be bool-like, but got 'i32'"}},
	{"isinf to another shape", `func.func @f(%a: vector<4xf32>) {
  %0 = "math.isinf"(%a) : (vector<4xf32>) -> vector<5xi1>
  return
}`, []string{"2:8: 'math.isinf' op failed to verify that result type has i1 element type and same shape as operands"}},
	{"isnan to an integer", `func.func @f(%a: f32) {
  %0 = "math.isnan"(%a) : (f32) -> i32
  return
}`, []string{"2:8: 'math.isnan' op result #0 must be bool-like, but got 'i32'"}},
	{"isnan to another shape", `func.func @f(%a: vector<4xf32>) {
  %0 = "math.isnan"(%a) : (vector<4xf32>) -> vector<5xi1>
  return
}`, []string{"2:8: 'math.isnan' op failed to verify that result type has i1 element type and same shape as operands"}},
	{"isnormal to an integer", `func.func @f(%a: f32) {
  %0 = "math.isnormal"(%a) : (f32) -> i32
  return
}`, []string{"2:8: 'math.isnormal' op result #0 must be bool-like, but got 'i32'"}},
	{"isnormal to another shape", `func.func @f(%a: vector<4xf32>) {
  %0 = "math.isnormal"(%a) : (vector<4xf32>) -> vector<5xi1>
  return
}`, []string{"2:8: 'math.isnormal' op failed to verify that result type has i1 element type and same shape as operands"}},
	{"absi of a float", `func.func @f(%a: f32) {
  %0 = math.absi %a : f32
  return
}`, []string{"2:8: 'math.absi' op operand #0 must be signless-integer-like, but got 'f32'"}},
	{"absi without type", `func.func @f(%a: i32) {
  %0 = math.absi %a
  return
}`, []string{"2:20: expected ':'"}},
	{"ctlz of a float", `func.func @f(%a: f32) {
  %0 = math.ctlz %a : f32
  return
}`, []string{"2:8: 'math.ctlz' op operand #0 must be signless-integer-like, but got 'f32'"}},
	{"ctlz without type", `func.func @f(%a: i32) {
  %0 = math.ctlz %a
  return
}`, []string{"2:20: expected ':'"}},
	{"ctpop of a float", `func.func @f(%a: f32) {
  %0 = math.ctpop %a : f32
  return
}`, []string{"2:8: 'math.ctpop' op operand #0 must be signless-integer-like, but got 'f32'"}},
	{"ctpop without type", `func.func @f(%a: i32) {
  %0 = math.ctpop %a
  return
}`, []string{"2:21: expected ':'"}},
	{"cttz of a float", `func.func @f(%a: f32) {
  %0 = math.cttz %a : f32
  return
}`, []string{"2:8: 'math.cttz' op operand #0 must be signless-integer-like, but got 'f32'"}},
	{"cttz without type", `func.func @f(%a: i32) {
  %0 = math.cttz %a
  return
}`, []string{"2:20: expected ':'"}},
	{"fma of two operands", `func.func @f(%a: f32) {
  %0 = math.fma %a, %a : f32
  return
}`, []string{"2:23: expected ','"}},
	{"fma of an integer", `func.func @f(%a: i32) {
  %0 = math.fma %a, %a, %a : i32
  return
}`, []string{"2:8: 'math.fma' op operand #0 must be floating-point-like, but got 'i32'"}},
	{"fpowi without exponent type", `func.func @f(%a: f32, %i: i32) {
  %0 = math.fpowi %a, %i : f32
  return
}`, []string{"2:31: expected ','"}},
	{"fpowi by a float", `func.func @f(%a: f32) {
  %0 = math.fpowi %a, %a : f32, f32
  return
}`, []string{"2:8: 'math.fpowi' op operand #1 must be signless-integer-like, but got 'f32'"}},
	{"fpowi of a vector by a scalar", `func.func @f(%a: vector<2xf32>, %i: i32) {
  %0 = math.fpowi %a, %i : vector<2xf32>, i32
  return
}`, []string{"2:8: 'math.fpowi' op requires the same shape for all operands and results"}},
	{"ipowi of floats", `func.func @f(%a: f32) {
  %0 = math.ipowi %a, %a : f32
  return
}`, []string{"2:8: 'math.ipowi' op operand #0 must be signless-integer-like, but got 'f32'"}},
	{"fastmath unknown", `func.func @f(%a: f32) {
  %0 = math.exp %a fastmath<quick> : f32
  return
}`, []string{"2:29: custom op 'math.exp' expected ::mlir::arith::FastMathFlags to be one of: none, reassoc, nnan, ninf, nsz, arcp, contract, afn, fast", "2:34: custom op 'math.exp' failed to parse Arith_FastMathAttr parameter 'value' which is to be a `::mlir::arith::FastMathFlags`"}},
	{"fastmath open", `func.func @f(%a: f32) {
  %0 = math.exp %a fastmath<fast : f32
  return
}`, []string{"2:33: expected '>'"}},
	{"fastmath empty", `func.func @f(%a: f32) {
  %0 = math.exp %a fastmath<> : f32
  return
}`, []string{"2:29: custom op 'math.exp' expected valid keyword or string", "2:29: custom op 'math.exp' failed to parse Arith_FastMathAttr parameter 'value' which is to be a `::mlir::arith::FastMathFlags`"}},
	{"colon", `func.func @f(%a: f32) {
  %0 = math.exp %a f32
  return
}`, []string{"2:19: expected ':'"}},
	{"clampf brackets", `func.func @f(%a: f32) {
  %0 = math.clampf %a to %a, %a : f32
  return
}`, []string{"2:25: expected '['"}},
	{"clampf keyword", `func.func @f(%a: f32) {
  %0 = math.clampf %a [%a, %a] : f32
  return
}`, []string{"2:23: custom op 'math.clampf' expected 'to'"}},
	{"unknown op", `func.func @f(%a: f32) {
  %0 = math.sinc %a : f32
  return
}`, []string{"2:8: custom op 'math.sinc' is unknown"}},
	{"results of sincos", `func.func @f(%a: f32) {
  %0 = math.sincos %a : f32
  return
}`, []string{"2:3: operation defines 2 results but was provided 1 to bind"}},
}
