package fn_test

import "testing"

func TestCallOfConstant(t *testing.T) {
	module := mustRead(t, `
func.func private @g(i32) -> i32
func.func @f(%x: i32, %h: (i32) -> i32) -> (i32, i32) {
%g = func.constant @g : (i32) -> i32
%0 = func.call_indirect %g(%x) : (i32) -> i32
%1 = func.call_indirect %h(%x) : (i32) -> i32
return %0, %1 : i32, i32
}`)
	canonicalize(module)
	mustVerify(t, module)
	same(t, write(module), trimmed(`
func.func private @g(i32) -> i32
func.func @f(%arg0: i32, %arg1: (i32) -> i32) -> (i32, i32) {
%0 = call @g(%arg0) : (i32) -> i32
%1 = call_indirect %arg1(%arg0) : (i32) -> i32
return %0, %1 : i32, i32
}`))
}
