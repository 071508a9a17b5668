package scf_test

import "testing"

// canonCases are programs before and after canonicalization.
var canonCases = []struct{ name, before, after string }{
	{"results of an if", `func.func @if1(%c: i1, %d: i1, %x: i32, %y: i32) -> (i32, i32, i1, i1) {
%t = arith.constant true
%f = arith.constant false
%r:4 = scf.if %c -> (i32, i32, i1, i1) {
%a = arith.addi %x, %y : i32
"test.use"(%a) : (i32) -> ()
"test.b"(%c) : (i1) -> ()
scf.yield %a, %x, %t, %f : i32, i32, i1, i1
} else {
"test.b"(%c) : (i1) -> ()
scf.yield %y, %y, %f, %t : i32, i32, i1, i1
}
return %r#0, %r#1, %r#2, %r#3 : i32, i32, i1, i1
}`, `func.func @if1(%arg0: i1, %arg1: i1, %arg2: i32, %arg3: i32) -> (i32, i32, i1, i1) {
%false = arith.constant false
%true = arith.constant true
%0 = arith.select %arg0, %arg2, %arg3 : i32
%1 = arith.xori %arg0, %true : i1
%2 = scf.if %arg0 -> (i32) {
%3 = arith.addi %arg2, %arg3 : i32
"test.use"(%3) : (i32) -> ()
"test.b"(%true) : (i1) -> ()
scf.yield %3 : i32
} else {
"test.b"(%false) : (i1) -> ()
scf.yield %arg3 : i32
}
return %2, %0, %arg0, %1 : i32, i32, i1, i1
}`},
	{"a result that is not used", `func.func @if2(%c: i1, %d: i1, %x: i32, %y: i32) -> i32 {
%r:2 = scf.if %c -> (i32, i32) {
"test.h"() : () -> ()
%a = arith.addi %x, %y : i32
scf.yield %a, %x : i32, i32
} else {
%a = arith.muli %x, %y : i32
scf.yield %a, %y : i32, i32
}
return %r#0 : i32
}`, `func.func @if2(%arg0: i1, %arg1: i1, %arg2: i32, %arg3: i32) -> i32 {
%0 = scf.if %arg0 -> (i32) {
"test.h"() : () -> ()
%1 = arith.addi %arg2, %arg3 : i32
scf.yield %1 : i32
} else {
%1 = arith.muli %arg2, %arg3 : i32
scf.yield %1 : i32
}
return %0 : i32
}`},
	{"ifs on one condition", `func.func @comb(%c: i1, %x: i32, %y: i32) -> (i32, i32) {
%t = arith.constant true
%n = arith.xori %c, %t : i1
%r = scf.if %c -> (i32) {
%a = arith.addi %x, %y : i32
"test.use"(%a) : (i32) -> ()
scf.yield %a : i32
} else {
%a = arith.muli %x, %y : i32
"test.use"(%a) : (i32) -> ()
scf.yield %a : i32
}
%s = scf.if %n -> (i32) {
%a = arith.subi %x, %r : i32
"test.use"(%a) : (i32) -> ()
scf.yield %a : i32
} else {
%a = arith.divsi %x, %r : i32
"test.use"(%a) : (i32) -> ()
scf.yield %a : i32
}
scf.if %c { "test.use"(%s) : (i32) -> () }
scf.if %c { "test.use"(%r) : (i32) -> () }
return %r, %s : i32, i32
}`, `func.func @comb(%arg0: i1, %arg1: i32, %arg2: i32) -> (i32, i32) {
%0:2 = scf.if %arg0 -> (i32, i32) {
%1 = arith.addi %arg1, %arg2 : i32
"test.use"(%1) : (i32) -> ()
%2 = arith.divsi %arg1, %1 : i32
"test.use"(%2) : (i32) -> ()
"test.use"(%2) : (i32) -> ()
"test.use"(%1) : (i32) -> ()
scf.yield %1, %2 : i32, i32
} else {
%1 = arith.muli %arg1, %arg2 : i32
"test.use"(%1) : (i32) -> ()
%2 = arith.subi %arg1, %1 : i32
"test.use"(%2) : (i32) -> ()
scf.yield %1, %2 : i32, i32
}
return %0#0, %0#1 : i32, i32
}`},
	{"an if in an if", `func.func @nest(%c: i1, %d: i1, %x: i32, %y: i32) -> (i32, i32) {
%r:2 = scf.if %c -> (i32, i32) {
%s = scf.if %d -> (i32) {
"test.h"() : () -> ()
%a = arith.addi %x, %y : i32
scf.yield %a : i32
} else {
scf.yield %y : i32
}
scf.yield %s, %x : i32, i32
} else {
scf.yield %y, %y : i32, i32
}
scf.if %c { scf.if %d { "test.h"() : () -> () } }
scf.if %c { scf.if %d { "test.h"() : () -> () } else { "test.use"(%x) : (i32) -> () } }
scf.if %c { "test.h"() : () -> () } else { }
scf.if %c { } else { "test.h"() : () -> () }
return %r#0, %r#1 : i32, i32
}`, `func.func @nest(%arg0: i1, %arg1: i1, %arg2: i32, %arg3: i32) -> (i32, i32) {
%0 = arith.andi %arg0, %arg1 : i1
%1 = arith.select %arg0, %arg2, %arg3 : i32
%2 = scf.if %0 -> (i32) {
"test.h"() : () -> ()
%4 = arith.addi %arg2, %arg3 : i32
scf.yield %4 : i32
} else {
scf.yield %arg3 : i32
}
%3 = arith.andi %arg0, %arg1 : i1
scf.if %3 {
"test.h"() : () -> ()
}
scf.if %arg0 {
scf.if %arg1 {
"test.h"() : () -> ()
} else {
"test.use"(%arg2) : (i32) -> ()
}
"test.h"() : () -> ()
} else {
"test.h"() : () -> ()
}
return %2, %1 : i32, i32
}`},
	{"an if on a constant", `func.func @consts(%x: i32) -> i32 {
%t = arith.constant true
%f = arith.constant false
scf.if %f { "test.h"() : () -> () }
scf.if %f { "test.h"() : () -> () } else { "test.use"(%x) : (i32) -> () }
%r = scf.if %t -> i32 { %q = arith.addi %x, %x : i32 scf.yield %q : i32 } else { scf.yield %x : i32 }
return %r : i32
}`, `func.func @consts(%arg0: i32) -> i32 {
"test.use"(%arg0) : (i32) -> ()
%0 = arith.addi %arg0, %arg0 : i32
return %0 : i32
}`},
	{"values that a loop carries", `func.func @for1(%a: index, %b: index, %s: index, %x: i32, %y: i32) -> (i32, i32, i32, i32) {
%r:4 = scf.for %i = %a to %b step %s iter_args(%p = %x, %q = %y, %u = %x, %v = %x) -> (i32, i32, i32, i32) {
"test.use2"(%p, %q) : (i32, i32) -> ()
%z = arith.addi %u, %q : i32
"test.use2"(%u, %v) : (i32, i32) -> ()
scf.yield %p, %z, %z, %z : i32, i32, i32, i32
}
return %r#0, %r#1, %r#2, %r#3 : i32, i32, i32, i32
}`, `func.func @for1(%arg0: index, %arg1: index, %arg2: index, %arg3: i32, %arg4: i32) -> (i32, i32, i32, i32) {
%0:2 = scf.for %arg5 = %arg0 to %arg1 step %arg2 iter_args(%arg6 = %arg4, %arg7 = %arg3) -> (i32, i32) {
"test.use2"(%arg3, %arg6) : (i32, i32) -> ()
%1 = arith.addi %arg7, %arg6 : i32
"test.use2"(%arg7, %arg7) : (i32, i32) -> ()
scf.yield %1, %1 : i32, i32
}
return %arg3, %0#0, %0#1, %0#1 : i32, i32, i32, i32
}`},
	{"values that are carried around in a circle", `func.func @for2(%a: index, %b: index, %s: index, %x: i32, %y: i32) -> (i32) {
%r:3 = scf.for %i = %a to %b step %s iter_args(%p = %x, %q = %y, %u = %x) -> (i32, i32, i32) {
"test.use"(%p) : (i32) -> ()
%w = arith.addi %q, %q : i32
scf.yield %u, %w, %p : i32, i32, i32
}
return %r#1 : i32
}`, `func.func @for2(%arg0: index, %arg1: index, %arg2: index, %arg3: i32, %arg4: i32) -> i32 {
%0 = scf.for %arg5 = %arg0 to %arg1 step %arg2 iter_args(%arg6 = %arg4) -> (i32) {
"test.use"(%arg3) : (i32) -> ()
%1 = arith.addi %arg6, %arg6 : i32
scf.yield %1 : i32
}
return %0 : i32
}`},
	{"a condition that is passed on", `func.func @while1(%x: i32, %y: i32, %n: i32) -> (i32, i32) {
%r:4 = scf.while (%p = %x, %q = %y, %s = %x) : (i32, i32, i32) -> (i32, i32, i32, i1) {
%c = arith.cmpi slt, %p, %n : i32
"test.use"(%s) : (i32) -> ()
scf.condition(%c) %p, %q, %p, %c : i32, i32, i32, i1
} do {
^bb0(%a: i32, %b: i32, %d: i32, %e: i1):
"test.b"(%e) : (i1) -> ()
%c2 = arith.cmpi slt, %a, %n : i32
"test.b"(%c2) : (i1) -> ()
%c3 = arith.cmpi sge, %d, %n : i32
"test.b"(%c3) : (i1) -> ()
%c4 = arith.cmpi sgt, %n, %d : i32
"test.b"(%c4) : (i1) -> ()
%m = arith.addi %a, %d : i32
scf.yield %m, %b, %x : i32, i32, i32
}
return %r#0, %r#1 : i32, i32
}`, `func.func @while1(%arg0: i32, %arg1: i32, %arg2: i32) -> (i32, i32) {
%true = arith.constant true
%false = arith.constant false
%0 = scf.while (%arg3 = %arg0) : (i32) -> i32 {
%1 = arith.cmpi slt, %arg3, %arg2 : i32
"test.use"(%arg0) : (i32) -> ()
scf.condition(%1) %arg3 : i32
} do {
^bb0(%arg3: i32):
"test.b"(%true) : (i1) -> ()
"test.b"(%true) : (i1) -> ()
"test.b"(%false) : (i1) -> ()
%1 = arith.cmpi sgt, %arg2, %arg3 : i32
"test.b"(%1) : (i1) -> ()
%2 = arith.addi %arg3, %arg3 : i32
scf.yield %2 : i32
}
return %0, %arg1 : i32, i32
}`},
	{"operands in another order", `func.func @while2(%x: i32, %y: i64) -> (i64, i32) {
%r:2 = scf.while (%p = %x, %q = %y) : (i32, i64) -> (i64, i32) {
%c = "t.c"(%p, %q) : (i32, i64) -> i1
scf.condition(%c) %q, %p : i64, i32
} do {
^bb0(%a: i64, %b: i32):
%u, %v = "t.d"(%a, %b) : (i64, i32) -> (i32, i64)
scf.yield %u, %v : i32, i64
}
return %r#0, %r#1 : i64, i32
}`, `func.func @while2(%arg0: i32, %arg1: i64) -> (i64, i32) {
%0:2 = scf.while (%arg2 = %arg0, %arg3 = %arg1) : (i32, i64) -> (i32, i64) {
%1 = "t.c"(%arg2, %arg3) : (i32, i64) -> i1
scf.condition(%1) %arg2, %arg3 : i32, i64
} do {
^bb0(%arg2: i32, %arg3: i64):
%1:2 = "t.d"(%arg3, %arg2) : (i64, i32) -> (i32, i64)
scf.yield %1#0, %1#1 : i32, i64
}
return %0#1, %0#0 : i64, i32
}`},
	{"an if at the end of the condition", `func.func @while3(%x: i32) -> i32 {
%r = scf.while (%p = %x) : (i32) -> (i32) {
%c = "t.c"(%p) : (i32) -> i1
%q = scf.if %c -> (i32) { %z = "t.z"(%p) : (i32) -> i32 scf.yield %z : i32 } else { scf.yield %p : i32 }
scf.condition(%c) %q : i32
} do {
^bb0(%a: i32):
%u = "t.d"(%a) : (i32) -> i32
scf.yield %u : i32
}
return %r : i32
}`, `func.func @while3(%arg0: i32) -> i32 {
%0 = scf.while (%arg1 = %arg0) : (i32) -> i32 {
%1 = "t.c"(%arg1) : (i32) -> i1
scf.condition(%1) %arg1 : i32
} do {
^bb0(%arg1: i32):
%1 = "t.z"(%arg1) : (i32) -> i32
%2 = "t.d"(%1) : (i32) -> i32
scf.yield %2 : i32
}
return %0 : i32
}`},
	{"regions that run once", `func.func @exec(%c: i1, %x: i32) -> i32 {
%r = scf.execute_region -> i32 {
%q = arith.addi %x, %x : i32
scf.yield %q : i32
}
%s = scf.execute_region -> i32 {
cf.cond_br %c, ^a, ^b
^a:
"test.h"() : () -> ()
scf.yield %r : i32
^b:
%q = arith.addi %r, %r : i32
scf.yield %q : i32
}
scf.if %c {
scf.execute_region {
cf.cond_br %c, ^a, ^b
^a:
"test.h"() : () -> ()
scf.yield
^b:
"test.use"(%x) : (i32) -> ()
scf.yield
}
}
scf.execute_region no_inline { "test.h"() : () -> () scf.yield }
return %s : i32
}`, `func.func @exec(%arg0: i1, %arg1: i32) -> i32 {
%0 = arith.addi %arg1, %arg1 : i32
cf.cond_br %arg0, ^bb1, ^bb2
^bb1:  // pred: ^bb0
"test.h"() : () -> ()
cf.br ^bb3(%0 : i32)
^bb2:  // pred: ^bb0
%1 = arith.addi %0, %0 : i32
cf.br ^bb3(%1 : i32)
^bb3(%2: i32):  // 2 preds: ^bb1, ^bb2
scf.if %arg0 {
"test.h"() : () -> ()
}
scf.execute_region no_inline {
"test.h"() : () -> ()
scf.yield
}
return %2 : i32
}`},
	{"a switch", `func.func @sw(%x: i32, %i: index) -> (i32, i32) {
%c = arith.constant 3 : index
%r = scf.index_switch %c -> i32
case 2 { scf.yield %x : i32 }
case 3 { %q = arith.addi %x, %x : i32 scf.yield %q : i32 }
default { scf.yield %x : i32 }
%s = scf.index_switch %i -> i32
case 2 { "test.h"() : () -> () scf.yield %x : i32 }
case 3 { scf.yield %x : i32 }
default { scf.yield %x : i32 }
return %r, %s : i32, i32
}`, `func.func @sw(%arg0: i32, %arg1: index) -> (i32, i32) {
%0 = arith.addi %arg0, %arg0 : i32
scf.index_switch %arg1
case 2 {
"test.h"() : () -> ()
scf.yield
}
case 3 {
scf.yield
}
default {
}
return %0, %arg0 : i32, i32
}`},
	{"parallel loops", `func.func @par(%a: index, %b: index, %s: index, %x: i32) -> (i32) {
%c0 = arith.constant 0 : index
%c1 = arith.constant 1 : index
%c3 = arith.constant 3 : index
scf.parallel (%i, %j, %k) = (%c0, %a, %c3) to (%c1, %b, %a) step (%c1, %s, %c3) {
"test.idx"(%i) : (index) -> ()
"test.idx"(%j) : (index) -> ()
"test.idx"(%k) : (index) -> ()
}
scf.parallel (%i) = (%a) to (%b) step (%s) {
scf.parallel (%j) = (%c0) to (%b) step (%s) {
"test.idx"(%j) : (index) -> ()
"test.idx"(%i) : (index) -> ()
}
}
%r = scf.parallel (%i) = (%c1) to (%c3) step (%c3) init (%x) -> i32 {
"test.idx"(%i) : (index) -> ()
%v = arith.index_cast %i : index to i32
scf.reduce(%v : i32) {
^bb0(%l: i32, %m: i32):
%q = arith.addi %l, %m : i32
scf.reduce.return %q : i32
}
}
scf.parallel (%i) = (%c3) to (%c1) step (%c3) { "test.idx"(%i) : (index) -> () }
return %r : i32
}`, `func.func @par(%arg0: index, %arg1: index, %arg2: index, %arg3: i32) -> i32 {
%c1_i32 = arith.constant 1 : i32
%c0 = arith.constant 0 : index
%c1 = arith.constant 1 : index
%c3 = arith.constant 3 : index
scf.parallel (%arg4, %arg5) = (%arg0, %c3) to (%arg1, %arg0) step (%arg2, %c3) {
"test.idx"(%c0) : (index) -> ()
"test.idx"(%arg4) : (index) -> ()
"test.idx"(%arg5) : (index) -> ()
scf.reduce
}
scf.parallel (%arg4, %arg5) = (%arg0, %c0) to (%arg1, %arg1) step (%arg2, %arg2) {
"test.idx"(%arg5) : (index) -> ()
"test.idx"(%arg4) : (index) -> ()
scf.reduce
}
"test.idx"(%c1) : (index) -> ()
%0 = arith.addi %arg3, %c1_i32 : i32
return %0 : i32
}`},
	{"loops over a box", `func.func @fall(%a: index, %t: tensor<4xf32>) -> tensor<4xf32> {
%c3 = arith.constant 3 : index
%c1 = arith.constant 1 : index
scf.forall (%i, %j) in (%c3, %a) { "test.idx"(%i) : (index) -> () "test.idx"(%j) : (index) -> () }
scf.forall (%i, %j) = (%a, 0) to (%c3, 9) step (%c1, %c3) { "test.idx"(%i) : (index) -> () "test.idx"(%j) : (index) -> () }
scf.forall (%i, %j) in (1, %a) { "test.idx"(%i) : (index) -> () "test.idx"(%j) : (index) -> () }
scf.forall (%i, %j) in (1, 1) { "test.idx"(%i) : (index) -> () "test.idx"(%j) : (index) -> () }
scf.forall (%i, %j) in (0, %a) { "test.idx"(%i) : (index) -> () "test.idx"(%j) : (index) -> () }
%r = scf.forall (%i) in (%a) shared_outs(%o = %t) -> (tensor<4xf32>) { "test.idx"(%i) : (index) -> () "t.u"(%o) : (tensor<4xf32>) -> () scf.forall.in_parallel {} }
scf.forall () in () { "test.h"() : () -> () }
return %r : tensor<4xf32>
}`, `func.func @fall(%arg0: index, %arg1: tensor<4xf32>) -> tensor<4xf32> {
%c0 = arith.constant 0 : index
scf.forall (%arg2, %arg3) in (3, %arg0) {
"test.idx"(%arg2) : (index) -> ()
"test.idx"(%arg3) : (index) -> ()
}
scf.forall (%arg2, %arg3) = (%arg0, 0) to (3, 9) step (1, 3) {
"test.idx"(%arg2) : (index) -> ()
"test.idx"(%arg3) : (index) -> ()
}
scf.forall (%arg2) in (%arg0) {
"test.idx"(%c0) : (index) -> ()
"test.idx"(%arg2) : (index) -> ()
}
"test.idx"(%c0) : (index) -> ()
"test.idx"(%c0) : (index) -> ()
scf.forall (%arg2) in (%arg0) {
"test.idx"(%arg2) : (index) -> ()
"t.u"(%arg1) : (tensor<4xf32>) -> ()
}
"test.h"() : () -> ()
return %arg1 : tensor<4xf32>
}`},
	{"a step of zero", `func.func @zero_step() {
%c0 = arith.constant 0 : index
%c9 = arith.constant 9 : index
scf.for %i = %c0 to %c9 step %c0 { "test.use"(%i) : (index) -> () }
return
}`, `func.func @zero_step() {
return
}`},
	{"a negative step", `func.func @neg_step() {
%c0 = arith.constant 0 : index
%c9 = arith.constant 9 : index
%m = arith.constant -1 : index
scf.for %i = %c0 to %c9 step %m { "test.use"(%i) : (index) -> () }
return
}`, `func.func @neg_step() {
return
}`},
	{"bounds at a constant distance", `func.func @nsw_dyn_step(%a: index, %s: index) {
%c9 = arith.constant 9 : index
%h = arith.addi %a, %c9 overflow<nsw> : index
%c10 = arith.constant 10 : index
scf.for %i = %a to %h step %c10 { "test.use"(%i) : (index) -> () }
return
}`, `func.func @nsw_dyn_step(%arg0: index, %arg1: index) {
"test.use"(%arg0) : (index) -> ()
return
}`},
	{"a distance that may wrap around", `func.func @plain_dyn(%a: index, %s: index) {
%c9 = arith.constant 9 : index
%h = arith.addi %a, %c9 : index
%c10 = arith.constant 10 : index
scf.for %i = %a to %h step %c10 { "test.use"(%i) : (index) -> () }
return
}`, `func.func @plain_dyn(%arg0: index, %arg1: index) {
%c10 = arith.constant 10 : index
%c9 = arith.constant 9 : index
%0 = arith.addi %arg0, %c9 : index
scf.for %arg2 = %arg0 to %0 step %c10 {
"test.use"(%arg2) : (index) -> ()
}
return
}`},
	{"bounds at a negative distance", `func.func @nsw_neg(%a: index, %s: index) {
%c9 = arith.constant -9 : index
%h = arith.addi %a, %c9 overflow<nsw> : index
%c10 = arith.constant 10 : index
scf.for %i = %a to %h step %c10 { "test.use"(%i) : (index) -> () }
return
}`, `func.func @nsw_neg(%arg0: index, %arg1: index) {
return
}`},
	{"equal bounds", `func.func @eq_dyn(%a: index, %s: index) {
scf.for %i = %a to %a step %s { "test.use"(%i) : (index) -> () }
return
}`, `func.func @eq_dyn(%arg0: index, %arg1: index) {
return
}`},
	{"an upper bound below the lower one", `func.func @eq_const_dynstep(%s: index) {
%c9 = arith.constant 9 : index
%c3 = arith.constant 3 : index
scf.for %i = %c9 to %c3 step %s { "test.use"(%i) : (index) -> () }
return
}`, `func.func @eq_const_dynstep(%arg0: index) {
return
}`},
	{"an empty loop by an unknown step", `func.func @empty_dynstep(%s: index, %x: index) -> index {
%c9 = arith.constant 9 : index
%c3 = arith.constant 3 : index
%r = scf.for %i = %c3 to %c9 step %s iter_args(%a = %s) -> (index) { scf.yield %x : index }
return %r : index
}`, `func.func @empty_dynstep(%arg0: index, %arg1: index) -> index {
%c9 = arith.constant 9 : index
%c3 = arith.constant 3 : index
%0 = scf.for %arg2 = %c3 to %c9 step %arg0 iter_args(%arg3 = %arg0) -> (index) {
scf.yield %arg1 : index
}
return %0 : index
}`},
	{"a loop that runs several times", `func.func @trip10(%s: index, %x: index) -> index {
%c9 = arith.constant 9 : index
%c3 = arith.constant 3 : index
%c1 = arith.constant 1 : index
%r = scf.for %i = %c3 to %c9 step %c1 iter_args(%a = %s) -> (index) { "test.use"(%a) : (index) -> () scf.yield %x : index }
return %r : index
}`, `func.func @trip10(%arg0: index, %arg1: index) -> index {
%c9 = arith.constant 9 : index
%c3 = arith.constant 3 : index
%c1 = arith.constant 1 : index
%0 = scf.for %arg2 = %c3 to %c9 step %c1 iter_args(%arg3 = %arg0) -> (index) {
"test.use"(%arg3) : (index) -> ()
scf.yield %arg1 : index
}
return %0 : index
}`},
	{"a loop that does not run", `func.func @zero_trip(%s: index, %x: index) -> index {
%c9 = arith.constant 9 : index
%c3 = arith.constant 3 : index
%c1 = arith.constant 1 : index
%r = scf.for %i = %c9 to %c3 step %c1 iter_args(%a = %s) -> (index) { "test.use"(%a) : (index) -> () scf.yield %x : index }
return %r : index
}`, `func.func @zero_trip(%arg0: index, %arg1: index) -> index {
return %arg0 : index
}`},
}

func TestCanonicalize(t *testing.T) {
	for _, c := range canonCases {
		t.Run(c.name, func(t *testing.T) {
			module := mustRead(t, c.before)
			canonicalize(module)
			mustVerify(t, module)
			same(t, write(module), c.after)
		})
	}
}

// TestCanonicalizeOracle asks the reference for what TestCanonicalize expects.
func TestCanonicalizeOracle(t *testing.T) {
	for _, c := range canonCases {
		t.Run(c.name, func(t *testing.T) {
			same(t, write(mustRead(t, upstream(t, c.before, "--canonicalize"))), c.after)
		})
	}
}
