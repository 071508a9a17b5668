package scftocf_test

import (
	"strings"
	"testing"

	"polyloom/diag"
	"polyloom/dialects/arith"
	"polyloom/dialects/builtin"
	"polyloom/dialects/cf"
	"polyloom/dialects/fn"
	"polyloom/dialects/memref"
	"polyloom/dialects/scf"
	"polyloom/ir"
	"polyloom/ir/asm"
	"polyloom/ir/pass"
	"polyloom/lowering/scftocf"
	"polyloom/test/irtest"
)

// lowerCases are programs before and after the pass.
var lowerCases = []struct{ name, before, after string }{
	{"for", `func.func @f(%a: index, %b: index, %c: index, %f: f32, %g: f32) -> (f32, f32) {
%r = scf.for %i = %a to %b step %c iter_args(%x = %f) -> (f32) {
%y = arith.addf %x, %g : f32
scf.yield %y : f32
}
%s = scf.for unsigned %i = %a to %b step %c iter_args(%x = %f) -> (f32) {
scf.for %j = %a to %i step %c { "test.use"(%j) : (index) -> () }
scf.yield %x : f32
}
return %r, %s : f32, f32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index, %arg3: f32, %arg4: f32) -> (f32, f32) {
cf.br ^bb1(%arg0, %arg3 : index, f32)
^bb1(%0: index, %1: f32):  // 2 preds: ^bb0, ^bb2
%2 = arith.cmpi slt, %0, %arg1 : index
cf.cond_br %2, ^bb2, ^bb3
^bb2:  // pred: ^bb1
%3 = arith.addf %1, %arg4 : f32
%4 = arith.addi %0, %arg2 : index
cf.br ^bb1(%4, %3 : index, f32)
^bb3:  // pred: ^bb1
cf.br ^bb4(%arg0, %arg3 : index, f32)
^bb4(%5: index, %6: f32):  // 2 preds: ^bb3, ^bb8
%7 = arith.cmpi ult, %5, %arg1 : index
cf.cond_br %7, ^bb5, ^bb9
^bb5:  // pred: ^bb4
cf.br ^bb6(%arg0 : index)
^bb6(%8: index):  // 2 preds: ^bb5, ^bb7
%9 = arith.cmpi slt, %8, %5 : index
cf.cond_br %9, ^bb7, ^bb8
^bb7:  // pred: ^bb6
"test.use"(%8) : (index) -> ()
%10 = arith.addi %8, %arg2 : index
cf.br ^bb6(%10 : index)
^bb8:  // pred: ^bb6
%11 = arith.addi %5, %arg2 : index
cf.br ^bb4(%11, %6 : index, f32)
^bb9:  // pred: ^bb4
return %1, %6 : f32, f32
}`},
	{"if", `func.func @g(%c: i1, %d: i1, %f: f32, %g: f32) -> (f32, f32) {
%r:2 = scf.if %c -> (f32, f32) {
%q = scf.if %d -> (f32) { scf.yield %f : f32 } else { scf.yield %g : f32 }
scf.yield %q, %g : f32, f32
} else {
scf.yield %g, %f : f32, f32
}
scf.if %c { "test.h"() : () -> () }
scf.if %c { "test.h"() : () -> () } else { "test.h"() : () -> () "test.h"() : () -> () }
return %r#0, %r#1 : f32, f32
}`, `func.func @g(%arg0: i1, %arg1: i1, %arg2: f32, %arg3: f32) -> (f32, f32) {
cf.cond_br %arg0, ^bb1, ^bb6
^bb1:  // pred: ^bb0
cf.cond_br %arg1, ^bb2, ^bb3
^bb2:  // pred: ^bb1
cf.br ^bb4(%arg2 : f32)
^bb3:  // pred: ^bb1
cf.br ^bb4(%arg3 : f32)
^bb4(%0: f32):  // 2 preds: ^bb2, ^bb3
cf.br ^bb5
^bb5:  // pred: ^bb4
cf.br ^bb7(%0, %arg3 : f32, f32)
^bb6:  // pred: ^bb0
cf.br ^bb7(%arg3, %arg2 : f32, f32)
^bb7(%1: f32, %2: f32):  // 2 preds: ^bb5, ^bb6
cf.br ^bb8
^bb8:  // pred: ^bb7
cf.cond_br %arg0, ^bb9, ^bb10
^bb9:  // pred: ^bb8
"test.h"() : () -> ()
cf.br ^bb10
^bb10:  // 2 preds: ^bb8, ^bb9
cf.cond_br %arg0, ^bb11, ^bb12
^bb11:  // pred: ^bb10
"test.h"() : () -> ()
cf.br ^bb13
^bb12:  // pred: ^bb10
"test.h"() : () -> ()
"test.h"() : () -> ()
cf.br ^bb13
^bb13:  // 2 preds: ^bb11, ^bb12
return %1, %2 : f32, f32
}`},
	{"parallel", `func.func @p(%x: i1, %a: index, %b: index, %c: index, %f: f32) -> (f32, f32) {
%r:2 = scf.parallel (%i, %j) = (%a, %b) to (%b, %c) step (%c, %c) init (%f, %f) -> (f32, f32) {
"test.use"(%j) : (index) -> ()
scf.reduce(%f, %f : f32, f32) {
^bb0(%l: f32, %m: f32):
%s = arith.addf %l, %m : f32
scf.reduce.return %s : f32
}, {
^bb0(%l: f32, %m: f32):
%s = arith.mulf %l, %m : f32
scf.reduce.return %s : f32
}
}
scf.parallel (%i) = (%a) to (%b) step (%c) {
"test.use"(%i) : (index) -> ()
}
scf.parallel (%i, %j) = (%a, %a) to (%b, %b) step (%c, %c) {
scf.if %x { "test.use"(%i) : (index) -> () }
} {foo.bar}
return %r#0, %r#1 : f32, f32
}`, `func.func @p(%arg0: i1, %arg1: index, %arg2: index, %arg3: index, %arg4: f32) -> (f32, f32) {
cf.br ^bb1(%arg1, %arg4, %arg4 : index, f32, f32)
^bb1(%0: index, %1: f32, %2: f32):  // 2 preds: ^bb0, ^bb5
%3 = arith.cmpi slt, %0, %arg2 : index
cf.cond_br %3, ^bb2, ^bb6
^bb2:  // pred: ^bb1
cf.br ^bb3(%arg2, %1, %2 : index, f32, f32)
^bb3(%4: index, %5: f32, %6: f32):  // 2 preds: ^bb2, ^bb4
%7 = arith.cmpi slt, %4, %arg3 : index
cf.cond_br %7, ^bb4, ^bb5
^bb4:  // pred: ^bb3
"test.use"(%4) : (index) -> ()
%8 = arith.addf %5, %arg4 : f32
%9 = arith.mulf %6, %arg4 : f32
%10 = arith.addi %4, %arg3 : index
cf.br ^bb3(%10, %8, %9 : index, f32, f32)
^bb5:  // pred: ^bb3
%11 = arith.addi %0, %arg3 : index
cf.br ^bb1(%11, %5, %6 : index, f32, f32)
^bb6:  // pred: ^bb1
cf.br ^bb7(%arg1 : index)
^bb7(%12: index):  // 2 preds: ^bb6, ^bb8
%13 = arith.cmpi slt, %12, %arg2 : index
cf.cond_br %13, ^bb8, ^bb9
^bb8:  // pred: ^bb7
"test.use"(%12) : (index) -> ()
%14 = arith.addi %12, %arg3 : index
cf.br ^bb7(%14 : index)
^bb9:  // pred: ^bb7
cf.br ^bb10(%arg1 : index)
^bb10(%15: index):  // 2 preds: ^bb9, ^bb16
%16 = arith.cmpi slt, %15, %arg2 : index
cf.cond_br %16, ^bb11, ^bb17
^bb11:  // pred: ^bb10
cf.br ^bb12(%arg1 : index)
^bb12(%17: index):  // 2 preds: ^bb11, ^bb15
%18 = arith.cmpi slt, %17, %arg2 : index
cf.cond_br %18, ^bb13, ^bb16
^bb13:  // pred: ^bb12
cf.cond_br %arg0, ^bb14, ^bb15
^bb14:  // pred: ^bb13
"test.use"(%15) : (index) -> ()
cf.br ^bb15
^bb15:  // 2 preds: ^bb13, ^bb14
%19 = arith.addi %17, %arg3 : index
cf.br ^bb12(%19 : index)
^bb16:  // pred: ^bb12
%20 = arith.addi %15, %arg3 : index
cf.br ^bb10(%20 : index)
^bb17:  // pred: ^bb10
return %1, %2 : f32, f32
}`},
	{"while", `func.func @w(%a: i32, %c: i1) -> (i32, i64) {
%r:2 = scf.while (%x = %a) : (i32) -> (i32, i64) {
%y, %z = "t.a"(%x) : (i32) -> (i1, i64)
scf.condition(%y) %x, %z : i32, i64
} do {
^bb0(%p: i32, %q: i64):
%n = "t.b"(%p, %q) : (i32, i64) -> i32
scf.yield %n : i32
}
%s = scf.while (%x = %a) : (i32) -> (i32) {
%y = "t.a"(%x) : (i32) -> (i1)
%v = "t.a"(%x) : (i32) -> (i32)
scf.condition(%y) %v : i32
} do {
^bb0(%p: i32):
scf.yield %p : i32
}
"t.use"(%s) : (i32) -> ()
return %r#0, %r#1 : i32, i64
}`, `func.func @w(%arg0: i32, %arg1: i1) -> (i32, i64) {
cf.br ^bb1(%arg0 : i32)
^bb1(%0: i32):  // 2 preds: ^bb0, ^bb2
%1:2 = "t.a"(%0) : (i32) -> (i1, i64)
cf.cond_br %1#0, ^bb2(%0, %1#1 : i32, i64), ^bb3
^bb2(%2: i32, %3: i64):  // pred: ^bb1
%4 = "t.b"(%2, %3) : (i32, i64) -> i32
cf.br ^bb1(%4 : i32)
^bb3:  // pred: ^bb1
cf.br ^bb4(%arg0 : i32)
^bb4(%5: i32):  // 2 preds: ^bb3, ^bb4
%6 = "t.a"(%5) : (i32) -> i1
%7 = "t.a"(%5) : (i32) -> i32
cf.cond_br %6, ^bb4(%7 : i32), ^bb5
^bb5:  // pred: ^bb4
"t.use"(%7) : (i32) -> ()
return %0, %1#1 : i32, i64
}`},
	{"execute_region", `func.func @e(%c: i1, %a: i32) -> i32 {
%r = scf.execute_region -> i32 {
cf.cond_br %c, ^a, ^b
^a:
scf.yield %a : i32
^b:
%b = arith.addi %a, %a : i32
scf.yield %b : i32
}
return %r : i32
}`, `func.func @e(%arg0: i1, %arg1: i32) -> i32 {
cf.br ^bb1
^bb1:  // pred: ^bb0
cf.cond_br %arg0, ^bb2, ^bb3
^bb2:  // pred: ^bb1
cf.br ^bb4(%arg1 : i32)
^bb3:  // pred: ^bb1
%0 = arith.addi %arg1, %arg1 : i32
cf.br ^bb4(%0 : i32)
^bb4(%1: i32):  // 2 preds: ^bb2, ^bb3
return %1 : i32
}`},
	{"index_switch", `func.func @s(%i: index, %a: i32) -> i32 {
%r = scf.index_switch %i -> i32
case 2 {
%b = arith.addi %a, %a : i32
scf.yield %b : i32
}
case -5 {
%b = arith.muli %a, %a : i32
scf.yield %b : i32
}
default {
scf.yield %a : i32
}
scf.index_switch %i
default { "test.h"() : () -> () scf.yield }
return %r : i32
}`, `func.func @s(%arg0: index, %arg1: i32) -> i32 {
%0 = arith.index_cast %arg0 : index to i64
cf.switch %0 : i64, [
default: ^bb3,
2: ^bb1,
-5: ^bb2
]
^bb1:  // pred: ^bb0
%1 = arith.addi %arg1, %arg1 : i32
cf.br ^bb4(%1 : i32)
^bb2:  // pred: ^bb0
%2 = arith.muli %arg1, %arg1 : i32
cf.br ^bb4(%2 : i32)
^bb3:  // pred: ^bb0
cf.br ^bb4(%arg1 : i32)
^bb4(%3: i32):  // 3 preds: ^bb1, ^bb2, ^bb3
%4 = arith.index_cast %arg0 : index to i64
cf.switch %4 : i64, [
default: ^bb5]
^bb5:  // pred: ^bb4
"test.h"() : () -> ()
cf.br ^bb6
^bb6:  // pred: ^bb5
return %3 : i32
}`},
	{"forall", `func.func @fa(%n: index, %m: memref<?xf32>, %v: f32) {
scf.forall (%i, %j) in (%n, 4) {
memref.store %v, %m[%i] : memref<?xf32>
}
scf.forall (%i, %j) = (%n, 1) to (5, 6) step (2, %n) {
memref.store %v, %m[%j] : memref<?xf32>
}
return
}`, `func.func @fa(%arg0: index, %arg1: memref<?xf32>, %arg2: f32) {
%c0 = arith.constant 0 : index
%c0_0 = arith.constant 0 : index
%c4 = arith.constant 4 : index
%c1 = arith.constant 1 : index
%c1_1 = arith.constant 1 : index
cf.br ^bb1(%c0 : index)
^bb1(%0: index):  // 2 preds: ^bb0, ^bb5
%1 = arith.cmpi slt, %0, %arg0 : index
cf.cond_br %1, ^bb2, ^bb6
^bb2:  // pred: ^bb1
cf.br ^bb3(%c0_0 : index)
^bb3(%2: index):  // 2 preds: ^bb2, ^bb4
%3 = arith.cmpi slt, %2, %c4 : index
cf.cond_br %3, ^bb4, ^bb5
^bb4:  // pred: ^bb3
memref.store %arg2, %arg1[%0] : memref<?xf32>
%4 = arith.addi %2, %c1_1 : index
cf.br ^bb3(%4 : index)
^bb5:  // pred: ^bb3
%5 = arith.addi %0, %c1 : index
cf.br ^bb1(%5 : index)
^bb6:  // pred: ^bb1
%c1_2 = arith.constant 1 : index
%c5 = arith.constant 5 : index
%c6 = arith.constant 6 : index
%c2 = arith.constant 2 : index
cf.br ^bb7(%arg0 : index)
^bb7(%6: index):  // 2 preds: ^bb6, ^bb11
%7 = arith.cmpi slt, %6, %c5 : index
cf.cond_br %7, ^bb8, ^bb12
^bb8:  // pred: ^bb7
cf.br ^bb9(%c1_2 : index)
^bb9(%8: index):  // 2 preds: ^bb8, ^bb10
%9 = arith.cmpi slt, %8, %c6 : index
cf.cond_br %9, ^bb10, ^bb11
^bb10:  // pred: ^bb9
memref.store %arg2, %arg1[%8] : memref<?xf32>
%10 = arith.addi %8, %arg0 : index
cf.br ^bb9(%10 : index)
^bb11:  // pred: ^bb9
%11 = arith.addi %6, %c2 : index
cf.br ^bb7(%11 : index)
^bb12:  // pred: ^bb7
return
}`},
}

