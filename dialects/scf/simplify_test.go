package scf_test

import (
	"testing"

	"polyloom/ir/rewrite"
)

// simplified are functions and what the reference makes of them.
var simplified = []struct{ name, before, after string }{
	{"a loop that runs once", `func.func @f(%x: f32) -> f32 {
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %r = scf.for %i = %c3 to %c4 step %c4 iter_args(%y = %x) -> (f32) {
    %z = "test.use"(%i, %y) : (index, f32) -> f32
    scf.yield %z : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: f32) -> f32 {
  %c3 = arith.constant 3 : index
  %0 = "test.use"(%c3, %arg0) : (index, f32) -> f32
  return %0 : f32
}`},
	{"a loop that never runs", `func.func @f(%x: f32) -> f32 {
  %c4 = arith.constant 4 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c4 to %c4 step %c1 iter_args(%y = %x) -> (f32) {
    %z = "test.use"(%i, %y) : (index, f32) -> f32
    scf.yield %z : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: f32) -> f32 {
  return %arg0 : f32
}`},
	{"a loop whose bounds are the same value", `func.func @f(%n: index, %x: f32) -> f32 {
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %n to %n step %c1 iter_args(%y = %x) -> (f32) {
    %z = "test.use"(%i, %y) : (index, f32) -> f32
    scf.yield %z : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: index, %arg1: f32) -> f32 {
  return %arg1 : f32
}`},
	{"an unsigned loop that runs once", `func.func @f() {
  %lo = arith.constant 2147483647 : i32
  %hi = arith.constant -2147483648 : i32
  %c1 = arith.constant 1 : i32
  scf.for unsigned %i = %lo to %hi step %c1 : i32 {
    "test.use"(%i) : (i32) -> ()
  }
  return
}`, `func.func @f() {
  %c2147483647_i32 = arith.constant 2147483647 : i32
  "test.use"(%c2147483647_i32) : (i32) -> ()
  return
}`},
	{"the same bounds in a signed loop", `func.func @f() {
  %lo = arith.constant 2147483647 : i32
  %hi = arith.constant -2147483648 : i32
  %c1 = arith.constant 1 : i32
  scf.for %i = %lo to %hi step %c1 : i32 {
    "test.use"(%i) : (i32) -> ()
  }
  return
}`, `func.func @f() {
  return
}`},
	{"a carried value that does not change", `func.func @f(%a: index, %b: index, %x: f32, %y: f32) -> (f32, f32) {
  %r:2 = scf.for %i = %a to %b step %b iter_args(%p = %x, %q = %y) -> (f32, f32) {
    %z = "test.use"(%p, %q) : (f32, f32) -> f32
    scf.yield %p, %z : f32, f32
  }
  return %r#0, %r#1 : f32, f32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: f32) -> (f32, f32) {
  %0 = scf.for %arg4 = %arg0 to %arg1 step %arg1 iter_args(%arg5 = %arg3) -> (f32) {
    %1 = "test.use"(%arg2, %arg5) : (f32, f32) -> f32
    scf.yield %1 : f32
  }
  return %arg2, %0 : f32, f32
}`},
	{"a carried value that nobody needs", `func.func @f(%a: index, %b: index, %x: f32, %n: i32) -> f32 {
  %r:2 = scf.for %i = %a to %b step %b iter_args(%p = %x, %q = %n) -> (f32, i32) {
    %z = "test.use"(%p) : (f32) -> f32
    %k = arith.addi %q, %q : i32
    scf.yield %z, %k : f32, i32
  }
  return %r#0 : f32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32, %arg3: i32) -> f32 {
  %0:2 = scf.for %arg4 = %arg0 to %arg1 step %arg1 iter_args(%arg5 = %arg2, %arg6 = %arg3) -> (f32, i32) {
    %1 = "test.use"(%arg5) : (f32) -> f32
    %2 = arith.addi %arg6, %arg6 : i32
    scf.yield %1, %2 : f32, i32
  }
  return %0#0 : f32
}`},
	{"a loop without effects whose result is not used", `func.func @f(%a: index, %b: index, %x: f32) {
  %r = scf.for %i = %a to %b step %b iter_args(%p = %x) -> (f32) {
    %z = arith.addf %p, %x : f32
    scf.yield %z : f32
  }
  return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32) {
  return
}`},
	{"a loop that yields what comes from outside", `func.func @f(%x: f32, %y: f32) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %r = scf.for %i = %c0 to %c8 step %c1 iter_args(%p = %x) -> (f32) {
    scf.yield %y : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: f32, %arg1: f32) -> f32 {
  return %arg1 : f32
}`},
	{"two carried values that are always equal", `func.func @f(%a: index, %b: index, %x: f32) -> (f32, f32) {
  %r:2 = scf.for %i = %a to %b step %b iter_args(%p = %x, %q = %x) -> (f32, f32) {
    %z = "test.next"(%p, %q) : (f32, f32) -> f32
    scf.yield %z, %z : f32, f32
  }
  return %r#0, %r#1 : f32, f32
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: f32) -> (f32, f32) {
  %0 = scf.for %arg3 = %arg0 to %arg1 step %arg1 iter_args(%arg4 = %arg2) -> (f32) {
    %1 = "test.next"(%arg4, %arg4) : (f32, f32) -> f32
    scf.yield %1 : f32
  }
  return %0, %0 : f32, f32
}`},
	{"an if whose condition is true", `func.func @f(%x: f32, %y: f32) -> f32 {
  %c = arith.constant true
  %r = scf.if %c -> f32 {
    %z = "test.then"(%x) : (f32) -> f32
    scf.yield %z : f32
  } else {
    %z = "test.else"(%y) : (f32) -> f32
    scf.yield %z : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: f32, %arg1: f32) -> f32 {
  %0 = "test.then"(%arg0) : (f32) -> f32
  return %0 : f32
}`},
	{"an if whose condition is false", `func.func @f() {
  %c = arith.constant false
  scf.if %c {
    "test.then"() : () -> ()
  }
  return
}`, `func.func @f() {
  return
}`},
	{"an if with nothing to do", `func.func @f(%c: i1) {
  scf.if %c {
  } else {
  }
  return
}`, `func.func @f(%arg0: i1) {
  return
}`},
	{"an if with an empty else", `func.func @f(%c: i1) {
  scf.if %c {
    "test.then"() : () -> ()
  } else {
  }
  return
}`, `func.func @f(%arg0: i1) {
  scf.if %arg0 {
    "test.then"() : () -> ()
  }
  return
}`},
	{"an if that only selects", `func.func @f(%c: i1, %x: f32, %y: f32) -> (f32, f32) {
  %r:2 = scf.if %c -> (f32, f32) {
    scf.yield %x, %y : f32, f32
  } else {
    scf.yield %y, %x : f32, f32
  }
  return %r#0, %r#1 : f32, f32
}`, `func.func @f(%arg0: i1, %arg1: f32, %arg2: f32) -> (f32, f32) {
  %0 = arith.select %arg0, %arg1, %arg2 : f32
  %1 = arith.select %arg0, %arg2, %arg1 : f32
  return %0, %1 : f32, f32
}`},
	{"an if with the same value on both sides", `func.func @f(%c: i1, %x: f32) -> f32 {
  %r = scf.if %c -> f32 {
    "test.then"() : () -> ()
    scf.yield %x : f32
  } else {
    scf.yield %x : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: i1, %arg1: f32) -> f32 {
  scf.if %arg0 {
    "test.then"() : () -> ()
  }
  return %arg1 : f32
}`},
	{"an if in an if", `func.func @f(%c: i1, %d: i1) {
  scf.if %c {
    scf.if %d {
      "test.both"() : () -> ()
    }
  }
  return
}`, `func.func @f(%arg0: i1, %arg1: i1) {
  %0 = arith.andi %arg0, %arg1 : i1
  scf.if %0 {
    "test.both"() : () -> ()
  }
  return
}`},
	{"an if in an if with results", `func.func @f(%c: i1, %d: i1, %x: f32, %y: f32) -> f32 {
  %r = scf.if %c -> f32 {
    %s = scf.if %d -> f32 {
      %z = "test.both"() : () -> f32
      scf.yield %z : f32
    } else {
      scf.yield %y : f32
    }
    scf.yield %s : f32
  } else {
    scf.yield %y : f32
  }
  return %r : f32
}`, `func.func @f(%arg0: i1, %arg1: i1, %arg2: f32, %arg3: f32) -> f32 {
  %0 = arith.andi %arg0, %arg1 : i1
  %1 = scf.if %0 -> (f32) {
    %2 = "test.both"() : () -> f32
    scf.yield %2 : f32
  } else {
    scf.yield %arg3 : f32
  }
  return %1 : f32
}`},
	{"two ifs one after the other", `func.func @f(%c: i1) {
  scf.if %c {
    "test.a"() : () -> ()
  } else {
    "test.b"() : () -> ()
  }
  scf.if %c {
    "test.c"() : () -> ()
  } else {
    "test.d"() : () -> ()
  }
  return
}`, `func.func @f(%arg0: i1) {
  scf.if %arg0 {
    "test.a"() : () -> ()
    "test.c"() : () -> ()
  } else {
    "test.b"() : () -> ()
    "test.d"() : () -> ()
  }
  return
}`},
	{"the condition inside its if", `func.func @f(%c: i1) {
  scf.if %c {
    "test.use"(%c) : (i1) -> ()
  } else {
    "test.use"(%c) : (i1) -> ()
  }
  return
}`, `func.func @f(%arg0: i1) {
  %false = arith.constant false
  %true = arith.constant true
  scf.if %arg0 {
    "test.use"(%true) : (i1) -> ()
  } else {
    "test.use"(%false) : (i1) -> ()
  }
  return
}`},
	{"an if of a negation", `func.func @f(%c: i1) {
  %true = arith.constant true
  %n = arith.xori %c, %true : i1
  scf.if %n {
    "test.then"() : () -> ()
  } else {
    "test.else"() : () -> ()
  }
  return
}`, `func.func @f(%arg0: i1) {
  scf.if %arg0 {
    "test.else"() : () -> ()
  } else {
    "test.then"() : () -> ()
  }
  return
}`},
	{"a while whose condition is false", `func.func @f(%n: i64) -> i64 {
  %false = arith.constant false
  %r = scf.while (%x = %n) : (i64) -> i64 {
    %y = "test.before"(%x) : (i64) -> i64
    scf.condition(%false) %y : i64
  } do {
  ^bb0(%y: i64):
    %z = "test.after"(%y) : (i64) -> i64
    scf.yield %z : i64
  }
  return %r : i64
}`, `func.func @f(%arg0: i64) -> i64 {
  %false = arith.constant false
  %0 = scf.while (%arg1 = %arg0) : (i64) -> i64 {
    %1 = "test.before"(%arg1) : (i64) -> i64
    scf.condition(%false) %1 : i64
  } do {
  ^bb0(%arg1: i64):
    %1 = "test.after"(%arg1) : (i64) -> i64
    scf.yield %1 : i64
  }
  return %0 : i64
}`},
	{"a while whose condition holds in its body", `func.func @f() {
  scf.while : () -> () {
    %c = "test.more"() : () -> i1
    scf.condition(%c)
  } do {
    %d = "test.value"() : () -> i1
    "test.use"(%d) : (i1) -> ()
    scf.yield
  }
  return
}`, `func.func @f() {
  scf.while : () -> () {
    %0 = "test.more"() : () -> i1
    scf.condition(%0)
  } do {
    %0 = "test.value"() : () -> i1
    "test.use"(%0) : (i1) -> ()
    scf.yield
  }
  return
}`},
	{"a while that hands on its condition", `func.func @f() -> i1 {
  %r = scf.while : () -> i1 {
    %c = "test.more"() : () -> i1
    scf.condition(%c) %c : i1
  } do {
  ^bb0(%d: i1):
    "test.use"(%d) : (i1) -> ()
    scf.yield
  }
  return %r : i1
}`, `func.func @f() -> i1 {
  %true = arith.constant true
  %0 = scf.while : () -> i1 {
    %1 = "test.more"() : () -> i1
    scf.condition(%1) %1 : i1
  } do {
  ^bb0(%arg0: i1):
    "test.use"(%true) : (i1) -> ()
    scf.yield
  }
  return %0 : i1
}`},
	{"a while with a value that does not change", `func.func @f(%x: i32, %y: i32) -> (i32, i32) {
  %r:2 = scf.while (%p = %x, %q = %y) : (i32, i32) -> (i32, i32) {
    %c = "test.more"(%p, %q) : (i32, i32) -> i1
    scf.condition(%c) %p, %q : i32, i32
  } do {
  ^bb0(%p: i32, %q: i32):
    %z = "test.next"(%q) : (i32) -> i32
    scf.yield %p, %z : i32, i32
  }
  return %r#0, %r#1 : i32, i32
}`, `func.func @f(%arg0: i32, %arg1: i32) -> (i32, i32) {
  %0 = scf.while (%arg2 = %arg1) : (i32) -> i32 {
    %1 = "test.more"(%arg0, %arg2) : (i32, i32) -> i1
    scf.condition(%1) %arg2 : i32
  } do {
  ^bb0(%arg2: i32):
    %1 = "test.next"(%arg2) : (i32) -> i32
    scf.yield %1 : i32
  }
  return %arg0, %0 : i32, i32
}`},
	{"a while with a result that nobody uses", `func.func @f(%x: i32) -> i32 {
  %r:2 = scf.while (%p = %x) : (i32) -> (i32, i32) {
    %c = "test.more"(%p) : (i32) -> i1
    %q = "test.other"(%p) : (i32) -> i32
    scf.condition(%c) %p, %q : i32, i32
  } do {
  ^bb0(%p: i32, %q: i32):
    %z = "test.next"(%p) : (i32) -> i32
    scf.yield %z : i32
  }
  return %r#0 : i32
}`, `func.func @f(%arg0: i32) -> i32 {
  %0 = scf.while (%arg1 = %arg0) : (i32) -> i32 {
    %1 = "test.more"(%arg1) : (i32) -> i1
    %2 = "test.other"(%arg1) : (i32) -> i32
    scf.condition(%1) %arg1 : i32
  } do {
  ^bb0(%arg1: i32):
    %1 = "test.next"(%arg1) : (i32) -> i32
    scf.yield %1 : i32
  }
  return %0 : i32
}`},
	{"a while that gives the same value twice", `func.func @f(%x: i32) -> (i32, i32) {
  %r:2 = scf.while (%p = %x) : (i32) -> (i32, i32) {
    %c = "test.more"(%p) : (i32) -> i1
    scf.condition(%c) %p, %p : i32, i32
  } do {
  ^bb0(%p: i32, %q: i32):
    %z = "test.next"(%p, %q) : (i32, i32) -> i32
    scf.yield %z : i32
  }
  return %r#0, %r#1 : i32, i32
}`, `func.func @f(%arg0: i32) -> (i32, i32) {
  %0 = scf.while (%arg1 = %arg0) : (i32) -> i32 {
    %1 = "test.more"(%arg1) : (i32) -> i1
    scf.condition(%1) %arg1 : i32
  } do {
  ^bb0(%arg1: i32):
    %1 = "test.next"(%arg1, %arg1) : (i32, i32) -> i32
    scf.yield %1 : i32
  }
  return %0, %0 : i32, i32
}`},
	{"a parallel loop of one iteration", `func.func @f(%n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.parallel (%i, %j) = (%c0, %c0) to (%c1, %n) step (%c1, %c1) {
    "test.use"(%i, %j) : (index, index) -> ()
  }
  return
}`, `func.func @f(%arg0: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.parallel (%arg1) = (%c0) to (%arg0) step (%c1) {
    "test.use"(%c0, %arg1) : (index, index) -> ()
    scf.reduce 
  }
  return
}`},
	{"a parallel loop of one iteration in all dimensions", `func.func @f(%x: f32) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.parallel (%i) = (%c0) to (%c1) step (%c1) init (%x) -> f32 {
    %y = "test.value"(%i) : (index) -> f32
    scf.reduce(%y : f32) {
    ^bb0(%p: f32, %q: f32):
      %z = arith.addf %p, %q : f32
      scf.reduce.return %z : f32
    }
  }
  return %r : f32
}`, `func.func @f(%arg0: f32) -> f32 {
  %c0 = arith.constant 0 : index
  %0 = "test.value"(%c0) : (index) -> f32
  %1 = arith.addf %arg0, %0 : f32
  return %1 : f32
}`},
	{"a parallel loop of no iteration", `func.func @f(%n: index, %x: f32) -> f32 {
  %c4 = arith.constant 4 : index
  %c1 = arith.constant 1 : index
  %r = scf.parallel (%i, %j) = (%c4, %c4) to (%n, %c4) step (%c1, %c1) init (%x) -> f32 {
    %y = "test.value"(%i) : (index) -> f32
    scf.reduce(%y : f32) {
    ^bb0(%p: f32, %q: f32):
      %z = arith.addf %p, %q : f32
      scf.reduce.return %z : f32
    }
  }
  return %r : f32
}`, `func.func @f(%arg0: index, %arg1: f32) -> f32 {
  return %arg1 : f32
}`},
	{"parallel loops that are one", `func.func @f(%a: index, %b: index, %s: index) {
  scf.parallel (%i) = (%a) to (%b) step (%s) {
    scf.parallel (%j) = (%a) to (%b) step (%s) {
      "test.use"(%i, %j) : (index, index) -> ()
    }
  }
  return
}`, `func.func @f(%arg0: index, %arg1: index, %arg2: index) {
  scf.parallel (%arg3, %arg4) = (%arg0, %arg0) to (%arg1, %arg1) step (%arg2, %arg2) {
    "test.use"(%arg3, %arg4) : (index, index) -> ()
    scf.reduce 
  }
  return
}`},
	{"a forall with constants", `func.func @f() {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %c2 = arith.constant 2 : index
  scf.forall (%i) = (%c0) to (%c8) step (%c2) {
    "test.use"(%i) : (index) -> ()
  }
  return
}`, `func.func @f() {
  scf.forall (%arg0) = (0) to (8) step (2) {
    "test.use"(%arg0) : (index) -> ()
  }
  return
}`},
	{"a forall of one iteration", `func.func @f() {
  scf.forall (%i, %j) in (1, 4) {
    "test.use"(%i, %j) : (index, index) -> ()
  }
  return
}`, `func.func @f() {
  %c0 = arith.constant 0 : index
  scf.forall (%arg0) in (4) {
    "test.use"(%c0, %arg0) : (index, index) -> ()
  }
  return
}`},
	{"a region with one block", `func.func @f(%x: i32) -> i32 {
  %r = scf.execute_region -> i32 {
    %y = "test.value"(%x) : (i32) -> i32
    scf.yield %y : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: i32) -> i32 {
  %0 = "test.value"(%arg0) : (i32) -> i32
  return %0 : i32
}`},
	{"a region that must stay", `func.func @f(%x: i32) -> i32 {
  %r = scf.execute_region -> i32 no_inline {
    %y = "test.value"(%x) : (i32) -> i32
    scf.yield %y : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: i32) -> i32 {
  %0 = scf.execute_region -> i32 no_inline {
    %1 = "test.value"(%arg0) : (i32) -> i32
    scf.yield %1 : i32
  }
  return %0 : i32
}`},
	{"a region of several blocks", `func.func @f(%c: i1, %x: i32, %y: i32) -> i32 {
  %r = scf.execute_region -> i32 {
    cf.cond_br %c, ^bb1, ^bb2
  ^bb1:
    "test.one"() : () -> ()
    scf.yield %x : i32
  ^bb2:
    "test.two"() : () -> ()
    scf.yield %y : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
  cf.cond_br %arg0, ^bb1, ^bb2
^bb1:  // pred: ^bb0
  "test.one"() : () -> ()
  cf.br ^bb3(%arg1 : i32)
^bb2:  // pred: ^bb0
  "test.two"() : () -> ()
  cf.br ^bb3(%arg2 : i32)
^bb3(%0: i32):  // 2 preds: ^bb1, ^bb2
  return %0 : i32
}`},
	{"a switch of a constant", `func.func @f(%x: i32, %y: i32) -> i32 {
  %c2 = arith.constant 2 : index
  %r = scf.index_switch %c2 -> i32
  case 1 {
    scf.yield %x : i32
  }
  case 2 {
    %z = "test.two"() : () -> i32
    scf.yield %z : i32
  }
  default {
    scf.yield %y : i32
  }
  return %r : i32
}`, `func.func @f(%arg0: i32, %arg1: i32) -> i32 {
  %0 = "test.two"() : () -> i32
  return %0 : i32
}`},
	{"a switch of a constant without a case", `func.func @f() {
  %c9 = arith.constant 9 : index
  scf.index_switch %c9
  case 1 {
    "test.one"() : () -> ()
    scf.yield
  }
  default {
    "test.other"() : () -> ()
  }
  return
}`, `func.func @f() {
  "test.other"() : () -> ()
  return
}`},
	{"a reduction over nothing", `func.func @f(%x: i32) -> i32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %c0 step %c1 iter_args(%s = %x) -> (i32) {
    %v = arith.index_cast %i : index to i32
    %t = arith.addi %s, %v : i32
    scf.yield %t : i32
  }
  %q = arith.addi %r, %r : i32
  return %q : i32
}`, `func.func @f(%arg0: i32) -> i32 {
  %0 = arith.addi %arg0, %arg0 : i32
  return %0 : i32
}`},
}

func TestSimplified(t *testing.T) {
	for _, tt := range simplified {
		t.Run(tt.name, func(t *testing.T) {
			module := mustRead(t, tt.before)
			rewrite.Greedy(module, rewrite.NewSet(rewrite.Canonicalizations(dialects...)...), rewrite.Config{TopDown: true, Regions: rewrite.Normal})
			if got := plain(module, false); got != trimmed(tt.after) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.after)
			}
		})
	}
}
