package fn_test

import "testing"

// invalid are programs and what is wrong with them, in the words of the reference.
var invalid = []struct{ name, text, want string }{
	{"call: no such function", `func.func @f() {
func.call @g() : () -> ()
return
}`, `test:2:1: error: 'func.call' op 'g' does not reference a valid function`},
	{"call: not a function", `module @g {
}
func.func @f() {
func.call @g() : () -> ()
return
}`, `test:4:1: error: 'func.call' op 'g' does not reference a valid function`},
	{"call: number of operands", `func.func private @g(i32)
func.func @f() {
func.call @g() : () -> ()
return
}`, `test:3:1: error: 'func.call' op incorrect number of operands for callee`},
	{"call: type of an operand", `func.func private @g(i32)
func.func @f(%x: f32) {
func.call @g(%x) : (f32) -> ()
return
}`, `test:3:1: error: 'func.call' op operand type mismatch: expected operand type 'i32', but provided 'f32' for operand number 0`},
	{"call: number of results", `func.func private @g() -> i32
func.func @f() {
func.call @g() : () -> ()
return
}`, `test:3:1: error: 'func.call' op incorrect number of results for callee`},
	{"call: type of a result", `func.func private @g() -> i32
func.func @f() {
%r = func.call @g() : () -> f32
return
}`, `test:3:6: error: 'func.call' op result type mismatch at index 0`},
	{"call_indirect: not a function", `func.func @f(%x: i32) {
"func.call_indirect"(%x) : (i32) -> ()
return
}`, `test:2:1: error: 'func.call_indirect' op operand #0 must be function type, but got 'i32'`},
	{"call_indirect: operands", `func.func @f(%g: (i32) -> ()) {
"func.call_indirect"(%g) : ((i32) -> ()) -> ()
return
}`, `test:2:1: error: 'func.call_indirect' op failed to verify that callee input types match argument types`},
	{"call_indirect: results", `func.func @f(%g: () -> i32) {
"func.call_indirect"(%g) : (() -> i32) -> ()
return
}`, `test:2:1: error: 'func.call_indirect' op failed to verify that callee result types match result types`},
	{"constant: no such function", `func.func @f() {
%g = func.constant @g : () -> ()
return
}`, `test:2:6: error: 'func.constant' op reference to undefined function 'g'`},
	{"constant: type", `func.func private @g(i32)
func.func @f() {
%g = func.constant @g : () -> ()
return
}`, `test:3:6: error: 'func.constant' op reference to function with mismatched type`},
	{"return: number of operands", `func.func @f() -> i32 {
return
}`, `test:2:1: error: 'func.return' op has 0 operands, but enclosing function (@f) returns 1`},
	{"return: type of an operand", `func.func @f(%x: f32) -> i32 {
return %x : f32
}`, `test:2:1: error: type of return operand 0 ('f32') doesn't match function result type ('i32') in function @f`},
	{"return: place", `func.func @f(%c: i1) {
scf.if %c {
func.return
}
return
}`, `test:3:1: error: 'func.return' op expects parent op 'func.func'`},
	{"func: arguments", `"func.func"() <{function_type = (i32) -> (), sym_name = "f"}> ({
^bb0:
func.return
}) : () -> ()`, `test:1:1: error: 'func.func' op entry block must have 1 arguments to match function signature`},
	{"func: type", `"func.func"() <{function_type = i32, sym_name = "f"}> ({
}) : () -> ()`, `test:1:1: error: 'func.func' op attribute 'function_type' failed to satisfy constraint: type attribute of function type`},
	{"func: public declaration", `func.func @f()`, `test:1:1: error: 'func.func' op symbol declaration cannot have public visibility`},
	{"func: twice", `func.func private @f()
func.func private @f()`, `test:2:1: error: redefinition of symbol named 'f'`},
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
