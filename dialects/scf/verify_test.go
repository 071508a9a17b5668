package scf_test

import "testing"

// invalid are programs and what is wrong with them, in the words of the reference.
var invalid = []struct{ name, text, want string }{
	{"for: results", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.for"(%a, %a, %a, %x) ({
^bb0(%i: index, %y: f32):
scf.yield %y : f32
}) : (index, index, index, f32) -> ()
return
}`, `test:2:1: error: 'scf.for' op mismatch in number of loop-carried values and defined values`},
	{"for: counter", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.for"(%a, %a, %a) ({
^bb0(%i: i32):
scf.yield
}) : (index, index, index) -> ()
return
}`, `test:2:1: error: 'scf.for' op expected induction variable to be same type as bounds and step`},
	{"for: arguments", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.for"(%a, %a, %a, %x) ({
^bb0(%i: index):
scf.yield %x : f32
}) : (index, index, index, f32) -> f32
return
}`, `test:2:1: error: 'scf.for' op different number of inits and region iter_args: 1 != 0`},
	{"for: yielded values", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.for %i = %a to %a step %a iter_args(%y = %x) -> (f32) {
scf.yield %y, %y : f32, f32
}
return
}`, `test:2:6: error: 'scf.for' op different number of region iter_args and yielded values: 1 != 2`},
	{"for: type of a yielded value", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.for %i = %a to %a step %a iter_args(%y = %x) -> (f32) {
scf.yield %b : i32
}
return
}`, `test:2:6: error: 'scf.for' op 0-th region iter_arg and 0-th yielded value have different type: 'f32' != 'i32'`},
	{"for: type of an argument", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = "scf.for"(%a, %a, %a, %x) ({
^bb0(%i: index, %y: i32):
scf.yield %x : f32
}) : (index, index, index, f32) -> f32
return
}`, `test:2:6: error: 'scf.for' op 0-th init and 0-th region iter_arg have different type: 'f32' != 'i32'`},
	{"for: types of bounds", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.for"(%a, %a, %b) ({
^bb0(%i: index):
scf.yield
}) : (index, index, i32) -> ()
return
}`, `test:2:1: error: 'scf.for' op failed to verify that all of {lowerBound, upperBound, step} have same type`},
	{"for: names without types", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.for %i = %a to %a step %a iter_args(%y = %x) -> (f32, f32) {
scf.yield %y, %y : f32, f32
}
return
}`, `test:2:6: error: custom op 'scf.for' mismatch in number of loop-carried values and defined values`},
	{"if: results without else", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = "scf.if"(%c) ({
scf.yield %x : f32
}, {
}) : (i1) -> f32
return
}`, `test:2:6: error: 'scf.if' op must have an else block if defining values`},
	{"if: yielded values", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.if %c -> (f32) {
scf.yield
} else {
scf.yield %x : f32
}
return
}`, `test:2:6: error: 'scf.if' op along control flow edge from Operation scf.yield to parent: region branch point has 0 operands, but region successor needs 1 inputs`},
	{"if: condition", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.if"(%b) ({
scf.yield
}, {
}) : (i32) -> ()
return
}`, `test:2:1: error: 'scf.if' op operand #0 must be 1-bit signless integer, but got 'i32'`},
	{"while: first terminator", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.while : () -> () {
"test.a"() : () -> ()
} do {
scf.yield
}
return
}`, `test:2:1: error: 'scf.while' op expects the 'before' region to terminate with 'scf.condition'`},
	{"while: second terminator", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.while : () -> () {
scf.condition(%c)
} do {
"test.a"() : () -> ()
}
return
}`, `test:2:1: error: 'scf.while' op expects the 'after' region to terminate with 'scf.yield'`},
	{"while: passed values", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.while : () -> f32 {
scf.condition(%c)
} do {
^bb0(%y: f32):
scf.yield
}
return
}`, `test:2:6: error: 'scf.while' op along control flow edge from Operation scf.condition to parent: region branch point has 0 operands, but region successor needs 1 inputs`},
	{"while: number of arguments", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.while (%y = %x) : (f32) -> () {
scf.condition(%c)
} do {
scf.yield
}
return
}`, `test:2:1: error: 'scf.while' op along control flow edge from Operation scf.yield to Region #0: region branch point has 0 operands, but region successor needs 1 inputs`},
	{"while: types without names", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.while : (f32) -> () {
scf.condition(%c)
} do {
scf.yield
}
return
}`, `test:2:11: error: custom op 'scf.while' expected as many input types as operands (expected 0 got 1)`},
	{"parallel: no counter", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.parallel"() <{operandSegmentSizes = array<i32: 0, 0, 0, 0>}> ({
scf.reduce
}) : () -> ()
return
}`, `test:2:1: error: 'scf.parallel' op needs at least one tuple element for lowerBound, upperBound and step`},
	{"parallel: step", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%z = arith.constant 0 : index
scf.parallel (%i) = (%a) to (%a) step (%z) {
}
return
}`, `test:3:1: error: 'scf.parallel' op constant step operand must be positive`},
	{"parallel: number of counters", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.parallel"(%a, %a, %a) <{operandSegmentSizes = array<i32: 1, 1, 1, 0>}> ({
^bb0(%i: index, %j: index):
scf.reduce
}) : (index, index, index) -> ()
return
}`, `test:2:1: error: 'scf.parallel' op expects the same number of induction variables: 2 as bound and step values: 1`},
	{"parallel: type of a counter", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.parallel"(%a, %a, %a) <{operandSegmentSizes = array<i32: 1, 1, 1, 0>}> ({
^bb0(%i: i32):
scf.reduce
}) : (index, index, index) -> ()
return
}`, `test:2:1: error: 'scf.parallel' op expects arguments for the induction variable to be of index type`},
	{"parallel: number of bounds", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.parallel (%i) = (%a, %a) to (%a) step (%a) {
}
return
}`, `test:2:21: error: custom op 'scf.parallel' expected 1 operands`},
	{"parallel: reductions", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
scf.reduce
}
return
}`, `test:2:6: error: 'scf.parallel' op expects number of results: 1 to be the same as number of reductions: 0`},
	{"parallel: initial values", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.parallel (%i) = (%a) to (%a) step (%a) {
scf.reduce(%x : f32) {
^bb0(%l: f32, %m: f32):
scf.reduce.return %l : f32
}
}
return
}`, `test:2:1: error: 'scf.parallel' op expects number of results: 0 to be the same as number of reductions: 1`},
	{"parallel: type of a reduction", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
scf.reduce(%b : i32) {
^bb0(%l: i32, %m: i32):
scf.reduce.return %l : i32
}
}
return
}`, `test:3:1: error: 'scf.reduce' op expects type of 0-th reduction operand: 'i32' to be the same as the 0-th result type: 'f32'`},
	{"reduce: arguments", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
scf.reduce(%x : f32) {
^bb0(%l: f32):
scf.reduce.return %l : f32
}
}
return
}`, `test:3:1: error: 'scf.reduce' op expected two block arguments with type 'f32' in the 0-th reduction region`},
	{"reduce: terminator", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
scf.reduce(%x : f32) {
^bb0(%l: f32, %m: f32):
"test.end"(%l) : (f32) -> ()
}
}
return
}`, `test:3:1: error: 'scf.reduce' op reduction bodies must be terminated with an 'scf.reduce.return' op`},
	{"reduce: empty", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
"scf.reduce"(%x) ({
^bb0(%l: f32, %m: f32):
}) : (f32) -> ()
}
return
}`, `test:3:1: error: empty block: expect at least a terminator`},
	{"reduce.return: type", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.parallel (%i) = (%a) to (%a) step (%a) init (%x) -> f32 {
scf.reduce(%x : f32) {
^bb0(%l: f32, %m: f32):
scf.reduce.return %b : i32
}
}
return
}`, `test:5:1: error: 'scf.reduce.return' op must have type 'f32' (the type of the reduction inputs)`},
	{"forall: counters", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.forall"(%a) <{operandSegmentSizes = array<i32: 0, 1, 0, 0>, staticLowerBound = array<i64: 0>, staticUpperBound = array<i64: -9223372036854775808>, staticStep = array<i64: 1>}> ({
scf.forall.in_parallel {
}
}) : (index) -> ()
return
}`, `test:2:1: error: 'scf.forall' op region expects 1 arguments`},
	{"forall: type of a counter", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.forall"(%a) <{operandSegmentSizes = array<i32: 0, 1, 0, 0>, staticLowerBound = array<i64: 0>, staticUpperBound = array<i64: -9223372036854775808>, staticStep = array<i64: 1>}> ({
^bb0(%i: i32):
scf.forall.in_parallel {
}
}) : (index) -> ()
return
}`, `test:2:1: error: 'scf.forall' op expects 0-th block argument to be an index`},
	{"forall: dynamic bounds", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.forall"() <{operandSegmentSizes = array<i32: 0, 0, 0, 0>, staticLowerBound = array<i64: 0>, staticUpperBound = array<i64: -9223372036854775808>, staticStep = array<i64: 1>}> ({
^bb0(%i: index):
scf.forall.in_parallel {
}
}) : () -> ()
return
}`, `test:2:1: error: expected 1 dynamic upper bound values`},
	{"forall: static bounds", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.forall"(%a) <{operandSegmentSizes = array<i32: 0, 1, 0, 0>, staticLowerBound = array<i64: 0, 0>, staticUpperBound = array<i64: -9223372036854775808>, staticStep = array<i64: 1>}> ({
^bb0(%i: index):
scf.forall.in_parallel {
}
}) : (index) -> ()
return
}`, `test:2:1: error: 'scf.forall' op region expects 2 arguments`},
	{"forall: outputs", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.forall"(%a, %t) <{operandSegmentSizes = array<i32: 0, 1, 0, 1>, staticLowerBound = array<i64: 0>, staticUpperBound = array<i64: -9223372036854775808>, staticStep = array<i64: 1>}> ({
^bb0(%i: index, %o: tensor<4xf32>):
scf.forall.in_parallel {
}
}) : (index, tensor<4xf32>) -> ()
return
}`, `test:2:1: error: 'scf.forall' op produces 0 results, but has only 1 outputs`},
	{"in_parallel: other ops", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.forall (%i) in (%a) {
scf.forall.in_parallel {
"test.a"() : () -> ()
}
}
return
}`, `test:3:1: error: 'scf.forall.in_parallel' op expected only ParallelCombiningOpInterface ops`},
	{"index_switch: number of regions", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.index_switch"(%a) <{cases = array<i64: 1>}> ({
scf.yield
}) : (index) -> ()
return
}`, `test:2:1: error: 'scf.index_switch' op has 0 case regions but 1 case values`},
	{"index_switch: a case twice", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.index_switch %a
case 1 {
scf.yield
}
case 1 {
scf.yield
}
default {
}
return
}`, `test:2:1: error: 'scf.index_switch' op has duplicate case value: 1`},
	{"index_switch: number of values", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.index_switch %a -> i32
case 1 {
scf.yield
}
default {
scf.yield %b : i32
}
return
}`, `test:2:6: error: 'scf.index_switch' op expected each region to return 1 values, but case region #0 returns 0`},
	{"index_switch: type of a value", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
%r = scf.index_switch %a -> i32
case 1 {
scf.yield %b : i32
}
default {
scf.yield %x : f32
}
return
}`, `test:2:6: error: 'scf.index_switch' op expected result #0 of each region to be 'i32'`},
	{"execute_region: empty", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.execute_region"() ({
}) : () -> ()
return
}`, `test:2:1: error: 'scf.execute_region' op region needs to have at least one block`},
	{"execute_region: arguments", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
"scf.execute_region"() ({
^bb0(%i: i32):
scf.yield
}) : () -> ()
return
}`, `test:2:1: error: 'scf.execute_region' op region cannot have any arguments`},
	{"yield: place", `func.func @f(%a: index, %b: i32, %x: f32, %c: i1, %t: tensor<4xf32>) {
scf.yield
return
}`, `test:2:1: error: 'scf.yield' op expects parent op to be one of 'scf.execute_region, scf.for, scf.if, scf.index_switch, scf.while'`},
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
