package cf_test

import "testing"

// invalid are programs and what is wrong with them, in the words of the reference.
var invalid = []struct{ name, text, want string }{
	{"assert: condition", `func.func @f(%a: i32, %b: i64, %c: i1) {
"cf.assert"(%a) <{msg = "x"}> : (i32) -> ()
return
}`, `test:2:1: error: 'cf.assert' op operand #0 must be 1-bit signless integer, but got 'i32'`},
	{"assert: message", `func.func @f(%a: i32, %b: i64, %c: i1) {
"cf.assert"(%c) : (i1) -> ()
return
}`, `test:2:1: error: 'cf.assert' op requires attribute 'msg'`},
	{"br: number of arguments", `func.func @f(%a: i32, %b: i64, %c: i1) {
cf.br ^x(%a : i32)
^x:
return
}`, `test:2:1: error: branch has 1 operands for successor #0, but target block has 0`},
	{"br: type of an argument", `func.func @f(%a: i32, %b: i64, %c: i1) {
cf.br ^x(%a : i32)
^x(%y: i64):
return
}`, `test:2:1: error: type mismatch for bb argument #0 of successor #0`},
	{"cond_br: condition", `func.func @f(%a: i32, %b: i64, %c: i1) {
"cf.cond_br"(%a)[^x, ^x] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i32) -> ()
^x:
return
}`, `test:2:1: error: 'cf.cond_br' op operand #0 must be 1-bit signless integer, but got 'i32'`},
	{"cond_br: number of weights", `func.func @f(%a: i32, %b: i64, %c: i1) {
cf.cond_br %c weights([1]), ^x, ^x
^x:
return
}`, `test:2:1: error: expects number of branch weights to match number of successors: 1 vs 2`},
	{"cond_br: weights of zero", `func.func @f(%a: i32, %b: i64, %c: i1) {
cf.cond_br %c weights([0, 0]), ^x, ^x
^x:
return
}`, `test:2:1: error: branch weights cannot all be zero`},
	{"cond_br: arguments", `func.func @f(%a: i32, %b: i64, %c: i1) {
cf.cond_br %c, ^x(%a : i32), ^y(%b : i64)
^x(%p: i32):
return
^y(%q: i32):
return
}`, `test:2:1: error: type mismatch for bb argument #0 of successor #1`},
	{"switch: type of the values", `func.func @f(%a: i32, %b: i64, %c: i1) {
"cf.switch"(%a)[^x, ^x] <{case_operand_segments = array<i32: 0>, case_values = dense<1> : vector<1xi64>, operandSegmentSizes = array<i32: 1, 0, 0>}> : (i32) -> ()
^x:
return
}`, `test:2:1: error: 'cf.switch' op 'flag' type ('i32') should match case value type ('i64')`},
	{"switch: number of values", `func.func @f(%a: i32, %b: i64, %c: i1) {
"cf.switch"(%a)[^x, ^x, ^x] <{case_operand_segments = array<i32: 0, 0>, case_values = dense<1> : vector<1xi32>, operandSegmentSizes = array<i32: 1, 0, 0>}> : (i32) -> ()
^x:
return
}`, `test:2:1: error: 'cf.switch' op number of case values (1) should match number of case destinations (2)`},
	{"switch: no default", `func.func @f(%a: i32, %b: i64, %c: i1) {
cf.switch %a : i32, [
1: ^x
]
^x:
return
}`, `test:3:1: error: custom op 'cf.switch' expected 'default'`},
	{"switch: arguments", `func.func @f(%a: i32, %b: i64, %c: i1) {
cf.switch %a : i32, [
default: ^x(%a : i32),
1: ^x(%b : i64)
]
^x(%p: i32):
return
}`, `test:2:1: error: type mismatch for bb argument #0 of successor #1`},
}

func TestVerify(t *testing.T) {
	for _, c := range invalid {
		t.Run(c.name, func(t *testing.T) {
			if _, errs := read(c.text); len(errs) != 1 || errs[0] != c.want {
				t.Errorf("got %q, want %q", errs, c.want)
			}
		})
	}
}