var dialects = []*ir.Dialect{arith.Dialect, builtin.Dialect, cf.Dialect, fn.Dialect, memref.Dialect, scf.Dialect}

// lower runs the pass on a file and returns what comes out.
func lower(t *testing.T, text string) string {
	t.Helper()
	module := read(t, text)
	p, err := pass.Parse([]*pass.Info{scftocf.Pass}, "builtin.module(convert-scf-to-cf)")
	if err != nil {
		t.Fatal(err)
	}
	m := &pass.Manager{Pipeline: p, Diags: diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) }), Dialects: dialects, VerifyEach: true}
	if !m.Run(module) {
		t.Fatal("the pass failed")
	}
	return write(module)
}

func read(t *testing.T, text string) ir.Op {
	t.Helper()
	e := diag.NewEngine(func(d *diag.Diagnostic) { t.Error(d) })
	module := asm.Parse(&asm.Config{Dialects: dialects, AllowUnregistered: true, Diags: e}, "test", text, 0)
	if module == nil {
		t.Fatal("the file is wrong")
	}
	return module
}

// write prints a module without its own first and last line and indentation.
func write(module ir.Op) string {
	opts := asm.DefaultPrintOptions()
	opts.LocalScope = true
	var s strings.Builder
	asm.Print(&s, module, opts)
	var lines []string
	for l := range strings.Lines(s.String()) {
		lines = append(lines, strings.TrimSpace(l))
	}
	return strings.TrimSuffix(strings.TrimPrefix(strings.Join(lines, "\n"), "module {\n"), "\n}")
}

func TestLower(t *testing.T) {
	for _, c := range lowerCases {
		t.Run(c.name, func(t *testing.T) {
			if got := lower(t, c.before); got != c.after {
				t.Errorf("got\n%s\nwant\n%s", got, c.after)
			}
		})
	}
}

// widen makes the reference's switches of 32 bits, which cut indices off, those of 64 bits.
var widen = strings.NewReplacer("index to i32", "index to i64", "cf.switch %0 : i32", "cf.switch %0 : i64", "cf.switch %4 : i32", "cf.switch %4 : i64",
	"4294967291: ^bb2", "-5: ^bb2")

// TestLowerOracle asks the reference for what TestLower expects.
func TestLowerOracle(t *testing.T) {
	for _, c := range lowerCases {
		t.Run(c.name, func(t *testing.T) {
			out := irtest.Upstream(t, c.before, "--convert-scf-to-cf")
			if got := write(read(t, widen.Replace(out))); got != c.after {
				t.Errorf("got\n%s\nwant\n%s", got, c.after)
			}
		})
	}
}
